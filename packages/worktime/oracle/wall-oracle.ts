/**
 * Wall time the slow way: read the wall at one minute after the other and look for what is written there. It asks the
 * platform's date formatting only, so it shares neither code nor library with the engine's zone arithmetic. Where the wall
 * goes on by one hour in an hour, the minutes between are those of any hour (no zone changes its clock and changes it back
 * within one), and only the others are read one by one.
 */
import type { Instant, LocalDate, LocalTime, ZoneName } from '../src/instant.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const formats = new Map<ZoneName, Intl.DateTimeFormat>();

/** What the wall says: `2026-03-29 02:30`. Texts compare as times do. */
export function wallAt(zone: ZoneName, instant: Instant): string {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-CA', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
  });
  formats.set(zone, format);
  return format.format(instant).replace(', ', ' ');
}

/** The walls at full hours, as if they hung in UTC; a zone's are forgotten when they are many. */
const fullHours = new Map<ZoneName, Map<Instant, number>>();
const MANY = 5000;

function atFullHour(zone: ZoneName, hour: Instant): number {
  const known = fullHours.get(zone) ?? new Map<Instant, number>();
  fullHours.set(zone, known);
  const wall = known.get(hour) ?? asIfUtc(wallAt(zone, hour));
  if (known.size > MANY) known.clear();
  known.set(hour, wall);
  return wall;
}

function asIfUtc(wall: string): number {
  return Date.parse(`${wall.replace(' ', 'T')}Z`);
}

/** What the wall says at each full minute from one instant to another, as if it hung in UTC. */
function* wallsBetween(zone: ZoneName, start: Instant, end: Instant): Iterable<readonly [Instant, number]> {
  for (let hour = Math.floor(start / HOUR) * HOUR; hour <= end; hour += HOUR) {
    const wall = atFullHour(zone, hour);
    const isEven = atFullHour(zone, hour + HOUR) === wall + HOUR;
    for (let minute = 0; minute < HOUR; minute += MINUTE) yield [hour + minute, isEven ? wall + minute : asIfUtc(wallAt(zone, hour + minute))];
  }
}

interface Sightings {
  /** The minutes at which the wall said so. */
  readonly seen: readonly Instant[];
  /** The first minute at which the wall had passed it. */
  readonly passed: Instant;
}

/** Where a wall time is seen, and where the wall first is beyond it; no wall on earth is more than 14 hours from UTC. */
function sightingsOf(zone: ZoneName, date: LocalDate, time: LocalTime): Sightings {
  const wanted = asIfUtc(`${date} ${time}`);
  const seen: Instant[] = [];
  let passed: Instant | undefined;
  let before = true;
  for (const [instant, wall] of wallsBetween(zone, wanted - 16 * HOUR, wanted + 16 * HOUR)) {
    if (wall === wanted) seen.push(instant);
    if (before && wall > wanted) passed ??= instant;
    before = wall <= wanted;
  }
  return { seen, passed: passed ?? Number.NaN };
}

/** An opening: the first sighting, or the end of the gap. */
export function openingOf(zone: ZoneName, date: LocalDate, time: LocalTime): Instant {
  const { seen, passed } = sightingsOf(zone, date, time);
  return seen[0] ?? passed;
}

/** A closing: the last sighting, or the end of the gap. */
export function closingOf(zone: ZoneName, date: LocalDate, time: LocalTime): Instant {
  const { seen, passed } = sightingsOf(zone, date, time);
  return seen.at(-1) ?? passed;
}
