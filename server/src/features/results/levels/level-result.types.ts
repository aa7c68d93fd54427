import { Field, ObjectType } from 'type-graphql';
import { Allow } from '../../../access/allow.ts';
import { connectionType } from '../../../graphql-kit/connection.ts';
import { Node } from '../../../graphql-kit/node.ts';
import { DateTime, LogPosition, Percentage } from '../../../graphql-kit/scalars.ts';
import { BudgetType, CellType, LevelStateEnum, LevelValueType, MeasureType, PeriodType, TimeByStateType } from '../result.types.ts';

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

  @Field(() => LevelValueType, { description: 'The number of a level of any kind, in its unit.' })
  value: LevelValueType;

  @Field(() => MeasureType, { nullable: true, description: 'Of an availability, in good and bad.' })
  toDate: MeasureType | null;

  @Field(() => MeasureType, { nullable: true, description: 'Of an availability in a running period: if everything that is still to come is good (S19).' })
  bestAchievable: MeasureType | null;

  @Field(() => MeasureType, { nullable: true, description: 'Of an availability: the number that is judged, where some of the bad time is excused (S13).' })
  judged: MeasureType | null;

  @Field(() => TimeByStateType, { nullable: true, description: 'Of an availability.' })
  time: TimeByStateType | null;

  @Field(() => Percentage, { nullable: true, description: 'Null where no coverage is asked for.' })
  coverage: string | null;

  @Field(() => BudgetType, { nullable: true, description: 'Of an availability.' })
  budget: BudgetType | null;

  @Field(() => DateTime, { nullable: true, description: "The source's last word, when it is overdue (S12)." })
  staleSince: Date | null;

  @Field(() => LogPosition, { description: 'Facts up to here are in this number, and no others.' })
  logPosition: number;

  @Field(() => DateTime)
  computedAt: Date;

  @Field(() => [CellType], { description: 'Of an availability: one cell a day; a daily period: one an hour; an hourly one: one a minute.' })
  cells: readonly CellType[];
}

export const LevelResultConnection = connectionType('LevelResult', () => LevelResultType);
