import { describe, expect, it } from 'vitest';
import type { BusinessCalendar, CalendarException, WeeklyRule } from './calendar-terms.ts';
import type { Interval } from './interval.ts';
import { dayNumber } from './local-date.ts';
import { inSeconds, shiftsStartingOn } from './shifts.ts';

const utc = (text: string) => Date.parse(`${text}Z`);
const between = (start: string, end: string): Interval => ({ start: utc(start), end: utc(end) });
const nine: WeeklyRule = { days: ['mon'], shifts: [{ opens: '09:00', closes: '12:00' }] };

function on(date: string, weekly: readonly WeeklyRule[], exceptions: readonly CalendarException[] = [], zone = 'UTC') {
  const calendar: BusinessCalendar = { kind: 'business', zone, weekly, exceptions };
  return shiftsStartingOn(calendar, dayNumber(date));
}

describe('wall times', () => {
  it.each([['00:00', 0], ['00:01', 60], ['01:00', 3600], ['23:59', 86_340], ['24:00', 86_400], ['12:34:56', 45_296]] as const)('%s is %i seconds into the day', (time, seconds) => {
    expect(inSeconds(time)).toBe(seconds);
  });
});

describe('S3 the shifts of a day', () => {
  it('are those of its weekday', () => {
    expect(on('2026-03-02', [nine])).toEqual([between('2026-03-02T09:00', '2026-03-02T12:00')]);
    expect(on('2026-03-03', [nine])).toEqual([]);
  });

  it('are those of every rule that holds', () => {
    const afternoon: WeeklyRule = { days: ['mon', 'tue'], shifts: [{ opens: '13:00', closes: '17:00' }, { opens: '18:00', closes: '19:00' }] };

    expect(on('2026-03-02', [nine, afternoon])).toEqual([
      between('2026-03-02T09:00', '2026-03-02T12:00'), between('2026-03-02T13:00', '2026-03-02T17:00'), between('2026-03-02T18:00', '2026-03-02T19:00'),
    ]);
  });

  it('reach into the next day when they close at or before they open', () => {
    const night = (closes: string): WeeklyRule => ({ days: ['mon'], shifts: [{ opens: '22:00', closes }] });

    expect(on('2026-03-02', [night('06:00')])).toEqual([between('2026-03-02T22:00', '2026-03-03T06:00')]);
    expect(on('2026-03-02', [night('22:00')])).toEqual([between('2026-03-02T22:00', '2026-03-03T22:00')]);
    expect(on('2026-03-02', [night('24:00')])).toEqual([between('2026-03-02T22:00', '2026-03-03T00:00')]);
    expect(on('2026-03-02', [night('00:00')])).toEqual([between('2026-03-02T22:00', '2026-03-03T00:00')]);
  });

  it('are known to the second', () => {
    expect(on('2026-03-02', [{ days: ['mon'], shifts: [{ opens: '09:00:15', closes: '09:00:45' }] }])).toEqual([between('2026-03-02T09:00:15', '2026-03-02T09:00:45')]);
  });

  it('hold on the first and on the last day of their dates', () => {
    const march: WeeklyRule = { ...nine, from: '2026-03-02', until: '2026-03-16' };

    expect(['2026-02-23', '2026-03-02', '2026-03-16', '2026-03-23'].map((date) => on(date, [march]).length)).toEqual([0, 1, 1, 0]);
  });
});

describe('S3 the exceptions of a date', () => {
  const midday = { opens: '12:00', closes: '13:00' };
  const evening = { opens: '20:00', closes: '21:00' };

  it('touch no other date', () => {
    expect(on('2026-03-02', [nine], [{ date: '2026-03-09', effect: 'closed' }])).toHaveLength(1);
  });

  it('may open a day that has no hours', () => {
    expect(on('2026-03-03', [nine], [{ date: '2026-03-03', effect: 'extra-open', shifts: [evening] }])).toEqual([between('2026-03-03T20:00', '2026-03-03T21:00')]);
    expect(on('2026-03-03', [nine], [{ date: '2026-03-03', effect: 'partly-open', shifts: [evening] }])).toEqual([between('2026-03-03T20:00', '2026-03-03T21:00')]);
  });

  it('of one kind are taken together', () => {
    const two: readonly CalendarException[] = [{ date: '2026-03-02', effect: 'partly-open', shifts: [midday] }, { date: '2026-03-02', effect: 'partly-open', shifts: [evening] }];

    expect(on('2026-03-02', [nine], two)).toEqual([between('2026-03-02T12:00', '2026-03-02T13:00'), between('2026-03-02T20:00', '2026-03-02T21:00')]);
  });

  it('partly-open without shifts leaves nothing', () => {
    expect(on('2026-03-02', [nine], [{ date: '2026-03-02', effect: 'partly-open' }])).toEqual([]);
  });

  it('remove the shifts that start that day, not the night before', () => {
    const nights: WeeklyRule = { days: ['sun', 'mon'], shifts: [{ opens: '22:00', closes: '06:00' }] };
    const closed: readonly CalendarException[] = [{ date: '2026-03-02', effect: 'closed' }];

    expect(on('2026-03-01', [nights], closed)).toEqual([between('2026-03-01T22:00', '2026-03-02T06:00')]);
    expect(on('2026-03-02', [nights], closed)).toEqual([]);
  });

  it('of every year come on their day, 29 February in leap years only', () => {
    const yearly: readonly CalendarException[] = [{ date: '--02-29', effect: 'extra-open', shifts: [midday] }];
    const leapDays = ['2023-02-28', '2023-03-01', '2024-02-29', '2028-02-29'];

    expect(leapDays.map((date) => on(date, [], yearly).length)).toEqual([0, 0, 1, 1]);
  });

  it('hold within their effective dates', () => {
    const until2026: readonly CalendarException[] = [{ date: '--12-25', effect: 'extra-open', shifts: [midday], until: '2026-12-25' }];

    expect(['2025-12-25', '2026-12-25', '2027-12-25'].map((date) => on(date, [], until2026).length)).toEqual([1, 1, 0]);
  });
});

describe('S3 exceptions that recur', () => {
  const early = { opens: '02:00', closes: '06:00' };
  const firstSundays = { rule: 'FREQ=MONTHLY;BYDAY=1SU', from: '2026-01-01', effect: 'extra-open', shifts: [early] } as const;

  it('come on the dates of their rule', () => {
    expect(on('2026-03-01', [nine], [firstSundays])).toEqual([between('2026-03-01T02:00', '2026-03-01T06:00')]);
    expect(['2025-12-07', '2026-01-04', '2026-03-02', '2026-03-08', '2038-03-07'].map((date) => on(date, [], [firstSundays]).length)).toEqual([0, 1, 0, 0, 1]);
  });

  it('close and replace shifts as others do', () => {
    expect(['2026-05-18', '2026-05-25'].map((date) => on(date, [nine], [{ rule: 'FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO', from: '2000-01-01', effect: 'closed' }]).length)).toEqual([1, 0]);
    expect(on('2026-03-09', [nine], [{ rule: 'FREQ=WEEKLY;INTERVAL=2', from: '2026-02-23', effect: 'partly-open', shifts: [early] }])).toEqual([between('2026-03-09T02:00', '2026-03-09T06:00')]);
  });

  it('leave out the dates that they except, and end with their effective dates', () => {
    const fewer: CalendarException = { ...firstSundays, except: ['2026-02-01', '2026-03-01'], until: '2026-05-02' };

    expect(['2026-01-04', '2026-02-01', '2026-03-01', '2026-04-05', '2026-05-03'].map((date) => on(date, [], [fewer]).length)).toEqual([1, 0, 0, 1, 0]);
  });

  it('are dates of the zone, where a shift may fall in a gap of its clocks', () => {
    const lastSundays: CalendarException = { rule: 'FREQ=MONTHLY;BYDAY=-1SU', from: '2026-01-01', effect: 'extra-open', shifts: [early] };

    expect(on('2026-03-29', [], [lastSundays], 'Europe/Amsterdam')).toEqual([between('2026-03-29T01:00', '2026-03-29T04:00')]);
    expect(on('2026-03-29', [], [lastSundays], 'Pacific/Chatham')).toEqual([between('2026-03-28T12:15', '2026-03-28T16:15')]);
  });

  it('are found on both sides of a block of dates', () => {
    const daily: CalendarException = { rule: 'FREQ=DAILY', from: '1970-01-01', effect: 'extra-open', shifts: [early] };

    expect(Array.from({ length: 1030 }, (_, day) => shiftsStartingOn({ kind: 'business', zone: 'UTC', weekly: [], exceptions: [daily] }, 510 + day).length).every((length) => length === 1)).toBe(true);
    expect(on('1969-12-31', [], [daily])).toEqual([]);
  });
});

describe('S3 shifts in their zone', () => {
  it.each([
    ['Asia/Kolkata', '2026-03-02T03:30', '2026-03-02T06:30'],
    ['America/St_Johns', '2026-03-02T12:30', '2026-03-02T15:30'],
    ['Pacific/Chatham', '2026-03-01T19:15', '2026-03-01T22:15'],
    ['Pacific/Kiritimati', '2026-03-01T19:00', '2026-03-01T22:00'],
    ['Pacific/Pago_Pago', '2026-03-02T20:00', '2026-03-02T23:00'],
  ])('nine to twelve in %s', (zone, start, end) => {
    expect(on('2026-03-02', [nine], [], zone)).toEqual([between(start, end)]);
  });

  it('are an hour shorter or longer where the clocks change inside them', () => {
    const hoursOf = (date: string, zone: string) => on(date, [{ days: ['sun'], shifts: [{ opens: '00:00', closes: '06:00' }] }], [], zone).map(({ start, end }) => (end - start) / 3_600_000);

    expect(hoursOf('2026-03-29', 'Europe/Amsterdam')).toEqual([5]);
    expect(hoursOf('2026-10-25', 'Europe/Amsterdam')).toEqual([7]);
    expect(hoursOf('2026-04-05', 'Australia/Lord_Howe')).toEqual([6.5]);
    expect(hoursOf('2026-10-04', 'Australia/Lord_Howe')).toEqual([5.5]);
    expect(hoursOf('2026-03-08', 'America/New_York')).toEqual([5]);
  });
});
