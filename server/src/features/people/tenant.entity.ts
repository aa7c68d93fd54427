import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** An organisation with an account; the wall of isolation. Its id is the tenant id of all its rows. */
export const Tenant = defineEntity({
  name: 'Tenant',
  tableName: 'tenant',
  properties: {
    id: p.uuid().primary().fieldName('tenant_id'),
    slug: p.string(),
    name: p.string(),
    demo: p.boolean().default(false),
    timeZone: p.string().fieldName('time_zone').default('UTC'),
  },
});

export type Tenant = InferEntity<typeof Tenant>;
