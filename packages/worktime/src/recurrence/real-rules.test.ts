import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { occurrencesOf } from './occurrences.ts';
import { faultOfRule } from './rule-text.ts';

const folder = process.env['ENTENTE_REAL_DATA'] ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url));
const absent = existsSync(folder) ? '' : ' (skipped: no folder of real data)';

/** Cases whose source reads the standard in another way than we do, and why. */
const OTHER_CONVENTION: Readonly<Record<string, string>> = {
  'rrule-010': 'BYDAY beside BYYEARDAY is refused: the library leaves BYDAY out',
  'rrule-056': 'BYMONTHDAY in a yearly rule without BYMONTH is that day of every month, as RFC 5545 says in its table',
};

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

  it.each(cases.filter(({ id }) => OTHER_CONVENTION[id] === undefined))('$id $description', (one) => {
    expect(occurrencesIn(one)).toEqual(one.expected.instances.map(extended));
  });

  it.each(cases.flatMap((one) => (OTHER_CONVENTION[one.id] === undefined ? [] : [{ ...one, why: OTHER_CONVENTION[one.id] }])))('$id $description (another convention: $why)', (one) => {
    const found = faultOfRule(one.rrule) ?? occurrencesIn(one);

    expect(found).not.toEqual(one.expected.instances.map(extended));
  });
});

function occurrencesIn({ rrule, dtstart }: Case): readonly string[] {
  return occurrencesOf(rrule, extended(dtstart), { start: extended(dtstart), end: '2100-01-01' });
}

/** The suite writes 19970902T090000, with a Z where it means UTC; on one wall that is the same. */
function extended(basic: string): string {
  return basic.replace('Z', '').replace(/^(\d{4})(\d\d)(\d\d)/, '$1-$2-$3').replace(/T(\d\d)(\d\d)(\d\d)$/, 'T$1:$2:$3');
}
