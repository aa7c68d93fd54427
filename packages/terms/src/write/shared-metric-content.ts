import type { SharedComponentTerms, SharedMetricTerms, SharedSumTerms } from '@entente/sla';
import { localDateAt } from '@entente/worktime';
import { compilePeriod } from '../compile/compile-parts.ts';
import { momentText } from '../compile/moment.ts';
import type { SharedMetricSpec, SharedSumSpec } from '../shapes/shared-metric-shape.ts';
import type { KnownParts } from './known-parts.ts';
import { exclusionsContent, periodContent, unknownContent } from './part-contents.ts';

/** A shared metric as a document says it. */
export function sharedMetricContent(parts: KnownParts, terms: SharedMetricTerms): SharedMetricSpec {
  return { ...commonContent(parts, terms), structure: terms.structure, components: terms.components.map((component) => componentContent(parts, component)) };
}

/** A shared sum as a document says it. */
export function sharedSumContent(parts: KnownParts, terms: SharedSumTerms): SharedSumSpec {
  const components = terms.components.map((component) => ({ ...componentContent(parts, component), ownLimit: component.ownLimit }));
  return { ...commonContent(parts, terms), limit: terms.limit, unit: terms.unit, components };
}

function commonContent(parts: KnownParts, terms: SharedMetricTerms | SharedSumTerms) {
  const { period, inForce, endToEnd, rule, weights, outsideContract, collaboration, expected, minimum } = terms;
  const { zone } = period;
  return {
    zone,
    starts: momentText(inForce.start, zone),
    ...(inForce.end === undefined ? {} : { ends: momentText(inForce.end, zone) }),
    ...(endToEnd === undefined ? {} : { endToEnd: { component: endToEnd.component, ...parts.measuredBy(endToEnd.method) } }),
    ...(rule === 'shapley' ? {} : { rule }),
    ...(weights === undefined ? {} : { weights: { ...weights } }),
    ...(outsideContract === undefined ? {} : { outsideContract: [...outsideContract] }),
    ...(collaboration === undefined ? {} : { collaboration: [...collaboration] }),
    expected,
    ...(minimum === undefined ? {} : { minimum }),
    calendar: parts.calendarRef(terms.calendar),
    ...periodContent(period, compilePeriod(undefined, zone, localDateAt(zone, inForce.start))),
    ...unknownContent(terms.unknown),
    ...exclusionsContent(parts, terms.exclusions),
  };
}

function componentContent(parts: KnownParts, { component, name, party, method }: SharedComponentTerms) {
  return { component, ...parts.measuredBy(method), party, ...(name === component ? {} : { displayName: name }) };
}
