/**
 * Rounding as the terms state it (S21). A step is a unit of the last digit that is kept: 0.01 with two digits, 100 with
 * minus two. Ways, with q the number counted in steps: `down` ⌊q⌋; `up` ⌈q⌉; `half-up` ⌊q + ½⌋; `half-even` the nearer whole
 * number, of two equally near the even one; `worse` down where higher is better, up where lower is.
 */
import type { RoundingTerms, RoundingWay } from '../model.ts';
import type { Better } from './decimal.ts';
import { ceilOf, compare, floorOf, minus, plus, quotient, rational, times } from './rational.ts';
import type { Rational } from './rational.ts';

/** How a number is rounded: so many steps are one, and it goes that way. */
export interface Rounding {
  readonly terms: RoundingTerms;
  /** Steps in one. */
  readonly steps: Rational;
  readonly way: Exclude<RoundingWay, 'worse'>;
}

const HALF = rational(1, 2);

/** What the terms say of a number; the digits of a percentage are those of its percents. */
export function roundingOf(terms: RoundingTerms | undefined, isPercent: boolean, better: Better = 'higher'): Rounding | undefined {
  if (terms === undefined) return undefined;
  const { digits, way } = terms;
  const steps = digits < 0 ? rational(1, 10n ** BigInt(-digits)) : rational(10n ** BigInt(digits));
  return { terms, steps: isPercent ? times(steps, rational(100)) : steps, way: way === 'worse' ? (better === 'higher' ? 'down' : 'up') : way };
}

export function rounded({ steps, way }: Rounding, number: Rational): Rational {
  return quotient(rational(wholeSteps(way, times(number, steps))), steps);
}

function wholeSteps(way: Rounding['way'], counted: Rational): bigint {
  switch (way) {
    case 'down': return floorOf(counted);
    case 'up': return ceilOf(counted);
    case 'half-up': return floorOf(plus(counted, HALF));
    case 'half-even': return nearestEven(counted);
  }
}

function nearestEven(counted: Rational): bigint {
  const below = floorOf(counted);
  const side = compare(minus(counted, rational(below)), HALF);
  return side < 0 || (side === 0 && below % 2n === 0n) ? below : below + 1n;
}

/** The numbers that are rounded to a line or to more. */
export interface RoundedLine {
  /** The least of them, or where there is no least one what all of them are beyond. */
  readonly from: Rational;
  readonly isBeyond: boolean;
}

export function roundedLine({ steps, way }: Rounding, line: Rational): RoundedLine {
  const least = ceilOf(times(line, steps));
  const at = (counted: Rational, isBeyond: boolean) => ({ from: quotient(counted, steps), isBeyond });
  switch (way) {
    case 'down': return at(rational(least), false);
    case 'up': return at(rational(least - 1n), true);
    case 'half-up': return at(minus(rational(least), HALF), false);
    case 'half-even': return at(minus(rational(least), HALF), least % 2n !== 0n);
  }
}

/** A step in its unit: "0.01", "1", "100". */
export function stepInWords({ terms: { digits } }: Rounding): string {
  return digits > 0 ? `0.${'1'.padStart(digits, '0')}` : `1${'0'.repeat(-digits)}`;
}
