import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { CliProblem, EXIT } from '../exit-codes.ts';
import { textOf } from '../files.ts';

export type Row = Readonly<Record<string, unknown>>;

/** A row of a file and the line on which it stands; in JSON its number. */
export interface PlacedRow {
  readonly row: Row;
  readonly line: number;
}

/**
 * The rows of a file of facts by its name, one after the other: .csv, .ndjson and .jsonl as a stream, .json (a list, or
 * {"rows": […]}, or {"columns": {…}}) at once; .gz behind each. Throws a sentence when it cannot be read.
 */
export function factRows(file: string): AsyncIterable<PlacedRow> {
  switch (/\.(json|ndjson|jsonl|csv)(\.gz)?$/.exec(file)?.[1]) {
    case 'json':
      return rowsOfJson(file);
    case 'ndjson':
    case 'jsonl':
      return rowsOfLines(file);
    case 'csv':
      return rowsOfCsv(file);
    default:
      throw new CliProblem(EXIT.file, `${file} is none of .json, .ndjson, .jsonl, .csv, with .gz or without.`);
  }
}

/** All rows of a file at once. */
export async function rowsIn(file: string): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const { row } of factRows(file)) rows.push(row);
  return rows;
}

async function* rowsOfLines(file: string): AsyncIterable<PlacedRow> {
  let line = 0;
  for await (const text of linesOf(file)) {
    line += 1;
    if (text.trim() !== '') yield { row: rowIn(parsed(text, `${file}, line ${line}`), `${file}, line ${line}`), line };
  }
}

/** Not by readline: it goes on as if nothing were wrong when its input breaks off. */
async function* linesOf(file: string): AsyncIterable<string> {
  let rest = '';
  try {
    for await (const chunk of (await unpacked(file)).setEncoding('utf8')) {
      const lines = `${rest}${String(chunk)}`.split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (error) {
    throw error instanceof CliProblem ? error : unreadable(file, error);
  }
  yield rest;
}

async function* rowsOfCsv(file: string): AsyncIterable<PlacedRow> {
  const input = await unpacked(file);
  const parser = parse({ bom: true, columns: true, skip_empty_lines: true, trim: true, info: true });
  input.on('error', (error) => parser.destroy(error));
  input.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<{ readonly record: Row; readonly info: { readonly lines: number } }>) yield { row: record, line: info.lines };
  } catch (error) {
    throw unreadable(file, error);
  }
}

async function* rowsOfJson(file: string): AsyncIterable<PlacedRow> {
  const body = parsed(await textOf(file), file);
  const rows = Array.isArray(body) ? body : rowsInJson(body);
  if (rows === undefined) throw new CliProblem(EXIT.file, `${file} holds no list of rows: write [{…}, {…}], {"rows": […]} or {"columns": {"at": […], …}}.`);
  let line = 0;
  for (const row of rows) {
    line += 1;
    yield { row: rowIn(row, `${file}, row ${line}`), line };
  }
}

function rowsInJson(body: unknown): readonly unknown[] | undefined {
  if (!isRow(body)) return undefined;
  if (Array.isArray(body['rows'])) return body['rows'];
  return isRow(body['columns']) ? rowsOfColumns(body['columns']) : undefined;
}

/** Lists of equal length; what is no list holds for every row. */
function rowsOfColumns(columns: Row): readonly Row[] {
  const lists = Object.entries(columns).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]));
  const length = Math.max(0, ...lists.map(([, list]) => list.length));
  return Array.from({ length }, (_, place) => ({ ...columns, ...Object.fromEntries(lists.map(([name, list]) => [name, list[place]])) }));
}

/** The bytes of a file, unpacked on the way when they are gzip. */
async function unpacked(file: string): Promise<Readable> {
  const handle = await open(file).catch((error: Error) => {
    throw new CliProblem(EXIT.file, `${file} cannot be read: ${error.message}.`);
  });
  const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
  await handle.close();
  const bytes = createReadStream(file);
  if (buffer[0] !== 0x1f || buffer[1] !== 0x8b) return bytes;
  const text = createGunzip();
  bytes.on('error', (error) => text.destroy(error));
  return bytes.pipe(text);
}

function parsed(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CliProblem(EXIT.file, `${place}: ${error instanceof Error ? error.message : 'no JSON'}.`);
  }
}

function rowIn(row: unknown, place: string): Row {
  if (!isRow(row)) throw new CliProblem(EXIT.file, `${place}: a row is an object, such as {"component": "shop", "at": "2026-03-01T10:00:00Z", "state": "down"}.`);
  return row;
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unreadable(file: string, error: unknown): CliProblem {
  return new CliProblem(EXIT.file, `${file} cannot be read: ${error instanceof Error ? error.message : 'unreadable'}.`);
}
