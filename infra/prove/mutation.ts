/**
 * Changes the code of a package in one place after the other and asks whether a test notices. The share that is noticed
 * must reach 90 %. Results are kept in reports/ of the package, and the next run tries only what has changed since.
 *
 *   pnpm prove:mutation worktime|sla [--only 'src/level/*.ts'] [--again] [--static]
 *
 * `--static` tries constants too that a module makes once when it is loaded; each of those costs a run of all tests.
 *
 * A change that no test can notice is marked in the code, with the reason: `// Stryker disable next-line …: reason`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { repository, run } from '../run/steps.ts';

const PACKAGES = ['worktime', 'sla'];

const { values: options, positionals: [name = ''] } = parseArgs({
  options: { only: { type: 'string', multiple: true }, again: { type: 'boolean', default: false }, static: { type: 'boolean', default: false } },
  allowPositionals: true,
});
if (!PACKAGES.includes(name)) {
  console.error(`Which package? One of ${PACKAGES.join(', ')}.`);
  process.exit(2);
}

const folder = join('packages', name);
const mutate = options.only ?? ['src/**/*.ts', '!src/**/*.test.ts'];
const config = join('reports', 'stryker.json');

mkdirSync(join(repository, folder, 'reports'), { recursive: true });
writeFileSync(join(repository, folder, config), JSON.stringify({
  plugins: [import.meta.resolve('@stryker-mutator/vitest-runner')],
  testRunner: 'vitest',
  mutate,
  // The tsconfig of the package stays outside of the copy, where the base that it extends is found.
  ignorePatterns: ['dist', 'reports', 'coverage', 'tsconfig*.json'],
  // Stryker's own reading of a tsconfig does not know TypeScript 7; without one it passes the step over.
  tsconfigFile: 'none.json',
  vitest: { configFile: 'vitest.config.ts', related: false },
  incremental: true,
  force: options.again,
  ignoreStatic: !options.static,
  incrementalFile: 'reports/mutation.json',
  reporters: ['clear-text', 'json', 'html'],
  jsonReporter: { fileName: 'reports/mutants.json' },
  htmlReporter: { fileName: 'reports/mutants.html' },
  clearTextReporter: { allowColor: false, reportTests: false, reportScoreTable: true },
  concurrency: 1,
  timeoutMS: 20_000,
  thresholds: { high: 95, low: 90, break: 90 },
}, null, 2));

process.exitCode = await run({ command: 'stryker', args: ['run', config], folder });
