import { ofPercent } from '../exact/decimal.ts';
import { minus, ofFraction, ONE, plus, quotient, rational, times } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import type { AvailabilityResult, AvailabilityTerms } from '../model.ts';

/** The error budget of a period as it stands (S19, S37), in milliseconds or events, exact. */
export interface BudgetReading {
  /** What may be bad in the whole period. */
  readonly allowed: Rational;
  readonly used: Rational;
  /** Negative when more was bad than may be. */
  readonly left: Rational;
  /** used ÷ allowed; absent when nothing may be bad. */
  readonly share?: Rational;
  /** Beside steady use: 1 would use up the budget exactly at the period's end, 2 twice as much. Absent when nothing was counted yet. */
  readonly pace?: Rational;
}

/** Reads the budget off a result; with excused time, the number that is judged (S13). */
export function readBudget({ expected }: Pick<AvailabilityTerms, 'expected'>, { budget, judged, toDate }: AvailabilityResult): BudgetReading {
  const { good, bad } = judged ?? toDate;
  const [allowed, left, used] = [ofFraction(budget.allowed), ofFraction(budget.left), rational(BigInt(bad))];
  const counted = plus(rational(BigInt(good)), used);
  const steady = times(counted, minus(ONE, ofPercent(expected)));
  return {
    allowed, used, left,
    ...(allowed.numerator === 0n ? {} : { share: quotient(used, allowed) }),
    ...(steady.numerator === 0n ? {} : { pace: quotient(used, steady) }),
  };
}
