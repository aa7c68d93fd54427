import type { Session } from '../../../store/session/session.ts';

/** Every row of the tenant that terms are made of. Nineteen statements, whatever there is. */
export async function keptRows({ db, tenantId }: Pick<Session, 'db' | 'tenantId'>) {
  const parties = await db.selectFrom('party').select(['id', 'name', 'kind', 'letters', 'position']).where('tenant_id', '=', tenantId).execute();
  const services = await db.selectFrom('service').select(['id', 'name']).where('tenant_id', '=', tenantId).execute();
  const providers = await db.selectFrom('service_provider').select(['service_id', 'party_id']).where('tenant_id', '=', tenantId).execute();
  const components = await db.selectFrom('component').select(['id', 'key', 'name', 'service_id', 'party_id']).where('tenant_id', '=', tenantId).execute();
  const sources = await db.selectFrom('source').select(['id', 'name', 'party_id', 'cadence']).where('tenant_id', '=', tenantId).execute();
  const calendars = await db
    .selectFrom('calendar_version as v')
    .innerJoin('calendar as k', (join) => join.onRef('k.tenant_id', '=', 'v.tenant_id').onRef('k.id', '=', 'v.calendar_id'))
    .select(['v.id', 'v.calendar_id', 'k.name as calendar', 'v.number as version', 'v.name', 'v.terms'])
    .where('v.tenant_id', '=', tenantId)
    .execute();
  const metrics = await db.selectFrom('metric').select(['id', 'component_id', 'key', 'name', 'measures', 'unit', 'terms']).where('tenant_id', '=', tenantId).execute();
  const loose = await db.selectFrom('loose_metric').select(['key', 'name', 'measures', 'unit', 'terms', 'sources']).where('tenant_id', '=', tenantId).execute();
  const speakers = await db.selectFrom('metric_source').select(['metric_id', 'source_id']).where('tenant_id', '=', tenantId).execute();
  const spoken = await db.selectFrom('source_component').select(['source_id', 'component_id']).where('tenant_id', '=', tenantId).execute();
  const agreements = await db
    .selectFrom('agreement')
    .select(['id', 'key', 'name', 'kind', 'provider_party_id', 'customer_party_id', 'zone', 'grace', 'starts_at', 'ends_at', 'terms'])
    .where('tenant_id', '=', tenantId)
    .execute();
  const versions = await db.selectFrom('agreement_version').select(['id', 'agreement_id', 'number', 'effective_from', 'terms']).where('tenant_id', '=', tenantId).orderBy('number').execute();
  const levels = await db
    .selectFrom('level')
    .select(['version_id', 'key', 'name', 'kind', 'metric_id', 'calendar_version_id', 'obligor_party_id', 'expected', 'minimum', 'every', 'anchor', 'terms'])
    .where('tenant_id', '=', tenantId)
    .orderBy('place')
    .execute();
  const shared = await db
    .selectFrom('shared_metric')
    .select(['id', 'key', 'name', 'end_to_end_metric_id', 'structure', 'rule', 'calendar_version_id', 'zone', 'every', 'anchor', 'expected', 'minimum', 'terms', 'starts_at', 'ends_at'])
    .where('tenant_id', '=', tenantId)
    .execute();
  const parts = await db.selectFrom('shared_component').select(['shared_metric_id', 'party_id', 'metric_id', 'name']).where('tenant_id', '=', tenantId).orderBy('place').execute();
  const money = await db.selectFrom('version_money').select(['version_id', 'terms']).where('tenant_id', '=', tenantId).execute();
  const sums = await db.selectFrom('shared_sum').select(['key', 'name', 'calendar_version_id', 'terms']).where('tenant_id', '=', tenantId).execute();
  const contracts = await db.selectFrom('contract').select(['key', 'name', 'provider_party_id', 'customer_party_id', 'signed', 'lines']).where('tenant_id', '=', tenantId).execute();
  const about = await db.selectFrom('about').select(['kind', 'name', 'words']).where('tenant_id', '=', tenantId).execute();
  return { parties, services, providers, components, sources, calendars, metrics, loose, speakers, spoken, agreements, versions, levels, shared, parts, money, sums, contracts, about };
}

export type KeptRows = Awaited<ReturnType<typeof keptRows>>;
