/**
 * On how many random cases engine and oracle are compared, and from which seed. The test command keeps to the given ones; a
 * campaign (`pnpm prove:campaign`) sets `ENTENTE_RUNS` (a factor), `ENTENTE_SEED`, and in `ENTENTE_RUNS_LOG` a file that counts.
 * Where only counts whether a law holds (`pnpm prove:mutation`), `ENTENTE_SMALLEST` says that no smallest case is looked for.
 */
import { appendFileSync } from 'node:fs';
import fc from 'fast-check';

interface Outcome {
  readonly failed: boolean;
  readonly numRuns: number;
  readonly seed: number;
  readonly counterexample: unknown;
  readonly errorInstance: unknown;
}

interface Runs {
  readonly seed: number;
  readonly numRuns: number;
  readonly endOnFailure: boolean;
  readonly reporter?: (outcome: Outcome) => void;
}

export function runs(seed: number, numRuns: number): Runs {
  return counted('comparison', seed, numRuns, factorOfCases());
}

/** What the engine keeps to by itself is tried on fewer cases in a campaign: no oracle is asked, so it compares nothing. */
const LAWS_IN_A_CAMPAIGN = 1 / 5;

/** The same for a law. */
export function lawRuns(seed: number, numRuns: number): Runs {
  const factor = factorOfCases();
  return counted('law', seed, numRuns, factor > 1 ? Math.max(1, factor * LAWS_IN_A_CAMPAIGN) : factor);
}

function factorOfCases(): number {
  return Number(process.env['ENTENTE_RUNS'] ?? '1');
}

function counted(kind: string, seed: number, numRuns: number, factor: number): Runs {
  const { ENTENTE_SEED: otherSeed = '0', ENTENTE_RUNS_LOG: log, ENTENTE_SMALLEST: smallest = 'yes' } = process.env;
  const tried = { seed: seed + Number(otherSeed), numRuns: Math.ceil(numRuns * factor), endOnFailure: smallest === 'no' };
  return log === undefined ? tried : { ...tried, reporter: (outcome) => count(log, kind, outcome) };
}

/** One line per property: how many cases it was tried on. What fails is told as it goes into the corpus. */
function count(log: string, kind: string, { failed, numRuns, seed, counterexample, errorInstance }: Outcome): void {
  appendFileSync(log, `${kind} ${numRuns}\n`);
  if (failed) throw new Error(`seed ${seed}, counterexample: ${fc.stringify(counterexample)}`, { cause: errorInstance });
}
