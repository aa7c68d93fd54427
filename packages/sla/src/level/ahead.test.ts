import { DAY, HOUR } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aPercentile, aRatio, aScore, aThreshold, values } from '../../testing/kinds.ts';
import { aLevel, at, counts, during, log, samplesEvery, theDay } from '../../testing/story.ts';
import { evaluateLevel } from '../evaluate-level.ts';
import { aheadOf } from './ahead.ts';

const months = { zone: 'Europe/Amsterdam', anchor: '2026-01-01', every: 'P1M' } as const;

describe('S18 S19 what is still expected', () => {
  const running = (measured = theDay, horizon = measured.start) => ({ period: theDay, measured, running: true, horizon });
  const terms = { expectedVolume: 101, period: { ...months, zone: 'UTC' } };

  it('is the volume of a whole period, less what came, and never less than nothing', () => {
    expect([0, 1, 101, 102].map((soFar) => aheadOf(terms, running(), soFar))).toEqual([101, 100, 0, 0]);
  });

  it('is spread over the days of a part, and cut down to a whole number', () => {
    expect([0, 50, 51].map((soFar) => aheadOf(terms, running(during('12:00', '24:00')), soFar))).toEqual([50, 0, 0]);
  });

  it('goes by the days of the zone, however long the clocks make them', () => {
    const march = { start: at('2026-02-28T23:00Z'), end: at('2026-03-31T22:00Z') };
    const lastDay = { start: march.end - DAY, end: march.end };

    expect(aheadOf({ expectedVolume: 31, period: months }, { period: march, measured: lastDay, running: true, horizon: lastDay.start }, 0)).toBe(1);
    expect(aheadOf({ expectedVolume: 31, period: { ...months, zone: 'UTC' } }, { period: march, measured: { start: lastDay.start - HOUR, end: lastDay.end - HOUR }, running: true, horizon: lastDay.start }, 0)).toBe(1);
  });

  it('is nothing once the part is over, and cannot be told when the period is, or without a volume', () => {
    expect(aheadOf(terms, running(during('00:00', '12:00'), at('12:00')), 0)).toBe(0);
    expect(aheadOf(terms, { ...running(), running: false }, 0)).toBeUndefined();
    expect(aheadOf({ period: months }, running(), 0)).toBeUndefined();
  });

  it.each([
    ['availability', aLevel({ basis: 'occurrences', method: samplesEvery(HOUR), expectedVolume: 40 })], ['ratio', aRatio({ expectedVolume: 40 })], ['threshold', aThreshold({ expectedVolume: 40 })],
    ['score', aScore({ expectedVolume: 40 })],
  ] as const)('of a %s whose terms begin at noon is half of the volume', (_, level) => {
    const facts = log({ ...counts([['13:00', 1, 1]]), value: [1] });
    const best = (from: string) => {
      const { bestAchievable } = evaluateLevel({ ...level, inForce: { start: at(from) } }, facts, theDay, at('14:00'));
      return bestAchievable === undefined ? undefined : 'counted' in bestAchievable ? bestAchievable.counted : String(BigInt(bestAchievable.good) + BigInt(bestAchievable.bad));
    };

    expect([best('00:00'), best('12:00')]).toEqual(['40', '20']);
  });

  it('of a percentile makes up for fewer values in a part', () => {
    const facts = log(values([['13:00', 9], ['13:10', 8], ['13:20', 7], ['13:30', 6], ['13:40', 5], ['13:50', 4], ['13:55', 3]]));
    const level = aPercentile({ percentile: { percent: '50', method: 'nearest-rank' }, expectedVolume: 16 });
    const best = (from: string) => evaluateLevel({ ...level, inForce: { start: at(from) } }, facts, theDay, at('14:00')).bestAchievable?.shown;

    expect([best('00:00'), best('12:00')]).toEqual([undefined, '5.000']);
  });
});
