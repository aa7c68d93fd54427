import type { GraphqlFeature } from '../../graphql-kit/feature.ts';
import { Invitation } from './invitation.entity.ts';
import { Membership } from './membership.entity.ts';
import { InvitationResolver, MembershipResolver } from './membership.resolver.ts';
import { Party } from './party.entity.ts';
import { partiesById } from './party.queries.ts';
import { PartyResolver } from './party.resolver.ts';
import { decide } from '../../access/decide.ts';
import { auditEntryById, invitationById, membershipById, tenantOf } from './people.queries.ts';
import { ResetLinkResolver } from './reset-link.resolver.ts';
import { Tenant } from './tenant.entity.ts';
import { TenantResolver } from './tenant.resolver.ts';
import { ViewerResolver } from './viewer.resolver.ts';

export const entities = [Tenant, Party, Membership, Invitation] as const;
export { Party, PARTY_KINDS, type PartyKind } from './party.entity.ts';
export { PartyType } from './party.types.ts';
export { partiesById } from './party.queries.ts';
export { createParty } from './party.use-cases.ts';
export { Tenant } from './tenant.entity.ts';
export { createTenant } from './tenant.use-cases.ts';
export { acceptInvitation, invite } from './membership.use-cases.ts';
export { lapsedMemberships, memberOf, membersOf } from './member-of.ts';
export { mayBegin, notePasswordChange, noteSignIn } from './begin.ts';
export { openSignIn, type SignIn } from './sign-in/sign-in.ts';
export { Attempts } from './sign-in/attempts.ts';

export const graphql: GraphqlFeature = {
  resolvers: [ViewerResolver, TenantResolver, MembershipResolver, InvitationResolver, ResetLinkResolver, PartyResolver],
  nodes: [
    { type: 'Party', find: ({ loaders }, id) => loaders.load(partiesById, id) },
    { type: 'Tenant', find: async ({ session }, id) => (id === session.tenantId ? tenantOf(session) : null) },
    { type: 'Membership', find: async ({ caller, session }, id) => (decide(caller, 'read-members').authorized ? membershipById(session, id) : null) },
    { type: 'Invitation', find: async ({ caller, session }, id) => (decide(caller, 'manage-members').authorized ? invitationById(session, id) : null) },
    { type: 'AuditEntry', find: async ({ caller, session }, id) => (decide(caller, 'read-audit').authorized ? auditEntryById(session, id) : null) },
  ],
};
