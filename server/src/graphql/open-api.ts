import { ApolloServer, type ApolloServerOptionsWithGateway, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled, ApolloServerPluginSchemaReportingDisabled, ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import { compile, Plans } from './compile.ts';
import { closedFormat } from './errors.ts';
import { executeOperation } from './execute-operation.ts';
import { limits, MOST_TOKENS, validationRules } from './limits.ts';
import type { ApiRequest } from './request.ts';

export interface ApiOptions {
  readonly schema: GraphQLSchema;
  readonly plugins?: readonly ApolloServerPlugin<ApiRequest>[];
  readonly makePlan?: typeof compile;
}

/** Apollo with our executor: every operation is a compiled plan in one transaction. */
export function openApi({ schema, plugins = [], makePlan = compile }: ApiOptions): ApolloServer<ApiRequest> {
  return new ApolloServer<ApiRequest>({
    gateway: gateway(schema, makePlan),
    validationRules,
    parseOptions: { maxTokens: MOST_TOKENS },
    plugins: [...NOTHING_ELSE, limits, traced, ...plugins],
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    status400ForVariableCoercionErrors: true,
    formatError: closedFormat,
    logger: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
    nodeEnv: 'production',
  });
}

/** Nothing is reported, nothing is cached, and no resolver is wrapped. */
const NOTHING_ELSE = [
  ApolloServerPluginCacheControlDisabled(),
  ApolloServerPluginLandingPageDisabled(),
  ApolloServerPluginSchemaReportingDisabled(),
  ApolloServerPluginUsageReportingDisabled(),
];

/** Apollo's public door for an executor of one's own. */
function gateway(schema: GraphQLSchema, makePlan: typeof compile): ApolloServerOptionsWithGateway<ApiRequest>['gateway'] {
  const plans = new Plans();
  return {
    onSchemaLoadOrUpdate: (tell) => {
      tell({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    load: async () => ({
      executor: async ({ document, queryHash, operationName, operation, request, context }) => {
        const name = operationName ?? undefined;
        const plan = plans.get(`${queryHash} ${name ?? ''}`, () => makePlan(schema, document, name));
        return executeOperation(plan, operation.operation, request.variables ?? {}, asRequest(context));
      },
    }),
    stop: async () => undefined,
  };
}

function asRequest(context: unknown): ApiRequest {
  // Apollo hands on what our context function made, without its type.
  return context as ApiRequest;
}

/** Whatever went wrong, the answer says under which id it is written down. */
const traced: ApolloServerPlugin<ApiRequest> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response, contextValue }) => {
      if (response.body.kind !== 'single') return;
      const { errors } = response.body.singleResult;
      if (errors === undefined) return;
      const trace = contextValue.requestId;
      response.body.singleResult.errors = errors.map((error) => ({ ...error, extensions: { ...error.extensions, trace } }));
    },
  }),
};
