import { HOUR, MINUTE } from '@entente/worktime';
import type { CalendarTerms } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aLevel, aSharedMetric, at, samplesEvery, series, theDay } from '../../testing/story.ts';
import type { AvailabilityTerms } from '../model.ts';
import { proveBackToBack } from './prove-back-to-back.ts';

const openFrom = (opens: string, closes: string): CalendarTerms => ({ kind: 'business', zone: 'UTC', weekly: [{ days: ['mon'], shifts: [{ opens, closes }] }] });
const below = (id: string, changes: Partial<AvailabilityTerms> = {}) => aLevel({ id, component: 'a', expected: '75', unknown: { policy: 'bad' }, exclusions: { effect: 'remove', cap: 0 }, ...changes });
const prove = (...levels: readonly AvailabilityTerms[]) => proveBackToBack(aSharedMetric(series('a'), { expected: '75' }), levels, theDay);
const codes = (...levels: readonly AvailabilityTerms[]) => prove(...levels).gaps.map(({ code }) => code);

describe('S36a gaps of time', () => {
  const fromNoon = { inForce: { start: at('12:00') } };

  it('one level that is not judged for its partial period is a gap beside others that leave the hours open', () => {
    expect(codes(below('waived', { ...fromNoon, partialPeriod: 'waive' }), below('other', fromNoon))).toEqual(['WAIVED', 'HOURS_UNCOVERED']);
  });

  it('a level of a few hours that is in force all the time is judged, whatever it says of partial periods', () => {
    expect(codes(below('morning', { calendar: openFrom('06:00', '12:00'), partialPeriod: 'waive' }))).toEqual(['HOURS_UNCOVERED']);
  });
});

describe('S36a what facts can show', () => {
  it('is excluded time, too, where the hours of several levels of a component do not meet', () => {
    const excluding = { exclusions: { effect: 'remove', cap: HOUR }, expected: '100' } as const;
    const { worst } = prove(below('morning', { ...excluding, calendar: openFrom('06:00', '12:00') }), below('evening', { ...excluding, calendar: openFrom('18:00', '22:00') }));

    expect(worst).toEqual({ least: 14 * HOUR + 2 * HOUR, most: 14 * HOUR + 2 * HOUR });
  });

  it('is nothing of what a level that counts no time may exclude or not know', () => {
    const counting = (changes: Partial<AvailabilityTerms>) => prove(below('a', changes)).worst;

    expect(counting({ basis: 'occurrences', method: samplesEvery(MINUTE), exclusions: { effect: 'remove', cap: HOUR } })).toEqual({ least: 0, most: 24 * HOUR });
    expect(counting({ basis: 'timeslices', slice: { length: HOUR, target: '90' }, unknown: { policy: 'ignore' } })).toEqual({ least: 0, most: 24 * HOUR });
  });

  it('without an end-to-end source is told of components only', () => {
    const { endToEnd: _, ...derived } = aSharedMetric(series('a'), { expected: '90' });
    const { counterexample = [] } = proveBackToBack(derived, [below('a')], theDay);

    expect(counterexample.map(({ kind, component }) => `${kind} of ${component}`)).toEqual(['status of a', 'status of a']);
  });
});
