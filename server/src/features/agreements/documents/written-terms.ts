import type { AgreedLevel } from '@entente/sla';
import type { CompiledAgreement, CompiledSharedMetric, Entente, SourceDocument } from '@entente/terms';
import { localDateAt } from '@entente/worktime';
import type { KeptAgreement, KeptComponent, KeptLevel, KeptMetric, KeptSharedMetric, KeptSource, KeptTerms } from './kept-terms.ts';
import { KIND_OF } from './party-roles.ts';
import { notKept, type Report } from './report.ts';
import { fieldOf, sourceOf } from './source-of.ts';
import { type MeasuredParts, measuredParts, type Written } from './written-parts.ts';

export type WrittenTerms = { readonly [K in keyof KeptTerms]: readonly Written<KeptTerms[K][number]>[] };

/** What documents say, in the form in which it is kept here; what that form has no place for is reported. */
export function writtenTerms(entente: Entente, documents: readonly SourceDocument[], report: Report): WrittenTerms {
  const at = sourceOf(documents);
  const parts = measuredParts(entente, at, report);
  const writer: Writer = { at, parts, report };
  const agreements = entente.agreements.map((agreement) => writtenAgreement(writer, agreement));
  const sharedMetrics = entente.sharedMetrics.map((metric) => writtenSharedMetric(writer, metric));
  const metrics = parts.metrics();
  return {
    agreements, sharedMetrics, metrics,
    calendars: parts.calendars(),
    parties: entente.parties.map(({ about, terms: { role, letters = null } }) => ({ kept: { name: parts.called.party(about.name), kind: KIND_OF[role], letters }, source: at('Party', about.name), path: 'metadata' })),
    components: entente.services.flatMap((service) => writtenComponents(writer, service)),
    sources: entente.sources.map((source) => writtenSource(writer, source, metrics)),
  };
}

interface Writer {
  readonly at: (kind: string, name: string) => SourceDocument;
  readonly parts: MeasuredParts;
  readonly report: Report;
}

/** Who provides the service runs its components, where no supplier does. */
function writtenComponents({ at, parts, report }: Writer, { about, terms }: Entente['services'][number]): readonly Written<KeptComponent>[] {
  const source = at('Service', about.name);
  const { provider, components } = terms;
  if (provider !== undefined && components.every(({ supplier }) => supplier !== undefined)) notKept(report, source, 'spec.provider', 'the provider of a service that runs none of its components');
  return components.map(({ name, displayName = name, supplier = provider }, place) => ({
    source,
    path: `spec.components.${place}`,
    kept: { key: name, name: displayName, service: about.displayName ?? about.name, party: supplier === undefined ? null : parts.called.party(supplier) },
  }));
}

/** A source may speak for the metrics that name it, and for no component by itself. */
function writtenSource({ at, parts, report }: Writer, { about, terms }: Entente['sources'][number], metrics: readonly Written<KeptMetric>[]): Written<KeptSource> {
  const source = at('Source', about.name);
  const name = parts.called.source(about.name);
  const { party, speaksFor = [], cadence = null } = terms;
  for (const [place, component] of speaksFor.entries()) {
    if (metrics.some(({ kept }) => kept.component === component && kept.sources.includes(name))) continue;
    notKept(report, source, `spec.speaksFor.${place}`, `a component that no metric of this source measures`, `Add a metric of "${component}" that names the source, or leave the component out.`);
  }
  if (cadence === 0) report(source, { code: 'CADENCE_ZERO', path: 'spec.cadence', message: 'Nothing is sent every moment.', fix: 'Write how much time there is between two facts, such as 1m.' });
  return { source, path: 'metadata', kept: { name, party: party === undefined ? null : parts.called.party(party), cadence } };
}

function writtenAgreement(writer: Writer, { about, terms, named }: CompiledAgreement): Written<KeptAgreement> {
  const { at, parts, report } = writer;
  const source = at('Agreement', about.name);
  const { key, name, kind, provider, customer, zone, grace, startsAt, endsAt = null, settlement, versions } = terms;
  if (settlement.every !== 'P1M' || settlement.anchor !== localDateAt(zone, startsAt)) notKept(report, source, 'spec.settlement', 'periods of settlement other than months from the start');
  return {
    source,
    path: 'spec',
    kept: {
      key, name, kind, provider: parts.called.party(provider), customer: parts.called.party(customer), zone, grace, startsAt, endsAt,
      versions: versions.map(({ number, effectiveFrom, levels }, place) => {
        const path = `spec.versions.${place}`;
        if (number !== place + 1) notKept(report, source, `${path}.number`, 'numbers of versions other than 1, 2, 3 and so on');
        if (place === 0 && effectiveFrom !== startsAt) notKept(report, source, `${path}.effectiveFrom`, 'a first version that does not begin with its agreement');
        return { number, effectiveFrom, levels: levels.flatMap((level, index) => writtenLevel(writer, { source, path: `${path}.levels.${index}`, key, zone, named: named?.[place]?.[index] ?? {} }, level)) };
      }),
    },
  };
}

interface LevelPlace {
  readonly source: SourceDocument;
  readonly path: string;
  /** Of the agreement. */
  readonly key: string;
  readonly zone: string;
  readonly named: { readonly calendar?: string; readonly metric?: string };
}

/** Levels of other kinds have been told as what is not kept. */
function writtenLevel({ parts, report }: Writer, { source, path, key, zone, named }: LevelPlace, level: AgreedLevel): readonly KeptLevel[] {
  if (level.kind !== 'availability') return [];
  const { id, name, component, method, calendar, period, obligor, expected, minimum = null, basis, unknown, exclusions, outages, partialPeriod } = level;
  if (period.zone !== zone) notKept(report, source, `${path}.period.zone`, "periods in a zone that is not the agreement's");
  return [{
    key: id, name, expected, minimum, every: period.every, anchor: period.anchor, obligor: parts.called.party(obligor),
    metric: parts.metric({ source, path, component, key: id }, method, named.metric),
    calendar: parts.calendar({ source, path, words: `${key}, ${id}` }, calendar, named.calendar),
    terms: { basis, unknown, exclusions, outages, partialPeriod },
  }];
}

function writtenSharedMetric({ at, parts, report }: Writer, { about, terms, named }: CompiledSharedMetric): Written<KeptSharedMetric> {
  const source = at('SharedMetric', about.name);
  const { id: key, name, endToEnd, structure, components, expected, minimum = null, calendar, period, unknown, exclusions, inForce } = terms;
  // Its terms have the zone of its periods only.
  const zone = fieldOf(fieldOf(source.content, 'spec'), 'zone');
  if (period.zone !== zone) notKept(report, source, 'spec.period.zone', 'periods in a zone that is not that of the shared metric');
  return {
    source,
    path: 'spec',
    kept: {
      key, name, structure, zone: period.zone, expected, minimum, every: period.every, anchor: period.anchor, terms: { unknown, exclusions }, startsAt: inForce.start, endsAt: inForce.end ?? null,
      calendar: parts.calendar({ source, path: 'spec', words: key }, calendar, named?.calendar),
      endToEnd: endToEnd === undefined ? null : parts.metric({ source, path: 'spec.endToEnd', component: endToEnd.component, key }, endToEnd.method, named?.metric),
      components: components.map(({ component, name: called, party, method }, place) => ({
        name: called, party: parts.called.party(party), metric: parts.metric({ source, path: `spec.components.${place}`, component, key }, method, named?.components[place]?.metric),
      })),
    },
  };
}
