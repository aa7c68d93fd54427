import { ofDecimal, ofNumber, ofPercent } from '../exact/decimal.ts';
import { times } from '../exact/rational.ts';
import { amountAccount } from './amount-level.ts';
import type { CountedSamples } from './counted-samples.ts';
import type { GoalTerms } from './kind-model.ts';
import type { Lines, ValueAccount } from './judgement/value-account.ts';

/** What was delivered, against the expected percentage of what was promised (S22a). */
export function goalAccount(terms: GoalTerms, samples: CountedSamples): ValueAccount {
  return amountAccount(terms, {
    better: terms.better,
    unit: terms.unit,
    whole: linesOf(terms),
    promised: ofDecimal(terms.promised),
    onlyGrows: terms.counts === 'events',
    amountOf: ({ total, value }) => {
      const amount = terms.counts === 'events' ? total : value;
      return amount === undefined ? undefined : ofNumber(amount);
    },
  }, samples);
}

function linesOf({ promised, expected = '100', minimum }: GoalTerms): Lines {
  const of = (percent: string) => times(ofDecimal(promised), ofPercent(percent));
  return { expected: of(expected), ...(minimum === undefined ? {} : { minimum: of(minimum) }) };
}
