import type { MethodTerms } from '@entente/sla';
import { localDateAt } from '@entente/worktime';
import { compilePeriod } from '../compile/compile-parts.ts';
import type { CompiledSharedMetric } from '../compile/entente.ts';
import { momentText } from '../compile/moment.ts';
import type { SharedMetricSpec } from '../shapes/shared-metric-shape.ts';
import type { KnownParts } from './known-parts.ts';
import { exclusionsContent, periodContent, unknownContent } from './part-contents.ts';

/** A shared metric as a document says it. */
export function sharedMetricContent(parts: KnownParts, { terms, named }: CompiledSharedMetric): SharedMetricSpec {
  const { period, inForce, endToEnd, components, structure, rule, weights, outsideContract, collaboration, expected, minimum } = terms;
  const { zone } = period;
  const measured = ({ component, method }: { readonly component: string; readonly method: MethodTerms }, metric: string | undefined) => ({ component, ...parts.measuredBy(component, method, metric) });
  return {
    zone,
    starts: momentText(inForce.start, zone),
    ...(inForce.end === undefined ? {} : { ends: momentText(inForce.end, zone) }),
    ...(endToEnd === undefined ? {} : { endToEnd: measured(endToEnd, named?.metric) }),
    structure,
    components: components.map((component, place) => ({
      ...measured(component, named?.components[place]?.metric), party: component.party, ...(component.name === component.component ? {} : { displayName: component.name }),
    })),
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
