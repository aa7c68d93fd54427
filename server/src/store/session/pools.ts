import { Pool, TypeOverrides } from 'pg';
import { LIMITS, timeouts } from './context.ts';
import { connectionProblem } from '../postgres/connection-problem.ts';
import type { RunningRole } from '../migrations/roles.ts';

/** What a store connects to: one connection string for each running role. */
export type RoleUrls = Readonly<Record<RunningRole, string>>;

/**
 * Values as they come from PostgreSQL: bigint as a number (positions, counts and milliseconds stay below 2^53; one
 * that does not is an error, never a rounded number), timestamptz as a Date, date as 'YYYY-MM-DD' text (a Date would
 * drag in the machine's zone), numeric as text, bytea as a Buffer.
 */
const resultTypes: TypeOverrides = (() => {
  const types = new TypeOverrides();
  types.setTypeParser(20, safeInteger);
  types.setTypeParser(1016, (text) => text.slice(1, -1).split(',').filter(Boolean).map(safeInteger));
  types.setTypeParser(1082, (text) => text);
  return types;
})();

export function openPool(connectionString: string, role: RunningRole, size: number): Pool {
  const pool = new Pool({
    connectionString,
    max: size,
    types: resultTypes,
    // A statement is sent before the one before it is answered, so that the database need not wait for us.
    pipeline: true,
    application_name: `entente ${role}`,
    options: Object.entries(settingsOf(role)).map(([name, value]) => `-c ${name}=${value}`).join(' '),
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
  });
  // A connection the server dropped is replaced by the pool; a query on it has failed by itself.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

const settingsOf = (role: RunningRole): Readonly<Record<string, string>> => ({
  search_path: `${role === 'auth' || role === 'routing' ? role : 'entente'},pg_temp`,
  timezone: 'UTC',
  // The price we put on app_reach, so that it is asked once, would make PostgreSQL compile small reads.
  jit: 'off',
  ...timeouts(LIMITS[role === 'worker' ? 'worker' : 'person']),
});

/** One connection, to say in one sentence why there is none. */
export async function probe(pool: Pool, url: string): Promise<void> {
  try {
    (await pool.connect()).release();
  } catch (error) {
    throw connectionProblem(error, url);
  }
}

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`${text} is beyond the integers a number can hold`);
  return value;
}
