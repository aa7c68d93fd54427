import { describe, expect, it } from 'vitest';
import { BigIntText, DateTime, LogPosition, Percentage } from './scalars.ts';

describe('an instant that comes in', () => {
  it.each([
    ['2026-11-01T13:05:00Z', Date.UTC(2026, 10, 1, 13, 5)],
    ['2026-11-01T13:05+01:00', Date.UTC(2026, 10, 1, 12, 5)],
    ['2026-11-01T13:05:00.250Z', Date.UTC(2026, 10, 1, 13, 5, 0, 250)],
  ])('is read from %s', (text, at) => {
    expect(DateTime.parseValue(text)).toEqual(new Date(at));
  });

  it('without a zone is told so, with what to write instead', () => {
    expect(() => DateTime.parseValue('2026-11-01T13:05:00')).toThrow('"2026-11-01T13:05:00" has no zone: write 2026-11-01T13:05:00Z for UTC, or add the offset, such as +01:00.');
  });

  it.each(['yesterday', '2026-11-01', '2026-13-01T00:00:00Z', ''])('is not guessed from "%s"', (text) => {
    expect(() => DateTime.parseValue(text)).toThrow(`"${text}" is not a time: write it as 2026-11-01T13:05:00Z.`);
  });

  it('is no number', () => {
    expect(() => DateTime.parseValue(1_793_538_300_000)).toThrow('A DateTime is text in quotation marks.');
  });
});

describe('numbers that travel as text', () => {
  it.each([
    [Percentage, '99.95', '99.95'],
    [BigIntText, '-12345678901234567890', -12345678901234567890n],
    [LogPosition, '41', 41],
  ])('are read exactly: %s', (scalar, text, value) => {
    expect(scalar.parseValue(text)).toBe(value);
  });

  it.each([
    [Percentage, 'NaN', '"NaN" is not a percentage: write a decimal number from 0 to 100, such as 99.9.'],
    [Percentage, '-1', '"-1" is not a percentage: write a decimal number from 0 to 100, such as 99.9.'],
    [BigIntText, '1.5', '"1.5" is not an integer: write its decimal digits.'],
    [LogPosition, '-1', '"-1" is not a place in the log: write its decimal digits.'],
  ])('say what is wrong with them: %s, %s', (scalar, text, says) => {
    expect(() => scalar.parseValue(text)).toThrow(says);
  });

  it('show no more than the beginning of a long text', () => {
    expect(() => Percentage.parseValue('9'.repeat(1_000))).toThrow(`"${'9'.repeat(40)}" is not a percentage`);
  });
});
