import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aRounding } from '../../oracle/arbitraries.ts';
import { lawRuns } from '../../oracle/runs.ts';
import { aLevel } from '../../testing/story.ts';
import { judgeTotals } from './judge-totals.ts';
import { mostBad } from './most-bad.ts';

describe('the most time that may be bad with a line reached', () => {
  it('is what the line leaves over, in whole milliseconds', () => {
    expect([mostBad(1000, '99.9'), mostBad(1999, '99.9'), mostBad(10, '100'), mostBad(10, '0')]).toEqual([1, 1, 0, 10]);
  });

  it('S21 is more or less where the number is rounded first', () => {
    const most = (way: 'down' | 'up' | 'half-up' | 'half-even' | 'worse', percent = '99') => mostBad(10_000, percent, { digits: 0, way });

    expect([most('down'), most('worse'), most('half-up'), most('half-even'), most('up')]).toEqual([100, 100, 150, 149, 199]);
    expect([most('half-even', '98'), most('half-even', '98.5'), most('down', '98.5')]).toEqual([250, 149, 100]);
    expect([most('up', '0'), most('half-up', '0')]).toEqual([10_000, 10_000]);
  });

  it('law: with so much the level is met, and with a millisecond more it is not', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 3000 }), fc.constantFrom('0', '0.1', '50', '98.5', '99', '99.95', '100'), fc.option(aRounding, { nil: undefined }), (length, expected, rounding) => {
      const view = { period: { start: 0, end: length }, measured: { start: 0, end: length }, horizon: length, running: false };
      const stateWith = (bad: number) => judgeTotals(aLevel({ expected, unknown: { policy: 'bad' }, ...(rounding === undefined ? {} : { rounding }) }), view, {
        time: { 'out-of-hours': 0, excluded: 0, bad, good: length - bad, unknown: 0, 'not-yet-known': 0 }, coverage: { known: length, knowable: length }, toDate: { good: length - bad, bad },
      }).state;
      const most = mostBad(length, expected, rounding);

      expect(stateWith(most)).toBe('met');
      if (most < length) expect(stateWith(most + 1)).toBe('failed');
    }), lawRuns(2111, 300));
  });
});
