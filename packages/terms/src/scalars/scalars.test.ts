import { DAY, HOUR, MINUTE, SECOND } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountText, minorDigits, minorUnitsOf } from './currency.ts';
import { shiftPoint } from './decimal-text.ts';
import { durationOf, durationText } from './duration-text.ts';
import { targetOf, targetText } from './target-text.ts';

const laws = (seed: number) => ({ seed, numRuns: 300 });

describe('a duration', () => {
  it.each([
    ['PT4H', 4 * HOUR], ['P2D', 2 * DAY], ['P1W', 7 * DAY], ['P1DT2H3M4.5S', DAY + 2 * HOUR + 3 * MINUTE + 4500], ['PT0S', 0], ['PT0.007S', 7], ['PT90M', 90 * MINUTE],
    ['15m', 15 * MINUTE], ['15min', 15 * MINUTE], ['1h30m', 90 * MINUTE], ['2w', 14 * DAY], ['1d12h', 36 * HOUR], ['90s', 90 * SECOND], ['250ms', 250], ['0s', 0],
  ])('is read as %s', (text, duration) => {
    expect(durationOf(text)).toBe(duration);
  });

  it.each(['', 'P', 'PT', 'P1DT', '4', '4 h', '1M', 'P1M', 'P1Y', 'PT1.5H', '-PT1H', '1.5h', 'm15', '30m1h', 'pt4h', 'PT0.0001S', 'P99999999999999D'])('is not "%s"', (text) => {
    expect(durationOf(text)).toBeUndefined();
  });

  it('law: reads as it was written', () => {
    fc.assert(fc.property(fc.maxSafeNat(), (duration) => {
      expect(durationOf(durationText(duration))).toBe(duration);
    }), laws(1));
  });

  it('is written in whole days, else in hours, minutes and seconds without what is zero', () => {
    expect([2 * DAY, 36 * HOUR, 90 * MINUTE, HOUR + 1, 4500, 70, 0].map(durationText)).toEqual(['P2D', 'PT36H', 'PT1H30M', 'PT1H0.001S', 'PT4.5S', 'PT0.07S', 'PT0S']);
  });
});

describe('a time that work may take', () => {
  it.each([
    ['2 business-days', { unit: 'business-day', count: 2 }], ['1 business-day', { unit: 'business-day', count: 1 }], ['3 24h-days', { unit: '24h-day', count: 3 }],
    ['1 calendar-month', { unit: 'calendar-month', count: 1 }], ['end-of-business-day', { unit: 'end-of-business-day' }], ['PT4H', 4 * HOUR],
  ])('S4 is written as %s and reads the same', (text, target) => {
    expect(targetOf(text)).toEqual(target);
    expect(targetText(targetOf(text) ?? -1)).toBe(text);
  });

  it.each(['business-days', '1.5 business-days', '-1 business-day', '2 businessdays', '1 end-of-business-day', '2  business-days'])('is not "%s"', (text) => {
    expect(targetOf(text)).toBeUndefined();
  });
});

describe('a decimal with its point moved', () => {
  it.each([['0.9995', 2, '99.95'], ['1', 2, '100'], ['0.9900', 2, '99.00'], ['99.95', -2, '0.9995'], ['5', -2, '0.05'], ['0', 2, '0'], ['-1.5', 1, '-15'], ['-15', -3, '-0.015'], ['12.34', 0, '12.34'], ['0.5', 3, '500']])('%s by %i is %s', (decimal, places, moved) => {
    expect(shiftPoint(decimal, places)).toBe(moved);
  });

  it('law: moved back it is the same number', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10 ** 9 }), fc.integer({ min: 0, max: 4 }), (whole, places) => {
      expect(Number(shiftPoint(shiftPoint(String(whole), -places), places))).toBe(whole);
    }), laws(2));
  });
});

describe('an amount of money', () => {
  it.each([['1250.00', 'EUR', 125000], ['1250', 'EUR', 125000], ['0.5', 'EUR', 50], ['1.50000', 'EUR', 150], ['500', 'JPY', 500], ['1.234', 'KWD', 1234], ['1.2345', 'CLF', 12345]])('%s %s is %i in minor units', (amount, currency, units) => {
    expect(minorUnitsOf(amount, currency)).toBe(units);
  });

  it.each([['1.005', 'EUR'], ['0.5', 'JPY'], ['-1', 'EUR'], ['1,50', 'EUR'], ['', 'EUR'], ['90071992547409.93', 'EUR']])('%s %s is none', (amount, currency) => {
    expect(minorUnitsOf(amount, currency)).toBeUndefined();
  });

  it('law: reads as it was written, in every currency', () => {
    fc.assert(fc.property(fc.maxSafeNat(), fc.constantFrom('EUR', 'JPY', 'KWD', 'UYW'), (units, currency) => {
      expect(minorUnitsOf(amountText(units, currency), currency)).toBe(units);
    }), laws(3));
  });

  it('is written with as many digits as its currency has', () => {
    expect([amountText(5, 'EUR'), amountText(120000, 'USD'), amountText(7, 'JPY'), amountText(7, 'BHD')]).toEqual(['0.05', '1200.00', '7', '0.007']);
    expect([minorDigits('EUR'), minorDigits('XPF'), minorDigits('TND'), minorDigits('UYW')]).toEqual([2, 0, 3, 4]);
  });
});
