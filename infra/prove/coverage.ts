/**
 * Every statement and every branch of the two engines is run by their tests, or this fails and lists what is not.
 * What cannot be run is known: the `default` that closes a switch over a union with `unreachable`, and the lines of
 * never-run.json, each with its reason. An entry there that is run after all fails too.
 *
 *   pnpm prove:coverage [--only worktime|sla]
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { repository, run } from '../run/steps.ts';

interface Place {
  readonly start: { readonly line: number };
}

/** As istanbul writes it: what there is, by number, and how often each was run. */
interface FileCoverage {
  readonly path: string;
  readonly statementMap: Readonly<Record<string, Place>>;
  readonly s: Readonly<Record<string, number>>;
  readonly branchMap: Readonly<Record<string, { readonly loc: Place; readonly locations: readonly Partial<Place>[] }>>;
  readonly b: Readonly<Record<string, readonly number[]>>;
}

interface NeverRun {
  readonly file: string;
  readonly line: string;
  readonly why: string;
}

const { values: options } = parseArgs({ options: { only: { type: 'string' } } });
const packages = ['worktime', 'sla'].filter((name) => options.only === undefined || options.only === name);
const neverRun: readonly NeverRun[] = JSON.parse(readFileSync(join(import.meta.dirname, 'never-run.json'), 'utf8'));

/** The lines of a file with something that no test ran. */
function gapsOf({ path, statementMap, s, branchMap, b }: FileCoverage): readonly { readonly file: string; readonly number: number; readonly line: string }[] {
  const statements = Object.entries(statementMap).filter(([id]) => s[id] === 0).map(([, { start }]) => start.line);
  const branches = Object.entries(branchMap).flatMap(([id, { loc, locations }]) => locations.flatMap(({ start = loc.start }, arm) => (b[id]?.[arm] === 0 ? [start.line] : [])));
  const lines = readFileSync(path, 'utf8').split('\n');
  const file = relative(repository, path).split(sep).join('/');
  return [...new Set([...statements, ...branches])].sort((a, b) => a - b).map((number) => ({ file, number, line: lines[number - 1]?.trim() ?? '' }))
    .filter(({ line }) => !/^(default: ?)?(return unreachable\(.*\);)?$/.test(line) && !file.endsWith('/unreachable.ts'));
}

let failed = packages.length === 0;
for (const name of packages) {
  const reports = mkdtempSync(join(tmpdir(), 'entente-coverage-'));
  const code = await run({
    command: 'vitest', folder: join('packages', name), quiet: true, env: { ENTENTE_REAL_DATA: 'none' },
    args: [
      'run', '--reporter=dot', '--testTimeout=0', '--coverage.enabled', '--coverage.provider=v8', '--coverage.include=src/**/*.ts', '--coverage.exclude=src/**/*.test.ts',
      '--coverage.reporter=json', `--coverage.reportsDirectory=${reports}`,
    ],
  });
  const files: Readonly<Record<string, FileCoverage>> = code === 0 ? JSON.parse(readFileSync(join(reports, 'coverage-final.json'), 'utf8')) : {};
  rmSync(reports, { recursive: true });

  const gaps = Object.values(files).flatMap(gapsOf);
  const known = neverRun.filter(({ file }) => file.startsWith(`packages/${name}/`));
  const missing = gaps.filter((gap) => !known.some(({ file, line }) => file === gap.file && line === gap.line));
  const stale = known.filter(({ file, line }) => !gaps.some((gap) => gap.file === file && gap.line === line));
  const ok = code === 0 && missing.length === 0 && stale.length === 0;
  console.log(`${ok ? '✓' : '✗'} packages/${name}: ${Object.keys(files).length} files, ${gaps.length - missing.length} lines that cannot be run in full, ${missing.length} that no test runs in full`);
  for (const { file, number, line } of missing) console.log(`  ${file}:${number}  ${line}`);
  for (const { file, line } of stale) console.log(`  never-run.json names what is run, or is gone: ${file}  ${line}`);
  if (!ok) failed = true;
}
process.exitCode = failed ? 1 : 0;
