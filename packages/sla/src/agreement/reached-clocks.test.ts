import { DAY, HOUR } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aCredit, anAgreement, aVersion, someMoney, theYear } from '../../testing/agreement-story.ts';
import { aClockLevel, aRatio, ticket } from '../../testing/kinds.ts';
import { at, log } from '../../testing/story.ts';
import type { UnloggedFact } from '../../testing/story.ts';
import type { ClockLevelTerms } from '../kinds/kind-model.ts';
import { replayLevel } from '../replay-level.ts';
import type { AgreedLevel } from './agreement-model.ts';
import { checkReachedClocks } from '../checks/check-reached-clocks.ts';
import { checkAgreementTerms } from './check-agreement.ts';
import { evaluateAgreement } from './evaluate-agreement.ts';

const agreed = (changes: Partial<ClockLevelTerms>): AgreedLevel => {
  const { inForce: _force, versions: _versions, ...level } = aClockLevel({ period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' }, targets: [{ within: 8 * HOUR }], ...changes });
  return level;
};
const REACHES = { reaches: 'running-clocks' } as const;
const under = (from: string, ...amended: readonly Partial<ClockLevelTerms>[]) => anAgreement({
  versions: [aVersion({ levels: [agreed({})] }), ...amended.map((changes, place) => aVersion({ number: place + 2, effectiveFrom: at(from) + place * DAY, levels: [agreed({ targets: [{ within: 4 * HOUR }], ...REACHES, ...changes })] }))],
});
const amended = (...changes: readonly Partial<ClockLevelTerms>[]) => under('2026-01-11T00:00Z', ...changes);
const sinceTenthAt = (start: string, ...more: Parameters<typeof ticket> extends [string, ...infer Told] ? Told : never) => ticket('T-1', ['start', `2026-01-10T${start}Z`], ...more);
const later = at('2026-06-15T00:00Z');

const periods = (terms: ReturnType<typeof amended>, told: readonly UnloggedFact[], asOf = later) => evaluateAgreement(terms, log(...told), theYear, asOf).periods;
const inJanuary = (terms: ReturnType<typeof amended>, told: readonly UnloggedFact[], asOf?: number) => periods(terms, told, asOf)[0]?.levels.map(({ version, result }) => {
  if (!('kind' in result)) throw new Error('clocks');
  expect(replayLevel(result)).toEqual([]);
  return [version, ...(result.clocks ?? []).map(({ state, due }) => `${state} ${due === undefined ? 'never' : new Date(due).toISOString().slice(5, 16)}`)];
});

describe('S10 an amendment and the clocks that run when it comes into force', () => {
  // Six hours of eight are gone at midnight.
  const running = sinceTenthAt('18:00', ['stop', '2026-01-11T01:00Z']);

  it('does not reach them unless it says so', () => {
    expect(inJanuary(amended({ reaches: 'new-clocks' }), running)).toEqual([[1, 'met 01-11T02:00'], [2]]);
    expect(inJanuary(anAgreement({ versions: [aVersion({ levels: [agreed({})] }), aVersion({ number: 2, effectiveFrom: at('2026-01-11T00:00Z'), levels: [agreed({ targets: [{ within: HOUR }] })] })] }), running)).toEqual([[1, 'met 01-11T02:00'], [2]]);
  });

  it('reaches them as a change of priority does, by its own rule', () => {
    const reached = (priorityChange: ClockLevelTerms['priorityChange']) => inJanuary(amended({ priorityChange }), running);

    expect(reached('retroactive')).toEqual([[1], [2, 'breached 01-11T00:00']]);
    expect(reached('fresh')).toEqual([[1], [2, 'met 01-11T04:00']]);
    expect(reached('proportional')).toEqual([[1], [2, 'met 01-11T01:00']]);
    expect(inJanuary(amended({ priorityChange: 'proportional' }), sinceTenthAt('18:00', ['stop', '2026-01-11T01:00:00.001Z']))).toEqual([[1], [2, 'breached 01-11T01:00']]);
  });

  it('a longer target too, and other hours', () => {
    const office = { kind: 'business', zone: 'UTC', weekly: [{ days: ['sun'], shifts: [{ opens: '12:00', closes: '18:00' }] }] } as const;

    expect(inJanuary(amended({ targets: [{ within: 20 * HOUR }] }), sinceTenthAt('18:00', ['stop', '2026-01-11T14:00Z']))).toEqual([[1], [2, 'met 01-11T14:00']]);
    expect(inJanuary(amended({ calendar: office }), sinceTenthAt('18:00', ['stop', '2026-01-11T16:00Z']))).toEqual([[1], [2, 'met 01-11T16:00']]);
  });

  it('leaves those that have ended, are past due, or began no earlier', () => {
    expect(inJanuary(amended({}), sinceTenthAt('18:00', ['stop', '2026-01-11T00:00Z']))).toEqual([[1, 'met 01-11T02:00'], [2]]);
    expect(inJanuary(amended({ targets: [{ within: 20 * HOUR }] }), sinceTenthAt('15:59', ['stop', '2026-01-11T03:00Z']))).toEqual([[1, 'breached 01-10T23:59'], [2]]);
    // Due at midnight it runs until then.
    expect(inJanuary(amended({ targets: [{ within: 20 * HOUR }] }), sinceTenthAt('16:00', ['stop', '2026-01-11T03:00Z']))).toEqual([[1], [2, 'met 01-11T12:00']]);
    expect(inJanuary(amended({}), sinceTenthAt('18:00', ['cancel', '2026-01-10T19:00Z']))).toEqual([[1], [2]]);
    expect(inJanuary(amended({}), ticket('T-1', ['attach', '2026-01-10T18:00Z'], ['start', '2026-01-11T00:00Z'], ['stop', '2026-01-11T04:00Z']))).toEqual([[1], [2, 'met 01-11T04:00']]);
  });

  it('reaches those that are paused', () => {
    expect(inJanuary(amended({}), sinceTenthAt('22:00', ['pause', '2026-01-10T23:00Z', { reason: 'x' }], ['resume', '2026-01-11T10:00Z', { reason: 'x' }], ['stop', '2026-01-11T13:00Z']))).toEqual([[1], [2, 'met 01-11T13:00']]);
  });

  it('leaves a clock that is closed then, also when it is reopened', () => {
    expect(inJanuary(amended({}), sinceTenthAt('18:00', ['stop', '2026-01-10T23:00Z'], ['start', '2026-01-11T10:00Z'], ['stop', '2026-01-11T12:00Z']))).toEqual([[1, 'met 01-11T13:00'], [2]]);
  });

  it('but a cycle of its own that begins later is under the terms at its start', () => {
    const terms = anAgreement({ versions: [aVersion({ levels: [agreed({ reopening: 'new-cycle' })] }), aVersion({ number: 2, effectiveFrom: at('2026-01-11T00:00Z'), levels: [agreed({ reopening: 'new-cycle', targets: [{ within: 4 * HOUR }], ...REACHES })] })] });

    expect(inJanuary(terms, sinceTenthAt('18:00', ['stop', '2026-01-10T23:00Z'], ['start', '2026-01-11T10:00Z'], ['stop', '2026-01-11T15:00Z']))).toEqual([[1, 'met 01-11T02:00'], [2, 'breached 01-11T14:00']]);
  });

  it('a reset under the new terms begins anew under them', () => {
    expect(inJanuary(amended({ priorityChange: 'fresh' }), sinceTenthAt('18:00', ['reset', '2026-01-11T03:00Z'], ['stop', '2026-01-11T07:00Z']))).toEqual([[1], [2, 'met 01-11T07:00']]);
    expect(inJanuary(amended({}, { reaches: 'new-clocks', targets: [{ within: 2 * HOUR }] }), ticket('T-1', ['start', '2026-01-11T21:00Z'], ['reset', '2026-01-12T00:30Z'], ['stop', '2026-01-12T02:30Z']))).toEqual([[1], [2], [3, 'met 01-12T02:30']]);
    expect(inJanuary(amended({}), sinceTenthAt('18:00', ['reset', '2026-01-11T00:00Z'], ['stop', '2026-01-11T04:00Z']))).toEqual([[1], [2, 'met 01-11T04:00']]);
  });

  it('a reset under terms that have no target for it, in the instant of its stop, leaves it unjudged', () => {
    const nobody = { targets: [{ priority: 'P1', within: HOUR }] };

    expect(inJanuary(amended({ priorityChange: 'fresh' }, { ...nobody, reaches: 'new-clocks' }), ticket('T-1', ['start', '2026-01-11T21:00Z'], ['reset', '2026-01-12T00:30Z'], ['stop', '2026-01-12T00:30Z']))).toEqual([[1], [2], [3]]);
  });

  it('goes through several amendments, and past one that does not reach it', () => {
    const long = sinceTenthAt('18:00', ['stop', '2026-01-12T03:00Z']);
    const targets = (hours: number) => ({ targets: [{ within: hours * HOUR }] });

    expect(inJanuary(amended(targets(40), { ...targets(33) }), long)).toEqual([[1], [2], [3, 'met 01-12T03:00']]);
    expect(inJanuary(amended(targets(40), { ...targets(32), priorityChange: 'fresh' }), long)).toEqual([[1], [2], [3, 'met 01-13T08:00']]);
    expect(inJanuary(amended(targets(40), { ...targets(1), reaches: 'new-clocks' }), long)).toEqual([[1], [2, 'met 01-12T10:00'], [3]]);
    const first = anAgreement({ versions: [aVersion({ levels: [agreed(targets(40))] }), aVersion({ number: 2, effectiveFrom: at('2026-01-11T00:00Z'), levels: [agreed(targets(1))] }), aVersion({ number: 3, effectiveFrom: at('2026-01-12T00:00Z'), levels: [agreed({ ...targets(33), ...REACHES })] })] });
    expect(inJanuary(first, long)).toEqual([[1], [2], [3, 'met 01-12T03:00']]);
  });

  it('takes the priority that it has, and later ones by its own rule', () => {
    const targets = [{ priority: 'P1', within: 2 * HOUR }, { within: 10 * HOUR }];
    const told = sinceTenthAt('22:00', ['reassign', '2026-01-11T04:00Z', { party: 'b', priority: 'P1' }], ['stop', '2026-01-11T05:00Z']);

    expect(inJanuary(amended({ targets }), told)).toEqual([[1], [2, 'breached 01-11T04:00']]);
    expect(inJanuary(amended({ targets, priorityChange: 'fresh' }), told)).toEqual([[1], [2, 'met 01-11T06:00']]);
    // Told at the instant of the amendment, it is the priority that it has under it.
    expect(inJanuary(amended({ targets, priorityChange: 'fresh' }), sinceTenthAt('22:00', ['reassign', '2026-01-11T00:00Z', { party: 'b', priority: 'P1' }], ['stop', '2026-01-11T05:00Z']))).toEqual([[1], [2, 'breached 01-11T02:00']]);
  });

  it('of an alike target changes nothing but whose it is', () => {
    expect(inJanuary(amended({ targets: [{ within: 8 * HOUR }], priorityChange: 'fresh', expected: '50' }), running)).toEqual([[1], [2, 'met 01-11T02:00']]);
  });

  it('is not felt before it comes into force', () => {
    expect(inJanuary(amended({}), sinceTenthAt('18:00'), at('2026-01-10T23:00Z'))).toEqual([[1, 'running 01-11T02:00']]);
    expect(inJanuary(amended({ priorityChange: 'fresh' }), sinceTenthAt('18:00'), at('2026-01-11T00:00:01Z'))).toEqual([[1], [2, 'running 01-11T04:00']]);
  });

  it('counts it where it belongs: in the month of the amendment, by its start too', () => {
    const monthly = (more: Partial<ClockLevelTerms>) => {
      const terms = anAgreement({ versions: [aVersion({ levels: [agreed(more)] }), aVersion({ number: 2, effectiveFrom: at('2026-02-01T00:00Z'), levels: [agreed({ targets: [{ within: 9 * HOUR }], ...REACHES, ...more })] })] });
      return periods(terms, ticket('T-1', ['start', '2026-01-31T18:00Z'], ['stop', '2026-02-01T03:00Z'])).slice(0, 2).map(({ levels }) => levels.map(({ version, result }) => [version, result.toDate]));
    };
    const inFebruary = [[[1, { counted: '0' }]], [[2, { counted: '1', missed: '0' }]]];

    expect(monthly({})).toMatchObject(inFebruary);
    expect(monthly({ countsBy: 'start' })).toMatchObject(inFebruary);
    expect(monthly({ countsBy: 'stop' })).toMatchObject(inFebruary);
  });

  it('combined, it is counted once, under what its version asks', () => {
    const before = ticket('T-0', ['start', '2026-01-05T00:00Z'], ['stop', '2026-01-05T01:00Z']);
    const levels = periods(amended({ priorityChange: 'fresh', amended: 'combine', expected: '100' }), [...running, ...before])[0]?.levels;

    expect(levels?.map(({ version, lines, result }) => [version, lines, result.toDate])).toMatchObject([[2, { expected: { numerator: '19', denominator: '20' } }, { counted: '2', missed: '0' }]]);
  });

  it('is told in the account', () => {
    const [, second] = periods(amended({ priorityChange: 'fresh' }), running)[0]?.levels ?? [];

    expect(second?.result.trace.filter(({ rule }) => rule === 'S10').map(({ says }) => says)).toEqual([
      'T-1 ran when an amendment that reaches it came into force, 2026-01-11T00:00Z: from then on it is under these terms.',
      'T-1 had other terms before: running, due 2026-01-11T02:00Z. Now it is due 2026-01-11T04:00Z.',
    ]);
  });

  it('is credited under the version that reached it', () => {
    const money = (atRisk: string) => someMoney({ atRisk, credits: [aCredit()] });
    const terms = anAgreement({ versions: [aVersion({ levels: [agreed({})], money: money('10') }), aVersion({ number: 2, effectiveFrom: at('2026-01-11T00:00Z'), levels: [agreed({ targets: [{ within: HOUR }], ...REACHES })], money: money('20') })] });

    // 21 of 31 days of 2,000.00.
    expect(periods(terms, running)[0]?.settlement?.total).toBe(135_484);
  });
});

describe('S10 what an amendment that reaches running clocks may change', () => {
  const problems = (changes: Partial<ClockLevelTerms>) => checkAgreementTerms(amended(changes)).map(({ code, path }) => `${code} ${path}`);

  it('are targets, hours, the rule, lines and periods', () => {
    expect(problems({ calendar: { kind: 'business', zone: 'UTC', weekly: [{ days: ['mon'], shifts: [{ opens: '09:00', closes: '17:00' }] }] }, priorityChange: 'fresh', expected: '10', countsBy: 'stop-or-due', repeats: false })).toEqual([]);
  });

  const parent = aClockLevel({ component: 'desk', inForce: { start: 0 } });
  it.each([
    [{ component: 'other' }, 'component'], [{ method: { measures: 'clocks', sources: ['other'] } }, 'method'], [{ method: { measures: 'clocks', sources: ['desk'], metric: 'm' } }, 'method'], [{ reopening: 'new-cycle' }, 'reopening'], [{ repeats: true }, 'repeats'],
    [{ countsBy: 'start' }, 'countsBy'], [{ chain: { parent, reserve: 0 } }, 'chain'],
  ] satisfies readonly (readonly [Partial<ClockLevelTerms>, string])[])('and not what they have been told by: case %#', (changes, part) => {
    expect(problems(changes)).toEqual([`REACHED_CLOCKS_DIFFER versions.1.levels.0.${part}`]);
    expect(problems({ ...changes, reaches: 'new-clocks' })).toEqual([]);
  });

  it('of a chain the parent may be in force anew, and have nothing else changed', () => {
    const chained = (reserve: number, over: Partial<ClockLevelTerms>) => checkAgreementTerms(anAgreement({ versions: [aVersion({ levels: [agreed({ chain: { parent, reserve: 0 } })] }), aVersion({ number: 2, effectiveFrom: at('2026-01-11T00:00Z'), levels: [agreed({ ...REACHES, chain: { parent: { ...parent, inForce: { start: 1 }, ...over }, reserve } })] })] })).map(({ code }) => code);

    const [above, below] = [{ chain: { parent, reserve: 0 } }, { chain: { parent, reserve: 1 } }];
    expect([chained(0, {}), chained(0, { expected: '1', reaches: 'running-clocks' })]).toEqual([[], []]);
    expect([chained(1, {}), chained(0, { targets: [{ within: 1 }] }), chained(0, above), chained(0, { repeats: true })]).toEqual(Array.from({ length: 4 }, () => ['REACHED_CLOCKS_DIFFER']));
    expect(checkReachedClocks(aClockLevel({ ...REACHES, chain: { parent: { ...parent, ...above }, reserve: 0 } }), [aClockLevel({ chain: { parent: { ...parent, ...below }, reserve: 0 } })], 'level').map(({ path }) => path)).toEqual(['level.chain']);
  });

  it('says what would be right', () => {
    expect(checkAgreementTerms(amended({ repeats: true }))[0]).toMatchObject({ message: 'Clocks that run when this version comes into force have other cycles.', fix: 'Keep it as it was, or let the amendment reach new clocks only (new-clocks).' });
  });

  it('a level that was of another kind has no clocks to reach', () => {
    const { inForce: _force, ...ratio } = aRatio({ period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' } });
    const terms = anAgreement({ versions: [aVersion({ levels: [ratio] }), aVersion({ number: 2, effectiveFrom: at('2026-01-11T00:00Z'), levels: [agreed(REACHES)] })] });

    expect(checkAgreementTerms(terms)).toEqual([]);
    expect(inJanuaryOf(terms)).toEqual(['ratio', 'clock']);
  });

  it('and is none of the versions that its clocks may run through', () => {
    const { inForce: _force, ...ratio } = aRatio({ period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' } });
    const [first, second] = [at('2026-01-11T00:00Z'), at('2026-01-12T00:00Z')];
    const terms = anAgreement({ versions: [aVersion({ levels: [ratio] }), aVersion({ number: 2, effectiveFrom: first, levels: [agreed({})] }), aVersion({ number: 3, effectiveFrom: second, levels: [agreed(REACHES)] })] });

    expect(inJanuaryOf(terms)).toEqual(['ratio', 'clock', 'clock']);
  });

  const inJanuaryOf = (terms: ReturnType<typeof amended>) => periods(terms, [])[0]?.levels.map(({ result }) => ('kind' in result ? result.kind : 'availability'));
});
