import { describe, expect, test } from 'vitest';
import { count, decimalText, duration, moment } from '../../ui/format.ts';
import { readable, readableAmount } from './readable.ts';

const words = (language: string) => ({
  moment: (at: string) => moment(at, 'day-time', language, 'Europe/London'),
  duration: (amount: string) => duration(amount, language),
  count: (amount: string) => count(amount, language),
  decimal: (amount: string) => decimalText(amount, language),
});

describe('a line of the account', () => {
  test('tells its instants in the zone of the agreement', () => {
    expect(readable('Bad 2026-07-01T11:28Z to 2026-07-01T11:50Z: 22 min.', words('en'))).toBe('Bad Wed 1 Jul 12:28 to Wed 1 Jul 12:50: 22 min.');
  });

  test('without an instant is told as it is, its long numbers in groups', () => {
    expect(readable('To date: 2010475100 ÷ (2010475100 + 3840000)', words('en'))).toBe('To date: 2,010,475,100 ÷ (2,010,475,100 + 3,840,000)');
    expect(readable('16 status changes from one source.', words('en'))).toBe('16 status changes from one source.');
  });

  test('gives a time as a duration, arithmetic as it was done', () => {
    expect(readableAmount('1320000 ms', words('en'))).toBe('22\u00a0min');
    expect(readableAmount('2591999999 of 2592000000 ms', words('en'))).toBe('29\u00a0d 23\u00a0h / 30\u00a0d');
    expect(readableAmount('2592000000 − 5400000 = 2586600000 ms', words('de'))).toBe('2.592.000.000 − 5.400.000 = 2.586.600.000 ms');
    expect(readableAmount('99.809', words('en'))).toBe('99.809');
  });

  test('writes a number with the decimal sign of its reader, so that none is taken for thousands', () => {
    expect(readableAmount('99.809', words('de'))).toBe('99,809');
    expect(readableAmount('100.000', words('de'))).toBe('100');
  });

  test('leaves the numbers of tickets, which are names', () => {
    expect(readable('INC-20417 (1) was due', words('en'))).toBe('INC-20417 (1) was due');
    expect(readable('204170: start (priority 1), #204171', words('en'))).toBe('204170: start (priority 1), #204171');
  });

  test('gives a negative number its own sign, and leaves the hyphens of words and dates', () => {
    expect(readable('Allowed to be bad: 2577600; left: -1262400', words('de'))).toBe('Allowed to be bad: 2.577.600; left: −1.262.400');
    expect(readable('INC-20417 of 2026-11 (-3)', words('en'))).toBe('INC-20417 of 2026-11 (−3)');
    expect(readableAmount('-1260000 ms', words('en'))).toBe('−21\u00a0min');
  });
});
