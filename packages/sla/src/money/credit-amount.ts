import { ofDecimal, ofPercent } from '../exact/decimal.ts';
import { compare, floorOf, ofFraction, ONE, plus, rational, times, ZERO } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import { amount, NOTHING, pick, working } from '../trace/working.ts';
import type { Calculation, Choice, Working } from '../trace/working-model.ts';
import { fractionInWords } from '../words.ts';
import type { CreditTerms, JudgedLevel, Money, MoneyTerms } from './money-model.ts';
import { tierWorkings } from './tier-workings.ts';
import { PERCENT, tierOf, worstTierOf } from './tiers.ts';

/** A credit before any cap (S26). */
export interface CreditAmount {
  readonly exact: Rational;
  readonly arithmetic: string;
  readonly worth: Calculation;
  /** What the worth was worked out of (S24). */
  readonly before: readonly Working[];
}

/**
 * fee × amount at risk % × pool % × allocation % × the tier's factor, or the tier's part of the fee, × the multiplier of
 * the n-th failure in a row, × the part of the period that was judged (S18, S26). A failure without a value is in the worst
 * tier. Exact; `name` is its own in the account.
 */
export function creditAmount(name: string, money: MoneyTerms, terms: CreditTerms, fee: Money, { ratio, scale = PERCENT, consecutive, weight }: JudgedLevel): CreditAmount {
  const pool = money.pools.find((one) => one.pool === terms.pool)?.percent ?? '0';
  const tier = ratio === undefined ? worstTierOf(terms.tiers, scale) : tierOf(terms.tiers, ofFraction(ratio), scale);
  const which = ratio === undefined ? 'worst tier, without a value' : 'tier';
  const multiplier = multiplierOf(terms, consecutive);
  const worth = tier?.ofFee === undefined
    ? [['at risk', money.atRisk], ['pool', pool], ['allocation', terms.allocation], [which, tier === undefined ? '0' : tier.factor ?? '100']] as const
    : [[`${which}, of the fee`, tier.ofFee]] as const;

  const part = weight === undefined ? ONE : ofFraction(weight);
  const exact = times(times(worth.map(([, percent]) => ofPercent(percent)).reduce(times, rational(fee)), multiplier), part);
  const factors = worth.map(([name, percent]) => ` × ${percent} % (${name})`).join('');
  const days = compare(part, ONE) === 0 ? '' : ` × ${fractionInWords(part)} (days of the period)`;
  const base = working(`${name}: base`, 'product', amount(`${name}: at risk`, ofPercent(money.atRisk)), amount(`${name}: pool`, ofPercent(pool)), amount(`${name}: allocation`, ofPercent(terms.allocation)));
  const { worth: ofFee, workings } = tierWorkings(name, terms.tiers, ratio, scale, base);
  const repeated = multiplierWorkings(name, terms, consecutive);
  return {
    exact,
    before: [...workings, ...repeated.workings],
    worth: working(name, 'product', amount('fee', fee), ofFee, repeated.multiplier, amount(`${name}: part of the period`, part)),
    arithmetic: `${fee} (${money.feeBasis})${factors} × ${fractionInWords(multiplier)} (failure ${consecutive} in a row)${days} = ${fractionInWords(exact)}`,
  };
}

/** The factor of the n-th failure in a row; the last one of the list goes on (S26). */
function multiplierOf({ multiplier = [] }: CreditTerms, consecutive: number): Rational {
  if (consecutive <= 0) return ZERO;
  const factor = multiplier[Math.min(consecutive, multiplier.length) - 1];
  return factor === undefined ? ONE : ofDecimal(factor);
}

/** The same, told by asking for the last factor first. */
function multiplierWorkings(name: string, { multiplier = [] }: CreditTerms, consecutive: number): { readonly multiplier: Choice; readonly workings: readonly Working[] } {
  const nth = amount(`${name}: failures in a row`, consecutive);
  const asked = (multiplier.length === 0 ? ['1'] : multiplier).map((factor, place) => ({
    isReached: working(`${name}: failure ${place + 1} or later`, 'reaches', nth, amount(`${name}: number ${place + 1}`, place + 1)),
    factor: amount(`${name}: factor of failure ${place + 1}`, ofDecimal(factor)),
  })).toReversed();
  const picked = pick(`${name}: multiplier`, asked.map(({ isReached, factor }) => [isReached, factor] as const), NOTHING);
  return { multiplier: picked, workings: [...asked.map(({ isReached }) => isReached), picked] };
}

/** Once a credit, to minor units (S26). */
export function halfUp(exact: Rational): Money {
  return Number(floorOf(plus(exact, rational(1, 2))));
}
