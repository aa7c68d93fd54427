import { describe, expect, it } from 'vitest';
import { aSharedMetric, atLeast, parallel, series } from '../../testing/story.ts';
import { rational } from '../exact/rational.ts';
import type { SharedMetricTerms, Structure } from '../model.ts';
import { attributionOf, gameOf } from './attribution.ts';
import { partsOfFailure } from './attribution-rules.ts';
import type { DownParty, JointFailure } from './attribution-rules.ts';
import type { LaidStretch } from './lay-causes.ts';

const circumstances = { downTimes: new Map(), hands: () => 0, weights: {} };
const stretchWith = (down: readonly string[], more: Partial<LaidStretch> = {}): LaidStretch => ({ start: 10, end: 20, reading: 'shared', down, laidOn: new Map(), uncovered: [], ...more });

function split(structure: Structure, down: readonly string[], partyOf: Readonly<Record<string, string>> = {}, more: Partial<LaidStretch> = {}) {
  const terms: SharedMetricTerms = aSharedMetric(structure);
  const components = terms.components.map((component) => ({ ...component, party: partyOf[component.component] ?? component.party }));
  const parts = attributionOf('shapley', components, gameOf(structure), circumstances)(stretchWith(down, more));
  return Object.fromEntries(parts.map(({ party, part }) => [party, `${part.numerator}/${part.denominator}`]));
}

describe('S32 the attribution of one down set', () => {
  it('is one party\'s where one alone is down', () => {
    expect(split(series('a', 'b'), ['a'])).toEqual({ 'party-a': '1/1' });
  });

  it('is shared equally in a series and in parallel', () => {
    expect(split(series('a', 'b', 'c'), ['a', 'c'])).toEqual({ 'party-a': '1/2', 'party-c': '1/2' });
    expect(split(parallel('a', 'b', 'c'), ['a', 'b', 'c'])).toEqual({ 'party-a': '1/3', 'party-b': '1/3', 'party-c': '1/3' });
  });

  it('in a group that needs some of its parts is shared equally too', () => {
    expect(split(atLeast(2, 'a', 'b', 'c', 'd'), ['a', 'b', 'c'])).toEqual({ 'party-a': '1/3', 'party-b': '1/3', 'party-c': '1/3' });
  });

  it('weighs how often a party decides', () => {
    const structure: Structure = { series: [{ component: 'a' }, parallel('b', 'c')] };

    expect(split(structure, ['a', 'b', 'c'])).toEqual({ 'party-a': '2/3', 'party-b': '1/6', 'party-c': '1/6' });
  });

  it('leaves a party with nothing that is down and could be spared', () => {
    const structure: Structure = { series: [{ component: 'a' }, parallel('b', 'c')] };

    expect(split(structure, ['a', 'b'])).toEqual({ 'party-a': '1/1', 'party-b': '0/1' });
  });

  it('takes the components of one party as one player', () => {
    const structure: Structure = { series: [{ component: 'a' }, parallel('b', 'c')] };

    expect(split(structure, ['a', 'b', 'c'], { b: 'one', c: 'one' })).toEqual({ 'party-a': '1/2', one: '1/2' });
    expect(split(series('a', 'b', 'c'), ['a', 'b', 'c'], { a: 'one', b: 'one' })).toEqual({ one: '1/2', 'party-c': '1/2' });
  });

  it('S34 lays what is down on those who caused it, each of them enough', () => {
    const root = (party: string) => ({ party, causes: [], since: 0 });

    expect(split(series('a', 'b'), ['a', 'b'], {}, { laidOn: new Map([['party-a', [root('party-b')]]]) })).toEqual({ 'party-b': '1/1' });
    expect(split(parallel('a', 'b'), ['a', 'b'], {}, { laidOn: new Map([['party-a', [root('x'), root('y')]]]) })).toEqual({ 'party-b': '2/3', x: '1/6', y: '1/6' });
  });

  it('S34 but for one of several that each caused it, it had failed all the same', () => {
    const laidOn = new Map([['party-a', [{ party: 'x', causes: [], since: 0 }, { party: 'y', causes: [], since: 0 }]]]);
    const butFor = attributionOf('but-for', aSharedMetric(series('a', 'b')).components, gameOf(series('a', 'b')), circumstances);

    expect(butFor(stretchWith(['a'], { laidOn }))).toEqual([{ party: 'x', part: rational(0) }, { party: 'y', part: rational(0) }]);
    expect(butFor(stretchWith(['a']))).toEqual([{ party: 'party-a', part: rational(1) }]);
  });

  it('comes in the order of the parties\' names, whatever their components are called', () => {
    expect(Object.keys(split(series('a', 'b', 'c'), ['a', 'b', 'c'], { a: 'one', b: 'two', c: 'three' }))).toEqual(['one', 'three', 'two']);
    expect(Object.keys(split(series('a', 'b', 'c'), ['a', 'b', 'c']))).toEqual(['party-a', 'party-b', 'party-c']);
  });

  it('keeps down sets apart whose names read alike one after the other', () => {
    const structure = series('a', 'ab', 'bc', 'c');
    const attribution = attributionOf('shapley', aSharedMetric(structure).components, gameOf(structure), circumstances);

    expect([['a', 'bc'], ['ab', 'c']].map((down) => attribution(stretchWith(down)).map(({ party }) => party))).toEqual([['party-a', 'party-bc'], ['party-ab', 'party-c']]);
  });

  it('S33 works a down set out once, and apart from the same set laid on others', () => {
    const attribution = attributionOf('shapley', aSharedMetric(parallel('a', 'b')).components, gameOf(parallel('a', 'b')), circumstances);
    const laidOn = new Map([['party-a', [{ party: 'x', causes: [], since: 0 }]]]);

    expect(attribution(stretchWith(['a', 'b']))).toBe(attribution(stretchWith(['a', 'b'], { start: 12 })));
    expect(attribution(stretchWith(['a', 'b'], { laidOn })).map(({ party }) => party)).toEqual(['party-b', 'x']);
  });
});

describe('S32 each rule on one failure', () => {
  const party = (name: string, since: number, isNamed = false, inHand = 0): DownParty => ({ party: name, since, isNamed, inHand });
  const failure = (changes: Partial<JointFailure> = {}): JointFailure => ({
    down: [party('a', 3), party('b', 1), party('c', 1)], weights: { a: '10', b: '30' },
    failsWithout: () => false, shapley: () => [rational(1, 2), rational(1, 2), rational(0)], ...changes,
  });
  const half = rational(1, 2);

  it('shapley is the value of the game', () => {
    expect(partsOfFailure('shapley', failure())).toEqual([half, half, rational(0)]);
  });

  it('equal-among-down asks nothing', () => {
    expect(partsOfFailure('equal-among-down', failure())).toEqual([rational(1, 3), rational(1, 3), rational(1, 3)]);
  });

  it('but-for charges the whole to each without whom it had stood, and nobody where each sufficed', () => {
    expect(partsOfFailure('but-for', failure())).toEqual([rational(1), rational(1), rational(1)]);
    expect(partsOfFailure('but-for', failure({ failsWithout: (place) => place !== 1 }))).toEqual([rational(0), rational(1), rational(0)]);
    expect(partsOfFailure('but-for', failure({ failsWithout: () => true }))).toEqual([rational(0), rational(0), rational(0)]);
  });

  it('first-failed charges those who were down first', () => {
    expect(partsOfFailure('first-failed', failure())).toEqual([rational(0), half, half]);
  });

  it('root-cause charges those whom accepted causes name, equally, and only where the failure needed them', () => {
    expect(partsOfFailure('root-cause', failure({ down: [party('a', 1), party('b', 1, true), party('c', 1, true)] }))).toEqual([rational(0), rational(1), rational(0)]);
    expect(partsOfFailure('root-cause', failure({ down: [party('a', 1, true), party('b', 1, true), party('c', 1)] }))).toEqual([half, half, rational(0)]);
  });

  it('root-cause without a cause that counts lets each that was needed stand for itself', () => {
    expect(partsOfFailure('root-cause', failure())).toEqual([half, half, rational(0)]);
    expect(partsOfFailure('root-cause', failure({ down: [party('a', 1), party('b', 1), party('c', 1, true)] }))).toEqual([half, half, rational(0)]);
  });

  it('weighted rescales, and without any weight is equal', () => {
    expect(partsOfFailure('weighted', failure())).toEqual([rational(1, 4), rational(3, 4), rational(0)]);
    expect(partsOfFailure('weighted', failure({ weights: {} }))).toEqual([rational(1, 3), rational(1, 3), rational(1, 3)]);
  });

  it('time-in-hand goes by the time that each held the work, and is equal where nobody did', () => {
    expect(partsOfFailure('time-in-hand', failure({ down: [party('a', 1, false, 1), party('b', 1, false, 3), party('c', 1)] }))).toEqual([rational(1, 4), rational(3, 4), rational(0)]);
    expect(partsOfFailure('time-in-hand', failure({ down: [party('a', 1), party('b', 1)] }))).toEqual([half, half]);
  });

  it('all-pay charges everybody the whole', () => {
    expect(partsOfFailure('all-pay', failure())).toEqual([rational(1), rational(1), rational(1)]);
  });
});
