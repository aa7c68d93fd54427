/**
 * Exact fractions for the oracles that were written from the text alone. The engine has its own; these share nothing with
 * it, so a mistake in the arithmetic of one cannot hide in the other.
 */
export interface Exact {
  readonly top: bigint;
  readonly bottom: bigint;
}

/** In lowest terms, with a denominator above zero. */
export function exact(top: bigint | number, bottom: bigint | number = 1n): Exact {
  let [a, b] = [BigInt(top), BigInt(bottom)];
  if (b === 0n) throw new RangeError('nothing to divide by');
  const sign = b < 0n ? -1n : 1n;
  const [t, u] = [a * sign, b * sign];
  [a, b] = [t < 0n ? -t : t, u];
  while (b > 0n) [a, b] = [b, a % b];
  return { top: t / a, bottom: u / a };
}

export const NOTHING = exact(0);
export const WHOLE = exact(1);

export const add = (a: Exact, b: Exact): Exact => exact(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
export const less = (a: Exact, b: Exact): Exact => exact(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom);
export const multiply = (a: Exact, b: Exact): Exact => exact(a.top * b.top, a.bottom * b.bottom);
export const divide = (a: Exact, b: Exact): Exact => exact(a.top * b.bottom, a.bottom * b.top);
export const isBelow = (a: Exact, b: Exact): boolean => a.top * b.bottom < b.top * a.bottom;
export const total = (all: readonly Exact[]): Exact => all.reduce(add, NOTHING);

/** The greatest whole number that is not above it. */
export function whole({ top, bottom }: Exact): bigint {
  const quotient = top / bottom;
  return quotient * bottom > top ? quotient - 1n : quotient;
}

/** "66.6" or "1e-7", as written. */
export function decimal(text: string): Exact {
  const [digits = '', power = '0'] = text.split('e');
  const [before = '', after = ''] = digits.split('.');
  const shift = Number(power) - after.length;
  const written = BigInt(before + after);
  return shift < 0 ? exact(written, 10n ** BigInt(-shift)) : exact(written * 10n ** BigInt(shift));
}

/** A percentage as a part of one. */
export const percent = (text: string): Exact => divide(decimal(text), exact(100));

export const inText = ({ top, bottom }: Exact) => ({ numerator: String(top), denominator: String(bottom) });
