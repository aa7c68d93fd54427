import type { ClockEventKind, ClockFact } from '@entente/sla';
import type { Session } from '../../store/session/session.ts';
import type { FactQuery } from './fact-query.ts';

type Measured = FactQuery['measured'][number];

/**
 * The numbered events of the clocks that can matter from the window's beginning on: of every clock that is told of
 * then, or was not over before. A clock that is asked for comes with all its events, and with the clocks that it is a
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
    tenantId, component, [...method.sources], method.metric ?? null, upTo, ...(clocks === undefined ? [new Date(window.start), repeats ? ['cancel'] : ['stop', 'cancel']] : [[...clocks]]),
  ]);
  return rows.map(({ recorded_at, at, sequence, priority, reason, party, parent, ...row }) => ({
    kind: 'clock', ...row, recordedAt: recorded_at.getTime(), at: at.getTime(),
    ...(sequence === null ? {} : { sequence }), ...(priority === null ? {} : { priority }), ...(reason === null ? {} : { reason }), ...(party === null ? {} : { party }), ...(parent === null ? {} : { parent }),
  }));
}

const EVENTS = `
  with told as (
    select e.id, p.position, e.source_id as source, e.metric_id as metric, c.key as component, e.recorded_at, e.at, e.clock, e.event, e.sequence, e.priority, e.reason, e.party, e.parent
    from entente.component c
    join entente.metric m on m.tenant_id = $1 and m.component_id = c.id and ($4::uuid is null or m.id = $4)
    join entente.clock_event e on e.tenant_id = $1 and e.metric_id = m.id and e.source_id = any ($3::uuid[])
    join entente.log_position p on p.tenant_id = $1 and p.id = e.id and p.position <= $5
    where c.tenant_id = $1 and c.key = $2
  )
  select id, position, source, metric, component, recorded_at, at, clock, event, sequence, priority, reason, party, parent`;

// A clock is over when nothing is told of it after the event that ended it.
const OPEN_SINCE = `${EVENTS}
  from told
  where clock in (
    select l.clock
    from (select clock, max(at) as last_at from told group by clock) as l
    where l.last_at >= $6 or exists (select 1 from told o where o.clock = l.clock and o.at = l.last_at and o.event <> all ($7::text[]))
  )`;

const OF_CLOCKS = `${EVENTS}
  from told
  where clock = any ($6::text[])`;
