import { clip } from '@entente/worktime';
import type { Instant, Intervals } from '@entente/worktime';

/** What was seen, before hours and exclusions: the good and the bad instants, disjoint. Every other instant is unknown (S12). */
export interface Colours {
  readonly good: Intervals;
  readonly bad: Intervals;
}

/** When a source was last heard, and until when its last word may be taken for the present (S12, S19). */
export interface Voice {
  readonly lastWord: Instant;
  readonly carriesUntil: Instant;
}

/** What the sources of one method said of one component. */
export interface Observed extends Colours {
  /** The latest voice of its sources; absent when none was heard. */
  readonly voice?: Voice;
}

/** Nothing is known after the moment of looking. */
export function upTo(until: Instant, { good, bad }: Colours): Colours {
  const past = { start: -Infinity, end: until };
  return { good: clip(good, past), bad: clip(bad, past) };
}

export const NOTHING_SEEN: Colours = { good: [], bad: [] };
