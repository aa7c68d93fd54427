import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Allow } from '../../access/allow.ts';
import { connectionType } from '../../graphql-kit/connection.ts';
import { Node } from '../../graphql-kit/node.ts';
import { Permission } from '../../graphql-kit/permission.ts';
import { orProblems } from '../../graphql-kit/problems.ts';
import { DateTime } from '../../graphql-kit/scalars.ts';
import { ComponentType } from '../agreements/index.ts';
import { PartyType } from '../people/index.ts';

@Allow('as-parent')
@ObjectType('SourceScope', { description: 'A metric of a component that a source may speak for.' })
export class SourceScopeType {
  @Field(() => ComponentType)
  component: ComponentType;

  @Field(() => String)
  metric: string;
}

@Allow('as-parent')
@ObjectType('ApiKey', { implements: Node, description: 'A key of a source. Its secret was shown once and is kept nowhere.' })
export class ApiKeyType extends Node {
  @Field(() => String)
  prefix: string;

  @Field(() => DateTime)
  createdAt: Date;

  @Field(() => DateTime, { nullable: true })
  revokedAt: Date | null;

  @Field(() => DateTime, { nullable: true })
  lastUsedAt: Date | null;
}

@Allow('as-parent')
@ObjectType('SourcePermissions')
export class SourcePermissionsType {
  @Field(() => Permission)
  makeKey: Permission;

  @Field(() => Permission)
  revokeKey: Permission;
}

@Allow('as-parent')
@ObjectType('Source', { implements: Node, description: 'Who or what sends facts.' })
export class SourceType extends Node {
  @Field(() => String)
  name: string;

  partyId: string | null;

  @Field(() => PartyType, { nullable: true })
  party?: PartyType | null;

  @Field(() => Int, { nullable: true })
  cadenceSeconds: number | null;

  @Field(() => DateTime, { nullable: true, description: 'When it last sent a batch that was taken in.' })
  lastFactAt: Date | null;
}

@Allow('as-parent')
@ObjectType('NewApiKey', { description: 'The secret is shown once.' })
export class NewApiKeyType {
  @Field(() => ApiKeyType)
  key: ApiKeyType;

  @Field(() => String)
  secret: string;

  @Field(() => String, { description: 'A line to copy that sends a first status change.' })
  curl: string;
}

export const SourceConnection = connectionType('Source', () => SourceType);
export const CreateSourceResult = orProblems('CreateSourceResult', () => SourceType);
export const CreateApiKeyResult = orProblems('CreateApiKeyResult', () => NewApiKeyType);
export const ApiKeyResult = orProblems('ApiKeyResult', () => ApiKeyType);

@InputType()
export class SourceScopeInput {
  @Field(() => ID)
  component: string;

  @Field(() => String, { nullable: true, description: 'The key of the metric; every metric of the component when absent.' })
  metric?: string | null;
}

@InputType()
export class CreateSourceInput {
  @Field(() => String)
  name: string;

  @Field(() => ID, { nullable: true, description: 'The party that it speaks as; the tenant itself when absent.' })
  party?: string | null;

  @Field(() => Int, { nullable: true })
  cadenceSeconds?: number | null;

  @Field(() => [SourceScopeInput])
  scope: SourceScopeInput[];
}
