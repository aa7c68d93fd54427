import type { Money } from '../money/money-model.ts';

/** What a failure leaves uncovered (S36a): credits owed to customers beyond the credits due from suppliers for it, in minor units of one currency. */
export function uncoveredExposure(owed: Money, due: Money): Money {
  return Math.max(0, owed - due);
}
