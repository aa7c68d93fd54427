import type { Decision } from '@entente/sla';
import { z } from 'zod';
import { CliProblem, EXIT } from '../exit-codes.ts';
import { jsonIn } from '../files.ts';

const moment = z.union([z.number().int(), z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))], { error: 'a time such as 2026-04-03T09:00:00Z, or milliseconds since 1970' });
const decided = { id: z.string().min(1), at: moment, period: moment };

/** What people decide, each with its time and the start of the period that it concerns (S26, S27). */
const decisionShape = z.discriminatedUnion('kind', [
  z.strictObject({ ...decided, kind: z.literal('fee'), amount: z.number().int().nonnegative() }),
  z.strictObject({ ...decided, kind: z.literal('statement') }),
  z.strictObject({ ...decided, kind: z.literal('claim'), level: z.exactOptional(z.string()) }),
  z.strictObject({ ...decided, kind: z.literal('pick'), incident: z.string(), level: z.string() }),
  z.strictObject({ ...decided, kind: z.literal('incident'), incident: z.string(), level: z.string() }),
]);

/** The decisions in a file: a JSON list. Throws every problem with its place. */
export async function readDecisions(file: string): Promise<readonly Decision[]> {
  const read = z.array(decisionShape).safeParse(await jsonIn(file));
  if (read.success) return read.data;
  const lines = read.error.issues.map(({ path, message }) => `  ${path.join('.') || 'the file'}: ${message}`);
  throw new CliProblem(EXIT.file, [`${file} holds no list of decisions (fee, statement, claim, pick, incident):`, ...lines].join('\n'));
}
