import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CliProblem, EXIT } from '../exit-codes.ts';

/** The server's own command does the work, on the database that `start` uses; it stands beside us once it is built. */
const COMMAND = join(import.meta.dirname, '../../../../server/dist/commands/archive.js');

/** Runs it with our terminal and ends with its code. */
export function archive(deed: 'dump' | 'restore', file: string): Promise<number> {
  if (!existsSync(COMMAND)) throw new CliProblem(EXIT.server, `The server is not built here: ${COMMAND} is missing. Start it once, or run the build.`);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [COMMAND, deed, file], { stdio: 'inherit' });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? EXIT.server));
  });
}
