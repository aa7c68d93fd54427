import { DAY, HOUR, MINUTE } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../oracle/runs.ts';
import { aLevel, at, log, month, says } from '../../testing/story.ts';
import { ofFraction } from '../exact/rational.ts';
import { evaluateAvailability } from '../level/evaluate-availability.ts';
import type { AvailabilityTerms } from '../model.ts';
import { forecastBreach } from './forecast-breach.ts';
import type { BudgetForecast } from './forecast-model.ts';

const begin = at('2025-12-15T00:00Z');

const aCase = fc.record({
  outages: fc.array(fc.tuple(fc.integer({ min: 0, max: 105 * 24 }), fc.integer({ min: 1, max: 600 })), { minLength: 4, maxLength: 25 }),
  hours: fc.integer({ min: 0, max: 31 * 24 - 1 }),
  expected: fc.constantFrom('95', '99', '99.5', '99.9', '100'),
  outageTerms: fc.record({ minimumLength: fc.constantFrom(0, 5 * MINUTE), rounding: fc.constantFrom('none', 'minute-up', 'minute-down') }),
}).map(({ outages, hours, expected, outageTerms }) => {
  const asOf = month.start + hours * HOUR;
  const terms: AvailabilityTerms = aLevel({ expected, minimum: '90', period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' }, outages: outageTerms, method: { ...aLevel().method, cadence: 60 * DAY } });
  const changes = outages.flatMap(([hour, minutes]) => [{ ...says('down', '00:00'), at: begin + hour * HOUR }, { ...says('up', '00:00'), at: begin + hour * HOUR + minutes * MINUTE }]);
  return { terms, facts: log({ ...says('up', '00:00'), at: begin }, ...changes.filter((change) => change.at <= asOf)), asOf };
});

const chanceOf = (budget: BudgetForecast | undefined) => {
  switch (budget?.state) {
    case 'used-up': return 1;
    case 'open': return Number(budget.missed.numerator) / Number(budget.missed.denominator);
    default: return 0;
  }
};

describe('S37a laws of forecasts', () => {
  const RUNS = runs(3700, 60);

  it('bands lie in one another, from what is bad already, and instants ahead', () => {
    fc.assert(fc.property(aCase, ({ terms, facts, asOf }) => {
      const forecast = forecastBreach(terms, facts, month, asOf);
      fc.pre(forecast.state === 'forecast');
      const { soFar, median, within: { half, fourFifths } } = forecast.bad;

      expect([soFar, fourFifths.from, half.from, median, half.to, fourFifths.to, month.end - month.start].toSorted((a, b) => a - b)).toEqual([soFar, fourFifths.from, half.from, median, half.to, fourFifths.to, month.end - month.start]);
      if (forecast.expected.state !== 'open') return;
      const { from = month.end - 1, to = month.end - 1 } = forecast.expected.usedUpIn.fourFifths;
      expect([asOf, from, to, month.end - 1].toSorted((a, b) => a - b)).toEqual([asOf, from, to, month.end - 1]);
    }), RUNS);
  });

  it('a budget is used up exactly when the best that can be achieved misses its target', () => {
    fc.assert(fc.property(aCase, ({ terms, facts, asOf }) => {
      const forecast = forecastBreach(terms, facts, month, asOf);
      fc.pre(forecast.state === 'forecast');
      const { state, toDate } = evaluateAvailability(terms, facts, month, asOf);

      expect(forecast.expected.state === 'used-up').toBe(state === 'below-expected' || state === 'failed');
      expect(forecast.bad.soFar).toBe(Number(toDate.bad));
    }), RUNS);
  });

  it('a lower target is missed less often', () => {
    fc.assert(fc.property(aCase, ({ terms, facts, asOf }) => {
      const forecast = forecastBreach(terms, facts, month, asOf);
      fc.pre(forecast.state === 'forecast');

      expect(chanceOf(forecast.minimum)).toBeLessThanOrEqual(chanceOf(forecast.expected));
    }), RUNS);
  });

  it('a budget was used up at the first instant from which more was bad than is allowed', () => {
    fc.assert(fc.property(aCase.filter(({ terms }) => terms.outages.rounding === 'none' && terms.outages.minimumLength === 0), ({ terms, facts, asOf }) => {
      const forecast = forecastBreach(terms, facts, month, asOf);
      fc.pre(forecast.state === 'forecast' && forecast.expected.state === 'used-up');
      const leftAt = (moment: number) => ofFraction(evaluateAvailability(terms, facts.filter((fact) => fact.kind === 'status' && fact.at <= moment), month, moment).budget.left).numerator;

      const used = forecast.expected.state === 'used-up' ? forecast.expected.at : Number.NaN;
      expect(leftAt(used) >= 0n).toBe(true);
      expect(leftAt(used + 1) < 0n).toBe(true);
    }), RUNS);
  });
});
