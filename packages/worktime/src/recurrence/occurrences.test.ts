import { describe, expect, it, vi } from 'vitest';
import { occurrencesOf } from './occurrences.ts';

const year2026 = { start: '2026-01-01', end: '2027-01-01' };

describe('S3 the dates of a recurrence rule', () => {
  it('are those of its weekdays in a month', () => {
    expect(occurrencesOf('FREQ=MONTHLY;BYDAY=1SU', '2026-01-01', { start: '2026-01-01', end: '2026-04-05' })).toEqual(['2026-01-04', '2026-02-01', '2026-03-01']);
    expect(occurrencesOf('FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO', '2020-01-01', { start: '2025-01-01', end: '2028-01-01' })).toEqual(['2025-05-26', '2026-05-25', '2027-05-31']);
  });

  it('come up to but not including the end of the range, and none before the first date', () => {
    expect(occurrencesOf('FREQ=DAILY', '2026-03-02', { start: '2026-03-01', end: '2026-03-04' })).toEqual(['2026-03-02', '2026-03-03']);
    expect(occurrencesOf('FREQ=DAILY', '2026-03-02', { start: '2026-03-03', end: '2026-03-03' })).toEqual([]);
    expect(occurrencesOf('FREQ=DAILY', '2026-03-02', { start: '2026-03-04', end: '2026-03-03' })).toEqual([]);
  });

  it('are counted from the first date, which is one of them only if the rule says so', () => {
    expect(occurrencesOf('FREQ=WEEKLY;BYDAY=MO;COUNT=2', '2026-03-03', year2026)).toEqual(['2026-03-09', '2026-03-16']);
    expect(occurrencesOf('FREQ=WEEKLY;INTERVAL=2', '2026-01-06', { start: '2026-03-01', end: '2026-04-01' })).toEqual(['2026-03-03', '2026-03-17', '2026-03-31']);
  });

  it('end with their last date, itself included', () => {
    expect(occurrencesOf('FREQ=MONTHLY;UNTIL=20260303', '2026-01-03', year2026)).toEqual(['2026-01-03', '2026-02-03', '2026-03-03']);
    expect(occurrencesOf('FREQ=MONTHLY;UNTIL=20260302', '2026-01-03', year2026)).toEqual(['2026-01-03', '2026-02-03']);
  });

  it('leave out what a month or a year does not have', () => {
    expect(occurrencesOf('FREQ=MONTHLY', '2026-01-31', { start: '2026-01-01', end: '2026-06-01' })).toEqual(['2026-01-31', '2026-03-31', '2026-05-31']);
    expect(occurrencesOf('FREQ=YEARLY', '2024-02-29', { start: '2024-01-01', end: '2033-01-01' })).toEqual(['2024-02-29', '2028-02-29', '2032-02-29']);
  });

  it('do not end by themselves', () => {
    expect(occurrencesOf('FREQ=DAILY', '1970-01-01', { start: '2500-01-01', end: '2500-01-03' })).toEqual(['2500-01-01', '2500-01-02']);
    expect(occurrencesOf('FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;BYDAY=SA', '1900-01-01', { start: '2000-01-01', end: '2100-01-01' })).toEqual(['2020-02-29', '2048-02-29', '2076-02-29']);
  });

  it('may be written small and with a semicolon at the end', () => {
    expect(occurrencesOf('freq=yearly;until=20270101;', '2026-05-05', year2026)).toEqual(['2026-05-05']);
  });
});

describe('S3 times of a recurrence rule', () => {
  it('are times on one wall, so a Z in UNTIL says nothing', () => {
    const until = (end: string) => occurrencesOf(`FREQ=HOURLY;INTERVAL=3;UNTIL=${end}`, '2026-03-29T00:30', { start: '2026-03-29', end: '2026-03-30' });

    expect(until('20260329T063000')).toEqual(['2026-03-29T00:30:00', '2026-03-29T03:30:00', '2026-03-29T06:30:00']);
    expect(until('20260329T063000Z')).toEqual(until('20260329T063000'));
    expect(until('20260329T062959')).toHaveLength(2);
    expect(occurrencesOf('FREQ=DAILY;UNTIL=20260330T020000;BYHOUR=2', '2026-03-28T02:00', { start: '2026-03-28', end: '2027-01-01' })).toHaveLength(3);
  });

  it('come up to but not including a time of the range', () => {
    expect(occurrencesOf('FREQ=MINUTELY;INTERVAL=90', '2026-03-02T09:00', { start: '2026-03-02T10:30', end: '2026-03-02T13:30' })).toEqual(['2026-03-02T10:30:00', '2026-03-02T12:00:00']);
  });
});

describe('S3 a text that is no rule', () => {
  it('throws, with what is wrong', () => {
    expect(() => occurrencesOf('FREQ=WEEKLY;BYDAI=MO', '2026-01-01', year2026)).toThrow(new RangeError('there is no part "BYDAI"'));
    expect(() => occurrencesOf('FREQ=WEEKLY;BYDAY=2MO', '2026-01-01', year2026)).toThrow('BYDAY with numeric value');
    expect(() => occurrencesOf('FREQ=WEEKLY;UNTIL=20261231', '2026-01-01T09:00', year2026)).toThrow('UNTIL');
  });
});

describe('S5 a machine without Temporal', () => {
  it('finds the same dates', async () => {
    const rule = ['FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO', '2001-01-01', { start: '2020-01-01', end: '2040-01-01' }] as const;
    const native = Object.getOwnPropertyDescriptor(globalThis, 'Temporal');
    Reflect.deleteProperty(globalThis, 'Temporal');
    vi.resetModules();

    const without = await import('./occurrences.ts');

    expect(without.occurrencesOf(...rule)).toEqual(['2020-12-28', '2026-12-28', '2032-12-27', '2037-12-28']);
    if (native !== undefined) Object.defineProperty(globalThis, 'Temporal', native);
    vi.resetModules();
    expect(occurrencesOf(...rule)).toEqual(without.occurrencesOf(...rule));
  });
});
