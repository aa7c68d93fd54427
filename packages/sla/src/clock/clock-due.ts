import { DAY, dueAt, targetDueAt, workedTime } from '@entente/worktime';
import type { Duration, Instant, Target } from '@entente/worktime';
import type { ClockLife } from './clock-log.ts';
import type { ClockTerms } from './clock-model.ts';

/**
 * When a clock is due (S4, S7). Beyond what has happened it is taken to run on from now, also when it is paused; when it
 * has ended nothing runs on, and it may never have become due.
 */
export function dueOf(terms: ClockTerms, life: ClockLife, now: Instant): Instant | undefined {
  const target = openTimeOf(terms.target);
  if (life.started === undefined || target === undefined) return undefined;
  return typeof target === 'number' ? dueByElapsed(target, terms, life, life.started, now) : dueByUnit(target, terms, life, life.started);
}

/** The earliest instant with the target elapsed (S7). */
function dueByElapsed(target: Duration, { calendar }: ClockTerms, life: ClockLife, started: Instant, now: Instant): Instant | undefined {
  if (target === 0) return dueAt(calendar, started, 0);

  let left = target;
  for (const { start, end } of life.running) {
    const worked = workedTime(calendar, start, end);
    if (worked >= left) return dueAt(calendar, start, left);
    left -= worked;
  }
  return dueAt(calendar, life.ended ?? now, left);
}

/** The unit's due from the start; each pause that begins before it moves it by the open time that the pause took. */
function dueByUnit(target: Target, terms: ClockTerms, { paused }: ClockLife, started: Instant): Instant | undefined {
  let due = unpausedDue({ ...terms, target }, started);
  for (const { start, end } of paused) {
    if (due === undefined || due <= start) break;
    const taken = workedTime(terms.calendar, start, end);
    if (taken > 0) due = dueAt(terms.calendar, due, taken);
  }
  return due;
}

/** When a clock that begins at `start` is due if it is never paused. */
export function unpausedDue({ target, calendar, zone = 'UTC' }: ClockTerms, start: Instant): Instant | undefined {
  if (target === undefined) return undefined;
  return typeof target === 'number' ? dueAt(calendar, start, target) : targetDueAt(calendar, zone, start, target);
}

/** A target as open time: a unit is as long as the open time from `start` to its due. */
export function lengthOf(terms: ClockTerms, start: Instant): Duration | undefined {
  const target = openTimeOf(terms.target);
  if (target === undefined || typeof target === 'number') return target;
  const due = unpausedDue(terms, start);
  return due === undefined ? undefined : workedTime(terms.calendar, start, due);
}

/** Days of 24 hours are open time (S4). */
function openTimeOf(target: ClockTerms['target']): ClockTerms['target'] {
  return typeof target === 'object' && target.unit === '24h-day' ? target.count * DAY : target;
}
