import type { GraphqlFeature } from '../../graphql-kit/feature.ts';
import { Party } from './party.entity.ts';
import { partiesById } from './party.queries.ts';
import { PartyResolver } from './party.resolver.ts';
import { Tenant } from './tenant.entity.ts';

export const entities = [Tenant, Party] as const;
export { Party, PARTY_KINDS, type PartyKind } from './party.entity.ts';
export { PartyType } from './party.types.ts';
export { partiesById } from './party.queries.ts';
export { createParty } from './party.use-cases.ts';
export { Tenant } from './tenant.entity.ts';

export const graphql: GraphqlFeature = {
  resolvers: [PartyResolver],
  nodes: [{ type: 'Party', find: ({ loaders }, id) => loaders.load(partiesById, id) }],
};
