import type { TermsProblem } from '@entente/worktime';
import { checkPercent } from '../checks/check-values.ts';
import { isDecimal, ofPercent } from '../exact/decimal.ts';
import { compare, ONE, sumOf } from '../exact/rational.ts';
import type { Money, MoneyTerms } from './money-model.ts';
import { checkTiers } from './tiers.ts';

/** Everything that is wrong with the money of an agreement (S26). */
export function checkMoneyTerms(terms: MoneyTerms, path = 'money'): readonly TermsProblem[] {
  return [
    ...checkStated(terms.currency, `${path}.currency`, 'CURRENCY_MISSING', 'Name the currency, such as EUR.'),
    ...checkStated(terms.feeBasis, `${path}.feeBasis`, 'FEE_BASIS_MISSING', 'Say what the fee is the fee of.'),
    ...checkPercent(terms.atRisk, `${path}.atRisk`),
    ...terms.pools.flatMap(({ percent, cap }, place) => [...checkPercent(percent, `${path}.pools.${place}.percent`), ...checkCap(cap, `${path}.pools.${place}.cap`)]),
    ...terms.credits.flatMap((credit, place) => [
      ...checkPercent(credit.allocation, `${path}.credits.${place}.allocation`), ...checkCap(credit.cap, `${path}.credits.${place}.cap`),
      ...checkTiers(credit.tiers, `${path}.credits.${place}.tiers`), ...checkMultiplier(credit.multiplier ?? [], `${path}.credits.${place}.multiplier`),
      ...checkPool(terms, credit.pool, `${path}.credits.${place}.pool`),
    ]),
    ...checkAllocations(terms, path),
    ...checkCap(terms.periodCap, `${path}.periodCap`),
    ...checkCap(terms.yearCap, `${path}.yearCap`),
    ...checkCap(terms.minimumPayable?.amount, `${path}.minimumPayable.amount`),
  ];
}

function checkStated(text: string, path: string, code: string, fix: string): readonly TermsProblem[] {
  return text.trim() === '' ? [{ code, path, message: 'Nothing is stated.', fix }] : [];
}

function checkCap(cap: Money | undefined, path: string): readonly TermsProblem[] {
  if (cap === undefined || (Number.isSafeInteger(cap) && cap >= 0)) return [];
  return [{ code: 'MONEY_INVALID', path, message: `${cap} is not an amount in minor units.`, fix: 'Write a whole number, zero or more.' }];
}

function checkMultiplier(factors: readonly string[], path: string): readonly TermsProblem[] {
  return factors.flatMap((factor, place) => (isDecimal(factor) && !factor.startsWith('-') ? [] : [{
    code: 'FACTOR_INVALID', path: `${path}.${place}`, message: `"${factor}" is not a factor.`, fix: 'Write a decimal of zero or more, such as 1.5.',
  }]));
}

function checkPool({ pools }: MoneyTerms, pool: string, path: string): readonly TermsProblem[] {
  if (pools.some((one) => one.pool === pool)) return [];
  return [{ code: 'POOL_UNKNOWN', path, message: `There is no pool "${pool}".`, fix: 'Name one of the pools.' }];
}

/** No pool can give more than it holds: its allocations are at most 100 %. */
function checkAllocations({ pools, credits }: MoneyTerms, path: string): readonly TermsProblem[] {
  return pools.flatMap(({ pool }, place) => {
    const allocations = credits.filter((credit) => credit.pool === pool && isDecimal(credit.allocation)).map(({ allocation }) => ofPercent(allocation));
    if (compare(sumOf(allocations), ONE) <= 0) return [];
    return [{ code: 'POOL_OVERALLOCATED', path: `${path}.pools.${place}`, message: `The allocations of pool "${pool}" come to more than 100 %.`, fix: 'Lower them to 100 % together.' }];
  });
}
