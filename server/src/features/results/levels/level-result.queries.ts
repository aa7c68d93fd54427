import type { Instant } from '@entente/worktime';
import type { Session } from '../../../store/session/session.ts';

/** What lists read of results: everything but the account, and the number of statements of the period. */
const COLUMNS = [
  'r.id', 'r.agreement_id', 'r.level_id', 'r.period_start', 'r.period_end', 'r.label', 'r.running', 'r.state', 'r.good', 'r.bad', 'r.shown',
  'r.best_good', 'r.best_bad', 'r.best_shown', 'r.judged_good', 'r.judged_bad', 'r.judged_shown',
  'r.time_good', 'r.time_bad', 'r.time_excluded', 'r.time_unknown', 'r.time_out_of_hours', 'r.time_not_yet_known',
  'r.coverage_known', 'r.coverage_whole', 'r.budget_allowed_numerator', 'r.budget_allowed_denominator', 'r.budget_left_numerator', 'r.budget_left_denominator',
  'r.stale_since', 'r.cells', 'r.log_position', 'r.computed_at', 'p.version as statements',
] as const;

export type LevelResultRow = Awaited<ReturnType<typeof levelResultsById>>[number];

const results = ({ db, tenantId }: Session) => db
  .selectFrom('level_result as r')
  .leftJoin('period_state as p', (join) => join
    .onRef('p.tenant_id', '=', 'r.tenant_id')
    .onRef('p.agreement_id', '=', 'r.agreement_id')
    .onRef('p.period_start', '=', 'r.period_start')
    .onRef('p.period_end', '=', 'r.period_end'))
  .where('r.tenant_id', '=', tenantId);

export function levelResultsById(session: Session, ids: readonly string[]) {
  return results(session).select(COLUMNS).where('r.id', 'in', [...ids]).orderBy('r.level_id').orderBy('r.period_start', 'desc').execute();
}

/** The latest result of each level. */
export function latestLevelResults(session: Session, levels: readonly string[]): Promise<LevelResultRow[]> {
  return results(session).distinctOn('r.level_id').select(COLUMNS).where('r.level_id', 'in', [...levels])
    .orderBy('r.level_id').orderBy('r.period_start', 'desc').execute();
}

/** The results whose period holds the instant. */
export function levelResultsAt(session: Session, levels: readonly string[], instant: Instant): Promise<LevelResultRow[]> {
  return results(session).select(COLUMNS).where('r.level_id', 'in', [...levels])
    .where('r.period_start', '<=', new Date(instant)).where('r.period_end', '>', new Date(instant)).execute();
}

/** A page of the results of a promise through all its versions, the latest first; one more than asked tells of a next page. */
export function levelResultsPage(session: Session, levels: readonly string[], before: Instant | undefined, first: number): Promise<LevelResultRow[]> {
  return results(session).select(COLUMNS).where('r.level_id', 'in', [...levels])
    .$if(before !== undefined, (query) => query.where('r.period_start', '<', new Date(before ?? 0)))
    .orderBy('r.period_start', 'desc').limit(first + 1).execute();
}

export interface StateCount {
  readonly state: string;
  readonly count: number;
}

/** How many levels are in each state now, of those that the reader may see. */
export function countCurrentStates({ sql, tenantId }: Session, now: Instant): Promise<StateCount[]> {
  return sql<StateCount>(
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

/** The rank of the worst state that a level of each agreement is in now. */
export function worstCurrentRanks({ sql, tenantId }: Session, agreements: readonly string[], now: Instant) {
  return sql<{ agreement_id: string; rank: number }>(
    `select agreement_id, max(state_rank)::integer as rank
     from (
       select distinct on (level_id) agreement_id, state_rank
       from entente.level_result
       where tenant_id = $1 and agreement_id = any ($2) and measured_start <= $3 and measured_end > $4
       order by level_id, period_start desc
     ) as current
     group by agreement_id`,
    [tenantId, agreements, new Date(now), new Date(now - BETWEEN_PERIODS)],
  );
}

/** How long the last result of a level may stand for the present while the next one is being computed. */
const BETWEEN_PERIODS = 60_000;

export interface StretchRow {
  readonly result_id: string;
  readonly id: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly state: string;
  readonly reason: string | null;
  readonly source: string | null;
  readonly total: number;
}

/** A page of the stretches of each result, in order of time; one more than asked tells of a next page. */
export function stretchPages({ sql, tenantId }: Session, resultIds: readonly string[], after: Instant | undefined, first: number): Promise<StretchRow[]> {
  return sql<StretchRow>(
    `select result_id, id, starts_at, ends_at, state, reason, source, total
     from (
       select *, row_number() over (partition by result_id order by starts_at) as place
       from (
         select *, count(*) over (partition by result_id) as total
         from entente.stretch
         where tenant_id = $1 and result_id = any ($2)
       ) as every_one
       where $3::timestamptz is null or starts_at > $3
     ) as page
     where place <= $4
     order by result_id, starts_at`,
    [tenantId, resultIds, after === undefined ? null : new Date(after), first + 1],
  );
}

/** The stored accounts of results, as JSON text. */
export function accountsOf({ db, tenantId }: Session, resultIds: readonly string[]) {
  return db.selectFrom('level_result').select(['id', 'account']).where('tenant_id', '=', tenantId).where('id', 'in', [...resultIds]).execute();
}
