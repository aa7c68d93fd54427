import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Allow } from '../../access/allow.ts';
import type { Role } from '../../access/actor.ts';
import { connectionType } from '../../graphql-kit/connection.ts';
import { Node } from '../../graphql-kit/node.ts';
import { orProblems } from '../../graphql-kit/problems.ts';
import { RoleEnum } from '../../graphql-kit/role.ts';
import { DateTime } from '../../graphql-kit/scalars.ts';

@Allow('as-parent')
@ObjectType('Invitation', { implements: Node })
export class InvitationType extends Node {
  partyId: string | null;

  @Field(() => String)
  email: string;

  @Field(() => RoleEnum)
  role: Role;

  @Field(() => DateTime)
  createdAt: Date;

  @Field(() => DateTime)
  expiresAt: Date;

  @Field(() => DateTime, { nullable: true })
  acceptedAt: Date | null;
}

export const InvitationConnection = connectionType('Invitation', () => InvitationType);

@Allow('as-parent')
@ObjectType({ description: 'The link is shown once; who has it and its e-mail may join.' })
export class InvitationLink {
  @Field(() => InvitationType)
  invitation: InvitationType;

  @Field(() => String)
  url: string;
}

export const InviteResult = orProblems('InviteResult', () => InvitationLink);

@InputType()
export class InviteInput {
  @Field(() => String)
  email: string;

  @Field(() => RoleEnum)
  role: Role;

  @Field(() => ID, { nullable: true })
  party?: string | null;
}
