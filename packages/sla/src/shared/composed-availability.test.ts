import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../oracle/runs.ts';
import { atLeast, parallel, series } from '../../testing/story.ts';
import { ofPercent, shownPercent } from '../exact/decimal.ts';
import { compare, minus, ONE, rational, times } from '../exact/rational.ts';
import { composedAvailability } from './composed-availability.ts';

const each = (percent: string) => () => ofPercent(percent);

describe('the availability of a structure, if components fail independently', () => {
  it('is a product in series', () => {
    expect(composedAvailability(series('a', 'b'), each('90'))).toEqual(rational(81, 100));
  });

  it('is one minus the product of the failures in parallel', () => {
    expect(composedAvailability(parallel('a', 'b'), each('90'))).toEqual(rational(99, 100));
  });

  it('is the chance that enough stand in k of n', () => {
    expect(composedAvailability(atLeast(2, 'a', 'b', 'c'), each('90'))).toEqual(rational(972, 1000));
  });

  it('nests', () => {
    expect(shownPercent(composedAvailability({ series: [{ component: 'a' }, parallel('b', 'c')] }, each('99.9')))).toBe('99.899');
  });

  it('law: one of n is parallel, n of n is series', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 6 }), (twentieths) => {
      const names = twentieths.map((_, place) => String(place));
      const availability = (name: string) => rational(twentieths[Number(name)] ?? 0, 20);
      const product = twentieths.map((part) => rational(part, 20)).reduce(times, ONE);
      const allFail = twentieths.map((part) => minus(ONE, rational(part, 20))).reduce(times, ONE);
      expect(composedAvailability(atLeast(names.length, ...names), availability)).toEqual(product);
      expect(composedAvailability(atLeast(1, ...names), availability)).toEqual(minus(ONE, allFail));
      expect(compare(composedAvailability(series(...names), availability), composedAvailability(parallel(...names), availability))).toBeLessThanOrEqual(0);
    }), runs(5, 100));
  });
});
