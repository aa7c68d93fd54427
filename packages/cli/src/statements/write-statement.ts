import { gzipSync } from 'node:zlib';
import { signingKeyOf, signStatement } from '@entente/statement';
import { factsFor, type FactOptions, warnOfRejected } from '../evaluate/facts-for.ts';
import { readDecisions } from '../evaluate/read-decisions.ts';
import { stated } from '../evaluate/stated.ts';
import { CliProblem, EXIT } from '../exit-codes.ts';
import { jsonIn, writeNew } from '../files.ts';
import { counted, termsIn } from '../terms/terms-in.ts';

export interface StatementOptions extends FactOptions {
  readonly agreement: string;
  readonly period: string;
  /** The maker's private key, as `entente key` writes it. */
  readonly sign: string;
  readonly out: string;
  readonly decisions?: string;
}

/** Writes `<out>.json` and `<out>.evidence.ndjson.gz`. Throws a sentence when there is no key, or a row that cannot be read. */
export async function writeStatement(files: readonly string[], { agreement, period, sign, out, decisions, ...options }: StatementOptions): Promise<void> {
  const key = await signingKeyOf(await jsonIn(sign));
  if (key === undefined) throw new CliProblem(EXIT.file, `${sign} holds no private Ed25519 key; "entente key" makes one.`);
  const entente = await termsIn(files);
  const { facts, rejected, asOf } = await factsFor(entente, options);
  if (warnOfRejected(rejected)) throw new CliProblem(EXIT.refused, 'Nothing was written: a statement rests on all of its facts.');

  const { statement, lines } = await stated(entente, facts, { agreement, period, asOf, decisions: decisions === undefined ? [] : await readDecisions(decisions) });
  await writeNew(`${out}.json`, (await signStatement(statement, key)).text);
  await writeNew(`${out}.evidence.ndjson.gz`, gzipSync(lines.map((line) => `${line}\n`).join('')));
  console.log(`${out}.json states ${counted(statement.levels.length, 'level')} on ${counted(statement.evidence.facts, 'fact')}; ${out}.evidence.ndjson.gz holds them.`);
}
