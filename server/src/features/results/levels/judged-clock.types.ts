import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Allow } from '../../../access/allow.ts';
import { connectionType } from '../../../graphql-kit/connection.ts';
import { BigIntText, DateTime } from '../../../graphql-kit/scalars.ts';

export const ClockStateEnum = { RUNNING: 'running', PAUSED: 'paused', PENDING: 'pending', MET: 'met', BREACHED: 'breached', CANCELLED: 'cancelled' } as const;
registerEnumType(ClockStateEnum, { name: 'ClockState', description: 'S6.' });

@Allow('as-parent')
@ObjectType('JudgedClock', { description: 'One clock as its level judged it in a period.' })
export class JudgedClockType {
  @Field(() => String, { description: 'What its source calls it: a ticket, an order.' })
  clock: string;

  @Field(() => Int, { description: 'A clock may be judged more than once (S9); 1 for the first.' })
  cycle: number;

  @Field(() => String, { nullable: true, description: 'As it was when it ended, or is now.' })
  priority: string | null;

  @Field(() => ClockStateEnum)
  state: string;

  @Field(() => DateTime, { description: 'Its start, or its last reset.' })
  start: number;

  @Field(() => DateTime, { nullable: true, description: 'Of a paused clock as if it went on now (S7).' })
  due: number | null;

  @Field(() => DateTime, { nullable: true })
  ended: number | null;

  @Field(() => BigIntText, { description: 'Running time inside its calendar, in milliseconds (S7).' })
  elapsed: number;

  @Field(() => Boolean, { description: 'Whether it counts in this period; one that is open counts nowhere yet (S8a).' })
  counts: boolean;

  @Field(() => String, { nullable: true, description: 'The clock that it is a part of (S11).' })
  parent: string | null;
}

export const JudgedClockConnection = connectionType('JudgedClock', () => JudgedClockType);
