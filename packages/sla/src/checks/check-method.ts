import type { TermsProblem } from '@entente/worktime';
import type { MethodTerms } from '../model.ts';
import { checkDuration } from './check-values.ts';

/** What is wrong with a way of measuring (S1a); what samples state of users holds, and may have a max age (S16). */
export function checkMethodTerms(method: MethodTerms, path = 'method', holds = false): readonly TermsProblem[] {
  const problems: TermsProblem[] = [...checkSources(method.sources, path)];
  if (method.measures === 'status' && method.threshold !== undefined) {
    problems.push({ code: 'THRESHOLD_WITHOUT_VALUES', path: `${path}.threshold`, message: 'Status changes have no value to compare.', fix: 'Measure samples, or leave the threshold out.' });
  }
  if (method.threshold !== undefined && !Number.isFinite(method.threshold.value)) {
    problems.push({ code: 'NUMBER_INVALID', path: `${path}.threshold.value`, message: 'The threshold is not a finite number.', fix: 'Write a number.' });
  }
  if (method.measures === 'samples' && method.maxAge !== undefined && !holds) {
    problems.push({ code: 'MAX_AGE_OF_SAMPLES', path: `${path}.maxAge`, message: 'A sample speaks for one cadence; it has no max age.', fix: 'State the cadence instead.' });
  }
  return [...problems, ...checkDuration(method.cadence, `${path}.cadence`, 1), ...checkDuration(method.maxAge, `${path}.maxAge`, 1)];
}

/** Somebody speaks, and nobody twice (S1a). */
export function checkSources(sources: readonly string[], path: string): readonly TermsProblem[] {
  const problems: TermsProblem[] = [];
  if (sources.length === 0) {
    problems.push({ code: 'SOURCES_MISSING', path: `${path}.sources`, message: 'Nobody may speak for the metric.', fix: 'Name at least one source.' });
  }
  const twice = sources.findIndex((source, place) => sources.indexOf(source) !== place);
  if (twice >= 0) {
    problems.push({ code: 'SOURCE_TWICE', path: `${path}.sources.${twice}`, message: 'A source is named twice and would count twice in a majority.', fix: 'Name each source once.' });
  }
  return problems;
}
