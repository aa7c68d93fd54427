import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Allow } from '../../access/allow.ts';
import { connectionType } from '../../graphql-kit/connection.ts';
import { Node } from '../../graphql-kit/node.ts';
import { Permission } from '../../graphql-kit/permission.ts';
import { DateTime, Decimal, Percentage } from '../../graphql-kit/scalars.ts';
import { PartyType } from '../people/index.ts';

export const AgreementKindEnum = { SLA: 'sla', OLA: 'ola', UC: 'uc' } as const;
registerEnumType(AgreementKindEnum, { name: 'AgreementKind', description: 'SLA: provider to customer. OLA: between units. UC: underpinning contract with a supplier.' });

export const LevelKindEnum = {
  AVAILABILITY: 'availability', RATIO: 'ratio', THRESHOLD: 'threshold', PERCENTILE: 'percentile', CLOCK: 'clock', GOAL: 'goal', SCORE: 'score', MONEY: 'money',
} as const;
registerEnumType(LevelKindEnum, { name: 'LevelKind', description: 'What a level measures (S22a).' });

export const BasisEnum = { TIME: 'time', TIMESLICES: 'timeslices', OCCURRENCES: 'occurrences', USER_MINUTES: 'user-minutes', DEVICE_MINUTES: 'device-minutes' } as const;
registerEnumType(BasisEnum, { name: 'Basis', description: 'What an availability counts in (S16).' });

export const CombineEnum = { ANY_BAD: 'any-bad', MAJORITY: 'majority', ALL_BAD: 'all-bad' } as const;
registerEnumType(CombineEnum, { name: 'Combine', description: 'How several sources of one metric combine at an instant (S1a).' });

@Allow('as-parent')
@ObjectType('AgreementVersion', { implements: Node, description: 'The terms from an instant on; immutable.' })
export class AgreementVersionType extends Node {
  @Field(() => Int)
  number: number;

  @Field(() => DateTime)
  effectiveFrom: Date;

  @Field(() => DateTime, { nullable: true })
  effectiveTo: Date | null;
}

@Allow('as-parent')
@ObjectType('AgreementPermissions')
export class AgreementPermissionsType {
  @Field(() => Permission)
  amend: Permission;

  @Field(() => Permission)
  declareExclusion: Permission;

  @Field(() => Permission)
  closePeriod: Permission;
}

@Allow('as-parent')
@ObjectType('Agreement', { implements: Node })
export class AgreementType extends Node {
  @Field(() => String)
  key: string;

  @Field(() => String)
  name: string;

  @Field(() => AgreementKindEnum)
  kind: string;

  @Field(() => String, { description: 'The IANA zone its periods are in (S5).' })
  timeZone: string;

  providerId: string;
  customerId: string;

  @Field(() => PartyType)
  provider?: PartyType;

  @Field(() => PartyType)
  customer?: PartyType;
}

@Allow('as-parent')
@ObjectType('Component', { implements: Node, description: 'A part of a service that can be up or down by itself.' })
export class ComponentType extends Node {
  @Field(() => String)
  key: string;

  @Field(() => String)
  name: string;

  @Field(() => String)
  service: string;

  partyId: string | null;

  @Field(() => PartyType, { nullable: true })
  party?: PartyType | null;
}

@Allow('as-parent')
@ObjectType('Calendar', { implements: Node })
export class CalendarType extends Node {
  @Field(() => String)
  name: string;

  @Field(() => String, { nullable: true, description: 'Null for a calendar that is always open: it needs none.' })
  timeZone: string | null;

  @Field(() => Boolean)
  aroundTheClock: boolean;

  @Field(() => String, { description: 'Its opening hours in one line.' })
  summary: string;
}

@Allow('as-parent')
@ObjectType({ description: 'How a metric is measured (S1a, S12).' })
export class MeasurementMethod {
  @Field(() => [String])
  sources: readonly string[];

  @Field(() => CombineEnum, { nullable: true, description: 'Null for clocks: what several sources tell of one clock is one log.' })
  combine: string | null;

  @Field(() => Int, { nullable: true })
  cadenceSeconds: number | null;

  @Field(() => Int, { nullable: true })
  maxAgeSeconds: number | null;

  @Field(() => Percentage, { nullable: true, description: 'Null where no coverage is asked for.' })
  minimumCoverage: string | null;
}

@Allow('as-parent')
@ObjectType('Level', { implements: Node, description: 'A metric with an expected and a minimum, an obligor, a calendar and a period.' })
export class LevelType extends Node {
  @Field(() => String)
  key: string;

  @Field(() => String)
  name: string;

  @Field(() => LevelKindEnum)
  kind: string;

  @Field(() => String, { description: 'What its numbers are in: % for a part of all, ms, builds, EUR in minor units; empty for a score.' })
  unit: string;

  @Field(() => Decimal, { description: "In the level's unit; of a goal in percent of what is promised." })
  expected: string;

  @Field(() => Decimal, { nullable: true })
  minimum: string | null;

  @Field(() => ComponentType)
  component: ComponentType;

  @Field(() => CalendarType)
  calendar: CalendarType;

  @Field(() => BasisEnum, { nullable: true, description: 'Of an availability.' })
  basis: string | null;

  @Field(() => String, { description: 'The length of a period in ISO 8601: P1M, PT1H …' })
  every: string;

  @Field(() => MeasurementMethod)
  method: MeasurementMethod;

  agreementId: string;
  obligorId: string;

  @Field(() => AgreementType)
  agreement?: AgreementType;

  @Field(() => PartyType)
  obligor?: PartyType;
}

export const AgreementConnection = connectionType('Agreement', () => AgreementType);
export const AgreementVersionConnection = connectionType('AgreementVersion', () => AgreementVersionType);
export const LevelConnection = connectionType('Level', () => LevelType);
export const CalendarConnection = connectionType('Calendar', () => CalendarType);
export const ComponentConnection = connectionType('Component', () => ComponentType);
