import type { NamedParty, StatementInput } from '@entente/statement';
import type { Interval } from '@entente/worktime';
import type { Session } from '../../../store/session/session.ts';

/** Who a statement speaks of. */
export type Stated = Pick<StatementInput, 'tenant' | 'agreement'>;

interface Row {
  readonly slug: string;
  readonly tenant: string;
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly provider_id: string;
  readonly provider: string;
  readonly customer_id: string;
  readonly customer: string;
}

export async function partiesOf({ sql, tenantId }: Session, agreementId: string): Promise<Stated | undefined> {
  const [row] = await sql<Row>(
    `select t.slug, t.name as tenant, a.key, a.name, a.kind, p.id as provider_id, p.name as provider, c.id as customer_id, c.name as customer
     from entente.agreement a
     join entente.tenant t on t.tenant_id = $1
     join entente.party p on p.tenant_id = $1 and p.id = a.provider_party_id
     join entente.party c on c.tenant_id = $1 and c.id = a.customer_party_id
     where a.tenant_id = $1 and a.id = $2`,
    [tenantId, agreementId],
  );
  if (row === undefined) return undefined;
  const provider: NamedParty = { id: row.provider_id, name: row.provider };
  const customer: NamedParty = { id: row.customer_id, name: row.customer };
  return {
    tenant: { id: tenantId, slug: row.slug, name: row.tenant },
    agreement: { id: agreementId, key: row.key, name: row.name, kind: row.kind, provider, customer },
  };
}

/** The hash of the version that the next one replaces. */
export async function previousHash(
  { sql, tenantId }: Session,
  { agreementId, period, version }: { readonly agreementId: string; readonly period: Interval; readonly version: number },
  partyId: string | null,
): Promise<string | null> {
  const [row] = await sql<{ hash: string }>(
    `select hash from entente.statement
     where tenant_id = $1 and agreement_id = $2 and period_start = $3 and period_end = $4 and version = $5 and party_id is not distinct from $6`,
    [tenantId, agreementId, new Date(period.start), new Date(period.end), version - 1, partyId],
  );
  return row?.hash ?? null;
}
