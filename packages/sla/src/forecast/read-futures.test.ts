import { HOUR } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../oracle/runs.ts';
import { at, during } from '../../testing/story.ts';
import { rational } from '../exact/rational.ts';
import { budgetForecast, durationBands, instantAt, quantileOf } from './read-futures.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, place) => place + 1);

describe('S37a a quantile', () => {
  it('is the first value that such a share does not exceed', () => {
    expect([rational(1, 10), rational(1, 2), rational(9, 10), rational(1), rational(0)].map((share) => quantileOf(upTo(10), share))).toEqual([1, 5, 9, 10, 1]);
    expect(quantileOf(upTo(9), rational(1, 2))).toBe(5);
    expect(quantileOf([], rational(1, 2))).toBe(0);
  });
});

describe('S37a bands of bad time', () => {
  it('leave as much below as above', () => {
    expect(durationBands(upTo(100), 0)).toEqual({ half: { from: 25, to: 75 }, fourFifths: { from: 10, to: 90 } });
  });

  it('begin at the lowest outcome when it alone is as frequent as a tail', () => {
    const withZeros = (zeros: number) => durationBands([...Array.from({ length: zeros }, () => 0), ...upTo(100 - zeros)], 0);

    expect(withZeros(9).fourFifths).toEqual({ from: 1, to: 81 });
    expect(withZeros(10).fourFifths).toEqual({ from: 0, to: 70 });
    expect(withZeros(24).half).toEqual({ from: 1, to: 51 });
    expect(withZeros(25).half).toEqual({ from: 0, to: 25 });
    expect(withZeros(80).fourFifths).toEqual({ from: 0, to: 0 });
  });

  it('hold the share that they are named for', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 80 }), (values) => {
      const ordered = values.toSorted((a, b) => a - b);
      const { half, fourFifths } = durationBands(ordered, 0);
      const inside = ({ from, to }: { readonly from: number; readonly to: number }) => ordered.filter((one) => from <= one && one <= to).length / ordered.length;
      expect(inside(half)).toBeGreaterThanOrEqual(0.5);
      expect(inside(fourFifths)).toBeGreaterThanOrEqual(0.8);
    }), runs(37, 300));
  });
});

describe('S37a the budget of a target', () => {
  const ahead = [during('10:00', '12:00'), during('14:00', '16:00')];
  const outage = (start: number, counts: number) => [{ start: start * HOUR, counts: counts * HOUR }];

  it('is safe when all that is left cannot use it up', () => {
    expect(budgetForecast({ allowed: 5 * HOUR, soFar: HOUR, ahead }, [])).toEqual({ state: 'safe' });
    expect(budgetForecast({ allowed: 5 * HOUR - 1, soFar: HOUR, ahead }, [outage(0, 1)]).state).toBe('open');
  });

  it('is used up where more is bad than is left of it', () => {
    const futures = [outage(0, 1), outage(1, 3), [...outage(0, 1), ...outage(2, 2)], []];

    const forecast = budgetForecast({ allowed: 2 * HOUR, soFar: HOUR, ahead }, futures);

    expect(forecast).toMatchObject({ state: 'open', missed: { numerator: '1', denominator: '2' }, median: at('14:00') });
  });

  it('has a band that is open where "not in this period" is frequent enough', () => {
    const futures = (never: number) => [...upTo(100 - never).map((minute) => [{ start: minute * 60_000, counts: 2 * HOUR }]), ...upTo(never).map(() => [])];
    const minute = (count: number) => at('10:00') + count * 60_000;
    const bandsOf = (never: number) => {
      const forecast = budgetForecast({ allowed: 0, soFar: 0, ahead }, futures(never));
      return forecast.state === 'open' ? forecast.usedUpIn : undefined;
    };

    expect(bandsOf(0)).toEqual({ half: { from: minute(25), to: minute(75) }, fourFifths: { from: minute(10), to: minute(90) } });
    expect(bandsOf(10)).toEqual({ half: { from: minute(25), to: minute(75) }, fourFifths: { from: minute(10), to: minute(90) } });
    expect(bandsOf(11)).toEqual({ half: { from: minute(25), to: minute(75) }, fourFifths: { from: minute(20) } });
    expect(bandsOf(26)).toEqual({ half: { from: minute(50) }, fourFifths: { from: minute(20) } });
    expect(bandsOf(90)).toEqual({ half: {}, fourFifths: {} });
  });

  it('names an instant by its place in the time ahead', () => {
    expect([0, 1, 2, 3].map((hours) => instantAt(ahead, hours * HOUR))).toEqual([at('10:00'), at('11:00'), at('14:00'), at('15:00')]);
    expect(instantAt(ahead, 4 * HOUR)).toBeUndefined();
  });
});
