import type { Session } from '../../store/session/session.ts';
import type { ExclusionType } from './exclusion.resolver.ts';

export async function exclusionsById({ db }: Session, ids: readonly string[]): Promise<ReadonlyMap<string, ExclusionType>> {
  const rows = await db
    .selectFrom('exclusion')
    .select(['id', 'component_id as componentId', 'starts_at as from', 'ends_at as to', 'reason', 'approved'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
