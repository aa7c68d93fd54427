import { DAY, HOUR } from '@entente/worktime';
import { describe, expect, test } from 'vitest';
import { closesAt, isDueToClose, periodStateAt } from './period-state.ts';

const end = 100 * DAY;
const ended = { period: { start: 70 * DAY, end }, grace: 3 * DAY, termsRecordedAt: 60 * DAY, statements: 0 };

describe('S23: a period is', () => {
  test('open before its end and provisional from that instant on', () => {
    expect(periodStateAt(ended, end - 1)).toBe('open');
    expect(periodStateAt(ended, end)).toBe('provisional');
  });

  test('closed by its first statement and restated by the next', () => {
    expect(periodStateAt({ ...ended, statements: 1 }, end + DAY)).toBe('closed');
    expect(periodStateAt({ ...ended, statements: 2 }, end + DAY)).toBe('restated');
  });

  test('due to close when the grace after its end is over, and only once', () => {
    expect(isDueToClose(ended, end + 3 * DAY - 1)).toBe(false);
    expect(isDueToClose(ended, end + 3 * DAY)).toBe(true);
    expect(isDueToClose({ ...ended, statements: 1 }, end + 3 * DAY)).toBe(false);
  });

  test('given the whole grace from when its terms were recorded, when they came later than it', () => {
    expect(closesAt({ ...ended, termsRecordedAt: end + 50 * HOUR })).toBe(end + 50 * HOUR + 3 * DAY);
  });
});
