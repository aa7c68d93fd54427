import type { Fraction } from '@entente/sla';

/** A fraction of one as a percentage with three digits, rounded down: coverage is never shown as more than it is (S21). */
export function shownPercentage({ numerator, denominator }: Fraction): string {
  return shownThousandths({ numerator: String(BigInt(numerator) * 100n), denominator });
}

/** A fraction as a decimal with three digits, rounded down. */
export function shownThousandths({ numerator, denominator }: Fraction): string {
  const thousandths = floorOf({ numerator: String(BigInt(numerator) * 1_000n), denominator });
  const digits = (thousandths < 0n ? -thousandths : thousandths).toString().padStart(4, '0');
  return `${thousandths < 0n ? '-' : ''}${digits.slice(0, -3)}.${digits.slice(-3)}`;
}

/** The whole part of an exact number, rounded toward the worse for whoever it is left to: down, below zero too. */
export function floorOf({ numerator, denominator }: Fraction): bigint {
  const [n, d] = [BigInt(numerator), BigInt(denominator)];
  const cut = n / d;
  return n % d < 0n ? cut - 1n : cut;
}
