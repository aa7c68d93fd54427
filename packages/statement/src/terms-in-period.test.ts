import type { AvailabilityTerms, GoalTerms, LevelTerms, RatioTerms } from '@entente/sla';
import { evaluateLevel, evaluateSegments, evaluateValueSegments } from '@entente/sla';
import { HOUR } from '@entente/worktime';
import { describe, expect, test } from 'vitest';
import { aKey, at, change, facts, input, march, terms } from '../testing/statements.ts';
import { buildStatement, compareStatements, levelResult, signStatement, termsInPeriod, verifyStatement } from './index.ts';

const tenth = at('10T00:00:00');
const until10 = { inForce: { start: march.start, end: tenth } };
const after10 = { inForce: { start: tenth } };
const asOf = march.end + 1;
const down = [...facts, change(4, '12T10:00:00', 'down'), change(5, '12T13:00:00', 'up')];

const versions = (last: Partial<AvailabilityTerms> = {}, first: Partial<AvailabilityTerms> = {}): readonly [AvailabilityTerms, AvailabilityTerms] =>
  [terms({ ...until10, ...first }), terms({ expected: '99', minimum: '98', ...after10, ...last })];
const ofCounts = { unknown: { policy: 'ignore' }, method: { measures: 'samples', sources: ['probe'], combine: 'any-bad' } } as const;
const { basis: _, outages: __, ...common } = terms();
const ratio = (given: Partial<RatioTerms>): RatioTerms => ({ ...common, ...ofCounts, kind: 'ratio', ...given });
const goal = (given: Partial<GoalTerms>): GoalTerms => ({ ...common, ...ofCounts, kind: 'goal', counts: 'events', unit: 'leads', promised: '40', better: 'higher', ...given });

const numbers = (segments: readonly LevelTerms[]) => termsInPeriod(segments, march).map((own) => levelResult(own, down, march, asOf).result);

describe('S18 a level in a period that an amendment split', () => {
  test('is one number where its segments are combined, with the lines that they ask for together', () => {
    const [first, last] = versions({ amended: 'combine' });
    const [own, ...others] = termsInPeriod([first, last], march);

    expect([own, others]).toEqual([{ terms: last, earlier: [first] }, []]);
    const { combined } = evaluateSegments([first, last], down, march, asOf);
    const { result, ...lines } = combined ?? {};
    expect(levelResult({ terms: last, earlier: [first] }, down, march, asOf)).toEqual({ result, lines });
    expect(lines).toHaveProperty('minimum');
  });

  test('is one of other kinds too, unless they are sums or differ in kind', () => {
    const both = [ratio(until10), ratio({ expected: '99', amended: 'combine', ...after10 })];
    const [own] = termsInPeriod(both, march);

    expect(own?.earlier).toEqual(both.slice(0, 1));
    expect(numbers(both)).toEqual([evaluateValueSegments(both, down, march, asOf).combined?.result]);
    expect(termsInPeriod([goal(until10), goal({ amended: 'combine', ...after10 })], march)).toHaveLength(2);
    expect(termsInPeriod([terms(until10), ratio({ amended: 'combine', ...after10 })], march)).toHaveLength(2);
    expect(() => levelResult({ terms: goal(after10), earlier: [goal(until10)] }, down, march, asOf)).toThrow('versions of different kinds');
  });

  test('is a number of each segment otherwise, which an amendment alone makes no partial one', () => {
    const full = { partialPeriod: 'full' } as const;

    expect(termsInPeriod(versions(full, full), march)).toEqual(versions({ partialPeriod: 'prorate' }, { partialPeriod: 'prorate' }).map((own) => ({ terms: own })));
    expect(numbers(versions(full, full))).toEqual(evaluateSegments(versions(full, full), down, march, asOf).segments.map(({ result }) => result));
    expect(termsInPeriod([terms()], march)).toEqual([{ terms: terms() }]);
    expect(termsInPeriod([], march)).toEqual([]);
  });

  test('of segments that share a cap on exclusions the later ones rest on the earlier, whatever these said of combining', () => {
    const capped = { exclusions: { effect: 'remove', cap: 2 * HOUR } } as const;
    const segments = versions(capped, { ...capped, amended: 'combine' });
    const excluded = (position: number, day: string) => ({
      kind: 'exclusion' as const, id: `x-${position}`, position, source: 'm', component: 'mail', recordedAt: march.start, window: { start: at(`${day}T10:00:00`), end: at(`${day}T12:00:00`) }, reason: 'works', approved: true,
    });
    const told = [...down, excluded(6, '05'), excluded(7, '12')];
    const results = termsInPeriod(segments, march).map((own) => levelResult(own, told, march, asOf).result);

    expect(results).toEqual(evaluateSegments(segments, told, march, asOf).segments.map(({ result }) => result));
    expect(results[1]).not.toEqual(evaluateLevel(segments[1], told, march, asOf));
    expect(termsInPeriod([...segments, terms({ ...capped, inForce: { start: at('20T00:00:00') } })], march)[1]).not.toHaveProperty('terms.amended');
  });

  test('whose segments lie elsewhere is no number', () => {
    const elsewhere = terms({ inForce: { start: march.end } });
    expect(() => levelResult({ terms: elsewhere, earlier: [elsewhere] }, down, march, asOf)).toThrow('no version of the level is in force');
  });
});

describe('S18 S24 a statement of combined segments', () => {
  const [first, last] = versions({ amended: 'combine' });
  const combined = input({ facts: down, levels: [{ key: 'availability', terms: last, earlier: [first] }] });

  test('states all of their terms, and is recomputed from them', async () => {
    const { key, trust } = await aKey('k');
    const { statement, lines } = await buildStatement(combined);
    const { text } = await signStatement(statement, key);

    expect(statement.levels[0]?.earlier?.map(({ terms: own }) => own)).toEqual([first]);
    expect(await verifyStatement(text, { evidence: lines.join('\n'), trust })).toMatchObject({ outcome: 'verified' });
  });

  test.each([
    ['an earlier segment’s terms', '"expected":"99.9"', '"expected":"99.8"', 'TERMS_CHANGED'],
    ['a line', '"lines":{"expected":{"denominator":"', '"lines":{"expected":{"denominator":"1', 'NUMBER_DIFFERS'],
  ])('tells %s that was changed', async (_what, from, to, code) => {
    const { key, trust } = await aKey('k');
    const { statement, lines } = await buildStatement(combined);
    const { text } = await signStatement(statement, key);
    const changed = text.replace(from, to);

    expect(changed).not.toBe(text);
    const { findings } = await verifyStatement(changed, { evidence: lines.join('\n'), trust });
    expect(findings.map((finding) => finding.code)).toContain(code);
  });

  test('takes the stated hours of each segment where the zone data differ', async () => {
    const { key, trust } = await aKey('k');
    const { statement, lines } = await buildStatement(combined);
    const [level] = statement.levels;
    if (level?.earlier === undefined) throw new Error('the level was combined');
    const moved = { ...statement, pins: { ...statement.pins, tzdb: 'another' }, levels: [{ ...level, earlier: level.earlier.map((one) => ({ ...one, open: [] })) }] };
    const { text } = await signStatement(moved, key);

    const { findings } = await verifyStatement(text, { evidence: lines.join('\n'), trust });
    expect(findings.map(({ code }) => code)).toContain('TZDB_DIFFERS');
  });

  test('differs from one of each segment in terms and in numbers', async () => {
    const { key } = await aKey('k');
    const signed = async (levels: (typeof combined)['levels']) => (await signStatement((await buildStatement({ ...combined, levels })).statement, key)).statement;
    const { terms: changed, numbers: moved } = compareStatements(await signed([{ key: 'availability', terms: last }]), await signed(combined.levels));

    expect(changed.map(({ path }) => path)).toEqual(['earlier']);
    expect(moved.map(({ path }) => path)).toContain('lines');
  });
});
