import { describe, expect, test } from 'vitest';
import { duration, inUnit, minutes, moment, percent, periodName, target, targetInUnit, zoneName } from './format.ts';

const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

describe('a number of a level', () => {
  test.each([
    ['94.200', { kind: 'CLOCK', unit: '%' }, 'en', '94.200 %'],
    ['18.4', { kind: 'PERCENTILE', unit: 'ms' }, 'de', '18,4 ms'],
    ['120.000', { kind: 'GOAL', unit: 'leads' }, 'en', '120 leads'],
    ['4.35', { kind: 'SCORE', unit: '' }, 'de', '4,35'],
    ['18000050', { kind: 'MONEY', unit: 'EUR' }, 'en', '€180,000.50'],
    ['1800', { kind: 'MONEY', unit: 'JPY' }, 'en', '¥1,800'],
  ])('%s of %o reads in %s as %s', (text, level, language, read) => {
    expect(spaced(inUnit(text, level, language))).toBe(read);
  });

  test('is expected in its unit, a goal in percent of what is promised', () => {
    expect(spaced(targetInUnit('99.9', { kind: 'AVAILABILITY', unit: '%' }, 'en'))).toBe('99.90 %');
    expect(spaced(targetInUnit('80', { kind: 'GOAL', unit: 'leads' }, 'en'))).toBe('80 %');
    expect(spaced(targetInUnit('48', { kind: 'PERCENTILE', unit: 'h' }, 'en'))).toBe('48 h');
  });
});

describe('percentages', () => {
  test.each([
    ['99.904', 'en', '99.904 %'],
    ['99.904', 'de', '99,904 %'],
    ['100', 'en', '100 %'],
    ['100.000', 'en', '100 %'],
    ['0', 'en', '0 %'],
    ['99.9', 'en', '99.9 %'],
  ])('%s in %s reads %s, with the digits it came with', (text, language, read) => {
    expect(spaced(percent(text, language))).toBe(read);
  });

  test('a value just under 100 is never shown as 100', () => {
    expect(spaced(percent('99.999', 'en'))).toBe('99.999 %');
  });

  test.each([['99.9', '99.90 %'], ['99.95', '99.95 %'], ['95', '95 %'], ['99.999', '99.999 %']])('the target %s reads %s', (text, read) => {
    expect(spaced(target(text, 'en'))).toBe(read);
  });

  test('number and sign never part at a line end', () => {
    expect(percent('99.9', 'en')).toContain('\u00a0%');
  });
});

describe('durations', () => {
  test.each([
    [0, '0 s'], [48_000, '48 s'], [60_000, '1 min'], [714_000, '11.9 min'], [1_860_000, '31 min'],
    [9_120_000, '2 h 32 min'], [7_200_000, '2 h'], [108 * 3_600_000, '4 d 12 h'], [-240_000, '−4 min'],
  ])('%d ms read %s', (amount, read) => {
    expect(spaced(duration(amount, 'en'))).toBe(read);
  });

  test('milliseconds come as text too, of any size', () => {
    expect(spaced(duration('2592000000', 'en'))).toBe('30 d');
  });

  test('minutes in a column carry no unit', () => {
    expect(minutes(8_220_000, 'en')).toBe('137');
    expect(minutes(7_776_000, 'de')).toBe('130');
    expect(minutes(90_000, 'de')).toBe('1,5');
  });
});

describe('moments', () => {
  test('a time is read in the zone of the agreement, not of the reader', () => {
    const at = '2026-11-19T11:02:00Z';

    expect(moment(at, 'day-time', 'en', 'Europe/London')).toBe('Thu 19 Nov 11:02');
    expect(moment(at, 'time', 'en', 'Asia/Tokyo')).toBe('20:02');
  });

  test('midnight is 00:00, never 24:00', () => {
    expect(moment('2026-11-19T00:00:00Z', 'time', 'en', 'UTC')).toBe('00:00');
  });

  test.each([
    ['2026-10-31T23:00:00Z', '2026-11-30T23:00:00Z', 'November'],
    ['2026-09-30T22:00:00Z', '2026-12-31T23:00:00Z', 'Oct–Dec'],
    ['2025-12-31T23:00:00Z', '2026-12-31T23:00:00Z', '2026'],
    ['2026-11-22T23:00:00Z', '2026-11-23T23:00:00Z', 'Mon 23 Nov'],
    ['2026-11-23T14:00:00Z', '2026-11-23T15:00:00Z', '23 Nov 15:00–16:00'],
  ])('the period from %s to %s is called %s in its zone', (start, end, name) => {
    expect(periodName({ start, end }, 'en', 'Europe/Amsterdam')).toBe(name);
  });

  test('the zone has its short name of that day', () => {
    expect(zoneName(Date.UTC(2026, 10, 23), 'en', 'Europe/London')).toBe('GMT');
    expect(zoneName(Date.UTC(2026, 6, 23), 'en', 'Europe/London')).toBe('BST');
  });
});
