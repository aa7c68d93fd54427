import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { occurrencesOf } from './occurrences.ts';

const folder = process.env['ENTENTE_REAL_DATA'] ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url));
const absent = existsSync(folder) ? '' : ' (skipped: no folder of real data)';

interface Case {
  readonly id: string;
  readonly description: string;
  readonly rrule: string;
  readonly dtstart: string;
  readonly expected: { readonly instances: readonly string[] };
}

describe.skipIf(absent !== '')(`S3 recurrence rules of a public test suite${absent}`, () => {
  const cases: readonly Case[] = absent === '' ? JSON.parse(readFileSync(`${folder}/cases/rrule.json`, 'utf8')).cases : [];

  it('are there, 59 of them', () => {
    expect(cases).toHaveLength(59);
  });

  it.each(cases)('$id $description', ({ rrule, dtstart, expected: { instances } }) => {
    const found = occurrencesOf(rrule, extended(dtstart), { start: extended(dtstart), end: '2100-01-01' });

    expect(found).toEqual(instances.map(extended));
  });
});

/** The suite writes 19970902T090000, with a Z where it means UTC; on one wall that is the same. */
function extended(basic: string): string {
  return basic.replace('Z', '').replace(/^(\d{4})(\d\d)(\d\d)/, '$1-$2-$3').replace(/T(\d\d)(\d\d)(\d\d)$/, 'T$1:$2:$3');
}
