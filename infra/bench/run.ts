/**
 * Every benchmark, one after the other, each beside its reference in the same run and in a process of its own: what one
 * has made the machine compile and keep is nobody else's.
 *
 *   pnpm bench [--scale 0.1] [--only samples,…]      the full run: --scale 1
 *
 * Asserts ratios only; ends with 1 when one is missed.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Finding, Told } from './findings.ts';

const { values: options } = parseArgs({ options: { scale: { type: 'string', default: '0.1' }, only: { type: 'string' } }, allowPositionals: false });
const scale = Number(options.scale);
if (!(scale > 0 && scale <= 1)) throw new Error('--scale is a number above 0, and 1 for the full run');

const names = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.bench.ts')).map((name) => name.replace('.bench.ts', ''));
const wanted = options.only?.split(',') ?? names;
const folder = mkdtempSync(join(tmpdir(), 'entente-bench-'));
const all: (Finding | Told)[] = [];
for (const name of names.filter((each) => wanted.includes(each))) {
  console.log(`\n── ${name} (scale ${scale})`);
  const file = join(folder, `${name}.json`);
  const [code] = await once(spawn(process.execPath, [join(import.meta.dirname, 'run-one.ts'), name, String(scale), file], { stdio: 'inherit' }), 'close');
  if (code !== 0) throw new Error(`the benchmark ${name} ended with ${code}`);
  const found: readonly (Finding | Told)[] = JSON.parse(readFileSync(file, 'utf8'));
  all.push(...found);
}
rmSync(folder, { recursive: true });

const findings = all.filter((each): each is Finding => !('aim' in each));
console.log('\n| | ours | reference | ratio (least … greatest) | asked |\n|---|---|---|---|---|');
for (const { what, ours, reference, ratio, spread, atLeast } of findings) {
  const asked = atLeast === undefined ? '' : `≥ ${atLeast} ${ratio >= atLeast ? '✓' : '✗'}`;
  console.log(`| ${what} | ${ours} | ${reference} | ${ratio.toFixed(2)} (${spread.map((each) => each.toFixed(2)).join(' … ')}) | ${asked} |`);
}
for (const each of all) if ('aim' in each) console.log(`| ${each.what} | ${each.ours} | | | aim: ${each.aim} |`);
const missed = findings.filter(({ ratio, atLeast }) => atLeast !== undefined && !(ratio >= atLeast));
if (missed.length > 0) {
  console.log(`\n${missed.length} missed: ${missed.map(({ what }) => what).join('; ')}`);
  process.exitCode = 1;
}
