import { overlap } from '@entente/worktime';
import type { Instant, Interval } from '@entente/worktime';
import type { AvailabilityTerms, MethodTerms } from '../model.ts';
import type { Voice } from '../observe/colours.ts';
import { cadenceOf } from '../observe/sample-colours.ts';

/** A period as it is looked at from a moment: the part that is measured, and how far of it anything can be known. */
export interface PeriodView {
  readonly period: Interval;
  readonly measured: Interval;
  readonly running: boolean;
  /** Up to here `measured` counts to date; after it nothing is known yet (S12, S19). The end when the period is over. */
  readonly horizon: Instant;
  /** The last word, once two cadences have passed since and something that is past is not known for it (S12). */
  readonly staleSince?: Instant;
}

type ViewedTerms = Pick<AvailabilityTerms, 'inForce' | 'partialPeriod'> & { readonly method: Partial<MethodTerms> };

/** How a period looks at `asOf`, when `voice` is the last that was heard of its sources (S12, S18, S19). */
export function viewPeriod(terms: ViewedTerms, period: Interval, asOf: Instant, voice?: Voice): PeriodView {
  const measured = measuredPart(terms, period);
  const running = asOf < period.end;
  if (!running) return { period, measured, running, horizon: measured.end };

  const knownUntil = Math.min(asOf, voice?.carriesUntil ?? measured.start);
  const horizon = Math.max(measured.start, Math.min(measured.end, knownUntil));
  const isMissed = horizon < Math.min(asOf, measured.end);
  const isStale = isMissed && voice !== undefined && voice.lastWord + 2 * cadenceOf(terms.method) < asOf;
  return { period, measured, running, horizon, ...(isStale ? { staleSince: voice.lastWord } : {}) };
}

/** The part of the period in which the terms are in force; `full` measures all of a period that they touch (S18). */
export function measuredPart({ inForce, partialPeriod }: Pick<AvailabilityTerms, 'inForce' | 'partialPeriod'>, period: Interval): Interval {
  const covered = overlap(period, { start: inForce.start, end: inForce.end ?? Infinity });
  return partialPeriod === 'full' && covered.start < covered.end ? { start: period.start, end: period.end } : covered;
}

/** Whether anything of the measured part is still to come (S19). */
export function isOpenEnded({ running, horizon, measured }: Pick<PeriodView, 'running' | 'horizon' | 'measured'>): boolean {
  return running && horizon < measured.end;
}

export function isPartial({ period, measured }: Pick<PeriodView, 'period' | 'measured'>): boolean {
  return measured.start !== period.start || measured.end !== period.end;
}
