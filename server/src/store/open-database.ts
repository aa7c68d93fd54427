import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Env } from '../env.ts';
import { randomSecret } from '../random.ts';
import { StartProblem } from '../start-problem.ts';
import { migrate } from './migrations/migrate.ts';
import { RUNNING_ROLES, roleName, rolePassword, type RunningRole } from './migrations/roles.ts';
import { canReach, databaseAccount } from './postgres/account.ts';
import { embeddedBinaries } from './postgres/binaries.ts';
import { launchPostgres } from './postgres/launch.ts';
import { selfCheck } from './self-check.ts';
import type { RoleUrls } from './session/pools.ts';

/** A database to stand on: ours, made on first use, or the one that DATABASE_URL names. */
export interface Database {
  readonly ownerUrl: string;
  readonly urls: RoleUrls;
  /** Seals keys. Kept in the data directory when the environment names none. */
  readonly secret: string;
  /** Where everything of this installation lies; remove it to begin anew. */
  readonly dataDirectory: string;
  readonly embedded: boolean;
  /** Migrations that ran on opening. */
  readonly migrated: readonly string[];
  /** What is not as it should be, though it runs: told in /readyz. */
  readonly warnings: readonly string[];
  close(): Promise<void>;
}

/** Starts or finds the database, brings it to the newest migration and looks whether the wall is whole. */
export async function openDatabase(env: Env): Promise<Database> {
  const dataDirectory = placeOfData(env);
  if (env.DATABASE_URL) return external(env, env.DATABASE_URL, dataDirectory);

  const secret = env.ENTENTE_SECRET ?? keptSecret(dataDirectory);
  const cluster = await launchPostgres({
    directory: join(dataDirectory, 'postgres'),
    binaries: (account) => embeddedBinaries(account, join(dataDirectory, 'postgres')),
    settings: { shared_buffers: '256MB', max_wal_size: '2GB' },
  });
  try {
    const ownerUrl = cluster.url('postgres');
    const migrated = await migrate({ ownerUrl, secret, renewPasswords: true });
    const urls = derivedUrls(ownerUrl, secret);
    const warnings = await selfCheck(urls.app, env.ENTENTE_ALLOW_OLD_POSTGRES);
    return { ownerUrl, urls, secret, dataDirectory, embedded: true, migrated, warnings, close: cluster.stop };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

async function external(env: Env, ownerUrl: string, dataDirectory: string): Promise<Database> {
  if (!URL.canParse(ownerUrl)) {
    throw new StartProblem('CONFIGURATION', 'DATABASE_URL is not a connection string like postgres://user:password@host:5432/database.');
  }
  const given: Partial<Record<RunningRole, string | undefined>> = {
    app: env.DATABASE_URL_APP,
    portal: env.DATABASE_URL_PORTAL,
    worker: env.DATABASE_URL_WORKER,
    auth: env.DATABASE_URL_AUTH,
    routing: env.DATABASE_URL_ROUTING,
  };
  const secret = env.ENTENTE_SECRET ?? keptSecret(dataDirectory);
  const migrated = await migrate({ ownerUrl, secret });
  const urls = { ...derivedUrls(ownerUrl, secret), ...defined(given) };
  const warnings = await selfCheck(urls.app, env.ENTENTE_ALLOW_OLD_POSTGRES);
  return { ownerUrl, urls, secret, dataDirectory, embedded: false, migrated, warnings, close: async () => undefined };
}

/** The owner's address with each role's name and password. */
export function derivedUrls(ownerUrl: string, secret: string): RoleUrls {
  const urlOf = (role: RunningRole): string => {
    const url = new URL(ownerUrl);
    url.username = roleName(role);
    url.password = rolePassword(secret, role);
    return url.href;
  };
  const [app, portal, worker, auth, routing] = RUNNING_ROLES.map(urlOf);
  if (!app || !portal || !worker || !auth || !routing) throw new Error('a running role has no address');
  return { app, portal, worker, auth, routing };
}

const defined = (urls: Partial<Record<RunningRole, string | undefined>>): Partial<RoleUrls> =>
  Object.fromEntries(Object.entries(urls).filter((entry): entry is [string, string] => entry[1] !== undefined));

/**
 * ENTENTE_DATA, else `.entente` in the checkout; when we are root and the checkout lies under a directory that is
 * closed to the database's account, a folder of /var/lib.
 */
function placeOfData(env: Env): string {
  const checkout = join(import.meta.dirname, '../../..');
  const account = databaseAccount();
  const open = canReach(account, checkout);
  const hash = createHash('sha256').update(checkout).digest('hex').slice(0, 8);
  const place = env.ENTENTE_DATA ?? (open ? join(checkout, '.entente') : `/var/lib/entente-${hash}`);
  try {
    mkdirSync(place, { recursive: true, mode: 0o711 });
  } catch (cause) {
    throw new StartProblem('DATA_DIRECTORY', `The data directory ${place} cannot be made; set ENTENTE_DATA to one that can.`, { cause });
  }
  if (!env.DATABASE_URL && !canReach(account, place)) {
    throw new StartProblem('DATA_DIRECTORY', `The data directory ${place} is closed to the account "${account?.name}" that PostgreSQL runs under; set ENTENTE_DATA to an open one.`);
  }
  return place;
}

function keptSecret(directory: string): string {
  const file = join(directory, 'secret');
  if (!existsSync(file)) writeFileSync(file, randomSecret(48), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}
