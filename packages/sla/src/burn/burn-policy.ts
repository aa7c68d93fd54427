import { DAY, HOUR, MINUTE } from '@entente/worktime';
import type { Duration } from '@entente/worktime';
import { ofPercent } from '../exact/decimal.ts';
import { quotient, rational, times } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';

/** An alert on how fast a budget is spent: a share of it within a long window, and still being spent in a short one (S37). */
export interface BurnPolicy {
  /** Percent of the period's budget. */
  readonly share: string;
  readonly long: Duration;
  readonly short: Duration;
}

/** At a period of 30 days they fire at 14.4, 6, 3 and 1 times the pace that would just use up the budget (S37). */
export const BURN_POLICIES: readonly BurnPolicy[] = [
  { share: '2', long: HOUR, short: 5 * MINUTE },
  { share: '5', long: 6 * HOUR, short: 30 * MINUTE },
  { share: '10', long: DAY, short: 2 * HOUR },
  { share: '10', long: 3 * DAY, short: 6 * HOUR },
];

/** The burn at which a policy fires: share × period ÷ long window (S37). */
export function burnFactor({ share, long }: BurnPolicy, period: Duration): Rational {
  return times(ofPercent(share), rational(period, long));
}

/** How long a whole budget lasts at a burn. */
export function budgetLasts(period: Duration, burn: Rational): Rational {
  return quotient(rational(period), burn);
}
