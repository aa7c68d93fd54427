import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export interface Login {
  readonly who: 'operator' | 'client' | 'company' | 'supplier';
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly tenant: string;
}

/** The product, started as anybody starts it. */
export interface Product {
  readonly url: string;
  readonly logins: readonly Login[];
  readonly printed: () => string;
  stop(): Promise<number | null>;
}

/** Starts what was built, on a free port, with data of its own; resolves when it says where it is. */
export async function startProduct(...args: readonly string[]): Promise<Product> {
  const data = mkdtempSync('/tmp/entente-e2e-');
  chmodSync(data, 0o711);
  const { DATABASE_URL: _theirs, ...env } = process.env;
  const server = spawn(process.execPath, [join(import.meta.dirname, '../../server/dist/main.js'), ...args], {
    env: { ...env, ENTENTE_DATA: data, PORT: '0', ENTENTE_LOG_LEVEL: 'error' }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const said = new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      printed += chunk.toString();
      const url = /^Entente: (\S+)$/m.exec(printed)?.[1];
      if (url !== undefined) resolve(url);
    };
    server.stdout.on('data', hear);
    server.stderr.on('data', hear);
    server.once('exit', (code) => reject(new Error(`the product ended with ${code}:\n${printed}`)));
  });
  const url = await said;
  const logins: readonly Login[] = args.includes('--empty') ? [] : JSON.parse(readFileSync(join(data, 'demo-logins.json'), 'utf8'));
  return { url, logins, printed: () => printed, stop: () => stopped(server, data) };
}

function stopped(server: ChildProcess, data: string): Promise<number | null> {
  return new Promise((resolve) => {
    server.once('exit', (code) => {
      rmSync(data, { recursive: true, force: true });
      resolve(code);
    });
    server.kill('SIGTERM');
  });
}
