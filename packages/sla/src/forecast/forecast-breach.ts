import { clip, DAY, intersect, measure, subtract, union } from '@entente/worktime';
import type { Duration, Instant, Interval, Intervals } from '@entente/worktime';
import { rational } from '../exact/rational.ts';
import { measureLevel } from '../level/evaluate-availability.ts';
import type { Material, MeasuredLevel } from '../level/evaluate-availability.ts';
import { holdLast } from '../level/hold-last.ts';
import { exclusionsOf } from '../level/exclusions.ts';
import { countedTotal } from '../level/level-totals.ts';
import { mostBad } from '../level/most-bad.ts';
import { roundedBad } from '../level/outages.ts';
import type { AvailabilityTerms, Fact } from '../model.ts';
import { factsOfMethod, observe } from '../observe/observed.ts';
import { chanceFrom } from './chance.ts';
import { drawFuture } from './draw-future.ts';
import { FORECAST_MODEL } from './forecast-model.ts';
import type { BudgetForecast, Forecast, ForecastHistory } from './forecast-model.ts';
import { knownPast } from './known-past.ts';
import type { KnownPast } from './known-past.ts';
import { budgetForecast, durationBands, instantAt, quantileOf } from './read-futures.ts';
import type { Future } from './read-futures.ts';

const DRAWS = 1000;
const ENDED_OUTAGES = 3;
const SHORTEST_HISTORY = 28 * DAY;
const SHORTEST_HALF_LIFE = 60 * DAY;

/**
 * What a running period of an availability level may come to, from the outages before it and in it (S37a): the bad time
 * by its end and the instants at which the budgets of its targets are used up, with the bands in which half and four
 * fifths of the drawn futures lie. The same terms, facts and moment give the same forecast.
 */
export function forecastBreach(terms: AvailabilityTerms, facts: readonly Fact[], period: Interval, asOf: Instant): Forecast {
  if (terms.basis !== 'time') return { state: 'not-applicable', why: 'counts-no-time' };
  if (asOf < period.start || asOf >= period.end) return { state: 'not-applicable', why: 'not-running' };

  const material: Material = {
    observed: observe(terms.method, terms.component, facts, asOf),
    speaking: factsOfMethod(terms.method, terms.component, facts),
    exclusions: exclusionsOf(terms.component, facts),
  };
  const running = measureLevel(terms, material, period, asOf);
  const aheadOf = timeAhead(running);
  if (aheadOf.length === 0) return { state: 'not-applicable', why: 'no-time-left' };

  const length = period.end - period.start;
  const past = pastOf(terms, material, asOf, Math.max(SHORTEST_HALF_LIFE, length));
  const history: ForecastHistory = { ...past.span, outages: past.ended.length };
  const needs = { history: Math.max(SHORTEST_HISTORY, 2 * length), outages: ENDED_OUTAGES };
  if (past.span.end - past.span.start < needs.history || past.ended.length < needs.outages) return { state: 'too-little-history', model: FORECAST_MODEL, history, needs };

  return forecastFrom(terms, material, running, past, aheadOf, history);
}

function forecastFrom(terms: AvailabilityTerms, material: Material, running: MeasuredLevel, past: KnownPast, aheadOf: Intervals, history: ForecastHistory): Forecast {
  const decisive = decisiveOf(running);
  const chance = chanceFrom([running.view.horizon, history.start, decisive.bad, ...past.ended.map(({ length }) => length)]);
  const futures = Array.from({ length: DRAWS }, (): Future => drawFuture(past, measure(aheadOf), terms.outages, chance));
  const bad = futures.map((future) => future.reduce((sum, { counts }) => sum + counts, decisive.bad)).sort((a, b) => a - b);
  const fares = (percent: string): BudgetForecast => {
    const allowed = mostBad(countedTotal(decisive) + decisive.ahead, percent, terms.rounding);
    if (decisive.bad > allowed) return { state: 'used-up', at: usedUpAt(terms, material, running, allowed) };
    return budgetForecast({ allowed, soFar: decisive.bad, ahead: aheadOf }, futures);
  };
  return {
    state: 'forecast', model: FORECAST_MODEL, history, draws: DRAWS,
    bad: { soFar: decisive.bad, median: quantileOf(bad, rational(1, 2)), within: durationBands(bad, decisive.bad) },
    expected: fares(terms.expected),
    ...(terms.minimum === undefined ? {} : { minimum: fares(terms.minimum) }),
  };
}

/** The sums that are judged, with the time that still counts (S13, S19). */
function decisiveOf({ account: { totals } }: MeasuredLevel) {
  const { good, bad, ahead = 0 } = totals.withoutExcused ?? totals.toDate;
  return { good: Number(good), bad: Number(bad), ahead: Number(ahead) };
}

/** The included time that is not known yet and may become bad. */
function timeAhead({ counted: { included, excluded }, view }: MeasuredLevel): Intervals {
  const open = clip(included, { start: view.horizon, end: view.measured.end });
  return subtract(open, union(excluded.excused, excluded.countedGood));
}

/** All that is known from the first fact on, under the terms of today; a cap of exclusions is for one period and not asked. */
function pastOf(terms: AvailabilityTerms, material: Material, asOf: Instant, halfLife: Duration): KnownPast {
  const { cap: _cap, ...exclusions } = terms.exclusions;
  const seen = [...material.observed.good, ...material.observed.bad].map(({ start }) => start);
  const start = seen.reduce((first, next) => Math.min(first, next), asOf);
  return knownPast(measureLevel({ ...terms, exclusions, inForce: { start } }, material, { start, end: asOf + 1 }, asOf), material.observed.bad, halfLife);
}

/**
 * The instant in the known past after which more was bad than is allowed; what rounding adds comes at an outage's end. As
 * in the judgement, an outage is what the sources say and what is held of it (S12, S16), and nothing is known after the horizon.
 */
function usedUpAt({ outages: terms, unknown }: AvailabilityTerms, { observed }: Material, { account, counted: { included, excluded }, view }: MeasuredLevel, allowed: Duration): Instant {
  const counting = clip(subtract(subtract(included, excluded.excused), excluded.countedGood), { start: view.measured.start, end: view.horizon });
  const believed = unknown.policy === 'hold-last' ? holdLast(observed, unknown.maxAge) : observed;
  const outages = subtract(clip(believed.bad, { start: -Infinity, end: view.horizon }), account.forgiven);
  const parts = [
    ...outages.map((outage) => ({ part: clip(counting, outage), counts: roundedBad([outage], counting, terms.rounding) })),
    ...intersect(unknown.policy === 'bad' ? account.unknown : [], counting).map((one) => ({ part: [one], counts: one.end - one.start })),
  ];
  let left = allowed;
  for (const { part, counts } of parts.toSorted((a, b) => beginOf(a.part) - beginOf(b.part))) {
    if (counts > left) return instantAt(part, left) ?? Math.max(...part.map(({ end }) => end));
    left -= counts;
  }
  return view.horizon;
}

function beginOf(part: Intervals): Instant {
  return part[0]?.start ?? 0;
}
