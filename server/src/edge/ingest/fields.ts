import type { Instant } from '@entente/worktime';
import { isRecord, type RawRow } from './rows.ts';
import { RowProblem } from './refusals.ts';

/** How far ahead of our clock a sender's may be. */
const AHEAD = 10 * 60_000;
const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/** The latest instant that something that has happened may have. */
export const latestAllowed = (now: Instant): Instant => now + AHEAD;

export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(row: RawRow): Fields {
  if (!isRecord(row)) throw new RowProblem('', 'NOT_AN_OBJECT', 'The row is not an object.', 'Write a row as {"component": …, "at": …}.');
  return row;
}

export function text(fields: Fields, name: string, most = 200): string {
  const value = optionalText(fields, name, most);
  if (value === null) throw new RowProblem(name, 'FIELD_MISSING', `"${name}" is missing.`, `Give every row a "${name}".`);
  return value;
}

export function optionalText(fields: Fields, name: string, most = 200): string | null {
  const value = fields[name] ?? null;
  if (value === null || value === '') return null;
  if (typeof value !== 'string') throw new RowProblem(name, 'NOT_TEXT', `"${name}" is not text.`, 'Put it in quotation marks.');
  if (value.length > most) throw new RowProblem(name, 'TOO_LONG', `"${name}" is longer than ${most} characters.`, 'Shorten it.');
  return value;
}

const RFC_3339 = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?([Zz]|[+-]\d{2}:?\d{2})$/;
const WITHOUT_ZONE = /^\d{4}-\d{2}-\d{2}([Tt ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?)?$/;

/** An instant: RFC 3339 text with its zone, or milliseconds since 1970. Finer than a millisecond is floored (S1). */
export function instant(fields: Fields, name: string, { now, future }: { readonly now: Instant; readonly future: 'refused' | 'allowed' }): Instant {
  const value = fields[name] ?? null;
  if (value === null || value === '') throw new RowProblem(name, 'FIELD_MISSING', `"${name}" is missing.`, `Give every row a "${name}".`);
  const at = typeof value === 'number' ? fromNumber(name, value) : fromText(name, String(value));
  if (at < EARLIEST || at > LATEST) throw new RowProblem(name, 'TIME_OUT_OF_RANGE', `"${String(value)}" is not between 1990 and 2200.`, 'Check the unit and the year.');
  if (future === 'refused' && at > latestAllowed(now)) {
    throw new RowProblem(name, 'TIME_IN_FUTURE', `"${String(value)}" is more than 10 minutes ahead of this server's clock.`, 'Check the sender’s clock and zone; send it when it has happened.');
  }
  return at;
}

function fromNumber(name: string, value: number): Instant {
  if (!Number.isFinite(value)) throw new RowProblem(name, 'NOT_A_TIME', 'The time is not a finite number.', 'Write milliseconds since 1970, or RFC 3339 text.');
  if (Math.abs(value) < 1e11 && value > 1e8) throw new RowProblem(name, 'TIME_IN_SECONDS', `${value} looks like seconds.`, 'Write milliseconds since 1970, or RFC 3339 text.');
  return Math.floor(value);
}

function fromText(name: string, value: string): Instant {
  if (/^\d{12,14}$/.test(value)) return fromNumber(name, Number(value));
  if (WITHOUT_ZONE.test(value)) throw new RowProblem(name, 'TIME_WITHOUT_ZONE', `"${value}" has no zone.`, `Write ${value.replace(' ', 'T')}Z for UTC, or add the offset, such as +01:00.`);
  const at = RFC_3339.test(value) && isDay(value.slice(0, 10)) ? Date.parse(value.replace(' ', 'T').replace(',', '.').replace(/([+-]\d{2})(\d{2})$/, '$1:$2')) : Number.NaN;
  if (Number.isNaN(at)) throw new RowProblem(name, 'NOT_A_TIME', `"${value}" is not a time.`, 'Write it as 2026-11-01T13:05:00Z.');
  return at;
}

/** The language rolls 31 February over into March; a sender who writes it is wrong about something. */
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

export function optionalInteger(fields: Fields, name: string): number | null {
  const value = fields[name] ?? null;
  if (value === null || value === '') return null;
  const number = typeof value === 'number' ? value : Number(value);
  if (!Number.isSafeInteger(number)) throw new RowProblem(name, 'NOT_A_NUMBER', `"${name}" is not a whole number.`, 'Write it as a whole number, or leave it out.');
  return number;
}

/** A finite number, or its decimal digits as a CSV has them. */
export function optionalNumber(fields: Fields, name: string): number | null {
  const value = fields[name] ?? null;
  if (value === null || value === '') return null;
  const number = typeof value === 'number' ? value : typeof value === 'string' && NUMBER.test(value.trim()) ? Number(value) : undefined;
  if (number === undefined) throw new RowProblem(name, 'NOT_A_NUMBER', `"${name}" is not a number.`, 'Write it as a number, such as 12.5.');
  if (!Number.isFinite(number)) throw new RowProblem(name, 'NOT_FINITE', `"${name}" is not a finite number.`, 'Leave the field out where nothing was measured.');
  return number;
}

const NUMBER = /^([+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?|nan|[+-]?inf(inity)?)$/i;

export function boolean(fields: Fields, name: string, absent: boolean): boolean {
  const value = fields[name] ?? null;
  if (value === null || value === '') return absent;
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw new RowProblem(name, 'NOT_A_BOOLEAN', `"${name}" is neither true nor false.`, 'Write true or false.');
}
