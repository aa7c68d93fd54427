import { HOUR } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../oracle/runs.ts';
import { at } from '../../testing/story.ts';
import { readClock } from '../clock/read-clock.ts';
import type { ClockEvent } from '../clock/clock-model.ts';
import { compare, ofFraction, rational, sumOf } from '../exact/rational.ts';
import type { PartyShare } from './shared-model.ts';
import { shareClock } from './share-clock.ts';

const terms = { target: 4 * HOUR, calendar: { kind: 'always' } } as const;
const event = (kind: ClockEvent['kind'], when: string, party?: string): ClockEvent => ({ id: when, kind, at: at(when), ...(party === undefined ? {} : { party }) });
const hours = (shares: readonly PartyShare[]) => shares.map(({ party, share }) => [party, Number(share.numerator) / Number(share.denominator) / HOUR]);

describe('S32 time in hand of a clock', () => {
  const events = [event('start', '08:00', 'a'), event('reassign', '10:00', 'b'), event('stop', '16:00')];

  it('shares the overrun of a missed clock by the time that each held the work', () => {
    const reading = readClock(terms, events, at('20:00'));

    expect(hours(shareClock(reading, terms.target))).toEqual([['a', 1], ['b', 3]]);
    expect(hours(shareClock(reading, terms.target, 'elapsed'))).toEqual([['a', 2], ['b', 6]]);
  });

  it('has nothing to share where the clock was not missed', () => {
    expect(shareClock(readClock(terms, [event('start', '08:00', 'a'), event('stop', '12:00')], at('20:00')), terms.target)).toEqual([]);
  });

  it('what was held while nobody was named is unattributed', () => {
    expect(hours(shareClock(readClock(terms, [event('start', '08:00'), event('reassign', '12:00', 'b'), event('stop', '16:00')], at('20:00')), terms.target))).toEqual([['unattributed', 2], ['b', 2]]);
  });

  it('a clock missed without being in any hand, by changed terms, is unattributed', () => {
    expect(hours(shareClock({ state: 'breached', elapsed: HOUR, inHand: [] }, HOUR / 2))).toEqual([['unattributed', 0.5]]);
    expect(hours(shareClock({ state: 'breached', elapsed: HOUR, inHand: [{ party: 'a', time: 0 }] }, 2 * HOUR))).toEqual([['unattributed', 0]]);
  });
});

describe('S32 laws of time in hand', () => {
  const aMiss = fc.record({ times: fc.array(fc.nat(1000), { minLength: 1, maxLength: 5 }), target: fc.nat(3000) });
  const readingOf = (times: readonly number[]) => ({ state: 'breached', elapsed: times.reduce((a, b) => a + b, 0), inHand: times.map((time, place) => ({ party: String(place), time })) }) as const;
  const laws = runs(3200, 200);

  it('efficiency: the shares add up to the overrun, and to what has elapsed', () => {
    fc.assert(fc.property(aMiss, ({ times, target }) => {
      const reading = readingOf(times);
      expect(sumOf(shareClock(reading, target).map(({ share }) => ofFraction(share)))).toEqual(rational(Math.max(0, reading.elapsed - target)));
      expect(sumOf(shareClock(reading, target, 'elapsed').map(({ share }) => ofFraction(share)))).toEqual(rational(reading.elapsed));
    }), laws);
  });

  it('symmetry and null player: equal times bear the same, and no time bears nothing', () => {
    fc.assert(fc.property(aMiss, fc.nat(1000), ({ times, target }, twice) => {
      const shares = shareClock(readingOf([twice, twice, 0, 1, ...times]), target);
      expect(shares[0]?.share).toEqual(shares[1]?.share);
      expect(shares[2]?.share.numerator).toBe('0');
    }), laws);
  });

  it('monotony: holding the work longer never bears less', () => {
    fc.assert(fc.property(aMiss, fc.integer({ min: 1, max: 500 }), ({ times: [first = 0, ...others], target }, more) => {
      const share = (time: number) => ofFraction(shareClock(readingOf([time, ...others]), target).find(({ party }) => party === '0')?.share ?? { numerator: '0', denominator: '1' });
      expect(compare(share(first + more), share(first))).toBeGreaterThanOrEqual(0);
    }), laws);
  });
});
