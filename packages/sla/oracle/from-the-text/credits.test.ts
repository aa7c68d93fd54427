import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMoneyTerms, settle } from '../../src/index.ts';
import type { CreditTerms, JudgedLevel, MoneyTerms, Scale, SettlementInput, Tier } from '../../src/index.ts';
import { lawRuns, runs } from '../runs.ts';
import { reckonSettlement } from './credits.ts';
import { exact } from './fraction.ts';

function without<T extends object>(record: T): { [key in keyof T]: Exclude<T[key], undefined> } {
  return JSON.parse(JSON.stringify(record));
}

const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const LEVELS = ['a', 'b', 'c', 'd', 'e'];
const POOLS = ['p', 'q', 'r'];

/** Round numbers, so that ties and bounds are met often, and odd ones. */
const percentage = fc.oneof(fc.constantFrom('0', '10', '25', '33.333', '50', '100'), fc.integer({ min: 0, max: 10_000 }).map((hundredths) => String(hundredths / 100)));
const amount = fc.oneof(fc.constantFrom(0, 1, 2, 3, 100), fc.nat(200_000), fc.nat(20_000_000));

/** How a level's value is told: a part of one, or on a scale; with bounds that its values often equal. */
interface Kind {
  readonly scale: Scale | undefined;
  readonly bounds: readonly number[];
  readonly isOpenBelow: boolean;
  readonly isOpenAbove: boolean;
}

const aKind: fc.Arbitrary<Kind> = fc.tuple(fc.constantFrom('none', 'percent', 'percent-of-promise', 'own'), fc.constantFrom('higher', 'lower'), fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 4 })).map(([unit, better, cuts]) => {
  const sorted = cuts.toSorted((a, b) => a - b);
  return {
    scale: unit === 'none' ? undefined : { unit, better }, bounds: unit === 'own' ? sorted : unit === 'percent-of-promise' ? [0, ...sorted] : [0, ...sorted, 100],
    isOpenBelow: unit === 'own', isOpenAbove: unit === 'own' || unit === 'percent-of-promise',
  };
});

const aWorth: fc.Arbitrary<Pick<Tier, 'factor' | 'ofFee'>> = fc.oneof(percentage.map((factor) => ({ factor })), percentage.map((ofFee) => ({ ofFee })), fc.constant({}));

function tiersOf({ bounds, isOpenBelow, isOpenAbove }: Kind): fc.Arbitrary<readonly Tier[]> {
  const ends: readonly (number | undefined)[] = [...(isOpenBelow ? [undefined] : []), ...bounds, ...(isOpenAbove ? [undefined] : [])];
  return fc.tuple(...ends.slice(1).map((to, place) => aWorth.map((worth): Tier => without({ from: text(ends[place]), to: text(to), ...worth }))));
}

const text = (bound: number | undefined) => (bound === undefined ? undefined : String(bound));

const aCredit = (level: string, kind: Kind): fc.Arbitrary<CreditTerms> => fc.record({
  level: fc.constant(level), pool: fc.constantFrom(...POOLS), allocation: fc.integer({ min: 0, max: 20 }).map(String), tiers: tiersOf(kind),
  multiplier: optional(fc.array(fc.constantFrom('0', '1', '1.5', '2', '2.345'), { minLength: 1, maxLength: 3 })), cap: optional(amount),
}).map(without);

const someMoney = (kinds: readonly Kind[]): fc.Arbitrary<MoneyTerms> => fc.record({
  atRisk: percentage, credits: fc.tuple(...LEVELS.map((level, place) => fc.option(aCredit(level, kinds[place] ?? { scale: undefined, bounds: [0, 100], isOpenAbove: false, isOpenBelow: false }), { freq: 6 }))),
  pools: fc.tuple(...POOLS.map((pool) => fc.record({ pool: fc.constant(pool), percent: fc.constantFrom('0', '20', '33.3'), cap: optional(amount) }).map(without))),
  periodCap: optional(amount), yearCap: optional(amount), singleIncident: fc.constantFrom('all', 'highest', 'customer-picks'),
  minimumPayable: optional(fc.record({ amount, below: fc.constantFrom('waive', 'carry') })),
}).map(({ credits, ...terms }): MoneyTerms => ({ currency: 'EUR', feeBasis: 'monthly fee', ...without(terms), credits: credits.flatMap((credit) => credit ?? []) }));

const aWeight = optional(fc.constantFrom({ numerator: '1', denominator: '3' }, { numerator: '15', denominator: '31' }, { numerator: '1', denominator: '2' }));

const judged = (level: string, kind: Kind, others: fc.Arbitrary<MoneyTerms>): fc.Arbitrary<JudgedLevel> => fc.record({
  level: fc.constant(level), state: fc.constantFrom('failed', 'failed', 'failed', 'met', 'below-expected', 'indeterminate', 'waived', 'not-applicable'),
  value: fc.option(fc.oneof(fc.constantFrom(...kind.bounds, 0, 100), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 300 }).map((thirds) => thirds / 3)), { nil: undefined, freq: 8 }),
  consecutive: fc.integer({ min: 1, max: 5 }), incident: optional(fc.constantFrom('storm', 'flood')), weight: aWeight, money: fc.option(others, { nil: undefined, freq: 5 }),
}).map(({ value, money, ...one }) => ({ ...without({ ...one, scale: kind.scale, money }), ...(value === undefined ? {} : { ratio: { numerator: String(Math.round(value * 3)), denominator: kind.scale?.unit === 'own' ? '3' : '300' } }) }));

const aCase: fc.Arbitrary<{ readonly money: MoneyTerms; readonly input: SettlementInput }> = fc.tuple(...LEVELS.map(() => aKind)).chain((kinds) => {
  const levels = fc.tuple(...LEVELS.map((level, place) => fc.array(judged(level, kinds[place] ?? { scale: undefined, bounds: [0, 100], isOpenAbove: false, isOpenBelow: false }, someMoney(kinds)), { maxLength: 2 })));
  return fc.record({
    money: someMoney(kinds),
    input: fc.record({
      fee: fc.oneof(fc.constantFrom(0, 1, 100, 1_000_000), fc.nat(5_000_000_000)), levels: levels.map((all) => all.flat()), creditedThisYear: amount, carriedIn: amount, isLast: optional(fc.boolean()),
      picks: optional(fc.dictionary(fc.constantFrom('storm', 'flood'), fc.constantFrom(...LEVELS))),
    }).map(without),
  });
});

describe('S26 S27 a settlement, told from the text alone', () => {
  it('cent by cent', () => {
    fc.assert(fc.property(aCase, ({ money, input }) => {
      const { credits, covered, total, payable, waived, carriedOut } = settle(money, input);
      const read = credits.map(({ arithmetic: _, exact: worth, ...credit }) => ({ ...credit, exact: exact(BigInt(worth.numerator), BigInt(worth.denominator)) }));
      const listed = money.credits.map(({ level }) => level);
      expect(read.map(({ level }) => level).filter((level) => listed.includes(level))).toEqual(listed.filter((level) => read.some((credit) => credit.level === level)));
      expect({ credits: read.toSorted(byLevel), covered: covered.map(({ arithmetic: _, ...one }) => one).toSorted(byLevel), total, payable, waived, carriedOut }).toEqual(reckonSettlement(money, input));
    }), runs(260, 400));
  });

  it('of terms that have nothing against them but caps that never cut', () => {
    fc.assert(fc.property(aCase, ({ money }) => {
      expect(checkMoneyTerms(money).filter(({ code }) => code !== 'CAP_ORDER' && code !== 'MINIMUM_ABOVE_CAP')).toEqual([]);
    }), lawRuns(261, 50));
  });
});

const byLevel = (a: { readonly level: string }, b: { readonly level: string }) => (a.level < b.level ? -1 : 1);
