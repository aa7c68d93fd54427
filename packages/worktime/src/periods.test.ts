import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR } from './instant.ts';
import type { PeriodStep, PeriodTerms } from './period-terms.ts';
import { periodAt, periodsIn } from './periods.ts';

const utc = (text: string) => Date.parse(text);
const iso = (instant: number) => new Date(instant).toISOString().slice(0, 16);

describe('S2 periods', () => {
  it('a month is a calendar month of its zone', () => {
    const months: PeriodTerms = { zone: 'Europe/Amsterdam', anchor: '2026-01-01', every: 'P1M' };

    const march = periodAt(months, utc('2026-03-15T12:00:00Z'));

    expect([iso(march.start), iso(march.end)]).toEqual(['2026-02-28T23:00', '2026-03-31T22:00']);
    expect(march.end - march.start).toBe((31 * 24 - 1) * HOUR);
  });

  it('a month with the autumn change is an hour longer', () => {
    const months: PeriodTerms = { zone: 'Europe/Amsterdam', anchor: '2026-01-01', every: 'P1M' };

    const october = periodAt(months, utc('2026-10-15T12:00:00Z'));

    expect(october.end - october.start).toBe((31 * 24 + 1) * HOUR);
  });

  it('an anchor on the 31st is never chained from a clamped month', () => {
    const months: PeriodTerms = { zone: 'UTC', anchor: '2026-01-31', every: 'P1M' };

    const starts = periodsIn(months, { start: utc('2026-01-31T00:00Z'), end: utc('2026-05-31T00:00Z') }).map(({ start }) => iso(start).slice(0, 10));

    expect(starts).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']);
  });

  it('a boundary where midnight does not exist is the first instant after the gap', () => {
    const days: PeriodTerms = { zone: 'America/Santiago', anchor: '2025-01-01', every: 'P1D' };

    const changeDay = periodAt(days, utc('2025-09-07T12:00:00Z'));

    expect(iso(changeDay.start)).toBe('2025-09-07T04:00');
    expect(changeDay.end - changeDay.start).toBe(23 * HOUR);
  });

  it('a day that a zone skipped is no period', () => {
    const days: PeriodTerms = { zone: 'Pacific/Apia', anchor: '2011-12-01', every: 'P1D' };

    const around = periodsIn(days, { start: utc('2011-12-29T10:00:00Z'), end: utc('2012-01-01T10:00:00Z') });

    expect(around.map(({ start }) => iso(start))).toEqual(['2011-12-29T10:00', '2011-12-30T10:00', '2011-12-31T10:00']);
  });

  it('hours are elapsed time, also through a change of clocks', () => {
    const hours: PeriodTerms = { zone: 'Europe/Amsterdam', anchor: '2026-01-01', every: 'PT1H' };

    const changeDay = periodsIn(hours, { start: utc('2026-10-24T22:00:00Z'), end: utc('2026-10-25T23:00:00Z') });

    expect(changeDay).toHaveLength(25);
    expect(new Set(changeDay.map(({ start, end }) => end - start))).toEqual(new Set([HOUR]));
  });

  it('a leap day anchor comes back every fourth year', () => {
    const years: PeriodTerms = { zone: 'UTC', anchor: '2024-02-29', every: 'P1Y' };

    const starts = periodsIn(years, { start: utc('2024-02-29T00:00Z'), end: utc('2029-02-01T00:00Z') }).map(({ start }) => iso(start).slice(0, 10));

    expect(starts).toEqual(['2024-02-29', '2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29']);
  });

  it('an empty range has no periods', () => {
    expect(periodsIn({ zone: 'UTC', anchor: '2026-01-01', every: 'P1M' }, { start: 5, end: 5 })).toEqual([]);
  });
});

describe('S2 laws of periods', () => {
  const steps: readonly PeriodStep[] = ['PT1H', 'P1D', 'P1W', 'P1M', 'P3M', 'P6M', 'P1Y'];
  const zones = ['UTC', 'Europe/Amsterdam', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Chatham', 'America/Santiago', 'Pacific/Apia', 'Africa/Casablanca'];
  const someTerms = fc.record({
    zone: fc.constantFrom(...zones),
    anchor: fc.integer({ min: 10_957, max: 25_567 }).map((day) => new Date(day * 24 * HOUR).toISOString().slice(0, 10)),
    every: fc.constantFrom(...steps),
  });
  const anInstant = fc.integer({ min: utc('2000-01-01T00:00Z'), max: utc('2040-01-01T00:00Z') });

  it('every instant is in exactly one period: the one that periodAt names', () => {
    fc.assert(fc.property(someTerms, anInstant, (terms, instant) => {
      const period = periodAt(terms, instant);
      expect(period.start).toBeLessThanOrEqual(instant);
      expect(instant).toBeLessThan(period.end);
      expect(periodsIn(terms, { start: instant, end: instant + 1 })).toEqual([period]);
      expect(periodAt(terms, period.start)).toEqual(period);
      expect(periodAt(terms, period.end - 1)).toEqual(period);
    }), { seed: 2, numRuns: 300 });
  });

  it('periods follow each other without gap or overlap', () => {
    fc.assert(fc.property(someTerms, anInstant, (terms, instant) => {
      const length = terms.every === 'PT1H' ? 100 * HOUR : 24 * 400 * HOUR;
      const periods = periodsIn(terms, { start: instant, end: instant + length });
      periods.slice(1).forEach((period, place) => expect(period.start).toBe(periods[place]?.end));
      expect(periods.at(-1)?.end).toBeGreaterThanOrEqual(instant + length);
    }), { seed: 3, numRuns: 60 });
  });
});

describe('S2 periods of every step', () => {
  const in2026 = (every: PeriodStep, anchor: string, at: string, zone = 'UTC') => {
    const { start, end } = periodAt({ zone, anchor, every }, utc(at));
    return [iso(start), iso(end)];
  };

  it.each([
    ['PT1H', '2026-01-01', '2026-03-02T10:30:00Z', '2026-03-02T10:00', '2026-03-02T11:00'],
    ['P1D', '2026-01-01', '2026-03-02T10:30:00Z', '2026-03-02T00:00', '2026-03-03T00:00'],
    ['P1W', '2026-01-05', '2026-03-04T10:30:00Z', '2026-03-02T00:00', '2026-03-09T00:00'],
    ['P1M', '2026-01-15', '2026-03-02T10:30:00Z', '2026-02-15T00:00', '2026-03-15T00:00'],
    ['P3M', '2026-02-01', '2026-03-02T10:30:00Z', '2026-02-01T00:00', '2026-05-01T00:00'],
    ['P6M', '2025-10-01', '2026-03-02T10:30:00Z', '2025-10-01T00:00', '2026-04-01T00:00'],
    ['P1Y', '2020-07-01', '2026-03-02T10:30:00Z', '2025-07-01T00:00', '2026-07-01T00:00'],
  ] as const)('%s from %s', (every, anchor, at, start, end) => {
    expect(in2026(every, anchor, at)).toEqual([start, end]);
  });

  it('go back before their anchor', () => {
    expect(in2026('P1M', '2026-06-10', '2026-03-02T00:00:00Z')).toEqual(['2026-02-10T00:00', '2026-03-10T00:00']);
    expect(in2026('PT1H', '2026-06-10', '2026-03-02T00:59:59Z')).toEqual(['2026-03-02T00:00', '2026-03-02T01:00']);
  });

  it('begin at midnight of their zone, not of the machine', () => {
    expect(in2026('P1D', '2026-01-01', '2026-03-02T10:30:00Z', 'Asia/Kolkata')).toEqual(['2026-03-01T18:30', '2026-03-02T18:30']);
    expect(in2026('P1M', '2026-01-01', '2026-03-02T10:30:00Z', 'Pacific/Chatham')).toEqual(['2026-02-28T10:15', '2026-03-31T10:15']);
  });

  it('hours of a zone with a half hour begin at its half', () => {
    expect(in2026('PT1H', '2026-01-01', '2026-03-02T10:45:00Z', 'Asia/Kolkata')).toEqual(['2026-03-02T10:30', '2026-03-02T11:30']);
  });

  it('a boundary belongs to the period that it begins', () => {
    expect(in2026('P1M', '2026-01-01', '2026-03-01T00:00:00Z')).toEqual(['2026-03-01T00:00', '2026-04-01T00:00']);
    expect(in2026('P1M', '2026-01-01', '2026-02-28T23:59:59.999Z')).toEqual(['2026-02-01T00:00', '2026-03-01T00:00']);
  });

  it('every 31st of a year, clamped where it must be', () => {
    const starts = periodsIn({ zone: 'UTC', anchor: '2025-12-31', every: 'P1M' }, { start: utc('2025-12-31T00:00Z'), end: utc('2026-12-31T00:00Z') }).map(({ start }) => iso(start).slice(5, 10));

    expect(starts).toEqual(['12-31', '01-31', '02-28', '03-31', '04-30', '05-31', '06-30', '07-31', '08-31', '09-30', '10-31', '11-30']);
  });
});
