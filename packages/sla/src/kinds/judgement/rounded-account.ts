import { rounded, roundingOf } from '../../exact/rounding.ts';
import type { Rounding } from '../../exact/rounding.ts';
import { roundedWorkings, unrounded } from '../../level/rounding-steps.ts';
import type { RoundingTerms } from '../../model.ts';
import type { Amount, Working } from '../../trace/working-model.ts';
import { PERCENT } from './value-account.ts';
import type { Tally, ValueAccount } from './value-account.ts';

/** Every number of an account rounded as the terms say (S21); what is left, shares and lines stay exact. */
export function roundedAccount(account: ValueAccount, terms: RoundingTerms | undefined): ValueAccount {
  const rounding = roundingOf(terms, account.unit === PERCENT, account.better);
  if (rounding === undefined) return account;
  const { toDate, judged, best } = account;
  return {
    ...account, rounding,
    toDate: roundedTally(toDate, rounding),
    ...(judged === undefined ? {} : { judged: roundedTally(judged, rounding) }),
    ...(best === undefined ? {} : { best: roundedTally(best, rounding) }),
  };
}

/** The number keeps its name for what it is rounded to. */
function roundedTally(tally: Tally, rounding: Rounding): Tally {
  const { number, workings } = roundedWorkings(tally.number.name, beforeRounding(tally.number), rounding);
  const { value } = tally;
  return {
    ...tally,
    ...(value === undefined ? {} : { value: rounded(rounding, value), exact: value }),
    number,
    workings: tally.workings.map(workingBefore),
    rounding: workings,
  };
}

const NUMBERS: readonly string[] = ['to date', 'judged', 'best achievable'];

function beforeRounding<A extends Amount>(one: A): A {
  return NUMBERS.includes(one.name) ? { ...one, name: unrounded(one.name) } : one;
}

/** What numbers are worked out of is not rounded yet. */
function workingBefore(one: Working): Working {
  return one.operation === 'choice' ? beforeRounding(one) : { ...beforeRounding(one), of: one.of.map(beforeRounding) };
}
