import { sql } from 'kysely';
import type { Instant } from '@entente/worktime';
import type { Session } from '../../../store/session/session.ts';
import { listOfMany } from '../paged.ts';
import type { ListOfMany } from '../paged.ts';

/** What lists read of results: everything but the account, and the number of statements of the period. */
const COLUMNS = [
  'r.id', 'r.agreement_id', 'r.level_id', 'r.period_start', 'r.period_end', 'r.label', 'r.running', 'r.state', 'r.good', 'r.bad', 'r.shown',
  'r.best_good', 'r.best_bad', 'r.best_shown', 'r.judged_good', 'r.judged_bad', 'r.judged_shown',
  'r.time_good', 'r.time_bad', 'r.time_excluded', 'r.time_unknown', 'r.time_out_of_hours', 'r.time_not_yet_known',
  'r.coverage_known', 'r.coverage_whole', 'r.budget_allowed_numerator', 'r.budget_allowed_denominator', 'r.budget_left_numerator', 'r.budget_left_denominator',
  'r.stale_since', 'r.value', 'r.cells', 'r.log_position', 'r.computed_at', 'p.version as statements',
] as const;

export type LevelResultRow = Awaited<ReturnType<typeof readById>>[number];

const results = ({ db, tenantId }: Session) => db
  .selectFrom('level_result as r')
  .leftJoin('period_state as p', (join) => join
    .onRef('p.tenant_id', '=', 'r.tenant_id')
    .onRef('p.agreement_id', '=', 'r.agreement_id')
    .onRef('p.period_start', '=', 'r.period_start')
    .onRef('p.period_end', '=', 'r.period_end'))
  .where('r.tenant_id', '=', tenantId);

function readById(session: Session, ids: readonly string[]) {
  return results(session).select(COLUMNS).where('r.id', 'in', [...ids]).execute();
}

export async function levelResultsById(session: Session, ids: readonly string[]): Promise<ReadonlyMap<string, LevelResultRow>> {
  return new Map((await readById(session, ids)).map((row) => [row.id, row]));
}

/** The latest result of each level. */
export async function latestLevelResults(session: Session, levels: readonly string[]): Promise<ReadonlyMap<string, LevelResultRow>> {
  const rows = await results(session).distinctOn('r.level_id').select(COLUMNS).where('r.level_id', 'in', [...levels])
    .orderBy('r.level_id').orderBy('r.period_start', 'desc').execute();
  return new Map(rows.map((row) => [row.level_id, row]));
}

/** A level at an instant, as the key of its result. */
export const levelAt = (level: string, instant: Instant): string => `${level} ${instant}`;

/** The result of each level in the period that holds the instant. */
export async function levelResultsAt(session: Session, keys: readonly string[]): Promise<ReadonlyMap<string, LevelResultRow>> {
  const asked = keys.map((key) => ({ key, level: key.slice(0, key.indexOf(' ')), instant: Number(key.slice(key.indexOf(' ') + 1)) }));
  const instants = [...new Set(asked.map(({ instant }) => instant))].map((instant) => new Date(instant));
  const rows = await results(session).select(COLUMNS)
    .where('r.level_id', 'in', asked.map(({ level }) => level))
    .where(({ eb, and, or }) => or(instants.map((instant) => and([eb('r.period_start', '<=', instant), eb('r.period_end', '>', instant)]))))
    .execute();
  return new Map(asked.flatMap(({ key, level, instant }) => {
    const row = rows.find((one) => one.level_id === level && one.period_start.getTime() <= instant && instant < one.period_end.getTime());
    return row === undefined ? [] : [[key, row] as const];
  }));
}

/** A promise through all versions of its agreement, as the name of the list of its results. */
export const promiseOf = ({ agreementId, key }: { readonly agreementId: string; readonly key: string }): string => `${agreementId} ${key}`;

/** The results of each promise, the latest first. */
export const resultsOfPromises: ListOfMany<LevelResultRow> = listOfMany(
  async (session, promises, after, limit) => {
    const [start, id] = [new Date(Number(after?.[0])), String(after?.[1])];
    const page = results(session)
      .innerJoin('level as l', (join) => join.onRef('l.tenant_id', '=', 'r.tenant_id').onRef('l.id', '=', 'r.level_id'))
      .select(COLUMNS)
      .select(['l.key', sql<number>`row_number() over (partition by l.agreement_id, l.key order by r.period_start desc, r.id)`.as('place')])
      .where('r.agreement_id', 'in', promises.map(agreementOf))
      .where('l.key', 'in', promises.map(keyOf))
      .$if(after !== undefined, (query) => query.where(({ eb, and, or }) => or([
        eb('r.period_start', '<', start), and([eb('r.period_start', '=', start), eb('r.id', '>', id)]),
      ])));
    const rows = await session.db.selectFrom(page.as('page')).selectAll().where('place', '<=', limit).orderBy('place').execute();
    return promises.map((promise) => rows.filter((row) => promiseOf({ agreementId: row.agreement_id, key: row.key }) === promise));
  },
  async ({ db, tenantId }, promises) => {
    const rows = await db.selectFrom('level_result as r')
      .innerJoin('level as l', (join) => join.onRef('l.tenant_id', '=', 'r.tenant_id').onRef('l.id', '=', 'r.level_id'))
      .select(({ fn }) => ['l.agreement_id as agreementId', 'l.key', fn.countAll<number>().as('count')])
      .where('r.tenant_id', '=', tenantId)
      .where('r.agreement_id', 'in', promises.map(agreementOf))
      .groupBy(['l.agreement_id', 'l.key'])
      .execute();
    return new Map(rows.map((row) => [promiseOf(row), row.count]));
  },
  ({ period_start, id }) => [period_start.getTime(), id],
);

const agreementOf = (promise: string): string => promise.slice(0, promise.indexOf(' '));
const keyOf = (promise: string): string => promise.slice(promise.indexOf(' ') + 1);

export interface StateCount {
  readonly state: string;
  readonly count: number;
}

/** How many levels are in each state now, of those that the reader may see. */
export function countCurrentStates({ sql: ask, tenantId }: Session, now: Instant): Promise<StateCount[]> {
  return ask<StateCount>(
    `select state, count(*) as count
     from (
       select distinct on (level_id) state
       from entente.level_result
       where tenant_id = $1 and measured_start <= $2 and measured_end > $3
       order by level_id, period_start desc
     ) as current
     group by state
     order by state`,
    [tenantId, new Date(now), new Date(now - BETWEEN_PERIODS)],
  );
}

/** An agreement at a moment, as the key of its state. */
export const agreementAt = (agreementId: string, now: Instant): string => `${agreementId} ${now}`;

/** The state of the worst level that each agreement has at the moment. */
export async function worstCurrentStates({ sql: ask, tenantId }: Session, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const now = Number(keys[0]?.split(' ')[1] ?? 0);
  const rows = await ask<{ agreement_id: string; state: string }>(
    `select distinct on (agreement_id) agreement_id, state
     from (
       select distinct on (level_id) agreement_id, state, state_rank
       from entente.level_result
       where tenant_id = $1 and agreement_id = any ($2) and measured_start <= $3 and measured_end > $4
       order by level_id, period_start desc
     ) as current
     order by agreement_id, state_rank desc`,
    [tenantId, keys.map((key) => key.split(' ')[0]), new Date(now), new Date(now - BETWEEN_PERIODS)],
  );
  return new Map(rows.map((row) => [agreementAt(row.agreement_id, now), row.state]));
}

/** How long the last result of a level may stand for the present while the next one is being computed. */
const BETWEEN_PERIODS = 60_000;

/** The stored accounts of results, as JSON text. */
export async function accountsById({ db, tenantId }: Session, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('level_result').select(['id', 'account']).where('tenant_id', '=', tenantId).where('id', 'in', [...ids]).execute();
  return new Map(rows.map(({ id, account }) => [id, account]));
}

/** The stored clocks of results, as JSON text. */
export async function clocksById({ db, tenantId }: Session, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('level_result').select(['id', 'clocks']).where('tenant_id', '=', tenantId).where('id', 'in', [...ids]).execute();
  return new Map(rows.map(({ id, clocks }) => [id, clocks]));
}
