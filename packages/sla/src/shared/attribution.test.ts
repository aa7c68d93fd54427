import { describe, expect, it } from 'vitest';
import { aSharedMetric, atLeast, parallel, series } from '../../testing/story.ts';
import { rational } from '../exact/rational.ts';
import type { SharedMetricTerms, Structure } from '../model.ts';
import { attributionOf } from './attribution.ts';
import { partsOfFailure } from './attribution-rules.ts';

function split(structure: Structure, down: readonly string[], partyOf: Readonly<Record<string, string>> = {}) {
  const terms: SharedMetricTerms = aSharedMetric(structure);
  const components = terms.components.map((component) => ({ ...component, party: partyOf[component.component] ?? component.party }));
  const parts = attributionOf({ structure, components })(down);
  return parts === null ? null : Object.fromEntries(parts.map(({ party, part }) => [party, `${part.numerator}/${part.denominator}`]));
}

describe('S32 the attribution of one down set', () => {
  it('is nobody\'s where the structure stands', () => {
    expect(split(parallel('a', 'b'), ['a'])).toBeNull();
    expect(split(series('a', 'b'), [])).toBeNull();
  });

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

  it('gives the same answer each time it is asked', () => {
    const attribution = attributionOf(aSharedMetric(series('a', 'b')));

    expect(attribution(['a'])).toBe(attribution(['a']));
    expect(attribution([])).toBeNull();
    expect(attribution([])).toBeNull();
  });
});

describe('S32 each rule on one failure', () => {
  const down = [{ party: 'a', since: 3 }, { party: 'b', since: 1 }, { party: 'c', since: 1 }];
  const weights = { a: '10', b: '30' };
  const anyFails = (players: number) => players !== 0;
  const allFail = (players: number) => players === 7;

  it('equal-among-down asks nothing', () => {
    expect(partsOfFailure('equal-among-down', { down, weights, fails: allFail })).toEqual([rational(1, 3), rational(1, 3), rational(1, 3)]);
  });

  it('but-for charges all where all were needed, and nobody where each sufficed', () => {
    expect(partsOfFailure('but-for', { down, weights, fails: allFail })).toEqual([rational(1), rational(1), rational(1)]);
    expect(partsOfFailure('but-for', { down, weights, fails: anyFails })).toEqual([rational(0), rational(0), rational(0)]);
  });

  it('first-failed charges those who were down first', () => {
    expect(partsOfFailure('first-failed', { down, weights, fails: anyFails })).toEqual([rational(0), rational(1, 2), rational(1, 2)]);
  });

  it('weighted rescales, and without any weight is equal', () => {
    expect(partsOfFailure('weighted', { down, weights, fails: anyFails })).toEqual([rational(1, 4), rational(3, 4), rational(0)]);
    expect(partsOfFailure('weighted', { down, weights: {}, fails: anyFails })).toEqual([rational(1, 3), rational(1, 3), rational(1, 3)]);
  });

  it('all-pay charges everybody the whole', () => {
    expect(partsOfFailure('all-pay', { down, weights, fails: anyFails })).toEqual([rational(1), rational(1), rational(1)]);
  });

  it('shapley averages over every order', () => {
    expect(partsOfFailure('shapley', { down, weights, fails: (players) => (players & 1) !== 0 && players > 1 })).toEqual([rational(2, 3), rational(1, 6), rational(1, 6)]);
  });
});
