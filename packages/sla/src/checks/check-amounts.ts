import type { TermsProblem } from '@entente/worktime';
import { isDecimal, ofDecimal } from '../exact/decimal.ts';
import { compare, ZERO } from '../exact/rational.ts';
import type { GoalTerms, MoneyLevelTerms } from '../kinds/kind-model.ts';
import { checkAmounts, checkNoGoodWindows, checkSampleTerms, checkSides, checkStated, prefix } from './check-value-level.ts';
import { checkPercent } from './check-values.ts';

/** What is wrong with a goal (S22a). */
export function checkGoalTerms(terms: GoalTerms, path: string): readonly TermsProblem[] {
  const within = prefix(path);
  return [
    ...checkPromise(terms.promised, `${within}promised`),
    ...checkShares(terms, within),
    ...checkStated(terms.unit, 'UNIT_MISSING', `${within}unit`, 'Name what is delivered, such as leads.'),
    ...checkSampleTerms(terms, within),
    ...checkNoGoodWindows(terms, within),
    ...checkNotCombined(terms, within),
  ];
}

/** What is wrong with a sum of money as a level (S22a). */
export function checkMoneyLevelTerms(terms: MoneyLevelTerms, path: string): readonly TermsProblem[] {
  const within = prefix(path);
  return [
    ...checkStated(terms.currency, 'CURRENCY_MISSING', `${within}currency`, 'Name the currency, such as EUR.'),
    ...checkAmounts(terms.expected, terms.minimum, terms.better, within),
    ...checkSampleTerms(terms, within),
    ...checkNoGoodWindows(terms, within),
    ...checkNotCombined(terms, within),
  ];
}

/** A sum is agreed for a whole period, and nothing is counted that its target could be weighed by (S18). */
function checkNotCombined({ amended }: GoalTerms | MoneyLevelTerms, within: string): readonly TermsProblem[] {
  if (amended !== 'combine') return [];
  return [{ code: 'COMBINED_SUMS', path: `${within}amended`, message: 'What is agreed for a whole period cannot be weighed by what was counted in a part of it.', fix: 'Judge each segment by itself (judge-each): each is due the share of its days.' }];
}

function checkPromise(promised: string, path: string): readonly TermsProblem[] {
  if (isDecimal(promised) && compare(ofDecimal(promised), ZERO) >= 0) return [];
  return [{ code: 'PROMISE_INVALID', path, message: `"${promised}" cannot be promised.`, fix: 'Write a decimal, zero or more, for a whole period.' }];
}

/** Percent of the promise: up to all of it where more is better; where less is better it may be more than all. */
function checkShares({ better, expected = '100', minimum }: GoalTerms, within: string): readonly TermsProblem[] {
  const check = (percent: string, path: string) => (better === 'higher' ? checkPercent(percent, path) : checkShare(percent, path));
  const problems = [...check(expected, `${within}expected`), ...(minimum === undefined ? [] : check(minimum, `${within}minimum`))];
  return problems.length > 0 || minimum === undefined ? problems : checkSides(expected, minimum, better, within);
}

function checkShare(percent: string, path: string): readonly TermsProblem[] {
  if (isDecimal(percent) && compare(ofDecimal(percent), ZERO) >= 0) return [];
  return [{ code: 'PERCENT_INVALID', path, message: `"${percent}" is not a percentage.`, fix: 'Write a decimal of zero or more, such as 110.' }];
}
