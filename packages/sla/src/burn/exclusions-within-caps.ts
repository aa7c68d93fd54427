import { periodsIn } from '@entente/worktime';
import type { Interval } from '@entente/worktime';
import { countedTime } from '../level/counted-time.ts';
import { exclusionsOf } from '../level/exclusions.ts';
import { viewPeriod } from '../level/period-view.ts';
import type { AvailabilityTerms, ExclusionFact, Fact } from '../model.ts';

export interface Measuring {
  readonly terms: AvailabilityTerms;
  readonly facts: readonly Fact[];
}

/**
 * A cap of exclusions is one for the level's own period, used in order of time (S14): what is left of each exclusion in the
 * periods that a window touches, so that the window itself needs no cap. The same where there is none.
 */
export function exclusionsWithinCaps({ terms, facts }: Measuring, window: Interval): Measuring {
  const { cap, notice: _notice, allowedIn: _allowedIn, ...effects } = terms.exclusions;
  if (cap === undefined) return { terms, facts };
  const declared = exclusionsOf(terms.component, facts);
  const left = periodsIn(terms.period, window).flatMap((period) =>
    countedTime(terms, declared, viewPeriod(terms, period, period.end)).excluded.verdicts.flatMap(({ fact, takes }) =>
      takes.map((part): ExclusionFact => ({ ...fact, source: fact.id, window: part }))));
  return { terms: { ...terms, exclusions: effects }, facts: [...facts.filter((fact) => fact.kind !== 'exclusion'), ...left] };
}
