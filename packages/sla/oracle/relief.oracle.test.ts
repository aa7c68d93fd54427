import { intersect, normalise } from '@entente/worktime';
import type { Interval } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ofFraction, plus, rational, sumOf } from '../src/exact/rational.ts';
import { checkCauses, relieve } from '../src/index.ts';
import type { Cause, RawTime } from '../src/index.ts';
import { bornBy, instantsOf, relievedByHand } from './relief-oracle.ts';
import { runs } from './runs.ts';

const NAMES = ['a', 'b', 'c', 'd'];

const interval = fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 20 })).map(([start, length]): Interval => ({ start, end: start + length }));
const some = fc.array(interval, { maxLength: 3 }).map(normalise);
const someParties = fc.tuple(...NAMES.map((party) => fc.tuple(some, some).map(([included, bad]): RawTime => ({ party, included, bad: intersect(bad, included) }))));

/** Any causes that have nothing against them; circles are left out by the check itself. */
const someCauses = fc.array(fc.record({
  incident: fc.constantFrom('one', 'two'), relieved: fc.constantFrom(...NAMES), causer: fc.constantFrom(...NAMES), window: interval, accepted: fc.constantFrom(true, true, false),
}), { maxLength: 6 }).map((all) => all.map((cause, place): Cause => ({ id: `c${place}`, evidence: 'report', ...cause })))
  .filter((causes) => checkCauses(causes).length === 0);

describe('S34 the engine says what the oracle says', () => {
  it('of every party\'s relieved level, instant by instant', () => {
    fc.assert(fc.property(someParties, someCauses, (parties, causes) => {
      const all = bornBy(parties, causes);
      const relieved = relieve(parties, causes).parties;
      parties.forEach((own, place) => {
        const { bad, included } = relievedByHand(own, all);
        expect(new Set(instantsOf(relieved[place]?.bad ?? []))).toEqual(bad);
        expect(new Set(instantsOf(relieved[place]?.included ?? []))).toEqual(included);
      });
    }), runs(340, 400));
  });

  it('of how much moved from whom to whom', () => {
    fc.assert(fc.property(someParties, someCauses, (parties, causes) => {
      const { moves } = relieve(parties, causes);
      for (const from of NAMES) {
        for (const to of NAMES) {
          const move = moves.find((one) => one.from === from && one.to === to);
          const moved = move === undefined ? rational(0) : plus(ofFraction(move.taken), ofFraction(move.uncovered));
          const instants = bornBy(parties, causes).filter((one) => one.party === from && from !== to && one.bornBy.includes(to));
          expect(moved).toEqual(sumOf(instants.map(({ bornBy: bearers }) => rational(1, bearers.length))));
        }
      }
    }), runs(341, 150));
  });
});
