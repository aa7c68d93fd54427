import type { Session } from '../../store/session/session.ts';
import type { ComponentType } from './agreement.types.ts';

/** Components with the name of their service. */
export function componentsOf({ db }: Pick<Session, 'db'>) {
  return db
    .selectFrom('component as c')
    .innerJoin('service as s', (join) => join.onRef('s.tenant_id', '=', 'c.tenant_id').onRef('s.id', '=', 'c.service_id'))
    .select(['c.id', 'c.key', 'c.name', 's.name as service', 'c.party_id as partyId']);
}

export async function componentsById(session: Session, ids: readonly string[]): Promise<ReadonlyMap<string, ComponentType>> {
  const rows = await componentsOf(session).where('c.id', 'in', [...ids]).execute();
  return new Map(rows.map((row) => [row.id, row]));
}
