import { knownAt as knownFacts } from '@entente/sla';
import type { Fact } from '@entente/sla';
import type { Entente } from '@entente/terms';
import type { Instant } from '@entente/worktime';
import { now } from '../clock.ts';
import { CliProblem, EXIT } from '../exit-codes.ts';
import { instant, RowProblem } from '../facts/fact-fields.ts';
import { readFacts, type RejectedRow } from '../facts/read-facts.ts';
import { sourceOf } from './source-of.ts';

export interface FactOptions {
  readonly facts: readonly string[];
  readonly knownAt?: string;
  readonly asOf?: string;
}

export interface GivenFacts {
  readonly facts: readonly Fact[];
  readonly rejected: readonly RejectedRow[];
  /** The moment of looking. */
  readonly asOf: Instant;
}

/** The facts in the files that were known at the moment that is asked for, with progress on a terminal. */
export async function factsFor(entente: Entente, { facts: files, knownAt, asOf }: FactOptions): Promise<GivenFacts> {
  const known = knownAt === undefined ? undefined : moment('--known-at', knownAt);
  const looking = asOf === undefined ? known ?? now() : moment('--as-of', asOf);
  const shown = process.stderr.isTTY;
  const { facts, rejected } = await readFacts(files, {
    sourceOf: sourceOf(entente), ...(shown ? { progress: (rows) => process.stderr.write(`\r${rows.toLocaleString('en')} rows read`) } : {}),
  });
  if (shown) process.stderr.write('\r\u001b[K');
  return { facts: known === undefined ? facts : knownFacts(facts, known), rejected, asOf: looking };
}

/** Tells the rows that could not be read; says whether there were any. */
export function warnOfRejected(rejected: readonly RejectedRow[]): boolean {
  for (const { file, line, field, message, fix } of rejected.slice(0, 20)) console.error(`${file}:${line}  ${field}: ${message} ${fix}`);
  if (rejected.length > 20) console.error(`and ${rejected.length - 20} more`);
  return rejected.length > 0;
}

function moment(option: string, text: string): Instant {
  try {
    return instant({ [option]: text }, option);
  } catch (error) {
    if (error instanceof RowProblem) throw new CliProblem(EXIT.usage, `${option}: ${error.message} ${error.fix}`);
    throw error;
  }
}
