/**
 * Everything that proves the product, in one run: types, lint, unit, zones, PostgreSQL, wall, browser.
 * A test counts one; each type, lint or zone run counts one. The last line is `N passed, N failed`.
 *
 *   pnpm test [--only NAME,…] [--postgres 15]
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { repository, run } from './steps.ts';

const { values: options } = parseArgs({ options: { only: { type: 'string' }, postgres: { type: 'string' } }, allowPositionals: false });

const workspaces = ['packages/worktime', 'packages/sla', 'packages/terms', 'packages/statement', 'packages/cli', 'server', 'portal', 'infra'];
const reports = mkdtempSync(join(tmpdir(), 'entente-test-'));
const env: Record<string, string> = options.postgres === undefined ? {} : { ENTENTE_TEST_POSTGRES: options.postgres };

let passed = 0;
let failed = 0;
let skipped = 0;
const failures: string[] = [];

function count(ok: boolean, what: string): void {
  if (ok) passed += 1;
  else {
    failed += 1;
    failures.push(what);
  }
}

async function once(what: string, command: string, ...args: string[]): Promise<void> {
  const began = Date.now();
  const code = await run({ command, args, env, quiet: true });
  console.log(`${code === 0 ? '✓' : '✗'} ${what} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  count(code === 0, what);
}

/** The engines never ask for the machine's zone: their tests pass as well where hours begin at odd minutes. */
const ODD_ZONES = ['Pacific/Chatham', 'America/St_Johns'];
const ZONELESS = ['packages/worktime', 'packages/sla'];

async function inZone(folder: string, zone: string): Promise<void> {
  const what = `${folder} on a machine in ${zone}`;
  const code = await run({ command: 'vitest', args: ['run', '--reporter=dot'], folder, env: { ...env, TZ: zone, ENTENTE_REAL_DATA: 'none' }, quiet: true });
  console.log(`${code === 0 ? '✓' : '✗'} ${what}`);
  count(code === 0, what);
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly { readonly name: string; readonly status: string; readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[] }[];
}

async function vitest(folder: string, config?: string): Promise<void> {
  const what = config === undefined ? folder : `${folder} (${config})`;
  console.log(`\n── ${what}`);
  const outputFile = join(reports, `${what.replace(/\W+/g, '-')}.json`);
  const args = ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${outputFile}`, '--passWithNoTests'];
  if (config !== undefined) args.push('--config', config);
  const code = await run({ command: 'vitest', args, folder, env });
  if (!existsSync(outputFile)) {
    count(code === 0, `${what}: ended with ${code} and no report`);
    return;
  }
  const report: VitestReport = JSON.parse(readFileSync(outputFile, 'utf8'));
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  skipped += report.numPendingTests;
  for (const file of report.testResults) {
    const bad = file.assertionResults.filter((each) => each.status === 'failed');
    failures.push(...bad.map((each) => `${file.name.replace(`${repository}/`, '')}: ${each.fullName}`));
    if (file.status === 'failed' && bad.length === 0) count(false, `${file.name}: could not run`);
  }
  if (code !== 0 && report.numFailedTests === 0 && !report.testResults.some((file) => file.status === 'failed')) count(false, `${what}: an error outside the tests`);
}

const all: Record<string, () => Promise<void>> = {
  build: () => once('build', 'turbo', 'run', 'build', '--concurrency=2', '--output-logs=new-only'),
  types: async () => {
    for (const workspace of workspaces) await once(`types: ${workspace}`, 'turbo', 'run', 'typecheck', `--filter=./${workspace}`, '--output-logs=new-only');
  },
  lint: async () => {
    await once('lint: rules and arrows', 'oxlint', '--deny-warnings');
    await once('lint: nothing unused', 'knip');
  },
  unit: async () => {
    for (const workspace of workspaces) await vitest(workspace);
  },
  zones: async () => {
    for (const zone of ODD_ZONES) for (const folder of ZONELESS) await inZone(folder, zone);
  },
  browser: () => vitest('portal', 'vitest.e2e.config.ts'),
};

const chosen = options.only?.split(',') ?? Object.keys(all);
for (const name of chosen) {
  const part = all[name];
  if (part === undefined) {
    console.error(`There is no part called ${name}; there are ${Object.keys(all).join(', ')}.`);
    process.exit(2);
  }
  await part();
}
rmSync(reports, { recursive: true });

if (failures.length > 0) console.log(`\nFailed:\n${failures.map((each) => `  ✗ ${each}`).join('\n')}`);
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
