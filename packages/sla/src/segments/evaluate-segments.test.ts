import { DAY, HOUR, MINUTE } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aLevel, at, counts, down, during, log, maintenance, month, samplesEvery, theDay, up } from '../../testing/story.ts';
import type { UnloggedFact } from '../../testing/story.ts';
import { workingsOf } from '../../testing/workings.ts';
import type { AvailabilityTerms } from '../model.ts';
import { combineSegments } from './combine-segments.ts';
import { evaluateSegments } from './evaluate-segments.ts';

const later = at('2026-03-10T00:00Z');
const until = (end: string, changes: Partial<AvailabilityTerms> = {}) => aLevel({ ...changes, inForce: { start: 0, end: at(end) } });
const from = (start: string, changes: Partial<AvailabilityTerms> = {}) => aLevel({ ...changes, inForce: { start: at(start) } });

function segmentsOf(versions: readonly AvailabilityTerms[], facts: readonly UnloggedFact[], asOf = later) {
  return evaluateSegments(versions, log(...facts), theDay, asOf);
}

/** Bad for an hour in the morning, and for half an hour in the afternoon. */
const aDay = [up('00:00'), down('10:00'), up('11:00'), down('15:00'), up('15:30')];

describe('S18 judge-each', () => {
  it('is what happens where nothing is agreed: every segment has its own number, under its own terms', () => {
    const { amended, segments, combined } = segmentsOf([until('12:00', { expected: '90' }), from('12:00', { expected: '99' })], aDay);

    expect(amended).toBe('judge-each');
    expect(combined).toBeUndefined();
    expect(segments).toMatchObject([
      { segment: during('00:00', '12:00'), weight: { numerator: '1', denominator: '2' }, result: { state: 'met', measured: during('00:00', '12:00'), toDate: { bad: String(HOUR) } } },
      { segment: during('12:00', '24:00'), weight: { numerator: '1', denominator: '2' }, result: { state: 'failed', toDate: { bad: String(30 * MINUTE) } } },
    ]);
  });

  it('takes the versions in any order, and only those that are in force in the period', () => {
    const versions = [from('2026-03-03T00:00Z'), from('12:00', { inForce: { start: at('12:00'), end: at('2026-03-03T00:00Z') } }), until('12:00'), until('2026-03-02T00:00Z', { id: 'old' })];

    expect(segmentsOf(versions, aDay).segments.map(({ segment }) => segment)).toEqual([during('00:00', '12:00'), during('12:00', '24:00')]);
    expect(segmentsOf([from('2026-03-03T00:00Z', { amended: 'combine' })], aDay)).toStrictEqual({ period: theDay, amended: 'judge-each', segments: [] });
  });

  it('weighs days, and not the hours that the clocks take', () => {
    const inAmsterdam: Partial<AvailabilityTerms> = { period: { zone: 'Europe/Amsterdam', anchor: '2026-01-01', every: 'P1M' } };
    const march = { start: at('2026-02-28T23:00Z'), end: at('2026-03-31T22:00Z') };
    const cut = '2026-03-30T22:00Z';

    expect(evaluateSegments([until(cut, inAmsterdam), from(cut, inAmsterdam)], [], march, later).segments.map(({ weight }) => weight)).toEqual([
      { numerator: '30', denominator: '31' }, { numerator: '1', denominator: '31' },
    ]);
    const inTheDay = '2026-03-29T11:00Z';
    expect(evaluateSegments([until(inTheDay, inAmsterdam), from(inTheDay, inAmsterdam)], [], march, later).segments[0]?.weight).toEqual({ numerator: '656', denominator: '713' });
  });

  it('uses up a cap once, in order of time', () => {
    const exclusions = { effect: 'remove', cap: 2 * HOUR } as const;
    const facts = [up('00:00'), maintenance('09:00', '10:30'), maintenance('13:00', '15:00')];

    expect(segmentsOf([until('12:00', { exclusions }), from('12:00', { exclusions })], facts).segments.map(({ result }) => result.time.excluded)).toEqual([90 * MINUTE, 30 * MINUTE]);
    expect(segmentsOf([until('12:00', { exclusions }), from('12:00', { exclusions: { ...exclusions, cap: HOUR } })], facts).segments[1]?.result.time.excluded).toBe(0);
    expect(segmentsOf([until('12:00', { exclusions }), from('12:00')], facts).segments[1]?.result.time.excluded).toBe(2 * HOUR);
  });

  it('counts against a cap what is counted good or excused as well', () => {
    const exclusions = { effect: 'count-as-good', effectByReason: { storm: 'count-as-bad-but-excused' }, cap: 3 * HOUR } as const;
    const facts = [up('00:00'), maintenance('08:00', '09:00'), maintenance('10:00', '11:00', { reason: 'storm' }), maintenance('13:00', '15:00', { reason: 'storm' })];

    expect(segmentsOf([until('12:00', { exclusions }), from('12:00', { exclusions })], facts).segments[1]?.result.judged).toMatchObject({ good: String(11 * HOUR) });
  });

  it('waives only what no version covers', () => {
    const waive = { partialPeriod: 'waive' } as const;
    const states = (versions: readonly AvailabilityTerms[]) => segmentsOf(versions, aDay).segments.map(({ result }) => result.state);

    expect(states([until('12:00', waive), from('12:00', waive)])).toEqual(['failed', 'failed']);
    expect(states([aLevel({ ...waive, inForce: { start: at('02:00'), end: at('12:00') } }), from('12:00', waive)])).toEqual(['waived', 'waived']);
    expect(states([until('12:00', waive), aLevel({ inForce: { start: at('12:00'), end: at('20:00') } })])).toEqual(['waived', 'failed']);
  });

  it('measures in full what no version covers under the one next to it', () => {
    const full = { partialPeriod: 'full' } as const;
    const [early, late] = [aLevel({ ...full, inForce: { start: at('02:00'), end: at('12:00') } }), aLevel({ ...full, inForce: { start: at('12:00'), end: at('20:00') } })];

    expect(segmentsOf([early, late], aDay).segments.map(({ segment }) => segment)).toEqual([during('00:00', '12:00'), during('12:00', '24:00')]);
    expect(segmentsOf([aLevel({ ...early, partialPeriod: 'prorate' }), late], aDay).segments.map(({ segment }) => segment)).toEqual([during('02:00', '12:00'), during('12:00', '24:00')]);
  });

  it('spreads an expected volume over the days, and expects none of a segment that is over', () => {
    const events = { basis: 'occurrences', method: samplesEvery(HOUR), expectedVolume: 101 } as const;
    const { segments } = segmentsOf([until('12:00', events), from('12:00', events)], [counts([['10:00', 10, 10], ['13:00', 9, 10]])], at('14:00'));

    expect(segments.map(({ result }) => result.bestAchievable)).toMatchObject([{ good: '10', bad: '0' }, { good: '49', bad: '1' }]);
  });
});

describe('S18 combine', () => {
  const combine = { amended: 'combine' } as const;

  it('adds good and bad, and weighs the targets by what was counted under each', () => {
    const { combined } = segmentsOf([until('06:00', { expected: '90', minimum: '80' }), from('06:00', { ...combine, expected: '98' })], aDay);

    expect(combined).toMatchObject({ expected: { numerator: '24', denominator: '25' }, minimum: { numerator: '187', denominator: '200' }, result: { state: 'below-expected', toDate: { ratio: { numerator: '15', denominator: '16' } }, measured: theDay } });
  });

  it('S21 is met by a value equal to the target, and by none below it', () => {
    const state = (end: string) => segmentsOf([until('12:00', { expected: '90' }), from('12:00', { ...combine, expected: '80' })], [up('00:00'), down('10:00'), up(end)]).combined?.result.state;

    expect(state('13:36')).toBe('met');
    expect(state('13:36:00.001')).toBe('failed');
  });

  it('has no minimum where no version has one', () => {
    expect(segmentsOf([until('12:00'), from('12:00', combine)], aDay).combined).not.toHaveProperty('minimum');
  });

  it('is as the last version in force says', () => {
    expect(segmentsOf([until('12:00', combine), from('12:00')], aDay).amended).toBe('judge-each');
    expect(segmentsOf([until('12:00'), from('12:00', combine)], aDay).combined?.result.level).toBe('level');
  });

  it('weighs the number that is judged where time is excused in any segment', () => {
    const excusing = { effect: 'count-as-bad-but-excused' } as const;
    const { combined } = segmentsOf([until('12:00', { expected: '90', exclusions: excusing }), from('12:00', { ...combine, expected: '90' })], [...aDay, maintenance('10:00', '11:00')]);

    expect(combined?.result).toMatchObject({ toDate: { bad: String(90 * MINUTE) }, judged: { good: String(22.5 * HOUR), bad: String(30 * MINUTE) } });
    expect(segmentsOf([until('12:00'), from('12:00', combine)], aDay).combined?.result.judged).toBeUndefined();
  });

  it('is judged in a running period by what each segment asks for of all that may still count', () => {
    const versions = [until('06:00', { expected: '50' }), from('06:00', { ...combine, expected: '100' })];
    const { combined } = segmentsOf(versions, [up('00:00'), down('05:00'), up('06:00'), up('12:00')], at('12:00'));

    expect(combined).toMatchObject({ expected: { numerator: '3', denominator: '4' }, result: { state: 'on-course', bestAchievable: { ratio: { numerator: '23', denominator: '24' } } } });
    expect(combined?.result.budget.allowed).toEqual({ numerator: String(3 * HOUR), denominator: '1' });
  });

  it('S12 is stale where something is missed in any segment', () => {
    const staleAt = (asOf: string) => segmentsOf([until('12:00'), from('12:00', combine)], [up('00:00'), up('11:00')], at(asOf)).combined?.result.staleSince;

    expect([staleAt('11:10'), staleAt('12:00'), staleAt('12:01')]).toEqual([undefined, at('11:00'), at('11:00')]);
  });

  it('S19 has no best where that of a segment is unknown', () => {
    const events = { basis: 'occurrences', method: samplesEvery(HOUR) } as const;
    const { combined } = segmentsOf([until('12:00', { ...events, expectedVolume: 10 }), from('12:00', { ...combine, ...events })], [counts([['10:00', 9, 10], ['13:00', 10, 10]])], at('14:00'));

    expect(combined?.result).toMatchObject({ toDate: { good: '19', bad: '1' } });
    expect(combined?.result.bestAchievable).toBeUndefined();
  });

  it('S17 is not applicable where nothing was counted, and asks for what the last version does', () => {
    const calendar: AvailabilityTerms['calendar'] = { kind: 'stated', zone: 'UTC', open: [] };
    const { combined } = segmentsOf([until('12:00', { calendar, expected: '90' }), from('12:00', { ...combine, calendar, expected: '98', minimum: '97' })], aDay);

    expect(combined).toMatchObject({ expected: { numerator: '49', denominator: '50' }, minimum: { numerator: '97', denominator: '100' }, result: { state: 'not-applicable' } });
  });

  it('counts time between two versions as out of hours', () => {
    const { combined } = segmentsOf([until('12:00'), from('14:00', combine)], aDay);

    expect(combined?.result).toMatchObject({ measured: theDay, time: { 'out-of-hours': 2 * HOUR, good: DAY - 3.5 * HOUR } });
  });

  it('does not add what is counted in different units', () => {
    const slices = (length: number) => ({ basis: 'timeslices', slice: { length, target: '90' } }) as const;

    expect(() => segmentsOf([until('12:00'), from('12:00', { ...combine, ...slices(HOUR) })], aDay)).toThrow('cannot be combined');
    expect(() => segmentsOf([until('12:00', { basis: 'occurrences', method: samplesEvery(HOUR) }), from('12:00', combine)], aDay)).toThrow('cannot be combined');
    expect(() => segmentsOf([until('12:00', slices(MINUTE)), from('12:00', { ...combine, ...slices(HOUR) })], aDay)).toThrow('cannot be combined');
    expect(segmentsOf([until('12:00', slices(HOUR)), from('12:00', { ...combine, ...slices(HOUR) })], aDay).combined?.result.toDate).toMatchObject({ good: '22', bad: '2' });
  });

  it('says in its account what each segment asked for, and how the one target comes of them', () => {
    const says = (...versions: readonly AvailabilityTerms[]) => segmentsOf(versions, aDay).combined?.result.trace.filter(({ rule }) => rule === 'S18').map(({ says: words }) => words);

    expect(says(until('06:00', { expected: '90', minimum: '80' }), from('06:00', { ...combine, expected: '98' }))).toEqual([
      'Segment 1, 2026-03-02T00:00Z to 2026-03-02T06:00Z: 100.000 %, expected 90 %, minimum 80 %.',
      'Segment 2, 2026-03-02T06:00Z to 2026-03-03T00:00Z: 91.666 %, expected 98 %.',
      '2 segments together: good and bad are added; the target is the sum of target × counted of each ÷ all that was counted: expected 96.000 %, minimum 93.500 %.',
    ]);
    expect(says(from('00:00', combine))?.at(-1)).toMatch(/^One segment together: .* expected 99\.000 %\.$/);
    expect(says(until('08:00', { expected: '99' }), from('08:00', { ...combine, expected: '99.95' }))?.at(-1)).toMatch(/: expected 2989\/3000 \(about 99\.633 %\)\.$/);
  });

  it('S24 works out its sums and its target in steps that can be replayed', () => {
    const workings = (versions: readonly AvailabilityTerms[], ...facts: readonly UnloggedFact[]) => workingsOf(segmentsOf(versions, [...aDay, ...facts]).combined?.result.trace ?? [], 'S18');
    const versions = [until('06:00', { expected: '90' }), from('06:00', { ...combine, expected: '98' })];

    expect(workings(versions)).toEqual([
      'to date: good = sum good in segment 1 21600000, good in segment 2 59400000 = 81000000',
      'to date: bad = sum bad in segment 1 0, bad in segment 2 5400000 = 5400000',
      'counted in all = sum counted in segment 1 21600000, counted in segment 2 64800000 = 86400000',
      'aimed at in segment 1 = product expected in segment 1 9/10, counted in segment 1 21600000 = 19440000',
      'aimed at in segment 2 = product expected in segment 2 49/50, counted in segment 2 64800000 = 63504000',
      'aimed at in all = sum aimed at in segment 1 19440000, aimed at in segment 2 63504000 = 82944000',
      'expected = quotient aimed at in all 82944000, counted in all 86400000 = 24/25',
    ]);
    const excusing = versions.map((terms): AvailabilityTerms => ({ ...terms, exclusions: { effect: 'count-as-bad-but-excused' } }));
    expect(workings(excusing, maintenance('10:00', '11:00')).slice(0, 2)).toEqual([
      'judged: good = sum good in segment 1 21600000, good in segment 2 59400000 = 81000000', 'judged: bad = sum bad in segment 1 0, bad in segment 2 1800000 = 1800000',
    ]);
    const closed = versions.map((terms): AvailabilityTerms => ({ ...terms, calendar: { kind: 'stated', zone: 'UTC', open: [] } }));
    expect(workings(closed).slice(2)).toEqual(['counted in all = sum counted in segment 1 0, counted in segment 2 0 = 0']);
  });

  it('says of a segment in which nothing was counted that it has no number', () => {
    const calendar: AvailabilityTerms['calendar'] = { kind: 'stated', zone: 'UTC', open: [] };

    expect(segmentsOf([until('12:00', { calendar }), from('12:00', combine)], aDay).combined?.result.trace[0]?.says).toBe('Segment 1, 2026-03-02T00:00Z to 2026-03-02T12:00Z: no number, expected 99 %.');
  });

  it('of no segments is nothing', () => {
    expect(combineSegments([], theDay)).toBeUndefined();
  });

  it('keeps the stretches of all segments', () => {
    expect(segmentsOf([until('12:00'), from('12:00', combine)], aDay).combined?.result.stretches).toEqual([{ ...during('10:00', '11:00'), state: 'bad' }, { ...during('15:00', '15:30'), state: 'bad' }]);
  });

  it('works over any period', () => {
    const { combined } = evaluateSegments([until('2026-03-11T00:00Z'), from('2026-03-11T00:00Z', combine)], log(up('2026-03-01T00:00Z')), month, at('2026-04-02T00:00Z'));

    expect(combined?.result.state).toBe('met');
  });
});
