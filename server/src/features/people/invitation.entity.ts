import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { ROLES } from './membership.entity.ts';

/** A link that makes whoever signs up with its e-mail a member. Only the hash of its secret is kept. */
export const Invitation = defineEntity({
  name: 'Invitation',
  tableName: 'invitation',
  properties: {
    id: p.uuid().primary(),
    email: p.string(),
    role: p.enum(ROLES),
    partyId: p.uuid().fieldName('party_id').nullable(),
    secretHash: p.string().fieldName('secret_hash'),
    createdAt: p.datetime().fieldName('created_at'),
    expiresAt: p.datetime().fieldName('expires_at'),
    acceptedAt: p.datetime().fieldName('accepted_at').nullable(),
  },
});

export type Invitation = InferEntity<typeof Invitation>;
