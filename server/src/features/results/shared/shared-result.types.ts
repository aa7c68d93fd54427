import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Allow } from '../../../access/allow.ts';
import { connectionType } from '../../../graphql-kit/connection.ts';
import { Node } from '../../../graphql-kit/node.ts';
import { BigIntText, DateTime, LogPosition, Percentage } from '../../../graphql-kit/scalars.ts';
import { AttributionRuleEnum } from '../../agreements/index.ts';
import { PartyType } from '../../people/index.ts';
import { BudgetType, CellType, FractionType, LevelStateEnum, MeasureType, PeriodType, TimeByStateType } from '../result.types.ts';

export const SegmentReadingEnum = {
  SHARED: 'shared',
  UNATTRIBUTED: 'unattributed',
  CONTRADICTION: 'contradiction',
  NO_BUSINESS_IMPACT: 'no-business-impact',
  END_TO_END_UNKNOWN: 'end-to-end-unknown',
} as const;
registerEnumType(SegmentReadingEnum, { name: 'SegmentReading', description: 'How an instant of a shared metric reads (S31).' });

@Allow('as-parent')
@ObjectType('SupplierLevel', { description: "A supplier's own number over its own component, raw." })
export class SupplierLevelType {
  partyId: string;

  @Field(() => PartyType)
  party?: PartyType;

  @Field(() => String)
  component: string;

  @Field(() => String)
  name: string;

  @Field(() => MeasureType)
  toDate: MeasureType;

  @Field(() => BigIntText)
  bad: number;
}

@Allow('as-parent')
@ObjectType('Share', { description: 'A share of the end-to-end bad time, exact. Without a party: nobody\'s, unattributed (S31).' })
export class ShareType {
  partyId: string | null;

  @Field(() => PartyType, { nullable: true })
  party?: PartyType | null;

  @Field(() => FractionType)
  milliseconds: FractionType;

  @Field(() => String, { description: 'In minutes with two digits.' })
  shown: string;
}

@Allow('as-parent')
@ObjectType('SharedSegment', { description: 'A maximal run of instants that read alike.' })
export class SharedSegmentType {
  @Field(() => DateTime)
  start: Date;

  @Field(() => DateTime)
  end: Date;

  @Field(() => SegmentReadingEnum)
  reading: string;

  @Field(() => [String], { description: 'The components that were down, by their keys.' })
  down: readonly string[];

  @Field(() => [ShareType])
  split: readonly ShareType[];
}

@Allow('as-parent')
@ObjectType('RuleShares', { description: 'What one rule would charge for the same bad time (S32).' })
export class RuleSharesType {
  @Field(() => AttributionRuleEnum)
  rule: string;

  @Field(() => [ShareType])
  shares: readonly ShareType[];

  @Field(() => FractionType, { description: 'Milliseconds that nobody bears; negative where more is charged than there was. Zero: the shares add up.' })
  residual: FractionType;
}

@Allow('as-parent')
@ObjectType('SharedMetricResult', { implements: Node, description: 'A shared metric in one period, end to end, with its shares.' })
export class SharedMetricResultType extends Node {
  sharedMetricId: string;

  @Field(() => PeriodType)
  period: PeriodType;

  @Field(() => LevelStateEnum)
  state: string;

  @Field(() => Boolean)
  running: boolean;

  @Field(() => MeasureType)
  toDate: MeasureType;

  @Field(() => MeasureType, { nullable: true })
  bestAchievable: MeasureType | null;

  @Field(() => TimeByStateType)
  time: TimeByStateType;

  @Field(() => Percentage)
  coverage: string;

  @Field(() => BudgetType)
  budget: BudgetType;

  @Field(() => Boolean, { description: 'Not measured end to end: the structure is the measure.' })
  derived: boolean;

  @Field(() => DateTime, { nullable: true })
  staleSince: Date | null;

  @Field(() => LogPosition)
  logPosition: number;

  @Field(() => DateTime)
  computedAt: Date;

  @Field(() => [CellType])
  cells: readonly CellType[];
}

export const SharedMetricResultConnection = connectionType('SharedMetricResult', () => SharedMetricResultType);
export const SharedSegmentConnection = connectionType('SharedSegment', () => SharedSegmentType);
