import { periodAt } from '@entente/worktime';
import type { PeriodStep } from '@entente/worktime';
import { expect, test } from 'vitest';
import { periodLabel } from './period-label.ts';

test.each<[PeriodStep, string, string, string]>([
  ['P1M', '2026-01-01', '2026-03-15T12:00:00Z', 'March 2026'],
  ['P1M', '2026-01-15', '2026-03-15T12:00:00Z', '15 March 2026 to 14 April 2026'],
  ['P1D', '2026-01-01', '2026-03-15T23:30:00Z', '16 March 2026'],
  ['PT1H', '2026-01-01', '2026-03-15T23:30:00Z', '16 March 2026, 00:00 to 01:00'],
  ['P1W', '2026-01-05', '2026-03-15T12:00:00Z', '9 March 2026 to 15 March 2026'],
  ['P3M', '2026-01-01', '2026-03-15T12:00:00Z', '1 January 2026 to 31 March 2026'],
  ['P1Y', '2026-01-01', '2026-03-15T12:00:00Z', '2026'],
])('a period %s from %s that holds %s is called %s', (every, anchor, instant, label) => {
  const terms = { zone: 'Europe/Amsterdam', anchor, every };

  expect(periodLabel(periodAt(terms, Date.parse(instant)), terms)).toBe(label);
});
