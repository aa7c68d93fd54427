import type { Instant, Interval, Intervals } from '@entente/worktime';
import type { ExclusionFact, Fact, InstantState, AvailabilityResult, AvailabilityTerms, Stretch } from '../model.ts';
import type { Observed } from '../observe/colours.ts';
import { factsOfMethod, observe } from '../observe/observed.ts';
import type { MeasuringFact } from '../observe/observed.ts';
import { sampleColumns } from '../observe/sample-columns.ts';
import { countedTime } from './counted-time.ts';
import type { CountedTime } from './counted-time.ts';
import { eventTotals } from './event-totals.ts';
import { exclusionsOf } from './exclusions.ts';
import { judgeTotals } from './judge-totals.ts';
import { observationSteps } from './observation-steps.ts';
import { viewPeriod } from './period-view.ts';
import type { PeriodView } from './period-view.ts';
import { timeTotals } from './time-totals.ts';
import type { TimeAccount } from './time-totals.ts';

/**
 * The availability of one level in one period as it is known at `asOf`, from facts. The order of the facts does not matter;
 * facts of other components, metrics and sources are passed over.
 */
export function evaluateAvailability(terms: AvailabilityTerms, facts: readonly Fact[], period: Interval, asOf: Instant): AvailabilityResult {
  return measureLevel(terms, {
    observed: observe(terms.method, terms.component, facts, asOf),
    speaking: factsOfMethod(terms.method, terms.component, facts),
    exclusions: exclusionsOf(terms.component, facts),
  }, period, asOf).result;
}

/** What a level is measured from: what was seen, by sources or by a structure, and what was excluded. */
export interface Material {
  readonly observed: Observed;
  readonly speaking: readonly MeasuringFact[];
  readonly exclusions: readonly ExclusionFact[];
}

/** A result together with the intervals it was added up from. */
export interface MeasuredLevel {
  readonly result: AvailabilityResult;
  readonly view: PeriodView;
  readonly counted: CountedTime;
  readonly account: TimeAccount;
}

/** The same from what was already observed. */
export function measureLevel(terms: AvailabilityTerms, { observed, speaking, exclusions }: Material, period: Interval, asOf: Instant): MeasuredLevel {
  const view = viewPeriod(terms, period, asOf, observed.voice);
  const counted = countedTime(terms, exclusions, view);
  const account = timeTotals(terms, view, counted, observed);
  const totals = terms.basis === 'time' ? account.totals : eventTotals(terms, view, counted, seriesOf(terms, speaking), account.totals.time);
  const result = judgeTotals(terms, view, totals, {
    stretches: stretchesOf({ bad: account.bad, unknown: account.unknown, excluded: counted.excluded.removed }),
    steps: observationSteps(terms, view, counted, observed, speaking, account),
  });
  return { result, view, counted, account };
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
