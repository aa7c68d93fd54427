import { parse as parseCsv } from 'csv-parse/sync';
import { BODY_LIMITS, type BodyLimits } from './read-body.ts';
import { BodyProblem } from './refusals.ts';

/** One row as it came, nothing believed yet. A row that is no object stays what it is, to be refused by its index. */
export type RawRow = unknown;

export interface Format {
  /** Columns that a CSV must have in its header. */
  readonly csvColumns: readonly string[] | undefined;
}

/** The rows of a body by its media type: JSON in rows or columns, NDJSON, or CSV with a header. */
export function rowsOf(body: Buffer, mediaType: string, format: Format, { rows: most }: BodyLimits = BODY_LIMITS): readonly RawRow[] {
  const rows = read(body.toString('utf8'), mediaType.split(';')[0]?.trim().toLowerCase() ?? '', format);
  if (rows.length === 0) throw new BodyProblem(400, 'BODY_EMPTY', 'The body holds no row.', 'Send at least one row.');
  if (rows.length > most) throw new BodyProblem(413, 'TOO_MANY_ROWS', `The body holds ${rows.length} rows; ${most} are read at once.`, 'Send them in several batches.');
  return rows;
}

function read(text: string, mediaType: string, format: Format): readonly RawRow[] {
  switch (mediaType) {
    case 'application/json':
      return fromJson(text);
    case 'application/x-ndjson':
      return fromLines(text);
    case 'text/csv':
      return fromCsv(text, format);
    default:
      throw new BodyProblem(415, 'MEDIA_TYPE_NOT_SUPPORTED', `The media type "${mediaType}" is not read here.`, 'Send application/json, application/x-ndjson or text/csv.');
  }
}

function fromJson(text: string): readonly RawRow[] {
  const body = parsed(text, 'the body');
  if (isRecord(body) && Array.isArray(body['rows'])) return body['rows'];
  if (isRecord(body) && isRecord(body['columns'])) return fromColumns(body['columns']);
  throw new BodyProblem(400, 'BODY_NOT_JSON', 'The JSON has neither "rows" nor "columns".', 'Send {"rows": [{…}, …]} or {"columns": {"at": […], …}}.');
}

/** Columns of equal length; a value that is no list holds for all rows. */
function fromColumns(columns: Readonly<Record<string, unknown>>): readonly RawRow[] {
  const lists = Object.entries(columns).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]));
  const [first] = lists;
  if (first === undefined) throw new BodyProblem(400, 'BODY_EMPTY', 'No column is a list.', 'Give at least the times as a list: {"columns": {"at": […], …}}.');
  const length = first[1].length;
  const uneven = lists.find(([, list]) => list.length !== length);
  if (uneven !== undefined) {
    throw new BodyProblem(400, 'COLUMNS_UNEVEN', `The column "${first[0]}" has ${length} values and "${uneven[0]}" has ${uneven[1].length}.`, 'Give every list as many values; use null where there is none.');
  }
  const scalars = Object.fromEntries(Object.entries(columns).filter(([, value]) => !Array.isArray(value)));
  return Array.from({ length }, (_, index) => {
    const row: Record<string, unknown> = { ...scalars };
    for (const [name, list] of lists) row[name] = list[index];
    return row;
  });
}

function fromLines(text: string): readonly RawRow[] {
  const lines = text.split('\n');
  return lines.flatMap((line, place) => (line.trim() === '' ? [] : [parsed(line, `line ${place + 1}`)]));
}

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
    throw new BodyProblem(400, 'BODY_NOT_JSON', `In ${what}: ${error instanceof Error ? error.message : 'not JSON'}.`, 'Correct it and send the batch again. Nothing was taken in.');
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
