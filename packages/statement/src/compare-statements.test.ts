import type { Fact, LevelTerms } from '@entente/sla';
import { describe, expect, test } from 'vitest';
import { aKey, at, change, facts, input, terms } from '../testing/statements.ts';
import { buildStatement, compareStatements, isSame, type Statement, type StatementInput, signStatement } from './index.ts';

async function statement(given: Partial<StatementInput> = {}): Promise<Statement> {
  return (await signStatement((await buildStatement(input(given))).statement, (await aKey('k1')).key)).statement;
}

const late: Fact = { ...change(4, '05T10:40:00', 'down'), recordedAt: at('30T00:00:00') };
const recovered: Fact = { ...change(5, '05T12:00:00', 'up'), recordedAt: at('30T00:00:00') };

describe('two statements side by side', () => {
  test('say the same when they are the same', async () => {
    const same = { subject: [], pins: [], terms: [], numbers: [], money: [], facts: { added: [], missing: [], changed: [], superseded: [] } };

    const compared = compareStatements(await statement(), await statement(), { before: facts, after: facts });

    expect(compared).toEqual(same);
    expect(isSame(compared)).toBe(true);
  });

  test('of which one restates the other after late facts: the facts, the position and the numbers differ, the terms do not (S23)', async () => {
    const known = [...facts, late, recovered];
    const restated = await statement({ version: 2, facts: known, pins: { agreementVersion: 1, calendars: [{ name: 'always', version: 1 }], logPosition: 5 } });

    const compared = compareStatements(await statement(), restated, { before: facts, after: known });

    expect(compared.terms).toEqual([]);
    expect(compared.subject).toEqual([{ path: 'version', before: '1', after: '2' }]);
    expect(compared.pins).toEqual([{ path: 'logPosition', before: '3', after: '5' }]);
    expect(compared.numbers).toContainEqual({ level: 'availability', path: 'toDate.bad', before: `"${40 * 60_000}"`, after: `"${120 * 60_000}"` });
    expect(compared.facts).toEqual({ added: [late, recovered], missing: [], changed: [], superseded: [{ before: facts[2], after: late }] });
  });

  test('of levels of other kinds: what they are compared with, what is left, and single clocks', async () => {
    const level: LevelTerms = { ...terms(), kind: 'ratio', method: { measures: 'samples', sources: ['probe'], combine: 'any-bad' } };
    const builds: Fact = { kind: 'samples', id: 'fact-4', position: 4, source: 'probe', component: 'mail', recordedAt: at('20T00:00:00'), at: [at('04T10:00:00')], good: [9], total: [10] };
    const of = (expected: string) => statement({ levels: [{ key: 'builds', terms: { ...level, expected } }], facts: [builds] });

    const { numbers } = compareStatements(await of('90'), await of('95'));

    expect(numbers.map(({ path }) => path).toSorted()).toEqual(['left.denominator', 'left.numerator', 'lines.expected.denominator', 'lines.expected.numerator', 'state']);
  });

  test('under other terms: the terms are named, and what they do to the numbers', async () => {
    const stricter = await statement({ levels: [{ key: 'availability', terms: terms({ expected: '99.95' }) }] });

    const { terms: changed, numbers, pins } = compareStatements(await statement(), stricter);

    expect(changed).toEqual([{ level: 'availability', path: 'expected', before: '"99.9"', after: '"99.95"' }]);
    expect(numbers).toContainEqual({ level: 'availability', path: 'state', before: '"met"', after: '"below-expected"' });
    expect(pins.map(({ path }) => path)).toEqual(['terms']);
  });

  test('of which one has another level: it stands there whole', async () => {
    const more = await statement({ levels: [{ key: 'availability', terms: terms() }, { key: 'nights', terms: terms({ id: 'level-2' }) }] });

    expect(compareStatements(await statement(), more).terms).toEqual([expect.objectContaining({ level: 'nights', before: 'nothing' })]);
  });

  test('whose facts were tampered with: left out and changed are told from added', async () => {
    const [one] = facts;
    const { facts: compared } = compareStatements(await statement(), await statement(), { before: facts, after: [change(1, '01T00:00:00', 'degraded')] });

    expect(isSame({ subject: [], pins: [], terms: [], numbers: [], money: [], ...(compared === undefined ? {} : { facts: compared }) })).toBe(false);
    expect(compared).toEqual({ added: [], missing: facts.slice(1), changed: [{ before: one, after: change(1, '01T00:00:00', 'degraded') }], superseded: [] });
  });

  test.each<[string, Fact, Fact]>([
    ['samples', { kind: 'samples', id: 'a', position: 1, source: 's', component: 'mail', recordedAt: 1, at: [5], value: [1] }, { kind: 'samples', id: 'b', position: 2, source: 's', component: 'mail', recordedAt: 2, at: [5], value: [2] }],
    ['exclusion', { kind: 'exclusion', id: 'a', position: 1, source: 's', component: 'mail', recordedAt: 1, window: { start: 1, end: 2 }, reason: 'r', approved: false }, { kind: 'exclusion', id: 'b', position: 2, source: 's', component: 'mail', recordedAt: 2, window: { start: 1, end: 2 }, reason: 'r', approved: true }],
  ])('name the fact that a later one supersedes: %s', async (_kind, before, after) => {
    const same = await statement();

    expect(compareStatements(same, same, { before: [before], after: [before, after] }).facts?.superseded).toEqual([{ before, after }]);
  });
});
