import type { TermsProblem } from '@entente/worktime';
import { checkPercent } from '../checks/check-values.ts';
import { isDecimal, ofPercent } from '../exact/decimal.ts';
import { compare, ONE, sumOf } from '../exact/rational.ts';
import { checkCaps, checkMoney } from './check-caps.ts';
import { checkDeadline, checkEarnBack } from './check-claims.ts';
import type { CreditTerms, MoneyTerms, Scale } from './money-model.ts';
import { checkTiers } from './tiers.ts';

/**
 * Everything that is wrong with the money of an agreement (S26 to S28). With the scales of its levels tiers are checked
 * against them and credits of levels that do not exist are found; without, all values are percentages.
 */
export function checkMoneyTerms(terms: MoneyTerms, path = 'money', scales?: ReadonlyMap<string, Scale>): readonly TermsProblem[] {
  return [
    ...checkStated(terms.currency, `${path}.currency`, 'CURRENCY_MISSING', 'Name the currency, such as EUR.'),
    ...checkMoney(terms.fee, `${path}.fee`),
    ...checkStated(terms.feeBasis, `${path}.feeBasis`, 'FEE_BASIS_MISSING', 'Say what the fee is the fee of.'),
    ...checkPercent(terms.atRisk, `${path}.atRisk`),
    ...terms.pools.flatMap(({ percent, cap }, place) => [...checkPercent(percent, `${path}.pools.${place}.percent`), ...checkMoney(cap, `${path}.pools.${place}.cap`)]),
    ...terms.credits.flatMap((credit, place) => [
      ...checkPercent(credit.allocation, `${path}.credits.${place}.allocation`), ...checkMoney(credit.cap, `${path}.credits.${place}.cap`),
      ...checkTiers(credit.tiers, `${path}.credits.${place}.tiers`, scales?.get(credit.level)), ...checkMultiplier(credit.multiplier ?? [], `${path}.credits.${place}.multiplier`),
      ...checkRepeats(credit, `${path}.credits.${place}.countsBelowExpected`),
      ...checkPool(terms, credit.pool, `${path}.credits.${place}.pool`),
      ...checkCreditedLevel(terms, credit, `${path}.credits.${place}.level`, scales),
    ]),
    ...checkPools(terms, path),
    ...checkAllocations(terms, path),
    ...checkMoney(terms.periodCap, `${path}.periodCap`),
    ...checkMoney(terms.yearCap, `${path}.yearCap`),
    ...checkMoney(terms.minimumPayable?.amount, `${path}.minimumPayable.amount`),
    ...checkCaps(terms, path),
    ...checkDeadline(terms.pickBy, `${path}.pickBy`),
    ...checkDeadline(terms.claimBy, `${path}.claimBy`),
    ...checkEarnBack(terms.earnBack, `${path}.earnBack`),
  ];
}

function checkStated(text: string, path: string, code: string, fix: string): readonly TermsProblem[] {
  return text.trim() === '' ? [{ code, path, message: 'Nothing is stated.', fix }] : [];
}

function checkMultiplier(factors: readonly string[], path: string): readonly TermsProblem[] {
  return factors.flatMap((factor, place) => (isDecimal(factor) && !factor.startsWith('-') ? [] : [{
    code: 'FACTOR_INVALID', path: `${path}.${place}`, message: `"${factor}" is not a factor.`, fix: 'Write a decimal of zero or more, such as 1.5.',
  }]));
}

/** What counts for a multiplier needs one. */
function checkRepeats({ multiplier = [], countsBelowExpected = false }: CreditTerms, path: string): readonly TermsProblem[] {
  if (!countsBelowExpected || multiplier.length > 0) return [];
  return [{ code: 'MULTIPLIER_MISSING', path, message: 'Results below expected count for a multiplier that there is not.', fix: 'State the multiplier, or leave this out.' }];
}

function checkPool({ pools }: MoneyTerms, pool: string, path: string): readonly TermsProblem[] {
  if (pools.some((one) => one.pool === pool)) return [];
  return [{ code: 'POOL_UNKNOWN', path, message: `There is no pool "${pool}".`, fix: 'Name one of the pools.' }];
}

/** A level has one credit, and exists. */
function checkCreditedLevel({ credits }: MoneyTerms, credit: CreditTerms, path: string, scales?: ReadonlyMap<string, Scale>): readonly TermsProblem[] {
  const { level } = credit;
  if (scales !== undefined && !scales.has(level)) return [{ code: 'LEVEL_UNKNOWN', path, message: `There is no level "${level}".`, fix: 'Name one of the levels of this version.' }];
  if (credits.find((one) => one.level === level) === credit) return [];
  return [{ code: 'CREDIT_REPEATED', path, message: `Level "${level}" has a credit already.`, fix: 'Keep one of them.' }];
}

/** Pools have names of their own and come to at most what is at risk. */
function checkPools({ pools }: MoneyTerms, path: string): readonly TermsProblem[] {
  const repeated = pools.flatMap(({ pool }, place) => (pools.findIndex((one) => one.pool === pool) === place ? [] : [{
    code: 'POOL_REPEATED', path: `${path}.pools.${place}.pool`, message: `There is a pool "${pool}" already.`, fix: 'Give it a name of its own.',
  }]));
  if (compare(sumOf(pools.flatMap(({ percent }) => (isDecimal(percent) ? [ofPercent(percent)] : []))), ONE) <= 0) return repeated;
  return [...repeated, { code: 'POOLS_OVER_100', path: `${path}.pools`, message: 'The pools come to more than 100 % of what is at risk.', fix: 'Lower them to 100 % together, or raise what is at risk.' }];
}

/** No pool can give more than it holds: its allocations are at most 100 %. */
function checkAllocations({ pools, credits }: MoneyTerms, path: string): readonly TermsProblem[] {
  return pools.flatMap(({ pool }, place) => {
    const allocations = credits.filter((credit) => credit.pool === pool && isDecimal(credit.allocation)).map(({ allocation }) => ofPercent(allocation));
    if (compare(sumOf(allocations), ONE) <= 0) return [];
    return [{ code: 'POOL_OVERALLOCATED', path: `${path}.pools.${place}`, message: `The allocations of pool "${pool}" come to more than 100 %.`, fix: 'Lower them to 100 % together.' }];
  });
}
