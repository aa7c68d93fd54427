import type { Content, SourceDocument } from '@entente/terms';
import { notKept, type Report } from './report.ts';
import { fieldOf, isFields } from './source-of.ts';

const METADATA = ['name', 'displayName', 'description', 'labels', 'annotations'];
const METRIC = ['component', 'key', 'unit', 'measures', 'sources', 'combine', 'cadence', 'maxAge', 'degradedIsBad', 'threshold'];
const CALENDAR = ['kind', 'zone', 'weekly', 'exceptions', 'open', 'versionOf', 'version'];
const SHARED = [
  'zone', 'starts', 'ends', 'endToEnd', 'components', 'rule', 'weights', 'outsideContract', 'collaboration', 'expected', 'minimum', 'calendar', 'period', 'unknown', 'exclusions',
];

/** Of every kind of document the fields that this server has a place for. What is not here is refused: a new field of the language too. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  Party: ['role', 'letters'],
  Service: ['provider', 'components'],
  Source: ['party', 'speaksFor', 'cadence'],
  Calendar: CALENDAR,
  Metric: METRIC,
  SharedMetric: [...SHARED, 'structure'],
  SharedSum: [...SHARED, 'limit', 'unit'],
  Contract: ['provider', 'customer', 'signed', 'serviceLines'],
  Agreement: ['type', 'shape', 'above', 'clauses', 'provider', 'customer', 'zone', 'starts', 'ends', 'settlement', 'grace', 'calendar', 'versions'],
};

/** Reports everything in documents that would be lost, at its line. */
export function reportNotKept(documents: readonly SourceDocument[], report: Report): void {
  for (const source of documents) {
    const kind = fieldOf(source.content, 'kind');
    const kept = typeof kind === 'string' ? KEPT[kind] : undefined;
    if (kept === undefined) {
      notKept(report, source, 'kind', `documents of the kind ${String(kind)}`);
      continue;
    }
    look(METADATA, fieldOf(source.content, 'metadata'), { source, path: 'metadata', report });
    look(kept, fieldOf(source.content, 'spec'), { source, path: 'spec', report });
  }
}

interface Site {
  readonly source: SourceDocument;
  readonly path: string;
  readonly report: Report;
}

function look(kept: readonly string[], content: Content, { source, path, report }: Site): void {
  if (!isFields(content)) return;
  for (const [field, value] of Object.entries(content)) {
    if (value !== null && !kept.includes(field)) notKept(report, source, `${path}.${field}`, `"${field}"`);
  }
}
