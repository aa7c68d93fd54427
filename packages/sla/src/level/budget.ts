import { minus, ONE, rational, sumOf, times } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import { amount, working } from '../trace/working.ts';
import type { Amount, Working } from '../trace/working-model.ts';
import type { Outlook } from './level-totals.ts';

/** The error budget of a level: how much may be bad in all that counts or may still count, and what of it is left; negative when overspent (S37). */
export interface Budget {
  readonly allowed: Rational;
  readonly left: Rational;
  readonly workings: readonly Working[];
}

/** What the two are called in the account. */
export const ALLOWED = 'budget';
export const LEFT = 'left of the budget';

/** The budget under the line that is expected at best; `hasBest`: what is to come makes a best achievable number, too (S19). */
export function budgetOf(name: string, expected: Rational, lineName: string, { good, bad, ahead = 0 }: Outlook, hasBest: boolean): Budget {
  const allowed = times(minus(ONE, expected), sumOf([good, bad, ahead].map((part) => rational(part))));
  const [kept, lost, toCome] = [amount(`${name}: good`, good), amount(`${name}: bad`, bad), amount('still to come', ahead)];
  const best: readonly Working[] = hasBest ? [working('best achievable: good', 'sum', kept, toCome), working('best achievable: bad', 'sum', lost)] : [];
  return { allowed, left: minus(allowed, rational(bad)), workings: [...best, ...workingsOf(kept, lost, toCome, amount(lineName, expected))] };
}

function workingsOf(kept: Amount, lost: Amount, toCome: Amount, line: Amount): readonly Working[] {
  const all = working('all that counts or may count', 'sum', kept, lost, toCome);
  const part = working('part that may be bad', 'difference', amount('one', ONE), line);
  const allowed = working(ALLOWED, 'product', part, all);
  return [all, part, allowed, working(LEFT, 'difference', allowed, lost)];
}
