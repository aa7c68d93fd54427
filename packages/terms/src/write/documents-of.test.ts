import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anEntente } from '../../testing/arbitraries.ts';
import { agreementText, compiled } from '../../testing/documents.ts';
import { compileDocuments } from '../compile/compile-documents.ts';
import { ententeShape } from '../shapes/entente-shape.ts';
import { checkShape } from '../source/check-shape.ts';
import { unwritten } from '../source/source-document.ts';
import { documentsOf } from './documents-of.ts';
import { writeJson, writeYaml } from './write-yaml.ts';

const laws = (seed: number) => ({ seed, numRuns: 20 });

describe('terms written as documents', () => {
  it('law: read again they are the same, to the last digit', () => {
    fc.assert(fc.property(anEntente, (entente) => {
      expect(compiled(writeYaml(documentsOf(entente)))).toEqual(entente);
    }), laws(1));
  });

  it('law: as JSON too', () => {
    fc.assert(fc.property(anEntente, (entente) => {
      expect(compiled(writeJson(documentsOf(entente)))).toEqual(entente);
    }), laws(2));
  });

  it('law: need not be text at all', () => {
    fc.assert(fc.property(anEntente, (entente) => {
      expect(compileDocuments(documentsOf(entente).map((content) => unwritten(content)))).toEqual({ entente });
    }), laws(3));
  });

  it('law: written again they are the same bytes', () => {
    fc.assert(fc.property(anEntente, (entente) => {
      const text = writeYaml(documentsOf(entente));
      expect(writeYaml(documentsOf(compiled(text)))).toBe(text);
    }), laws(4));
  });

  it('law: every one has the shape of its kind', () => {
    fc.assert(fc.property(anEntente, (entente) => {
      expect(documentsOf(entente).flatMap((content) => checkShape(ententeShape, content).problems ?? [])).toEqual([]);
    }), laws(5));
  });

  it('are pleasant to read: defaults left out, short lists and entries on one line, digits without quotes', () => {
    const written = writeYaml(documentsOf(compiled(agreementText())));

    expect(written.split('---\n').at(-1)).toBe(`apiVersion: entente/v1
kind: Agreement
metadata:
  name: shop-sla
  displayName: The shop
spec:
  type: sla
  provider: acme
  customer: shopkeeper
  zone: Europe/Amsterdam
  starts: 2026-01-01
  grace: P5D
  calendar: office-hours
  versions:
    - number: 1
      levels:
        - name: availability
          kind: availability
          component: shop
          metric: shop-is-up
          exclusions:
            cap: PT4H
          expected: 99.950
          minimum: 99.5
`);
    expect(written).toContain('  weekly:\n    - days: [ mon-fri ]\n      shifts: [ 08:00-18:00 ]\n');
    expect(written).toContain('  components:\n    - { name: shop }\n');
  });
});

describe('a chained clock', () => {
  it('S11: names the level above by agreement and level; one that is in none of them by its name, which an import will miss', () => {
    const clock = (name: string, more = '') => `        - { name: ${name}, kind: clock, component: shop, expected: 95, targets: [{ within: 4h }], method: { measures: clocks, sources: [probe] }${more} }\n`;
    const one = agreementText().replace(/ {8}- name: availability[^]*$/, clock('above'));
    const other = one.split('---\n').at(-1)?.replace('name: shop-sla', 'name: below-sla').replace(/ {8}- \{ name: above[^]*$/, clock('below', ', chain: { parent: shop-sla/above, reserve: 1m }')) ?? '';
    const entente = compiled(`${one}---\n${other}`);

    expect(writeYaml(documentsOf(entente))).toContain('chain:\n            parent: shop-sla/above\n            reserve: PT1M\n');
    expect(writeYaml(documentsOf({ ...entente, agreements: entente.agreements.slice(1) }))).toContain('parent: above\n');
  });
});
