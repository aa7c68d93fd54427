/**
 * Exact rationals (S21). Every number of a result is one of these until it is shown; nothing here is ever a float.
 */
import type { Fraction } from '../model.ts';

/** Lowest terms, denominator > 0. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export function rational(numerator: bigint | number, denominator: bigint | number = 1n): Rational {
  const n = BigInt(numerator);
  const d = BigInt(denominator);
  if (d === 0n) throw new RangeError('a fraction needs a denominator that is not zero');
  const common = greatestCommonDivisor(n, d);
  return d < 0n ? { numerator: -n / common, denominator: -d / common } : { numerator: n / common, denominator: d / common };
}

export const ZERO: Rational = rational(0n);
export const ONE: Rational = rational(1n);

export function plus(a: Rational, b: Rational): Rational {
  if (a.denominator === b.denominator) return rational(a.numerator + b.numerator, a.denominator);
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function minus(a: Rational, b: Rational): Rational {
  return plus(a, { numerator: -b.numerator, denominator: b.denominator });
}

export function times(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.numerator, a.denominator * b.denominator);
}

export function quotient(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator, a.denominator * b.numerator);
}

export function sumOf(terms: Iterable<Rational>): Rational {
  let sum = ZERO;
  for (const term of terms) sum = plus(sum, term);
  return sum;
}

/** Negative, zero or positive as `a` is below, equal to or above `b`, by cross-multiplication (S21). */
export function compare(a: Rational, b: Rational): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The greatest integer at or below. */
export function floorOf({ numerator, denominator }: Rational): bigint {
  const quotient = numerator / denominator;
  return numerator % denominator < 0n ? quotient - 1n : quotient;
}

/** The smallest integer at or above. */
export function ceilOf({ numerator, denominator }: Rational): bigint {
  return -floorOf({ numerator: -numerator, denominator });
}

export function toFraction({ numerator, denominator }: Rational): Fraction {
  return { numerator: String(numerator), denominator: String(denominator) };
}

export function ofFraction({ numerator, denominator }: Fraction): Rational {
  return rational(BigInt(numerator), BigInt(denominator));
}

/** Of two numbers of which at least one is not zero. */
function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
