import { ofDecimal, ofPercent } from '../exact/decimal.ts';
import { compare, floorOf, ofFraction, ONE, plus, rational, times, ZERO } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import { amount, working } from '../trace/working.ts';
import type { Calculation } from '../trace/working-model.ts';
import { fractionInWords } from '../words.ts';
import type { CreditTerms, JudgedLevel, Money, MoneyTerms } from './money-model.ts';
import { tierOf } from './tiers.ts';

/** A credit before any cap (S26). */
export interface CreditAmount {
  readonly exact: Rational;
  readonly arithmetic: string;
  readonly worth: Calculation;
}

/**
 * fee × amount at risk % × pool % × allocation % × the tier's factor, or the tier's part of the fee, × the multiplier of
 * the n-th failure in a row, × the part of the period that was judged (S18, S26). Exact; `name` is its own in the account.
 */
export function creditAmount(name: string, money: MoneyTerms, terms: CreditTerms, fee: Money, { ratio, scale, consecutive, weight }: JudgedLevel): CreditAmount {
  const pool = money.pools.find((one) => one.pool === terms.pool)?.percent ?? '0';
  const tier = ratio === undefined ? undefined : tierOf(terms.tiers, ofFraction(ratio), scale);
  const multiplier = multiplierOf(terms, consecutive);
  const worth = tier?.ofFee === undefined
    ? [['at risk', money.atRisk], ['pool', pool], ['allocation', terms.allocation], ['tier', tier === undefined ? '0' : tier.factor ?? '100']] as const
    : [['tier, of the fee', tier.ofFee]] as const;

  const part = weight === undefined ? ONE : ofFraction(weight);
  const exact = times(times(worth.map(([, percent]) => ofPercent(percent)).reduce(times, rational(fee)), multiplier), part);
  const factors = worth.map(([name, percent]) => ` × ${percent} % (${name})`).join('');
  const days = compare(part, ONE) === 0 ? '' : ` × ${fractionInWords(part)} (days of the period)`;
  const worked = working(
    name, 'product', amount('fee', fee), ...worth.map(([factor, percent]) => amount(`${name}: ${factor}`, ofPercent(percent))),
    amount(`${name}: multiplier`, multiplier), amount(`${name}: part of the period`, part),
  );
  return { exact, worth: worked, arithmetic: `${fee} (${money.feeBasis})${factors} × ${fractionInWords(multiplier)} (failure ${consecutive} in a row)${days} = ${fractionInWords(exact)}` };
}

/** The factor of the n-th failure in a row; the last one of the list goes on (S26). */
function multiplierOf({ multiplier = [] }: CreditTerms, consecutive: number): Rational {
  if (consecutive <= 0) return ZERO;
  const factor = multiplier[Math.min(consecutive, multiplier.length) - 1];
  return factor === undefined ? ONE : ofDecimal(factor);
}

/** Once a credit, to minor units (S26). */
export function halfUp(exact: Rational): Money {
  return Number(floorOf(plus(exact, rational(1, 2))));
}
