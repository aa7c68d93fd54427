import type { Instant, Interval, Intervals } from '@entente/worktime';
import type { ExclusionFact, Fact, InstantState, AvailabilityResult, AvailabilityTerms, Stretch } from '../model.ts';
import type { Observed } from '../observe/colours.ts';
import { factsOfMethod, observe } from '../observe/observed.ts';
import type { MeasuringFact } from '../observe/observed.ts';
import { sampleColumns } from '../observe/sample-columns.ts';
import { countsServed, observeServed } from '../observe/served.ts';
import type { ServedStretch } from '../observe/served.ts';
import { basisSteps } from './basis-steps.ts';
import { countedTime } from './counted-time.ts';
import type { CountedTime } from './counted-time.ts';
import { eventTotals } from './event-totals.ts';
import { exclusionsOf } from './exclusions.ts';
import { judgeTotals } from './judge-totals.ts';
import type { LevelTotals } from './level-totals.ts';
import { observationSteps } from './observation-steps.ts';
import { viewPeriod } from './period-view.ts';
import type { PeriodView } from './period-view.ts';
import { servedTotals } from './served-totals.ts';
import { sliceTotals } from './slice-totals.ts';
import { timeTotals } from './time-totals.ts';
import type { TimeAccount } from './time-totals.ts';

/**
 * The availability of one level in one period as it is known at `asOf`, from facts. The order of the facts does not matter;
 * facts of other components, metrics and sources are passed over.
 */
export function evaluateAvailability(terms: AvailabilityTerms, facts: readonly Fact[], period: Interval, asOf: Instant): AvailabilityResult {
  return measureLevel(terms, materialOfLevel(terms, facts, asOf), period, asOf).result;
}

/** What a level is measured from: what was seen, by sources or by a structure, and what was excluded. */
export interface Material {
  readonly observed: Observed;
  /** Where users or devices are counted: how many were served, and how many of them affected. */
  readonly served?: readonly ServedStretch[];
  readonly speaking: readonly MeasuringFact[];
  readonly exclusions: readonly ExclusionFact[];
}

/** The material of a level from all the facts of its component. */
export function materialOfLevel({ basis, method, component }: AvailabilityTerms, facts: readonly Fact[], asOf: Instant): Material {
  const speaking = factsOfMethod(method, component, facts);
  const seen = countsServed(basis) ? observeServed(method, speaking, asOf) : { observed: observe(method, component, facts, asOf) };
  return { ...seen, speaking, exclusions: exclusionsOf(component, facts) };
}

/** A result together with the intervals it was added up from. */
export interface MeasuredLevel {
  readonly result: AvailabilityResult;
  readonly view: PeriodView;
  readonly counted: CountedTime;
  readonly account: TimeAccount;
  readonly totals: LevelTotals;
}

/** The same from what was already observed. */
export function measureLevel(terms: AvailabilityTerms, material: Material, period: Interval, asOf: Instant): MeasuredLevel {
  const { observed, speaking, exclusions } = material;
  const view = viewPeriod(terms, period, asOf, observed.voice);
  const counted = countedTime(terms, exclusions, view);
  const account = timeTotals(terms, view, counted, observed, asOf);
  const totals = totalsOf(terms, view, counted, account, material);
  const result = judgeTotals(terms, view, totals, {
    stretches: stretchesOf({ bad: account.bad, unknown: account.unknown, excluded: counted.excluded.removed }),
    steps: [...observationSteps(terms, view, counted, observed, speaking, account), ...basisSteps(terms)],
  });
  return { result, view, counted, account, totals };
}

/** The sums of the level's basis (S16). */
function totalsOf(terms: AvailabilityTerms, view: PeriodView, counted: CountedTime, { totals }: TimeAccount, { observed, served = [], speaking }: Material): LevelTotals {
  switch (terms.basis) {
    case 'time': return totals;
    case 'timeslices': return sliceTotals(terms, view, counted, observed, seriesOf(terms, speaking), totals.time);
    case 'occurrences': return eventTotals(terms, view, counted, seriesOf(terms, speaking), totals.time);
    case 'user-minutes':
    case 'device-minutes': return servedTotals(terms, view, counted, served, totals);
  }
}

/** Everything worth showing on a strip, in order of time. */
function stretchesOf(byState: Readonly<Partial<Record<InstantState, Intervals>>>): readonly Stretch[] {
  const states = ['bad', 'unknown', 'excluded'] as const;
  return states
    .flatMap((state) => (byState[state] ?? []).map(({ start, end }): Stretch => ({ start, end, state })))
    .sort((a, b) => a.start - b.start);
}

/** One series a source: its events are its own. */
function seriesOf({ method }: AvailabilityTerms, facts: readonly MeasuringFact[]) {
  const runs = facts.filter((fact) => fact.kind === 'samples');
  return method.sources.map((source) => sampleColumns(runs.filter((run) => run.source === source)));
}
