import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql';
import { Allow } from '../../../access/allow.ts';
import { LogPosition } from '../../../graphql-kit/scalars.ts';
import { LevelResultType } from '../levels/level-result.types.ts';
import { SharedMetricResultType } from '../shared/shared-result.types.ts';
import { StatementType } from '../statements/statement.types.ts';

@ArgsType()
export class ChangesArgs {
  @Field(() => LogPosition, { nullable: true, description: 'The last position that was seen: what came after it comes first, so that nothing is missed.' })
  since?: number | null;

  @Field(() => ID, { nullable: true })
  agreement?: string | null;

  @Field(() => ID, { nullable: true })
  sharedMetric?: string | null;
}

@Allow('as-parent')
@ObjectType('Change', { description: 'The numbers that moved up to one log position.' })
export class ChangeType {
  @Field(() => LogPosition)
  position: number;

  @Field(() => Int, { nullable: true, description: 'How many facts the tenant took in; null for the people of a party, whose business that is not.' })
  facts: number | null;

  @Field(() => [LevelResultType])
  levels: readonly LevelResultType[];

  @Field(() => [SharedMetricResultType])
  sharedMetrics: readonly SharedMetricResultType[];

  @Field(() => [StatementType])
  statements: readonly StatementType[];
}
