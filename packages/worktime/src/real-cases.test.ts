import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { BusinessCalendar, CalendarException, Weekday } from './calendar-terms.ts';
import { SECOND } from './instant.ts';
import { isOpen } from './open-time.ts';
import { dueAt, lastOpenEnd, nextClosing, nextOpenInstant, startBefore, workedTime } from './worked-time.ts';

const folder = process.env['ENTENTE_REAL_DATA'] ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url));
const FILES = ['business_time', 'dayjs_business_time', 'moment_business_time', 'working_hours'];

/** Cases whose source chose another convention, and the rule that we follow instead. */
const OTHER_CONVENTION: Readonly<Record<string, string>> = {
  'dayjs_business_time-022': 'S7: elapsed time is never negative',
  'working_hours-083': 'S2: a day with a change of clocks is 25 elapsed hours, not 24',
};

interface Case {
  readonly id: string;
  readonly op: string;
  readonly description: string;
  readonly calendar: {
    readonly timezone: string;
    readonly weekly: Readonly<Partial<Record<Weekday, readonly (readonly [string, string])[]>>>;
    readonly holidays: readonly string[];
    readonly shifts?: Readonly<Record<string, readonly (readonly [string, string])[]>>;
  };
  readonly from?: string;
  readonly to?: string;
  readonly at?: string;
  readonly duration_s?: number;
  readonly expected: { readonly at?: string; readonly seconds?: number; readonly open?: boolean };
}

describe.skipIf(!existsSync(folder))(`business time of public test suites${existsSync(folder) ? '' : ' (skipped: no folder of real data)'}`, () => {
  it('are there, 244 of them', () => {
    const counts = FILES.map((file) => JSON.parse(readFileSync(`${folder}/cases/${file}.json`, 'utf8')).cases.length);
    expect(counts).toEqual([47, 61, 46, 90]);
  });

  for (const file of existsSync(folder) ? FILES : []) {
    const cases: readonly Case[] = JSON.parse(readFileSync(`${folder}/cases/${file}.json`, 'utf8')).cases;
    const followed = cases.filter(({ id }) => OTHER_CONVENTION[id] === undefined);
    it.each(followed)('$id $op: $description', (one) => expect(answerOf(one)).toEqual(expectedOf(one)));

    const others = cases.flatMap((one) => (OTHER_CONVENTION[one.id] === undefined ? [] : [{ ...one, rule: OTHER_CONVENTION[one.id] }]));
    it.each(others)('$id $op: $description (another convention; $rule)', (one) => expect(answerOf(one)).not.toEqual(expectedOf(one)));
  }
});

function expectedOf({ expected }: Case) {
  return expected.at === undefined ? expected.seconds ?? expected.open : utc(expected.at);
}

function answerOf(one: Case): number | boolean | undefined {
  const calendar = calendarOf(one);
  const from = utc(one.from ?? one.at ?? '');
  const target = (one.duration_s ?? 0) * SECOND;
  switch (one.op) {
    case 'add_business_time': return dueAt(calendar, from, target);
    case 'subtract_business_time': return startBefore(calendar, from, target);
    case 'business_time_between': return workedTime(calendar, from, utc(one.to ?? '')) / SECOND;
    case 'next_open': return nextOpenInstant(calendar, from);
    case 'next_close': return nextClosing(calendar, from);
    case 'last_open': return lastOpenEnd(calendar, from);
    case 'is_open': return isOpen(calendar, from);
    default: throw new Error(`unknown operation ${one.op}`);
  }
}

function calendarOf({ calendar }: Case): BusinessCalendar {
  const shiftsOf = (pairs: readonly (readonly [string, string])[]) => pairs.map(([opens, closes]) => ({ opens, closes }));
  const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
  return {
    kind: 'business',
    zone: calendar.timezone,
    weekly: weekdays.map((day) => ({ days: [day], shifts: shiftsOf(calendar.weekly[day] ?? []) })),
    exceptions: [
      ...calendar.holidays.map((date): CalendarException => ({ date, effect: 'closed' })),
      ...Object.entries(calendar.shifts ?? {}).map(([date, pairs]): CalendarException => ({ date, effect: 'partly-open', shifts: shiftsOf(pairs) })),
    ],
  };
}

function utc(text: string): number {
  return Date.parse(text);
}
