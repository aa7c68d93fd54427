import { canCombine, termsIn } from '@entente/sla';
import type { AvailabilityTerms, LevelTerms } from '@entente/sla';
import type { Interval } from '@entente/worktime';
import type { TermsInPeriod } from './level-result.ts';

/**
 * How one level stands in a period, given the segments in force there, in order of time (S18): combined they are one
 * number under the last one's terms; otherwise each is a number of its own, which rests on the earlier ones where they
 * may have used up a cap on exclusions (S14).
 */
export function termsInPeriod(segments: readonly LevelTerms[], period: Interval): readonly TermsInPeriod[] {
  const last = segments.at(-1);
  if (last === undefined || segments.length === 1) return segments.map((terms) => ({ terms }));
  if (last.amended === 'combine' && areOfOneNumber(segments)) return [{ terms: last, earlier: segments.slice(0, -1) }];

  const each = termsIn(segments.map((terms) => ({ terms })), period);
  const ofTime = each.flatMap((terms) => (terms.kind === 'availability' ? [judgedEach(terms)] : []));
  const isCapped = ofTime.length === each.length && ofTime.slice(1).some(({ exclusions: { cap } }) => cap !== undefined);
  return isCapped ? ofTime.map((terms, place) => (place === 0 ? { terms } : { terms, earlier: ofTime.slice(0, place) })) : each.map((terms) => ({ terms }));
}

/** Whether all can be combined: `checkVersions` says why those of one kind could not. */
function areOfOneNumber(segments: readonly LevelTerms[]): boolean {
  return new Set(segments.map(({ kind }) => kind)).size === 1 && segments.every((terms) => terms.kind === 'availability' || canCombine(terms));
}

/** Only the last segment says whether to combine; one before it may have said so of others. */
function judgedEach({ amended: _, ...terms }: AvailabilityTerms): AvailabilityTerms {
  return terms;
}
