import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/** Scalars travel as text; what comes in is checked here and trusted inside. `wrong` says what is the matter, and how to write it. */
function textScalar<T>(name: string, description: string, parse: (text: string) => T | undefined, serialise: (value: unknown) => string, wrong: (text: string) => string): GraphQLScalarType<T, string> {
  const parseOrThrow = (text: unknown): T => {
    const parsed = typeof text === 'string' ? parse(text) : undefined;
    if (parsed === undefined) throw new GraphQLError(typeof text === 'string' ? wrong(text.slice(0, 40)) : `A ${name} is text in quotation marks.`, { extensions: { code: 'BAD_USER_INPUT' } });
    return parsed;
  };
  return new GraphQLScalarType<T, string>({
    name,
    description,
    serialize: serialise,
    parseValue: parseOrThrow,
    parseLiteral: (node) => parseOrThrow(node.kind === Kind.STRING || node.kind === Kind.INT ? node.value : undefined),
  });
}

const WITH_ZONE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;
const WITHOUT_ZONE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?$/;

/** Comes in as a Date; goes out from a Date or from UTC milliseconds (S1). */
export const DateTime = textScalar<Date>(
  'DateTime',
  'An instant in UTC, RFC 3339 with milliseconds.',
  (text) => (WITH_ZONE.test(text) && !Number.isNaN(Date.parse(text)) ? new Date(text) : undefined),
  (value) => (value instanceof Date ? value : new Date(Number(value))).toISOString(),
  (text) => (WITHOUT_ZONE.test(text) ? `"${text}" has no zone: write ${text}Z for UTC, or add the offset, such as +01:00.` : `"${text}" is not a time: write it as 2026-11-01T13:05:00Z.`),
);

const INTEGER = /^-?\d{1,400}$/;

export const BigIntText = textScalar<bigint>(
  'BigInt',
  'An integer of any size, in decimal digits.',
  (text) => (INTEGER.test(text) ? BigInt(text) : undefined),
  String,
  (text) => `"${text}" is not an integer: write its decimal digits.`,
);

const DECIMAL = /^\d{1,3}(\.\d{1,12})?$/;

/** Stays text: the engine reads it exactly. */
export const Percentage = textScalar<string>(
  'Percentage',
  'A percentage as an exact decimal string, e.g. "99.9".',
  (text) => (DECIMAL.test(text) ? text : undefined),
  String,
  (text) => `"${text}" is not a percentage: write a decimal number from 0 to 100, such as 99.9.`,
);

const SIGNED_DECIMAL = /^-?\d{1,30}(\.\d{1,12})?$/;

/** Stays text: the engine reads it exactly. */
export const Decimal = textScalar<string>(
  'Decimal',
  'An exact decimal number, e.g. "4.5" or "180000.00".',
  (text) => (SIGNED_DECIMAL.test(text) ? text : undefined),
  String,
  (text) => `"${text}" is not a decimal number: write it in digits, such as 4.5.`,
);

const POSITION = /^\d{1,15}$/;

export const LogPosition = textScalar<number>(
  'LogPosition',
  "A place in the tenant's log, in decimal digits. Greater is later.",
  (text) => (POSITION.test(text) ? Number(text) : undefined),
  String,
  (text) => `"${text}" is not a place in the log: write its decimal digits.`,
);
