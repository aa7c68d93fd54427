import { canonical, termsInPeriod } from '@entente/statement';
import type { TermsInPeriod } from '@entente/statement';
import type { LevelTerms } from '@entente/sla';
import type { Instant, Interval } from '@entente/worktime';
import type { LevelSubject } from '../inputs.ts';

/** One number of a level in a period, with all the versions of the level that it is of. */
export interface PeriodPart extends TermsInPeriod {
  readonly members: readonly [LevelSubject, ...(readonly LevelSubject[])];
}

/**
 * The numbers of a level in one of its periods (S18): one of each segment, of all of them together where they are combined.
 * An amendment that leaves a level as it was does not split it.
 */
export function partsIn(versions: readonly LevelSubject[], period: Interval): readonly PeriodPart[] {
  const segments = segmentsOf(versions.filter((version) => isInForceIn(version, period)));
  const parts = termsInPeriod(segments.map(({ terms }) => terms), period);
  return parts.flatMap((part, place): readonly PeriodPart[] => {
    const [first, ...others] = (parts.length < segments.length ? segments : segments.slice(place, place + 1)).flatMap(({ members }) => members);
    return first === undefined ? [] : [{ ...part, members: [first, ...others] }];
  });
}

/** The version that the number is kept under: the one in force, the first while none is yet. */
export function keeperOf({ members }: Pick<PeriodPart, 'members'>, now: Instant): LevelSubject {
  return members.findLast(({ terms: { inForce } }) => inForce.start <= now) ?? members[0];
}

/** Everything that the number is measured by. */
export function allTerms({ terms, earlier = [] }: TermsInPeriod): readonly LevelTerms[] {
  return [...earlier, terms];
}

interface Segment {
  readonly terms: LevelTerms;
  readonly members: readonly LevelSubject[];
}

function segmentsOf(versions: readonly LevelSubject[]): readonly Segment[] {
  const segments: Segment[] = [];
  for (const next of versions.toSorted((one, other) => one.terms.inForce.start - other.terms.inForce.start)) {
    const last = segments.at(-1);
    if (last?.terms.inForce.end !== next.terms.inForce.start || !saysTheSame(last.terms, next.terms)) segments.push({ terms: next.terms, members: [next] });
    else segments.splice(-1, 1, { terms: { ...next.terms, inForce: { ...next.terms.inForce, start: last.terms.inForce.start } }, members: [...last.members, next] });
  }
  return segments;
}

const saysTheSame = (one: LevelTerms, other: LevelTerms): boolean => canonical(agreed(one)) === canonical(agreed(other));

/** What people agreed on: not which row it is, nor how long it stays so; of the clocks above it neither. */
function agreed(terms: LevelTerms): object {
  const { id: _, inForce: __, ...own } = terms;
  if (own.kind !== 'clock') return own;
  const { versions: ___, chain, ...rest } = own;
  return chain === undefined ? rest : { ...rest, chain: { ...chain, parent: agreed(chain.parent) } };
}

function isInForceIn({ terms: { inForce } }: LevelSubject, period: Interval): boolean {
  return inForce.start < period.end && period.start < (inForce.end ?? Number.POSITIVE_INFINITY);
}
