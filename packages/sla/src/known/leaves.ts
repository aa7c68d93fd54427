import type { Fraction } from '../model.ts';

/** A single value of a result. */
export type Value = string | number | boolean | null | Fraction;

/** Every value of a result by its place in it; accounts are not looked into. */
export function leavesOf(result: unknown): ReadonlyMap<string, Value> {
  const leaves = new Map<string, Value>();
  const walk = (value: unknown, path: string): void => {
    if (isValue(value)) leaves.set(path, value);
    else for (const [name, part] of partsOf(value)) if (name !== 'trace') walk(part, path === '' ? name : `${path}.${name}`);
  };
  walk(result, '');
  return leaves;
}

function isValue(value: unknown): value is Value {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null || isFraction(value);
}

function isFraction(value: unknown): value is Fraction {
  return typeof value === 'object' && value !== null && Object.keys(value).sort().join(' ') === 'denominator numerator';
}

/** The parts of an object by their names, and those of a list by what tells them apart, so that a new one renames no other. */
function partsOf(value: unknown): readonly (readonly [string, unknown])[] {
  if (!Array.isArray(value)) return typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const list: readonly unknown[] = value;
  const names = IDENTITIES.map((identity) => list.map((part) => nameBy(identity, part))).find((some) => new Set(some).size === some.length && !some.includes(undefined));
  return list.map((part, place) => [names?.[place] ?? String(place), part] as const);
}

/** What tells the parts of a list apart; the first one that does. */
const IDENTITIES = ['id', 'level', 'party', 'component', 'clock', 'start'] as const;

function nameBy(identity: string, part: unknown): string | undefined {
  const name: unknown = typeof part === 'object' && part !== null ? Reflect.get(part, identity) : undefined;
  return typeof name === 'string' || typeof name === 'number' ? String(name) : undefined;
}
