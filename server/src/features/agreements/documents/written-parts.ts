import type { ClockMethod, MethodTerms } from '@entente/sla';
import type { Described, Entente, SourceDocument } from '@entente/terms';
import type { CalendarTerms } from '@entente/worktime';
import { checkKey } from '../parts.use-cases.ts';
import { byName, calendarKey, type CalendarName, type KeptAbout, type KeptCalendar, type KeptLooseMetric, type KeptMetric, metricKey, type MetricName } from './kept-terms.ts';
import type { Report } from './report.ts';
import { sameTerms } from './same-terms.ts';

/** Something as it will be kept, and where it was written. */
export interface Written<T> {
  readonly kept: T;
  readonly source: SourceDocument;
  readonly path: string;
}

interface Place {
  readonly source: SourceDocument;
  readonly path: string;
}

/** What documents name or describe on the spot: here each calendar has a name, and each metric its one component. */
export interface MeasuredParts {
  readonly called: { readonly party: (name: string) => string; readonly source: (name: string) => string };
  /** `words`: what hours that were described on the spot are called after. */
  calendar(place: Place & { readonly words: string }, terms: CalendarTerms, named: string | undefined): CalendarName;
  /** `key`: what a method that was described on the spot is called. */
  metric(place: Place & MetricName, terms: MethodTerms | ClockMethod, named: string | undefined): MetricName;
  calendars(): readonly Written<KeptCalendar>[];
  metrics(): readonly Written<KeptMetric>[];
  /** Those of no component, by which no level is measured. */
  looseMetrics(): readonly Written<KeptLooseMetric>[];
  /** What the documents of calendars and metrics say of themselves. */
  about(): readonly Written<KeptAbout>[];
}

/** The calendar of all levels that say `always`. */
const AROUND_THE_CLOCK = 'Around the clock';

export function measuredParts(entente: Entente, at: (kind: string, name: string) => SourceDocument, report: Report): MeasuredParts {
  const calendars = new Map<string, Written<KeptCalendar>>();
  const metrics = new Map<string, Written<KeptMetric>>();
  const about = new Map<string, Written<KeptAbout>>();
  const used = new Set([
    ...entente.agreements.flatMap(({ named = [] }) => named.flat()), ...[...entente.sharedMetrics, ...entente.sharedSums].flatMap(({ named }) => (named === undefined ? [] : [named, ...named.components])),
  ].map(({ metric }) => metric));
  const party = displayNames(entente.parties);
  // Parties are kept without spaces around their names.
  const called = { party: (name: string) => party(name).trim(), source: displayNames(entente.sources) };
  const calendarName = displayNames(entente.calendars);

  const calendarDocument = ({ about, terms, laterThan }: Entente['calendars'][number]): Written<KeptCalendar> => {
    const source = at('Calendar', about.name);
    if (laterThan === undefined) return { source, path: 'spec', kept: { calendar: calendarName(about.name), version: 1, name: null, terms } };
    return { source, path: 'spec', kept: { calendar: calendarName(laterThan.calendar), version: laterThan.version, name: about.displayName ?? null, terms } };
  };
  const calendarOfDocument = new Map(entente.calendars.map((calendar) => [calendar.about.name, calendarDocument(calendar)]));
  for (const written of calendarOfDocument.values()) {
    if (calendars.has(calendarKey(written.kept))) report(written.source, twice('calendar', written.kept.calendar, 'metadata'));
    calendars.set(calendarKey(written.kept), written);
  }
  for (const calendar of entente.calendars) {
    const { kept, source } = found(calendarOfDocument, calendar.about.name);
    for (const words of aboutOf('Calendar', calendarKey(kept), calendar.about, source)) about.set(calendarKey(kept), words);
  }

  const calendar: MeasuredParts['calendar'] = ({ source, path, words }, terms, named) => {
    const document = named === undefined ? undefined : calendarOfDocument.get(named);
    if (document !== undefined) return nameOf(document.kept);
    const isAlways = terms.kind === 'always';
    for (let version = 1; ; version += 1) {
      const kept = { calendar: isAlways ? AROUND_THE_CLOCK : `Hours of ${words}`, version, name: null, terms };
      const known = calendars.get(calendarKey(kept));
      if (known === undefined) calendars.set(calendarKey(kept), { source, path: `${path}.calendar`, kept });
      if (known === undefined || sameTerms(known.kept.terms, terms)) return nameOf(kept);
    }
  };

  const metric: MeasuredParts['metric'] = ({ source, path, component, key: fallback }, terms, named) => {
    const document = entente.metrics.find((one) => one.about.name === named);
    const { metric: key = fallback, measures, sources, ...method } = terms;
    const kept: KeptMetric = {
      component, key, name: document === undefined ? key : document.about.displayName ?? document.about.name, measures, unit: document?.unit ?? '', method, sources: byName(sources.map(called.source), (each) => each),
    };
    const place = document === undefined ? { source, path: `${path}.method` } : { source: at('Metric', document.about.name), path: 'spec' };
    for (const { code, message, fix } of checkKey(key)) report(place.source, { code, path: `${place.path}.metric`, message, fix: fix ?? '' });
    const known = metrics.get(metricKey(kept));
    if (document !== undefined) for (const words of aboutOf('Metric', metricKey(kept), document.about, place.source)) about.set(metricKey(kept), words);
    if (known === undefined) metrics.set(metricKey(kept), { ...place, kept });
    else if (!sameTerms(known.kept, kept)) {
      report(place.source, { code: 'METRIC_TWICE', path: place.path, message: `"${component}" has a metric "${key}" already, which is measured otherwise.`, fix: 'Give one of them another key, in a Metric of its own.' });
    }
    return { component, key };
  };
  const loose = new Map<string, Written<KeptLooseMetric>>();
  for (const { about: { displayName, ...its }, component, terms, unit = '' } of entente.metrics) {
    const { name } = its;
    const source = at('Metric', name);
    if (component !== undefined) metric({ source, path: 'spec', component, key: name }, terms, name);
    if (component !== undefined || used.has(name)) continue;
    const { metric: key = name, measures, sources, ...method } = terms;
    if (loose.has(key)) report(source, { code: 'METRIC_TWICE', path: 'spec', message: `There is a metric "${key}" of no component already.`, fix: 'Give one of them another key.' });
    loose.set(key, { source, path: 'spec', kept: { key, name: displayName ?? name, measures, unit, method, sources: byName(sources.map(called.source), (each) => each) } });
    for (const words of aboutOf('Metric', key, its, source)) about.set(key, words);
  }

  return {
    called, calendar, metric,
    calendars: () => [...calendars.values()],
    about: () => [...about.values()],
    metrics: () => [...metrics.values()],
    looseMetrics: () => [...loose.values()],
  };
}

/** What a document says of itself beside its names, if it says anything. */
export function aboutOf(kind: KeptAbout['kind'], name: string, { name: _name, displayName: _displayName, ...words }: Described<unknown>['about'], source: SourceDocument): readonly Written<KeptAbout>[] {
  return Object.keys(words).length === 0 ? [] : [{ kept: { kind, name, words }, source, path: 'metadata' }];
}

/** What people call each, by the name of its document. */
function displayNames(described: readonly Described<unknown>[]): (name: string) => string {
  const names = new Map(described.map(({ about }) => [about.name, about.displayName ?? about.name]));
  return (name) => names.get(name) ?? name;
}

function found<T>(by: ReadonlyMap<string, T>, name: string): T {
  const thing = by.get(name);
  if (thing === undefined) throw new Error(`nothing is called ${name}`);
  return thing;
}

const nameOf = ({ calendar, version }: KeptCalendar): CalendarName => ({ calendar, version });

export function twice(what: string, name: string, path: string) {
  return { code: 'NAME_TWICE', path, message: `Two documents are a ${what} called "${name}".`, fix: 'Give each its own displayName.' };
}
