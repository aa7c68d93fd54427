/** Clocks that are open when their terms end: they count later, under these (S8a). */
import { DAY, HOUR } from '@entente/worktime';
import type { PeriodStep } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../oracle/runs.ts';
import { anAgreedLevel, anAgreement, aVersion, someMoney, theYear } from '../../testing/agreement-story.ts';
import { aClockLevel, ticket } from '../../testing/kinds.ts';
import { at, log } from '../../testing/story.ts';
import type { UnloggedFact } from '../../testing/story.ts';
import type { ClockLevelTerms } from '../kinds/kind-model.ts';
import type { AgreedLevel, AgreementTerms } from './agreement-model.ts';
import { evaluateAgreement } from './evaluate-agreement.ts';
import { replayAgreement } from './replay-agreement.ts';

const every = (step: PeriodStep) => ({ period: { zone: 'UTC', anchor: '2026-01-01', every: step } });
const desk = (within: number, changes: Partial<ClockLevelTerms> = {}): AgreedLevel => {
  const { inForce: _force, versions: _versions, ...level } = aClockLevel({ ...every('P1M'), expected: '50', targets: [{ within: within * HOUR }], ...changes });
  return level;
};
const amendedOn = (date: string, first: readonly AgreedLevel[], ...then: readonly (readonly AgreedLevel[])[]): AgreementTerms => anAgreement({
  versions: [aVersion({ levels: first }), ...then.map((levels, place) => aVersion({ number: place + 2, effectiveFrom: at(`${date}T00:00Z`) + place * DAY, levels, money: someMoney({ credits: [] }) }))],
});
const overTheEnd = ticket('T-1', ['start', '2026-01-31T22:00Z'], ['stop', '2026-02-01T07:00Z']);
const later = at('2026-04-06T00:00Z');

/** By period: version, state, counted, missed. */
const judged = (terms: AgreementTerms, told: readonly UnloggedFact[] = overTheEnd, asOf = later) => {
  const result = evaluateAgreement(terms, log(...told), theYear, asOf);
  expect(replayAgreement(result)).toEqual([]);
  return result.periods.map(({ levels }) => levels.map(({ version, result: { state, toDate } }) => ('missed' in toDate ? `${version} ${state} ${toDate.counted} ${toDate.missed}` : `${version} ${state}`)));
};
const NONE = 'not-applicable 0 0';

describe('S8a a clock that is open when its terms end with a period', () => {
  it('counts in the next one under them, beside those of the amendment', () => {
    const newer = ticket('T-2', ['start', '2026-02-03T00:00Z'], ['stop', '2026-02-03T01:00Z']);

    expect(judged(amendedOn('2026-02-01', [desk(8)], [desk(20)]), [...overTheEnd, ...newer])).toEqual([[`1 ${NONE}`], ['1 failed 1 1', '2 met 1 0'], [`2 ${NONE}`], [`2 ${NONE}`]]);
    expect(judged(amendedOn('2026-02-01', [desk(9)], [desk(1)]), [...overTheEnd, ...newer]).slice(0, 2)).toEqual([[`1 ${NONE}`], ['1 met 1 0', '2 met 1 0']]);
  });

  it('and so where the amendment came in the midst of a period, and in a later one than the next', () => {
    const long = ticket('T-1', ['start', '2026-01-10T00:00Z']);

    expect(judged(amendedOn('2026-01-11', [desk(30 * 24)], [desk(20)]), long)).toEqual([[`1 ${NONE}`, `2 ${NONE}`], ['1 failed 1 1', `2 ${NONE}`], [`2 ${NONE}`], [`2 ${NONE}`]]);
    expect(judged(amendedOn('2026-01-11', [desk(60 * 24)], [desk(20)]), long).map((levels) => levels[0])).toEqual([`1 ${NONE}`, `2 ${NONE}`, '1 failed 1 1', `2 ${NONE}`]);
  });

  it('has no days of a credit, and is one result of its period with the others (S18, S25)', () => {
    const money = someMoney();
    const terms = anAgreement({ versions: [aVersion({ levels: [desk(8, { id: 'level' })], money }), aVersion({ number: 2, effectiveFrom: at('2026-02-01T00:00Z'), levels: [desk(20, { id: 'level' })], money })] });
    const { periods } = evaluateAgreement(terms, log(...overTheEnd, ...ticket('T-3', ['start', '2026-03-01T00:00Z'], ['stop', '2026-03-05T00:00Z'])), theYear, later);

    expect(periods[1]?.levels.map(({ weight, consecutive, finding }) => [weight.numerator, consecutive, finding])).toEqual([['0', 1, 'minimum-failed'], ['1', 0, 'none']]);
    expect(periods.map(({ settlement }) => settlement?.total)).toEqual([0, 0, 100_000, 0]);
    expect(periods[2]?.levels.map(({ consecutive }) => consecutive)).toEqual([2]);
  });

  it('also where the new version has no such level, or one of another kind', () => {
    expect(judged(amendedOn('2026-02-01', [desk(8)], []))).toEqual([[`1 ${NONE}`], ['1 failed 1 1'], [], []]);
    expect(judged(amendedOn('2026-02-01', [desk(8, { id: 'level' })], [anAgreedLevel()])).slice(0, 3)).toEqual([[`1 ${NONE}`], ['1 failed 1 1', '2 indeterminate'], ['2 indeterminate']]);
  });

  it('also where periods are others from then on: in a period of its own terms', () => {
    const weekly = judged(amendedOn('2026-02-01', [desk(8)], [desk(8, every('P1W'))]));

    expect(weekly[1]?.filter((level) => level.startsWith('1'))).toEqual(['1 failed 1 1']);
    expect(weekly.flat().filter((level) => level.endsWith('1 1'))).toHaveLength(1);
  });

  it('is combined with the others where the last version says so, each weighed by what counts under it', () => {
    const newer = ticket('T-2', ['start', '2026-02-03T00:00Z'], ['stop', '2026-02-03T01:00Z']);
    const terms = amendedOn('2026-02-01', [desk(8, { expected: '90' })], [desk(20, { expected: '10', amended: 'combine' })]);
    const [, february, march] = evaluateAgreement(terms, log(...overTheEnd, ...newer), theYear, later).periods;

    expect(february?.levels).toMatchObject([{ version: 2, weight: { numerator: '1', denominator: '1' }, lines: { expected: { numerator: '1', denominator: '2' } }, result: { state: 'met', measured: { start: at('2026-02-01T00:00Z') }, toDate: { counted: '2', missed: '1' } } }]);
    expect(march?.levels.map(({ lines, result }) => [lines, result.state])).toEqual([[undefined, 'not-applicable']]);
  });

  it('with three versions too', () => {
    const combining = { amended: 'combine', expected: '10' } as const;
    const told = [...ticket('T-1', ['start', '2026-01-31T22:00Z'], ['stop', '2026-02-01T23:00Z']), ...ticket('T-2', ['start', '2026-02-01T22:00Z'], ['stop', '2026-02-02T23:00Z'])];

    expect(judged(amendedOn('2026-02-01', [desk(20)], [desk(30)], [desk(8, combining)]), told)[1]).toEqual(['3 met 2 1']);
  });

  it('is waived with its terms where no version covers the period, and not where one does', () => {
    const waiving = desk(8, { partialPeriod: 'waive' });

    expect(judged(amendedOn('2026-02-01', [waiving], []))[1]).toEqual(['1 waived 1 1']);
    expect(judged(amendedOn('2026-02-01', [waiving], [desk(20)]))[1]).toEqual(['1 failed 1 1', `2 ${NONE}`]);
  });

  it('belongs to terms that measure a partial period in full, but to none that measure a whole one', () => {
    const full = desk(20, { partialPeriod: 'full' });

    expect(judged(amendedOn('2026-02-01', [desk(8)], [full]))[1]).toEqual(['1 failed 1 1', `2 ${NONE}`]);
    // By the target that it began with.
    expect(judged(amendedOn('2026-02-01', [desk(8)], [], [full]))[1]).toEqual(['3 failed 1 1']);
    expect(judged(amendedOn('2026-02-01', [desk(10)], [], [full]))[1]).toEqual(['3 met 1 0']);
  });

  it('belongs to the first of several segments in a period whose start none covers, measured in full, and to none where one does', () => {
    const full = (within: number, changes: Partial<ClockLevelTerms> = {}) => desk(within, { partialPeriod: 'full', ...changes });
    const combining = (within: number) => full(within, { amended: 'combine', expected: '10' });

    expect(judged(amendedOn('2026-02-01', [desk(8)], [], [full(20)], [full(30)]))[1]).toEqual(['3 failed 1 1', `4 ${NONE}`]);
    expect(judged(amendedOn('2026-02-01', [desk(8)], [], [full(20)], [combining(30)]))[1]).toEqual(['4 failed 1 1']);
    expect(judged(amendedOn('2026-02-01', [desk(8)], [], [desk(20)], [full(30)]))[1]).toEqual(['1 failed 1 1', `3 ${NONE}`, `4 ${NONE}`]);
    expect(judged(amendedOn('2026-02-01', [desk(8)], [full(20)], [full(30)]))[1]).toEqual(['1 failed 1 1', `2 ${NONE}`, `3 ${NONE}`]);
  });

  it('counts in a first period that is measured in full also where it began before the agreement, however the period is amended', () => {
    const full = (within: number, changes: Partial<ClockLevelTerms> = {}) => desk(within, { partialPeriod: 'full', ...changes });
    const from = (...levels: readonly AgreedLevel[]): AgreementTerms => anAgreement({ startsAt: at('2026-01-11T00:00Z'), versions: levels.map((level, place) => aVersion({ number: place + 1, effectiveFrom: at('2026-01-11T00:00Z') + place * DAY, levels: [level] })) });
    const told = ticket('T-1', ['start', '2025-12-31T22:00Z'], ['stop', '2026-01-01T07:00Z']);

    expect(judged(from(full(9)), told)[0]).toEqual(['1 met 1 0']);
    expect(judged(from(full(9), full(8)), told)[0]).toEqual(['1 met 1 0', `2 ${NONE}`]);
    expect(judged(from(full(8), full(9, { amended: 'combine' })), told)[0]).toEqual(['2 failed 1 1']);
    // It began before the agreement: of terms that measure no more than their own part it is none.
    expect(judged(from(desk(9), desk(8)), told)[0]).toEqual([`1 ${NONE}`, `2 ${NONE}`]);
  });

  it('is not begun anew by a reset that came too late by what it had until then (S10)', () => {
    const reset = (when: string) => judged(amendedOn('2026-02-01', [desk(8)], [desk(20)]), [...ticket('T-1', ['start', '2026-01-31T22:00Z'], ['reset', when], ['stop', '2026-02-02T00:00Z'])]).slice(0, 2);

    expect([reset('2026-02-01T06:00Z'), reset('2026-02-01T06:00:00.001Z'), reset('2026-02-01T00:00Z')]).toEqual([
      [[`1 ${NONE}`], ['2 met 1 0']], [[`1 ${NONE}`], ['1 failed 1 1', `2 ${NONE}`]], [[`1 ${NONE}`], ['2 failed 1 1']],
    ]);
  });

  it('is reopened as the terms at its first start say, also when others are in force by then (S9)', () => {
    const reopened = ticket('T-1', ['start', '2026-01-31T00:00Z'], ['stop', '2026-01-31T10:00Z'], ['start', '2026-02-02T00:00Z'], ['stop', '2026-02-02T05:00Z']);
    const under = (first: Partial<ClockLevelTerms>, then: Partial<ClockLevelTerms>) => judged(amendedOn('2026-02-01', [desk(100, first)], [desk(4, then)]), reopened).slice(0, 2);

    expect(under({ reopening: 'continue' }, { reopening: 'new-cycle' })).toEqual([[`1 ${NONE}`], ['1 met 1 0', `2 ${NONE}`]]);
    expect(under({ reopening: 'new-cycle' }, { reopening: 'continue' })).toEqual([['1 met 1 0'], ['2 failed 1 1']]);
    // A cycle began with the first stop, and another one with the second, under the terms that were in force then.
    expect(under({ repeats: true }, {})[1]).toEqual(['1 met 1 0', '2 failed 1 1']);
  });

  it('is another one for terms that are told of it by another log', () => {
    const elsewhere = desk(20, { method: { measures: 'clocks', sources: ['other'] } });
    const reset = ticket('T-1', ['start', '2026-01-31T22:00Z'], ['reset', '2026-02-01T07:00Z'], ['stop', '2026-02-02T00:00Z']);

    expect(judged(amendedOn('2026-02-01', [desk(8)], [elsewhere]), reset.map((fact) => ({ ...fact, source: 'other' }))).slice(0, 2)).toEqual([[`1 ${NONE}`], ['2 met 1 0']]);
    expect(judged(amendedOn('2026-02-01', [desk(8)], [{ ...desk(20), component: 'other' }]), reset.map((fact) => ({ ...fact, component: 'other' }))).slice(0, 2)).toEqual([[`1 ${NONE}`], ['2 met 1 0']]);
  });

  it('is not lost to an earn-back or a window that passes without the level (S28)', () => {
    const money = someMoney({ earnBack: { test: { kind: 'met', periods: 1 }, window: 2 } });
    const terms = anAgreement({ versions: [aVersion({ levels: [desk(8, { id: 'level' })], money }), aVersion({ number: 2, effectiveFrom: at('2026-02-01T00:00Z'), levels: [], money: someMoney({ credits: [] }) })] });
    const missed = ticket('T-0', ['start', '2026-01-05T00:00Z'], ['stop', '2026-01-06T00:00Z']);
    const fate = (stop: string) => evaluateAgreement(terms, log(...missed, ...ticket('T-1', ['start', '2026-01-31T22:00Z'], ['stop', stop])), theYear, at('2026-06-15T00:00Z')).ledger.map(({ kind, at: when }) => `${kind} ${new Date(when).toISOString().slice(0, 10)}`);

    expect(fate('2026-02-01T05:00Z')).toEqual(['credit 2026-02-06', 'escrowed 2026-02-06', 'returned 2026-03-06']);
    expect(fate('2026-02-01T07:00Z')).toEqual(['credit 2026-02-06', 'escrowed 2026-02-06', 'paid 2026-04-06']);
  });

  it('is open in the running period, until it has been decided', () => {
    const looked = (when: string) => judged(amendedOn('2026-02-01', [desk(8)], [desk(20)]), overTheEnd, at(when)).at(-1);

    expect(looked('2026-02-01T06:00Z')).toEqual(['1 on-course 0 0', `2 ${NONE}`]);
    expect(looked('2026-02-01T06:00:00.001Z')?.[0]).toBe('1 failed 1 1');
  });

  it('says so in its account', () => {
    const [, february] = evaluateAgreement(amendedOn('2026-02-01', [desk(8)], [desk(20)]), log(...overTheEnd), theYear, later).periods;

    expect(february?.levels[0]?.result.trace.find(({ rule }) => rule === 'S18')?.says).toBe('These terms are not in force in it: only clocks that began under them count.');
  });

  it('counts nowhere after the agreement has ended', () => {
    expect(judged({ ...amendedOn('2026-02-01', [desk(8)], []), endsAt: at('2026-02-01T00:00Z') })).toEqual([[`1 ${NONE}`]]);
  });
});

describe('S8a S10 every clock', () => {
  // Reopened within the grace: after it a clock counts again (S9, S23).
  const aTicket = fc.record({ start: fc.integer({ min: 0, max: 60 * 24 }), length: fc.option(fc.integer({ min: 0, max: 30 * 24 }), { nil: undefined, freq: 4 }), again: fc.boolean(), reopened: fc.option(fc.integer({ min: 1, max: 48 }), { nil: undefined }) });
  const terms = fc.record({
    date: fc.constantFrom('2026-02-01', '2026-02-01', '2026-02-11'), first: fc.constantFrom(1, 8, 200, 900), second: fc.constantFrom(1, 20, 300), gap: fc.boolean(),
    step: fc.constantFrom<PeriodStep>('P1M', 'P1M', 'P1W'), reaches: fc.constantFrom('new-clocks', 'running-clocks'), amended: fc.constantFrom('judge-each', 'combine'),
    countsBy: fc.constantFrom('stop-or-due', 'start', 'stop'), reopening: fc.constantFrom('continue', 'new-cycle'), repeats: fc.boolean(), otherwise: fc.constantFrom({}, { reopening: 'continue' }, { reopening: 'new-cycle' }, { repeats: true }), partialPeriod: fc.constantFrom('prorate', 'full'),
  });

  it('law: that is met or breached counts once, whatever amendments say and wherever they come', () => {
    fc.assert(fc.property(terms, fc.array(aTicket, { minLength: 1, maxLength: 6 }), ({ date, first, second, gap, step, reaches, amended, countsBy, reopening, repeats, partialPeriod, otherwise }, tickets) => {
      // Measured in full, the end of a month and the beginning of a week are in both of them.
      const kept = { countsBy, reopening, ...(repeats ? { repeats } : {}), partialPeriod: step === 'P1W' ? 'prorate' : partialPeriod } as const;
      const then = [...(gap ? [[]] : []), [desk(second, { ...kept, ...(reaches === 'new-clocks' ? otherwise : {}), reaches, amended, ...every(step) })]];
      const told = tickets.flatMap(({ start, length, again, reopened }, place) => {
        const from = at('2026-01-01T00:00Z') + start * HOUR;
        const event = (kind: 'start' | 'stop' | 'reset', when: number): UnloggedFact => ({ kind: 'clock', source: 'desk', component: 'shop', clock: `T-${place}`, event: kind, at: when });
        return [event('start', from), ...(length === undefined ? [] : [event('stop', from + length * HOUR)]), ...(again ? [event('reset', from + 40 * HOUR)] : []), ...(length === undefined || reopened === undefined ? [] : [event('start', from + (length + reopened) * HOUR), event('stop', from + (length + reopened) * HOUR + DAY)])];
      });
      const { periods } = evaluateAgreement(amendedOn(date, [desk(first, kept)], ...then), log(...told), theYear, at('2026-12-01T00:00Z'));
      const counting = periods.flatMap(({ levels }) => levels.flatMap(({ result }) => ('kind' in result ? result.clocks ?? [] : []))).filter(({ counts }) => counts).map(({ clock, cycle }) => `${clock} ${cycle}`);

      expect(counting.toSorted()).toEqual([...new Set(counting)].toSorted());
      const begunUnder = (start: number) => !gap || start < at(`${date}T00:00Z`) || start >= at(`${date}T00:00Z`) + DAY;
      const decided = tickets.flatMap(({ start, length }, place) => (begunUnder(at('2026-01-01T00:00Z') + start * HOUR) && (countsBy !== 'stop' || length !== undefined) ? [`T-${place} 1`] : []));
      // By its start one that is decided after the grace of its period is a matter of a restatement (S23).
      if (countsBy !== 'start' && !tickets.some(({ again, reopened }) => again || reopened !== undefined)) expect(counting).toEqual(expect.arrayContaining(decided));
    }), runs(1810, 40));
  });
});
