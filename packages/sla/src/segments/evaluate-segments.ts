import { overlap } from '@entente/worktime';
import type { Duration, Instant, Interval } from '@entente/worktime';
import { toFraction } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import { fullReach, takesEarlierClocks } from '../kinds/clocks/full-reach.ts';
import { measureValueLevel } from '../kinds/evaluate-value-level.ts';
import { judgeValue } from '../kinds/judgement/judge-value.ts';
import type { LevelResult, LevelTerms, ValueResult } from '../kinds/kind-model.ts';
import type { CountedTime } from '../level/counted-time.ts';
import { daysShare } from '../level/days-share.ts';
import { materialOfLevel, measureLevel } from '../level/evaluate-availability.ts';
import { afterUse, usedOf } from '../level/exclusions.ts';
import type { AvailabilityTerms, Fact } from '../model.ts';
import { combineSegments } from './combine-segments.ts';
import type { CombinedTerms } from './combined-kinds.ts';
import { combineValueSegments } from './combine-value-segments.ts';
import type { VersionSegment } from './measured-segment.ts';
import type { Segment, SegmentedResult } from './segment-model.ts';

/**
 * One level in a period in which it was amended: each version in force measures its own segment (S18). The versions may
 * come in any order, and must have nothing against them in `checkVersions`.
 */
export function evaluateSegments(versions: readonly AvailabilityTerms[], facts: readonly Fact[], period: Interval, asOf: Instant): SegmentedResult {
  const measured = inTurn(segmentsOf(versions, period), period, (own) => {
    const level = measureLevel(own, materialOfLevel(own, facts, asOf), period, asOf);
    return { level, excluded: level.counted.excluded };
  });
  const amended = measured.at(-1)?.terms.amended ?? 'judge-each';
  const combined = amended === 'combine' ? combineSegments(measured, period) : undefined;
  return {
    period,
    amended,
    segments: measured.map(segmentIn),
    ...(combined === undefined ? {} : { combined }),
  };
}

/** The same of a level of another kind, whose versions are all of that kind. */
export function evaluateValueSegments(versions: readonly CombinedTerms[], facts: readonly Fact[], period: Interval, asOf: Instant): SegmentedResult<ValueResult> {
  const own = segmentsOf(versions, period);
  const ended = own.slice(0, 1).some(({ terms }) => takesEarlierClocks(terms, period)) ? [] : endedBefore(versions, period);
  const measured = inTurn([...ended, ...own], period, (one) => {
    const level = measureValueLevel(one, facts, period, asOf);
    return { level: { ...level, result: judgeValue(one, level.view, level.account) }, excluded: level.samples?.time.excluded };
  }).filter(({ terms, level: { account } }) => !hasEnded(terms, period) || account.clocks?.length);
  const amended = measured.at(-1)?.terms.amended ?? 'judge-each';
  const combined = amended === 'combine' ? combineValueSegments(measured, period) : undefined;
  return { period, amended, segments: measured.map(segmentIn), ...(combined === undefined ? {} : { combined }) };
}

function segmentIn<Result extends LevelResult>({ segment, weight, level }: { readonly segment: Interval; readonly weight: Rational; readonly level: { readonly result: Result } }): Segment<Result> {
  return { segment, weight: toFraction(weight), result: level.result };
}

/** Clocks that began under terms of before may still count in the period, under these (S8a): a segment without any time. */
function endedBefore(versions: readonly CombinedTerms[], { start }: Interval): readonly VersionSegment<CombinedTerms>[] {
  const ended = versions.filter((terms) => terms.kind === 'clock' && hasEnded(terms, { start }));
  return ended.toSorted((a, b) => a.inForce.start - b.inForce.start).map((terms) => ({ terms, segment: { start, end: start } }));
}

function hasEnded({ inForce: { end = Infinity } }: LevelTerms, { start }: Pick<Interval, 'start'>): boolean {
  return end <= start;
}

/** Measured `full`, the first segment reaches back to the period's start and the last one on to its end. */
function segmentsOf<Terms extends LevelTerms>(versions: readonly Terms[], period: Interval): readonly VersionSegment<Terms>[] {
  const segments = versions
    .toSorted((a, b) => a.inForce.start - b.inForce.start)
    .map((terms): VersionSegment<Terms> => ({ terms, segment: overlap(period, { start: terms.inForce.start, end: terms.inForce.end ?? Infinity }) }))
    .filter(({ segment }) => segment.start < segment.end);
  return segments.map(({ terms, segment }, place) => {
    const isFull = terms.partialPeriod === 'full';
    const start = isFull && place === 0 ? period.start : segment.start;
    const end = isFull && place === segments.length - 1 ? period.end : segment.end;
    return { terms, segment: { start, end } };
  });
}

/** One after the other, for what an earlier segment excludes uses up the cap of the later ones (S14). */
function inTurn<Terms extends LevelTerms, Level>(segments: readonly VersionSegment<Terms>[], period: Interval, measureOne: (own: Terms) => Measuring<Level>): readonly (VersionSegment<Terms> & { readonly weight: Rational; readonly level: Level })[] {
  const isWhole = segments.some(({ terms, segment }) => segment.start === period.start && !hasEnded(terms, period)) && segments.at(-1)?.segment.end === period.end;
  let excluded: Duration = 0;
  return segments.map(({ terms, segment }) => {
    const weight = daysShare(terms.period.zone, segment, period);
    const { level, excluded: own } = measureOne(termsOfSegment(terms, segment, excluded, isWhole));
    if (own !== undefined) excluded += usedOf(own);
    return { terms, segment, weight, level };
  });
}

/** What a segment comes to, and what it excluded; of clocks nothing is. */
interface Measuring<Level> {
  readonly level: Level;
  readonly excluded: CountedTime['excluded'] | undefined;
}

/** Work that began before the period is under these terms all the same (S8a); measured in full they reach further than they are in force, and never where they are not. */
function forceOver(terms: LevelTerms, segment: Interval): LevelTerms['inForce'] {
  const { start, end = Infinity } = terms.inForce;
  if (segment.start === segment.end) return { start, end };
  const until = Math.max(end, segment.end);
  return { start: segment.start < start ? fullReach(terms, segment) : start, ...(until === Infinity ? {} : { end: until }) };
}

/** An amendment does not make a period partial, only what no version covers does. */
function termsOfSegment<Terms extends LevelTerms>(terms: Terms, segment: Interval, excluded: Duration, isWhole: boolean): Terms {
  const { exclusions, partialPeriod } = terms;
  return {
    ...terms,
    inForce: forceOver(terms, segment),
    partialPeriod: partialPeriod === 'waive' && !isWhole ? 'waive' : 'prorate',
    exclusions: afterUse(exclusions, excluded),
  };
}
