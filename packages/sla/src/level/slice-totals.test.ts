import { DAY, HOUR, MINUTE } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aLevel, at, counts, down, during, log, maintenance, samplesEvery, says, theDay, up } from '../../testing/story.ts';
import type { UnloggedFact } from '../../testing/story.ts';
import type { AvailabilityTerms } from '../model.ts';
import { evaluateLevel } from '../evaluate-level.ts';

const hours = { basis: 'timeslices', slice: { length: HOUR, target: '90' } } as const;
const ofSamples = { ...hours, method: samplesEvery(5 * MINUTE), unknown: { policy: 'ignore', minimumCoverage: '0' } } as const;

function slices(terms: Partial<AvailabilityTerms>, ...facts: readonly UnloggedFact[]) {
  return evaluateLevel(aLevel({ ...hours, ...terms }), log(...facts), theDay, at('2026-03-10T00:00Z'));
}

function running(terms: Partial<AvailabilityTerms>, asOf: string, ...facts: readonly UnloggedFact[]) {
  return evaluateLevel(aLevel({ ...hours, ...terms }), log(...facts), theDay, at(asOf));
}

describe('S16 a slice', () => {
  it('is good when its good time reaches the target, and not a millisecond below it', () => {
    expect(slices({}, up('00:00'), down('10:00'), up('10:06')).toDate).toMatchObject({ good: '24', bad: '0' });
    expect(slices({}, up('00:00'), down('10:00'), up('10:06:00.001')).toDate).toMatchObject({ good: '23', bad: '1' });
  });

  it('is laid from the period\'s start, and the last may be short', () => {
    const result = slices({ slice: { length: 7 * HOUR, target: '100' } }, up('00:00'), down('21:00'), up('21:01'));

    expect(result.toDate).toMatchObject({ good: '3', bad: '1' });
  });

  it('is laid from the period\'s start where only a part is measured too', () => {
    const result = slices({ inForce: { start: at('10:30') } }, up('00:00'), down('10:54'), up('11:00'));

    expect(result.toDate).toMatchObject({ good: '13', bad: '1' });
  });

  it('is cut by closed and by excluded time, and does not count when nothing is left', () => {
    const calendar: AvailabilityTerms['calendar'] = { kind: 'stated', zone: 'UTC', open: [during('09:30', '17:00')] };
    const result = slices({ calendar }, up('00:00'), down('09:30'), up('09:34'), maintenance('10:00', '12:00'), maintenance('12:00', '12:50'), down('12:55'), up('13:00'));

    expect(result.toDate).toMatchObject({ good: '4', bad: '2' });
    expect(result.coverage).toEqual({ numerator: '1', denominator: '1' });
  });

  it('is unknown when nothing is known of it, and judged by what is known otherwise', () => {
    const result = slices({}, up('00:00'), says('unknown', '10:59'), up('12:00'), down('12:01'), says('unknown', '12:02'), up('12:59'));

    expect(result).toMatchObject({ state: 'failed', toDate: { good: '22', bad: '1' }, coverage: { numerator: '23', denominator: '24' } });
  });

  it.each([
    ['ignore', '22', '1'], ['fail-period', '22', '1'], ['good', '24', '0'], ['bad', '22', '2'], ['hold-last', '23', '1'],
  ] as const)('of unknown time under %s: %s good and %s bad', (policy, good, bad) => {
    expect(slices({ unknown: { policy, minimumCoverage: '0', maxAge: DAY } }, up('00:00'), says('unknown', '11:00'), down('12:00'), says('unknown', '12:01'), up('12:59')).toDate).toMatchObject({ good, bad });
  });

  it('of which a part is bad takes what is unknown of the rest, and no more, for good', () => {
    const bad = (target: string) => slices({ slice: { length: HOUR, target }, unknown: { policy: 'good' } }, up('00:00'), down('10:00'), says('unknown', '10:30'), up('11:00')).toDate;

    expect(bad('50')).toMatchObject({ good: '24', bad: '0' });
    expect(bad('50.1')).toMatchObject({ good: '23', bad: '1' });
  });

  it('S13 counts good in a window that does, and is left out of the number that is judged where it is excused', () => {
    const day = [up('00:00'), down('10:00'), up('11:00'), maintenance('10:00', '11:00')];

    expect(slices({ exclusions: { effect: 'count-as-good' } }, ...day).toDate).toMatchObject({ good: '24', bad: '0' });
    expect(slices({ exclusions: { effect: 'count-as-bad-but-excused' } }, ...day)).toMatchObject({ toDate: { good: '23', bad: '1' }, judged: { good: '23', bad: '0' } });
  });

  it('needs its terms', () => {
    const { slice: _, ...without } = aLevel(hours);

    expect(() => evaluateLevel(without, [], theDay, theDay.end)).toThrow('says how long they are');
  });
});

describe('S16 a slice of samples', () => {
  it('is judged by all events in it, those of all sources together', () => {
    const method = { ...ofSamples.method, sources: ['probe', 'other'] };
    const result = slices({ ...ofSamples, method }, counts([['10:00', 80, 100]]), counts([['10:00', 100, 100]], { source: 'other' }), counts([['11:00', 89, 100]]));

    expect(result.toDate).toMatchObject({ good: '1', bad: '1' });
  });

  it('is judged by a single event as well, and one at its end is the next one\'s', () => {
    expect(slices(ofSamples, counts([['10:00', 0, 1], ['10:05', 0, 0]])).toDate).toMatchObject({ good: '0', bad: '1' });
    expect(slices(ofSamples, counts([['10:59:59.999', 1, 1], ['11:00', 0, 1]])).toDate).toMatchObject({ good: '1', bad: '1' });
  });

  it('is judged by its time where it has no events', () => {
    expect(slices(ofSamples, counts([['10:00', 0, 0]])).toDate).toMatchObject({ good: '1', bad: '0' });
    expect(slices({ ...ofSamples, slice: { length: MINUTE, target: '90' } }, counts([['10:00', 8, 10]])).toDate).toMatchObject({ good: '0', bad: '5' });
  });

  it('is judged by its events where only a part of the period is measured too', () => {
    expect(slices({ ...ofSamples, inForce: { start: at('10:30') } }, counts([['10:20', 0, 100], ['10:40', 89, 100], ['11:00', 89, 100], ['11:30', 100, 100]])).toDate).toMatchObject({ good: '1', bad: '1' });
    expect(slices({ ...ofSamples, inForce: { start: at('10:30') } }, counts([['11:00', 85, 100], ['11:30', 99, 100]])).toDate).toMatchObject({ good: '1', bad: '0' });
  });

  it('is judged by its time alone where a threshold says what is good', () => {
    const method = { ...ofSamples.method, threshold: { good: 'at-most', value: 100 } } as const;
    const slow = { kind: 'samples', source: 'probe', component: 'shop', at: [at('10:00'), at('10:05')], value: [100, 101] } as const;

    expect(slices({ ...ofSamples, method, slice: { length: HOUR, target: '50' } }, slow).toDate).toMatchObject({ good: '1', bad: '0' });
    expect(slices({ ...ofSamples, method, slice: { length: HOUR, target: '50.1' } }, slow).toDate).toMatchObject({ good: '0', bad: '1' });
    const counting = slices({ ...ofSamples, method, slice: { length: HOUR, target: '50.1' } }, { ...slow, good: [10, 10], total: [10, 10] });
    expect(counting.toDate).toMatchObject({ good: '0', bad: '1' });
    expect(counting.trace.find(({ rule }) => rule === 'S16')?.says).toBe('Slices of 1 h from the period\'s start; one is good when at least 50.1 % of its known time is.');
  });
});

describe('S19 slices of a running period', () => {
  it('count when they are over; those to come are good at best', () => {
    const result = running({ slice: { length: HOUR, target: '50' } }, '10:30', up('00:00'), down('03:00'), up('04:00'), up('10:30'));

    expect(result).toMatchObject({ toDate: { good: '9', bad: '1' }, bestAchievable: { good: '23', bad: '1' }, coverage: { numerator: '1', denominator: '1' } });
  });

  it('S12 are knowable when they are over, and not while they last', () => {
    expect(running({}, '10:30', up('00:00'), says('unknown', '10:00'), says('unknown', '10:30')).coverage).toEqual({ numerator: '1', denominator: '1' });
    expect(running({}, '11:00', up('00:00'), says('unknown', '10:00'), says('unknown', '11:00')).coverage).toEqual({ numerator: '10', denominator: '11' });
  });

  it('count as soon as they cannot be good any more', () => {
    const half = { slice: { length: HOUR, target: '50' } };

    expect(running(half, '10:30', up('00:00'), down('10:00'), down('10:30'))).toMatchObject({ toDate: { good: '10', bad: '0' }, bestAchievable: { good: '24' } });
    expect(running(half, '10:30:00.001', up('00:00'), down('10:00'), down('10:30:00.001'))).toMatchObject({ toDate: { good: '10', bad: '1' }, bestAchievable: { good: '23' } });
  });

  it('of events can be good while more may come, unless all must be', () => {
    const poor = counts([['10:00', 0, 1000]]);
    const best = (target: string, ...facts: readonly UnloggedFact[]) => running({ ...ofSamples, slice: { length: HOUR, target } }, '10:05', ...facts).bestAchievable;

    expect(best('99.999', poor)).toMatchObject({ good: '14', bad: '0' });
    expect(best('100', poor)).toMatchObject({ good: '13', bad: '1' });
    expect(best('100', counts([['10:00', 0, 1]]))).toMatchObject({ good: '13', bad: '1' });
    expect(best('100', counts([['10:00', 10, 10]]))).toMatchObject({ good: '14', bad: '0' });
  });

  it('are over when what is left of them is closed', () => {
    const calendar: AvailabilityTerms['calendar'] = { kind: 'stated', zone: 'UTC', open: [during('09:00', '10:20'), during('11:00', '12:00')] };

    expect(running({ calendar }, '10:30', up('00:00'), up('10:30'))).toMatchObject({ toDate: { good: '2', bad: '0' }, bestAchievable: { good: '3' } });
  });
});

describe('S24 the account of slices', () => {
  it('says how they are laid, and by what they are judged', () => {
    const said = (terms: Partial<AvailabilityTerms>) => slices(terms, up('00:00')).trace.find(({ rule }) => rule === 'S16')?.says;

    expect(said({})).toBe('Slices of 1 h from the period\'s start; one is good when at least 90 % of its known time is.');
    expect(said(ofSamples)).toBe('Slices of 1 h from the period\'s start; one is good when at least 90 % of its events, or of its known time where it has none, is.');
  });

  it('counts slices, in coverage too', () => {
    const account = slices({}, up('00:00'), down('10:00'), up('11:00')).trace.map(({ says: words }) => words);

    expect(account).toContain('To date: 23 slices good of 24 slices counted, 1 slice bad: 95.833 %, rounded toward the worse.');
    expect(slices({}, up('00:00')).trace.find(({ says: words }) => words.startsWith('Coverage'))?.amount).toBe('24 ÷ 24 slices');
  });
});
