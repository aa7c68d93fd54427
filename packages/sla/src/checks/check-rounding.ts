import type { TermsProblem } from '@entente/worktime';
import type { LevelTerms } from '../kinds/kind-model.ts';

const MOST_DIGITS = 12;
const PERCENTAGES: readonly LevelTerms['kind'][] = ['availability', 'ratio', 'threshold', 'clock'];

/** What is wrong with how a number is rounded before it is compared (S21). A percentage in tens or hundreds would be hardly one. */
export function checkRounding({ kind, rounding }: Pick<LevelTerms, 'kind' | 'rounding'>, path: string): readonly TermsProblem[] {
  if (rounding === undefined) return [];
  const { digits } = rounding;
  const least = PERCENTAGES.includes(kind) ? 0 : -MOST_DIGITS;
  if (Number.isSafeInteger(digits) && digits >= least && digits <= MOST_DIGITS) return [];
  return [{ code: 'DIGITS_INVALID', path: `${path}.digits`, message: `The number of a ${kind} is not rounded to ${digits} digits.`, fix: `Keep a whole number of digits from ${least} to ${MOST_DIGITS}.` }];
}
