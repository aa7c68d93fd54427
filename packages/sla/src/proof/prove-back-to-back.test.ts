import { DAY, HOUR, MINUTE } from '@entente/worktime';
import type { CalendarTerms } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aLevel, aSharedMetric, at, atLeast, during, parallel, samplesEvery, series, theDay } from '../../testing/story.ts';
import { evaluateLevel } from '../evaluate-level.ts';
import type { AvailabilityTerms, ExclusionTerms, OutageTerms, SharedMetricTerms, Structure, UnknownTerms } from '../model.ts';
import { evaluateSharedMetric } from '../shared/evaluate-shared-metric.ts';
import { uncoveredExposure } from './exposure.ts';
import { proveBackToBack } from './prove-back-to-back.ts';

/** A level that allows so many hours of a day, and nothing else. */
const below = (component: string, hours: number, changes: Partial<AvailabilityTerms> = {}): AvailabilityTerms =>
  aLevel({ id: component, component, expected: String(100 - hours * 100 / 24), unknown: { policy: 'bad' }, exclusions: { effect: 'remove', cap: 0 }, ...changes });

function prove(structure: Structure, expectedHours: number, levels: readonly AvailabilityTerms[], changes: Partial<SharedMetricTerms> = {}) {
  return proveBackToBack(aSharedMetric(structure, { expected: String(100 - expectedHours * 100 / 24), ...changes }), levels, theDay);
}

const hours = ({ worst: { least, most } }: ReturnType<typeof prove>) => (least === most ? least / HOUR : [least / HOUR, most / HOUR]);

describe('S36a the worst case with equal hours', () => {
  const three = [below('a', 6), below('b', 3), below('c', 1.5)];

  it('in series the allowed times come one after the other', () => {
    expect(prove(series('a', 'b', 'c'), 12, three)).toMatchObject({ outcome: 'proved', isExact: true, worst: { least: 10.5 * HOUR, most: 10.5 * HOUR }, gaps: [] });
  });

  it('and never exceed the hours there are', () => {
    expect(hours(prove(series('a', 'b'), 1, [below('a', 15), below('b', 12)]))).toBe(24);
  });

  it('in parallel the least of them counts', () => {
    expect(hours(prove(parallel('a', 'b', 'c'), 3, three))).toBe(1.5);
  });

  it('of k of n as many must fail at once as are one too many', () => {
    expect(hours(prove(atLeast(2, 'a', 'b', 'c'), 6, three))).toBe(4.5);
    expect(hours(prove(atLeast(2, 'a', 'b', 'c'), 6, [below('a', 6), below('b', 6), below('c', 6)]))).toBe(9);
    expect(hours(prove(atLeast(3, 'a', 'b', 'c'), 6, three))).toBe(10.5);
    expect(hours(prove(atLeast(1, 'a', 'b', 'c'), 6, three))).toBe(1.5);
  });

  it('nests, exactly', () => {
    expect(hours(prove({ series: [{ component: 'a' }, parallel('b', 'c')] }, 12, three))).toBe(7.5);
    expect(hours(prove({ parallel: [{ component: 'a' }, series('b', 'c')] }, 12, three))).toBe(4.5);
  });

  it('holds when what is allowed is just enough, and not a millisecond less', () => {
    const promise = (expected: string) => proveBackToBack(aSharedMetric(series('a'), { expected }), [below('a', 6)], theDay);

    expect(promise('75')).toMatchObject({ outcome: 'proved', allowed: { numerator: String(6 * HOUR), denominator: '1' } });
    expect(promise('75.000001')).toMatchObject({ outcome: 'refuted' });
  });

  it('a level above that allows nothing needs one below that allows nothing', () => {
    expect(prove(series('a'), 0, [below('a', 0)])).toMatchObject({ outcome: 'proved', worst: { most: 0 } });
  });
});

describe('S36a a counterexample', () => {
  it('is facts under which every level below is met and the promise is not', () => {
    const promise = aSharedMetric(series('a', 'b'), { expected: '75' });
    const levels = [below('a', 6, { exclusions: { effect: 'remove', cap: HOUR }, unknown: { policy: 'ignore' } }), below('b', 1.5)];

    const { counterexample = [], worst } = proveBackToBack(promise, levels, theDay);

    expect(levels.map((level) => evaluateLevel(level, counterexample, theDay, at('2026-03-10T00:00Z')).state)).toEqual(['met', 'met']);
    expect(evaluateSharedMetric(promise, counterexample, theDay, at('2026-03-10T00:00Z')).endToEnd).toMatchObject({ state: 'failed', time: { bad: worst.least } });
    expect(worst).toEqual({ least: worst.most, most: HOUR + 1.15 * HOUR + (23 - 1.15) * HOUR / 4 + 1.5 * HOUR });
  });

  it('speaks as often as the methods ask for, in samples too', () => {
    const method = { ...samplesEvery(7 * MINUTE), metric: 'reachable' };
    const promise = aSharedMetric(series('a'), { expected: '75', endToEnd: { component: 'end', method: { measures: 'status', sources: ['probe', 'other'], combine: 'majority', maxAge: 10 * MINUTE } } });
    const level = below('a', 0, { method, expected: '70' });

    const { counterexample = [], worst } = proveBackToBack(promise, [level], theDay);

    expect(worst.least).toBe(7.2 * HOUR);
    expect(evaluateLevel(level, counterexample, theDay, at('2026-03-10T00:00Z'))).toMatchObject({ state: 'met', toDate: { bad: String(worst.least) }, time: { unknown: 0 } });
    expect(evaluateSharedMetric(promise, counterexample, theDay, at('2026-03-10T00:00Z')).endToEnd.time).toMatchObject({ bad: worst.least, unknown: 0 });
  });

  it('is told by every source, and excludes only what the level itself may', () => {
    const promise = aSharedMetric(series('a', 'b'), { expected: '75', endToEnd: { component: 'end', method: { measures: 'status', sources: ['probe'], combine: 'any-bad', metric: 'reachable' } } });
    const levels = [below('a', 6, { exclusions: { effect: 'remove', cap: HOUR, notice: 2 * HOUR }, unknown: { policy: 'ignore', minimumCoverage: '50' } }), below('b', 1.5)];

    const { counterexample = [] } = proveBackToBack(promise, levels, theDay);

    const inWords = counterexample.map((fact) => (fact.kind === 'status' ? `${fact.source} ${fact.component} ${fact.metric ?? ''} ${fact.state} ${(fact.at - theDay.start) / MINUTE}` : fact.kind));
    expect(inWords).toEqual([
      'probe end reachable down 0', 'probe end reachable up 1012.5',
      'probe a  down 0', 'probe a  unknown 60', 'probe a  down 750', 'probe a  up 922.5', 'exclusion',
      'probe b  up 0', 'probe b  down 922.5', 'probe b  up 1012.5',
    ]);
    expect(counterexample.map(({ id, position }) => [id, position])).toEqual(Array.from({ length: 10 }, (_, place) => [`counterexample-${place + 1}`, place + 1]));
    expect(counterexample[6]).toMatchObject({ source: 'counterexample', component: 'a', reason: 'counterexample', approved: true, window: during('00:00', '01:00'), recordedAt: theDay.start - 2 * HOUR });
    expect(counterexample.every((fact) => fact.kind === 'exclusion' || fact.recordedAt === theDay.end)).toBe(true);
  });

  it('says nothing at the end of the period, where the next one begins', () => {
    const { counterexample = [] } = proveBackToBack(aSharedMetric(series('a'), { expected: '75' }), [below('a', 24)], theDay);

    expect(counterexample.map((fact) => (fact.kind === 'status' ? `${fact.component} ${fact.state} ${fact.at - theDay.start}` : fact.kind))).toEqual(['end down 0', 'a down 0']);
  });

  it('needs no end-to-end source', () => {
    const { endToEnd: _, ...derived } = aSharedMetric(series('a', 'b'), { expected: '75' });

    const { counterexample = [] } = proveBackToBack(derived, [below('a', 6), below('b', 6)], theDay);

    expect(evaluateSharedMetric(derived, counterexample, theDay, at('2026-03-10T00:00Z')).endToEnd).toMatchObject({ state: 'failed', time: { bad: 12 * HOUR } });
  });
});

describe('S36a what levels below allow beside their target', () => {
  const allows = (changes: Partial<AvailabilityTerms>) => prove(series('a'), 1, [below('a', 6, changes)]);
  const excluding = (exclusions: Partial<ExclusionTerms>) => allows({ exclusions: { effect: 'remove', cap: 4 * HOUR, ...exclusions } });
  const unknown = (terms: UnknownTerms) => allows({ unknown: terms });
  const outages = (terms: OutageTerms) => allows({ outages: terms });
  const codes = ({ gaps }: ReturnType<typeof prove>) => gaps.map(({ code }) => code);

  it('excluded time, and a part of the rest', () => {
    expect(hours(excluding({}))).toBe(4 + 5);
    expect(hours(excluding({ effect: 'count-as-bad-but-excused' }))).toBe(4 + 5);
    expect(hours(excluding({ effect: 'count-as-good' }))).toEqual([4 + 5, 4 + 6]);
    expect(hours(excluding({ effectByReason: { storm: 'count-as-good' } }))).toEqual([4 + 5, 4 + 6]);
    expect(codes(excluding({}))).toEqual(['EXCLUSIONS_UNMATCHED']);
    expect(excluding({}).gaps[0]?.message).toBe('4 h a period may be excluded below and not above.');
  });

  it('all of it where exclusions have no cap, but for one instant to be judged by', () => {
    const uncapped = allows({ exclusions: { effect: 'remove' } });

    expect(uncapped.worst).toEqual({ least: DAY - 1, most: DAY - 1 });
    expect(uncapped.gaps).toEqual([{ component: 'a', code: 'EXCLUSIONS_UNCAPPED', message: 'All of its time may be excluded.' }]);
    expect(allows({ exclusions: { effect: 'remove', cap: DAY } }).worst.most).toBe(DAY - 1);
  });

  it('windows bind where exclusions fall, so that only the upper end counts them', () => {
    const nightly: CalendarTerms = { kind: 'business', zone: 'UTC', weekly: [{ days: ['mon'], shifts: [{ opens: '00:00', closes: '02:00' }] }] };

    expect(hours(excluding({ allowedIn: nightly }))).toEqual([6, 2 + 5.5]);
    expect(hours(excluding({ allowedIn: nightly, cap: HOUR }))).toEqual([6, 1 + 5.75]);
    expect(allows({ exclusions: { effect: 'remove', allowedIn: nightly } }).gaps.map(({ message }) => message)).toEqual(['All of its allowed windows may be excluded.']);
  });

  it('what is unknown, as far as it may be without the level being left unjudged', () => {
    expect(hours(unknown({ policy: 'ignore', minimumCoverage: '50' }))).toBe(12 + 3);
    expect(hours(unknown({ policy: 'fail-period', minimumCoverage: '50' }))).toBe(12 + 3);
    expect(hours(unknown({ policy: 'ignore' }))).toBe(1.2 + 5.7);
    expect(unknown({ policy: 'ignore', minimumCoverage: '0' }).worst).toEqual({ least: DAY - 1, most: DAY - 1 });
    expect(hours(unknown({ policy: 'hold-last', minimumCoverage: '50', maxAge: HOUR }))).toEqual([6, 18]);
    expect(hours(unknown({ policy: 'good' }))).toBe(24);
    expect(hours(allows({ method: samplesEvery(MINUTE), unknown: { policy: 'ignore', minimumCoverage: '50' } }))).toEqual([6, 12 + 3]);
    expect(hours(allows({ method: samplesEvery(MINUTE), unknown: { policy: 'good' } }))).toEqual([6, 24]);
    expect(hours(allows({ unknown: { policy: 'ignore', minimumCoverage: '50' }, exclusions: { effect: 'remove', effectByReason: { storm: 'count-as-good' }, cap: 4 * HOUR } }))).toEqual([4 + 10 + 2.5, 4 + 12 + 6]);
    expect(hours(allows({ unknown: { policy: 'ignore', minimumCoverage: '50' }, exclusions: { effect: 'count-as-bad-but-excused', cap: 4 * HOUR } }))).toEqual([4 + 10 + 2.5, 4 + 12 + 2]);
    expect([unknown({ policy: 'ignore' }), unknown({ policy: 'good' })].map(({ gaps }) => gaps.map(({ code, message }) => `${code} ${message}`))).toEqual([
      ['COVERAGE_UNMATCHED It is judged when 95 % is known; the rest may be down.'], ['COVERAGE_UNMATCHED What is unknown counts good below.'],
    ]);
  });

  it('short outages without end, where these count good', () => {
    expect(hours(outages({ minimumLength: MINUTE }))).toEqual([6, 24]);
    expect(hours(outages({ rounding: 'minute-down' }))).toEqual([0, 24]);
    expect(hours(outages({ rounding: 'minute-nearest' }))).toEqual([0, 24]);
    expect(hours(outages({ rounding: 'minute-up' }))).toEqual([0, 6]);
    expect([outages({ minimumLength: MINUTE }), outages({ rounding: 'minute-down' }), outages({ rounding: 'minute-nearest' }), outages({ rounding: 'minute-up' }), outages({ minimumLength: 0 })].map(codes))
      .toEqual([['SHORT_OUTAGES_FORGIVEN'], ['SHORT_OUTAGES_FORGIVEN'], ['SHORT_OUTAGES_FORGIVEN'], [], []]);
    expect(outages({ minimumLength: MINUTE }).gaps[0]?.message).toBe('Short outages count good below, however many.');
  });

  it('anything, when the level counts events and not time', () => {
    const events = allows({ basis: 'occurrences', method: samplesEvery(MINUTE) });

    expect(hours(events)).toEqual([0, 24]);
    expect(events.outcome).toBe('not-proved');
    expect(events.gaps).toEqual([{ component: 'a', code: 'NOT_MEASURED_IN_TIME', message: 'It counts events, which says nothing about how long it may be down.' }]);
  });

  it('anything, where nothing binds the component', () => {
    const unbound = prove(series('a', 'b'), 2, [below('a', 1), below('other', 1)]);

    expect(hours(unbound)).toBe(24);
    expect(unbound).toMatchObject({ outcome: 'refuted', gaps: [{ component: 'b', code: 'NOT_UNDERPINNED', message: 'No level binds it.' }] });
  });

  it('anything, when it counts slices, users or devices', () => {
    const counting = (basis: 'timeslices' | 'user-minutes' | 'device-minutes') => allows({ basis, ...(basis === 'timeslices' ? { slice: { length: MINUTE, target: '90' } } : {}) });

    expect([counting('timeslices'), counting('user-minutes'), counting('device-minutes')].map((proof) => [hours(proof), ...proof.gaps.map(({ code, message }) => `${code} ${message}`)])).toEqual([
      [[0, 24], 'NOT_MEASURED_IN_TIME It counts slices, and a good one may be down in part.'],
      [[0, 24], 'NOT_MEASURED_IN_TIME It counts users, and with few of them it may be down for long.'],
      [[0, 24], 'NOT_MEASURED_IN_TIME It counts devices, and with few of them it may be down for long.'],
    ]);
  });
});

describe('S36a hours and periods that differ', () => {
  const office: CalendarTerms = { kind: 'business', zone: 'UTC', weekly: [{ days: ['mon'], shifts: [{ opens: '08:00', closes: '20:00' }] }] };

  it('outside of the hours of its level a component may be down at will', () => {
    const proof = prove(series('a'), 6, [below('a', 6, { calendar: office, expected: '50' })]);

    expect(hours(proof)).toBe(12 + 6);
    expect(proof.gaps).toEqual([{ component: 'a', code: 'HOURS_UNCOVERED', message: '12 h of the promise\'s hours are outside its own.' }]);
  });

  it('hours below that are longer than those above let all their downtime fall into them', () => {
    expect(hours(prove(series('a'), 6, [below('a', 6)], { calendar: office }))).toBe(6);
    expect(hours(prove(series('a'), 6, [below('a', 15)], { calendar: office }))).toBe(12);
  });

  const morning: CalendarTerms = { kind: 'business', zone: 'UTC', weekly: [{ days: ['mon'], shifts: [{ opens: '00:00', closes: '12:00' }] }] };
  const evening: CalendarTerms = { kind: 'business', zone: 'UTC', weekly: [{ days: ['mon'], shifts: [{ opens: '12:00', closes: '24:00' }] }] };

  it('downtime that is spent in one stretch is not there for another', () => {
    expect(hours(prove(parallel('a', 'b'), 1, [below('a', 4), below('b', 0, { calendar: morning, expected: '75' })]))).toBe(4);
  });

  it('components that are free at different hours do not fail together for that', () => {
    expect(hours(prove(parallel('a', 'b'), 0, [below('a', 0, { calendar: morning }), below('b', 0, { calendar: evening })]))).toBe(0);
  });

  it('downtime is spent first where the most components are free', () => {
    const levels = [below('a', 6), below('b', 6), below('c', 0, { calendar: evening, expected: '75' }), below('d', 0)];

    expect(prove(atLeast(3, 'a', 'b', 'c', 'd'), 18, levels).worst.least).toBe(12 * HOUR);
  });

  it('another component\'s hours do not cover its own', () => {
    expect(prove(series('a', 'b'), 1, [below('a', 1, { calendar: morning }), below('b', 1)]).gaps).toEqual([{ component: 'a', code: 'HOURS_UNCOVERED', message: '12 h of the promise\'s hours are outside its own.' }]);
  });

  it('downtime is spent in the stretches in which it does the most harm', () => {
    // Two of four are down: in the morning c is free and in the evening d; a and b have 6 hours each, to be spent beside the free one.
    const levels = [below('a', 6), below('b', 6), below('c', 0, { calendar: evening, expected: '75' }), below('d', 0, { calendar: morning, expected: '75' })];
    const promise = aSharedMetric(atLeast(3, 'a', 'b', 'c', 'd'), { expected: '30' });
    const proof = proveBackToBack(promise, levels, theDay);

    expect(hours(proof)).toBe(18);
    expect(proof).toMatchObject({ outcome: 'refuted', isExact: true });
    expect(levels.map((level) => evaluateLevel(level, proof.counterexample ?? [], theDay, at('2026-03-10T00:00Z')).state)).toEqual(['met', 'met', 'met', 'met']);
    expect(evaluateSharedMetric(promise, proof.counterexample ?? [], theDay, at('2026-03-10T00:00Z')).endToEnd.time.bad).toBe(18 * HOUR);
  });

  it('facts have whole milliseconds, which may be one less for a stretch', () => {
    const two = (half: CalendarTerms) => aLevel({ component: 'c', calendar: half, expected: '100', unknown: { policy: 'bad' }, exclusions: { effect: 'remove', cap: 0 } });
    const odd = (component: string) => below(component, 0, { expected: String(100 - 100 / 86_400_000) });
    const { worst, outcome } = proveBackToBack(aSharedMetric(atLeast(2, 'a', 'b', 'c'), { expected: '100' }), [odd('a'), odd('b'), two(morning), two(evening)], theDay);

    expect([worst, outcome]).toEqual([{ least: 1, most: 1 }, 'refuted']);
  });

  it('hundreds of stretches are exact, and with too many it is an interval', () => {
    const from = (days: number) => ({ start: theDay.start, end: theDay.start + days * DAY });
    const hourly = below('b', 6, { period: { zone: 'UTC', anchor: '2026-01-01', every: 'PT1H' } });
    const monthly = below('a', 6, { period: { zone: 'UTC', anchor: '2026-03-02', every: 'P1M' }, expected: '90' });
    const proof = (days: number, expected = '99') => proveBackToBack(aSharedMetric(atLeast(2, 'a', 'b', 'c'), { expected }), [monthly, hourly, below('c', 12, { calendar: morning })], from(days));

    expect([4, 7, 21].map((days) => proof(days).isExact)).toEqual([true, true, false]);
    const { least, most } = proof(21).worst;
    const above = (time: number) => String(100 - time * 100 / (21 * DAY));
    expect(least).toBeLessThan(most - HOUR);
    expect([above(least - HOUR / 2), above(least + HOUR / 2), above(most + HOUR / 2)].map((expected) => proof(21, expected).outcome)).toEqual(['refuted', 'not-proved', 'proved']);
  });

  it('a level judged by the month may spend all of it on one day', () => {
    const monthly = below('a', 0, { expected: '90', period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' } });
    const proof = prove(series('a'), 2.4, [monthly]);

    expect(hours(proof)).toBe(24);
    expect(evaluateLevel(monthly, proof.counterexample ?? [], { start: at('2026-03-01T00:00Z'), end: at('2026-04-01T00:00Z') }, at('2026-05-01T00:00Z')).state).toBe('met');
  });

  it('a level judged by the hour has its downtime in every one of them', () => {
    expect(hours(prove(series('a'), 6, [below('a', 6, { period: { zone: 'UTC', anchor: '2026-01-01', every: 'PT1H' } })]))).toBe(6);
  });

  it('a level that is not in force, or not judged in a part of a period, binds nothing there', () => {
    const half = { start: at('12:00') };

    expect(hours(prove(series('a'), 6, [below('a', 6, { inForce: half })]))).toBe(12 + 3);
    const waived = prove(series('a'), 6, [below('a', 6, { inForce: half, partialPeriod: 'waive' })]);
    expect(hours(waived)).toBe(24);
    expect(waived.gaps.map(({ code, message }) => `${code} ${message}`)).toEqual(['WAIVED A partial period of it is not judged.', 'HOURS_UNCOVERED 1 d of the promise\'s hours are outside its own.']);
    expect(prove(series('a'), 6, [below('a', 6, { inForce: half })]).gaps.map(({ code }) => code)).toEqual(['HOURS_UNCOVERED']);
    expect(prove(series('a'), 6, [below('a', 6, { partialPeriod: 'waive' })]).gaps).toEqual([]);
    expect(hours(prove(series('a'), 6, [below('a', 6, { inForce: half, partialPeriod: 'full' })]))).toBe(6);
    expect(hours(prove(series('a'), 6, [below('a', 6, { partialPeriod: 'waive' })]))).toBe(6);
    expect(hours(prove(series('a'), 6, [below('a', 6, { inForce: { start: 0, end: at('12:00') }, partialPeriod: 'waive' })]))).toBe(24);
  });

  it('a promise that is in force for a part of the period allows a part', () => {
    expect(prove(series('a'), 6, [below('a', 2)], { inForce: { start: at('12:00') } })).toMatchObject({ allowed: { numerator: String(3 * HOUR) }, outcome: 'proved', period: during('00:00', '24:00') });
  });
});

describe('S36a a component with several levels', () => {
  const later = at('2026-03-10T00:00Z');
  const morning: CalendarTerms = { kind: 'business', zone: 'UTC', weekly: [{ days: ['mon'], shifts: [{ opens: '00:00', closes: '12:00' }] }] };
  const lateShift: CalendarTerms = { kind: 'business', zone: 'UTC', weekly: [{ days: ['mon'], shifts: [{ opens: '08:00', closes: '20:00' }] }] };
  const several = (promised: number, ...levels: readonly AvailabilityTerms[]) => prove(series('a'), promised, levels.map((level, place) => ({ ...level, id: `level-${place + 1}` })));
  const binding = ({ bounds }: ReturnType<typeof prove>) => bounds.map(({ component, levels }) => `${component}: ${levels.filter(({ binds }) => binds).map(({ level }) => level).join(', ')}`);

  it('is bound by the tightest, wherever it stands', () => {
    expect(hours(several(2, below('a', 6), below('a', 1)))).toBe(1);
    expect(binding(several(2, below('a', 6), below('a', 1)))).toEqual(['a: level-2']);
    expect(binding(several(2, below('a', 1), below('a', 6)))).toEqual(['a: level-1']);
    expect(several(2, below('a', 6), below('a', 1)).bounds).toEqual([{ component: 'a', levels: [{ level: 'level-1', binds: false }, { level: 'level-2', binds: true }] }]);
  });

  it('by each of those that are alike, and by none that allows everything', () => {
    expect(binding(several(2, below('a', 1), below('a', 1)))).toEqual(['a: level-1, level-2']);
    expect(binding(several(2, below('a', 1), below('a', 24)))).toEqual(['a: level-1']);
    expect(binding(several(2, below('a', 24)))).toEqual(['a: ']);
    expect(prove(series('a'), 2, []).bounds).toEqual([]);
  });

  it('by all at once, where their hours differ', () => {
    // Of the morning 2 hours, of the late shift 3, of the day 4: the four are spent, 2 of them at least outside of the late shift or in both.
    const proof = several(2, below('a', 4), below('a', 0, { calendar: morning, expected: String(100 - 200 / 12) }), below('a', 0, { calendar: lateShift, expected: '75' }));

    expect(hours(proof)).toBe(4);
    expect(binding(proof)).toEqual(['a: level-1']);
    expect(several(2, below('a', 4)).gaps).toEqual([]);
  });

  it('and a level of a few hours binds beside one of all of them', () => {
    const proof = several(2, below('a', 0, { calendar: morning, expected: '100' }), below('a', 0, { calendar: lateShift, expected: '100' }));

    expect(hours(proof)).toBe(4);
    expect(binding(proof)).toEqual(['a: level-1, level-2']);
    expect(proof.gaps).toEqual([{ component: 'a', code: 'HOURS_UNCOVERED', message: '4 h of the promise\'s hours are outside its own.' }]);
  });

  it('tells the gaps of those that bind, and of all when none does', () => {
    const uncapped = below('a', 6, { exclusions: { effect: 'remove' } });

    expect(several(2, uncapped, below('a', 6)).gaps).toEqual([]);
    expect(several(2, uncapped, below('a', 0, { basis: 'occurrences', method: samplesEvery(MINUTE) })).gaps.map(({ code }) => code)).toEqual(['EXCLUSIONS_UNCAPPED']);
    expect(several(2, below('a', 0, { basis: 'occurrences', method: samplesEvery(MINUTE) })).gaps.map(({ code }) => code)).toEqual(['NOT_MEASURED_IN_TIME']);
  });

  it('a level that is not judged for its partial period is no gap where another one binds', () => {
    const half = below('a', 6, { inForce: { start: at('12:00') }, partialPeriod: 'waive' });

    expect(several(2, half, below('a', 6)).gaps).toEqual([]);
  });

  it('its counterexample excludes and hides what all of them allow, where their hours are the same', () => {
    const promise = aSharedMetric(series('a'), { expected: '70' });
    const levels = [
      below('a', 6, { id: 'one', exclusions: { effect: 'remove', cap: 4 * HOUR, notice: HOUR }, unknown: { policy: 'ignore', minimumCoverage: '90' } }),
      below('a', 0, { id: 'two', expected: '80', exclusions: { effect: 'remove', cap: 3 * HOUR, notice: 3 * DAY }, unknown: { policy: 'ignore', minimumCoverage: '80' }, method: { measures: 'status', sources: ['other'], combine: 'any-bad' } }),
    ];
    const { counterexample = [], worst, outcome } = proveBackToBack(promise, levels, theDay);

    // 3 excluded, a tenth of the rest unknown, and of what is left the smaller part.
    expect(worst.least).toBe(3 * HOUR + 2.1 * HOUR + 18.9 * HOUR / 5);
    expect(outcome).toBe('refuted');
    expect(levels.map((level) => evaluateLevel(level, counterexample, theDay, later).state)).toEqual(['met', 'met']);
    expect(evaluateSharedMetric(promise, counterexample, theDay, later).endToEnd).toMatchObject({ state: 'failed', time: { bad: worst.least } });
  });

  it('and is down in the sight of all, where their hours overlap', () => {
    const promise = aSharedMetric(series('a'), { expected: '70' });
    const levels = [below('a', 12, { id: 'day', exclusions: { effect: 'remove', cap: 4 * HOUR } }), below('a', 0, { id: 'morning', calendar: morning, expected: '50', unknown: { policy: 'ignore' } })];
    const { counterexample = [], worst } = proveBackToBack(promise, levels, theDay);

    expect(worst).toEqual({ least: 12 * HOUR, most: 14 * HOUR });
    expect(counterexample.some(({ kind }) => kind === 'exclusion')).toBe(false);
    expect(levels.map((level) => evaluateLevel(level, counterexample, theDay, later).state)).toEqual(['met', 'met']);
  });

  it('each version of an amended level binds in its own part', () => {
    const [before, after] = [below('a', 6, { inForce: { start: 0, end: at('12:00') } }), below('a', 12, { inForce: { start: at('12:00') } })];

    expect(hours(several(2, before, after))).toBe(3 + 6);
    expect(binding(several(2, before, after))).toEqual(['a: level-1, level-2']);
  });
});

describe('S36a uncovered exposure', () => {
  it('is what is owed above beyond what is due from below, and never less than nothing', () => {
    expect([uncoveredExposure(500, 300), uncoveredExposure(300, 500), uncoveredExposure(300, 300)]).toEqual([200, 0, 0]);
  });
});
