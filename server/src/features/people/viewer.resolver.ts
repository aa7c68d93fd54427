import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Allow } from '../../access/allow.ts';
import type { Context } from '../../graphql-kit/context.ts';
import { answer, type Problems } from '../../graphql-kit/problems.ts';
import { MembershipResult, MembershipType } from './membership.types.ts';
import { acceptInvitation } from './membership.use-cases.ts';
import { type OwnMembership, ownMemberships } from './people.queries.ts';
import { Viewer, ViewerPermissions } from './viewer.types.ts';
import { withTenant } from './membership.resolver.ts';

@Resolver(() => Viewer)
export class ViewerResolver {
  @Allow('ask')
  @Query(() => Viewer, { nullable: true, description: 'The signed-in person; null when nobody is.' })
  me(@Ctx() { caller }: Context): Viewer | null {
    const { person } = caller;
    return person && { id: person.id, name: person.name, email: person.email };
  }

  @Allow('be-signed-in')
  @FieldResolver(() => [MembershipType])
  memberships(@Ctx() { store, person }: Context): Promise<readonly OwnMembership[]> {
    return ownMemberships(store, person.id);
  }

  @Allow('be-signed-in')
  @FieldResolver(() => MembershipType, { nullable: true, description: 'What the person is in the tenant that the request names.' })
  async current(@Ctx() { caller, store, person }: Context): Promise<OwnMembership | null> {
    const { actor } = caller;
    if (actor === null) return null;
    return (await ownMemberships(store, person.id)).find(({ tenantId }) => tenantId === actor.tenantId) ?? null;
  }

  @FieldResolver(() => ViewerPermissions)
  permissions(@Root() _: Viewer, @Ctx() { may }: Context): ViewerPermissions {
    return { createTenant: may('create-tenant') };
  }

  @Allow('accept-invitation')
  @Mutation(() => MembershipResult)
  async acceptInvitation(@Arg('token', () => String) token: string, @Ctx() { store, person, now }: Context): Promise<OwnMembership | Problems> {
    return answer(await acceptInvitation(store, person, token, new Date(now)), ({ membership, tenantId }) => withTenant(store, person.id, membership.id, tenantId));
  }
}
