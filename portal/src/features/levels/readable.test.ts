import { describe, expect, test } from 'vitest';
import { count, duration, moment } from '../../ui/format.ts';
import { readable, readableAmount } from './readable.ts';

const words = (language: string) => ({
  moment: (at: string) => moment(at, 'day-time', language, 'Europe/London'),
  duration: (amount: string) => duration(amount, language),
  count: (amount: string) => count(amount, language),
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
});
