import type { TermsProblem } from '@entente/worktime';
import type { Deadline, EarnBackTerms } from './money-model.ts';

/** A deadline is at least a day away (S27). */
export function checkDeadline(deadline: Deadline | undefined, path: string): readonly TermsProblem[] {
  return deadline === undefined ? [] : checkCount(deadline.days, `${path}.days`);
}

/** A whole number, one or more. */
export function checkCount(count: number, path: string): readonly TermsProblem[] {
  if (Number.isSafeInteger(count) && count >= 1) return [];
  return [{ code: 'COUNT_INVALID', path, message: `${count} is not a count.`, fix: 'Write a whole number, one or more.' }];
}

/** The window of an earn-back holds its test, and the failures that bar it fit into their periods (S28). */
export function checkEarnBack(terms: EarnBackTerms | undefined, path: string): readonly TermsProblem[] {
  if (terms === undefined) return [];
  const { window, test, notAfter } = terms;
  const problems = [
    ...checkCount(window, `${path}.window`),
    ...(test.kind === 'met' ? checkCount(test.periods, `${path}.test.periods`) : []),
    ...(notAfter === undefined ? [] : checkSoManyIn(notAfter.failures, notAfter.inPeriods, `${path}.notAfter`)),
  ];
  if (test.kind === 'mean' || test.periods <= window) return problems;
  return [...problems, { code: 'EARN_BACK_UNREACHABLE', path: `${path}.window`, message: `${test.periods} periods cannot be met in a window of ${window}.`, fix: 'Widen the window, or ask for fewer periods.' }];
}

/** k in m: both are counts, and k is at most m. */
export function checkSoManyIn(failures: number, inPeriods: number, path: string): readonly TermsProblem[] {
  const problems = [...checkCount(failures, path), ...checkCount(inPeriods, path)];
  if (problems.length > 0 || failures <= inPeriods) return problems;
  return [{ code: 'COUNT_UNREACHABLE', path, message: `There cannot be ${failures} failures in ${inPeriods} periods.`, fix: 'Lower the failures, or look at more periods.' }];
}
