import { sql } from 'kysely';
import type { PartyShare } from '@entente/sla';
import type { Session } from '../../../store/session/session.ts';
import type { ListOfMany } from '../paged.ts';
import { listOfMany } from '../paged.ts';

/** A shared metric has no statements of its own: its periods are never closed. */
const COLUMNS = [
  'id', 'shared_metric_id', 'period_start', 'period_end', 'label', 'running', 'derived', 'state', 'good', 'bad', 'shown',
  'best_good', 'best_bad', 'best_shown', 'time_good', 'time_bad', 'time_excluded', 'time_unknown', 'time_out_of_hours', 'time_not_yet_known',
  'coverage_known', 'coverage_whole', 'budget_allowed_numerator', 'budget_allowed_denominator', 'budget_left_numerator', 'budget_left_denominator',
  'stale_since', 'cells', 'log_position', 'computed_at',
] as const;

export type SharedResultRow = Awaited<ReturnType<typeof readById>>[number];

const results = ({ db, tenantId }: Session) => db.selectFrom('shared_result').where('tenant_id', '=', tenantId);

function readById(session: Session, ids: readonly string[]) {
  return results(session).select(COLUMNS).where('id', 'in', [...ids]).execute();
}

export async function sharedResultsById(session: Session, ids: readonly string[]): Promise<ReadonlyMap<string, SharedResultRow>> {
  return new Map((await readById(session, ids)).map((row) => [row.id, row]));
}

/** The latest result of each shared metric. */
export async function latestSharedResults(session: Session, metrics: readonly string[]): Promise<ReadonlyMap<string, SharedResultRow>> {
  const rows = await results(session).distinctOn('shared_metric_id').select(COLUMNS).where('shared_metric_id', 'in', [...metrics])
    .orderBy('shared_metric_id').orderBy('period_start', 'desc').execute();
  return new Map(rows.map((row) => [row.shared_metric_id, row]));
}

/** The results of each shared metric, the latest first. */
export const resultsOfSharedMetrics: ListOfMany<SharedResultRow> = listOfMany(
  async (session, metrics, after, limit) => {
    const page = results(session).select(COLUMNS)
      .select(sql<number>`row_number() over (partition by shared_metric_id order by period_start desc)`.as('place'))
      .where('shared_metric_id', 'in', [...metrics])
      .$if(after !== undefined, (query) => query.where('period_start', '<', new Date(Number(after?.[0]))));
    const rows = await session.db.selectFrom(page.as('page')).selectAll().where('place', '<=', limit).orderBy('place').execute();
    return metrics.map((id) => rows.filter((row) => row.shared_metric_id === id));
  },
  async (session, metrics) => {
    const rows = await results(session).select(({ fn }) => ['shared_metric_id', fn.countAll<number>().as('count')])
      .where('shared_metric_id', 'in', [...metrics]).groupBy('shared_metric_id').execute();
    return new Map(rows.map((row) => [row.shared_metric_id, row.count]));
  },
  ({ period_start }) => [period_start.getTime()],
);

export type SupplierRow = Awaited<ReturnType<typeof readSuppliers>>[number];

function readSuppliers({ db, tenantId }: Session, resultIds: readonly string[]) {
  return db.selectFrom('supplier_level')
    .select(['result_id', 'party_id', 'component', 'name', 'good', 'bad', 'shown', 'component_state', 'component_since'])
    .where('tenant_id', '=', tenantId).where('result_id', 'in', [...resultIds]).orderBy('place').execute();
}

/** Each supplier's own level, in the order of the metric. */
export async function suppliersOf(session: Session, resultIds: readonly string[]): Promise<ReadonlyMap<string, readonly SupplierRow[]>> {
  return Map.groupBy(await readSuppliers(session, resultIds), ({ result_id }) => result_id);
}

export type ShareRow = Awaited<ReturnType<typeof readShares>>[number];

function readShares({ db, tenantId }: Session, resultIds: readonly string[]) {
  return db.selectFrom('share').select(['result_id', 'party_id', 'numerator', 'denominator'])
    .where('tenant_id', '=', tenantId).where('result_id', 'in', [...resultIds]).orderBy('place').execute();
}

/** The shares of each result: the parties in the order of the metric, unattributed last. */
export async function sharesOf(session: Session, resultIds: readonly string[]): Promise<ReadonlyMap<string, readonly ShareRow[]>> {
  return Map.groupBy(await readShares(session, resultIds), ({ result_id }) => result_id);
}

export interface SegmentRow {
  readonly result_id: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly reading: string;
  readonly down: string;
  readonly split: string;
}

/** The segments of each result, in order of time. They never overlap. */
export const segmentsOfResults: ListOfMany<SegmentRow> = listOfMany(
  async ({ sql: ask, tenantId }, resultIds, after, limit) => {
    const rows = await ask<SegmentRow>(
      `select result_id, starts_at, ends_at, reading, down, split
       from (
         select *, row_number() over (partition by result_id order by starts_at, id) as place
         from entente.shared_segment
         where tenant_id = $1 and result_id = any ($2) and ($3::timestamptz is null or starts_at > $3)
       ) as page
       where place <= $4
       order by result_id, starts_at, id`,
      [tenantId, resultIds, after === undefined ? null : new Date(Number(after[0])), limit],
    );
    return resultIds.map((id) => rows.filter(({ result_id }) => result_id === id));
  },
  async ({ sql: ask, tenantId }, resultIds) => {
    const rows = await ask<{ result_id: string; count: number }>(
      'select result_id, count(*) as count from entente.shared_segment where tenant_id = $1 and result_id = any ($2) group by result_id', [tenantId, resultIds]);
    return new Map(rows.map(({ result_id, count }) => [result_id, count]));
  },
  ({ starts_at }) => [starts_at.getTime()],
);

/** The stored accounts of results, as JSON text. */
export async function sharedAccountsById({ db, tenantId }: Session, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('shared_result').select(['id', 'account']).where('tenant_id', '=', tenantId).where('id', 'in', [...ids]).execute();
  return new Map(rows.map(({ id, account }) => [id, account]));
}

/** What each rule would charge, as JSON text. */
export async function sharedRulesById({ db, tenantId }: Session, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('shared_result').select(['id', 'rules']).where('tenant_id', '=', tenantId).where('id', 'in', [...ids]).execute();
  return new Map(rows.map(({ id, rules }) => [id, rules]));
}

/** The split of a segment as it was stored. */
export function splitOf(text: string): readonly PartyShare[] {
  // Written by save-shared-result.ts.
  const split: readonly PartyShare[] = JSON.parse(text);
  return split;
}

/** The components of a segment that were down, as they were stored. */
export function downOf(text: string): readonly string[] {
  // Written by save-shared-result.ts.
  const down: readonly string[] = JSON.parse(text);
  return down;
}
