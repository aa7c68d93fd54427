import type { Interval } from '@entente/worktime';
import { normalise } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relieve } from '../../src/index.ts';
import type { Cause, RawTime } from '../../src/index.ts';
import { runs } from '../runs.ts';
import { exact } from './fraction.ts';
import { causesThatMove } from './causes.ts';
import { reckonMoves, reckonRelief } from './relief.ts';

const LENGTH = 30;
const INSTANTS = Array.from({ length: LENGTH }, (_, t) => t);
const PARTIES = ['a', 'b', 'c', 'd'];

const anInterval: fc.Arbitrary<Interval> = fc.tuple(fc.nat(LENGTH - 1), fc.integer({ min: 0, max: 15 })).map(([start, length]) => ({ start, end: Math.min(LENGTH, start + length) }));

const someTime: fc.Arbitrary<readonly RawTime[]> = fc.tuple(...PARTIES.map((party) => fc.record({ party: fc.constant(party), included: fc.array(anInterval, { maxLength: 3 }), bad: fc.array(anInterval, { maxLength: 3 }) })))
  .map((all) => all.map(({ party, included, bad }): RawTime => {
    const within = normalise(included);
    return { party, included: within, bad: normalise(within.flatMap((open) => bad.map(({ start, end }) => ({ start: Math.max(start, open.start), end: Math.min(end, open.end) })).filter(({ start, end }) => end > start))) };
  }));

const someCauses: fc.Arbitrary<readonly Cause[]> = fc.array(fc.record({
  incident: fc.constantFrom('one', 'one', 'two'), relieved: fc.constantFrom(...PARTIES), causer: fc.constantFrom(...PARTIES, 'x'), window: anInterval, accepted: fc.constantFrom(true, true, true, false), evidence: fc.constant('report'),
}), { maxLength: 7 }).map((causes) => causes.map((cause, place): Cause => ({ ...cause, id: `c${place}` })));

/** Those that say something impossible are named, and left out. */
const withoutProblems = (causes: readonly Cause[]) => causes.filter((cause) => !cause.accepted || causesThatMove(causes).includes(cause));

const instantsIn = (intervals: readonly Interval[]) => INSTANTS.filter((t) => intervals.some(({ start, end }) => start <= t && t < end));

describe('S34 relief, told from the text alone', () => {
  it('of every party, instant by instant', () => {
    fc.assert(fc.property(someTime, someCauses, (parties, causes) => {
      const told = relieve(parties, withoutProblems(causes)).parties.map(({ party, included, bad, relieved, takenOn }) => [party, { included: instantsIn(included), bad: instantsIn(bad), relieved: instantsIn(relieved), takenOn: instantsIn(takenOn) }] as const);
      expect(new Map(told)).toEqual(reckonRelief(parties, causes, INSTANTS));
    }), runs(3400, 400));
  });

  it('of what moved from whom to whom', () => {
    fc.assert(fc.property(someTime, someCauses, (parties, causes) => {
      const told = relieve(parties, withoutProblems(causes)).moves.map(({ from, to, taken, uncovered }) => [`${from} ${to}`, [exact(BigInt(taken.numerator), BigInt(taken.denominator)), exact(BigInt(uncovered.numerator), BigInt(uncovered.denominator))]] as const);
      expect(new Map(told)).toEqual(reckonMoves(parties, causes, INSTANTS, 1));
    }), runs(3401, 250));
  });
});
