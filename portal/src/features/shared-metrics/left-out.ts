import type { SegmentFragment } from '../../api/graphql/graphql.ts';

type Reading = SegmentFragment['reading'];

/** What the shares say nothing of, by why: how long, who was down, and when first. */
export interface LeftOut {
  readonly reading: Exclude<Reading, 'SHARED'>;
  readonly bad: number;
  readonly down: readonly string[];
  readonly times: readonly string[];
}

const ORDER: readonly LeftOut['reading'][] = ['NO_BUSINESS_IMPACT', 'UNATTRIBUTED', 'CONTRADICTION', 'END_TO_END_UNKNOWN'];

export function leftOut(segments: readonly SegmentFragment[]): readonly LeftOut[] {
  return ORDER.flatMap((reading) => {
    const those = segments.filter((segment) => segment.reading === reading);
    if (those.length === 0) return [];
    const bad = those.reduce((sum, segment) => sum + Date.parse(segment.end) - Date.parse(segment.start), 0);
    return [{ reading, bad, down: [...new Set(those.flatMap((segment) => segment.down))], times: those.map((segment) => segment.start) }];
  });
}

/** The bad time that has an owner or at least wants one: what the picture of responsibility shows. */
export function answered(segments: readonly SegmentFragment[]): readonly SegmentFragment[] {
  return segments.filter((segment) => segment.reading === 'SHARED' || segment.reading === 'UNATTRIBUTED');
}

/** Exact milliseconds of a share for adding up, floored once at the end. */
export function millisecondsOf(shares: readonly { readonly milliseconds: { readonly numerator: string; readonly denominator: string } }[]): number {
  return shares.reduce((sum, share) => sum + Number(share.milliseconds.numerator) / Number(share.milliseconds.denominator), 0);
}
