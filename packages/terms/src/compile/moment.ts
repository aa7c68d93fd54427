import { checkDate, dayStart, isZone, localDateAt } from '@entente/worktime';
import type { Instant, ZoneName } from '@entente/worktime';
import type { SourceDocument } from '../source/source-document.ts';
import type { Compiler } from './compiler.ts';

/** The instant of a date (its first one in the zone, S2) or of an instant with its offset. */
export function momentOf({ report }: Compiler, source: SourceDocument, path: string, text: string, zone: ZoneName): Instant {
  const problems = checkDate(text.slice(0, 10), path);
  if (problems.length > 0) {
    for (const problem of problems) report(source, problem);
    return 0;
  }
  if (text.length === 10) return isZone(zone) ? dayStart(zone, text) : 0;
  const instant = Date.parse(text);
  if (!Number.isNaN(instant)) return instant;
  report(source, { code: 'MOMENT_INVALID', path, message: `"${text}" is not an instant.`, fix: 'Write a time that exists, such as 2026-01-01T08:00Z.' });
  return 0;
}

/** The date whose first instant it is, else the instant in UTC. */
export function momentText(instant: Instant, zone: ZoneName): string {
  const date = isZone(zone) ? localDateAt(zone, instant) : '';
  return /^\d{4}-/.test(date) && dayStart(zone, date) === instant ? date : instantText(instant);
}

export function instantText(instant: Instant): string {
  return new Date(instant).toISOString().replace(/(:00)?\.000Z$/, 'Z');
}
