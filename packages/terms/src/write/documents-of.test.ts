import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anEntente } from '../../testing/arbitraries.ts';
import { agreementText, compiled, saidBy } from '../../testing/documents.ts';
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
      expect(saidBy(compiled(writeYaml(documentsOf(entente))))).toEqual(entente);
    }), laws(1));
  });

  it('law: as JSON too', () => {
    fc.assert(fc.property(anEntente, (entente) => {
      expect(saidBy(compiled(writeJson(documentsOf(entente))))).toEqual(entente);
    }), laws(2));
  });

  it('law: need not be text at all', () => {
    fc.assert(fc.property(anEntente, (entente) => {
      const { entente: again } = compileDocuments(documentsOf(entente).map((content) => unwritten(content)));
      expect(again === undefined ? again : saidBy(again)).toEqual(entente);
    }), laws(3));
  });

  it('law: written again they are the same bytes', () => {
    fc.assert(fc.property(anEntente, (entente) => {
      const text = writeYaml(documentsOf(entente));
      const again = compiled(text);
      expect(writeYaml(documentsOf(again))).toBe(text);
      expect(compiled(writeYaml(documentsOf(again)))).toEqual(again);
    }), laws(4));
  });

  it('law: every one has the shape of its kind', () => {
    fc.assert(fc.property(anEntente, (entente) => {
      expect(documentsOf(entente).flatMap((content) => checkShape(ententeShape, content).problems ?? [])).toEqual([]);
    }), laws(5));
  });

  it('name the calendar that they named, also when another one says the same', () => {
    const twin = `apiVersion: entente/v1\nkind: Calendar\nmetadata: { name: around }\nspec: { kind: always }\n---\napiVersion: entente/v1\nkind: Calendar\nmetadata: { name: around.2 }\nspec: { kind: always, versionOf: around, version: 2 }\n---\n`;
    const entente = compiled(twin + agreementText().replace('  calendar: office-hours\n', '  calendar: around.2\n'));

    expect(entente.agreements[0]?.named).toEqual([[{ metric: 'shop-is-up', calendar: 'around.2' }]]);
    expect(entente.calendars.map(({ laterThan }) => laterThan)).toEqual([undefined, { calendar: 'around', version: 2 }, undefined]);
    expect(writeYaml(documentsOf(entente))).toContain('  calendar: around.2\n');
  });

  it('let go of a name that says something else by now', () => {
    const entente = compiled(agreementText());
    const calendars = entente.calendars.map((calendar) => ({ ...calendar, terms: { kind: 'always' as const } }));

    expect(writeYaml(documentsOf({ ...entente, calendars }))).toContain('  calendar:\n    kind: business\n');
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
