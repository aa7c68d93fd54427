import { clip, contains, subtract } from '@entente/worktime';
import type { Instant, Interval, Intervals } from '@entente/worktime';
import { countedTime } from '../level/counted-time.ts';
import type { CountedTime } from '../level/counted-time.ts';
import { slotCoverage } from '../level/event-totals.ts';
import { exclusionsOf } from '../level/exclusions.ts';
import type { LevelTotals } from '../level/level-totals.ts';
import { counted, exclusionStep, hoursStep, periodSteps } from '../level/observation-steps.ts';
import { viewPeriod } from '../level/period-view.ts';
import type { PeriodView } from '../level/period-view.ts';
import type { Fact, SampleRun, TraceStep, UnknownTerms } from '../model.ts';
import type { Voice } from '../observe/colours.ts';
import { factsOfMethod } from '../observe/observed.ts';
import { sampleColumns } from '../observe/sample-columns.ts';
import type { SampleColumns } from '../observe/sample-columns.ts';
import type { SampleLevelTerms } from './kind-model.ts';

/** One sample inside the counted time; what it did not measure is absent. */
export interface Sample {
  readonly good?: number;
  readonly total?: number;
  readonly value?: number;
  /** In a window that counts as good, whatever was measured (S13). */
  readonly countsGood: boolean;
}

/** The samples of a level in a period, inside its hours, without what exclusions remove. */
export interface CountedSamples {
  readonly view: PeriodView;
  readonly time: CountedTime;
  readonly toDate: readonly Sample[];
  /** Without excused time, where there is any (S13). */
  readonly judged?: readonly Sample[];
  /** The time that they were counted in. */
  readonly past: Intervals;
  readonly series: readonly SampleColumns[];
  readonly steps: readonly TraceStep[];
}

/** What the sources of a level counted (S1a, S13). Each source has one series of its own, and they add up. */
export function countedSamples(terms: SampleLevelTerms, facts: readonly Fact[], period: Interval, asOf: Instant): CountedSamples {
  const runs = factsOfMethod(terms.method, terms.component, facts).filter((fact): fact is SampleRun => fact.kind === 'samples');
  const series = terms.method.sources.map((source) => sampleColumns(runs.filter((run) => run.source === source)));
  const view = viewPeriod(terms, period, asOf, voiceOf(terms, series, asOf));
  const time = countedTime(terms, exclusionsOf(terms.component, facts), view);
  const past = clip(time.included, { start: view.measured.start, end: view.horizon });
  const { excused, countedGood } = time.excluded;
  const toDate = samplesIn(past, countedGood, series);
  return {
    view, time, past, series, toDate,
    ...(excused.length === 0 ? {} : { judged: samplesIn(subtract(past, excused), countedGood, series) }),
    steps: [...periodSteps(terms, view), hoursStep(terms, view, time), ...time.excluded.verdicts.map(exclusionStep), saidStep(terms, runs, toDate)],
  };
}

/** Known ÷ knowable slots where the terms ask for it; samples are due only where a cadence says so (S12). */
export function coverageIn({ view, past, series }: CountedSamples, { method }: SampleLevelTerms, unknown: UnknownTerms | undefined): { readonly coverage?: LevelTotals['coverage']; readonly unknown?: UnknownTerms } {
  if (unknown === undefined || method.cadence === undefined) return {};
  return { unknown, coverage: slotCoverage(past, { start: view.measured.start, end: view.horizon }, method.cadence, series) };
}

/** Without a cadence nothing is due, so that nothing is late: everything up to now is known. */
function voiceOf({ method: { cadence } }: SampleLevelTerms, series: readonly SampleColumns[], asOf: Instant): Voice | undefined {
  if (cadence === undefined) return { lastWord: asOf, carriesUntil: asOf };
  const heard = series.flatMap(({ at }) => Array.from(at).filter((instant) => instant <= asOf).at(-1) ?? []);
  return heard.length === 0 ? undefined : { lastWord: Math.max(...heard), carriesUntil: Math.max(...heard) + cadence };
}

function samplesIn(part: Intervals, goodWindows: Intervals, series: readonly SampleColumns[]): readonly Sample[] {
  return series.flatMap((columns) => {
    const samples: Sample[] = [];
    let place = 0;
    for (const [i, instant] of Array.from(columns.at).entries()) {
      while ((part[place]?.end ?? Infinity) <= instant) place += 1;
      if ((part[place]?.start ?? Infinity) <= instant) samples.push({ ...measured(columns, i), countsGood: contains(goodWindows, instant) });
    }
    return samples;
  });
}

function measured({ good, total, value }: SampleColumns, i: number): Pick<Sample, 'good' | 'total' | 'value'> {
  const [some, all, one] = [good?.[i], total?.[i], value?.[i]];
  return { ...(isMeasured(some) ? { good: some } : {}), ...(isMeasured(all) ? { total: all } : {}), ...(isMeasured(one) ? { value: one } : {}) };
}

function isMeasured(number: number | undefined): number is number {
  return number !== undefined && Number.isFinite(number);
}

function saidStep({ method }: SampleLevelTerms, runs: readonly SampleRun[], samples: readonly Sample[]): TraceStep {
  const said = runs.reduce((sum, { at }) => sum + at.length, 0);
  const from = method.sources.length === 1 ? 'one source' : `${method.sources.length} sources, which add up`;
  return { rule: 'S1a', says: `${counted(said, 'sample')} in ${counted(runs.length, 'batch', 'batches')} from ${from}; ${samples.length} of them inside the time that counts.` };
}
