import { ceilOf, floorOf, rational } from './rational.ts';
import type { Rational } from './rational.ts';

const DECIMAL = /^-?\d+(\.\d+)?$/;

export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

/** The exact value of a decimal in text: "99.9" is 999 / 10. */
export function ofDecimal(text: string): Rational {
  if (!isDecimal(text)) throw new RangeError(`"${text}" is not a decimal number`);
  const [, part = ''] = text.split('.');
  return rational(BigInt(text.replace('.', '')), 10n ** BigInt(part.length));
}

/** The exact ratio of a percentage in text: "99.9" is 999 / 1000. */
export function ofPercent(text: string): Rational {
  const { numerator, denominator } = ofDecimal(text);
  return rational(numerator, denominator * 100n);
}

/** The exact value of the decimal that a number is written as: 0.1 is 1 / 10. The number is finite. */
export function ofNumber(value: number): Rational {
  const [decimal = '', exponent = '0'] = String(value).split('e');
  const power = 10n ** BigInt(Math.abs(Number(exponent)));
  const { numerator, denominator } = ofDecimal(decimal);
  return Number(exponent) < 0 ? rational(numerator, denominator * power) : rational(numerator * power, denominator);
}

/** Which way is better; a shown number is rounded the other way (S21). */
export type Better = 'higher' | 'lower';

/**
 * A ratio as a percentage with that many digits, rounded toward the worse, so that 99.9996 % never shows as 100
 * and a target just missed never shows as met (S21).
 */
export function shownPercent({ numerator, denominator }: Rational, better: Better = 'higher', digits = 3): string {
  return shownAmount(rational(numerator * 100n, denominator), better, digits);
}

/** An amount in its own unit with that many digits, rounded toward the worse (S21). */
export function shownAmount({ numerator, denominator }: Rational, better: Better, digits = 3): string {
  const scaled = rational(numerator * 10n ** BigInt(digits), denominator);
  return pointAt(better === 'higher' ? floorOf(scaled) : ceilOf(scaled), digits);
}

/** An integer of 10^-digits as a decimal. */
function pointAt(scaled: bigint, digits: number): string {
  const sign = scaled < 0n ? '-' : '';
  const text = String(scaled < 0n ? -scaled : scaled).padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
