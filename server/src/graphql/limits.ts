import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloArmor } from '@escape.tech/graphql-armor';
import { type DocumentNode, GraphQLError, type GraphQLSchema, Kind, type OperationDefinitionNode, visit } from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';
import type { ApiRequest } from './request.ts';

/** The most that one operation may cost: a field costs one, a list what one of it costs times `first`. */
export const MOST_COST = 100_000;
export const MOST_AT_ONCE = 100;

/** Looked at while the text is read and validated, before any variable is known. */
export const { validationRules } = new ApolloArmor({
  costLimit: { enabled: false },
  maxDepth: { n: 16, flattenFragments: true },
  maxAliases: { n: 30 },
  maxDirectives: { n: 30 },
}).protect();

export const MOST_TOKENS = 2_000;

/** What the operation with these variables may not do; nothing when it may run. */
export function overTheLimit(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, variables: Record<string, unknown>): GraphQLError | undefined {
  if (operation.operation === 'mutation' && operation.selectionSet.selections.length > 1) {
    return refusal('TOO_COMPLEX', 'One mutation a request: it is done whole or not at all.');
  }
  try {
    const cost = getComplexity({ schema, query: document, variables, estimators: [perPage], ...(operation.name ? { operationName: operation.name.value } : {}) });
    if (cost > MOST_COST) return refusal('TOO_COMPLEX', `This asks for ${cost} things at once; ${MOST_COST} are the most. Ask for smaller pages.`);
    return undefined;
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

const perPage: ComplexityEstimator = ({ args, childComplexity }) => {
  const first: unknown = args['first'];
  if (first === undefined) return childComplexity + 1;
  if (typeof first !== 'number' || first < 1 || first > MOST_AT_ONCE) {
    throw refusal('BAD_USER_INPUT', `\`first\` is a number from 1 to ${MOST_AT_ONCE}.`);
  }
  return 1 + first * childComplexity;
};

function refusal(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: 400 } } });
}

const introspective = new WeakMap<DocumentNode, boolean>();

/** Whether it asks for the schema. A document is kept by Apollo and looked at once. */
export function asksForSchema(document: DocumentNode): boolean {
  const known = introspective.get(document);
  if (known !== undefined) return known;
  let found = false;
  visit(document, {
    [Kind.FIELD]: ({ name }) => {
      if (name.value === '__schema' || name.value === '__type') found = true;
    },
  });
  introspective.set(document, found);
  return found;
}

/** After validation, with the variables, before anything is compiled. */
export const limits: ApolloServerPlugin<ApiRequest> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ schema, document, operation, request, contextValue }) => {
      if (!contextValue.mayIntrospect && asksForSchema(document)) {
        throw refusal('INTROSPECTION_OFF', 'The schema is told to holders of an API key; it also stands in the documentation.');
      }
      const error = operation && overTheLimit(schema, document, operation, request.variables ?? {});
      if (error !== undefined) throw error;
    },
  }),
};
