import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../oracle/runs.ts';
import { percentileOf } from './percentile.ts';

describe('S22 percentiles', () => {
  const ten = [10, 1, 9, 2, 8, 3, 7, 4, 6, 5];

  it('by nearest rank are a value that was measured', () => {
    const at = (percent: string) => percentileOf(ten, { percent, method: 'nearest-rank' });

    expect(['0', '10', '10.01', '50', '95', '100'].map(at)).toEqual([1, 1, 2, 5, 10, 10]);
  });

  it('by linear interpolation lie between two', () => {
    const at = (percent: string) => percentileOf(ten, { percent, method: 'linear' });

    expect(['0', '50', '95', '100'].map(at)).toEqual([1, 5.5, 9.55, 10]);
    expect(percentileOf([7], { percent: '95', method: 'linear' })).toBe(7);
  });

  it('S17 of nothing there is none', () => {
    expect(percentileOf([], { percent: '95', method: 'nearest-rank' })).toBeUndefined();
  });

  it('leave the values in their order', () => {
    const values = [3, 1, 2];

    percentileOf(values, { percent: '50', method: 'linear' });

    expect(values).toEqual([3, 1, 2]);
  });

  it('law: at least the share of the samples is at or below the nearest rank, and less than it is below', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 100 }), (values, percent) => {
      const rank = percentileOf(values, { percent: String(percent), method: 'nearest-rank' }) ?? Number.NaN;
      expect(values.filter((value) => value <= rank).length * 100).toBeGreaterThanOrEqual(percent * values.length);
      expect(values.filter((value) => value < rank).length * 100).toBeLessThan(percent * values.length);
    }), runs(22, 200));
  });
});
