import { DAY, HOUR, MINUTE } from '@entente/worktime';
import type { Instant } from '@entente/worktime';
import { describe, expect, test } from 'vitest';
import { touchedPeriods } from './touched-periods.ts';
import type { MarkedTerms, Touch } from './touched-periods.ts';

const at = (text: string): Instant => Date.parse(text);
const now = at('2026-11-20T12:00:00Z');

const monthly: MarkedTerms = {
  period: { zone: 'Europe/Amsterdam', anchor: '2026-01-01', every: 'P1M' },
  inForce: { start: at('2026-02-15T00:00:00Z') },
  unknown: { policy: 'ignore' },
  measured: [{ component: 'shop', method: { metric: 'up', measures: 'status', sources: ['probe'], combine: 'any-bad' } }],
  outageReach: 0,
};
const status = (first: string, next?: string): Touch => ({
  kind: 'status', source: 'probe', component: 'shop', first: at(first), ...(next === undefined ? {} : { next: at(next) }),
});
const months = (terms: MarkedTerms, touch: Touch): string[] =>
  touchedPeriods(terms, touch, now).map(({ start }) => new Date(start + DAY).toISOString().slice(0, 7));

describe('a status change touches', () => {
  test('the periods from itself to the source\'s next one (S1a)', () => {
    expect(months(monthly, status('2026-03-30T00:00:00Z', '2026-05-02T00:00:00Z'))).toEqual(['2026-03', '2026-04', '2026-05']);
  });

  test('every period up to the running one when nothing follows it', () => {
    expect(months(monthly, status('2026-09-30T00:00:00Z'))).toEqual(['2026-09', '2026-10', '2026-11']);
  });

  test('one period when the next change is on the boundary', () => {
    expect(months(monthly, status('2026-03-10T00:00:00Z', '2026-03-31T22:00:00Z'))).toEqual(['2026-03']);
  });

  test('the period before when an outage across the boundary may reach the minimum length (S16)', () => {
    const terms = { ...monthly, outageReach: 10 * MINUTE };

    expect(months(terms, status('2026-03-31T22:05:00Z', '2026-04-01T00:00:00Z'))).toEqual(['2026-03', '2026-04']);
  });

  test('on past the next change where that may say unknown and the last state is held (S12)', () => {
    const held = { ...monthly, unknown: { policy: 'hold-last' as const, maxAge: 2 * HOUR } };

    expect(months(held, status('2026-03-10T00:00:00Z', '2026-03-31T21:00:00Z'))).toEqual(['2026-03', '2026-04']);
    expect(months(held, status('2026-03-10T00:00:00Z', '2026-03-31T20:00:00Z'))).toEqual(['2026-03']);
  });

  test('no period before the terms are in force or after they ended', () => {
    const terms = { ...monthly, inForce: { start: at('2026-03-05T00:00:00Z'), end: at('2026-05-01T00:00:00Z') } };

    expect(months(terms, status('2026-01-01T00:00:00Z'))).toEqual(['2026-03', '2026-04', '2026-05']);
  });

  test('nothing of another component, source, metric or kind of measurement', () => {
    const touch = status('2026-09-30T00:00:00Z');

    expect(months(monthly, { ...touch, component: 'mail' })).toEqual([]);
    expect(months(monthly, { ...touch, source: 'stranger' })).toEqual([]);
    expect(months(monthly, { ...touch, metric: 'latency' })).toEqual([]);
    expect(months(monthly, { kind: 'samples', source: 'probe', component: 'shop', first: now, last: now })).toEqual([]);
  });
});

describe('samples touch', () => {
  const hourly: MarkedTerms = {
    ...monthly,
    period: { zone: 'UTC', anchor: '2026-01-01', every: 'PT1H' },
    measured: [{ component: 'shop', method: { measures: 'samples', sources: ['probe'], combine: 'any-bad', cadence: MINUTE } }],
  };
  const samples = (first: string, last: string, next?: string): Touch => ({
    kind: 'samples', source: 'probe', component: 'shop', first: at(first), last: at(last),
    ...(next === undefined ? {} : { next: at(next) }),
  });
  const hours = (terms: MarkedTerms, touch: Touch): string[] =>
    touchedPeriods(terms, touch, now).map(({ start }) => new Date(start).toISOString().slice(11, 13));

  test('the periods from the first to 2 × cadence after the last (S12)', () => {
    expect(hours(hourly, samples('2026-11-20T08:30:00Z', '2026-11-20T09:57:00Z'))).toEqual(['08', '09']);
    expect(hours(hourly, samples('2026-11-20T08:30:00Z', '2026-11-20T09:58:30Z'))).toEqual(['08', '09', '10']);
  });

  test('on to the next sample where the last state is held, at most for its max age', () => {
    const held = { ...hourly, unknown: { policy: 'hold-last' as const } };
    const heldForTwoHours = { ...hourly, unknown: { policy: 'hold-last' as const, maxAge: 2 * HOUR } };

    expect(hours(held, samples('2026-11-20T06:30:00Z', '2026-11-20T06:31:00Z', '2026-11-20T09:00:00Z'))).toEqual(['06', '07', '08']);
    expect(hours(heldForTwoHours, samples('2026-11-20T06:30:00Z', '2026-11-20T06:31:00Z'))).toEqual(['06', '07', '08']);
  });

  test('no period that has not begun', () => {
    expect(hours(hourly, samples('2026-11-20T11:59:30Z', '2026-11-20T13:05:00Z'))).toEqual(['11', '12']);
  });
});

describe('an exclusion touches', () => {
  test('the periods of its window, the rest of the running one included, whatever the source', () => {
    const exclusion = (start: string, end: string): Touch =>
      ({ kind: 'exclusion', source: 'a person', component: 'shop', window: { start: at(start), end: at(end) } });

    expect(months(monthly, exclusion('2026-09-30T20:00:00Z', '2026-09-30T22:30:00Z'))).toEqual(['2026-09', '2026-10']);
    expect(months(monthly, exclusion('2026-11-28T20:00:00Z', '2026-12-02T00:00:00Z'))).toEqual(['2026-11']);
  });
});
