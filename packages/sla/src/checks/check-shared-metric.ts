import { checkCalendarTerms } from '@entente/worktime';
import type { TermsProblem } from '@entente/worktime';
import type { SharedMetricTerms } from '../model.ts';
import { MOST_PARTIES } from '../shared/coalitions.ts';
import { isSeries } from '../shared/structure.ts';
import { checkExclusionTerms, checkUnknownTerms } from './check-availability.ts';
import { checkMethodTerms } from './check-method.ts';
import { checkStructure } from './check-structure.ts';
import { checkInForce, checkPeriodTerms, checkTargets } from './check-values.ts';

/** Everything that is wrong with the terms of a shared metric, each with its place and its way out (S31 to S33). */
export function checkSharedMetricTerms(terms: SharedMetricTerms, path = ''): readonly TermsProblem[] {
  const within = path === '' ? '' : `${path}.`;
  const named = terms.components.map(({ component }) => component);
  const structure = checkStructure(terms.structure, named, wholeOf(terms), `${within}structure`);
  return [
    ...checkTargets(terms, within),
    ...checkCalendarTerms(terms.calendar, `${within}calendar`),
    ...checkPeriodTerms(terms.period, `${within}period`),
    ...(terms.endToEnd === undefined ? [] : checkMethodTerms(terms.endToEnd.method, `${within}endToEnd.method`)),
    ...terms.components.flatMap(({ method }, place) => checkMethodTerms(method, `${within}components.${place}.method`)),
    ...checkNamedOnce(named, within),
    ...structure,
    ...(structure.length > 0 ? [] : checkParties(terms, within)),
    ...checkUnknownTerms(terms.unknown, `${within}unknown`),
    ...checkExclusionTerms(terms.exclusions, `${within}exclusions`),
    ...checkInForce(terms.inForce, `${within}inForce`),
  ];
}

function wholeOf({ id, endToEnd }: SharedMetricTerms): readonly string[] {
  return endToEnd === undefined ? [id] : [id, endToEnd.component];
}

function checkNamedOnce(named: readonly string[], within: string): readonly TermsProblem[] {
  return named.flatMap((component, place) => (named.indexOf(component) === place ? [] : [{
    code: 'COMPONENT_TWICE', path: `${within}components.${place}`, message: `"${component}" is described twice.`, fix: 'Describe each component once.',
  }]));
}

/** Shares are exact for any number of parties in series, and up to sixteen otherwise (S33). */
function checkParties({ components, structure }: SharedMetricTerms, within: string): readonly TermsProblem[] {
  const parties = new Set(components.map(({ party }) => party)).size;
  if (parties <= MOST_PARTIES || isSeries(structure)) return [];
  return [{ code: 'PARTIES_TOO_MANY', path: `${within}components`, message: `${parties} parties share the metric; shares are exact up to ${MOST_PARTIES}.`, fix: 'Split the metric in two.' }];
}
