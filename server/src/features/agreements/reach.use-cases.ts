import type { Session } from '../../store/session/session.ts';

/** One row of what a party may see. */
export interface Reach {
  readonly party_id: string;
  readonly aspect: string;
  readonly target_kind: string;
  readonly target_id: string;
}

/**
 * Writes anew what these parties may see. Called in the transaction of every use case that changes a role in an
 * agreement or a shared metric, or a disclosure: what is seen never waits for a job.
 *
 * A role in an agreement gives all of it; a component in a shared metric gives the metric; a disclosure gives only
 * the aspect it names. What a visible agreement's terms speak of (parties, services, components, metrics and their sources, calendars)
 * can be read with them.
 */
export async function rewriteReach({ sql, tenantId, em }: Session, parties: readonly string[]): Promise<void> {
  await em.flush();
  const ids = [...new Set(parties)];
  await sql('delete from entente.party_reach where tenant_id = $1 and party_id = any($2::uuid[])', [tenantId, ids]);
  await sql(WRITE_REACH, [tenantId, ids]);
}

/** What these parties may see by roles and disclosures, from the beginning: rewriteReach has to leave just this. */
export function reachFromScratch({ sql, tenantId }: Session, parties: readonly string[]): Promise<Reach[]> {
  return sql<Reach>(READ_REACH, [tenantId, [...parties]]);
}

/** The parties that read the terms of these metrics, whose reach follows what the metrics are measured by. */
export async function partiesReading({ sql, tenantId }: Session, metrics: readonly string[]): Promise<readonly string[]> {
  const rows = await sql<{ party_id: string }>(
    `select distinct party_id from entente.party_reach
     where tenant_id = $1 and aspect = 'terms' and target_kind = 'metric' and target_id = any ($2::uuid[])`,
    [tenantId, [...metrics]],
  );
  return rows.map(({ party_id }) => party_id);
}

const REACH = `
  with whose as (
    select unnest($2::uuid[]) as party_id
  ), aspects as (
    select unnest(array['terms', 'levels', 'money']) as aspect
  ), agreements as (
    select w.party_id, s.aspect, a.id
    from whose w
    join entente.agreement a on a.tenant_id = $1 and w.party_id in (a.provider_party_id, a.customer_party_id)
    cross join aspects s
    union
    select d.party_id, d.aspect, d.target_id
    from whose w
    join entente.disclosure d on d.tenant_id = $1 and d.party_id = w.party_id and d.target_kind = 'agreement'
  ), shared as (
    select w.party_id, s.aspect, p.shared_metric_id as id
    from whose w
    join entente.shared_component p on p.tenant_id = $1 and p.party_id = w.party_id
    cross join aspects s
    where s.aspect in ('terms', 'levels')
    union
    select d.party_id, d.aspect, d.target_id
    from whose w
    join entente.disclosure d on d.tenant_id = $1 and d.party_id = w.party_id and d.target_kind = 'shared_metric'
  ), measured as (
    select g.party_id, l.metric_id, l.calendar_version_id, l.obligor_party_id
    from agreements g
    join entente.level l on l.tenant_id = $1 and l.agreement_id = g.id
    where g.aspect = 'terms'
    union
    select h.party_id, p.metric_id, m.calendar_version_id, p.party_id
    from shared h
    join entente.shared_metric m on m.tenant_id = $1 and m.id = h.id
    join entente.shared_component p on p.tenant_id = $1 and p.shared_metric_id = m.id
    where h.aspect = 'terms'
    union
    select h.party_id, m.end_to_end_metric_id, m.calendar_version_id, null
    from shared h
    join entente.shared_metric m on m.tenant_id = $1 and m.id = h.id
    where h.aspect = 'terms' and m.end_to_end_metric_id is not null
  ), things as (
    select party_id, 'party' as kind, party_id as id from whose
    union
    select g.party_id, 'party', p.id
    from agreements g
    join entente.agreement a on a.tenant_id = $1 and a.id = g.id
    join entente.party p on p.tenant_id = $1 and p.id in (a.provider_party_id, a.customer_party_id)
    union
    select party_id, 'party', obligor_party_id from measured where obligor_party_id is not null
    union
    select party_id, 'metric', metric_id from measured
    union
    select n.party_id, 'source', s.source_id
    from measured n
    join entente.metric_source s on s.tenant_id = $1 and s.metric_id = n.metric_id
    union
    select n.party_id, 'component', m.component_id
    from measured n
    join entente.metric m on m.tenant_id = $1 and m.id = n.metric_id
    union
    select n.party_id, 'service', c.service_id
    from measured n
    join entente.metric m on m.tenant_id = $1 and m.id = n.metric_id
    join entente.component c on c.tenant_id = $1 and c.id = m.component_id
    union
    select n.party_id, 'calendar', v.calendar_id
    from measured n
    join entente.calendar_version v on v.tenant_id = $1 and v.id = n.calendar_version_id
  )
  select $1::uuid as tenant_id, party_id, aspect, 'agreement' as target_kind, id as target_id from agreements
  union
  select $1::uuid, party_id, aspect, 'shared_metric', id from shared
  union
  select $1::uuid, party_id, 'terms', kind, id from things`;

const WRITE_REACH = `
  insert into entente.party_reach (tenant_id, party_id, aspect, target_kind, target_id)
  ${REACH}
  on conflict do nothing`;

const READ_REACH = `
  select distinct party_id, aspect, target_kind, target_id
  from (${REACH}) as reach
  order by party_id, aspect, target_kind, target_id`;
