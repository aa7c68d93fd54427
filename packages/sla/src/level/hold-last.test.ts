import { HOUR } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { during } from '../../testing/story.ts';
import { holdLast } from './hold-last.ts';

describe('S12 hold-last', () => {
  const seen = { good: [during('08:00', '09:00')], bad: [during('12:00', '13:00')] };

  it('goes on until the next known stretch', () => {
    expect(holdLast({ good: [during('08:00', '09:00'), during('15:00', '16:00')], bad: [during('12:00', '13:00')] }, 10 * HOUR)).toEqual({
      good: [during('08:00', '12:00'), { start: during('15:00', '16:00').start, end: during('02:00', '02:00').start + 24 * HOUR }],
      bad: [during('12:00', '15:00')],
    });
  });

  it('goes on for at most its max age', () => {
    expect(holdLast(seen, HOUR)).toEqual({ good: [during('08:00', '10:00')], bad: [during('12:00', '14:00')] });
  });

  it('without a max age never ends', () => {
    expect(holdLast(seen).bad).toEqual([{ start: during('12:00', '13:00').start, end: Infinity }]);
  });

  it('changes nothing where one known stretch follows the other', () => {
    const throughout = { good: [during('08:00', '09:00')], bad: [during('09:00', '10:00')] };

    expect(holdLast(throughout, 0)).toEqual(throughout);
  });

  it('joins stretches of one colour over the gap that it fills', () => {
    expect(holdLast({ good: [during('08:00', '09:00'), during('09:30', '10:00')], bad: [] }, HOUR)).toEqual({ good: [during('08:00', '11:00')], bad: [] });
  });

  it('knows nothing before the first stretch', () => {
    expect(holdLast({ good: [], bad: [] }, HOUR)).toEqual({ good: [], bad: [] });
  });
});
