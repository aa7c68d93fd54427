import { Field, ObjectType } from 'type-graphql';
import { Allow } from '../access/allow.ts';

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
}
