import { describe, expect, it } from 'vitest';
import type { RecurringException } from '../calendar-terms.ts';
import { firstRecurrence, recursOn } from './recurring-dates.ts';

const closed = (rule: string, from: string, more: Partial<RecurringException> = {}): RecurringException => ({ effect: 'closed', rule, from, shifts: [], ...more });

describe('S3 the dates of a recurring exception', () => {
  it('are those of its rule, long ago and long from now', () => {
    const yearly = closed('FREQ=YEARLY', '1931-05-05');

    expect(['1931-05-05', '1931-05-06', '1965-05-05', '1965-05-04', '2026-05-05', '2499-05-05'].map((date) => recursOn(yearly, date))).toEqual([true, false, true, false, true, true]);
    expect(recursOn(yearly, '1930-05-05')).toBe(false);
  });

  it('leave out those that are excepted', () => {
    const weekly = closed('FREQ=WEEKLY', '2026-01-05', { except: ['2026-01-12'] });

    expect(['2026-01-05', '2026-01-12', '2026-01-19'].map((date) => recursOn(weekly, date))).toEqual([true, false, true]);
    expect(firstRecurrence({ ...weekly, except: ['2026-01-05', '2026-01-12'] })).toBe('2026-01-19');
  });

  it('begin with the first that the rule comes to, if that is soon enough', () => {
    expect(firstRecurrence(closed('FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;BYDAY=SA', '1893-01-01'))).toBe('1896-02-29');
    expect(firstRecurrence(closed('FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24', '2026-01-01', { until: '2026-12-24' }))).toBe('2026-12-24');
    expect(firstRecurrence(closed('FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24', '2026-01-01', { until: '2026-12-23' }))).toBeUndefined();
    expect(firstRecurrence(closed('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '2026-01-01'))).toBeUndefined();
  });
});
