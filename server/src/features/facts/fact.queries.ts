import type { ExclusionFact, Fact, StatusChange, StatusState } from '@entente/sla';
import type { Session } from '../../store/session/session.ts';
import type { FactQuery } from './fact-query.ts';
import { clockFacts } from './clock-fact.queries.ts';
import { sampleRuns } from './samples/sample-fact.queries.ts';

/** The numbered facts that can matter to what is measured, in log order. A fact without a number is not known yet. */
export async function factsOf(session: Session, query: FactQuery): Promise<readonly Fact[]> {
  const kinds: readonly (readonly Fact[])[] = await Promise.all([statusChanges(session, query), sampleRuns(session, query), clockFacts(session, query), exclusions(session, query)]);
  return kinds.flat().sort((one, other) => one.position - other.position);
}

interface StatusRow {
  readonly id: string;
  readonly position: number;
  readonly source: string;
  readonly metric: string;
  readonly component: string;
  readonly at: Date;
  readonly state: StatusState;
  readonly recorded_at: Date;
}

async function statusChanges({ sql, tenantId }: Session, { measured, window, upTo }: FactQuery): Promise<readonly StatusChange[]> {
  const spoken = measured.flatMap(({ component, method }) => (method.measures === 'clocks' ? [] : method.sources).map((source) => ({ component, source })));
  if (spoken.length === 0) return [];
  const rows = await sql<StatusRow>(STATUS, [
    tenantId, spoken.map(({ component }) => component), spoken.map(({ source }) => source), new Date(window.start), new Date(window.end), upTo,
  ]);
  return rows.map(({ at, recorded_at, ...row }) => ({ kind: 'status', ...row, at: at.getTime(), recordedAt: recorded_at.getTime() }));
}

/**
 * The changes inside the window, and before it everything that was said at the last instant that something was said:
 * of several facts of one instant the one numbered last counts, and which that is, is for the engine to say.
 */
const STATUS = `
  with spoken as (
    select distinct m.id as metric_id, m.tenant_id, c.key as component, w.source_id
    from unnest($2::text[], $3::uuid[]) as w (component, source_id)
    join entente.component c on c.tenant_id = $1 and c.key = w.component
    join entente.metric m on m.tenant_id = $1 and m.component_id = c.id
  ), facts as (
    select f.id, p.position, f.source_id as source, f.metric_id as metric, s.component, f.at, f.state, f.recorded_at
    from spoken s
    cross join lateral (
      select coalesce(max(b.at), $4) as since
      from entente.status_change b
      join entente.log_position q on q.tenant_id = $1 and q.id = b.id and q.position <= $6
      where b.tenant_id = $1 and b.metric_id = s.metric_id and b.source_id = s.source_id and b.at <= $4
    ) before
    join entente.status_change f
      on f.tenant_id = $1 and f.metric_id = s.metric_id and f.source_id = s.source_id and f.at >= before.since and f.at < $5
    join entente.log_position p on p.tenant_id = $1 and p.id = f.id and p.position <= $6
    where f.tenant_id = $1
  )
  select id, position, source, metric, component, at, state, recorded_at from facts`;

interface ExclusionRow {
  readonly id: string;
  readonly position: number;
  readonly source: string;
  readonly component: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly reason: string;
  readonly approved: boolean;
  readonly recorded_at: Date;
}

/**
 * An exclusion's "source" is the source or the member who declared it. One that a later word has cut short comes with
 * that word, also where only the earlier one reaches into the window: of one identity the last word counts (S1a).
 */
async function exclusions({ sql, tenantId }: Session, { measured, window, upTo }: FactQuery): Promise<readonly ExclusionFact[]> {
  const rows = await sql<ExclusionRow>(
    `select e.id, p.position, coalesce(e.source_id, e.membership_id) as source, c.key as component, e.starts_at, e.ends_at, e.reason, e.approved, e.recorded_at
     from entente.component c
     join entente.exclusion e on e.tenant_id = $1 and e.component_id = c.id and e.starts_at < $4 and exists (
       select 1 from entente.exclusion o
       where o.tenant_id = $1 and o.component_id = e.component_id and o.starts_at = e.starts_at and o.ends_at > $3
         and coalesce(o.source_id, o.membership_id) = coalesce(e.source_id, e.membership_id))
     join entente.log_position p on p.tenant_id = $1 and p.id = e.id and p.position <= $5
     where c.tenant_id = $1 and c.key = any ($2)`,
    [tenantId, [...new Set(measured.map(({ component }) => component))], new Date(window.start), new Date(window.end), upTo],
  );
  return rows.map(({ starts_at, ends_at, recorded_at, ...row }) => ({
    kind: 'exclusion', ...row, window: { start: starts_at.getTime(), end: ends_at.getTime() }, recordedAt: recorded_at.getTime(),
  }));
}

/** What the tenant's sources are called, by id. */
export async function sourceNames({ sql, tenantId }: Session): Promise<ReadonlyMap<string, string>> {
  const rows = await sql<{ id: string; name: string }>('select id, name from entente.source where tenant_id = $1', [tenantId]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
