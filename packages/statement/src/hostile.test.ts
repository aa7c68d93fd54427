import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aKey, input, terms } from '../testing/statements.ts';
import { buildStatement, signStatement, verifyStatement } from './index.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const { key, trust } = await aKey('k');
const built = await buildStatement(input({ levels: [{ key: 'availability', terms: terms({ calendar: { kind: 'business', zone: 'Europe/Amsterdam', weekly: [{ days: ['mon', 'fri'], shifts: [{ opens: '08:00', closes: '18:00' }] }] } }) }, { key: 'twice', earlier: [terms({ id: 'level-2', inForce: { start: 0, end: input().asOf - 1e9 } })], terms: terms({ id: 'level-2', amended: 'combine', inForce: { start: input().asOf - 1e9 } }) }] }));
const EVIDENCE = built.lines.map((line) => `${line}\n`).join('');
const statement: Json = JSON.parse(JSON.stringify((await signStatement(built.statement, key)).statement));

/** Every place in it, outermost first. */
function placesIn(value: Json, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, inner]) => placesIn(inner, [...path, name]))];
}

function put(value: Json, [name, ...rest]: readonly string[], other: Json | undefined): Json | undefined {
  if (name === undefined) return other;
  if (typeof value !== 'object' || value === null) return value;
  const changed = Object.entries(value).flatMap(([each, inner]) => {
    const now = each === name ? put(inner, rest, other) : inner;
    return now === undefined ? [] : [[each, now] as const];
  });
  return Array.isArray(value) ? changed.map(([, inner]) => inner) : Object.fromEntries(changed);
}

const something = fc.oneof(fc.constantFrom<Json | undefined>(undefined, null, true, -1, 0.5, 1e300, '', 'nonsense', [], {}, [null], { kind: 'nonsense' }), fc.constantFrom(...placesIn(statement)).map((path) => path.reduce<Json | undefined>((at, name) => (typeof at === 'object' && at !== null ? Reflect.get(at, name) : undefined), statement)));

describe('a statement that somebody changed by hand', () => {
  it('law: is answered and never trusted, whatever was put where', async () => {
    await fc.assert(fc.asyncProperty(fc.constantFrom(...placesIn(statement)), something, async (path, other) => {
      const changed = put(statement, path, other);
      fc.pre(changed !== undefined && JSON.stringify(changed) !== JSON.stringify(statement));
      const { outcome, findings } = await verifyStatement(JSON.stringify(changed), { evidence: EVIDENCE, trust });
      expect(outcome).toBe('refused');
      expect(findings.filter(({ weight }) => weight === 'wrong')).not.toEqual([]);
    }), { seed: 24, numRuns: 600 });
  });
});
