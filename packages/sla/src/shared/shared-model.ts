/** What comes out for a metric that several suppliers share (S31 to S35). */
import type { Instant, Interval } from '@entente/worktime';
import type { AvailabilityResult, Fraction, Measure, StatusState, TraceStep } from '../model.ts';

export interface PartyShare {
  /** A party's id, or `unattributed`. */
  readonly party: string;
  /** Exact milliseconds. */
  readonly share: Fraction;
  /** Outside the party's contract (S35): recorded and shown, and in no credit unless a collaboration agreement says so. */
  readonly inContract?: false;
}

/** A maximal run of instants with the same reading of S31. */
export interface SharedSegment {
  readonly start: Instant;
  readonly end: Instant;
  readonly reading: 'shared' | 'unattributed' | 'contradiction' | 'no-business-impact' | 'end-to-end-unknown';
  readonly down: readonly string[];
  readonly split: readonly PartyShare[];
  /** What falls on parties outside their hours, or on strangers to the metric (S34); absent when nothing does. */
  readonly uncovered?: readonly PartyShare[];
}

export interface SharedMetricResult {
  readonly metric: string;
  readonly period: Interval;
  readonly derived: boolean;
  readonly endToEnd: AvailabilityResult;
  /** Each component's own level, raw. */
  readonly components: readonly { readonly component: string; readonly party: string; readonly result: AvailabilityResult; readonly state: StatusState }[];
  /** Every party, zero included, and unattributed; with what is uncovered they add up as the account says. */
  readonly shares: readonly PartyShare[];
  /** What accepted causes put on parties outside their hours, or on strangers to the metric (S34, S35). */
  readonly uncovered: readonly PartyShare[];
  readonly account: SharedAccount;
  /** Each supplier raw and relieved, and what moved from whom to whom (S34). */
  readonly suppliers: readonly SupplierRelief[];
  readonly moves: readonly Move[];
  readonly segments: readonly SharedSegment[];
  readonly trace: readonly TraceStep[];
}

/** A supplier's level over all its components together, in time that is known (S34). */
export interface SupplierRelief {
  readonly party: string;
  readonly raw: Measure;
  /** Without what others have caused, and with what it has caused to others. */
  readonly relieved: Measure;
}

/** Bad time on its way from the party that was measured to one that caused it; exact milliseconds (S34). */
export interface Move {
  readonly from: string;
  readonly to: string;
  readonly taken: Fraction;
  /** Outside the causer's own hours, so nobody's level has it. */
  readonly uncovered: Fraction;
  readonly causes: readonly string[];
}

/**
 * Where the raw bad time end to end went (S34), in exact milliseconds: raw = attributed + unattributed + excluded +
 * uncovered + residual. The residual is 0 under every rule whose shares add up, negative where several bear the whole.
 */
export interface SharedAccount {
  readonly raw: Fraction;
  readonly attributed: Fraction;
  readonly unattributed: Fraction;
  readonly excluded: Fraction;
  readonly uncovered: Fraction;
  readonly residual: Fraction;
}
