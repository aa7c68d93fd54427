import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Allow } from '../../access/allow.ts';
import type { Actor, Role } from '../../access/actor.ts';
import { type Connection, PageArgs } from '../../graphql-kit/connection.ts';
import type { Context } from '../../graphql-kit/context.ts';
import { idOf } from '../../graphql-kit/ids.ts';
import { answer, type Problems } from '../../graphql-kit/problems.ts';
import { RoleEnum } from '../../graphql-kit/role.ts';
import type { Store } from '../../store/open-store.ts';
import { Invitation } from './invitation.entity.ts';
import { InvitationConnection, InvitationLink, InvitationType, InviteInput, InviteResult } from './invitation.types.ts';
import type { Membership } from './membership.entity.ts';
import { mayManage } from './membership.policy.ts';
import { MembershipConnection, MembershipPermissions, MembershipResult, MembershipType } from './membership.types.ts';
import { changeRole, invite, removeMembership } from './membership.use-cases.ts';
import { partiesById } from './party.queries.ts';
import { PartyType } from './party.types.ts';
import { invitationsPage, membersPage, type OwnMembership, ownMemberships, tenantOf } from './people.queries.ts';
import { TenantType } from './tenant.types.ts';

type Shown = MembershipType | OwnMembership;

@Resolver(() => MembershipType)
export class MembershipResolver {
  @Allow('read-members')
  @Query(() => MembershipConnection)
  members(@Args(() => PageArgs) page: PageArgs, @Ctx() { session }: Context): Promise<Connection<MembershipType>> {
    return membersPage(session, page);
  }

  @FieldResolver(() => TenantType)
  async tenant(@Root() membership: Shown, @Ctx() context: Context): Promise<TenantType | null> {
    return 'tenant' in membership ? membership.tenant : tenantOf(context.session);
  }

  @FieldResolver(() => PartyType, { nullable: true })
  async party(@Root() membership: Shown, @Ctx() { loaders, store, caller }: Context): Promise<PartyType | null> {
    const { partyId, tenantId } = membership;
    if (partyId === null) return null;
    if (caller.actor?.tenantId === tenantId) return loaders.load(partiesById, partyId);
    const found = await store.asSystem("a user's memberships", ({ inTenant }) => inTenant(tenantId, (session) => partiesById(session, [partyId]), { readOnly: true }));
    return found.get(partyId) ?? null;
  }

  @FieldResolver(() => MembershipPermissions)
  permissions(@Root() membership: Shown, @Ctx() { caller }: Context): MembershipPermissions {
    const manage = mayManage(actorOver(membership, caller.actor), membership);
    return { remove: manage, changeRole: manage, makeResetLink: manage };
  }

  @Allow('manage-members')
  @Mutation(() => MembershipResult)
  async changeRole(
    @Arg('membership', () => ID) id: string,
    @Arg('role', () => RoleEnum) role: Role,
    @Arg('party', () => ID, { nullable: true }) party: string | null | undefined,
    @Ctx() { session }: Context,
  ): Promise<MembershipType | Problems> {
    return answer(await changeRole(session, idOf('Membership', id), role, partyIn(party)), (value) => shown(value, session.tenantId));
  }

  @Allow('manage-members')
  @Mutation(() => MembershipResult)
  async removeMembership(@Arg('membership', () => ID) id: string, @Ctx() { session }: Context): Promise<MembershipType | Problems> {
    return answer(await removeMembership(session, idOf('Membership', id)), (value) => shown(value, session.tenantId));
  }
}

@Resolver(() => InvitationType)
export class InvitationResolver {
  @Allow('manage-members')
  @Query(() => InvitationConnection)
  invitations(@Args(() => PageArgs) page: PageArgs, @Ctx() { session }: Context): Promise<Connection<InvitationType>> {
    return invitationsPage(session, page);
  }

  @FieldResolver(() => PartyType, { nullable: true })
  async party(@Root() { partyId }: InvitationType, @Ctx() { loaders }: Context): Promise<PartyType | null> {
    return partyId === null ? null : loaders.load(partiesById, partyId);
  }

  @Allow('manage-members')
  @Mutation(() => InviteResult)
  async invite(@Arg('input', () => InviteInput) { email, role, party }: InviteInput, @Ctx() { session, now, origin }: Context): Promise<InvitationLink | Problems> {
    const outcome = await invite(session, { email, role, partyId: partyIn(party) }, new Date(now));
    return answer(outcome, ({ invitation, token }) => ({ invitation: shownInvitation(invitation), url: `${origin}/invitation/${token}` }));
  }
}

/** A party that is named and is none is a party that nobody has, not no party. */
function partyIn(id: string | null | undefined): string | null {
  if (id === null || id === undefined) return null;
  return idOf('Party', id) ?? NOBODYS;
}

const NOBODYS = '00000000-0000-0000-0000-000000000000';

const shown = ({ id, name, email, role, partyId, state }: Membership, tenantId: string): MembershipType => ({ id, tenantId, name, email, role, partyId: partyId ?? null, state });

const shownInvitation = ({ id, email, role, partyId, createdAt, expiresAt, acceptedAt }: Invitation): InvitationType => ({
  id, email, role, partyId: partyId ?? null, createdAt, expiresAt, acceptedAt: acceptedAt ?? null,
});

function actorOver(membership: Shown, actor: Actor | null): Actor {
  if ('actor' in membership) return membership.actor;
  if (actor === null) throw new Error('a membership was read by nobody');
  return actor;
}

/** A membership of the person itself, in whichever tenant. */
export async function withTenant(store: Store, userId: string, membershipId: string, tenantId: string): Promise<OwnMembership> {
  const own = (await ownMemberships(store, userId)).find((each) => each.id === membershipId && each.tenantId === tenantId);
  if (own === undefined) throw new Error('a membership that was just made is not there');
  return own;
}
