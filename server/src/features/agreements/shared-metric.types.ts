import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Allow } from '../../access/allow.ts';
import { connectionType } from '../../graphql-kit/connection.ts';
import { Node } from '../../graphql-kit/node.ts';
import { Percentage } from '../../graphql-kit/scalars.ts';
import { PartyType } from '../people/index.ts';

export const AttributionRuleEnum = {
  SHAPLEY: 'shapley', FIRST_FAILED: 'first-failed', EQUAL_AMONG_DOWN: 'equal-among-down', BUT_FOR: 'but-for', ALL_PAY: 'all-pay',
  ROOT_CAUSE: 'root-cause', WEIGHTED: 'weighted', TIME_IN_HAND: 'time-in-hand',
} as const;
registerEnumType(AttributionRuleEnum, { name: 'AttributionRule', description: 'How the bad time is shared out (S32).' });

export const StructureKindEnum = { SERIES: 'series', PARALLEL: 'parallel', AT_LEAST: 'at-least', COMPONENT: 'component' } as const;
registerEnumType(StructureKindEnum, { name: 'StructureKind' });

@Allow('as-parent')
@ObjectType('SharedComponent', { description: 'A component of a shared metric, and who answers for it.' })
export class SharedComponentType {
  sharedMetricId: string;

  @Field(() => String)
  key: string;

  @Field(() => String)
  name: string;

  partyId: string;

  @Field(() => PartyType)
  party?: PartyType;
}

@Allow('as-parent')
@ObjectType('StructureNode')
export class StructureNodeType {
  @Field(() => Int)
  index: number;

  @Field(() => Int, { nullable: true })
  parent: number | null;

  @Field(() => StructureKindEnum)
  kind: string;

  @Field(() => Int, { nullable: true })
  atLeast: number | null;

  @Field(() => SharedComponentType, { nullable: true })
  component: SharedComponentType | null;
}

@Allow('as-parent')
@ObjectType('SharedMetric', { implements: Node, description: 'A metric that several suppliers carry together (S31).' })
export class SharedMetricType extends Node {
  @Field(() => String)
  name: string;

  @Field(() => Percentage)
  expected: string;

  @Field(() => Percentage, { nullable: true })
  minimum: string | null;

  @Field(() => AttributionRuleEnum)
  rule: string;

  @Field(() => String)
  timeZone: string;

  /** JSON text of the tree. */
  tree: string;

  @Field(() => [StructureNodeType], { description: 'The structure as a tree, depth first: parents before children.' })
  structure?: readonly StructureNodeType[];

  @Field(() => [SharedComponentType])
  components?: readonly SharedComponentType[];
}

export const SharedMetricConnection = connectionType('SharedMetric', () => SharedMetricType);
