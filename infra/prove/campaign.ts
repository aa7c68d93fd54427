/**
 * Compares the engines with their oracles on random cases from new seeds, round after round, until enough were tried.
 * The seed of each round is printed; with it the round can be run again. A counterexample is printed as JSON: it belongs
 * into the corpus beside its oracle (packages/sla/oracle/*corpus.json), with the fix.
 *
 *   pnpm prove:campaign [--comparisons 2000000] [--only worktime|sla] [--seed N]
 */
import { randomInt } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { run } from '../run/steps.ts';

const { values: options } = parseArgs({ options: { comparisons: { type: 'string', default: '2000000' }, only: { type: 'string' }, seed: { type: 'string' } } });
const wanted = Number(options.comparisons);
const packages = ['worktime', 'sla'].filter((name) => options.only === undefined || options.only === name);
if (!Number.isInteger(wanted) || packages.length === 0) {
  console.error('Usage: pnpm prove:campaign [--comparisons 2000000] [--only worktime|sla] [--seed N]');
  process.exit(2);
}

/** How many times the cases of a test run one round tries: long enough that starting it does not matter. */
const LARGEST_FACTOR = 50;
const folder = mkdtempSync(join(tmpdir(), 'entente-campaign-'));
const log = join(folder, 'runs');

/** One round of one package: whether all agreed, and on how many cases. */
async function round(name: string, seed: number, factor: number): Promise<{ readonly agreed: boolean; readonly tried: number }> {
  writeFileSync(log, '');
  const code = await run({
    command: 'vitest', args: ['run', 'oracle/', '--reporter=dot', '--testTimeout=0'], folder: join('packages', name), quiet: true,
    env: { ENTENTE_SEED: String(seed), ENTENTE_RUNS: String(factor), ENTENTE_RUNS_LOG: log },
  });
  const tried = readFileSync(log, 'utf8').split('\n').reduce((sum, line) => sum + Number(line), 0);
  return { agreed: code === 0, tried };
}

const began = Date.now();
let total = 0;
let disagreed = 0;
for (let factor = 1; total < wanted && disagreed === 0; factor = Math.min(LARGEST_FACTOR, Math.ceil(factor * 7))) {
  const seed = options.seed === undefined ? randomInt(1_000_000_000) : Number(options.seed);
  for (const name of packages) {
    const { agreed, tried } = await round(name, seed, factor);
    total += tried;
    if (!agreed) disagreed += 1;
    if (tried === 0) disagreed += 1;
    console.log(`${agreed ? '✓' : '✗'} ${name}, seed ${seed}, × ${factor}: ${tried.toLocaleString('en')} cases; ${total.toLocaleString('en')} in all, ${Math.round((Date.now() - began) / 1000)} s`);
  }
  if (options.seed !== undefined) break;
}
rmSync(folder, { recursive: true });

console.log(disagreed === 0 ? `Engines and oracles agreed on ${total.toLocaleString('en')} random cases.` : 'They disagreed. Put the counterexample into the corpus before the fix.');
process.exitCode = disagreed === 0 ? 0 : 1;
