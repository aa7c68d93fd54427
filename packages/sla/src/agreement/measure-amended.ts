import { overlap } from '@entente/worktime';
import type { Instant } from '@entente/worktime';
import { ofFraction, sumOf, toFraction } from '../exact/rational.ts';
import type { Fact } from '../model.ts';
import { evaluateSegments } from '../segments/evaluate-segments.ts';
import { isSame } from './is-same.ts';
import { momentOf } from './place.ts';
import type { MeasuredPart, Place } from './place.ts';
import type { LevelSegment } from './versions.ts';

interface Measuring {
  readonly facts: readonly Fact[];
  readonly asOf: Instant;
}

/**
 * A period that an amendment split into segments of availability (S18): judged each, or combined into one result under the
 * last segment's tiers and money. Undefined where the period is in one piece, or not all of it is availability.
 */
export function measureAmended({ facts, asOf }: Measuring, segments: readonly LevelSegment[], places: readonly Place[]): readonly MeasuredPart[] | undefined {
  const [first, last] = [places[0], places.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const sharing = segments.filter(({ terms }) => isIn(terms.inForce, first) && isSame(terms.period, first.segment.terms.period));
  const versions = sharing.flatMap(({ terms }) => (terms.kind === 'availability' ? [terms] : []));
  if (versions.length < 2 || versions.length < sharing.length) return undefined;

  const { segments: judged, combined } = evaluateSegments(versions, facts, first.period, momentOf(asOf, first));
  if (combined === undefined) return judged.flatMap(({ result, weight }, at) => places.slice(at, at + 1).map((place) => ({ place, result, weight })));
  return [{ place: last, result: combined.result, expected: combined.expected, weight: toFraction(sumOf(judged.map(({ weight }) => ofFraction(weight)))) }];
}

function isIn({ start, end = Infinity }: LevelSegment['terms']['inForce'], { period }: Place): boolean {
  const shared = overlap(period, { start, end });
  return shared.start < shared.end;
}
