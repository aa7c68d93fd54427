import type { Fact } from '@entente/sla';
import { compareStatements, type Comparison, factsIn } from '@entente/statement';
import { CliProblem, EXIT } from '../exit-codes.ts';
import { textOf } from '../files.ts';
import { statementIn } from './countersign-file.ts';

export interface DiffOptions {
  /** The evidence of the earlier statement. */
  readonly facts?: string;
  /** The evidence of the later one. */
  readonly factsAfter?: string;
}

/** Reads two statements, with their evidences where both are given, and compares them. */
export async function diffFiles(before: string, after: string, { facts, factsAfter }: DiffOptions): Promise<Comparison> {
  if ((facts === undefined) !== (factsAfter === undefined)) throw new CliProblem(EXIT.usage, 'Facts are compared when both evidences are there: give --facts and --facts-after.');
  const evidence = facts === undefined || factsAfter === undefined ? undefined : { before: await factsOf(facts), after: await factsOf(factsAfter) };
  return compareStatements(await statementIn(before), await statementIn(after), evidence);
}

async function factsOf(file: string): Promise<readonly Fact[]> {
  const facts = factsIn(await textOf(file));
  if ('code' in facts) throw new CliProblem(EXIT.file, `${file}: ${facts.says}`);
  return facts;
}
