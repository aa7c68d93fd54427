import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BusinessCalendar, CalendarTerms } from './calendar-terms.ts';
import { DAY, HOUR, MINUTE } from './instant.ts';
import { dueAt, lastOpenEnd, nextClosing, nextOpenInstant, startBefore, workedTime } from './worked-time.ts';

const utc = (text: string) => Date.parse(text);
const office: BusinessCalendar = { kind: 'business', zone: 'Europe/Amsterdam', weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], shifts: [{ opens: '09:00', closes: '12:00' }, { opens: '13:00', closes: '17:00' }] }] };
const always: CalendarTerms = { kind: 'always' };
const never: BusinessCalendar = { kind: 'business', zone: 'UTC', weekly: [] };

describe('S7 elapsed time', () => {
  it('is the open time between two instants', () => {
    expect(workedTime(office, utc('2026-03-27T14:00:00Z'), utc('2026-03-30T08:00:00Z'))).toBe(3 * HOUR);
  });

  it('is zero backwards', () => {
    expect(workedTime(office, utc('2026-03-30T08:00:00Z'), utc('2026-03-27T14:00:00Z'))).toBe(0);
  });

  it('is wall-clock time when always open', () => {
    expect(workedTime(always, 10, 25)).toBe(15);
  });
});

describe('S7 due', () => {
  it('a target used up at closing time is due at closing', () => {
    expect(dueAt(office, utc('2026-03-27T15:00:00Z'), HOUR)).toBe(utc('2026-03-27T16:00:00Z'));
    expect(dueAt(office, utc('2026-03-27T15:00:00Z'), HOUR + 1)).toBe(utc('2026-03-30T07:00:00.001Z'));
  });

  it('a zero target is due at the first open instant at or after the start', () => {
    expect(dueAt(office, utc('2026-03-27T15:00:00Z'), 0)).toBe(utc('2026-03-27T15:00:00Z'));
    expect(dueAt(office, utc('2026-03-27T16:00:00Z'), 0)).toBe(utc('2026-03-30T07:00:00Z'));
  });

  it('a calendar that never opens has no due instant', () => {
    expect(dueAt(never, 0, HOUR)).toBeUndefined();
    expect(startBefore(never, 0, HOUR)).toBeUndefined();
    expect(nextOpenInstant(never, 0)).toBeUndefined();
    expect(nextClosing(never, 0)).toBeUndefined();
    expect(lastOpenEnd(never, 0)).toBeUndefined();
  });

  it('a calendar that opens for a last day only is found years ahead', () => {
    const once: BusinessCalendar = { kind: 'business', zone: 'UTC', weekly: [], exceptions: [{ date: '2030-01-01', effect: 'extra-open', shifts: [{ opens: '00:00', closes: '01:00' }] }] };

    expect(dueAt(once, utc('2026-01-01T00:00Z'), HOUR)).toBe(utc('2030-01-01T01:00Z'));
    expect(dueAt(once, utc('2026-01-01T00:00Z'), HOUR + 1)).toBeUndefined();
  });
});

describe('S7 openings and closings', () => {
  it('an open instant is its own next opening', () => {
    expect(nextOpenInstant(office, utc('2026-03-27T15:00:00Z'))).toBe(utc('2026-03-27T15:00:00Z'));
    expect(nextOpenInstant(office, utc('2026-03-28T15:00:00Z'))).toBe(utc('2026-03-30T07:00:00Z'));
  });

  it('the next closing ends the shift that is open or comes next', () => {
    expect(nextClosing(office, utc('2026-03-27T15:00:00Z'))).toBe(utc('2026-03-27T16:00:00Z'));
    expect(nextClosing(office, utc('2026-03-28T15:00:00Z'))).toBe(utc('2026-03-30T10:00:00Z'));
    expect(nextClosing(always, 0)).toBeUndefined();
  });

  it('a long open stretch closes where it ends, not where the search was cut', () => {
    const weeks: BusinessCalendar = { kind: 'business', zone: 'UTC', weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], shifts: [{ opens: '00:00', closes: '24:00' }], from: '2026-03-01', until: '2026-04-30' }] };

    expect(nextClosing(weeks, utc('2026-03-01T00:00Z'))).toBe(utc('2026-05-01T00:00Z'));
    const eightDays: BusinessCalendar = { ...weeks, weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], shifts: [{ opens: '00:00', closes: '24:00' }], from: '2026-03-01', until: '2026-03-08' }] };
    expect(nextClosing(eightDays, utc('2026-03-01T00:00Z'))).toBe(utc('2026-03-09T00:00Z'));
    const stated: CalendarTerms = { kind: 'stated', zone: 'UTC', open: [{ start: 0, end: 8 * DAY }, { start: 9 * DAY, end: 10 * DAY }] };
    expect(nextClosing(stated, 0)).toBe(8 * DAY);
  });

  it('all the time that was open before a closing begins where it opened', () => {
    expect(startBefore(office, utc('2026-03-27T16:00:00Z'), 4 * HOUR)).toBe(utc('2026-03-27T12:00:00Z'));
    expect(startBefore(office, utc('2026-03-27T16:00:00Z'), 4 * HOUR + 1)).toBe(utc('2026-03-27T10:59:59.999Z'));
  });

  it('the last open end is the instant itself while open', () => {
    expect(lastOpenEnd(office, utc('2026-03-27T15:00:00Z'))).toBe(utc('2026-03-27T15:00:00Z'));
    expect(lastOpenEnd(office, utc('2026-03-28T15:00:00Z'))).toBe(utc('2026-03-27T16:00:00Z'));
  });
});

describe('S7 laws of elapsed time', () => {
  const zones = ['UTC', 'Europe/Amsterdam', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Chatham', 'America/Santiago'];
  const calendar: fc.Arbitrary<CalendarTerms> = fc.oneof(
    fc.constant(always),
    fc.constantFrom(...zones).map((zone): CalendarTerms => ({ ...office, zone })),
    fc.constantFrom(...zones).map((zone): CalendarTerms => ({ kind: 'business', zone, weekly: [{ days: ['sat', 'sun'], shifts: [{ opens: '22:00', closes: '04:00' }] }] })),
  );
  const instant = fc.integer({ min: 0, max: 40 * 365 * 1440 }).map((minute) => utc('2000-01-01T00:00Z') + minute * MINUTE);
  const target = fc.integer({ min: 0, max: 100 * 60 * 60 * 1000 });

  it('additivity: through any instant between, the parts add up', () => {
    fc.assert(fc.property(calendar, instant, fc.nat(20 * DAY), fc.nat(20 * DAY), (terms, start, first, second) => {
      const middle = start + first;
      const stop = middle + second;
      expect(workedTime(terms, start, middle) + workedTime(terms, middle, stop)).toBe(workedTime(terms, start, stop));
    }), { seed: 71, numRuns: 80 });
  });

  it('inverse: exactly the target has passed when it is due, and less the millisecond before', () => {
    fc.assert(fc.property(calendar, instant, target, (terms, start, open) => {
      const due = dueAt(terms, start, open) ?? start;
      expect(workedTime(terms, start, due)).toBe(open);
      expect(workedTime(terms, start, due - 1)).toBe(Math.max(0, open - 1));
    }), { seed: 72, numRuns: 80 });
  });

  it('monotony: a later start or a longer target is never due earlier', () => {
    fc.assert(fc.property(calendar, instant, fc.nat(3 * DAY), target, fc.nat(DAY), (terms, start, later, open, more) => {
      const due = dueAt(terms, start, open) ?? 0;
      expect(dueAt(terms, start + later, open)).toBeGreaterThanOrEqual(due);
      expect(dueAt(terms, start, open + more)).toBeGreaterThanOrEqual(due);
    }), { seed: 73, numRuns: 60 });
  });

  it('looking back mirrors looking forward', () => {
    fc.assert(fc.property(calendar, instant, target, (terms, end, open) => {
      const start = startBefore(terms, end, open) ?? end;
      expect(workedTime(terms, start, end)).toBe(open);
      expect(workedTime(terms, start + 1, end)).toBe(Math.max(0, open - 1));
    }), { seed: 74, numRuns: 60 });
  });
});
