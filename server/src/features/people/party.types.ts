import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Allow } from '../../access/allow.ts';
import { connectionType } from '../../graphql-kit/connection.ts';
import { Node } from '../../graphql-kit/node.ts';
import { orProblems } from '../../graphql-kit/problems.ts';

/** Values are those of the column; names are those of the API. */
export const PartyKindEnum = {
  CUSTOMER: 'customer',
  PROVIDER: 'provider',
  INTERNAL: 'internal-unit',
  INTEGRATOR: 'integrator',
  UNATTRIBUTED: 'unattributed',
} as const;
registerEnumType(PartyKindEnum, { name: 'PartyKind' });

@Allow('as-parent')
@ObjectType('Party', { implements: Node, description: "An organisation or department in a tenant's book." })
export class PartyType extends Node {
  @Field(() => String)
  name: string;

  @Field(() => PartyKindEnum)
  kind: string;

  @Field(() => String, { description: 'Two letters, always shown with the colour.' })
  letters: string;

  @Field(() => Int, { description: 'Fixed place in the palette, from 1.' })
  ordinal: number;
}

export const PartyConnection = connectionType('Party', () => PartyType);
export const CreatePartyResult = orProblems('CreatePartyResult', () => PartyType);

@InputType()
export class CreatePartyInput {
  @Field(() => String)
  name: string;

  @Field(() => PartyKindEnum)
  kind: (typeof PartyKindEnum)[keyof typeof PartyKindEnum];

  @Field(() => String, { nullable: true })
  letters?: string | null;
}
