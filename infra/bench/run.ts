/**
 * Every benchmark, one after the other, each beside its reference in the same run.
 *
 *   pnpm bench [--scale 0.1] [--only samples,…]      the full run: --scale 1
 *
 * Asserts ratios only; ends with 1 when one is missed.
 */
import 'reflect-metadata';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Finding, Told } from './findings.ts';

const { values: options } = parseArgs({ options: { scale: { type: 'string', default: '0.1' }, only: { type: 'string' } }, allowPositionals: false });
const scale = Number(options.scale);
if (!(scale > 0 && scale <= 1)) throw new Error('--scale is a number above 0, and 1 for the full run');

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.bench.ts'));
const wanted = options.only?.split(',');
const findings: Finding[] = [];
const told: Told[] = [];
for (const file of files.filter((name) => wanted === undefined || wanted.includes(name.replace('.bench.ts', '')))) {
  console.log(`\n── ${file.replace('.bench.ts', '')} (scale ${scale})`);
  const { bench }: { bench: (scale: number) => Promise<readonly (Finding | Told)[]> } = await import(join(import.meta.dirname, file));
  for (const each of await bench(scale)) {
    if ('aim' in each) told.push(each);
    else findings.push(each);
  }
}

console.log('\n| | ours | reference | ratio (least … greatest) | asked |\n|---|---|---|---|---|');
for (const { what, ours, reference, ratio, spread, atLeast } of findings) {
  const asked = atLeast === undefined ? '' : `≥ ${atLeast} ${ratio >= atLeast ? '✓' : '✗'}`;
  console.log(`| ${what} | ${ours} | ${reference} | ${ratio.toFixed(2)} (${spread.map((each) => each.toFixed(2)).join(' … ')}) | ${asked} |`);
}
for (const { what, ours, aim } of told) console.log(`| ${what} | ${ours} | | | aim: ${aim} |`);
const missed = findings.filter(({ ratio, atLeast }) => atLeast !== undefined && !(ratio >= atLeast));
if (missed.length > 0) {
  console.log(`\n${missed.length} missed: ${missed.map(({ what }) => what).join('; ')}`);
  process.exitCode = 1;
}
