import { spawn } from 'node:child_process';
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { randomSecret } from '../../random.ts';
import { StartProblem } from '../../start-problem.ts';
import { type Account, databaseAccount } from './account.ts';
import type { Binaries } from './binaries.ts';
import { isAlive, isPostgres, isRunning, ready } from './postmaster.ts';
import { type Address, addressFor } from './socket.ts';

/** A PostgreSQL of our own: who may connect as its superuser, and how to end it. */
export interface Cluster {
  readonly directory: string;
  /** Superuser `postgres` on the database named, default `postgres`. */
  url(database?: string): string;
  /** Ends it in order (fast shutdown) if this process is its keeper; otherwise leaves it. */
  stop(): Promise<void>;
}

export interface LaunchOptions {
  /** Holds everything of the cluster: `data`, `superuser`, `keeper`, `postgres.log`. */
  readonly directory: string;
  readonly binaries: (account: Account | undefined) => Binaries;
  readonly settings?: Readonly<Record<string, string>>;
  /** Skips syncing in initdb: for clusters that live as long as a test run. */
  readonly throwaway?: boolean;
}

/** Bytes; a longer log is put aside at the next start, in the place of the one before. */
const MOST_LOG = 10_000_000;

/** Starts the cluster in the directory, made on first use; takes over one that is running there already. */
export async function launchPostgres(options: LaunchOptions): Promise<Cluster> {
  const { directory } = options;
  const account = databaseAccount();
  mkdirSync(directory, { recursive: true, mode: 0o711 });
  const address = addressFor(directory, account);
  const data = join(directory, 'data');

  if (!existsSync(data)) await initialise(options, account);
  const running = isRunning(data);
  if (!running) await run(options, address, account);
  if (!running || !keeperLives(directory)) writeFileSync(join(directory, 'keeper'), String(process.pid));

  const password = readFileSync(join(directory, 'superuser'), 'utf8');
  return {
    directory,
    url: (database = 'postgres') => address.url('postgres', password, database),
    stop: async () => {
      if (keeperOf(directory) === process.pid) await stop(data);
    },
  };
}

async function initialise({ directory, binaries, throwaway }: LaunchOptions, account: Account | undefined): Promise<void> {
  const { initdb, builtinLocale } = binaries(account);
  const unfinished = join(directory, 'data.unfinished');
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  const password = randomSecret(24);
  const passwordFile = join(directory, 'superuser.unfinished');
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) for (const path of [unfinished, passwordFile]) chownSync(path, account.uid, account.gid);

  const locale = builtinLocale ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'] : ['--locale=C'];
  const flags = ['-U', 'postgres', '-E', 'UTF8', '-A', 'scram-sha-256', '--pwfile', passwordFile, ...locale];
  const { code, output } = await finished(initdb, ['-D', unfinished, ...flags, ...(throwaway ? ['--no-sync'] : [])], account);
  if (code !== 0) throw new StartProblem('EMBEDDED_POSTGRES', `initdb could not make a database in ${directory}: ${output.trim()}`);

  if (account) chownSync(passwordFile, 0, 0);
  renameSync(passwordFile, join(directory, 'superuser'));
  renameSync(unfinished, join(directory, 'data'));
}

async function run({ directory, binaries, settings = {} }: LaunchOptions, address: Address, account: Account | undefined) {
  const { postgres } = binaries(account);
  const data = join(directory, 'data');
  // A statement that fails is not written to the log: a tenant's words may be in it.
  const parameters = { ...(await address.settings()), max_connections: '100', log_min_error_statement: 'panic', ...settings };
  const flags = Object.entries(parameters).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command, ...rest] = dyingWithParent([postgres, '-D', data, ...flags]);
  const logFile = join(directory, 'postgres.log');
  if (existsSync(logFile) && statSync(logFile).size > MOST_LOG) renameSync(logFile, `${logFile}.old`);
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(command ?? postgres, rest, { ...asAccount(account), detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  child.unref();

  let ended: string | undefined;
  child.once('error', (error) => (ended = error.message));
  child.once('exit', (code, signal) => (ended = `it ended with ${signal ?? `code ${code}`}`));
  while (!ready(data, child.pid)) {
    if (ended !== undefined) {
      const words = readFileSync(logFile, 'utf8').trim().split('\n').slice(-3).join(' ');
      throw new StartProblem('EMBEDDED_POSTGRES', `The embedded PostgreSQL does not start in ${directory}: ${ended}. ${words}`);
    }
    await pause(5);
  }
}

/** SIGINT is PostgreSQL's fast shutdown: sessions are ended, everything acknowledged is on disk. */
async function stop(data: string): Promise<void> {
  const pid = isRunning(data);
  if (!pid) return;
  process.kill(pid, 'SIGINT');
  while (isRunning(data) || isPostgres(pid)) await pause(5);
}

/** Where `setpriv` exists the kernel ends PostgreSQL in order when we are killed, so that no orphan stays. */
function dyingWithParent(command: readonly string[]): readonly string[] {
  const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find(existsSync);
  return setpriv ? [setpriv, '--pdeathsig', 'INT', ...command] : command;
}

function keeperOf(directory: string): number | undefined {
  const file = join(directory, 'keeper');
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined;
}

function keeperLives(directory: string): boolean {
  const pid = keeperOf(directory);
  return pid !== undefined && isAlive(pid);
}

const asAccount = (account: Account | undefined) => ({ cwd: '/', ...(account ? { uid: account.uid, gid: account.gid } : {}) });

function finished(command: string, args: readonly string[], account: Account | undefined): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...asAccount(account), stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
