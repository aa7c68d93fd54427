import { checkDate, dayStart, isZone, localDateAt } from '@entente/worktime';
import type { Instant, LocalDate, ZoneName } from '@entente/worktime';
import type { SourceDocument } from '../source/source-document.ts';
import type { Compiler } from './compiler.ts';

/** The instant of a date (its first one in the zone, S2) or of an instant with its offset. */
export function momentOf({ report }: Compiler, source: SourceDocument, path: string, text: string, zone: ZoneName): Instant {
  const problems = checkDate(text.slice(0, 10), path);
  if (problems.length > 0) {
    for (const problem of problems) report(source, problem);
    return 0;
  }
  if (text.length === 10) return dayStart(soundZone(zone), text);
  const instant = Date.parse(text);
  if (!Number.isNaN(instant)) return instant;
  report(source, { code: 'MOMENT_INVALID', path, message: `"${text}" is not an instant.`, fix: 'Write a time that exists, such as 2026-01-01T08:00Z.' });
  return 0;
}

/** The date on the wall at that instant. */
export function dateAt(instant: Instant, zone: ZoneName): LocalDate {
  return localDateAt(soundZone(zone), instant);
}

/** A zone that is none is told where it stands; until it is corrected, the rest is read in UTC. */
function soundZone(zone: ZoneName): ZoneName {
  return isZone(zone) ? zone : 'UTC';
}

/** The date whose first instant it is, else the instant in UTC. */
export function momentText(instant: Instant, zone: ZoneName): string {
  const date = dateAt(instant, zone);
  return date.length === 10 && dayStart(zone, date) === instant ? date : instantText(instant);
}

export function instantText(instant: Instant): string {
  return new Date(instant).toISOString().replace(/(:00)?\.000Z$/, 'Z');
}
