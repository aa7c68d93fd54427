/**
 * The only door to the library that expands recurrence rules (RFC 5545). Wall times go in and come out as if they were
 * UTC, so neither a zone nor the machine's offset can touch them; a zone comes in where shifts are laid on dates (S3).
 */
import { RRuleTemporal } from 'rrule-temporal';
import type { LocalDate, LocalDateTime } from '../instant.ts';
import { faultOfRule } from './rule-text.ts';

/** From its start up to but not including its end, on the wall. */
export interface LocalRange {
  readonly start: LocalDate | LocalDateTime;
  readonly end: LocalDate | LocalDateTime;
}

/** Between two walls, both read as if they were UTC. */
export type Expansion = (start: number, end: number) => readonly number[];

/** No rule of dates from year 1 to 9999 walks so many steps: what a shorter walk leaves out would be missing in silence. */
const STEPS = 4_000_000;

/**
 * When a recurrence rule comes within a range, counted from its start: dates when the start is one, else dates with
 * times. The start itself is one of them only if the rule says so. A text that is no rule throws, with what is wrong.
 */
export function occurrencesOf(rule: string, start: LocalDate | LocalDateTime, range: LocalRange): readonly (LocalDate | LocalDateTime)[] {
  const length = start.includes('T') ? 'YYYY-MM-DDTHH:MM:SS'.length : 'YYYY-MM-DD'.length;
  return expansionOf(rule, start)(wallOf(range.start), wallOf(range.end)).map((wall) => new Date(wall).toISOString().slice(0, length));
}

/** A rule that is read once and asked often. */
export function expansionOf(rule: string, start: LocalDate | LocalDateTime): Expansion {
  const fault = faultOfRule(rule);
  if (fault !== undefined) throw new RangeError(fault);
  const first = new Date(wallOf(start)).toISOString().replace(/[-:]|\.\d+/g, '');
  // The standard wants the form of UNTIL to be that of the start; on one wall a Z says nothing.
  const text = rule.toUpperCase();
  const lines = start.includes('T') ? `DTSTART:${first}\nRRULE:${text.replace(/(UNTIL=\d+T\d+)(?!\d|Z)/, '$1Z')}` : `DTSTART;VALUE=DATE:${first.slice(0, 8)}\nRRULE:${text}`;
  const read = new RRuleTemporal({ rruleString: lines, strict: true, maxIterations: STEPS, cache: false });
  return (from, to) => (from < to ? read.between(new Date(from), new Date(to - 1), true).map(({ epochMilliseconds }) => epochMilliseconds) : []);
}

function wallOf(text: LocalDate | LocalDateTime): number {
  return Date.parse(text.includes('T') ? `${text}Z` : text);
}
