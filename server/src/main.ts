/**
 * Starts one node. Says in plain words what it does; the log is JSON, on stderr, or in a file when a person is watching.
 */
import 'reflect-metadata';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startNode } from './app/start-node.ts';
import { readEnv } from './env.ts';
import { openLog } from './log.ts';
import { StartProblem } from './start-problem.ts';

const DAY = 86_400_000;

try {
  const { values: asked } = parseArgs({ options: { demo: { type: 'boolean', default: false }, empty: { type: 'boolean', default: false } }, allowPositionals: false });
  const env = readEnv();
  const watched = process.stderr.isTTY;
  const logFile = (directory: string): string => join(directory, 'entente.log');
  const node = await startNode({ env, openLog: (directory) => openLog(env.ENTENTE_LOG_LEVEL, watched ? logFile(directory) : undefined) });
  stopOnSignals(() => node.close());

  const { database, origin, signIn, clock } = node;
  if (database.embedded) console.log(`Data: ${database.dataDirectory} (remove it to begin anew)`);
  if (watched) console.log(`Log:  ${logFile(database.dataDirectory)}`);
  for (const warning of database.warnings) console.log(`Note: ${warning}`);
  if (asked.empty || !(await signIn.anybodyThere())) {
    if (await signIn.anybodyThere()) console.log('There are people here already; the first owner has begun.');
    else console.log(`Begin here, once, within a day:\n  ${origin}/first-owner/${await signIn.makeOwnerToken(new Date(clock() + DAY))}`);
  }
  console.log(`Entente: ${origin}`);
} catch (error) {
  if (!(error instanceof StartProblem)) throw error;
  console.error(error.message);
  process.exitCode = error.exitCode;
}

/** The first signal drains and stops; a second one does not wait. */
function stopOnSignals(close: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      console.log('Stopping; what is under way is finished first.');
      void close().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}
