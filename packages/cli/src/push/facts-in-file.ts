import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { CliProblem, EXIT } from '../exit-codes.ts';

/** The rows of a file of facts by its name: .json (an array, or {"rows": […]}), .ndjson or .jsonl, .csv; .gz behind each. */
export async function factsInFile(file: string): Promise<readonly object[]> {
  const bytes = await readFile(file).catch((error: Error) => {
    throw new CliProblem(EXIT.file, `${file} cannot be read: ${error.message}.`);
  });
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
  switch (/\.(json|ndjson|jsonl|csv)(\.gz)?$/.exec(file)?.[1]) {
    case 'json':
      return rowsOfJson(JSON.parse(text), file);
    case 'ndjson':
    case 'jsonl':
      return text.split('\n').filter((line) => line.trim() !== '').map((line): object => JSON.parse(line));
    case 'csv':
      return parse(text, { bom: true, columns: true, skip_empty_lines: true, trim: true });
    default:
      throw new CliProblem(EXIT.file, `${file} is none of .json, .ndjson, .jsonl, .csv, with .gz or without.`);
  }
}

function rowsOfJson(body: unknown, file: string): readonly object[] {
  const rows = typeof body === 'object' && body !== null && 'rows' in body ? body.rows : body;
  if (!Array.isArray(rows)) throw new CliProblem(EXIT.file, `${file} holds no list of rows.`);
  return rows;
}
