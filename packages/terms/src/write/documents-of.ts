import { z } from 'zod';
import type { CompiledAgreement, Described, Entente } from '../compile/entente.ts';
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
  const framed = <K extends EntenteDocument['kind'], T, S>(kind: K, all: readonly Described<T>[], specOf: (one: Described<T>) => S) =>
    all.map((one) => ({ apiVersion: API_VERSION, kind, metadata: one.about, spec: specOf(one) }));
  const documents: readonly EntenteDocument[] = [
    ...framed('Party', entente.parties, ({ terms }) => terms),
    ...framed('Service', entente.services, ({ terms }) => terms),
    ...framed('Source', entente.sources, ({ terms }) => terms),
    ...framed('Calendar', entente.calendars, ({ terms }) => calendarContent(terms)),
    ...framed('Metric', entente.metrics, ({ terms }): MetricContent => metricContent(methodContent(terms))),
    ...framed('SharedMetric', entente.sharedMetrics, ({ terms }) => sharedMetricContent(parts, terms)),
    ...framed('SharedSum', entente.sharedSums, ({ terms }) => sharedSumContent(parts, terms)),
    ...framed('Contract', entente.contracts, ({ terms }) => terms),
    ...entente.agreements.map((agreement: CompiledAgreement) => ({ apiVersion: API_VERSION, kind: 'Agreement' as const, metadata: agreement.about, spec: agreementContent(parts, agreement, entente) })),
  ];
  return documents.map((document) => z.encode(ententeShape, document));
}

/** A metric is called like its document. */
function metricContent({ metric: _metric, ...content }: ReturnType<typeof methodContent>): MetricContent {
  return content;
}
