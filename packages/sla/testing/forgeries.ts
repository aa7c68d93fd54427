/** A result with one of its numbers changed, once for each of them: what a replay has to find (S24). */
export interface Forgery<Result> {
  /** The keys that lead to the number: "toDate.good". */
  readonly path: string;
  readonly forged: Result;
}

const NUMBER = /^-?\d+(\.\d+)?$/;

/** Of the numbers under the given keys; a denominator is a part of its number. */
export function forgeriesOf<Result extends object>(result: Result, keys: readonly (keyof Result & string)[]): readonly Forgery<Result>[] {
  return keys.flatMap((key) => pathsIn(result[key], key)).map((path) => ({ path, forged: JSON.parse(JSON.stringify(result, changing(result, path))) }));
}

function pathsIn(value: unknown, path: string): readonly string[] {
  if (typeof value === 'number' || (typeof value === 'string' && NUMBER.test(value))) return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => (key === 'denominator' ? [] : pathsIn(part, `${path}.${key}`)));
}

/** Replaces the value at a path as the result is written. */
function changing(result: object, path: string): (this: unknown, key: string, value: unknown) => unknown {
  const pathOf = new Map<unknown, string>([[result, '']]);
  return function replaced(key, value) {
    const before = pathOf.get(this) ?? '';
    const own = before === '' ? key : `${before}.${key}`;
    if (typeof value === 'object' && value !== null && value !== result) pathOf.set(value, own);
    return own === path ? oneMore(value) : value;
  };
}

function oneMore(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  const text = String(value);
  return text.includes('.') ? `1${text.replace('-', '')}` : String(BigInt(text) + 1n);
}
