import { Field, ObjectType } from 'type-graphql';
import type { Role } from '../access/actor.ts';
import { Allow } from '../access/allow.ts';
import { RoleEnum } from './role.ts';

/** What a person may do with a thing, and why not. A Decision is its value. */
@Allow('as-parent')
@ObjectType({ description: 'What a person may do with a thing, and why not.' })
export class Permission {
  @Field(() => Boolean)
  authorized: boolean;

  @Field(() => String, { nullable: true })
  code: string | null;

  @Field(() => String, { nullable: true })
  message: string | null;

  @Field(() => [RoleEnum], { description: 'Whose roles may, when it is the role that does not allow it.' })
  roles: readonly Role[];
}
