import type { TermsProblem } from '@entente/worktime';
import { ofDecimal } from '../exact/decimal.ts';
import { compare } from '../exact/rational.ts';
import type { PercentileLevelTerms, ScoreTerms } from '../kinds/kind-model.ts';
import { checkAmount, checkAmounts, checkNoGoodWindows, checkSampleTerms, checkStated, checkUnknownValues, checkVolume, prefix } from './check-value-level.ts';
import { checkPercent } from './check-values.ts';

/** What is wrong with a percentile as a level (S22). */
export function checkPercentileTerms(terms: PercentileLevelTerms, path: string): readonly TermsProblem[] {
  const within = prefix(path);
  return [
    ...checkPercent(terms.percentile.percent, `${within}percentile.percent`),
    ...checkAmounts(terms.expected, terms.minimum, terms.better, within),
    ...checkStated(terms.unit, 'UNIT_MISSING', `${within}unit`, 'Name the unit of the values, such as ms.'),
    ...checkSampleTerms(terms, within),
    ...checkNoGoodWindows(terms, within),
    ...checkUnknownValues(terms.unknown, within),
    ...checkVolume(terms.expectedVolume, `${within}expectedVolume`),
  ];
}

/** What is wrong with the mean of a survey (S22a). */
export function checkScoreTerms(terms: ScoreTerms, path: string): readonly TermsProblem[] {
  const within = prefix(path);
  const { better = 'higher', minimumAnswers = 1 } = terms;
  const answers: readonly TermsProblem[] = Number.isSafeInteger(minimumAnswers) && minimumAnswers >= 1 ? [] : [{
    code: 'ANSWERS_INVALID', path: `${within}minimumAnswers`, message: `${minimumAnswers} is no number of answers.`, fix: 'Ask for one answer or more.',
  }];
  return [
    ...checkScale(terms, within),
    ...checkAmounts(terms.expected, terms.minimum, better, within),
    ...answers,
    ...checkSampleTerms(terms, within),
    ...checkNoGoodWindows(terms, within),
    ...checkVolume(terms.expectedVolume, `${within}expectedVolume`),
  ];
}

/** A scale goes up, and what is expected lies on it. */
function checkScale({ scale: { least, most }, expected, minimum }: ScoreTerms, within: string): readonly TermsProblem[] {
  const problems = [...checkAmount(least, `${within}scale.least`), ...checkAmount(most, `${within}scale.most`)];
  if (problems.length > 0) return problems;
  if (compare(ofDecimal(least), ofDecimal(most)) >= 0) {
    return [{ code: 'SCALE_REVERSED', path: `${within}scale`, message: `The scale from ${least} to ${most} has no length.`, fix: 'Let it go from the least to the most.' }];
  }
  const stated = [{ name: 'expected', amount: expected }, ...(minimum === undefined ? [] : [{ name: 'minimum', amount: minimum }])];
  return stated.filter(({ amount, name }) => checkAmount(amount, name).length === 0 && !isBetween(least, amount, most)).map(({ name, amount }) => ({
    code: 'OFF_SCALE', path: `${within}${name}`, message: `${amount} is not on the scale from ${least} to ${most}.`, fix: 'State a point of the scale.',
  }));
}

function isBetween(least: string, amount: string, most: string): boolean {
  return compare(ofDecimal(least), ofDecimal(amount)) <= 0 && compare(ofDecimal(amount), ofDecimal(most)) <= 0;
}
