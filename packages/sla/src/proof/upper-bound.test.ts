import { describe, expect, it } from 'vitest';
import { parallel } from '../../testing/story.ts';
import { rational } from '../exact/rational.ts';
import type { Patch } from './patches.ts';
import type { Leeway } from './proof-model.ts';
import { spreadOf } from './spread.ts';
import { upperBound } from './upper-bound.ts';

const leeway = (component: string, most: number): Leeway => ({ component, most, hours: [], shown: { excluded: 0, unknown: 0, bad: most } });
const patch = (length: number, ...leeways: readonly Leeway[]): Patch => ({ at: [], length, leeways: Map.groupBy(leeways, ({ component }) => component) });
const a = { component: 'a' };

describe('S36a a spread over patches', () => {
  it('asks a leeway once, also of patches that share it only with one of those that are tied already', () => {
    const [one, other] = [leeway('a', 5), leeway('a', 5)];

    expect(spreadOf(a, [patch(10, one, other), patch(1, other), patch(10, one)], ({ most }) => most)?.most).toEqual(rational(6));
  });
});

describe('S36a how much a spread can take', () => {
  it('is any number of patches that do not ask each other', () => {
    expect(spreadOf(a, Array.from({ length: 1500 }, () => patch(10, leeway('a', 1))), ({ most }) => most)?.most).toEqual(rational(1500));
  });

  it('is no more for parts of which all must fail than for one', () => {
    const shared = [leeway('a', 100), leeway('b', 7)];

    expect(spreadOf(parallel('a', 'b'), Array.from({ length: 420 }, () => patch(10, ...shared)), ({ most }) => most)?.most).toEqual(rational(7));
  });
});

describe('S36a what no facts exceed where there are too many patches for a spread', () => {
  const manyPatches = (leewaysOf: (place: number) => readonly Leeway[]) => Array.from({ length: 1500 }, (_, place) => patch(10, ...leewaysOf(place)));

  it('is what a component may be down in all of them, and not what others may', () => {
    const shared = [leeway('a', 100), leeway('c', 7)];

    expect(spreadOf(a, manyPatches(() => shared), ({ most }) => most)).toBeUndefined();
    expect(upperBound(a, manyPatches(() => shared))).toBe(100);
  });

  it('is what it may be down in each of them, where that is less', () => {
    const shared = leeway('a', 1_000_000);

    expect(upperBound(a, manyPatches(() => [shared, leeway('a', 1)]))).toBe(1500);
  });
});
