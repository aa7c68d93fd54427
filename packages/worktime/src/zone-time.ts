/**
 * The only door to Temporal: wall time in a zone to instants and back (S2, S3, S5). The native one where there is one,
 * else the polyfill, which is loaded only then.
 */
import type { Instant, LocalDate, LocalTime, ZoneName } from './instant.ts';
import type { PeriodStep } from './period-terms.ts';

const { Temporal } = 'Temporal' in globalThis ? globalThis : await import('temporal-polyfill/implementation');

/** The instant of a wall time: in a gap the gap's end, in a repeated hour the first occurrence (S3). */
export function firstInstantOf(zone: ZoneName, date: LocalDate, time: LocalTime): Instant {
  return instantOf(zone, date, time, 'earlier');
}

/** The instant of a wall time: in a gap the gap's end, in a repeated hour the last occurrence (S3). */
export function lastInstantOf(zone: ZoneName, date: LocalDate, time: LocalTime): Instant {
  return instantOf(zone, date, time, 'later');
}

function instantOf(zone: ZoneName, date: LocalDate, time: LocalTime, occurrence: 'earlier' | 'later'): Instant {
  const wall = Temporal.PlainDateTime.from(`${date}T${time}`);
  const there = wall.toZonedDateTime(zone, { disambiguation: occurrence });
  if (there.toPlainDateTime().equals(wall)) return there.epochMilliseconds;

  const beforeGap = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const gapEnd = beforeGap.getTimeZoneTransition('next');
  return (gapEnd ?? there).epochMilliseconds;
}

/** Local midnight; where that does not exist the first instant after the gap, where it comes twice the first (S2). */
export function dayStart(zone: ZoneName, date: LocalDate): Instant {
  return Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds;
}

/** The date on the wall. */
export function localDateAt(zone: ZoneName, instant: Instant): LocalDate {
  return at(zone, instant).toPlainDate().toString();
}

/** The time on the wall, `HH:MM:SS` with milliseconds when there are any. */
export function localTimeAt(zone: ZoneName, instant: Instant): LocalTime {
  return at(zone, instant).toPlainTime().toString();
}

function at(zone: ZoneName, instant: Instant) {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
}

/** The date `n` steps later in one leap, clamped to the month's last day; never chained (S2). */
export function datePlus(date: LocalDate, step: Exclude<PeriodStep, 'PT1H'>, n: number): LocalDate {
  const { years, months, weeks, days } = Temporal.Duration.from(step);
  return Temporal.PlainDate.from(date).add({ years: years * n, months: months * n, weeks: weeks * n, days: days * n }).toString();
}

/** Whether this machine's zone data knows the name. */
export function isZone(zone: string): boolean {
  try {
    Temporal.PlainDate.from('2000-01-01').toZonedDateTime(zone);
    return true;
  } catch {
    return false;
  }
}
