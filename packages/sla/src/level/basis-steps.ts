import type { AvailabilityTerms, TraceStep } from '../model.ts';
import { durationInWords } from '../words.ts';
import { countsEvents } from './slice-totals.ts';

/** How the level counts, where it is not simply time or events (S16). */
export function basisSteps(terms: AvailabilityTerms): readonly TraceStep[] {
  switch (terms.basis) {
    case 'time':
    case 'occurrences': return [];
    case 'timeslices': return sliceStep(terms);
    case 'user-minutes': return [servedStep(terms, 'users')];
    case 'device-minutes': return [servedStep(terms, 'devices')];
  }
}

function sliceStep({ slice, method }: AvailabilityTerms): readonly TraceStep[] {
  if (slice === undefined) return [];
  const by = countsEvents(method) ? 'its events, or of its known time where it has none,' : 'its known time';
  return [{ rule: 'S16', says: `Slices of ${durationInWords(slice.length)} from the period's start; one is good when at least ${slice.target} % of ${by} is.` }];
}

function servedStep({ method: { maxAge, sources } }: AvailabilityTerms, who: string): TraceStep {
  const held = maxAge === undefined ? '' : `, for at most ${durationInWords(maxAge)}`;
  const together = sources.length === 1 ? '' : ` The ${who} of ${sources.length} sources are added.`;
  return { rule: 'S16', says: `Every millisecond counts once for each of the ${who} served in it, and is bad for those affected; what was stated last holds${held}.${together}` };
}
