import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Allow } from '../../access/allow.ts';
import { connectionType } from '../../graphql-kit/connection.ts';
import { BigIntText, DateTime, Decimal, Percentage } from '../../graphql-kit/scalars.ts';
import { LevelKindEnum } from '../agreements/index.ts';

/** Values are those of the columns; names are those of the API. */
export const LevelStateEnum = {
  ON_COURSE: 'on-course',
  MET: 'met',
  AT_RISK: 'at-risk',
  BELOW_EXPECTED: 'below-expected',
  FAILED: 'failed',
  INDETERMINATE: 'indeterminate',
  NOT_APPLICABLE: 'not-applicable',
  WAIVED: 'waived',
  PENDING: 'pending',
} as const;
registerEnumType(LevelStateEnum, { name: 'LevelState', description: 'S25. PENDING: nothing has been computed yet.' });

export const PeriodStateEnum = { OPEN: 'open', PROVISIONAL: 'provisional', CLOSED: 'closed', RESTATED: 'restated' } as const;
registerEnumType(PeriodStateEnum, { name: 'PeriodState', description: 'S23.' });

export const StretchStateEnum = { BAD: 'bad', EXCLUDED: 'excluded', UNKNOWN: 'unknown' } as const;
registerEnumType(StretchStateEnum, { name: 'StretchState' });

export const ExplanationKindEnum = { ARITHMETIC: 'arithmetic', RULE: 'rule', FACT: 'fact', SAMPLES: 'samples' } as const;
registerEnumType(ExplanationKindEnum, { name: 'ExplanationKind' });

@Allow('as-parent')
@ObjectType('Period')
export class PeriodType {
  @Field(() => DateTime)
  start: number;

  @Field(() => DateTime)
  end: number;

  @Field(() => String)
  label: string;

  @Field(() => PeriodStateEnum)
  state: string;
}

@Allow('as-parent')
@ObjectType('Fraction', { description: 'Exact; not always in lowest terms.' })
export class FractionType {
  @Field(() => BigIntText)
  numerator: string;

  @Field(() => BigIntText)
  denominator: string;
}

@Allow('as-parent')
@ObjectType('Measure', { description: 'Good ÷ (good + bad), exact, and its percentage as it is compared, which the terms may round (S21), shown rounded toward the worse. Without a denominator there is neither (S17).' })
export class MeasureType {
  @Field(() => BigIntText)
  good: number;

  @Field(() => BigIntText)
  bad: number;

  @Field(() => FractionType, { nullable: true })
  ratio: FractionType | null;

  @Field(() => Percentage, { nullable: true })
  shown: string | null;
}

@Allow('as-parent')
@ObjectType('ShownValue', { description: 'One number: exact, and as it is compared, which the terms may round, shown with three digits rounded toward the worse (S21). Without anything to divide by there is neither (S17).' })
export class ShownValueType {
  @Field(() => FractionType, { nullable: true, description: 'A part of one where the unit is %; else in the unit.' })
  exact: FractionType | null;

  @Field(() => Decimal, { nullable: true, description: 'In the unit; percentages without their sign.' })
  shown: string | null;

  @Field(() => BigIntText, { nullable: true, description: 'The events, values, clocks or answers that it was made from; null for one of time.' })
  counted: string | null;

  @Field(() => BigIntText, { nullable: true, description: 'Of these the ones that missed; null where single ones cannot miss.' })
  missed: string | null;
}

@Allow('as-parent')
@ObjectType('LevelValue', { description: 'What a level of any kind comes to, and what it is compared with.' })
export class LevelValueType {
  @Field(() => LevelKindEnum)
  kind: string;

  @Field(() => String, { description: 'What its numbers are in: % for a part of all, ms, builds, EUR in minor units; empty for a score.' })
  unit: string;

  @Field(() => Boolean, { description: 'Whether less is better.' })
  lowerIsBetter: boolean;

  @Field(() => ShownValueType)
  toDate: ShownValueType;

  @Field(() => ShownValueType, { nullable: true, description: 'In a running period, where it can be told (S19).' })
  bestAchievable: ShownValueType | null;

  @Field(() => ShownValueType, { nullable: true, description: 'The number that is judged, where some of it is excused (S13).' })
  judged: ShownValueType | null;

  @Field(() => FractionType, { nullable: true, description: 'What it is compared with, prorated where the period is partial (S18); null for an availability, whose terms say it.' })
  expected: FractionType | null;

  @Field(() => FractionType, { nullable: true })
  minimum: FractionType | null;

  @Field(() => BigIntText, { nullable: true, description: 'How many more may miss, rounded down, negative when overspent; null where single ones cannot miss.' })
  left: bigint | null;
}

@Allow('as-parent')
@ObjectType('TimeByState', { description: 'Milliseconds by state, as observed (S12).' })
export class TimeByStateType {
  @Field(() => BigIntText)
  good: number;

  @Field(() => BigIntText)
  bad: number;

  @Field(() => BigIntText)
  excluded: number;

  @Field(() => BigIntText)
  unknown: number;

  @Field(() => BigIntText)
  outOfHours: number;

  @Field(() => BigIntText)
  notYetKnown: number;
}

@Allow('as-parent')
@ObjectType('Budget', { description: 'What may be bad in the whole period, what was, and what is left, in whole milliseconds (or events) rounded down.' })
export class BudgetType {
  @Field(() => BigIntText)
  allowed: bigint;

  @Field(() => BigIntText)
  used: number;

  @Field(() => BigIntText)
  left: bigint;
}

@Allow('as-parent')
@ObjectType('Cell', { description: 'One slice of a period: a day of a month, an hour of a day, a minute of an hour.' })
export class CellType {
  @Field(() => DateTime)
  start: number;

  @Field(() => DateTime)
  end: number;

  @Field(() => TimeByStateType)
  time: TimeByStateType;
}

@Allow('as-parent')
@ObjectType('Stretch')
export class StretchType {
  @Field(() => DateTime)
  start: Date;

  @Field(() => DateTime)
  end: Date;

  @Field(() => StretchStateEnum)
  state: string;

  @Field(() => String, { nullable: true })
  reason: string | null;

  @Field(() => String, { nullable: true })
  source: string | null;
}

@Allow('as-parent')
@ObjectType('Explanation', { description: 'One line of the account: the arithmetic, a rule and what it did, or a fact.' })
export class ExplanationType {
  @Field(() => ExplanationKindEnum)
  kind: string;

  @Field(() => String, { nullable: true })
  rule: string | null;

  @Field(() => String)
  says: string;

  @Field(() => String, { nullable: true })
  amount: string | null;

  @Field(() => DateTime, { nullable: true })
  at: number | null;

  @Field(() => String, { nullable: true })
  source: string | null;

  @Field(() => ID, { nullable: true })
  fact: string | null;
}

@Allow('as-parent')
@ObjectType('StateCount')
export class StateCountType {
  @Field(() => LevelStateEnum)
  state: string;

  @Field(() => Int)
  count: number;
}

export const StretchConnection = connectionType('Stretch', () => StretchType);
export const ExplanationConnection = connectionType('Explanation', () => ExplanationType);
