/** S21: how a level says that its number is rounded before it is compared. */
import { describe, expect, it } from 'vitest';
import { agreementText, compiled, problemsIn } from '../../testing/documents.ts';
import { documentsOf } from '../write/documents-of.ts';
import { writeYaml } from '../write/write-yaml.ts';

const withLevel = (level: string) => agreementText().replace(/ {8}- name: availability[^]*$/, `        ${level}\n`);
const samples = 'method: { measures: samples, sources: [probe] }';
const roundingIn = (level: string) => compiled(withLevel(level)).agreements[0]?.terms.versions[0]?.levels[0]?.rounding;

describe('S21 a rounding in a document', () => {
  it.each([
    ['- { name: a, kind: availability, component: shop, expected: 99.9, metric: shop-is-up, rounding: { digits: 2, way: half-up } }', { digits: 2, way: 'half-up' }],
    ['- { name: a, kind: clock, component: shop, expected: 95, targets: [{ within: 4h }], method: { measures: clocks, sources: [probe] }, rounding: { digits: "0", way: half-even } }', { digits: 0, way: 'half-even' }],
    [`- { name: a, kind: goal, component: shop, counts: events, unit: leads, promised: 500, rounding: { digits: -1, way: worse }, ${samples} }`, { digits: -1, way: 'worse' }],
    [`- { name: a, kind: ratio, component: shop, expected: 99, ${samples} }`, undefined],
  ] as const)('is a term of the level: %s', (level, rounding) => {
    expect(roundingIn(level)).toEqual(rounding);
  });

  it.each([['EUR', 0, -2], ['EUR', 2, 0], ['JPY', -3, -3], ['KWD', 1, -2]] as const)('of a sum of money in %s has the digits of the major unit: %i are %i of the minor one', (currency, digits, minor) => {
    const text = withLevel(`- { name: a, kind: money, component: shop, currency: ${currency}, better: lower, expected: 9000, rounding: { digits: ${digits}, way: up }, ${samples} }`);
    const entente = compiled(text);

    expect(entente.agreements[0]?.terms.versions[0]?.levels[0]?.rounding).toEqual({ digits: minor, way: 'up' });
    expect(writeYaml(documentsOf(entente))).toMatch(new RegExp(`rounding:\\s+digits: ${digits}\\s+way: up`));
    expect(compiled(writeYaml(documentsOf(entente)))).toEqual(entente);
  });

  it('is told where it is wrong', () => {
    const told = (rounding: string) => problemsIn(withLevel(`- { name: a, kind: ratio, component: shop, expected: 99, rounding: ${rounding}, ${samples} }`)).map((problem) => problem.replace(/^\d+:\d+ /, ''));

    expect(told('{ digits: -1, way: up }')).toEqual(['DIGITS_INVALID The number of a ratio is not rounded to -1 digits. Keep a whole number of digits from 0 to 12.']);
    expect(told('{ digits: 1.5, way: up }')).toEqual(['NUMBER_INVALID "1.5" is not a whole number. Write a whole number, such as 2 or -1.']);
    expect(told('{ digits: 2, way: half }')).toEqual(['VALUE_UNKNOWN "half" is not one of down, up, half-up, half-even, worse. Known here: down, up, half-up, half-even, worse.']);
    expect(told('{ digits: 2 }')).toEqual(['FIELD_MISSING "way" is missing. Add way: one of down, up, half-up, half-even, worse.']);
  });
});

describe('S25 what counts for the multiplier, in a document', () => {
  const money = (credit: string) => `${withLevel(`- { name: a, kind: ratio, component: shop, expected: 99, minimum: 95, ${samples} }`)}      money: { currency: EUR, feeBasis: fee, atRisk: 10, pools: [{ pool: all, percent: 100 }], credits: [{ level: a, pool: all, allocation: 100, tiers: [{ from: 0, to: 100 }]${credit} }] }\n`;

  it('is a term of the credit', () => {
    expect(compiled(money(', multiplier: [1, 1.5], countsBelowExpected: true')).agreements[0]?.terms.versions[0]?.money?.credits[0]).toMatchObject({ multiplier: ['1', '1.5'], countsBelowExpected: true });
    expect(compiled(money(', multiplier: [1, 1.5]')).agreements[0]?.terms.versions[0]?.money?.credits[0]).not.toHaveProperty('countsBelowExpected');
  });

  it('needs a multiplier', () => {
    expect(problemsIn(money(', countsBelowExpected: true')).map((problem) => problem.replace(/^\d+:\d+ /, ''))).toEqual(['MULTIPLIER_MISSING Results below expected count for a multiplier that there is not. State the multiplier, or leave this out.']);
  });
});
