import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { oneAgreement } from '../../packages/terms/testing/one-agreement.ts';
import { bound, type Finding } from './findings.ts';
import { DAY, DAYS, MONTH_START } from './samples/data.ts';

const MEBIBYTE = 2 ** 20;
const COMMAND = join(import.meta.dirname, '../../packages/cli/dist/main.js');

/**
 * The command over a month of ten million samples in a file, at full scale: the most memory that its process took. Half
 * of them are of one series, all others of a hundred.
 */
export async function bench(scale: number): Promise<readonly Finding[]> {
  const samples = Math.round(10_000_000 * scale);
  const folder = mkdtempSync(join(tmpdir(), 'entente-command-'));
  try {
    const facts = join(folder, 'samples.csv.gz');
    await writeSamples(facts, samples);
    writeFileSync(join(folder, 'terms.yaml'), TERMS);
    const began = performance.now();
    const { peak, code, text } = await run(['evaluate', join(folder, 'terms.yaml'), '--facts', facts, '--period', '2026-01', '--as-of', '2026-03-01T00:00:00Z']);
    if (code !== 0 || !text.includes('availability')) throw new Error(`the command ended with ${code}: ${text}`);
    console.log(`entente evaluate over ${(samples / 1e6).toFixed(1)} million samples (CSV, gzip): ${((performance.now() - began) / 1000).toFixed(1)} s`);
    return [bound(`entente evaluate, ${(samples / 1e6).toFixed(1)} million samples of a month: peak memory in MiB`, [peak / MEBIBYTE], 512, 'at-most')];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const TERMS = oneAgreement({
  components: ['part-0'], source: 'probe', starts: '2026-01-01',
  others: `apiVersion: entente/v1
kind: Metric
metadata: { name: requests }
spec: { measures: samples, sources: [probe], cadence: 1s }
`,
  versions: `    - { number: 1, levels: [{ name: availability, kind: availability, component: part-0, expected: 99, metric: requests }] }
`,
});

async function writeSamples(file: string, count: number): Promise<void> {
  const pack = createGzip({ level: 1 });
  const written = pack.pipe(createWriteStream(file));
  pack.write('source,component,at,good,total,value\n');
  const step = (DAYS * DAY) / count;
  const lines: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const total = 600 + ((i * 7) % 40);
    const part = i % 2 === 0 ? 0 : 1 + (i % 100);
    lines.push(`probe,part-${part},${Math.floor(MONTH_START + i * step)},${i % 5_000 < 9 ? total - 50 : total},${total},${((i % 97) / 10).toFixed(1)}`);
    if (lines.length < 20_000 && i + 1 < count) continue;
    if (!pack.write(`${lines.join('\n')}\n`)) await new Promise((resume) => pack.once('drain', resume));
    lines.length = 0;
  }
  pack.end();
  await finished(written);
}

/** The peak is what the system says of the process while it runs; it only grows, and is read until the end. */
async function run(words: readonly string[]): Promise<{ readonly peak: number; readonly code: number | null; readonly text: string }> {
  const child = spawn(process.execPath, [COMMAND, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  let [peak, text] = [0, ''];
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  const watch = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid));
  }, 50);
  const code = await new Promise<number | null>((ended) => child.once('close', ended));
  clearInterval(watch);
  return { peak, code, text };
}

function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
