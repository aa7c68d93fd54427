import type { TermsProblem } from '@entente/worktime';
import type { Money, MoneyTerms } from './money-model.ts';

/** Money is a whole number of minor units, zero or more. */
export function checkMoney(money: Money | undefined, path: string): readonly TermsProblem[] {
  if (money === undefined || isMoney(money)) return [];
  return [{ code: 'MONEY_INVALID', path, message: `${money} is not an amount in minor units.`, fix: 'Write a whole number, zero or more.' }];
}

function isMoney(money: Money): boolean {
  return Number.isSafeInteger(money) && money >= 0;
}

interface StatedCap {
  readonly path: string;
  readonly cap: Money | undefined;
}

/** Caps cut from the inside out (S26): one that is above the next one around it would never cut. */
export function checkCaps({ credits, pools, periodCap, yearCap, minimumPayable }: MoneyTerms, path: string): readonly TermsProblem[] {
  const year: StatedCap = { path: `${path}.yearCap`, cap: yearCap };
  const period: StatedCap = { path: `${path}.periodCap`, cap: periodCap };
  const ofPool = (pool: string): StatedCap => ({ path: `the cap of pool "${pool}"`, cap: pools.find((one) => one.pool === pool)?.cap });
  return [
    ...credits.flatMap(({ pool, cap }, place) => checkInside({ path: `${path}.credits.${place}.cap`, cap }, [ofPool(pool), period, year])),
    ...pools.flatMap(({ cap }, place) => checkInside({ path: `${path}.pools.${place}.cap`, cap }, [period, year])),
    ...checkInside(period, [year]),
    ...checkMinimum(minimumPayable, period, path),
  ];
}

function checkInside({ path, cap }: StatedCap, around: readonly StatedCap[]): readonly TermsProblem[] {
  const smaller = around.find((outer) => cap !== undefined && outer.cap !== undefined && isMoney(outer.cap) && cap > outer.cap);
  if (smaller === undefined) return [];
  return [{ code: 'CAP_ORDER', path, message: `A cap of ${cap} never cuts: ${smaller.path} is ${smaller.cap}.`, fix: 'Lower it, or leave it out.' }];
}

/** Where too little is waived, a minimum above the cap waives everything. */
function checkMinimum(minimum: MoneyTerms['minimumPayable'], { cap = Infinity }: StatedCap, path: string): readonly TermsProblem[] {
  if (minimum === undefined || minimum.below === 'carry' || minimum.amount <= cap) return [];
  return [{ code: 'MINIMUM_ABOVE_CAP', path: `${path}.minimumPayable.amount`, message: `No period can reach ${minimum.amount}, for its cap is ${cap}.`, fix: 'Lower the minimum payable, or carry what is below it.' }];
}
