import type { ListOfMany } from '../paged.ts';
import { listOfMany } from '../paged.ts';

export interface StretchRow {
  readonly result_id: string;
  readonly id: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly state: string;
  readonly reason: string | null;
  readonly source: string | null;
}

/** The stretches of each result, in order of time. They never overlap. */
export const stretchesOfResults: ListOfMany<StretchRow> = listOfMany(
  async ({ sql, tenantId }, resultIds, after, limit) => {
    const rows = await sql<StretchRow>(
      `select result_id, id, starts_at, ends_at, state, reason, source
       from (
         select *, row_number() over (partition by result_id order by starts_at, id) as place
         from entente.stretch
         where tenant_id = $1 and result_id = any ($2) and ($3::timestamptz is null or starts_at > $3)
       ) as page
       where place <= $4
       order by result_id, starts_at, id`,
      [tenantId, resultIds, after === undefined ? null : new Date(Number(after[0])), limit],
    );
    return resultIds.map((id) => rows.filter(({ result_id }) => result_id === id));
  },
  async ({ sql, tenantId }, resultIds) => {
    const rows = await sql<{ result_id: string; count: number }>(
      'select result_id, count(*) as count from entente.stretch where tenant_id = $1 and result_id = any ($2) group by result_id', [tenantId, resultIds]);
    return new Map(rows.map(({ result_id, count }) => [result_id, count]));
  },
  ({ starts_at }) => [starts_at.getTime()],
);
