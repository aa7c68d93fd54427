import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

export const ROLES = ['owner', 'admin', 'manager', 'analyst', 'viewer'] as const;

/** What a user is in a tenant. Whoever changes what it may see raises `epoch`. */
export const Membership = defineEntity({
  name: 'Membership',
  tableName: 'membership',
  properties: {
    id: p.uuid().primary(),
    userId: p.string().fieldName('user_id'),
    name: p.string(),
    email: p.string(),
    role: p.enum(ROLES),
    partyId: p.uuid().fieldName('party_id').nullable(),
    epoch: p.integer().default(1),
    state: p.enum(['active', 'removed']).default('active'),
    createdAt: p.datetime().fieldName('created_at'),
  },
});

export type Membership = InferEntity<typeof Membership>;
