/**
 * Wall time the slow way: read the wall at one minute after the other and look for what is written there. It asks the
 * platform's date formatting only, so it shares neither code nor library with the engine's zone arithmetic.
 */
import type { Instant, LocalDate, LocalTime, ZoneName } from '../src/instant.ts';

const MINUTE = 60_000;
const HALF_DAY = 720 * MINUTE;

const formats = new Map<ZoneName, Intl.DateTimeFormat>();

/** What the wall says: `2026-03-29 02:30`. Texts compare as times do. */
export function wallAt(zone: ZoneName, instant: Instant): string {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-CA', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
  });
  formats.set(zone, format);
  return format.format(instant).replace(', ', ' ');
}

/** Every minute that could be that date and time anywhere on earth. */
function* minutesAround(date: LocalDate, time: LocalTime): Iterable<Instant> {
  const asIfUtc = Date.parse(`${date}T${time}Z`);
  for (let instant = asIfUtc - 2 * HALF_DAY - HALF_DAY; instant <= asIfUtc + 2 * HALF_DAY; instant += MINUTE) yield instant;
}

/** How the wall is read; a reader that remembers is as good. */
export type ReadsWall = (zone: ZoneName, instant: Instant) => string;

interface Sightings {
  /** The minutes at which the wall said so. */
  readonly seen: readonly Instant[];
  /** The first minute at which the wall had passed it. */
  readonly passed: Instant;
}

/** Where a wall time is seen, and where the wall first is beyond it. */
function sightingsOf(zone: ZoneName, date: LocalDate, time: LocalTime, read: ReadsWall): Sightings {
  const wanted = `${date} ${time}`;
  const seen: Instant[] = [];
  let passed: Instant | undefined;
  let before = true;
  for (const instant of minutesAround(date, time)) {
    const wall = read(zone, instant);
    if (wall === wanted) seen.push(instant);
    if (before && wall > wanted) passed ??= instant;
    before = wall <= wanted;
  }
  return { seen, passed: passed ?? Number.NaN };
}

/** An opening: the first sighting, or the end of the gap. */
export function openingOf(zone: ZoneName, date: LocalDate, time: LocalTime, read: ReadsWall = wallAt): Instant {
  const { seen, passed } = sightingsOf(zone, date, time, read);
  return seen[0] ?? passed;
}

/** A closing: the last sighting, or the end of the gap. */
export function closingOf(zone: ZoneName, date: LocalDate, time: LocalTime, read: ReadsWall = wallAt): Instant {
  const { seen, passed } = sightingsOf(zone, date, time, read);
  return seen.at(-1) ?? passed;
}
