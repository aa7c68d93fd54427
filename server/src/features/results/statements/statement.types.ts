import { Field, Int, ObjectType } from 'type-graphql';
import { Allow } from '../../../access/allow.ts';
import { connectionType } from '../../../graphql-kit/connection.ts';
import { Node } from '../../../graphql-kit/node.ts';
import { orProblems } from '../../../graphql-kit/problems.ts';
import { DateTime, Decimal, LogPosition, Percentage } from '../../../graphql-kit/scalars.ts';
import { PartyType } from '../../people/index.ts';
import { LevelStateEnum, LevelValueType, MeasureType, PeriodType } from '../result.types.ts';

@Allow('as-parent')
@ObjectType('StatementLine', { description: 'One level as the document states it.' })
export class StatementLineType {
  @Field(() => String)
  level: string;

  @Field(() => Decimal, { description: "In the level's unit; of a goal in percent of what is promised." })
  expected: string;

  @Field(() => Decimal, { nullable: true })
  minimum: string | null;

  @Field(() => LevelValueType, { description: 'The number of a level of any kind, in its unit.' })
  value: LevelValueType;

  @Field(() => MeasureType, { nullable: true, description: 'Of an availability, in good and bad.' })
  result: MeasureType | null;

  @Field(() => LevelStateEnum)
  state: string;

  @Field(() => Percentage, { nullable: true, description: 'Null where no coverage is asked for.' })
  coverage: string | null;
}

@Allow('as-parent')
@ObjectType('Statement', { implements: Node, description: 'A signed, replayable account of one agreement and period, made for one audience.' })
export class StatementType extends Node {
  agreementId: string;
  partyId: string | null;

  @Field(() => PeriodType)
  period: PeriodType;

  @Field(() => Int, { description: '1; more after restatements (S23).' })
  version: number;

  @Field(() => PartyType, { nullable: true, description: 'Null: the tenant itself.' })
  audience?: PartyType | null;

  @Field(() => DateTime)
  signedAt: Date;

  @Field(() => String)
  keyId: string;

  @Field(() => String, { description: 'Hex SHA-256 of statement.json.' })
  hash: string;

  @Field(() => Int)
  agreementVersion: number;

  @Field(() => LogPosition)
  logPosition: number;

  @Field(() => Int)
  factCount: number;

  @Field(() => [StatementLineType])
  lines: readonly StatementLineType[];

  @Field(() => String)
  documentUrl: string;

  @Field(() => String)
  evidenceUrl: string;
}

export const StatementConnection = connectionType('Statement', () => StatementType);
export const StatementResult = orProblems('StatementResult', () => StatementType);
