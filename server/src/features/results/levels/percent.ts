import type { Fraction } from '@entente/sla';

/** A fraction of one as a percentage with three digits, rounded down: coverage is never shown as more than it is (S21). */
export function shownPercentage({ numerator, denominator }: Fraction): string {
  const thousandths = (BigInt(numerator) * 100_000n) / BigInt(denominator);
  const digits = thousandths.toString().padStart(4, '0');
  return `${digits.slice(0, -3)}.${digits.slice(-3)}`;
}

/** The whole part of an exact number, rounded toward the worse for whoever it is left to: down, below zero too. */
export function floorOf({ numerator, denominator }: Fraction): bigint {
  const [n, d] = [BigInt(numerator), BigInt(denominator)];
  const cut = n / d;
  return n % d < 0n ? cut - 1n : cut;
}
