import type { Session } from '../../store/session/session.ts';
import type { CalendarType } from './agreement.types.ts';
import { calendarOf } from './level.queries.ts';

/** Calendars by name, each with its newest version. */
export function calendarsOf({ db }: Pick<Session, 'db'>) {
  return db
    .selectFrom('calendar as k')
    .innerJoin('calendar_version as v', (join) => join.onRef('v.tenant_id', '=', 'k.tenant_id').onRef('v.calendar_id', '=', 'k.id'))
    .select(['k.id', 'k.name', 'v.terms'])
    .distinctOn(['k.name', 'k.id'])
    .orderBy('k.name')
    .orderBy('k.id')
    .orderBy('v.number', 'desc');
}

export async function calendarsById(session: Session, ids: readonly string[]): Promise<ReadonlyMap<string, CalendarType>> {
  const rows = await calendarsOf(session).where('k.id', 'in', [...ids]).execute();
  return new Map(rows.map((row) => [row.id, calendarOf(row)]));
}
