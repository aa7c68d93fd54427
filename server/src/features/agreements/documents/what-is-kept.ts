import type { Content, SourceDocument } from '@entente/terms';
import { notKept, type Report } from './report.ts';
import { fieldOf, isFields, isList } from './source-of.ts';

/** What is kept of a value: all of it, one of some words, certain of its fields, or so of each in a list. */
type Kept = 'whole' | { readonly oneOf: readonly string[] } | { readonly fields: Readonly<Record<string, Kept>> } | { readonly each: Kept };

const whole = 'whole';
const METADATA: Kept = { fields: { name: whole, displayName: whole } };
const PROMISE = { expected: whole, minimum: whole, calendar: whole, period: whole, unknown: whole, exclusions: whole } as const;
const METHOD: Kept = { fields: { metric: whole, measures: { oneOf: ['status', 'samples'] }, sources: whole, combine: whole, cadence: whole, maxAge: whole, degradedIsBad: whole, threshold: whole } };
const MEASURED = { component: whole, metric: whole, method: METHOD } as const;

const LEVEL: Kept = {
  fields: {
    name: whole, displayName: whole, kind: { oneOf: ['availability'] }, obligor: whole, ...MEASURED, ...PROMISE, partialPeriod: whole, outages: whole, basis: { oneOf: ['time', 'occurrences'] },
  },
};

/** Of every kind of document what this server has a place for. What is not here is refused: a new field of the language too. */
const KEPT: Readonly<Record<string, Kept>> = {
  Party: { fields: { role: whole, letters: whole } },
  Service: { fields: { provider: whole, components: whole } },
  Source: { fields: { party: whole, speaksFor: whole, cadence: whole } },
  Calendar: whole,
  Metric: { fields: { component: whole, key: whole, unit: whole, measures: { oneOf: ['status', 'samples'] }, sources: whole, combine: whole, cadence: whole, maxAge: whole, degradedIsBad: whole, threshold: whole } },
  SharedMetric: {
    fields: {
      zone: whole, starts: whole, ends: whole, endToEnd: { fields: MEASURED }, structure: whole, components: { each: { fields: { displayName: whole, party: whole, ...MEASURED } } }, rule: { oneOf: ['shapley'] }, ...PROMISE,
    },
  },
  Agreement: {
    fields: {
      type: whole, provider: whole, customer: whole, zone: whole, starts: whole, ends: whole, settlement: whole, grace: whole, calendar: whole,
      versions: { each: { fields: { number: whole, effectiveFrom: whole, levels: { each: LEVEL } } } },
    },
  },
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

/** Of a level of another kind only the kind is told, not all that it says. */
function look(kept: Kept, content: Content, site: Site): void {
  const { source, path, report } = site;
  if (kept === whole || content === null) return;
  if ('oneOf' in kept) {
    if (typeof content === 'string' && !kept.oneOf.includes(content)) notKept(report, source, path, `"${content}" here, only ${kept.oneOf.join(' and ')}`);
    return;
  }
  if ('each' in kept) {
    if (isList(content)) content.forEach((entry, place) => look(kept.each, entry, { ...site, path: `${path}.${place}` }));
    return;
  }
  if (!isFields(content)) return;
  const deciding = Object.entries(kept.fields).filter(([field, of]) => of !== whole && 'oneOf' in of && isOther(of.oneOf, fieldOf(content, field)));
  for (const [field, value] of deciding.length > 0 ? deciding.map(([name]) => [name, fieldOf(content, name)] as const) : Object.entries(content)) {
    const below = kept.fields[field];
    if (below !== undefined) look(below, value, { ...site, path: `${path}.${field}` });
    else if (value !== null) notKept(report, source, `${path}.${field}`, `"${field}"`);
  }
}

function isOther(known: readonly string[], content: Content): boolean {
  return typeof content === 'string' && !known.includes(content);
}
