import { measure, overlap, union } from '@entente/worktime';
import type { Duration, Instant, Interval } from '@entente/worktime';
import { toFraction } from '../exact/rational.ts';
import { daysShare } from '../level/days-share.ts';
import { materialOfLevel, measureLevel } from '../level/evaluate-availability.ts';
import type { AvailabilityTerms, Fact } from '../model.ts';
import { combineSegments } from './combine-segments.ts';
import type { MeasuredSegment, VersionSegment } from './measured-segment.ts';
import type { SegmentedResult } from './segment-model.ts';

/**
 * One level in a period in which it was amended: each version in force measures its own segment (S18). The versions may
 * come in any order, and must have nothing against them in `checkVersions`.
 */
export function evaluateSegments(versions: readonly AvailabilityTerms[], facts: readonly Fact[], period: Interval, asOf: Instant): SegmentedResult {
  const measured = measureInTurn(segmentsOf(versions, period), facts, period, asOf);
  const amended = measured.at(-1)?.terms.amended ?? 'judge-each';
  const combined = amended === 'combine' ? combineSegments(measured, period) : undefined;
  return {
    period,
    amended,
    segments: measured.map(({ segment, weight, level }) => ({ segment, weight: toFraction(weight), result: level.result })),
    ...(combined === undefined ? {} : { combined }),
  };
}

/** Measured `full`, the first segment reaches back to the period's start and the last one on to its end. */
function segmentsOf(versions: readonly AvailabilityTerms[], period: Interval): readonly VersionSegment[] {
  const segments = versions
    .toSorted((a, b) => a.inForce.start - b.inForce.start)
    .map((terms): VersionSegment => ({ terms, segment: overlap(period, { start: terms.inForce.start, end: terms.inForce.end ?? Infinity }) }))
    .filter(({ segment }) => segment.start < segment.end);
  return segments.map(({ terms, segment }, place) => {
    const isFull = terms.partialPeriod === 'full';
    const start = isFull && place === 0 ? period.start : segment.start;
    const end = isFull && place === segments.length - 1 ? period.end : segment.end;
    return { terms, segment: { start, end } };
  });
}

/** One after the other, for what an earlier segment excludes uses up the cap of the later ones (S14). */
function measureInTurn(segments: readonly VersionSegment[], facts: readonly Fact[], period: Interval, asOf: Instant): readonly MeasuredSegment[] {
  const isWhole = segments[0]?.segment.start === period.start && segments.at(-1)?.segment.end === period.end;
  let excluded: Duration = 0;
  return segments.map(({ terms, segment }) => {
    const weight = daysShare(terms.period.zone, segment, period);
    const own = termsOfSegment(terms, segment, excluded, isWhole);
    const level = measureLevel(own, materialOfLevel(own, facts, asOf), period, asOf);
    const { removed, excused, countedGood } = level.counted.excluded;
    excluded += measure(union(removed, excused, countedGood));
    return { terms, segment, weight, level };
  });
}

/** An amendment does not make a period partial, only what no version covers does. */
function termsOfSegment(terms: AvailabilityTerms, segment: Interval, excluded: Duration, isWhole: boolean): AvailabilityTerms {
  const { exclusions, partialPeriod } = terms;
  return {
    ...terms,
    inForce: segment,
    partialPeriod: partialPeriod === 'waive' && !isWhole ? 'waive' : 'prorate',
    exclusions: exclusions.cap === undefined ? exclusions : { ...exclusions, cap: Math.max(0, exclusions.cap - excluded) },
  };
}
