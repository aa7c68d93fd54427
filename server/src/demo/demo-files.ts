import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomSecret } from '../random.ts';

export type DemoRole = 'operator' | 'client' | 'company' | 'supplier';

/** Who can sign in to the demo. Kept in a file that only its owner can read. */
export interface DemoLogin {
  readonly who: DemoRole;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** The slug of the tenant. */
  readonly tenant: string;
}

/** A source of the demo: its key, and the components it speaks for. */
export interface DemoKey {
  readonly tenant: string;
  readonly source: string;
  readonly key: string;
  readonly components: readonly string[];
}

export const loginsFile = (directory: string): string => join(directory, 'demo-logins.json');
export const keysFile = (directory: string): string => join(directory, 'demo-keys.json');
export const seededFile = (directory: string): string => join(directory, 'demo-seeded');

const PEOPLE: readonly Omit<DemoLogin, 'password'>[] = [
  { who: 'operator', name: 'Ines Okafor', email: 'ines@tarnbrook.example', tenant: 'tarnbrook' },
  { who: 'client', name: 'Priya Nair', email: 'priya@castellan.example', tenant: 'tarnbrook' },
  { who: 'company', name: 'Joost Verhaegen', email: 'joost@veldkamp.example', tenant: 'veldkamp' },
  { who: 'supplier', name: 'Maren Holm', email: 'maren@corvid.example', tenant: 'veldkamp' },
];

/** The four people with their passwords, which are drawn once and written down before anybody is made. */
export function demoLogins(directory: string): readonly DemoLogin[] {
  const file = loginsFile(directory);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const logins = PEOPLE.map((person) => ({ ...person, password: randomSecret(12) }));
  writePrivate(file, logins);
  return logins;
}

export function writePrivate(file: string, content: unknown): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
