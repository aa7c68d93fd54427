import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../oracle/runs.ts';
import { isDecimal, ofDecimal, ofNumber, ofPercent, shownAmount, shownPercent } from './decimal.ts';
import { ceilOf, compare, floorOf, minus, ofFraction, plus, quotient, rational, sumOf, times, toFraction, ZERO } from './rational.ts';

const aRational = fc.tuple(fc.bigInt({ min: -1000n, max: 1000n }), fc.bigInt({ min: 1n, max: 1000n })).map(([n, d]) => rational(n, d));

describe('S21 exact rationals', () => {
  it('stand in lowest terms with a positive denominator', () => {
    expect(rational(6, -4)).toEqual({ numerator: -3n, denominator: 2n });
    expect(rational(0, -7)).toEqual(ZERO);
    expect(() => rational(1, 0)).toThrow('a denominator that is not zero');
  });

  it('have a floor and a ceiling', () => {
    expect([rational(7, 2), rational(-7, 2), rational(4)].map(floorOf)).toEqual([3n, -4n, 4n]);
    expect([rational(7, 2), rational(-7, 2), rational(4)].map(ceilOf)).toEqual([4n, -3n, 4n]);
  });

  it('law: addition and multiplication are commutative and associative, and distribute', () => {
    fc.assert(fc.property(aRational, aRational, aRational, (a, b, c) => {
      expect(plus(a, b)).toEqual(plus(b, a));
      expect(plus(plus(a, b), c)).toEqual(plus(a, plus(b, c)));
      expect(times(a, plus(b, c))).toEqual(plus(times(a, b), times(a, c)));
      expect(minus(plus(a, b), b)).toEqual(a);
      fc.pre(b.numerator !== 0n);
      expect(quotient(times(a, b), b)).toEqual(a);
      expect(sumOf([a, b, c])).toEqual(plus(a, plus(b, c)));
    }), runs(211, 200));
  });

  it('law: comparing is the sign of the difference', () => {
    fc.assert(fc.property(aRational, aRational, (a, b) => {
      const difference = minus(a, b).numerator;
      expect(compare(a, b)).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0);
    }), runs(212, 200));
  });

  it('law: text and back is the identity', () => {
    fc.assert(fc.property(aRational, (a) => {
      expect(ofFraction(toFraction(a))).toEqual(a);
    }), runs(213, 100));
  });
});

describe('S21 percentages', () => {
  it('are read exactly from text', () => {
    expect(ofPercent('99.9')).toEqual(rational(999, 1000));
    expect(ofDecimal('-0.25')).toEqual(rational(-1, 4));
    expect(['99.9', '100', '-1', '1e3', '', '.5', '5.', ' 1'].map(isDecimal)).toEqual([true, true, true, false, false, false, false, false]);
    expect(() => ofPercent('99,9')).toThrow('"99,9" is not a decimal number');
  });

  it('are shown rounded toward the worse, so 100 % stands only where it is exact', () => {
    expect(shownPercent(rational(999_999_999, 1_000_000_000))).toBe('99.999');
    expect(shownPercent(rational(1))).toBe('100.000');
    expect(shownPercent(rational(2, 3))).toBe('66.666');
  });

  it('are rounded up where lower is better', () => {
    expect(shownPercent(rational(1, 3), 'lower')).toBe('33.334');
    expect(shownPercent(rational(1, 4), 'lower')).toBe('25.000');
  });

  it('take as many digits as asked for', () => {
    expect([0, 1, 6].map((digits) => shownPercent(rational(1, 300), 'higher', digits))).toEqual(['0', '0.3', '0.333333']);
    expect(shownPercent(rational(-1, 300))).toBe('-0.334');
  });

  it('law: what is shown is never better than what is, and less than one last digit worse', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 1, max: 10_000 }), (part, more) => {
      const ratio = rational(part, part + more);
      const shown = ofPercent(shownPercent(ratio));
      expect(compare(shown, ratio)).toBeLessThanOrEqual(0);
      expect(compare(plus(shown, rational(1, 100_000)), ratio)).toBe(1);
    }), runs(214, 200));
  });
});

describe('S21 numbers and amounts', () => {
  it('a number is the decimal that it is written as', () => {
    expect([0.1, -2.5, 0, 3, 1e-7, 1.5e-7, 1e21, -1.25e22].map(ofNumber)).toEqual([
      rational(1, 10), rational(-5, 2), ZERO, rational(3), rational(1, 10_000_000), rational(3, 20_000_000), rational(10n ** 21n), rational(-125n * 10n ** 20n),
    ]);
  });

  it('what is not finite is no number', () => {
    expect(() => ofNumber(Number.NaN)).toThrow('"NaN" is not a decimal number');
    expect(() => ofNumber(-Infinity)).toThrow('"-Infinity" is not a decimal number');
  });

  it('an amount is shown with three digits, rounded toward the worse', () => {
    const third = rational(1, 3);

    expect([shownAmount(third, 'higher'), shownAmount(third, 'lower'), shownAmount(rational(-1, 3), 'higher'), shownAmount(rational(5, 2), 'lower', 0)]).toEqual(['0.333', '0.334', '-0.334', '3']);
  });
});
