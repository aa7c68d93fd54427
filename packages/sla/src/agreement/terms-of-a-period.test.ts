/** S18: the terms of the segments of one period, of which an amendment alone makes no partial one. */
import { describe, expect, it } from 'vitest';
import { aLevel, at, month } from '../../testing/story.ts';
import type { AvailabilityTerms } from '../model.ts';
import { termsIn } from './versions.ts';

const segment = (partialPeriod: AvailabilityTerms['partialPeriod'], start: string, end?: string) => ({ terms: aLevel({ partialPeriod, inForce: { start: at(`2026-${start}T00:00Z`), ...(end === undefined ? {} : { end: at(`2026-${end}T00:00Z`) }) } }) });
const forceIn = (...segments: readonly ReturnType<typeof segment>[]) => termsIn(segments, month).map(({ inForce: { start, end } }) => [start, end].map((instant) => (instant === undefined ? 'open' : new Date(instant).toISOString().slice(5, 10))).join(' '));
const partialIn = (...segments: readonly ReturnType<typeof segment>[]) => termsIn(segments, month).map(({ partialPeriod }) => partialPeriod);

describe('S18 the terms of the segments of a period', () => {
  it('of one segment are its own', () => {
    const one = segment('full', '03-05', '03-20');

    expect(termsIn([one], month)[0]).toBe(one.terms);
  });

  it('measured in full belong to the first back to the start of the period and to the last on to its end, and in between to each its part', () => {
    expect(forceIn(segment('full', '03-05', '03-10'), segment('full', '03-10', '03-20'), segment('full', '03-20', '03-28'))).toEqual(['03-01 03-10', '03-10 03-20', '03-20 04-01']);
    expect(forceIn(segment('full', '02-10', '03-10'), segment('full', '03-10', '04-20'))).toEqual(['02-10 03-10', '03-10 04-20']);
    expect(forceIn(segment('full', '03-05', '03-10'), segment('full', '03-10'))).toEqual(['03-01 03-10', '03-10 open']);
  });

  it('measured otherwise reach as far as they are in force', () => {
    expect(forceIn(segment('prorate', '03-05', '03-10'), segment('prorate', '03-10', '03-28'))).toEqual(['03-05 03-10', '03-10 03-28']);
    expect(forceIn(segment('waive', '03-05', '03-10'), segment('full', '03-10', '03-28'))).toEqual(['03-05 03-10', '03-10 04-01']);
  });

  it('are waived where no segment covers the start or the end of the period, and where they say so', () => {
    expect(partialIn(segment('waive', '03-01', '03-10'), segment('waive', '03-10', '04-01'))).toEqual(['prorate', 'prorate']);
    expect(partialIn(segment('waive', '03-02', '03-10'), segment('waive', '03-10', '04-01'))).toEqual(['waive', 'waive']);
    expect(partialIn(segment('waive', '03-01', '03-10'), segment('waive', '03-10', '03-31'))).toEqual(['waive', 'waive']);
    expect(partialIn(segment('prorate', '03-02', '03-10'), segment('waive', '03-10', '03-31'))).toEqual(['prorate', 'waive']);
    expect(partialIn(segment('waive', '02-01', '03-10'), segment('full', '03-10'))).toEqual(['prorate', 'prorate']);
  });
});
