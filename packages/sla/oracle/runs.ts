/**
 * How many random cases a law is tried on, and from which seed. The test command keeps to the given ones; a campaign
 * sets `ENTENTE_RUNS` (a factor) and `ENTENTE_SEED`.
 */
export function runs(seed: number, numRuns: number): { readonly seed: number; readonly numRuns: number } {
  const { ENTENTE_RUNS: factor, ENTENTE_SEED: otherSeed } = process.env;
  return { seed: seed + Number(otherSeed ?? 0), numRuns: numRuns * Number(factor ?? 1) };
}
