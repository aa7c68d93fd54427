/**
 * The one file of the server that reads the environment. Everything else takes an `Env` as an argument.
 */
import { z } from 'zod';
import { StartProblem } from './start-problem.ts';

const text = z.string().trim().min(1).optional();
const flag = z.enum(['', '0', '1'], { error: 'it is 0 or 1' }).optional().transform((value) => value === '1');

const whole = (least: number, most: number) => {
  const error = `it needs a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error });
};
const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const variables = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: whole(0, 65_535).default(4000),
  /** The owner's connection, used by migrate, dump and restore alone. Absent: the embedded PostgreSQL. */
  DATABASE_URL: text,
  DATABASE_URL_APP: text,
  DATABASE_URL_PORTAL: text,
  DATABASE_URL_WORKER: text,
  DATABASE_URL_AUTH: text,
  DATABASE_URL_ROUTING: text,
  /** Seals keys and gives the database roles their passwords. Absent: made once in the data directory. */
  ENTENTE_SECRET: z.string().min(32, 'it needs at least 32 characters').optional(),
  ENTENTE_DATA: text,
  /** The address people reach us under, when it is not http://HOST:PORT. */
  ENTENTE_ORIGIN: text,
  /** Connections per pool. */
  ENTENTE_POOL: whole(1, 200).default(10),
  ENTENTE_ALLOW_OLD_POSTGRES: flag,
  /** `15`: the tests run on a locally installed PostgreSQL 15; a path: on the binaries in it. */
  ENTENTE_TEST_POSTGRES: text,
  ENTENTE_REAL_DATA: text,
  ENTENTE_LOG_LEVEL: z.enum(LEVELS, { error: `it is one of ${LEVELS.join(', ')}` }).default('info'),
  HOME: text,
});

export type Env = z.output<typeof variables>;

/** Throws one sentence that names the variable. */
export function readEnv(from: NodeJS.ProcessEnv = process.env): Env {
  const parsed = variables.safeParse(from);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const name = issue?.path.join('.') ?? '?';
  throw new StartProblem('CONFIGURATION', `The environment variable ${name} is not right: ${issue?.message ?? 'unreadable'}.`);
}
