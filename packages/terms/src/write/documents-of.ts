import { z } from 'zod';
import type { CompiledAgreement, CompiledMetric, Described, Entente } from '../compile/entente.ts';
import type { CalendarSpec } from '../shapes/calendar-shape.ts';
import { ententeShape } from '../shapes/entente-shape.ts';
import type { EntenteDocument } from '../shapes/entente-shape.ts';
import { API_VERSION } from '../shapes/metadata-shape.ts';
import type { MetricContent } from '../shapes/metric-shape.ts';
import type { Content } from '../source/source-document.ts';
import { agreementContent } from './agreement-content.ts';
import { calendarContent, knownParts, methodContent } from './known-parts.ts';
import { sharedMetricContent, sharedSumContent } from './shared-metric-content.ts';

/** The documents that say what was compiled: compiled again, they are the same. Kind by kind, in a fixed order. */
export function documentsOf(entente: Entente): readonly Content[] {
  const parts = knownParts(entente);
  const framed = <K extends EntenteDocument['kind'], D extends Described<unknown>, S>(kind: K, all: readonly D[], specOf: (one: D) => S) =>
    all.map((one) => ({ apiVersion: API_VERSION, kind, metadata: one.about, spec: specOf(one) }));
  const documents: readonly EntenteDocument[] = [
    ...framed('Party', entente.parties, ({ terms }) => terms),
    ...framed('Service', entente.services, ({ terms }) => terms),
    ...framed('Source', entente.sources, ({ terms }) => terms),
    ...framed('Calendar', entente.calendars, ({ terms, laterThan }): CalendarSpec => ({
      ...calendarContent(terms), ...(laterThan === undefined ? {} : { versionOf: laterThan.calendar, version: laterThan.version }),
    })),
    ...framed('Metric', entente.metrics, metricContent),
    ...framed('SharedMetric', entente.sharedMetrics, (one) => sharedMetricContent(parts, one)),
    ...framed('SharedSum', entente.sharedSums, (one) => sharedSumContent(parts, one)),
    ...framed('Contract', entente.contracts, ({ terms }) => terms),
    ...entente.agreements.map((agreement: CompiledAgreement) => ({ apiVersion: API_VERSION, kind: 'Agreement' as const, metadata: agreement.about, spec: agreementContent(parts, agreement, entente) })),
  ];
  return documents.map((document) => z.encode(ententeShape, document));
}

/** A metric is called like its document, unless facts call it otherwise. */
function metricContent({ about, terms, component, unit }: CompiledMetric): MetricContent {
  const { metric: key, ...content } = methodContent(terms);
  return {
    ...(component === undefined ? {} : { component }),
    ...(key === undefined || key === about.name ? {} : { key }),
    ...(unit === undefined ? {} : { unit }),
    ...content,
  };
}
