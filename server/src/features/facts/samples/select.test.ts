import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selected } from './select.ts';

const sorted = (numbers: readonly number[], place: number): number | undefined => Float64Array.from(numbers).sort()[place];

describe('the number at a place', () => {
  it('is the one that sorting puts there', () => {
    const some = fc.array(fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -3, max: 3 })), { minLength: 1, maxLength: 200 }).map((all) => all.map((each) => each + 0));
    fc.assert(fc.property(some, fc.nat(), (numbers, any) => {
      const place = any % numbers.length;

      expect(selected(Float64Array.from(numbers), place)).toBe(sorted(numbers, place));
    }), { seed: 20_260_303, numRuns: 500 });
  });

  it.each([
    ['all alike', Array.from({ length: 1_000 }, () => 7)],
    ['in order', Array.from({ length: 1_000 }, (_, place) => place)],
    ['in the other order', Array.from({ length: 1_000 }, (_, place) => -place)],
    ['up and down', Array.from({ length: 1_001 }, (_, place) => Math.min(place, 1_000 - place))],
  ])('is found among numbers %s', (_what, numbers) => {
    for (const place of [0, 1, 499, numbers.length - 2, numbers.length - 1]) expect(selected(Float64Array.from(numbers), place)).toBe(sorted(numbers, place));
  });

  it.each([0, 1, 2])('is found after %i rounds by sorting what is left', (most) => {
    const numbers = Array.from({ length: 1_000 }, (_, place) => (place * 7_919) % 1_000);

    for (const place of [0, 499, 999]) expect(selected(Float64Array.from(numbers), place, most)).toBe(place);
  });

  it('of none is nothing', () => {
    expect(selected(new Float64Array(0), 0)).toBeUndefined();
  });
});
