/**
 * Changes the code of a package in one place after the other and asks whether a test notices: the tests beside the code,
 * those of the whole package, and the oracles. The share that is noticed must reach 90 %. It goes folder by folder; results
 * are kept in reports/ of the package, and the next run tries only what has changed since.
 *
 *   pnpm prove:mutation worktime|sla [--only level]… [--again] [--static]
 *
 * `--static` tries constants too that a module makes once when it is loaded; each of those costs a run of all tests.
 *
 * A change that no test can notice, because it leaves what anybody can see as it was, stands in equivalent.json with the
 * reason and does not count. An entry there that a test notices after all, or whose line is gone, fails too.
 *
 * It wants a processor of its own: a trial that gets none for longer than the limit ends as if it were endless, and counts
 * as noticed. A change that is counted as timed out and is no loop tells of that; take it out of the report and go on.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { repository, run } from '../run/steps.ts';
import { tallyOf } from './changes.ts';
import type { ChangeReport, Equivalent, Tally } from './changes.ts';

const PACKAGES = ['worktime', 'sla'];
/** Those whose modules keep something from one call to the next, by which one change could reach into the trial of another. */
const REMEMBERING = ['worktime'];
/** The files that lie in no folder of src. */
const TOP = 'top';
const LEAST = 0.9;

const { values: options, positionals: [name = ''] } = parseArgs({
  options: { only: { type: 'string', multiple: true }, again: { type: 'boolean', default: false }, static: { type: 'boolean', default: false } },
  allowPositionals: true,
});
if (!PACKAGES.includes(name)) {
  console.error(`Which package? One of ${PACKAGES.join(', ')}.`);
  process.exit(2);
}

const packageFolder = join('packages', name);
const reports = join(repository, packageFolder, 'reports');
const inside = readdirSync(join(repository, packageFolder, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
const folders = [...inside.sort(), TOP].filter((folder) => options.only?.includes(folder) ?? true);
const equivalents: readonly Equivalent[] = JSON.parse(readFileSync(join(import.meta.dirname, 'equivalent.json'), 'utf8'));
mkdirSync(reports, { recursive: true });

/** What became of the changes of a folder's code. Nothing when its tests fail as they are. */
async function tallyIn(folder: string): Promise<Tally | undefined> {
  const files = folder === TOP ? 'src/*' : `src/${folder}/**/*`;
  const config = join('reports', `${folder}.stryker.json`);
  writeFileSync(join(repository, packageFolder, config), JSON.stringify({
    plugins: [import.meta.resolve('@stryker-mutator/vitest-runner')],
    testRunner: 'vitest',
    mutate: [`${files}.ts`, `!${files}.test.ts`, '!src/index.ts'],
    // The tsconfig of the package stays outside of the copy, where the base that it extends is found.
    ignorePatterns: ['dist', 'reports', 'coverage', 'tsconfig*.json'],
    // Stryker's own reading of a tsconfig does not know TypeScript 7; without one it passes the step over.
    tsconfigFile: 'none.json',
    vitest: { configFile: join(import.meta.dirname, 'mutation.vitest.ts'), related: false },
    incremental: true,
    force: options.again,
    ignoreStatic: !options.static,
    incrementalFile: `reports/${folder}.mutation.json`,
    reporters: ['progress-append-only', 'json'],
    jsonReporter: { fileName: `reports/${folder}.mutants.json` },
    concurrency: 1,
    // What never ends is told by how often it comes by; on a busy machine what takes long is not endless.
    timeoutMS: 20_000,
  }, null, 2));
  // A law that a change breaks fails within few of its cases, or else a rule's own test is missing; nobody asks for its smallest case.
  const env = { ENTENTE_MUTATED: `${files}.test.ts`, ENTENTE_RUNS: '0.05', ENTENTE_SMALLEST: 'no', ENTENTE_REAL_DATA: 'none', ENTENTE_KEPT: options.static ? 'no' : REMEMBERING.includes(name) ? 'afresh' : 'as-it-is' };
  const code = await run({ command: 'stryker', args: ['run', config], folder: packageFolder, env });
  return code === 0 ? tallyOf(reportIn(join(reports, `${folder}.mutants.json`)), packageFolder.split(sep).join('/'), equivalents) : undefined;
}

function reportIn(file: string): ChangeReport {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { files: {} };
}

const noticedOf = ({ killed, timeout }: Tally) => killed + timeout;
const triedOf = (tally: Tally) => noticedOf(tally) + tally.survived.length + tally.uncovered.length;
const inPercent = (noticed: number, tried: number) => (tried === 0 ? 'nothing to change' : `${((noticed / tried) * 100).toFixed(1)} %`);

function lineOf(folder: string, tally: Tally | undefined): string {
  if (tally === undefined) return `  ${folder}: could not be tried`;
  const counts = [`${tally.killed} killed`, `${tally.timeout} timed out`, `${tally.survived.length} survived`, `${tally.uncovered.length} were run by no test`, `${tally.equivalent} are equivalent`];
  return `  ${folder}: ${noticedOf(tally)} of ${triedOf(tally)}, ${inPercent(noticedOf(tally), triedOf(tally))} (${counts.join(', ')})`;
}

const lines: string[] = [];
let failed = folders.length === 0;
let [noticed, tried] = [0, 0];
for (const folder of folders) {
  const tally = await tallyIn(folder);
  lines.push(lineOf(folder, tally));
  failed ||= tally === undefined || tally.stale.length > 0;
  if (tally === undefined) continue;
  noticed += noticedOf(tally);
  tried += triedOf(tally);
  for (const { file, number, line, from, to } of [...tally.survived, ...tally.uncovered]) console.log(`  ${file}:${number}  ${from} → ${to}  in  ${line}`);
  for (const { file, line, from, to } of tally.stale) console.log(`  equivalent.json names what is noticed, or is gone: ${file}  ${from} → ${to}  in  ${line}`);
}
failed ||= noticed < tried * LEAST;
console.log([`${failed ? '✗' : '✓'} packages/${name}: ${noticed} of ${tried} changes were noticed, ${inPercent(noticed, tried)}`, ...lines].join('\n'));
process.exitCode = failed ? 1 : 0;
