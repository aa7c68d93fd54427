import { DAY, HOUR, MINUTE } from '@entente/worktime';
import type { BusinessCalendar, CalendarTerms, Target } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../oracle/runs.ts';
import { at } from '../../testing/story.ts';
import { lengthOf, unpausedDue } from './clock-due.ts';
import type { ClockEvent, ClockEventKind, ClockTerms } from './clock-model.ts';
import { readChangedClock } from './changed-terms.ts';
import { readClock } from './read-clock.ts';

const always: CalendarTerms = { kind: 'always' };
const office: BusinessCalendar = { kind: 'business', zone: 'UTC', weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], shifts: [{ opens: '09:00', closes: '17:00' }] }] };
const day: Target = { unit: 'business-day', count: 1 };
const on = (kind: ClockEventKind, when: string, more: Partial<ClockEvent> = {}): ClockEvent => ({ id: `${kind} ${when}`, kind, at: at(when), ...more });
const pausedFor = (from: string, to: string) => [on('pause', from, { reason: from }), on('resume', to, { reason: from })];
const due = (terms: ClockTerms, ...events: readonly ClockEvent[]) => {
  const instant = readClock(terms, [on('start', '10:30'), ...events], at('2026-03-20T00:00Z')).due;
  return instant === undefined ? undefined : new Date(instant).toISOString().slice(0, 16);
};

describe('S4 S7 a clock with a unit as its target', () => {
  it('is due when the unit is', () => {
    expect(due({ target: day, calendar: office })).toBe('2026-03-03T10:30');
    expect(due({ target: { unit: 'end-of-business-day' }, calendar: office })).toBe('2026-03-02T17:00');
    expect(due({ target: { unit: 'calendar-month', count: 1 }, calendar: office })).toBe('2026-04-02T10:30');
    expect(due({ target: { unit: '24h-day', count: 1 }, calendar: office })).toBe('2026-03-05T10:30');
  });

  it('S5 in a calendar that is always open counts the days of its zone', () => {
    expect(due({ target: { unit: 'calendar-month', count: 1 }, calendar: always, zone: 'Europe/Amsterdam' })).toBe('2026-04-02T09:30');
    expect(due({ target: { unit: 'calendar-month', count: 1 }, calendar: always })).toBe('2026-04-02T10:30');
  });

  it('is as long as it says, or as the open time to its due', () => {
    const never: CalendarTerms = { ...office, weekly: [] };

    expect([lengthOf({ target: HOUR, calendar: never }, at('10:30')), lengthOf({ target: { unit: '24h-day', count: 2 }, calendar: never }, at('10:30'))]).toEqual([HOUR, 2 * DAY]);
    expect([lengthOf({ target: day, calendar: office }, at('10:30')), lengthOf({ target: day, calendar: never }, at('10:30')), lengthOf({ calendar: office }, at('10:30'))]).toEqual([8 * HOUR, undefined, undefined]);
  });

  it('is moved by each pause by the open time that it took', () => {
    expect(due({ target: day, calendar: office }, ...pausedFor('11:00', '12:00'))).toBe('2026-03-03T11:30');
    expect(due({ target: day, calendar: office }, ...pausedFor('11:00', '12:00'), ...pausedFor('13:00', '20:00'))).toBe('2026-03-03T15:30');
    expect(due({ target: day, calendar: office }, ...pausedFor('2026-03-02T16:00Z', '2026-03-03T10:00Z'))).toBe('2026-03-03T12:30');
  });

  it('is not moved by a pause outside of hours, even when it is due there', () => {
    const sunday: Target = { unit: 'calendar-month', count: 1 };
    const start = [on('start', '2026-02-01T10:00Z')];
    const dueOf = (...events: readonly ClockEvent[]) => new Date(readClock({ target: sunday, calendar: office }, [...start, ...events], at('2026-03-20T00:00Z')).due ?? 0).toISOString().slice(0, 16);

    expect(dueOf()).toBe('2026-03-01T10:00');
    expect(dueOf(...pausedFor('2026-02-01T11:00Z', '2026-02-01T12:00Z'))).toBe('2026-03-01T10:00');
    expect(dueOf(...pausedFor('2026-02-02T09:00Z', '2026-02-02T10:00Z'))).toBe('2026-03-02T10:00');
  });

  it('is not moved by a pause that begins at its due or after it', () => {
    const end: Target = { unit: 'end-of-business-day' };

    expect(due({ target: end, calendar: always, zone: 'UTC' }, ...pausedFor('2026-03-03T00:00Z', '2026-03-03T01:00Z'))).toBe('2026-03-03T00:00');
    expect(due({ target: end, calendar: always, zone: 'UTC' }, ...pausedFor('2026-03-02T23:59Z', '2026-03-03T01:00Z'))).toBe('2026-03-03T01:01');
  });

  it('while paused is due as if resumed now', () => {
    const reading = readClock({ target: day, calendar: office }, [on('start', '10:30'), on('pause', '11:00', { reason: 'x' })], at('15:00'));

    expect(reading).toMatchObject({ state: 'paused', dueIfResumed: true, due: at('2026-03-03T14:30Z') });
  });

  it('may be met, breached, or never due', () => {
    const stopped = (when: string) => readClock({ target: day, calendar: office }, [on('start', '10:30'), on('stop', when)], at('2026-03-20T00:00Z')).state;

    expect([stopped('2026-03-03T10:30Z'), stopped('2026-03-03T10:30:00.001Z')]).toEqual(['met', 'breached']);
    expect(due({ target: day, calendar: { ...office, weekly: [] } })).toBeUndefined();
    expect(due({ calendar: office })).toBeUndefined();
    expect(readClock({ calendar: office }, [on('start', '10:30')], at('2026-03-20T00:00Z')).state).toBe('running');
  });

  it('law: days of 24 hours are as many hours of open time, whatever the pauses', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 3 }), fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 6 }), (count, gaps) => {
      let now = at('10:30');
      const events = gaps.map((gap, place): ClockEvent => ({ id: String(place), kind: place % 2 === 0 ? 'pause' : 'resume', reason: 'x', at: now += gap * 10 * MINUTE }));
      const read = (target: ClockTerms['target']) => readClock({ ...(target === undefined ? {} : { target }), calendar: office }, [on('start', '10:30'), ...events], at('2026-04-20T00:00Z'));
      expect(read({ unit: '24h-day', count })).toEqual(read(count * DAY));
    }), runs(44, 60));
  });
});

describe('S4 the length of a target', () => {
  it('is the open time to its due', () => {
    expect(lengthOf({ target: HOUR, calendar: office }, at('10:30'))).toBe(HOUR);
    expect(lengthOf({ target: day, calendar: office }, at('10:30'))).toBe(8 * HOUR);
    expect(lengthOf({ target: { unit: '24h-day', count: 2 }, calendar: office }, at('10:30'))).toBe(2 * DAY);
    expect(lengthOf({ calendar: office }, at('10:30'))).toBeUndefined();
    expect(lengthOf({ target: day, calendar: { ...office, weekly: [] } }, at('10:30'))).toBeUndefined();
    expect(unpausedDue({ calendar: office }, at('10:30'))).toBeUndefined();
    expect(unpausedDue({ target: HOUR, calendar: office }, at('16:30'))).toBe(at('2026-03-03T09:30Z'));
  });
});

describe('S10 changes between targets, units and none', () => {
  const change = (rule: 'retroactive' | 'fresh' | 'proportional', from: ClockTerms, to: ClockTerms, ...events: readonly ClockEvent[]) =>
    readChangedClock(from, [{ at: at('12:30'), terms: to }], [on('start', '10:30'), ...events], at('13:00'), rule);
  const hours = (count: number): ClockTerms => ({ target: count * HOUR, calendar: office });
  const unit: ClockTerms = { target: day, calendar: office };
  const shown = (instant: number | undefined) => (instant === undefined ? undefined : new Date(instant).toISOString().slice(0, 16));

  it('proportional: take a unit as the open time that it comes to from the start', () => {
    expect(shown(change('proportional', hours(8), unit).current.due)).toBe('2026-03-03T10:30');
    expect(shown(change('proportional', unit, hours(4)).current.due)).toBe('2026-03-02T15:30');
  });

  it('fresh: begin a unit at the change', () => {
    expect(shown(change('fresh', hours(1), unit).current.due)).toBe('2026-03-03T12:30');
  });

  it('proportional: from no target have the whole new one, and to none are never due', () => {
    expect(shown(change('proportional', { calendar: office }, hours(2)).current.due)).toBe('2026-03-02T14:30');
    expect(change('proportional', hours(2), { calendar: office }).current.due).toBeUndefined();
    expect(change('retroactive', { calendar: office }, hours(1)).current).toMatchObject({ state: 'breached', due: at('12:30') });
  });

  it('proportional: from a target of nothing have nothing left', () => {
    expect(shown(change('proportional', hours(0), hours(4)).current.due)).toBe('2026-03-02T12:30');
  });

  it('tell the start of all, and the terms that they came to', () => {
    const { start, under, current } = change('fresh', hours(4), unit);

    expect([start, under, current.start]).toEqual([at('10:30'), unit, at('12:30')]);
    expect(readChangedClock(hours(1), [], [on('attach', '09:00')], at('13:00')).start).toBeUndefined();
    expect(readChangedClock(hours(1), [{ at: at('09:30'), terms: unit }], [on('attach', '09:00'), on('start', '10:00')], at('13:00'))).toMatchObject({ start: at('10:00'), under: unit });
  });
});
