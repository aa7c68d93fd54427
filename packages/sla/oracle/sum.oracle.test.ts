import { MINUTE } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ofFraction, rational } from '../src/exact/rational.ts';
import { evaluateSharedSum, replaySharedMetric } from '../src/index.ts';
import { aSharedSum, at, log, theDay, valuesFrom } from '../testing/story.ts';
import { runs } from './runs.ts';

const NAMES = ['a', 'b', 'c', 'd'];
const OWN_LIMITS = [2, 3, 1, 2];
const LIMIT = 10;

/** S31, S32 minute by minute: by how much the whole grows beyond its limit as parties overrun in turn, averaged over every order. */
function byEveryOrder(taken: readonly number[]): { readonly isBeyond: boolean; readonly excess: readonly number[] } {
  const worth = (players: readonly number[]) => Math.max(0, taken.reduce((sum, value, place) => sum + (players.includes(place) ? value : Math.min(value, OWN_LIMITS[place] ?? 0)), 0) - LIMIT);
  const orders = ordersOf(taken.map((_, place) => place));
  const excess = taken.map((_, player) => orders.reduce((sum, order) => {
    const before = order.slice(0, order.indexOf(player));
    return sum + worth([...before, player]) - worth(before);
  }, 0));
  return { isBeyond: excess.some((amount) => amount > 0), excess };
}

function ordersOf(players: readonly number[]): readonly (readonly number[])[] {
  if (players.length <= 1) return [players];
  return players.flatMap((first) => ordersOf(players.filter((other) => other !== first)).map((rest) => [first, ...rest]));
}

describe('S31, S32 the engine says what the oracle says of sums', () => {
  it('minute by minute, of the bad time and of the excess', () => {
    const aMinute = fc.tuple(...NAMES.map(() => fc.nat(8)));
    fc.assert(fc.property(fc.array(aMinute, { minLength: 1, maxLength: 8 }), (minutes) => {
      const { endToEnd: _, ...terms } = aSharedSum(String(LIMIT), Object.fromEntries(NAMES.map((name, place) => [name, String(OWN_LIMITS[place])])));
      const result = evaluateSharedSum(terms, log(...NAMES.map((name, place) => valuesFrom(name, '10:00', minutes.map((minute) => minute[place] ?? 0)))), theDay, at('2026-03-10T00:00Z'));

      // There are 24 orders of four parties; a minute's parts are what each adds of all that was added.
      const beyond = minutes.map(byEveryOrder).filter(({ isBeyond }) => isBeyond);
      for (const [place, name] of NAMES.entries()) {
        const total = ({ excess }: (typeof beyond)[number]) => excess.reduce((sum, amount) => sum + amount, 0);
        const time = beyond.map((minute) => rational((minute.excess[place] ?? 0) * MINUTE, total(minute)));
        expect(ofFraction(result.excess[place]?.amount ?? { numerator: '-1', denominator: '1' })).toEqual(rational(beyond.reduce((sum, { excess }) => sum + (excess[place] ?? 0), 0) * MINUTE, 24));
        expect(ofFraction(result.shares.find(({ party }) => party === `party-${name}`)?.share ?? { numerator: '-1', denominator: '1' })).toEqual(time.reduce((sum, part) => rational(sum.numerator * part.denominator + part.numerator * sum.denominator, sum.denominator * part.denominator), rational(0)));
      }
      expect(result.endToEnd.time.bad).toBe(beyond.length * MINUTE);
      expect(replaySharedMetric(result)).toEqual([]);
    }), runs(312, 60));
  });
});
