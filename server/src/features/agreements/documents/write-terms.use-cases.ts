import type { Outcome, Problem } from '../../../access/outcome.ts';
import { createParty } from '../../people/index.ts';
import type { Session } from '../../../store/session/session.ts';
import { addVersion, createAgreement, type LevelInput } from '../agreement.use-cases.ts';
import { addCalendarVersion, createCalendar, createComponent, createMetric, createSource } from '../parts.use-cases.ts';
import { createSharedMetric } from '../shared-metric.use-cases.ts';
import { newId } from '../../../store/ids.ts';
import type { KeptIds } from './kept-book.ts';
import { type CalendarName, calendarKey, type KeptLevel, metricKey, type MetricName } from './kept-terms.ts';
import type { NewTerms } from './new-terms.ts';
import { renamedParties, sumText } from './stored-sums.ts';
import type { Report } from './report.ts';
import type { Written } from './written-parts.ts';

/** Makes what is new by the use cases that make it one by one; what they refuse is reported at its line, and ends it. */
export async function writeTerms(session: Session, terms: NewTerms, ids: KeptIds, report: Report): Promise<void> {
  let refusals = 0;
  const counted: Report = (source, problem) => {
    refusals += 1;
    report(source, problem);
  };
  for (const write of [writeParties, writeComponents, writeProviders, writeSources, writeSpokenFor, writeCalendars, writeMetrics, writeLooseMetrics, writeAgreements, writeVersions, writeSharedMetrics, writeSharedSums, writeContracts, writeAbout]) {
    await write({ session, ids, report: counted }, terms);
    await session.em.flush();
    if (refusals > 0) return;
  }
}

async function writeParties(writer: Writer, { parties }: NewTerms): Promise<void> {
  for (const party of parties) {
    const { name, role, letters } = party.kept;
    enter(writer.ids.parties, name, accepted(writer, party, await createParty(writer.session, { name, kind: role, letters })));
  }
}

async function writeComponents(writer: Writer, { components }: NewTerms): Promise<void> {
  for (const component of components) {
    const { party, ...kept } = component.kept;
    const made = accepted(writer, component, await createComponent(writer.session, { ...kept, partyId: partyId(writer.ids, party) }));
    enter(writer.ids.components, kept.key, made);
    if (made !== undefined) writer.ids.services.set(kept.service, made.serviceId);
    // The next one may be of the same service.
    await writer.session.em.flush();
  }
}

async function writeProviders({ session: { db }, ids }: Writer, { providers }: NewTerms): Promise<void> {
  if (providers.length === 0) return;
  await db.insertInto('service_provider').values(providers.map(({ kept: { service, provider } }) => ({
    id: newId(), service_id: known(ids.services, service), party_id: known(ids.parties, provider),
  }))).execute();
}

async function writeSources(writer: Writer, { sources }: NewTerms): Promise<void> {
  for (const source of sources) {
    const { party, ...kept } = source.kept;
    enter(writer.ids.sources, kept.name, accepted(writer, source, await createSource(writer.session, { ...kept, partyId: partyId(writer.ids, party), metrics: [] })));
  }
}

async function writeSpokenFor({ session: { db }, ids }: Writer, { spokenFor }: NewTerms): Promise<void> {
  if (spokenFor.length === 0) return;
  await db.insertInto('source_component').values(spokenFor.map(({ kept: { source, component } }) => ({
    id: newId(), source_id: known(ids.sources, source), component_id: component === null ? null : known(ids.components, component),
  }))).execute();
}

async function writeCalendars(writer: Writer, { calendars }: NewTerms): Promise<void> {
  const { session, ids } = writer;
  for (const written of calendars) {
    const { calendar, version, name, terms } = written.kept;
    const first = ids.calendars.get(calendar);
    const made = accepted(writer, written, first === undefined ? createCalendar(session, calendar, terms) : addCalendarVersion(session, first, version, terms, name));
    if (made === undefined) return;
    ids.calendars.set(calendar, made.calendarId);
    ids.calendarVersions.set(calendarKey(written.kept), made.id);
  }
}

async function writeMetrics({ session, ids }: Writer, { metrics }: NewTerms): Promise<void> {
  for (const { kept } of metrics) {
    const { id } = createMetric(session, { ...kept, componentId: known(ids.components, kept.component), sources: kept.sources.map((source) => known(ids.sources, source)) });
    ids.metrics.set(metricKey(kept), id);
  }
}

async function writeLooseMetrics({ session: { db }, ids }: Writer, { looseMetrics }: NewTerms): Promise<void> {
  if (looseMetrics.length === 0) return;
  await db.insertInto('loose_metric').values(looseMetrics.map(({ kept: { key, name, measures, unit, method, sources } }) => ({
    id: newId(), key, name, measures, unit, terms: JSON.stringify(method), sources: JSON.stringify(sources.map((source) => known(ids.sources, source))),
  }))).execute();
}

async function writeAgreements(writer: Writer, { agreements }: NewTerms): Promise<void> {
  const { session, ids } = writer;
  for (const written of agreements) {
    const { provider, customer, startsAt, endsAt, versions: [{ number, effectiveFrom, terms, money, levels } = { number: 1, effectiveFrom: written.kept.startsAt, terms: {}, money: null, levels: [] }], ...kept } = written.kept;
    const made = await createAgreement(session, {
      ...kept, providerPartyId: known(ids.parties, provider), customerPartyId: known(ids.parties, customer), startsAt: new Date(startsAt), endsAt: endsAt === null ? null : new Date(endsAt),
      version: { number, effectiveFrom: new Date(effectiveFrom), terms, money }, levels: levelInputs(ids, levels),
    });
    enter(ids.agreements, kept.key, accepted(writer, { ...written, path: `${written.path}.versions.0` }, made));
  }
}

async function writeVersions(writer: Writer, { versions }: NewTerms): Promise<void> {
  const { session, ids } = writer;
  for (const version of versions) {
    const { number, effectiveFrom, levels, terms, money } = version.kept;
    accepted(writer, version, await addVersion(session, { agreementId: known(ids.agreements, version.agreement), effectiveFrom: new Date(effectiveFrom), version: { number, terms, money }, levels: levelInputs(ids, levels) }));
  }
}

async function writeSharedMetrics(writer: Writer, { sharedMetrics }: NewTerms): Promise<void> {
  const { session, ids } = writer;
  for (const written of sharedMetrics) {
    const { endToEnd, components, calendar, startsAt, endsAt, terms, ...kept } = written.kept;
    accepted(writer, written, await createSharedMetric(session, {
      ...kept, terms: renamedParties(terms, (name) => known(ids.parties, name)),
      endToEndMetricId: endToEnd === null ? null : metricId(ids, endToEnd),
      components: components.map(({ metric, party, name }) => ({ metricId: metricId(ids, metric), partyId: known(ids.parties, party), name })),
      calendarVersionId: calendarVersionId(ids, calendar), startsAt: new Date(startsAt), endsAt: endsAt === null ? null : new Date(endsAt),
    }));
  }
}

async function writeSharedSums({ session: { db }, ids }: Writer, { sharedSums }: NewTerms): Promise<void> {
  if (sharedSums.length === 0) return;
  const named = { party: (name: string) => known(ids.parties, name), metric: (name: MetricName) => metricId(ids, name) };
  await db.insertInto('shared_sum').values(sharedSums.map(({ kept }) => ({
    id: newId(), key: kept.key, name: kept.name, calendar_version_id: calendarVersionId(ids, kept.calendar), terms: sumText(kept, named),
  }))).execute();
}

async function writeContracts({ session: { db }, ids }: Writer, { contracts }: NewTerms): Promise<void> {
  if (contracts.length === 0) return;
  await db.insertInto('contract').values(contracts.map(({ kept: { key, name, provider, customer, signed, serviceLines } }) => ({
    id: newId(), key, name, provider_party_id: known(ids.parties, provider), customer_party_id: known(ids.parties, customer), signed, lines: JSON.stringify(serviceLines),
  }))).execute();
}

async function writeAbout({ session: { db } }: Writer, { about }: NewTerms): Promise<void> {
  if (about.length === 0) return;
  await db.insertInto('about').values(about.map(({ kept: { kind, name, words } }) => ({ id: newId(), kind, name, words: JSON.stringify(words) }))).execute();
}

interface Writer {
  readonly session: Session;
  readonly ids: KeptIds;
  readonly report: Report;
}

function levelInputs(ids: KeptIds, levels: readonly KeptLevel[]): readonly LevelInput[] {
  return levels.map(({ metric, calendar, obligor, ...level }) => ({ ...level, metricId: metricId(ids, metric), calendarVersionId: calendarVersionId(ids, calendar), obligorPartyId: known(ids.parties, obligor) }));
}

const partyId = (ids: KeptIds, name: string | null): string | null => (name === null ? null : known(ids.parties, name));
const metricId = (ids: KeptIds, name: MetricName): string => known(ids.metrics, metricKey(name));
const calendarVersionId = (ids: KeptIds, name: CalendarName): string => known(ids.calendarVersions, calendarKey(name));

/** What was made; the reasons why nothing was are reported where the thing was written. */
function accepted<T>({ report }: Writer, { source, path }: Written<unknown>, { value, problems }: Outcome<T>): T | undefined {
  for (const { code, message, path: below, fix } of problems ?? []) report(source, { code, path: [path, ...inDocument(below)].join('.'), message, fix: fix ?? '' });
  return value;
}

/** Use cases are asked by forms, which have some things under other names. */
function inDocument(path: Problem['path']): readonly string[] {
  return path.filter((step) => step !== 'input');
}

function enter(ids: Map<string, string>, name: string, made: { readonly id: string } | undefined): void {
  if (made !== undefined) ids.set(name, made.id);
}

/** Compiled documents name nothing that is not written or kept; what was refused ends the import before it is asked for. */
function known(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`nothing is called ${name}`);
  return id;
}
