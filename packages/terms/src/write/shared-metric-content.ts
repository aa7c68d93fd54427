import type { SharedComponentTerms } from '@entente/sla';
import { localDateAt } from '@entente/worktime';
import { compilePeriod } from '../compile/compile-parts.ts';
import type { CompiledSharedMetric, CompiledSharedSum, Named } from '../compile/entente.ts';
import { momentText } from '../compile/moment.ts';
import type { SharedMetricSpec, SharedSumSpec } from '../shapes/shared-metric-shape.ts';
import type { KnownParts } from './known-parts.ts';
import { exclusionsContent, periodContent, unknownContent } from './part-contents.ts';

/** A shared metric as a document says it. */
export function sharedMetricContent(parts: KnownParts, metric: CompiledSharedMetric): SharedMetricSpec {
  const { terms, named } = metric;
  return { ...commonContent(parts, metric), structure: terms.structure, components: terms.components.map((component, place) => componentContent(parts, component, named?.components[place])) };
}

/** A shared sum as a document says it. */
export function sharedSumContent(parts: KnownParts, sum: CompiledSharedSum): SharedSumSpec {
  const { terms, named } = sum;
  const components = terms.components.map((component, place) => ({ ...componentContent(parts, component, named?.components[place]), ownLimit: component.ownLimit }));
  return { ...commonContent(parts, sum), limit: terms.limit, unit: terms.unit, components };
}

function commonContent(parts: KnownParts, { terms, named }: CompiledSharedMetric | CompiledSharedSum) {
  const { period, inForce, endToEnd, rule, weights, outsideContract, collaboration, expected, minimum } = terms;
  const { zone } = period;
  return {
    zone,
    starts: momentText(inForce.start, zone),
    ...(inForce.end === undefined ? {} : { ends: momentText(inForce.end, zone) }),
    ...(endToEnd === undefined ? {} : { endToEnd: { component: endToEnd.component, ...parts.measuredBy(endToEnd.component, endToEnd.method, named?.metric) } }),
    ...(rule === 'shapley' ? {} : { rule }),
    ...(weights === undefined ? {} : { weights: { ...weights } }),
    ...(outsideContract === undefined ? {} : { outsideContract: [...outsideContract] }),
    ...(collaboration === undefined ? {} : { collaboration: [...collaboration] }),
    expected,
    ...(minimum === undefined ? {} : { minimum }),
    calendar: parts.calendarRef(terms.calendar, named?.calendar),
    ...periodContent(period, compilePeriod(undefined, zone, localDateAt(zone, inForce.start))),
    ...unknownContent(terms.unknown),
    ...exclusionsContent(parts, terms.exclusions),
  };
}

function componentContent(parts: KnownParts, { component, name, party, method }: SharedComponentTerms, named: Named = {}) {
  return { component, ...parts.measuredBy(component, method, named.metric), party, ...(name === component ? {} : { displayName: name }) };
}
