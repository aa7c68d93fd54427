/**
 * Compares the engines with their oracles on random cases from new seeds, one oracle file a core and round after round,
 * until enough were compared. After the first round every file is given about as much time as the others. A case counts
 * when an engine's result was compared with an oracle's; cases of laws, which ask no oracle, are told apart.
 *
 * Seed and factor of each run are printed; with them it can be run again. A counterexample is printed as JSON: it belongs
 * into the corpus beside its oracle (packages/sla/oracle/*corpus.json), with the fix.
 *
 *   pnpm prove:campaign [--comparisons 2000000] [--only sla/oracle/clock] [--seed N [--factor 1]] [--cores 2]
 */
import { randomInt, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { repository, run } from '../run/steps.ts';

/** Long enough that starting a run does not matter, short enough that one round of all files fits into an hour. */
const SECONDS_EACH = 90;
/** How much longer than its last run a file may be tried for: a first run tells little of the next. */
const MOST_GROWTH = 30;
/** A case lives for some milliseconds: with room for many of them a fifth of the time is not spent on clearing up. */
const ROOM_FOR_CASES = '--max-semi-space-size=64';

const { values: options } = parseArgs({ options: { comparisons: { type: 'string', default: '2000000' }, only: { type: 'string', default: '' }, seed: { type: 'string' }, factor: { type: 'string', default: '1' }, cores: { type: 'string', default: String(availableParallelism()) } } });
const wanted = Number(options.comparisons);
const files = ['worktime', 'sla'].flatMap(oraclesOf).filter(({ file, folder }) => join(folder, file).includes(options.only));
const cores = Number(options.cores);
if (![wanted, Number(options.seed ?? 0), Number(options.factor)].every(Number.isFinite) || !(Number.isInteger(cores) && cores > 0) || files.length === 0) {
  console.error('Usage: pnpm prove:campaign [--comparisons 2000000] [--only sla/oracle/clock] [--seed N [--factor 1]] [--cores 2]');
  process.exit(2);
}

interface OracleFile {
  readonly folder: string;
  readonly file: string;
}

function oraclesOf(name: string): readonly OracleFile[] {
  const folder = join('packages', name);
  const all = readdirSync(join(repository, folder, 'oracle'), { recursive: true, encoding: 'utf8' });
  return all.filter((file) => file.endsWith('.test.ts')).toSorted().map((file) => ({ folder, file: join('oracle', file) }));
}

interface Tried {
  readonly agreed: boolean;
  readonly comparisons: number;
  readonly laws: number;
  readonly seconds: number;
}

const logs = mkdtempSync(join(tmpdir(), 'entente-campaign-'));

/** Tries one file on so many times its cases. One that compares nothing and knows no law is in error. */
async function tryOut({ folder, file }: OracleFile, seed: number, factor: number): Promise<Tried> {
  const log = join(logs, randomUUID());
  writeFileSync(log, '');
  const began = Date.now();
  const code = await run({
    command: 'vitest', args: ['run', file, '--reporter=dot', '--testTimeout=0', '--maxWorkers=1', `--execArgv=${ROOM_FOR_CASES}`], folder, quiet: true,
    env: { ENTENTE_SEED: String(seed), ENTENTE_RUNS: String(factor), ENTENTE_RUNS_LOG: log },
  });
  const lines = readFileSync(log, 'utf8').split('\n');
  const cases = (kind: string) => lines.reduce((sum, line) => (line.startsWith(`${kind} `) ? sum + Number(line.slice(kind.length)) : sum), 0);
  const [comparisons, laws] = [cases('comparison'), cases('law')];
  return { agreed: code === 0 && comparisons + laws > 0, comparisons, laws, seconds: (Date.now() - began) / 1000 };
}

const began = Date.now();
const factors = new Map(files.map((one) => [one, Number(options.factor)]));
const disagreed: string[] = [];
const total = { comparisons: 0, laws: 0 };
const count = (cases: number) => cases.toLocaleString('en');

/** A given seed is tried once; a round in which something disagreed goes on to its end. */
const isEnough = () => options.seed === undefined && disagreed.length === 0 && total.comparisons >= wanted;

function* turns(): Generator<OracleFile> {
  do yield* files;
  while (!isEnough() && disagreed.length === 0 && options.seed === undefined);
}

async function takeTurns(waiting: Generator<OracleFile>): Promise<void> {
  for (const one of waiting) {
    if (isEnough()) break;
    const seed = options.seed === undefined ? randomInt(1_000_000_000) : Number(options.seed);
    const factor = factors.get(one) ?? 1;
    const { agreed, comparisons, laws, seconds } = await tryOut(one, seed, factor);
    total.comparisons += comparisons;
    total.laws += laws;
    if (!agreed) disagreed.push(`${join(one.folder, one.file)} --seed ${seed} --factor ${factor}`);
    factors.set(one, Math.max(1, Math.min(factor * MOST_GROWTH, Math.round((factor * SECONDS_EACH) / seconds))));
    console.log(`${agreed ? '✓' : '✗'} ${join(one.folder, one.file)}, seed ${seed}, × ${factor}: ${count(comparisons)} compared, ${count(laws)} of laws, ${Math.round(seconds)} s; ${count(total.comparisons)} compared in all, ${Math.round((Date.now() - began) / 60_000)} min`);
  }
}

const waiting = turns();
await Promise.all(Array.from({ length: cores }, () => takeTurns(waiting)));
rmSync(logs, { recursive: true });

const [, engine] = /ENGINE = '(.*)'/.exec(readFileSync(join(repository, 'packages/sla/src/revision.ts'), 'utf8')) ?? [];
console.log(disagreed.length === 0
  ? `Engines (${engine}) and oracles agreed on ${count(total.comparisons)} random cases, and laws held in ${count(total.laws)} more, in ${Math.round((Date.now() - began) / 60_000)} minutes.`
  : `They disagreed. Put the counterexample into the corpus before the fix.\n${disagreed.map((one) => `  pnpm prove:campaign --only ${one}`).join('\n')}`);
process.exitCode = disagreed.length === 0 ? 0 : 1;
