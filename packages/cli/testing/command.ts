import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The command as a shell runs it: what it ends with, what it prints, and what it complains of. */
export async function entente(...words: readonly string[]): Promise<{ code: unknown; said: string; complained: string }> {
  const main = join(import.meta.dirname, '../dist/main.js');
  return promisify(execFile)(process.execPath, [main, ...words]).then(
    ({ stdout, stderr }) => ({ code: 0, said: stdout, complained: stderr }),
    (error: { code: unknown; stdout: string; stderr: string }) => ({ code: error.code, said: error.stdout, complained: error.stderr }),
  );
}

/** A folder of its own with these files in it; gives the path of each. */
export async function filesOf<N extends string>(contents: Readonly<Record<N, string | Buffer>>): Promise<(name: N) => string> {
  const folder = await mkdtemp(join(tmpdir(), 'entente-cli-'));
  for (const name in contents) await writeFile(join(folder, name), contents[name]);
  return (name) => join(folder, name);
}
