import { DAY, HOUR, MINUTE } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { asName, onceEach } from './names.ts';
import { shorthandOf, sliceLength, sliceShorthand, stepOf } from './window.ts';

describe('a window of OpenSLO', () => {
  it.each([
    ['1h', 'PT1H', true], ['60m', 'PT1H', true], ['1d', 'P1D', true], ['24h', 'P1D', true], ['1w', 'P1W', true], ['7d', 'P1W', true], ['1M', 'P1M', true], ['1Q', 'P3M', true], ['3M', 'P3M', true],
    ['6M', 'P6M', true], ['2Q', 'P6M', true], ['12M', 'P1Y', true], ['4Q', 'P1Y', true], ['1Y', 'P1Y', true],
    ['1m', 'PT1H', false], ['23h', 'PT1H', false], ['2d', 'P1D', false], ['28d', 'P1W', false], ['30d', 'P1M', false], ['2M', 'P1M', false], ['5M', 'P3M', false], ['2Y', 'P1Y', false], ['365d', 'P1Y', false], ['90d', 'P1M', false],
  ])('of %s is judged by %s', (shorthand, every, isExact) => {
    expect(stepOf(shorthand)).toEqual({ every, isExact });
  });

  it('is written so that it reads the same', () => {
    for (const every of ['PT1H', 'P1D', 'P1W', 'P1M', 'P3M', 'P6M', 'P1Y'] as const) expect(stepOf(shorthandOf(every))).toEqual({ every, isExact: true });
  });
});

describe('a slice of OpenSLO', () => {
  it.each([['5', 5 * MINUTE], ['1m', MINUTE], ['2h', 2 * HOUR], ['1d', DAY], ['1w', 7 * DAY], ['1M', undefined], ['1Q', undefined], ['1Y', undefined]])('of %s is so long', (written, length) => {
    expect(sliceLength(written)).toBe(length);
  });

  it('is written in minutes, where it has whole ones', () => {
    expect([5 * MINUTE, HOUR, 30_000, 0].map(sliceShorthand)).toEqual(['5m', '60m', undefined, undefined]);
  });
});

describe('a name', () => {
  it.each([['Orders', 'orders'], ['a|b/c\\d', 'a-b-c-d'], ['Größe 1', 'grosse-1'], ['--x--', 'x'], ['日本', 'unnamed'], ['', 'unnamed'], ['a'.repeat(120), 'a'.repeat(100)]])('is made of %j', (text, name) => {
    expect(asName(text)).toBe(name);
  });

  it('is handed out once', () => {
    const next = onceEach();

    expect(['shop', 'Shop', 'shop!', 'other', 'a'.repeat(100), 'a'.repeat(100)].map(next)).toEqual(['shop', 'shop-2', 'shop-3', 'other', 'a'.repeat(100), `${'a'.repeat(95)}-2`]);
  });
});
