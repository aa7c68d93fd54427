import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Allow } from '../../access/allow.ts';
import type { Actor } from '../../access/actor.ts';
import { decideInTenant } from '../../access/decide.ts';
import { type Connection, PageArgs } from '../../graphql-kit/connection.ts';
import type { Context } from '../../graphql-kit/context.ts';
import { answer, type Problems } from '../../graphql-kit/problems.ts';
import { LogPosition } from '../../graphql-kit/scalars.ts';
import { AuditEntryConnection, AuditEntryType } from './audit-entry.types.ts';
import { membersOf } from './member-of.ts';
import { auditPage, tenantOf } from './people.queries.ts';
import type { Tenant } from './tenant.entity.ts';
import { CreateTenantInput, CreateTenantResult, TenantPermissions, TenantType } from './tenant.types.ts';
import { createTenant } from './tenant.use-cases.ts';

@Resolver(() => TenantType)
export class TenantResolver {
  @Allow('read')
  @Query(() => TenantType)
  tenant(@Ctx() { session }: Context): Promise<TenantType | null> {
    return tenantOf(session);
  }

  @FieldResolver(() => TenantPermissions)
  async permissions(@Root() { id }: TenantType, @Ctx() context: Context): Promise<TenantPermissions> {
    const actor = await actorIn(context, id);
    const manageMembers = decideInTenant(actor, 'manage-members');
    return {
      invite: manageMembers,
      createParty: decideInTenant(actor, 'manage-parties'),
      createSource: decideInTenant(actor, 'manage-sources'),
      createAgreement: decideInTenant(actor, 'manage-agreements'),
      manageMembers,
      readAudit: decideInTenant(actor, 'read-audit'),
    };
  }

  @FieldResolver(() => LogPosition)
  async logPosition(@Root() { id }: TenantType, @Ctx() { store }: Context): Promise<number> {
    const [head] = await store.asSystem('how far the logs have come', ({ sql }) =>
      sql<{ position: number }>('select position from routing.log_head where tenant_id = $1', [id]));
    return head?.position ?? 0;
  }

  @Allow('read-audit')
  @Query(() => AuditEntryConnection)
  auditEntries(@Args(() => PageArgs) page: PageArgs, @Ctx() { session }: Context): Promise<Connection<AuditEntryType>> {
    return auditPage(session, page);
  }

  @Allow('create-tenant')
  @Mutation(() => CreateTenantResult)
  async createTenant(@Arg('input', () => CreateTenantInput) input: CreateTenantInput, @Ctx() { store, person, now }: Context): Promise<TenantType | Problems> {
    return answer(await createTenant(store, person, input, new Date(now)), shown);
  }
}

const shown = ({ id, name, slug, demo, timeZone }: Tenant): TenantType => ({ id, name, slug, demo, timeZone });

/** What the reader is in a tenant it was given: of its own, or it would not have it. */
async function actorIn({ caller, store, person }: Context, tenantId: string): Promise<Actor> {
  if (caller.actor?.tenantId === tenantId) return caller.actor;
  const actor = (await membersOf(store, person.id)).find((each) => each.tenantId === tenantId);
  if (actor === undefined) throw new Error('a tenant was shown to somebody who is not in it');
  return actor;
}
