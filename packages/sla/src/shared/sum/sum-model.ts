import type { Fraction, SharedComponentTerms, SharedMetricTerms } from '../../model.ts';
import type { SharedMetricResult } from '../shared-model.ts';

/**
 * A metric that is the sum of what its components take against a limit, such as an end-to-end latency (S31). Methods
 * measure samples; their thresholds are the limit and the own limits.
 */
export interface SharedSumTerms extends Omit<SharedMetricTerms, 'structure' | 'components'> {
  /** The most that the whole may take, in `unit`; a decimal. */
  readonly limit: string;
  readonly unit: string;
  readonly components: readonly SummedComponentTerms[];
}

export interface SummedComponentTerms extends SharedComponentTerms {
  /** The most that the component may take of the limit; a component that takes more is down. A decimal. */
  readonly ownLimit: string;
}

/** The result of a sum: as of any shared metric, and what was taken beyond the limit. */
export interface SharedSumResult extends SharedMetricResult {
  /** In `unit` × milliseconds, over the shared time: what each party bears of it. */
  readonly excess: readonly { readonly party: string; readonly amount: Fraction }[];
}
