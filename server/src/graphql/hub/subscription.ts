import { getArgumentValues, getOperationAST, GraphQLError, Kind, parse, validate, visit } from 'graphql';
import type { DocumentNode, FieldNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Position } from './hub.ts';

/** An operation as it comes over the wire. */
export interface Asked {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** A live question: what is asked, and from where on this reader wants to hear. */
export interface LiveQuestion {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  /** Without where this reader starts: what is left is the same for everybody who asks the same. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly since: Position | undefined;
}

/** Limits on what may be asked, as for any other operation. */
export type Check = (schema: GraphQLSchema, document: DocumentNode, asked: Asked) => readonly GraphQLError[];

/** Reads and checks a live question; only subscriptions travel over the socket. */
export function readQuestion(schema: GraphQLSchema, asked: Asked, check: Check = (its, document) => validate(its, document)): LiveQuestion | readonly GraphQLError[] {
  try {
    const document = parse(asked.query, { maxTokens: MOST_TOKENS });
    const operation = getOperationAST(document, asked.operationName);
    if (operation?.operation !== 'subscription') return [new GraphQLError('Only subscriptions are answered here')];
    const errors = check(schema, document, asked);
    if (errors.length > 0) return errors;

    const variables = asked.variables ?? {};
    const since = readSince(schema, operation, variables);
    return { document, operationName: asked.operationName ?? undefined, variables: withoutSince(document, operation, variables), since };
  } catch (error) {
    return [error instanceof GraphQLError ? error : new GraphQLError('The operation cannot be read')];
  }
}

const MOST_TOKENS = 2_000;

function readSince(schema: GraphQLSchema, operation: OperationDefinitionNode, variables: Readonly<Record<string, unknown>>): Position | undefined {
  const field = rootField(operation);
  const definition = field && schema.getSubscriptionType()?.getFields()[field.name.value];
  if (field === undefined || definition === undefined) throw new GraphQLError('There is no such subscription');
  const { since } = getArgumentValues(definition, field, variables);
  if (since === undefined || since === null) return undefined;
  const position = Number(since);
  if (!Number.isSafeInteger(position) || position < 0) throw new GraphQLError('since is not a position in the log');
  return position;
}

/** Where `since` comes by a variable of its own, the variable gets one value for all readers. */
function withoutSince(document: DocumentNode, operation: OperationDefinitionNode, variables: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const value = rootField(operation)?.arguments?.find(({ name }) => name.value === 'since')?.value;
  if (value?.kind !== Kind.VARIABLE) return variables;
  const name = value.name.value;
  let uses = 0;
  visit(document, { Variable: (node) => void (uses += node.name.value === name ? 1 : 0) });
  const usedElsewhere = uses > DEFINITION_AND_ARGUMENT;
  return usedElsewhere ? variables : { ...variables, [name]: '0' };
}

const DEFINITION_AND_ARGUMENT = 2;

export function rootField({ selectionSet }: OperationDefinitionNode): FieldNode | undefined {
  return selectionSet.selections.find((selection): selection is FieldNode => selection.kind === Kind.FIELD);
}
