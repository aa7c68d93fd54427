import type { CalendarTerms, PeriodStep, Weekday } from '@entente/worktime';
import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { DateTime, Decimal, Percentage } from '../../graphql-kit/scalars.ts';
import { AgreementKindEnum } from './agreement.types.ts';

export const WeekdayEnum = { MON: 'mon', TUE: 'tue', WED: 'wed', THU: 'thu', FRI: 'fri', SAT: 'sat', SUN: 'sun' } as const;
registerEnumType(WeekdayEnum, { name: 'Weekday' });

export const ExceptionKindEnum = { PARTLY_OPEN: 'partly-open', CLOSED: 'closed', EXTRA_OPEN: 'extra-open' } as const;
registerEnumType(ExceptionKindEnum, { name: 'ExceptionKind', description: 'What is different on a date (S3).' });

@InputType()
export class ShiftInput {
  @Field(() => String, { description: 'Wall time, such as 09:00.' })
  opens: string;

  @Field(() => String, { description: 'At or before `opens` it is on the next day; 24:00 is the end of the day.' })
  closes: string;
}

@InputType()
export class WeeklyShiftInput extends ShiftInput {
  @Field(() => WeekdayEnum)
  day: Weekday;
}

@InputType()
export class CalendarExceptionInput {
  @Field(() => String, { description: 'YYYY-MM-DD, or --MM-DD for every year.' })
  date: string;

  @Field(() => ExceptionKindEnum)
  kind: 'partly-open' | 'closed' | 'extra-open';

  @Field(() => [ShiftInput], { nullable: true })
  shifts?: ShiftInput[] | null;
}

@InputType({ description: 'Around the clock, or weekly shifts in the time zone of the agreement with dated exceptions.' })
export class CalendarInput {
  @Field(() => Boolean, { nullable: true })
  aroundTheClock?: boolean | null;

  @Field(() => [WeeklyShiftInput], { nullable: true })
  weekly?: WeeklyShiftInput[] | null;

  @Field(() => [CalendarExceptionInput], { nullable: true })
  exceptions?: CalendarExceptionInput[] | null;
}

@InputType({ description: 'The template "availability": one component, how it is measured, when it counts, and one level on it.' })
export class CreateAgreementInput {
  @Field(() => String)
  key: string;

  @Field(() => String)
  name: string;

  @Field(() => AgreementKindEnum)
  kind: 'sla' | 'ola' | 'uc';

  @Field(() => ID)
  provider: string;

  @Field(() => ID)
  customer: string;

  @Field(() => String)
  timeZone: string;

  @Field(() => DateTime)
  effectiveFrom: Date;

  @Field(() => DateTime, { nullable: true })
  effectiveTo?: Date | null;

  @Field(() => String)
  service: string;

  @Field(() => String, { description: 'The key that facts name it by.' })
  component: string;

  @Field(() => Percentage)
  expected: string;

  @Field(() => Percentage, { nullable: true })
  minimum?: string | null;

  @Field(() => String, { description: 'PT1H, P1D, P1W, P1M, P3M, P6M or P1Y.' })
  every: string;

  @Field(() => String, { nullable: true, description: 'The local date from which periods are counted; the first of the month when absent.' })
  anchor?: string | null;

  @Field(() => CalendarInput)
  calendar: CalendarInput;

  @Field(() => Int, { nullable: true })
  cadenceSeconds?: number | null;

  @Field(() => Percentage, { nullable: true })
  minimumCoverage?: string | null;
}

@InputType()
export class AmendLevelInput {
  @Field(() => ID)
  level: string;

  @Field(() => Decimal, { description: "In the level's unit; of a goal in percent of what is promised." })
  expected: string;

  @Field(() => Decimal, { nullable: true })
  minimum?: string | null;
}

@InputType()
export class AmendAgreementInput {
  @Field(() => ID)
  agreement: string;

  @Field(() => DateTime)
  effectiveFrom: Date;

  @Field(() => [AmendLevelInput])
  levels: AmendLevelInput[];
}

/** A calendar as it was put in, in the zone of its agreement. */
export function calendarTermsOf({ aroundTheClock, weekly, exceptions }: CalendarInput, zone: string): CalendarTerms {
  if (aroundTheClock === true) return { kind: 'always' };
  return {
    kind: 'business', zone, weekly: (weekly ?? []).map(({ day, opens, closes }) => ({ days: [day], shifts: [{ opens, closes }] })),
    exceptions: (exceptions ?? []).map(({ date, kind, shifts }) => ({ date, effect: kind, ...(shifts == null ? {} : { shifts: shifts.map(({ opens, closes }) => ({ opens, closes })) }) })),
  };
}

const STEPS: readonly PeriodStep[] = ['PT1H', 'P1D', 'P1W', 'P1M', 'P3M', 'P6M', 'P1Y'];

export const stepOf = (text: string): PeriodStep | undefined => STEPS.find((step) => step === text);
