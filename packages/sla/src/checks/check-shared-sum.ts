import type { TermsProblem } from '@entente/worktime';
import { isDecimal, ofDecimal } from '../exact/decimal.ts';
import { compare, sumOf, ZERO } from '../exact/rational.ts';
import { MOST_PARTIES } from '../shared/coalitions.ts';
import { withThresholds } from '../shared/sum/evaluate-shared-sum.ts';
import type { SharedSumTerms } from '../shared/sum/sum-model.ts';
import { checkSharedMetricTerms } from './check-shared-metric.ts';

/** Everything that is wrong with the terms of a sum (S31): own limits within the limit, measured in samples of values. */
export function checkSharedSumTerms(terms: SharedSumTerms, path = ''): readonly TermsProblem[] {
  const within = path === '' ? '' : `${path}.`;
  const amounts = [
    ...checkAmount(terms.limit, `${within}limit`),
    ...terms.components.flatMap(({ ownLimit }, place) => checkAmount(ownLimit, `${within}components.${place}.ownLimit`)),
  ];
  if (amounts.length > 0) return amounts;
  return [...checkOwnLimits(terms, within), ...checkSamples(terms, within), ...checkParties(terms, within), ...checkSharedMetricTerms(withThresholds(terms), path)];
}

function checkAmount(amount: string, path: string): readonly TermsProblem[] {
  if (isDecimal(amount) && compare(ofDecimal(amount), ZERO) >= 0) return [];
  return [{ code: 'AMOUNT_INVALID', path, message: `"${amount}" is not an amount.`, fix: 'Write a decimal of zero or more, such as 250.' }];
}

/** Else the whole could be beyond its limit with every component within its own limit. */
function checkOwnLimits({ limit, unit, components }: SharedSumTerms, within: string): readonly TermsProblem[] {
  const sum = sumOf(components.map(({ ownLimit }) => ofDecimal(ownLimit)));
  if (compare(sum, ofDecimal(limit)) <= 0) return [];
  return [{ code: 'OWN_LIMITS_ABOVE_LIMIT', path: `${within}components`, message: `The own limits come to more than the limit of ${limit} ${unit}.`, fix: 'Lower one of them, or raise the limit.' }];
}

function checkSamples({ endToEnd, components }: SharedSumTerms, within: string): readonly TermsProblem[] {
  const methods = [...(endToEnd === undefined ? [] : [{ method: endToEnd.method, path: `${within}endToEnd.method.measures` }]), ...components.map(({ method }, place) => ({ method, path: `${within}components.${place}.method.measures` }))];
  return methods.flatMap(({ method, path }) => (method.measures === 'samples' ? [] : [{ code: 'VALUES_MISSING', path, message: 'A status has no value to add up.', fix: 'Measure samples.' }]));
}

/** As of any structure but a series (S33). */
function checkParties({ components }: SharedSumTerms, within: string): readonly TermsProblem[] {
  const parties = new Set(components.map(({ party }) => party)).size;
  if (parties <= MOST_PARTIES) return [];
  return [{ code: 'PARTIES_TOO_MANY', path: `${within}components`, message: `${parties} parties share the metric; shares are exact up to ${MOST_PARTIES}.`, fix: 'Split the metric in two.' }];
}
