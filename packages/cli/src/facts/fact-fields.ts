import type { Instant } from '@entente/worktime';
import type { Row } from './fact-rows.ts';

/** What is wrong with one row: which field, why, and what to write instead. */
export class RowProblem extends Error {
  readonly field: string;
  readonly fix: string;

  constructor(field: string, message: string, fix: string) {
    super(message);
    this.field = field;
    this.fix = fix;
  }
}

export function optionalText(row: Row, name: string): string | undefined {
  const value = row[name] ?? '';
  if (value === '') return undefined;
  if (typeof value !== 'string' && typeof value !== 'number') throw new RowProblem(name, `"${name}" is not text.`, 'Put it in quotation marks.');
  return String(value);
}

export function text(row: Row, name: string): string {
  const value = optionalText(row, name);
  if (value === undefined) throw new RowProblem(name, `"${name}" is missing.`, `Give every such row a "${name}".`);
  return value;
}

const RFC_3339 = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:\d{2})$/;
const WITHOUT_ZONE = /^\d{4}-\d{2}-\d{2}([Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?$/;

export function optionalInstant(row: Row, name: string): Instant | undefined {
  const value = row[name] ?? '';
  if (value === '') return undefined;
  const at = typeof value === 'number' || /^\d{11,14}$/.test(String(value)) ? Number(value) : instantOf(name, String(value));
  if (!Number.isFinite(at)) throw new RowProblem(name, `"${String(value)}" is not a time.`, 'Write it as 2026-11-01T13:05:00Z, or as milliseconds since 1970.');
  return Math.floor(at);
}

/** RFC 3339 text with its zone, or milliseconds since 1970; finer is floored (S1). */
export function instant(row: Row, name: string): Instant {
  const at = optionalInstant(row, name);
  if (at === undefined) throw new RowProblem(name, `"${name}" is missing.`, `Give every such row a "${name}".`);
  return at;
}

function instantOf(name: string, value: string): Instant {
  if (WITHOUT_ZONE.test(value)) throw new RowProblem(name, `"${value}" has no zone.`, `Write ${value.replace(' ', 'T')}Z for UTC, or add the offset, such as +01:00.`);
  return RFC_3339.test(value) && isDay(value.slice(0, 10)) ? Date.parse(value.replace(' ', 'T')) : Number.NaN;
}

/** The language rolls 31 February over into March; whoever writes it is wrong about something. */
function isDay(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}

/** A finite number, or NaN where the field is empty. */
export function numberOrNone(row: Row, name: string): number {
  const value = row[name] ?? '';
  if (value === '') return Number.NaN;
  const number = typeof value === 'number' ? value : Number(value);
  if (!Number.isFinite(number)) throw new RowProblem(name, `"${name}" is not a finite number.`, 'Leave the field out where nothing was measured.');
  return number;
}

export function isTrue(row: Row, name: string): boolean {
  const value = row[name] ?? '';
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false' || value === '') return false;
  throw new RowProblem(name, `"${name}" is neither true nor false.`, 'Write true or false.');
}

/** One of some words; case does not matter. */
export function oneOf<T extends string>(row: Row, name: string, words: readonly T[]): T {
  const said = text(row, name).toLowerCase();
  const word = words.find((each) => each === said);
  if (word === undefined) throw new RowProblem(name, `"${said}" is not known here.`, `Say one of ${words.join(', ')}.`);
  return word;
}
