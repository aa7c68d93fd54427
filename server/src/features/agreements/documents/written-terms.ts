import type { AgreedLevel } from '@entente/sla';
import type { CompiledAgreement, CompiledSharedMetric, Content, Entente, SourceDocument } from '@entente/terms';
import { localDateAt } from '@entente/worktime';
import { HIGHEST_VERSION } from '../agreement.use-cases.ts';
import type { StoredLevel, StoredSharedMetric } from '../terms-json.ts';
import type { AboutKind, KeptAgreement, KeptComponent, KeptContract, KeptLevel, KeptMetric, KeptProvider, KeptSharedMetric, KeptSharedSum, KeptSource, KeptSpokenFor, KeptTerms } from './kept-terms.ts';
import { KIND_OF } from './party-roles.ts';
import { notKept, type Report } from './report.ts';
import { entryOf, fieldOf, sourceOf } from './source-of.ts';
import { renamedParties } from './stored-sums.ts';
import { aboutOf, type MeasuredParts, measuredParts, type Written } from './written-parts.ts';

export type WrittenTerms = { readonly [K in keyof KeptTerms]: readonly Written<KeptTerms[K][number]>[] };

/** What documents say, in the form in which it is kept here; what that form has no place for is reported. */
export function writtenTerms(entente: Entente, documents: readonly SourceDocument[], report: Report): WrittenTerms {
  const at = sourceOf(documents);
  const parts = measuredParts(entente, at, report);
  const writer: Writer = { at, parts, report };
  const agreements = entente.agreements.map((agreement) => writtenAgreement(writer, agreement));
  const sharedMetrics = entente.sharedMetrics.map((metric) => writtenSharedMetric(writer, metric));
  const sharedSums = entente.sharedSums.map((sum) => writtenSharedSum(writer, sum));
  const metrics = parts.metrics();
  return {
    agreements, sharedMetrics, sharedSums, metrics,
    contracts: entente.contracts.map((contract) => writtenContract(writer, contract)),
    about: [...writtenAbout(writer, entente), ...parts.about()],
    calendars: parts.calendars(),
    looseMetrics: parts.looseMetrics(),
    parties: entente.parties.map(({ about, terms: { role, letters = null } }) => ({ kept: { name: parts.called.party(about.name), role: KIND_OF[role], letters }, source: at('Party', about.name), path: 'metadata' })),
    components: entente.services.flatMap((service) => writtenComponents(writer, service)),
    providers: entente.services.flatMap((service) => writtenProvider(writer, service)),
    sources: entente.sources.map((source) => writtenSource(writer, source)),
    spokenFor: entente.sources.flatMap((source) => writtenSpokenFor(writer, source, metrics)),
  };
}

function writtenAbout({ at, parts }: Writer, { parties, services, sources, sharedMetrics, sharedSums, contracts, agreements }: Entente): WrittenTerms['about'] {
  const of = (kind: AboutKind, all: readonly { readonly about: CompiledAgreement['about'] }[], nameOf: (name: string, displayName: string) => string) =>
    all.flatMap(({ about }) => aboutOf(kind, nameOf(about.name, about.displayName ?? about.name), about, at(kind, about.name)));
  const ownName = (name: string) => name;
  return [
    ...of('Party', parties, parts.called.party), ...of('Service', services, (_, displayName) => displayName), ...of('Source', sources, parts.called.source),
    ...of('SharedMetric', sharedMetrics, ownName), ...of('SharedSum', sharedSums, ownName), ...of('Contract', contracts, ownName), ...of('Agreement', agreements, ownName),
  ];
}

interface Writer {
  readonly at: (kind: string, name: string) => SourceDocument;
  readonly parts: MeasuredParts;
  readonly report: Report;
}

function writtenProvider({ at, parts }: Writer, { about, terms: { provider } }: Entente['services'][number]): readonly Written<KeptProvider>[] {
  if (provider === undefined) return [];
  return [{ source: at('Service', about.name), path: 'spec.provider', kept: { service: about.displayName ?? about.name, provider: parts.called.party(provider) } }];
}

/** Who provides the service runs its components, where no supplier does. */
function writtenComponents({ at, parts }: Writer, { about, terms }: Entente['services'][number]): readonly Written<KeptComponent>[] {
  const source = at('Service', about.name);
  const { provider, components } = terms;
  return components.map(({ name, displayName = name, supplier = provider }, place) => ({
    source,
    path: `spec.components.${place}`,
    kept: { key: name, name: displayName, service: about.displayName ?? about.name, party: supplier === undefined ? null : parts.called.party(supplier) },
  }));
}

function writtenSource({ at, parts, report }: Writer, { about, terms }: Entente['sources'][number]): Written<KeptSource> {
  const { party, cadence = null } = terms;
  const source = at('Source', about.name);
  if (cadence === 0) report(source, { code: 'CADENCE_ZERO', path: 'spec.cadence', message: 'Nothing is sent every moment.', fix: 'Write how much time there is between two facts, such as 1m.' });
  return { source, path: 'metadata', kept: { name: parts.called.source(about.name), party: party === undefined ? null : parts.called.party(party), cadence } };
}

/** The components that a source may speak for and that no metric says of it: a source may speak for the metrics that name it, and for all where nothing is said. */
function writtenSpokenFor({ at, parts }: Writer, { about, terms: { speaksFor } }: Entente['sources'][number], metrics: readonly Written<KeptMetric>[]): readonly Written<KeptSpokenFor>[] {
  const name = parts.called.source(about.name);
  if (speaksFor === undefined) return [{ source: at('Source', about.name), path: 'spec', kept: { source: name, component: null } }];
  return [...new Set(speaksFor)].flatMap((component) => {
    if (metrics.some(({ kept }) => kept.component === component && kept.sources.includes(name))) return [];
    return [{ source: at('Source', about.name), path: `spec.speaksFor.${speaksFor.indexOf(component)}`, kept: { source: name, component } }];
  });
}

function writtenContract({ at, parts }: Writer, { about, terms: { provider, customer, signed, serviceLines } }: Entente['contracts'][number]): Written<KeptContract> {
  const name = about.displayName ?? about.name;
  return { source: at('Contract', about.name), path: 'spec', kept: { key: about.name, name, provider: parts.called.party(provider), customer: parts.called.party(customer), signed: signed ?? null, serviceLines } };
}

function writtenAgreement(writer: Writer, { about, terms, wording, named }: CompiledAgreement): Written<KeptAgreement> {
  const { at, parts, report } = writer;
  const source = at('Agreement', about.name);
  const { key, name, kind, provider, customer, zone, grace, startsAt, endsAt = null, settlement, versions } = terms;
  const isUsual = settlement.every === 'P1M' && settlement.anchor === localDateAt(zone, startsAt);
  return {
    source,
    path: 'spec',
    kept: {
      key, name, kind, provider: parts.called.party(provider), customer: parts.called.party(customer), zone, grace, startsAt, endsAt, terms: { ...wording, ...(isUsual ? {} : { settlement }) },
      versions: versions.map(({ number, effectiveFrom, levels, money = null, ...said }, place) => {
        const path = `spec.versions.${place}`;
        if (number > HIGHEST_VERSION) notKept(report, source, `${path}.number`, `numbers of versions above ${HIGHEST_VERSION}`, 'Choose a lower number.');
        const content = entryOf(fieldOf(fieldOf(source.content, 'spec'), 'versions'), place);
        return {
          number, effectiveFrom, money, terms: said,
          levels: levels.map((level, index) => writtenLevel(writer, {
            source, path: `${path}.levels.${index}`, key, zone, named: named?.[place]?.[index] ?? {}, above: fieldOf(fieldOf(entryOf(fieldOf(content, 'levels'), index), 'chain'), 'parent'),
          }, level)),
        };
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
  /** What the document calls the level above a chained one. */
  readonly above: Content;
}

function writtenLevel({ parts }: Writer, { source, path, key, zone, named, above }: LevelPlace, level: AgreedLevel): KeptLevel {
  const { id, name, component, method, calendar, period, obligor, expected = ALL_THAT_IS_PROMISED, minimum = null } = level;
  return {
    key: id, name, expected, minimum, every: period.every, anchor: period.anchor, obligor: parts.called.party(obligor),
    metric: parts.metric({ source, path, component, key: id }, method, named.metric),
    calendar: parts.calendar({ source, path, words: `${key}, ${id}` }, calendar, named.calendar),
    terms: { ...restOf(level, typeof above === 'string' ? above : ''), ...(period.zone === zone ? {} : { zone: period.zone }) },
  };
}

/** What is expected of a goal that does not say. */
const ALL_THAT_IS_PROMISED = '100';

/** What a level says beyond what every level says; of the one above a chained one its name. */
function restOf(level: AgreedLevel, above: string): StoredLevel {
  if (level.kind === 'clock') {
    const { id: _id, name: _name, component: _component, obligor: _obligor, calendar: _calendar, period: _period, method: _method, expected: _expected, minimum: _minimum, chain, ...own } = level;
    return { ...own, ...(chain === undefined ? {} : { chain: { parent: above, reserve: chain.reserve } }) };
  }
  const { id: _id, name: _name, component: _component, obligor: _obligor, calendar: _calendar, period: _period, method: _method, expected: _expected, minimum: _minimum, ...own } = level;
  return own;
}

function writtenSharedMetric({ at, parts }: Writer, { about, terms, named }: CompiledSharedMetric): Written<KeptSharedMetric> {
  const source = at('SharedMetric', about.name);
  const { structure, rule } = terms;
  const said = renamedParties(sharedSayings(terms), parts.called.party);
  return {
    source,
    path: 'spec',
    kept: {
      ...sharedHead(parts, source, { terms, named }), structure, rule, zone: terms.period.zone, terms: said, startsAt: terms.inForce.start, endsAt: terms.inForce.end ?? null,
      components: terms.components.map((component, place) => sharedComponent(parts, { source, path: `spec.components.${place}`, key: terms.id, named: named?.components[place]?.metric }, component)),
    },
  };
}

function writtenSharedSum({ at, parts }: Writer, { about, terms, named }: Entente['sharedSums'][number]): Written<KeptSharedSum> {
  const source = at('SharedSum', about.name);
  const { limit, unit, rule, period: { zone }, inForce: { start: startsAt, end } } = terms;
  const said = renamedParties({ zone, startsAt, endsAt: end ?? null, limit, unit, rule, ...sharedSayings(terms) }, parts.called.party);
  return {
    source,
    path: 'spec',
    kept: {
      ...sharedHead(parts, source, { terms, named }), terms: said,
      components: terms.components.map(({ ownLimit, ...component }, place) => ({
        ...sharedComponent(parts, { source, path: `spec.components.${place}`, key: terms.id, named: named?.components[place]?.metric }, component), ownLimit,
      })),
    },
  };
}

interface Shared {
  readonly named: CompiledSharedMetric['named'] | undefined;
  readonly terms: Omit<CompiledSharedMetric['terms'], 'structure' | 'components'>;
}

function sharedHead(parts: MeasuredParts, source: SourceDocument, { terms: { id: key, name, endToEnd, expected, minimum, calendar, period }, named }: Shared) {
  return {
    key, name, expected, minimum: minimum ?? null, every: period.every, anchor: period.anchor,
    calendar: parts.calendar({ source, path: 'spec', words: key }, calendar, named?.calendar),
    endToEnd: endToEnd === undefined ? null : parts.metric({ source, path: 'spec.endToEnd', component: endToEnd.component, key }, endToEnd.method, named?.metric),
  };
}

interface SharedPlace {
  readonly source: SourceDocument;
  readonly path: string;
  readonly key: string;
  readonly named: string | undefined;
}

function sharedComponent(parts: MeasuredParts, { named, ...place }: SharedPlace, { component, name, party, method }: CompiledSharedMetric['terms']['components'][number]) {
  return { name, party: parts.called.party(party), metric: parts.metric({ ...place, component }, method, named) };
}

/** What stands in the JSON of everything shared. */
function sharedSayings({ unknown, exclusions, weights, outsideContract, collaboration }: Shared['terms']): StoredSharedMetric {
  return {
    unknown, exclusions, ...(weights === undefined ? {} : { weights }), ...(outsideContract === undefined ? {} : { outsideContract }), ...(collaboration === undefined ? {} : { collaboration }),
  };
}
