import { readFile, writeFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { CliProblem, EXIT } from './exit-codes.ts';

/** The text of a file, unpacked when it is gzip. Throws a sentence when it cannot be read. */
export async function textOf(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: Error) => {
    throw new CliProblem(EXIT.file, `${file} cannot be read: ${error.message}.`);
  });
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.toString('utf8');
  try {
    return gunzipSync(bytes).toString('utf8');
  } catch {
    throw new CliProblem(EXIT.file, `${file} is gzip that cannot be unpacked; it may be cut short.`);
  }
}

/** The JSON in a file; throws a sentence when there is none. */
export async function jsonIn(file: string): Promise<unknown> {
  const text = await textOf(file);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CliProblem(EXIT.file, `${file} is no JSON: ${error instanceof Error ? error.message : 'unreadable'}.`);
  }
}

/** Writes a new file; throws a sentence when there is one already. */
export async function writeNew(file: string, text: string | Uint8Array, mode = 0o644): Promise<void> {
  await writeFile(file, text, { flag: 'wx', mode }).catch((error: NodeJS.ErrnoException) => {
    throw new CliProblem(EXIT.file, error.code === 'EEXIST' ? `${file} is there already; name another one.` : `${file} cannot be written: ${error.message}.`);
  });
}
