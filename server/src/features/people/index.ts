import { Party } from './party.entity.ts';
import { Tenant } from './tenant.entity.ts';

export const entities = [Tenant, Party] as const;
export { Party, PARTY_KINDS, type PartyKind } from './party.entity.ts';
export { Tenant } from './tenant.entity.ts';
