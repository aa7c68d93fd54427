import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clip, commonTime, contains, firstEndingAfter, intersect, measure, normalise, overlap, subtract, union } from './interval.ts';
import type { Interval, Intervals } from './interval.ts';

const SEED = { seed: 20260301, numRuns: 300 };
const SPACE = 40;

const anInterval = fc.tuple(fc.integer({ min: 0, max: SPACE }), fc.integer({ min: -2, max: 9 }))
  .map(([start, length]): Interval => ({ start, end: start + length }));
const someIntervals = fc.array(anInterval, { maxLength: 8 });
const normalForm = someIntervals.map(normalise);

/** The instants one by one: the obvious meaning of a list of intervals. */
function instants(intervals: readonly Interval[]): Set<number> {
  const all = new Set<number>();
  for (const { start, end } of intervals) for (let t = start; t < end; t += 1) all.add(t);
  return all;
}

function isNormal(intervals: Intervals): boolean {
  return intervals.every(({ start, end }, place) => start < end && (place === 0 || (intervals[place - 1]?.end ?? end) < start));
}

describe('S1 intervals', () => {
  it('merges touching and overlapping ones and drops empty ones', () => {
    const messy = [{ start: 5, end: 9 }, { start: 0, end: 2 }, { start: 2, end: 3 }, { start: 7, end: 7 }, { start: 8, end: 12 }];

    expect(normalise(messy)).toEqual([{ start: 0, end: 3 }, { start: 5, end: 12 }]);
  });

  it('does not own the end of an interval', () => {
    const hour = [{ start: 0, end: 60 }];

    expect(contains(hour, 0)).toBe(true);
    expect(contains(hour, 59)).toBe(true);
    expect(contains(hour, 60)).toBe(false);
    expect(contains(hour, -1)).toBe(false);
    expect(contains([], 0)).toBe(false);
  });

  it('leaves its input as it was', () => {
    const input = [{ start: 5, end: 9 }, { start: 0, end: 6 }];

    normalise(input);

    expect(input).toEqual([{ start: 5, end: 9 }, { start: 0, end: 6 }]);
  });

  it('finds the first interval that ends after an instant', () => {
    const list = [{ start: 0, end: 2 }, { start: 4, end: 6 }];

    expect([-1, 1, 2, 5, 6].map((t) => firstEndingAfter(list, t))).toEqual([0, 0, 1, 1, 2]);
  });

  it('has an empty overlap, not a negative one, when two do not meet', () => {
    expect(overlap({ start: 0, end: 5 }, { start: 8, end: 9 })).toEqual({ start: 8, end: 8 });
    expect(overlap({ start: 8, end: 9 }, { start: 0, end: 5 })).toEqual({ start: 8, end: 8 });
    expect(overlap({ start: 0, end: 5 }, { start: 3, end: 9 })).toEqual({ start: 3, end: 5 });
  });
});

describe('S1 laws of intervals', () => {
  it('normal form holds the same instants', () => fc.assert(fc.property(someIntervals, (list) => {
    expect(isNormal(normalise(list))).toBe(true);
    expect(instants(normalise(list))).toEqual(instants(list));
  }), SEED));

  it('normalising twice is normalising once', () => fc.assert(fc.property(someIntervals, (list) => {
    expect(normalise(normalise(list))).toEqual(normalise(list));
  }), SEED));

  it('the order of the list does not matter', () => fc.assert(fc.property(someIntervals, (list) => {
    expect(normalise(list.toReversed())).toEqual(normalise(list));
  }), SEED));

  it('splitting an interval anywhere changes nothing', () => fc.assert(fc.property(someIntervals, fc.integer({ min: 0, max: SPACE + 9 }), (list, cut) => {
    const split = list.flatMap(({ start, end }) => (start < cut && cut < end ? [{ start, end: cut }, { start: cut, end }] : [{ start, end }]));
    expect(normalise(split)).toEqual(normalise(list));
  }), SEED));

  it('a union with itself is itself', () => fc.assert(fc.property(normalForm, (a) => {
    expect(union(a, a)).toEqual(a);
  }), SEED));

  it('union holds what either holds', () => fc.assert(fc.property(normalForm, normalForm, (a, b) => {
    expect(instants(union(a, b))).toEqual(instants(a).union(instants(b)));
    expect(isNormal(union(a, b))).toBe(true);
  }), SEED));

  it('intersection holds what both hold', () => fc.assert(fc.property(normalForm, normalForm, (a, b) => {
    expect(instants(intersect(a, b))).toEqual(instants(a).intersection(instants(b)));
    expect(isNormal(intersect(a, b))).toBe(true);
  }), SEED));

  it('subtraction holds what only the first holds', () => fc.assert(fc.property(normalForm, normalForm, (a, b) => {
    expect(instants(subtract(a, b))).toEqual(instants(a).difference(instants(b)));
    expect(isNormal(subtract(a, b))).toBe(true);
  }), SEED));

  it('what is taken away and what is common add up to the whole', () => fc.assert(fc.property(normalForm, normalForm, (a, b) => {
    expect(measure(subtract(a, b)) + measure(intersect(a, b))).toBe(measure(a));
  }), SEED));

  it('measure counts every instant once', () => fc.assert(fc.property(normalForm, (a) => {
    expect(measure(a)).toBe(instants(a).size);
  }), SEED));

  it('clipping is intersecting with one interval', () => fc.assert(fc.property(normalForm, anInterval, (a, range) => {
    expect(clip(a, range)).toEqual(intersect(a, normalise([range])));
  }), SEED));

  it('an instant is contained when it is among the instants', () => fc.assert(fc.property(normalForm, fc.integer({ min: -1, max: SPACE + 10 }), (a, t) => {
    expect(contains(a, t)).toBe(instants(a).has(t));
  }), SEED));

  it('common time is what the intersection measures, whatever the order', () => {
    fc.assert(fc.property(normalForm, normalForm, (a, b) => {
      expect(commonTime(a, b)).toBe(measure(intersect(a, b)));
      expect(commonTime(b, a)).toBe(commonTime(a, b));
    }), SEED);
  });
});
