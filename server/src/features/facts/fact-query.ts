import type { MethodTerms } from '@entente/sla';
import type { Interval } from '@entente/worktime';

/** Which facts: what is measured, in which window, known up to which log position. */
export interface FactQuery {
  readonly measured: readonly { readonly component: string; readonly method: MethodTerms }[];
  /** Per source the last fact before it comes too: it may still hold (S1a). */
  readonly window: Interval;
  readonly upTo: number;
}
