import { createHash } from 'node:crypto';
import { chownSync, existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartProblem } from '../../start-problem.ts';
import type { Account } from './account.ts';

/** How a cluster is reached: by a socket in a directory of its own; on Windows by a port of 127.0.0.1. */
export interface Address {
  settings(): Promise<Record<string, string>>;
  url(user: string, password: string, database: string): string;
}

export const addressFor = (directory: string, account: Account | undefined): Address =>
  process.platform === 'win32' ? portAddress(directory) : socketAddress(directory, account);

/** A socket's path may have 107 bytes, so it does not stand under the data directory but under /tmp, by its hash. */
function socketAddress(directory: string, account: Account | undefined): Address {
  const owner = account?.uid ?? process.getuid?.() ?? 0;
  const folder = join(tmpdir(), `entente-${createHash('sha256').update(directory).digest('hex').slice(0, 16)}-${owner}`);
  if (!existsSync(folder)) {
    mkdirSync(folder, { mode: 0o700 });
    if (account) chownSync(folder, account.uid, account.gid);
  }
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== owner || (found.mode & 0o077) !== 0) {
    throw new StartProblem('DATA_DIRECTORY', `${folder} belongs to somebody else; remove it or set ENTENTE_DATA to another directory.`);
  }
  return {
    settings: async () => ({ listen_addresses: '', unix_socket_directories: folder, unix_socket_permissions: '0700' }),
    url: (user, password, database) => `postgres://${user}:${password}@localhost/${database}?host=${encodeURIComponent(folder)}`,
  };
}

function portAddress(directory: string): Address {
  const file = join(directory, 'port');
  return {
    settings: async () => {
      const port = String(await freePort());
      writeFileSync(file, port);
      return { listen_addresses: '127.0.0.1', port };
    },
    url: (user, password, database) => `postgres://${user}:${password}@127.0.0.1:${readFileSync(file, 'utf8')}/${database}`,
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}
