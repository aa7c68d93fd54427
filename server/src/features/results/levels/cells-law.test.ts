import { evaluateLevel } from '@entente/sla';
import type { Fact, InstantState, AvailabilityTerms, StatusState } from '@entente/sla';
import { DAY, HOUR, MINUTE, periodAt } from '@entente/worktime';
import type { CalendarTerms, PeriodStep } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellsOf } from './cells.ts';

const begin = Date.parse('2026-03-01T00:00:00Z');
const STATES: readonly InstantState[] = ['good', 'bad', 'excluded', 'unknown', 'out-of-hours', 'not-yet-known'];
const office: CalendarTerms = {
  kind: 'business', zone: 'America/New_York',
  weekly: [{ days: ['mon', 'tue', 'thu', 'sat'], shifts: [{ opens: '08:30', closes: '12:00' }, { opens: '22:00', closes: '03:00' }] }],
};

const instant = fc.integer({ min: -2 * DAY, max: 40 * DAY }).map((offset) => begin + offset);
const change = fc.record({ at: instant, state: fc.constantFrom<StatusState>('up', 'down', 'unknown') });
const exclusion = fc.record({ start: instant, length: fc.integer({ min: 1, max: 3 * DAY }), approved: fc.boolean() });

describe('the cells of a strip', () => {
  test('add up to the time of the result, whatever the facts, the calendar, the policy and the moment', () => {
    fc.assert(fc.property(
      fc.array(change, { maxLength: 12 }), fc.array(exclusion, { maxLength: 4 }),
      fc.constantFrom<PeriodStep>('PT1H', 'P1D', 'P1W', 'P1M'), fc.constantFrom<CalendarTerms>({ kind: 'always' }, office),
      fc.constantFrom('ignore' as const, 'hold-last' as const, 'good' as const), instant, instant, instant,
      (changes, exclusions, every, calendar, policy, within, asOf, inForce) => {
        const terms = termsOf(every, calendar, policy, inForce);
        const period = periodAt(terms.period, within);
        const facts: Fact[] = [
          ...changes.map(({ at, state }, n): Fact => ({ kind: 'status', id: `c${n}`, position: n + 1, source: 's', component: 'x', recordedAt: at, at, state })),
          ...exclusions.map(({ start, length, approved }, n): Fact => ({
            kind: 'exclusion', id: `e${n}`, position: 100 + n, source: 'p', component: 'x', recordedAt: begin - 9 * DAY,
            window: { start, end: start + length }, reason: 'work', approved,
          })),
        ];

        const result = evaluateLevel(terms, facts, period, asOf);
        const cells = cellsOf(result, terms.calendar, terms.period);

        const sums = Object.fromEntries(STATES.map((state) => [state, cells.reduce((sum, { time }) => sum + time[state], 0)]));
        expect(sums).toEqual(result.time);
        expect(cells.every(({ start, end, time }) => STATES.reduce((sum, state) => sum + time[state], 0) <= end - start)).toBe(true);
      },
    ), { seed: 20_261_123, numRuns: 300 });
  });
});

function termsOf(every: PeriodStep, calendar: CalendarTerms, policy: 'ignore' | 'hold-last' | 'good', start: number): AvailabilityTerms {
  return {
    id: 'l', name: 'L', kind: 'availability', basis: 'time', component: 'x', expected: '99.9', obligor: 'p', calendar,
    period: { zone: 'America/New_York', anchor: '2026-01-01', every },
    method: { measures: 'status', sources: ['s'], combine: 'any-bad', cadence: 5 * MINUTE },
    unknown: { policy, maxAge: 4 * HOUR },
    exclusions: { effect: 'remove' }, outages: {}, partialPeriod: 'prorate', inForce: { start, end: start + 20 * DAY },
  };
}
