import type { Instant } from '@entente/worktime';
import { ofFraction, sumOf, toFraction } from '../exact/rational.ts';
import type { LevelResult, LevelTerms } from '../kinds/kind-model.ts';
import type { AvailabilityTerms, Fraction } from '../model.ts';
import { canCombine } from '../segments/combined-kinds.ts';
import { evaluateSegments, evaluateValueSegments } from '../segments/evaluate-segments.ts';
import { momentOf } from './place.ts';
import type { MeasuredPart, Place } from './place.ts';
import { relievedTerms } from './relieved-terms.ts';
import type { Relieving } from './relieved-terms.ts';

interface Measuring extends Relieving {
  readonly asOf: Instant;
}

/**
 * A period that an amendment split into segments (S18): of availability judged each, or combined into one result under the
 * last segment's tiers and money; of other kinds combined. `first` is the first of the places, `late` what clocks of earlier
 * terms come to in it (S8a), which is combined with those of the period. Undefined where the period is in one piece, or each
 * part is judged by itself alone.
 */
export function measureAmended(measuring: Measuring, first: Place, places: readonly Place[], late: readonly MeasuredPart[]): readonly MeasuredPart[] | undefined {
  const sharing = places.map(({ segment: { terms } }) => terms);
  const joining = sharing.every(({ kind }) => kind === 'clock') ? late : [];
  if (sharing.length + joining.length < 2) return undefined;

  const versions = sharing.flatMap((terms) => (terms.kind === 'availability' ? [terms] : []));
  const parts = versions.length === sharing.length
    ? availabilityParts(measuring, versions, first, places)
    : combinedValues([...joining.map(({ place }) => place.segment.terms), ...sharing], measuring, first, places);
  return parts && [...(joining.length === 0 ? late : []), ...parts];
}

function availabilityParts({ terms: agreement, facts, asOf }: Measuring, versions: readonly AvailabilityTerms[], first: Place, places: readonly Place[]): readonly MeasuredPart[] {
  const evaluate = (terms: readonly AvailabilityTerms[]) => evaluateSegments(terms, facts, first.period, momentOf(asOf, first));
  const raw = evaluate(versions);
  const relieved = versions.flatMap((terms, at) => raw.segments.slice(at, at + 1).map(({ result }) => relievedTerms({ terms: agreement, facts }, terms, result)));
  const isRelieved = relieved.some((terms) => !versions.includes(terms));
  const { segments: judged, combined } = isRelieved ? evaluate(relieved) : raw;
  const rawOf = (result: LevelResult) => (isRelieved ? { raw: result } : {});
  if (combined === undefined || raw.combined === undefined) {
    return places.flatMap((place, at) => judged.slice(at, at + 1).flatMap(({ result, weight }) => raw.segments.slice(at, at + 1).map((one) => ({ place, result, weight, ...rawOf(one.result) }))));
  }
  const { result: joint, ...lines } = combined;
  const together = { result: joint, lines, weight: weightOf(judged), ...rawOf(raw.combined.result) };
  return places.slice(-1).map((place) => ({ place, ...together }));
}

/** Nothing but availability is relieved (S34), so that there is one number only. */
function combinedValues(terms: readonly LevelTerms[], { facts, asOf }: Pick<Measuring, 'facts' | 'asOf'>, first: Place, places: readonly Place[]): readonly MeasuredPart[] | undefined {
  const kind = terms.at(-1)?.kind;
  const versions = terms.flatMap((one) => (one.kind === kind && canCombine(one) ? [one] : []));
  if (versions.length < terms.length) return undefined;
  const { segments, combined } = evaluateValueSegments(versions, facts, first.period, momentOf(asOf, first));
  if (combined === undefined) return undefined;
  const { result, ...lines } = combined;
  return places.slice(-1).map((place) => ({ place, result, lines, weight: weightOf(segments) }));
}

function weightOf(segments: readonly { readonly weight: Fraction }[]): Fraction {
  return toFraction(sumOf(segments.map(({ weight }) => ofFraction(weight))));
}
