import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encode, scaledValuesIn, valuesIn } from './codec.ts';
import { isSame, merged, type SampleSet } from './sample-set.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 2, 1);

const instants = fc.oneof(
  fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 80 }).map((steps) => ascending(steps.map((step) => step * MINUTE))),
  fc.array(fc.integer({ min: MINUTE - 500, max: MINUTE + 500 }), { maxLength: 80 }).map(ascending),
  fc.array(fc.integer({ min: 1, max: 10_000_000 }), { maxLength: 80 }).map(ascending),
);
const values = fc.oneof(fc.integer({ min: -20_000, max: 20_000 }).map((n) => n / 10), fc.double({ noNaN: false }), fc.constant(-0), fc.double({ noNaN: true, noDefaultInfinity: true }));
const sampleSets: fc.Arbitrary<SampleSet> = instants.chain((at) => {
  const column = <T>(each: fc.Arbitrary<T>) => fc.array(each, { minLength: at.length, maxLength: at.length });
  return fc.record({
    counts: fc.option(column(fc.tuple(fc.integer({ min: 0, max: 2 ** 40 }), fc.integer({ min: 0, max: 100 }), fc.boolean())), { nil: undefined }),
    value: fc.option(fc.oneof(column(fc.integer({ min: -20_000, max: 20_000 }).map((n) => n / 10)), column(values)), { nil: undefined }),
  }).map(({ counts, value }) => ({
    at,
    ...(counts === undefined ? {} : {
      total: Float64Array.from(counts, ([total, , absent]) => (absent ? Number.NaN : total)),
      good: Float64Array.from(counts, ([total, bad, absent]) => (absent ? Number.NaN : Math.max(0, total - bad))),
    }),
    ...(value === undefined ? {} : { value: Float64Array.from(value) }),
  }));
});

describe('the codec of samples', () => {
  it('gives back exactly what it was given, whatever the times, counts and values', () => {
    fc.assert(fc.property(sampleSets, (set) => isSame(decode(encode(set, MINUTE)), set)), { seed: 7, numRuns: 400 });
  });

  it('gives the values alone as it gives them with the rest', () => {
    fc.assert(fc.property(sampleSets, (set) => {
      const bytes = encode(set, MINUTE);
      expect(valuesIn(bytes)).toEqual(decode(bytes).value);
    }), { seed: 7, numRuns: 100 });
  });

  it('tells the whole numbers that values are kept as', () => {
    const bytes = encode({ at: ascending([1, 1, 1]), value: Float64Array.of(20.5, 20, 19.9) }, MINUTE);

    expect(scaledValuesIn(bytes)).toEqual({ decimals: 1, scaled: Float64Array.of(205, 200, 199) });
  });

  it('keeps a regular hour of counts and a walking value in some 2.4 bytes a sample', () => {
    const at = ascending(Array.from({ length: 60 }, () => MINUTE));

    const bytes = encode({ at, total: at.map((_, i) => 600 + (i % 7)), good: at.map((_, i) => 600 + (i % 7)), value: at.map((_, i) => (200 + (i % 9)) / 10) }, MINUTE);

    expect(bytes.length).toBeLessThan(60 * 2.4);
  });

  it('refuses a version that it does not know', () => {
    expect(() => decode(Uint8Array.of(9, 0, 0))).toThrow('version 9');
  });

  it('refuses bytes that were cut short', () => {
    const bytes = encode({ at: ascending([1, 2, 3]), value: Float64Array.of(1, 2, 3) }, MINUTE);

    expect(() => decode(bytes.subarray(0, bytes.length - 2))).toThrow('too early');
  });
});

describe('several sets of one series', () => {
  const set = (...rows: readonly (readonly [number, number])[]): SampleSet => ({ at: Float64Array.from(rows, ([at]) => at), value: Float64Array.from(rows, ([, value]) => value) });

  it('are one set in order of time, the later set’s sample counting at an instant (S1a)', () => {
    expect(merged([set([10, 1], [20, 2]), set([5, 3], [20, 4])])).toEqual(set([5, 3], [10, 1], [20, 4]));
  });

  it('are what a list by instant would hold, whatever their order and overlap', () => {
    const any = fc.array(fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer()), { maxLength: 12 }), { maxLength: 6 });

    fc.assert(fc.property(any, (lists) => {
      const byInstant = new Map(lists.flat());
      const { at, value = new Float64Array(0) } = merged(lists.map((rows) => set(...rows)));
      expect([...at].map((instant, i) => [instant, value[i]])).toEqual([...byInstant].toSorted(([one], [other]) => one - other));
    }), { seed: 3, numRuns: 150 });
  });

  it('keep the later row of one instant within a set', () => {
    expect(merged([set([10, 1], [10, 2])])).toEqual(set([10, 2]));
  });

  it('keep what was not measured as not measured', () => {
    expect(merged([set([10, 1]), { at: Float64Array.of(20), total: Float64Array.of(3), good: Float64Array.of(2) }])).toEqual({
      at: Float64Array.of(10, 20), good: Float64Array.of(Number.NaN, 2), total: Float64Array.of(Number.NaN, 3), value: Float64Array.of(1, Number.NaN),
    });
  });
});

function ascending(steps: readonly number[]): Float64Array {
  let at = START;
  return Float64Array.from(steps, (step) => (at += step));
}
