import { Field, ObjectType } from 'type-graphql';
import { Allow } from '../../access/allow.ts';
import { connectionType } from '../../graphql-kit/connection.ts';
import { Node } from '../../graphql-kit/node.ts';
import { DateTime } from '../../graphql-kit/scalars.ts';

@Allow('as-parent')
@ObjectType('AuditEntry', { implements: Node, description: 'Who did what, and when. Never changed.' })
export class AuditEntryType extends Node {
  @Field(() => DateTime)
  at: Date;

  @Field(() => String, { description: 'The member, source or job that did it.' })
  actor: string;

  @Field(() => String)
  action: string;

  @Field(() => String)
  subject: string;

  @Field(() => String, { nullable: true })
  detail: string | null;
}

export const AuditEntryConnection = connectionType('AuditEntry', () => AuditEntryType);
