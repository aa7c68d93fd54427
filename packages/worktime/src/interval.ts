import type { Instant } from './instant.ts';

/** The half-open stretch of time `[start, end)` (S1). Empty when `end ≤ start`. */
export interface Interval {
  readonly start: Instant;
  readonly end: Instant;
}

/** Intervals in order of time that neither overlap nor touch, none of them empty: the normal form of S1. */
export type Intervals = readonly Interval[];
