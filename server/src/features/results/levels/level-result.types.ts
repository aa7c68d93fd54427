import { Field, ObjectType } from 'type-graphql';
import { Allow } from '../../../access/allow.ts';
import { connectionType } from '../../../graphql-kit/connection.ts';
import { Node } from '../../../graphql-kit/node.ts';
import { DateTime, LogPosition, Percentage } from '../../../graphql-kit/scalars.ts';
import { BudgetType, CellType, LevelStateEnum, MeasureType, PeriodType, TimeByStateType } from '../result.types.ts';

@Allow('as-parent')
@ObjectType('LevelResult', { implements: Node, description: 'A level in one period: its number, its judgement and its account.' })
export class LevelResultType extends Node {
  levelId: string;
  agreementId: string;

  @Field(() => PeriodType)
  period: PeriodType;

  @Field(() => LevelStateEnum)
  state: string;

  @Field(() => Boolean)
  running: boolean;

  @Field(() => MeasureType)
  toDate: MeasureType;

  @Field(() => MeasureType, { nullable: true, description: 'In a running period: if everything that is still to come is good (S19).' })
  bestAchievable: MeasureType | null;

  @Field(() => MeasureType, { nullable: true, description: 'The number that is judged, where some of the bad time is excused (S13).' })
  judged: MeasureType | null;

  @Field(() => TimeByStateType)
  time: TimeByStateType;

  @Field(() => Percentage)
  coverage: string;

  @Field(() => BudgetType)
  budget: BudgetType;

  @Field(() => DateTime, { nullable: true, description: "The source's last word, when it is overdue (S12)." })
  staleSince: Date | null;

  @Field(() => LogPosition, { description: 'Facts up to here are in this number, and no others.' })
  logPosition: number;

  @Field(() => DateTime)
  computedAt: Date;

  @Field(() => [CellType], { description: 'One cell a day; a daily period: one an hour; an hourly one: one a minute.' })
  cells: readonly CellType[];
}

export const LevelResultConnection = connectionType('LevelResult', () => LevelResultType);
