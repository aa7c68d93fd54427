import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

export const Service = defineEntity({
  name: 'Service',
  tableName: 'service',
  properties: { id: p.uuid().primary(), name: p.string() },
});
export type Service = InferEntity<typeof Service>;

/** A part of a service that can be up or down by itself; facts name it by its key. */
export const Component = defineEntity({
  name: 'Component',
  tableName: 'component',
  properties: {
    id: p.uuid().primary(),
    serviceId: () => p.manyToOne(Service).mapToPk().fieldName('service_id'),
    partyId: p.uuid().fieldName('party_id').nullable(),
    key: p.string(),
    name: p.string(),
  },
});
export type Component = InferEntity<typeof Component>;
