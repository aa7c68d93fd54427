/** S32 what every rule keeps to, for one failure: any structure, any bearers of what is down. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, ONE, rational, sumOf, ZERO } from '../src/exact/rational.ts';
import type { Rational } from '../src/exact/rational.ts';
import { leavesOf } from '../src/index.ts';
import type { AttributionRule, Structure } from '../src/index.ts';
import { ATTRIBUTION_RULES, EFFICIENT_RULES } from '../src/shared/attribution-model.ts';
import { partsOfFailure } from '../src/shared/attribution-rules.ts';
import type { DownParty } from '../src/shared/attribution-rules.ts';
import { coalitionsOf } from '../src/shared/coalitions.ts';
import { shapley } from '../src/shared/shapley.ts';
import { fails } from '../src/shared/structure.ts';
import { lawRuns } from './runs.ts';
import { structureOf } from './shared-arbitraries.ts';

const NAMES = ['p', 'q', 'r', 's'];
const COMPONENTS = ['a', 'b', 'c', 'd', 'e'];

interface Failure {
  readonly structure: Structure;
  readonly down: readonly DownParty[];
  /** By component, as bits of the parties' places. */
  readonly bearers: Readonly<Record<string, number>>;
  readonly weights: Readonly<Record<string, string>>;
}

const aParty = fc.record({ since: fc.nat(3), isNamed: fc.boolean(), inHand: fc.nat(3), weight: fc.nat(3) });
const aFailure: fc.Arbitrary<Failure> = fc.record({
  structure: fc.integer({ min: 1, max: 5 }).chain((count) => structureOf(COMPONENTS.slice(0, count))),
  parties: fc.array(aParty, { minLength: 1, maxLength: 4 }), bits: fc.array(fc.nat(15), { minLength: 5, maxLength: 5 }),
}).map(({ structure, parties, bits }): Failure => ({
  structure, bearers: Object.fromEntries(leavesOf(structure).map((component, place) => [component, (bits[place] ?? 0) & (2 ** parties.length - 1)])),
  down: parties.map(({ weight: _, ...party }, place) => ({ party: NAMES[place] ?? '', ...party })),
  weights: Object.fromEntries(parties.map(({ weight }, place) => [NAMES[place] ?? '', String(weight)])),
})).filter(({ structure, bearers }) => fails(structure, (component) => bearers[component] !== 0));

function partsBy(rule: AttributionRule, { structure, bearers, down, weights }: Failure): readonly Rational[] {
  const bearersOf = (component: string) => bearers[component] ?? 0;
  return partsOfFailure(rule, {
    down, weights, failsWithout: (place) => fails(structure, (component) => (bearersOf(component) & ~(1 << place)) !== 0),
    shapley: () => shapley(down.length, coalitionsOf(structure, down.length, bearersOf)),
  });
}

/** Whether it makes no difference, whoever else is down, that a party is. */
function changesNothing({ structure, bearers, down }: Failure, place: number): boolean {
  const failsWith = (set: number) => fails(structure, (component) => ((bearers[component] ?? 0) & set) !== 0);
  return Array.from({ length: 2 ** down.length }, (_, set) => set).every((set) => failsWith(set) === failsWith(set | (1 << place)));
}

/** The same failure with two parties in each other's place. */
function turned({ structure, bearers, down, weights }: Failure): Failure {
  const last = down.length - 1;
  const swap = (bits: number) => (bits & ~(1 | (1 << last))) | ((bits & 1) << last) | ((bits >> last) & 1);
  const [first, other] = [down[0], down[last]];
  if (first === undefined || other === undefined || last === 0) return { structure, bearers, down, weights };
  return { structure, weights, bearers: Object.fromEntries(Object.entries(bearers).map(([component, bits]) => [component, swap(bits)])), down: [other, ...down.slice(1, -1), first] };
}

describe('S32 laws of a rule', () => {
  const laws = lawRuns(3201, 150);
  const each = (wanted: readonly AttributionRule[], law: (rule: AttributionRule, failure: Failure) => void) =>
    fc.assert(fc.property(aFailure, fc.constantFrom(...wanted), (failure, rule) => law(rule, failure)), laws);

  it('efficiency: the parts add up to the whole, by every rule that says so', () => each(EFFICIENT_RULES, (rule, failure) => {
    expect(sumOf(partsBy(rule, failure))).toEqual(ONE);
  }));

  it('no part is less than nothing or more than the whole', () => each(ATTRIBUTION_RULES, (rule, failure) => {
    for (const part of partsBy(rule, failure)) expect([compare(part, ZERO) >= 0, compare(part, ONE) <= 0]).toEqual([true, true]);
  }));

  it('symmetry: it does not matter in which place a party stands', () => each(ATTRIBUTION_RULES, (rule, failure) => {
    const parts = partsBy(rule, failure);
    const last = parts.length - 1;
    expect(partsBy(rule, turned(failure))).toEqual(parts.map((part, place) => (place === 0 ? parts[last] : place === last ? parts[0] : part)));
  }));

  it('null player: who changes nothing bears nothing, by every rule that asks the structure', () => each(['shapley', 'but-for', 'root-cause'], (rule, failure) => {
    partsBy(rule, failure).forEach((part, place) => {
      if (changesNothing(failure, place)) expect(part).toEqual(ZERO);
    });
  }));

  it('monotony: having been down longer, held the work longer, weighing more or being named never makes a part smaller', () => {
    const ruled: readonly (readonly [AttributionRule, (party: DownParty) => DownParty])[] = [
      ['first-failed', (party) => ({ ...party, since: party.since - 1 })], ['time-in-hand', (party) => ({ ...party, inHand: party.inHand + 1 })], ['root-cause', (party) => ({ ...party, isNamed: true })],
    ];
    for (const [rule, more] of ruled) {
      each([rule], (_, failure) => {
        // Where nobody held the work all bear the same, which is not a part that was held.
        if (rule === 'time-in-hand' && failure.down.every(({ inHand }) => inHand === 0)) return;
        const after = partsBy(rule, { ...failure, down: failure.down.map((party, place) => (place === 0 ? more(party) : party)) });
        expect(compare(after[0] ?? ZERO, partsBy(rule, failure)[0] ?? ZERO)).toBeGreaterThanOrEqual(0);
      });
    }
    each(['weighted'], (rule, failure) => {
      const weights = { ...failure.weights, p: String(Number(failure.weights['p']) + 1) };
      if (Object.values(failure.weights).every((weight) => weight === '0')) return;
      expect(compare(partsBy(rule, { ...failure, weights })[0] ?? ZERO, partsBy(rule, failure)[0] ?? ZERO)).toBeGreaterThanOrEqual(0);
    });
  });

  it('monotony: a party that breaks the whole by itself bears no less than any other', () => each(['shapley'], (rule, failure) => {
    const parts = partsBy(rule, failure);
    parts.forEach((part, place) => {
      const alone = fails(failure.structure, (component) => ((failure.bearers[component] ?? 0) & (1 << place)) !== 0);
      if (alone) parts.forEach((other) => expect(compare(part, other)).toBeGreaterThanOrEqual(0));
    });
  }));

  it('root-cause is equal parts', () => each(['root-cause'], (rule, failure) => {
    const borne = partsBy(rule, failure).filter((part) => compare(part, ZERO) > 0);
    expect(borne).toEqual(borne.map(() => rational(1, borne.length)));
  }));
});
