import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../oracle/runs.ts';
import { rational, sumOf, ZERO } from '../exact/rational.ts';
import type { Structure } from '../model.ts';
import { coalitionsOf, failsIn, MOST_PARTIES, MOST_PLAYERS } from './coalitions.ts';
import type { Coalitions } from './coalitions.ts';
import * as engine from './shapley.ts';
import { shapleyOfSeries } from './shapley.ts';
import { fails, isSeries, leavesOf } from './structure.ts';

/** A structure over players 0 … n−1, each at one leaf. */
function structureOf(players: readonly number[]): fc.Arbitrary<Structure> {
  if (players.length === 1) return fc.constant({ component: String(players[0]) });
  return fc.tuple(fc.integer({ min: 1, max: players.length - 1 }), fc.constantFrom('series', 'parallel', 'atLeast'), fc.nat(1)).chain(([cut, how, one]) =>
    fc.tuple(structureOf(players.slice(0, cut)), structureOf(players.slice(cut))).map((of): Structure => {
      if (how === 'series') return { series: of };
      return how === 'parallel' ? { parallel: of } : { atLeast: one + 1, of };
    }));
}

const aGame = fc.integer({ min: 1, max: 6 }).chain((count) =>
  structureOf(Array.from({ length: count }, (_, player) => player)).map((structure) => ({ count, structure })));

/** The sets told one by one, as the structure's own run through tells them at once. */
function coalitionsWhere(count: number, brings: (players: number) => boolean): Coalitions {
  const words = new Uint32Array(Math.max(1, 2 ** (count - 5)));
  for (let set = 0; set < 2 ** count; set += 1) if (brings(set)) words[set >>> 5] = (words[set >>> 5] ?? 0) | (1 << (set & 31));
  return words;
}

const shapley = (count: number, brings: (players: number) => boolean) => engine.shapley(count, coalitionsWhere(count, brings));

const bringsDown = (structure: Structure) => (players: number) => fails(structure, (component) => (players & (1 << Number(component))) !== 0);

/** The definition itself: every order of failing, one by one. */
function byEveryOrder(count: number, brings: (players: number) => boolean) {
  const orders = permutations(Array.from({ length: count }, (_, player) => player));
  return Array.from({ length: count }, (_, player) => rational(orders.filter((order) => order[firstToBringDown(order, brings)] === player).length, orders.length));
}

function firstToBringDown(order: readonly number[], brings: (players: number) => boolean): number {
  let down = 0;
  return order.findIndex((player) => brings(down |= 1 << player));
}

function permutations(of: readonly number[]): readonly (readonly number[])[] {
  if (of.length === 0) return [[]];
  return of.flatMap((head) => permutations(of.filter((other) => other !== head)).map((rest) => [head, ...rest]));
}

describe('S32 laws of Shapley', () => {
  const laws = runs(320, 150);

  it('is the mean over every order in which the parties could have failed', () => {
    fc.assert(fc.property(aGame, ({ count, structure }) => {
      expect(shapley(count, bringsDown(structure))).toEqual(byEveryOrder(count, bringsDown(structure)));
    }), laws);
  });

  it('efficiency: the shares add up to the whole failure', () => {
    fc.assert(fc.property(aGame, ({ count, structure }) => {
      expect(sumOf(shapley(count, bringsDown(structure)))).toEqual(rational(1));
    }), laws);
  });

  it('symmetry: parties that can stand for each other bear the same', () => {
    fc.assert(fc.property(fc.integer({ min: 2, max: 6 }), fc.nat(5), (count, needed) => {
      const each = shapley(count, (players) => count - players.toString(2).replaceAll('0', '').length < Math.min(needed + 1, count));
      expect(each).toEqual(shapleyOfSeries(count));
    }), laws);
  });

  it('null player: a party that changes nothing bears nothing', () => {
    fc.assert(fc.property(aGame, ({ count, structure }) => {
      const shares = shapley(count + 1, bringsDown(structure));
      expect(shares[count]).toEqual(ZERO);
      expect(shares.slice(0, count)).toEqual(shapley(count, bringsDown(structure)));
    }), laws);
  });

  it('renaming the parties renames their shares', () => {
    fc.assert(fc.property(aGame, ({ count, structure }) => {
      const brings = bringsDown(structure);
      const turned = (players: number) => Array.from({ length: count }, (_, player) => (players & (1 << player)) === 0 ? 0 : 1 << (count - 1 - player)).reduce((a, b) => a | b, 0);
      expect(shapley(count, (players) => brings(turned(players)))).toEqual(shapley(count, brings).toReversed());
    }), laws);
  });

  it('S33 in a series it is one over the number of those down', () => {
    for (let count = 1; count <= 10; count += 1) expect(shapley(count, (players) => players !== 0)).toEqual(shapleyOfSeries(count));
  });

  it('S33 all sets at once are the sets one by one, with several bearers of a component too', () => {
    const bearers = fc.array(fc.nat(127), { minLength: 6, maxLength: 6 });
    fc.assert(fc.property(aGame, bearers, fc.integer({ min: 1, max: 7 }), ({ structure }, all, players) => {
      const bearersOf = (component: string) => (all[Number(component)] ?? 0) & (2 ** players - 1);
      const sets = coalitionsOf(structure, players, bearersOf);
      const oneByOne = Array.from({ length: 2 ** players }, (_, set) => fails(structure, (component) => (bearersOf(component) & set) !== 0));
      expect(oneByOne.map((_, set) => failsIn(sets, set))).toEqual(oneByOne);
    }), laws);
  });

  it('of a game in which each adds what it is worth alone is that worth, and asks for no set beyond the players', () => {
    expect(engine.worthShares(2, BigInt)).toEqual([rational(1), rational(2)]);
    expect(engine.worthShares(0, BigInt)).toEqual([]);
  });

  it('S33 is exact for sixteen parties and four strangers, and refuses more by name', () => {
    const shares = shapley(MOST_PARTIES, (players) => (players & 1) === 1 && players > 1);

    expect(sumOf(shares)).toEqual(rational(1));
    expect(shares[0]).toEqual(rational(15, 16));
    expect(engine.shapley(MOST_PLAYERS, coalitionsOf({ component: 'a' }, MOST_PLAYERS, () => 2 ** 19))[19]).toEqual(rational(1));
    expect(() => coalitionsOf({ component: 'a' }, MOST_PLAYERS + 1, () => 1)).toThrow('21 parties are down at once');
  });
});

describe('S31 structures', () => {
  it('a series fails with any of its parts, parallels with all, k of n when fewer stand', () => {
    const down = (...names: readonly string[]) => (component: string) => names.includes(component);
    const three = [{ component: 'a' }, { component: 'b' }, { component: 'c' }] as const;

    expect(fails({ series: three }, down('b'))).toBe(true);
    expect(fails({ series: three }, down())).toBe(false);
    expect(fails({ parallel: three }, down('a', 'b'))).toBe(false);
    expect(fails({ parallel: three }, down('a', 'b', 'c'))).toBe(true);
    expect(fails({ atLeast: 2, of: three }, down('a'))).toBe(false);
    expect(fails({ atLeast: 2, of: three }, down('a', 'c'))).toBe(true);
  });

  it('law: more down never repairs it', () => {
    fc.assert(fc.property(aGame, fc.nat(63), fc.nat(63), ({ structure }, some, more) => {
      expect(bringsDown(structure)(some) && !bringsDown(structure)(some | more)).toBe(false);
    }), runs(310, 200));
  });

  it('knows its leaves and whether it is series all the way', () => {
    expect(leavesOf({ series: [{ component: 'a' }, { parallel: [{ component: 'b' }, { atLeast: 1, of: [{ component: 'c' }] }] }] })).toEqual(['a', 'b', 'c']);
    expect(isSeries({ series: [{ component: 'a' }, { series: [{ component: 'b' }] }] })).toBe(true);
    expect(isSeries({ series: [{ parallel: [{ component: 'b' }] }] })).toBe(false);
  });
});
