/**
 * Changes the code of a package in one place after the other and asks whether a test notices: the tests beside the code,
 * those of the whole package, and the oracles. The share that is noticed must reach 90 %. It goes folder by folder; results
 * are kept in reports/ of the package, and the next run tries only what has changed since.
 *
 *   pnpm prove:mutation worktime|sla [--only level]… [--again] [--static]
 *
 * `--static` tries constants too that a module makes once when it is loaded; each of those costs a run of all tests.
 *
 * A change that no test can notice is marked in the code, with the reason: `// Stryker disable next-line …: reason`.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { repository, run } from '../run/steps.ts';

const PACKAGES = ['worktime', 'sla'];
/** The files that lie in no folder of src. */
const TOP = 'top';
const LEAST = 0.9;

interface Report {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>;
}

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
mkdirSync(reports, { recursive: true });

/** How many changes of a folder's code were noticed, and how many were tried. Nothing when its tests fail as they are. */
async function noticedIn(folder: string): Promise<{ readonly noticed: number; readonly tried: number } | undefined> {
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
    reporters: ['clear-text', 'progress-append-only', 'json'],
    jsonReporter: { fileName: `reports/${folder}.mutants.json` },
    clearTextReporter: { allowColor: false, reportTests: false, reportScoreTable: true },
    concurrency: 1,
    timeoutMS: 8_000,
  }, null, 2));
  // A law that a change breaks fails within few of its cases, or else a rule's own test is missing.
  const env = { ENTENTE_MUTATED: `${files}.test.ts`, ENTENTE_RUNS: '0.1', ENTENTE_REAL_DATA: 'none' };
  const code = await run({ command: 'stryker', args: ['run', config], folder: packageFolder, env });
  return code === 0 ? counted(join(reports, `${folder}.mutants.json`)) : undefined;
}

function counted(report: string): { readonly noticed: number; readonly tried: number } {
  if (!existsSync(report)) return { noticed: 0, tried: 0 };
  const { files }: Report = JSON.parse(readFileSync(report, 'utf8'));
  const states = Object.values(files).flatMap(({ mutants }) => mutants.map(({ status }) => status));
  const of = (...all: readonly string[]) => states.filter((state) => all.includes(state)).length;
  return { noticed: of('Killed', 'Timeout'), tried: of('Killed', 'Timeout', 'Survived', 'NoCoverage') };
}

const inPercent = (noticed: number, tried: number) => (tried === 0 ? 'nothing to change' : `${((noticed / tried) * 100).toFixed(1)} %`);

const lines: string[] = [];
let failed = folders.length === 0;
let [noticed, tried] = [0, 0];
for (const folder of folders) {
  const result = await noticedIn(folder);
  failed ||= result === undefined;
  noticed += result?.noticed ?? 0;
  tried += result?.tried ?? 0;
  lines.push(`  ${folder}: ${result === undefined ? 'could not be tried' : `${result.noticed} of ${result.tried}, ${inPercent(result.noticed, result.tried)}`}`);
}
failed ||= noticed < tried * LEAST;
console.log([`${failed ? '✗' : '✓'} packages/${name}: ${noticed} of ${tried} changes were noticed, ${inPercent(noticed, tried)}`, ...lines].join('\n'));
process.exitCode = failed ? 1 : 0;
