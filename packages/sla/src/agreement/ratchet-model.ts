import type { Instant, LocalDate, PeriodStep } from '@entente/worktime';
import type { Fraction } from '../model.ts';

/** How a level's expected value follows what was reached (S29). */
export interface RatchetTerms {
  readonly level: string;
  /** The first reset, and the step from one to the next. */
  readonly from: LocalDate;
  readonly every: PeriodStep;
  /** Halfway to what was reached since the reset before, or what the best periods of that time reached together. */
  readonly formula: { readonly kind: 'midpoint' } | { readonly kind: 'best'; readonly periods: number };
  /** The most that one reset may raise it, in percent of the gap to 100; absent: no cap. */
  readonly cap?: string;
}

/** An amendment that the ratchet proposes; nothing changes by it (S29). */
export interface RatchetProposal {
  readonly level: string;
  readonly at: Instant;
  readonly expected: string;
  /** What the formula gives with its cap, exact; as terms it is cut to three digits. */
  readonly exact: Fraction;
  readonly proposed: string;
  readonly says: string;
}
