import { checkCalendarTerms } from '@entente/worktime';
import type { TermsProblem } from '@entente/worktime';
import type { SharedMetricTerms } from '../model.ts';
import { ofDecimal } from '../exact/decimal.ts';
import { compare, ZERO } from '../exact/rational.ts';
import { ATTRIBUTION_RULES } from '../shared/attribution-model.ts';
import { MOST_PARTIES } from '../shared/coalitions.ts';
import { isSeries } from '../shared/structure.ts';
import { checkExclusionTerms, checkUnknownTerms } from './check-availability.ts';
import { checkMethodTerms } from './check-method.ts';
import { checkStructure } from './check-structure.ts';
import { checkInForce, checkPercent, checkPeriodTerms, checkTargets } from './check-values.ts';

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
    ...checkRule(terms, within),
    ...checkScope(terms, within),
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

/** `weighted` needs a percentage above zero for one party at least, and nobody is weighed who is not there (S32). */
function checkRule({ rule, weights = {}, components }: SharedMetricTerms, within: string): readonly TermsProblem[] {
  if (!ATTRIBUTION_RULES.includes(rule)) return [{ code: 'RULE_UNKNOWN', path: `${within}rule`, message: `"${rule}" is not a rule of attribution.`, fix: `Choose one of ${ATTRIBUTION_RULES.join(', ')}.` }];
  const problems = Object.entries(weights).flatMap(([party, weight]) => [...checkPercent(weight, `${within}weights.${party}`), ...checkParty(party, components, `${within}weights.${party}`)]);
  if (problems.length > 0 || rule !== 'weighted' || Object.values(weights).some((weight) => compare(ofDecimal(weight), ZERO) > 0)) return problems;
  return [{ code: 'WEIGHTS_MISSING', path: `${within}weights`, message: 'The rule shares by fixed percentages, and there are none.', fix: 'Give the parties their percentages, or choose another rule.' }];
}

/** Only a party that shares the metric can have it outside of its contract (S35). */
function checkScope({ outsideContract = [], components }: SharedMetricTerms, within: string): readonly TermsProblem[] {
  return outsideContract.flatMap((party, place) => checkParty(party, components, `${within}outsideContract.${place}`));
}

function checkParty(party: string, components: SharedMetricTerms['components'], path: string): readonly TermsProblem[] {
  if (components.some((component) => component.party === party)) return [];
  return [{ code: 'PARTY_UNKNOWN', path, message: `"${party}" has no component of this metric.`, fix: 'Name a party that shares the metric.' }];
}
