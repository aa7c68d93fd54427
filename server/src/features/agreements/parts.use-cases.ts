import type { CalendarTerms } from '@entente/worktime';
import { checkCalendarTerms } from '@entente/worktime';
import { type Outcome, problem, refused } from '../../access/outcome.ts';
import { newId } from '../../store/ids.ts';
import type { Session } from '../../store/session/session.ts';
import { Calendar, CalendarVersion } from './calendar.entity.ts';
import { Metric, MetricSource, Source } from './metric.entity.ts';
import { partiesReading, rewriteReach } from './reach.use-cases.ts';
import { Component, Service } from './service.entity.ts';
import type { StoredMethod } from './terms-json.ts';

/** The service of that name, made when there is none. */
export async function theService({ em }: Session, name: string): Promise<Service> {
  return (await em.findOne(Service, { name })) ?? em.create(Service, { id: newId(), name });
}

export interface ComponentInput {
  readonly service: string;
  readonly key: string;
  readonly name: string;
  readonly partyId?: string | null;
}

const KEY = /^[a-z0-9]([a-z0-9._-]{0,98}[a-z0-9])?$/;

/** What is wrong with a key that facts or documents will name something by. */
export function checkKey(key: string, ...path: readonly string[]) {
  if (KEY.test(key)) return [];
  const fix = 'Use 1 to 100 of a–z, 0–9, ".", "_" and "-", beginning and ending with a letter or digit.';
  return [problem('KEY_NOT_USABLE', `"${key}" cannot be a key.`, path, fix)];
}

export async function createComponent(session: Session, { service, key, name, partyId = null }: ComponentInput): Promise<Outcome<Component>> {
  const { em } = session;
  const bad = checkKey(key, 'component');
  if (bad.length > 0) return refused(...bad);
  if ((await em.findOne(Component, { key })) !== null) {
    return refused(problem('COMPONENT_EXISTS', `There is a component "${key}" already.`, ['component'], 'Choose another key, or use that component.'));
  }
  const { id: serviceId } = await theService(session, service);
  return { value: em.create(Component, { id: newId(), serviceId, partyId, key, name }) };
}

export interface MetricInput {
  readonly componentId: string;
  readonly key: string;
  readonly name: string;
  readonly measures: 'status' | 'samples' | 'clocks';
  readonly unit?: string;
  readonly method: StoredMethod | Readonly<Record<string, never>>;
  readonly sources?: readonly string[];
}

export function createMetric({ em }: Session, { componentId, key, name, measures, unit = '', method, sources = [] }: MetricInput): Metric {
  const metric = em.create(Metric, { id: newId(), componentId, key, name, measures, unit, terms: JSON.stringify(method) });
  for (const sourceId of sources) em.create(MetricSource, { id: newId(), metricId: metric.id, sourceId });
  return metric;
}

/** The first version of a new calendar. A calendar with no open time is refused (S4). */
export function createCalendar(session: Session, name: string, terms: CalendarTerms): Outcome<CalendarVersion> {
  const calendar = { id: newId(), name };
  const version = addCalendarVersion(session, calendar.id, 1, terms);
  if (version.value !== undefined) session.em.create(Calendar, calendar);
  return version;
}

/** The next version of a calendar; what was agreed under an earlier one goes on under that. */
export function addCalendarVersion({ em }: Session, calendarId: string, number: number, terms: CalendarTerms, name: string | null = null): Outcome<CalendarVersion> {
  const bad = checkCalendarTerms(terms);
  if (bad.length > 0) return refused(...bad.map(({ code, message, path, fix }) => problem(code, message, path.split('.'), fix)));
  return { value: em.create(CalendarVersion, { id: newId(), calendarId, number, name, terms: JSON.stringify(terms) }) };
}

export interface SourceInput {
  readonly name: string;
  readonly partyId?: string | null;
  /** Milliseconds. */
  readonly cadence?: number | null;
  /** The metrics it may speak for. */
  readonly metrics: readonly string[];
}

/** A source and what it may speak for. A fact outside that list is refused at the edge. */
export async function createSource(session: Session, { name, partyId = null, cadence = null, metrics }: SourceInput): Promise<Outcome<Source>> {
  const { em, audit } = session;
  if (name.trim() === '') return refused(problem('NAME_MISSING', 'The source has no name.', ['name'], 'Say who or what will send the facts.'));
  if ((await em.findOne(Source, { name })) !== null) {
    return refused(problem('SOURCE_EXISTS', `There is a source "${name}" already.`, ['name'], 'Choose another name.'));
  }
  const known = await em.find(Metric, { id: { $in: [...metrics] } });
  const missing = metrics.filter((id) => !known.some((metric) => metric.id === id));
  if (missing.length > 0) return refused(problem('METRIC_NOT_FOUND', 'A metric of the scope does not exist.', ['scope'], 'Choose metrics of this tenant.'));
  const source = em.create(Source, { id: newId(), name, partyId, cadence });
  for (const metricId of metrics) em.create(MetricSource, { id: newId(), metricId, sourceId: source.id });
  await rewriteReach(session, await partiesReading(session, metrics));
  await audit('source.create', 'source', source.id, { name, metrics });
  return { value: source };
}
