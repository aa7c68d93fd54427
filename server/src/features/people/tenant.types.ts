import { Field, InputType, ObjectType } from 'type-graphql';
import { Allow } from '../../access/allow.ts';
import { Node } from '../../graphql-kit/node.ts';
import { Permission } from '../../graphql-kit/permission.ts';
import { orProblems } from '../../graphql-kit/problems.ts';

@Allow('as-parent')
@ObjectType()
export class TenantPermissions {
  @Field(() => Permission)
  invite: Permission;

  @Field(() => Permission)
  createParty: Permission;

  @Field(() => Permission)
  createSource: Permission;

  @Field(() => Permission)
  createAgreement: Permission;

  @Field(() => Permission)
  manageMembers: Permission;

  @Field(() => Permission)
  readAudit: Permission;
}

@Allow('as-parent')
@ObjectType('Tenant', { implements: Node, description: 'An organisation with an account; the wall of isolation.' })
export class TenantType extends Node {
  @Field(() => String)
  name: string;

  @Field(() => String)
  slug: string;

  @Field(() => Boolean)
  demo: boolean;

  @Field(() => String)
  timeZone: string;
}

export const CreateTenantResult = orProblems('CreateTenantResult', () => TenantType);

@InputType()
export class CreateTenantInput {
  @Field(() => String)
  name: string;

  @Field(() => String)
  slug: string;

  @Field(() => String)
  timeZone: string;
}
