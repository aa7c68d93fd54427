import { canCombine, evaluateLevel, evaluateSegments, evaluateValueSegments } from '@entente/sla';
import type { Fact, Fraction, LevelResult, LevelTerms } from '@entente/sla';
import type { Instant, Interval } from '@entente/worktime';

/** The terms of a level in a period, with those of the segments before it that its number rests on too (S18). */
export interface TermsInPeriod {
  readonly terms: LevelTerms;
  /** In order of time. */
  readonly earlier?: readonly LevelTerms[];
}

/** What a level comes to, and the lines of segments that are combined: no version's own terms say them. */
export interface LevelNumber {
  readonly result: LevelResult;
  readonly lines?: { readonly expected: Fraction; readonly minimum?: Fraction };
}

/**
 * The number of a level in a period. An amendment combines its segments into one, or has the later ones use what the
 * earlier left of a cap (S14, S18); otherwise it is judged by its own terms alone.
 */
export function levelResult({ terms, earlier = [] }: TermsInPeriod, facts: readonly Fact[], period: Interval, asOf: Instant): LevelNumber {
  if (earlier.length === 0) return { result: evaluateLevel(terms, facts, period, asOf) };
  const versions = [...earlier, terms];
  const { segments, combined } = segmented(versions, facts, period, asOf);
  if (combined !== undefined) {
    const { result, ...lines } = combined;
    return { result, lines };
  }
  const last = segments.at(-1);
  if (last === undefined) throw new RangeError('no version of the level is in force in the period');
  return { result: last.result };
}

function segmented(versions: readonly LevelTerms[], facts: readonly Fact[], period: Interval, asOf: Instant) {
  const ofTime = versions.flatMap((one) => (one.kind === 'availability' ? [one] : []));
  if (ofTime.length === versions.length) return evaluateSegments(ofTime, facts, period, asOf);
  const ofValues = versions.flatMap((one) => (canCombine(one) ? [one] : []));
  if (ofValues.length === versions.length) return evaluateValueSegments(ofValues, facts, period, asOf);
  throw new RangeError('versions of different kinds, or of sums, are no segments of one number');
}
