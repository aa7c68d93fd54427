import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { evaluateAgreement } from '@entente/sla';
import { DAY } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { compiled } from '../testing/documents.ts';
import { documentsOf, writeYaml } from './index.ts';

const folder = fileURLToPath(new URL('../templates', import.meta.url));
const templates = readdirSync(folder).map((name) => ({ name, text: readFileSync(`${folder}/${name}`, 'utf8') }));

describe('templates', () => {
  it.each(templates)('$name compiles, and comes back from its export the same', ({ text }) => {
    const entente = compiled(text);

    expect(entente.agreements.length + entente.sharedMetrics.length).toBeGreaterThan(0);
    expect(compiled(writeYaml(documentsOf(entente)))).toEqual(entente);
  });

  it.each(templates)('$name can be judged and settled as it stands', ({ text }) => {
    for (const { terms } of compiled(text).agreements) {
      const quarter = { start: terms.startsAt, end: terms.startsAt + 92 * DAY };
      const { periods } = evaluateAgreement(terms, [], quarter, quarter.end);

      expect(periods.flatMap(({ levels }) => levels.map(({ level }) => level)).length).toBeGreaterThan(0);
    }
  });

  it.each(templates)('$name says at its head what it is for', ({ text }) => {
    expect(text).toMatch(/^# [A-Z].{60,}\n/);
  });

  it.each(templates)('$name holds no placeholder', ({ text }) => {
    expect(text).not.toMatch(/todo|lorem|xxx|<[a-z ]+>/i);
  });
});
