import { ofNumber } from '../exact/decimal.ts';
import { amountAccount } from './amount-level.ts';
import type { CountedSamples } from './counted-samples.ts';
import type { MoneyLevelTerms } from './kind-model.ts';
import { amountLines } from './percentile-level.ts';
import type { ValueAccount } from './judgement/value-account.ts';

/** The sum of all values in minor units, against what was agreed for a period (S22a). A value may be a credit note, so that the sum may shrink. */
export function moneyAccount(terms: MoneyLevelTerms, samples: CountedSamples): ValueAccount {
  return amountAccount(terms, {
    better: terms.better,
    unit: `${terms.currency} in minor units`,
    whole: amountLines(terms),
    onlyGrows: false,
    amountOf: ({ value }) => (value === undefined ? undefined : ofNumber(value)),
  }, samples);
}
