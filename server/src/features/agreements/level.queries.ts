import { sql } from 'kysely';
import type { Session } from '../../store/session/session.ts';
import type { CalendarType, LevelType } from './agreement.types.ts';
import { calendarInWords } from './calendar-in-words.ts';
import { calendarFrom, levelFrom, methodFrom, type StoredLevel } from './terms-json.ts';
import { unitOf } from './unit-of.ts';

/** The levels of each version, in the order of the agreement. */
export async function levelsOfVersions(session: Session, versions: readonly string[]): Promise<ReadonlyMap<string, readonly LevelType[]>> {
  const rows = await selectLevels(session).where('l.version_id', 'in', [...versions]).orderBy('l.place').execute();
  const grouped = Map.groupBy(rows, ({ version_id }) => version_id);
  return new Map([...grouped].map(([id, its]) => [id, its.map(levelOf)]));
}

export async function levelsById(session: Session, ids: readonly string[]): Promise<ReadonlyMap<string, LevelType>> {
  if (ids.length === 0) return new Map();
  const rows = await selectLevels(session).where('l.id', 'in', [...ids]).execute();
  return new Map(rows.map((row) => [row.id, levelOf(row)]));
}

function selectLevels({ db }: Session) {
  return db
    .selectFrom('level as l')
    .innerJoin('metric as m', (join) => join.onRef('m.tenant_id', '=', 'l.tenant_id').onRef('m.id', '=', 'l.metric_id'))
    .innerJoin('component as c', (join) => join.onRef('c.tenant_id', '=', 'm.tenant_id').onRef('c.id', '=', 'm.component_id'))
    .innerJoin('service as s', (join) => join.onRef('s.tenant_id', '=', 'c.tenant_id').onRef('s.id', '=', 'c.service_id'))
    .innerJoin('calendar_version as v', (join) => join.onRef('v.tenant_id', '=', 'l.tenant_id').onRef('v.id', '=', 'l.calendar_version_id'))
    .innerJoin('calendar as k', (join) => join.onRef('k.tenant_id', '=', 'v.tenant_id').onRef('k.id', '=', 'v.calendar_id'))
    .select([
      'l.id', 'l.key', 'l.name', 'l.kind', 'l.agreement_id', 'l.version_id', 'l.obligor_party_id', 'l.expected', 'l.minimum', 'l.every', 'l.terms', 'm.terms as method',
      'c.id as component_id', 'c.key as component_key', 'c.name as component_name', 'c.party_id', 's.name as service', 'k.id as calendar_id', 'k.name as calendar_name', 'v.terms as calendar',
      sql<string[]>`array(select o.name from entente.metric_source ms
        join entente.source o on o.tenant_id = ms.tenant_id and o.id = ms.source_id
        where ms.tenant_id = m.tenant_id and ms.metric_id = m.id order by o.name)`.as('sources'),
    ]);
}

type LevelRow = Awaited<ReturnType<ReturnType<typeof selectLevels>['execute']>>[number];

function levelOf(row: LevelRow): LevelType {
  const terms = levelFrom(row);
  const { cadence, maxAge } = methodFrom(row.method);
  const { combine = null }: { readonly combine?: string | null } = terms.kind === 'clock' ? {} : methodFrom(row.method);
  return {
    id: row.id, key: row.key, name: row.name, expected: row.expected, minimum: row.minimum, kind: terms.kind, unit: unitOf(terms), basis: terms.kind === 'availability' ? terms.basis : null, every: row.every, agreementId: row.agreement_id, obligorId: row.obligor_party_id,
    component: { id: row.component_id, key: row.component_key, name: row.component_name, service: row.service, partyId: row.party_id },
    calendar: calendarOf({ id: row.calendar_id, name: row.calendar_name, terms: row.calendar }),
    method: { sources: row.sources, combine, cadenceSeconds: seconds(cadence), maxAgeSeconds: seconds(maxAge), minimumCoverage: coverageOf(terms) },
  };
}

/** The least that must be known at a period's end (S12); null where nothing asks for it. */
function coverageOf(terms: StoredLevel): string | null {
  const unknown = 'unknown' in terms ? terms.unknown : undefined;
  return unknown === undefined ? null : unknown.minimumCoverage ?? '95';
}

export function calendarOf({ id, name, terms }: { readonly id: string; readonly name: string; readonly terms: string }): CalendarType {
  const calendar = calendarFrom(terms);
  return { id, name, timeZone: calendar.kind === 'always' ? null : calendar.zone, aroundTheClock: calendar.kind === 'always', summary: calendarInWords(calendar) };
}

const seconds = (milliseconds: number | undefined): number | null => (milliseconds === undefined ? null : Math.round(milliseconds / 1000));
