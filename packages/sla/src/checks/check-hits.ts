import type { TermsProblem } from '@entente/worktime';
import type { RatioTerms, ThresholdTerms } from '../kinds/kind-model.ts';
import { checkAllowance, checkSampleTerms, checkUnknownValues, checkVolume, prefix } from './check-value-level.ts';
import { checkTargets } from './check-values.ts';

/** What is wrong with a percentage of events (S22a). */
export function checkRatioTerms(terms: RatioTerms, path: string): readonly TermsProblem[] {
  return checkHitTerms(terms, prefix(path));
}

/** What is wrong with a percentage of values (S22a). */
export function checkThresholdTerms(terms: ThresholdTerms, path: string): readonly TermsProblem[] {
  const within = prefix(path);
  const missing: readonly TermsProblem[] = terms.method.threshold !== undefined ? [] : [{
    code: 'THRESHOLD_MISSING', path: `${within}method.threshold`, message: 'No value is on the wrong side of no threshold.', fix: 'State the threshold, and which side of it is good.',
  }];
  return [...checkHitTerms(terms, within), ...missing, ...checkUnknownValues(terms.unknown, within)];
}

function checkHitTerms(terms: RatioTerms | ThresholdTerms, within: string): readonly TermsProblem[] {
  return [
    ...checkTargets(terms, within),
    ...checkSampleTerms(terms, within),
    ...checkAllowance(terms.allowance, `${within}allowance`),
    ...checkVolume(terms.expectedVolume, `${within}expectedVolume`),
  ];
}
