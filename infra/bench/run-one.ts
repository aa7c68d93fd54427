/** One benchmark in a process of its own: `run-one.ts NAME SCALE FILE`; its findings go into the file as JSON. */
import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding, Told } from './findings.ts';

const [name = '', scale = '', file = ''] = process.argv.slice(2);
const { bench }: { bench: (scale: number) => Promise<readonly (Finding | Told)[]> } = await import(join(import.meta.dirname, `${name}.bench.ts`));
writeFileSync(file, JSON.stringify(await bench(Number(scale))));
