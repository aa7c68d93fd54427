import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lawRuns } from '../../oracle/runs.ts';
import type { RoundingTerms, RoundingWay } from '../model.ts';
import type { Better } from './decimal.ts';
import { ofDecimal } from './decimal.ts';
import { compare, minus, rational, times } from './rational.ts';
import type { Rational } from './rational.ts';
import { rounded, roundedLine, roundingOf, stepInWords } from './rounding.ts';
import type { Rounding } from './rounding.ts';

const WAYS: readonly RoundingWay[] = ['down', 'up', 'half-up', 'half-even', 'worse'];

function rounding(terms: RoundingTerms, isPercent = false, better?: Better): Rounding {
  const made = roundingOf(terms, isPercent, better);
  if (made === undefined) throw new Error('no rounding');
  return made;
}

const inTenths = (way: RoundingWay, text: string, better?: Better) => rounded(rounding({ digits: 1, way }, false, better), ofDecimal(text));

describe('S21 a number is rounded', () => {
  it.each([
    ['1.24', '1.2', '1.3', '1.2', '1.2'], ['1.25', '1.2', '1.3', '1.3', '1.2'], ['1.26', '1.2', '1.3', '1.3', '1.3'], ['1.35', '1.3', '1.4', '1.4', '1.4'], ['1.2', '1.2', '1.2', '1.2', '1.2'],
    ['-1.24', '-1.3', '-1.2', '-1.2', '-1.2'], ['-1.25', '-1.3', '-1.2', '-1.2', '-1.2'], ['-1.26', '-1.3', '-1.2', '-1.3', '-1.3'], ['-1.35', '-1.4', '-1.3', '-1.3', '-1.4'], ['0', '0', '0', '0', '0'],
  ])('%s down to %s, up to %s, half up to %s, half to even to %s', (text, down, up, halfUp, halfEven) => {
    expect([inTenths('down', text), inTenths('up', text), inTenths('half-up', text), inTenths('half-even', text)]).toEqual([down, up, halfUp, halfEven].map(ofDecimal));
  });

  it('toward the worse: down where higher is better, and up where lower is', () => {
    expect([inTenths('worse', '1.25'), inTenths('worse', '1.21', 'higher'), inTenths('worse', '1.21', 'lower')]).toEqual(['1.2', '1.2', '1.3'].map(ofDecimal));
  });

  it('to so many digits, of a percentage of its percents, and to tens and hundreds', () => {
    const to = (digits: number, isPercent = false) => rounded(rounding({ digits, way: 'half-up' }, isPercent), ofDecimal('955.55555'));

    expect([to(0), to(2), to(-1), to(-3), to(0, true), to(2, true)]).toEqual(['956', '955.56', '960', '1000', '955.56', '955.5556'].map(ofDecimal));
  });

  it('not at all without terms', () => {
    expect(roundingOf(undefined, true)).toBeUndefined();
  });

  it('in steps that have a name', () => {
    expect([3, 1, 0, -1, -2].map((digits) => stepInWords(rounding({ digits, way: 'up' }, true)))).toEqual(['0.001', '0.1', '1', '10', '100']);
  });
});

const aNumber: fc.Arbitrary<Rational> = fc.tuple(fc.integer({ min: -400, max: 400 }), fc.constantFrom(1, 2, 3, 4, 8, 20)).map(([top, bottom]) => rational(top, bottom));
const someTerms = fc.record({ digits: fc.constantFrom(-1, 0, 1), way: fc.constantFrom(...WAYS) });

describe('S21 laws of rounding', () => {
  it('what is rounded once is not rounded again, and lies within a step', () => {
    fc.assert(fc.property(someTerms, aNumber, (terms, number) => {
      const made = rounding(terms);
      const once = rounded(made, number);
      const steps = times(minus(once, number), made.steps);

      expect(rounded(made, once)).toEqual(once);
      expect(compare(steps, rational(-1))).toBe(1);
      expect(compare(steps, rational(1))).toBe(-1);
    }), lawRuns(2100, 300));
  });

  it('exactly the numbers from the rounded line on are rounded to the line or to more', () => {
    fc.assert(fc.property(someTerms, aNumber, aNumber, (terms, line, number) => {
      const made = rounding(terms);
      const { from, isBeyond } = roundedLine(made, line);
      const isReached = (one: Rational) => compare(rounded(made, one), line) >= 0;

      expect(isReached(number)).toBe(isBeyond ? compare(number, from) > 0 : compare(number, from) >= 0);
      expect(isReached(from)).toBe(!isBeyond);
    }), lawRuns(2101, 500));
  });
});
