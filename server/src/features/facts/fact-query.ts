import type { ClockMethod, MethodTerms } from '@entente/sla';
import type { Interval } from '@entente/worktime';

export interface MeasuredBy {
  readonly component: string;
  readonly method: MethodTerms | ClockMethod;
  /** Of clocks: each stop begins the next cycle (S9), so that only a cancel ends one. */
  readonly repeats?: boolean;
}

/** Which facts: what is measured, in which window, known up to which log position. */
export interface FactQuery {
  readonly measured: readonly MeasuredBy[];
  /** Per source the last fact before it comes too: it may still hold (S1a). */
  readonly window: Interval;
  readonly upTo: number;
}
