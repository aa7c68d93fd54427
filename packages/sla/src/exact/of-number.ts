import { rational } from './rational.ts';
import type { Rational } from './rational.ts';

/** The exact value of a measured number as it is written: 12.3 is 123 / 10, and 1e-7 one ten-millionth. */
export function ofNumber(value: number): Rational {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is not a number that was measured`);
  const [written = '', exponent = '0'] = String(value).split('e');
  const [whole = '', part = ''] = written.split('.');
  const power = Number(exponent) - part.length;
  const digits = BigInt(whole + part);
  return power < 0 ? rational(digits, 10n ** BigInt(-power)) : rational(digits * 10n ** BigInt(power));
}
