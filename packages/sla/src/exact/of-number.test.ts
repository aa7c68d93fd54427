import { describe, expect, it } from 'vitest';
import { ofNumber } from './of-number.ts';
import { rational } from './rational.ts';

describe('S21 a measured number', () => {
  it('is exactly what is written', () => {
    expect([12.3, -0.25, 0, 1e-7, 1.5e-7, 3e21, 7].map(ofNumber)).toEqual([
      rational(123, 10), rational(-1, 4), rational(0), rational(1, 10_000_000), rational(15, 100_000_000), rational(3n * 10n ** 21n), rational(7),
    ]);
  });

  it('is a number', () => {
    expect(() => ofNumber(Number.NaN)).toThrow('NaN is not a number that was measured');
    expect(() => ofNumber(Infinity)).toThrow('Infinity');
  });
});
