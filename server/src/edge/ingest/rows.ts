import { parse as parseCsv } from 'csv-parse/sync';
import { BODY_LIMITS, type BodyLimits } from './read-body.ts';
import { BodyProblem } from './refusals.ts';

/** One row as it came, nothing believed yet. A row that is no object stays what it is, to be refused by its index. */
export type RawRow = unknown;

export interface Format {
  /** Columns that a CSV must have in its header. */
  readonly csvColumns: readonly string[] | undefined;
}

/** Lists of equal length; a field that is no list holds for all rows. */
export interface ColumnGroup {
  readonly length: number;
  readonly lists: Readonly<Record<string, readonly unknown[]>>;
  readonly scalars: Readonly<Record<string, unknown>>;
}

/** What a body holds, in the form in which it came: rows, columns in one group or several, or lines that nobody has read yet. */
export type Contents = { readonly rows: readonly RawRow[] } | { readonly groups: readonly ColumnGroup[] } | { readonly lines: Buffer };

/** The rows of a body by its media type: JSON in rows or columns, NDJSON, or CSV with a header. */
export function rowsOf(body: Buffer, mediaType: string, format: Format, limits: BodyLimits = BODY_LIMITS): readonly RawRow[] {
  const contents = contentsOf(body, mediaType, format, limits);
  if ('rows' in contents) return contents.rows;
  if ('groups' in contents) return contents.groups.flatMap((group) => Array.from({ length: group.length }, (_, index) => rowAt(group, index)));
  const rows = fromLines(contents.lines.toString('utf8'));
  expectRows(rows.length, limits);
  return rows;
}

/** The same without making rows of columns or lines. Who reads the lines counts them. */
export function contentsOf(body: Buffer, mediaType: string, format: Format, limits: BodyLimits = BODY_LIMITS): Contents {
  const type = mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/x-ndjson') return { lines: body };
  const contents = read(body.toString('utf8'), type, format);
  expectRows('rows' in contents ? contents.rows.length : contents.groups.reduce((sum, { length }) => sum + length, 0), limits);
  return contents;
}

/** Some, and no more than are read at once. */
export function expectRows(count: number, { rows: most }: Pick<BodyLimits, 'rows'> = BODY_LIMITS): void {
  if (count === 0) throw new BodyProblem(400, 'BODY_EMPTY', 'The body holds no row.', 'Send at least one row.');
  if (count > most) throw new BodyProblem(413, 'TOO_MANY_ROWS', `The body holds ${count} rows; ${most} are read at once.`, 'Send them in several batches.');
}

export function rowAt({ lists, scalars }: ColumnGroup, index: number): RawRow {
  const row: Record<string, unknown> = { ...scalars };
  for (const name of Object.keys(lists)) row[name] = lists[name]?.[index];
  return row;
}

function read(text: string, mediaType: string, format: Format): Exclude<Contents, { readonly lines: Buffer }> {
  switch (mediaType) {
    case 'application/json':
      return fromJson(text);
    case 'text/csv':
      return { rows: fromCsv(text, format) };
    default:
      throw new BodyProblem(415, 'MEDIA_TYPE_NOT_SUPPORTED', `The media type "${mediaType}" is not read here.`, 'Send application/json, application/x-ndjson or text/csv.');
  }
}

function fromJson(text: string): ReturnType<typeof read> {
  const body = parsed(text, 'the body');
  if (isRecord(body) && Array.isArray(body['rows'])) return { rows: body['rows'] };
  if (isRecord(body) && isRecord(body['columns'])) return { groups: [columnGroup(body['columns'])] };
  if (isRecord(body) && Array.isArray(body['columns']) && body['columns'].every(isRecord)) return { groups: body['columns'].map(columnGroup) };
  throw new BodyProblem(400, 'BODY_NOT_JSON', 'The JSON has neither "rows" nor "columns".', 'Send {"rows": [{…}, …]} or {"columns": {"at": […], …}}, or a list of such columns.');
}

function columnGroup(columns: Readonly<Record<string, unknown>>): ColumnGroup {
  const lists = Object.entries(columns).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]));
  const [first] = lists;
  if (first === undefined) throw new BodyProblem(400, 'BODY_EMPTY', 'No column is a list.', 'Give at least the times as a list: {"columns": {"at": […], …}}.');
  const length = first[1].length;
  const uneven = lists.find(([, list]) => list.length !== length);
  if (uneven !== undefined) {
    throw new BodyProblem(400, 'COLUMNS_UNEVEN', `The column "${first[0]}" has ${length} values and "${uneven[0]}" has ${uneven[1].length}.`, 'Give every list as many values; use null where there is none.');
  }
  return { length, lists: Object.fromEntries(lists), scalars: Object.fromEntries(Object.entries(columns).filter(([, value]) => !Array.isArray(value))) };
}

function fromLines(text: string): readonly RawRow[] {
  const lines = text.split('\n');
  try {
    // At one go; where that fails, line by line, to name the line.
    const rows: readonly RawRow[] = JSON.parse(`[${lines.filter((line) => line.trim() !== '').join(',')}]`);
    if (rows.length <= lines.length && rows.every(isRecord)) return rows;
  } catch {
    // Told below, with its line.
  }
  return lines.flatMap((line, place) => (line.trim() === '' ? [] : [rowOfLine(line, place)]));
}

/** What one line says; `place` counts the lines from 0. */
export const rowOfLine = (line: string, place: number): RawRow => parsed(line, `line ${place + 1}`);

function fromCsv(text: string, { csvColumns }: Format): readonly RawRow[] {
  if (csvColumns === undefined) throw new BodyProblem(415, 'MEDIA_TYPE_NOT_SUPPORTED', 'These facts are not read from CSV.', 'Send application/json or application/x-ndjson.');
  let table: string[][];
  try {
    table = parseCsv(text, { bom: true, skip_empty_lines: true, trim: true });
  } catch (error) {
    throw new BodyProblem(400, 'BODY_NOT_CSV', `The CSV cannot be read: ${error instanceof Error ? error.message : 'unreadable'}.`, 'Every line needs as many fields as the header; quote fields that hold commas.');
  }
  const [header = [], ...lines] = table;
  const missing = csvColumns.filter((column) => !header.includes(column));
  if (missing.length > 0) {
    throw new BodyProblem(400, 'COLUMN_MISSING', `The CSV has no column ${missing.map((name) => `"${name}"`).join(', ')}.`, `Its first line must name the columns: ${csvColumns.join(', ')}.`);
  }
  return lines.map((line) => Object.fromEntries(header.flatMap((name, place) => (line[place] === '' || line[place] === undefined ? [] : [[name, line[place]]]))));
}

function parsed(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const says = error instanceof Error ? error.message : 'not JSON';
    const fix = NOT_IN_JSON.test(text) ? 'JSON has no NaN and no Infinity: write null where nothing was measured, and send the batch again.' : 'Correct it and send the batch again.';
    throw new BodyProblem(400, 'BODY_NOT_JSON', `In ${what}: ${says}.`, `${fix} Nothing was taken in.`);
  }
}

/** What some languages write for a number that is none. */
const NOT_IN_JSON = /[:[,]\s*-?(NaN|Infinity)\b/;

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
