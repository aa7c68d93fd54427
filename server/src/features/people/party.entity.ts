import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

export const PARTY_KINDS = ['customer', 'provider', 'internal-unit', 'integrator', 'unattributed'] as const;
export type PartyKind = (typeof PARTY_KINDS)[number];

/**
 * An organisation or department in a tenant's book. `id` alone is the ORM's key; `tenant_id` is left to its column
 * default, the tenant of the session.
 */
export const Party = defineEntity({
  name: 'Party',
  tableName: 'party',
  properties: {
    id: p.uuid().primary(),
    kind: p.enum(PARTY_KINDS),
    name: p.string(),
    letters: p.string(),
    position: p.integer().default(0),
  },
});

export type Party = InferEntity<typeof Party>;
