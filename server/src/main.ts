/**
 * Starts one node. Says in plain words what it does; the log is JSON, on stderr, or in a file when a person is watching.
 */
import 'reflect-metadata';
import { join } from 'node:path';
import { type Node, startNode } from './app/start-node.ts';
import { type Demo, startDemo } from './demo/start-demo.ts';
import { readEnv } from './env.ts';
import { openLog } from './log.ts';
import { readOptions } from './start-options.ts';
import { StartProblem } from './start-problem.ts';

const DAY = 86_400_000;

try {
  const asked = readOptions(process.argv.slice(2));
  const env = readEnv();
  const watched = process.stderr.isTTY;
  const logFile = (directory: string): string => join(directory, 'entente.log');
  const node = await startNode({ env, openLog: (directory) => openLog(env.ENTENTE_LOG_LEVEL, watched ? logFile(directory) : undefined) });
  let demo: Demo | undefined;
  stopOnSignals(async () => {
    await demo?.close();
    await node.close();
  });

  const { database, origin, signIn, clock } = node;
  if (database.embedded) console.log(`Data: ${database.dataDirectory} (remove it to begin anew)`);
  if (watched) console.log(`Log:  ${logFile(database.dataDirectory)}`);
  for (const warning of database.warnings) console.log(`Note: ${warning}`);
  if (asked.demo || (database.embedded && !asked.empty)) demo = await runDemo(node);
  else if (asked.empty || !(await signIn.anybodyThere())) {
    if (await signIn.anybodyThere()) console.log('There are people here already; the first owner has begun.');
    else console.log(`Begin here, once, within a day:\n  ${origin}/first-owner/${await signIn.makeOwnerToken(new Date(clock() + DAY))}`);
  }
  console.log(`Entente: ${origin}`);
} catch (error) {
  if (!(error instanceof StartProblem)) throw error;
  console.error(error.message);
  process.exitCode = error.exitCode;
}

/** The demo tenants, made on the first run, and who can sign in to them. */
async function runDemo({ store, signIn, clock, log, origin, database, settled }: Node): Promise<Demo> {
  const { dataDirectory, secret } = database;
  const demo = await startDemo({ store, signIn, clock, log, url: origin, dataDirectory, secret, settled, progress: (says) => console.log(`Demo: ${says} …`) });
  console.log('Demo logins:');
  for (const { name, email, password, who, tenant } of demo.logins) console.log(`  ${who.padEnd(8)} ${email.padEnd(24)} ${password}  (${name}, ${tenant})`);
  return demo;
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
