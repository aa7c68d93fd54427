/** Whatever stands in a file, the answer is terms or problems that somebody can act on. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importOpenSlo } from '../openslo/import-openslo.ts';
import { unwritten } from '../source/source-document.ts';
import type { Content } from '../source/source-document.ts';
import { compileDocuments, compileFiles } from './compile-documents.ts';
import type { Compilation } from './compile-documents.ts';

const folder = fileURLToPath(new URL('../../templates', import.meta.url));
const templates = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8'));

const laws = (seed: number, numRuns: number) => ({ seed, numRuns });

function isAnswer({ entente, problems }: Compilation): void {
  if (entente !== undefined) return;
  expect(problems.length).toBeGreaterThan(0);
  for (const { code, message, fix, line, column } of problems) {
    expect([code, message, fix].map((text) => text.trim().length > 0)).toEqual([true, true, true]);
    expect(Math.min(line, column)).toBeGreaterThanOrEqual(1);
    expect(`${message} ${fix}`).not.toMatch(/undefined|NaN|\[object/);
  }
}

/** Words that mean something somewhere, and others. */
const word = fc.oneof(fc.constantFrom('entente/v1', 'Agreement', 'Metric', 'Calendar', 'always', 'business', 'clock', 'status', '99.9', '-1', 'PT4H', '2026-01-01', 'Europe/Paris', '__proto__', 'constructor', ''), fc.string({ maxLength: 8 }));
const content: fc.Arbitrary<Content> = fc.letrec<{ any: Content }>((tie) => ({
  any: fc.oneof({ depthSize: 'small' }, word, fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.array(tie('any'), { maxLength: 3 }), fc.dictionary(fc.oneof(fc.constantFrom('kind', 'spec', 'metadata', 'name', 'levels', 'versions'), word), tie('any'), { maxKeys: 4 })),
})).any;

describe('any text', () => {
  it('law: gets an answer, however a sound file was changed by hand', () => {
    const change = fc.record({ at: fc.nat(), cut: fc.integer({ min: 0, max: 30 }), put: fc.oneof(word, fc.constantFrom('\n', ': ', '- ', '{', ']', '#', '&a ', '*a', '"', '0', '%')) });
    fc.assert(fc.property(fc.constantFrom(...templates), fc.array(change, { minLength: 1, maxLength: 3 }), (text, changes) => {
      isAnswer(compileFiles([{ name: 'changed.yaml', text: changes.reduce((now, { at, cut, put }) => {
        const place = at % now.length;
        return now.slice(0, place) + put + now.slice(place + cut);
      }, text) }]));
    }), laws(1, 120));
  });

  it('law: gets an answer when a line is gone', () => {
    fc.assert(fc.property(fc.constantFrom(...templates), fc.nat(), (text, at) => {
      const lines = text.split('\n');
      isAnswer(compileFiles([{ name: 'shorter.yaml', text: lines.toSpliced(at % lines.length, 1).join('\n') }]));
    }), laws(2, 120));
  });

  it('law: gets an answer when it is any content at all, in the kinds of ours and of OpenSLO', () => {
    fc.assert(fc.property(fc.constantFrom('Party', 'Service', 'Source', 'Calendar', 'Metric', 'SharedMetric', 'SharedSum', 'Contract', 'Agreement'), content, (kind, spec) => {
      isAnswer(compileDocuments([unwritten({ apiVersion: 'entente/v1', kind, metadata: { name: 'any' }, spec }), unwritten(spec)]));
      const { documents, problems } = importOpenSlo([{ name: 'any.json', text: JSON.stringify({ apiVersion: 'openslo/v1', kind: 'SLO', metadata: { name: 'any' }, spec }) }], { provider: 'a', customer: 'b', zone: 'UTC', starts: '2026-01-01' });
      expect((documents === undefined) === (problems !== undefined)).toBe(true);
    }), laws(3, 300));
  });
});
