import { z } from 'zod';

/** How a single value is written: the way in, the way out, and what to say when it is something else. */
interface Scalar<T> {
  /** What it is in terms; of several forms of a value, the one that is written back is found by it. */
  readonly value: z.ZodType<T, T>;
  readonly code: string;
  /** As in "… is not a duration." */
  readonly what: string;
  readonly fix: string;
  /** For editors; the way in decides. */
  readonly pattern?: string;
  readonly examples?: readonly string[];
  readonly read: (text: string) => T | undefined;
  readonly write: (value: T) => string | number;
}

/** A value written as text, read exactly and written back so that it reads the same. */
export function textScalar<T>(scalar: Scalar<T>) {
  return z.codec(textForm(scalar), scalar.value, codingOf<T, string>(scalar));
}

/** The same for a value that may be written as a number too; the digits count, not the machine's nearest number. */
export function numberScalar<T>(scalar: Scalar<T>) {
  return z.codec(z.union([textForm(scalar), z.number()]), scalar.value, {
    ...codingOf<T, string | number>(scalar),
    encode: (value) => asNumber(scalar.write(value)),
  });
}

function textForm<T>({ pattern, examples }: Scalar<T>) {
  return z.string().meta({ ...(pattern === undefined ? {} : { pattern }), ...(examples === undefined ? {} : { examples: [...examples] }) });
}

function codingOf<T, W extends string | number>({ code, what, fix, read, write }: Scalar<T>) {
  return {
    decode: (written: W, context: z.core.ParsePayload<W>): T => {
      const value = read(String(written));
      if (value !== undefined) return value;
      context.issues.push({ code: 'custom', message: `"${written}" is not ${what}.`, params: { code, fix }, input: written });
      return z.NEVER;
    },
    encode: (value: T): string => String(write(value)),
  };
}

/** A decimal that a machine's number writes with the same digits stands as a number; any other as text. */
export function asNumber(written: string | number): string | number {
  return typeof written === 'string' && String(Number(written)) === written ? Number(written) : written;
}
