import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Allow } from '../../access/allow.ts';
import type { Role } from '../../access/actor.ts';
import { connectionType } from '../../graphql-kit/connection.ts';
import { Node } from '../../graphql-kit/node.ts';
import { Permission } from '../../graphql-kit/permission.ts';
import { orProblems } from '../../graphql-kit/problems.ts';
import { RoleEnum } from '../../graphql-kit/role.ts';
import { DateTime } from '../../graphql-kit/scalars.ts';

export const MembershipStateEnum = { ACTIVE: 'active', REMOVED: 'removed' } as const;
registerEnumType(MembershipStateEnum, { name: 'MembershipState' });

@Allow('as-parent')
@ObjectType()
export class MembershipPermissions {
  @Field(() => Permission)
  remove: Permission;

  @Field(() => Permission)
  changeRole: Permission;

  @Field(() => Permission)
  makeResetLink: Permission;
}

@Allow('as-parent')
@ObjectType('Membership', { implements: Node, description: 'What a user is in a tenant.' })
export class MembershipType extends Node {
  /** The tenant it belongs to, which need not be the one that is asked in. */
  tenantId: string;

  partyId: string | null;

  @Field(() => String)
  name: string;

  @Field(() => String)
  email: string;

  @Field(() => RoleEnum)
  role: Role;

  @Field(() => MembershipStateEnum)
  state: string;
}

export const MembershipConnection = connectionType('Membership', () => MembershipType);
export const MembershipResult = orProblems('MembershipResult', () => MembershipType);

@Allow('as-parent')
@ObjectType()
export class ResetLink {
  @Field(() => String)
  url: string;

  @Field(() => DateTime)
  expiresAt: Date;
}

export const ResetLinkResult = orProblems('ResetLinkResult', () => ResetLink);
