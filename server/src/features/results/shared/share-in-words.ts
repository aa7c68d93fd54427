import type { Fraction } from '@entente/sla';

/** A share of time in minutes with two digits, the half cent up: "13.50". The exact value stands beside it. */
export function minutesOf({ numerator, denominator }: Fraction): string {
  const [n, d] = [BigInt(numerator), BigInt(denominator) * 60_000n];
  const hundredths = (n * 200n + d) / (d * 2n);
  const digits = hundredths.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
