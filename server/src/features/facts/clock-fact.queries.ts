import type { ClockEventKind, ClockFact } from '@entente/sla';
import type { Session } from '../../store/session/session.ts';
import type { FactQuery } from './fact-query.ts';

type Measured = FactQuery['measured'][number];

/**
 * The numbered events of the clocks that can matter in the window: of every clock that began before its end and is told
 * of after its beginning, or was not over before. A clock that is asked for comes with all its events, and with the clocks that it is a
 * part of (S11); those are told by what is measured after it.
 */
export async function clockFacts(session: Session, query: FactQuery): Promise<readonly ClockFact[]> {
  const [own, ...above] = query.measured.filter(({ method }) => method.measures === 'clocks');
  if (own === undefined) return [];
  const found = [await eventsOf(session, own, query, undefined)];
  for (const parent of above) {
    const named = found.at(-1)?.flatMap(({ parent: clock }) => clock ?? []) ?? [];
    if (named.length > 0) found.push(await eventsOf(session, parent, query, [...new Set(named)]));
  }
  return [...new Map(found.flat().map((fact) => [fact.id, fact])).values()];
}

interface Row {
  readonly id: string;
  readonly position: number;
  readonly source: string;
  readonly metric: string;
  readonly component: string;
  readonly recorded_at: Date;
  readonly at: Date;
  readonly clock: string;
  readonly event: ClockEventKind;
  readonly sequence: number | null;
  readonly priority: string | null;
  readonly reason: string | null;
  readonly party: string | null;
  readonly parent: string | null;
}

async function eventsOf({ sql, tenantId }: Session, { component, method, repeats = false }: Measured, { window, upTo }: FactQuery, clocks: readonly string[] | undefined): Promise<readonly ClockFact[]> {
  const rows = await sql<Row>(clocks === undefined ? OPEN_SINCE : OF_CLOCKS, [
    tenantId, component, [...method.sources], method.metric ?? null, upTo, ...(clocks === undefined ? [new Date(window.start), new Date(window.end), repeats ? ['cancel'] : ['stop', 'cancel']] : [[...clocks]]),
  ]);
  return rows.map(({ recorded_at, at, sequence, priority, reason, party, parent, ...row }) => ({
    kind: 'clock', ...row, recordedAt: recorded_at.getTime(), at: at.getTime(),
    ...(sequence === null ? {} : { sequence }), ...(priority === null ? {} : { priority }), ...(reason === null ? {} : { reason }), ...(party === null ? {} : { party }), ...(parent === null ? {} : { parent }),
  }));
}

const TOLD = `
  select e.id, p.position, e.source_id as source, e.metric_id as metric, m.component, e.recorded_at, e.at, e.clock, e.event, e.sequence, e.priority, e.reason, e.party, e.parent`;
const MEASURED = `
    select m.id, c.key as component
    from entente.component c
    join entente.metric m on m.tenant_id = $1 and m.component_id = c.id and ($4::uuid is null or m.id = $4)
    where c.tenant_id = $1 and c.key = $2`;
// From one clock to the next through the index, however many events they have: the first is when it began. It matters
// when that is before the window's end, and when it is told of in the window or later, or was not over before: a clock is
// over when nothing is told of it after the event that ended it. Only then are all of its events read.
export const OPEN_SINCE = `
  with recursive measured as (${MEASURED}
  ), begun as (
    select m.id as metric_id, f.clock, f.at
    from measured m
    cross join lateral (
      select e.clock, e.at from entente.clock_event e where e.tenant_id = $1 and e.metric_id = m.id order by e.clock, e.at limit 1
    ) f
    union all
    select b.metric_id, f.clock, f.at
    from begun b
    cross join lateral (
      select e.clock, e.at from entente.clock_event e where e.tenant_id = $1 and e.metric_id = b.metric_id and e.clock > b.clock order by e.clock, e.at limit 1
    ) f
  ), mattering as (
    select b.metric_id, b.clock
    from begun b
    cross join lateral (
      select e.at
      from entente.clock_event e
      join entente.log_position q on q.tenant_id = $1 and q.id = e.id and q.position <= $5
      where e.tenant_id = $1 and e.metric_id = b.metric_id and e.clock = b.clock and e.source_id = any ($3::uuid[])
      order by e.at desc
      limit 1
    ) l
    where b.at < $7 and (l.at >= $6 or exists (
      select 1
      from entente.clock_event o
      join entente.log_position r on r.tenant_id = $1 and r.id = o.id and r.position <= $5
      where o.tenant_id = $1 and o.metric_id = b.metric_id and o.clock = b.clock and o.at = l.at and o.source_id = any ($3::uuid[]) and o.event <> all ($8::text[])
    ))
  )${TOLD}
  from mattering w
  join measured m on m.id = w.metric_id
  join entente.clock_event e on e.tenant_id = $1 and e.metric_id = w.metric_id and e.clock = w.clock and e.source_id = any ($3::uuid[])
  join entente.log_position p on p.tenant_id = $1 and p.id = e.id and p.position <= $5
  order by p.position`;
const OF_CLOCKS = `
  with measured as (${MEASURED}
  )${TOLD}
  from measured m
  join entente.clock_event e on e.tenant_id = $1 and e.metric_id = m.id and e.clock = any ($6::text[]) and e.source_id = any ($3::uuid[])
  join entente.log_position p on p.tenant_id = $1 and p.id = e.id and p.position <= $5
  order by p.position`;
