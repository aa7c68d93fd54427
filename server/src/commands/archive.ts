/**
 * Writes everything into one file, or takes such a file back into an empty database: `entente dump FILE`,
 * `entente restore FILE`. The database is the one that `start` would use.
 */
import { parseArgs } from 'node:util';
import { readEnv } from '../env.ts';
import { StartProblem } from '../start-problem.ts';
import type { Contents } from '../store/archive/archive-format.ts';
import { dump } from '../store/archive/dump.ts';
import { restore, RestoreProblem } from '../store/archive/restore.ts';
import { openDatabase } from '../store/open-database.ts';

const USAGE = 2;
const REFUSED = 1;

const { positionals: [deed, file] } = parseArgs({ allowPositionals: true });
try {
  if ((deed !== 'dump' && deed !== 'restore') || file === undefined) {
    console.error('Say `dump FILE` or `restore FILE`.');
    process.exitCode = USAGE;
  } else {
    const database = await openDatabase(readEnv());
    try {
      const contents = await (deed === 'dump' ? dump : restore)(database.ownerUrl, file);
      console.log(`${deed === 'dump' ? 'Written to' : 'Restored from'} ${file}: ${inWords(contents)}.`);
      if (deed === 'dump') console.log('What is sealed in it opens only with the same ENTENTE_SECRET (or the file `secret` of the data directory): keep it apart.');
    } finally {
      await database.close();
    }
  }
} catch (error) {
  if (!(error instanceof StartProblem) && !(error instanceof RestoreProblem)) throw error;
  console.error(error.message);
  process.exitCode = error instanceof StartProblem ? error.exitCode : REFUSED;
}

function inWords(contents: Contents): string {
  const tables = Object.values(contents);
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return `${rows} rows of ${tables.filter((table) => table.rows > 0).length} tables`;
}
