import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/** Every code that an error of the API can carry; there is no other. */
export const CODES = [
  'SIGN_IN_REQUIRED', 'TENANT_REQUIRED', 'FORBIDDEN', 'BAD_USER_INPUT', 'TOO_COMPLEX', 'INTROSPECTION_OFF', 'CONFLICT', 'TRY_AGAIN', 'TIMEOUT',
  'INTERNAL', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_REQUEST', 'OPERATION_RESOLUTION_FAILURE', 'PERSISTED_QUERY_NOT_SUPPORTED',
] as const;
export type Code = (typeof CODES)[number];

const isCode = (code: unknown): code is Code => CODES.some((each) => each === code);

/** States of PostgreSQL that a client can do something about; every other is ours. */
const BY_STATE: Readonly<Record<string, readonly [Code, string]>> = {
  '23505': ['CONFLICT', 'Somebody else did this at the same time. Look again, then decide.'],
  '23P01': ['CONFLICT', 'Somebody else did this at the same time. Look again, then decide.'],
  '40001': ['TRY_AGAIN', 'Too much happened at the same time. Try again.'],
  '40P01': ['TRY_AGAIN', 'Too much happened at the same time. Try again.'],
  '55P03': ['TRY_AGAIN', 'Too much happened at the same time. Try again.'],
  '57014': ['TIMEOUT', 'This took too long and was stopped.'],
};

/** An error of execution as the client may see it: a code of ours, no SQL, no name of anything inside. */
export function shownError(thrown: unknown, failed: (error: unknown) => void): GraphQLError {
  // The compiler's errors are made outside our realm of classes: what they carry counts, not what they are.
  const { path, nodes, originalError, message, extensions } = asLocated(thrown);
  const location = { ...(path ? { path } : {}), ...(nodes ? { nodes } : {}) };
  const ownCode = codeOf(originalError) ?? codeOf({ extensions });
  if (ownCode !== undefined) return new GraphQLError(message, { ...location, extensions: { code: ownCode } });
  // Without a path it was the question that could not be executed.
  if (path === undefined && (originalError === undefined || originalError instanceof GraphQLError)) return new GraphQLError(message, { ...location, extensions: { code: 'BAD_USER_INPUT' } });

  const state = stateOf(originalError);
  const known = state === undefined ? undefined : BY_STATE[state];
  if (known === undefined) failed(originalError ?? thrown);
  const [code, says] = known ?? ['INTERNAL', 'Something went wrong on our side. The trace id leads to it.'];
  return new GraphQLError(says, { ...location, extensions: { code } });
}

interface Located {
  readonly message: string;
  readonly path?: readonly (string | number)[] | undefined;
  readonly nodes?: GraphQLError['nodes'];
  readonly originalError?: unknown;
  readonly extensions?: unknown;
}

function asLocated(thrown: unknown): Located {
  return typeof thrown === 'object' && thrown !== null && 'message' in thrown && typeof thrown.message === 'string'
    ? { ...Object(thrown), message: thrown.message, path: Reflect.get(thrown, 'path'), nodes: Reflect.get(thrown, 'nodes'), originalError: Reflect.get(thrown, 'originalError'), extensions: Reflect.get(thrown, 'extensions') }
    : { message: String(thrown), originalError: thrown };
}

function codeOf(error: unknown): Code | undefined {
  const extensions: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'extensions') : undefined;
  const code: unknown = typeof extensions === 'object' && extensions !== null ? Reflect.get(extensions, 'code') : undefined;
  return isCode(code) ? code : undefined;
}

/** The SQLSTATE of what the database said, wrapped or not. */
function stateOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const code: unknown = Reflect.get(error, 'code');
  if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code;
  return stateOf(Reflect.get(error, 'cause') ?? Reflect.get(error, 'previous'));
}

/** The last look at whatever is about to leave: a code of the catalogue, nothing but code and trace beside it. */
export function closedFormat({ message, path, locations, extensions }: GraphQLFormattedError): GraphQLFormattedError {
  const place = { ...(path ? { path } : {}), ...(locations ? { locations } : {}) };
  const code = extensions?.['code'];
  if (isCode(code)) return { message, ...place, extensions: { code } };
  return { message: 'Something went wrong on our side. The trace id leads to it.', ...place, extensions: { code: 'INTERNAL' } };
}
