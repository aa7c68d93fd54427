import { DAY, HOUR, MINUTE } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import type { OutageTerms } from '../model.ts';
import { chanceFrom } from './chance.ts';
import type { Chance } from './chance.ts';
import { drawFuture } from './draw-future.ts';
import type { DrawnOutage } from './draw-future.ts';
import type { KnownPast, PastOutage } from './known-past.ts';

const span = { start: 0, end: 100 * DAY };
const outage = (length: number, weight = 1): PastOutage => ({ length, weight, isFirst: true });
/** Outages of one cluster: so long, and so long after the one before. */
function cluster(length: number, ...later: readonly (readonly [calm: number, length: number])[]): readonly PastOutage[] {
  const [[calm, following] = [], ...rest] = later;
  if (calm === undefined || following === undefined) return [outage(length)];
  const [next = outage(0), ...others] = cluster(following, ...rest);
  const second = { ...next, isFirst: false };
  return [{ ...outage(length), next: { calm, outage: second } }, second, ...others];
}
/** Three outages of 10, 20 and 30 minutes, each a cluster of its own, in a hundred days; the last was long ago. */
const apart = [10, 20, 30].map((minutes) => outage(minutes * MINUTE));
const aPast = (changes: Partial<KnownPast> = {}): KnownPast => ({ span, ended: apart, goodTime: 100 * DAY, calm: 10 * DAY, ...changes });

function futuresOf(past: KnownPast, ahead = 30 * DAY, terms: OutageTerms = {}, count = 4000): readonly (readonly DrawnOutage[])[] {
  const chance = chanceFrom([37]);
  return Array.from({ length: count }, () => drawFuture(past, ahead, terms, endingAfter(200_000, chance)));
}

/** No future needs so many draws: one that would never come to its end fails. */
function endingAfter(most: number, { uniform, exponential }: Chance): Chance {
  let drawn = 0;
  const counted = (draw: () => number) => () => {
    drawn += 1;
    if (drawn > most) throw new RangeError('the future has no end');
    return draw();
  };
  return { uniform: counted(uniform), exponential: counted(exponential) };
}

const meanOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
const shareOf = <T>(all: readonly T[], isSo: (one: T) => boolean) => all.filter(isSo).length / all.length;

describe('S37a a drawn future', () => {
  it('has clusters at the rate of the past and of half a cluster more, spread wider than chance alone would', () => {
    const counts = futuresOf(aPast(), 100 * DAY).map((future) => future.length);

    expect(meanOf(counts)).toBeGreaterThan(3.3);
    expect(meanOf(counts)).toBeLessThan(3.7);
    expect(shareOf(counts, (count) => count === 0)).toBeGreaterThan(0.15);
    expect(shareOf(counts, (count) => count === 0)).toBeLessThan(0.3);
    expect(shareOf(counts, (count) => count > 8)).toBeGreaterThan(0.04);
  });

  it('has more of them where the good time was shorter, or what was seen of them is newer', () => {
    const often = (changes: Partial<KnownPast>) => meanOf(futuresOf(aPast(changes)).map((future) => future.length));

    expect(often({ goodTime: 50 * DAY }) / often({})).toBeCloseTo(2, 0);
    expect(often({ ended: apart.map((one) => ({ ...one, weight: 1 / 2 })) }) / often({})).toBeCloseTo(2 / 3.5, 1);
  });

  it('has outages as long as earlier ones, each as often as it still says something', () => {
    const lengths = futuresOf(aPast({ ended: [outage(10 * MINUTE, 1 / 4), outage(20 * MINUTE), outage(30 * MINUTE, 1 / 4)] })).flatMap((future) => future.slice(0, -1)).map(({ counts }) => counts);

    expect(new Set(lengths)).toEqual(new Set([10 * MINUTE, 20 * MINUTE, 30 * MINUTE]));
    expect(shareOf(lengths, (length) => length === 20 * MINUTE)).toBeGreaterThan(0.5);
    expect(shareOf(lengths, (length) => length === 10 * MINUTE)).toBeGreaterThan(0.1);
    expect(shareOf(lengths, (length) => length === 30 * MINUTE)).toBeGreaterThan(0.1);
  });

  it('ends with the time ahead, rounded as the level rounds', () => {
    const ahead = 90 * MINUTE;
    const long = aPast({ ended: apart.map(() => outage(60 * MINUTE + 1)), goodTime: HOUR });

    expect(futuresOf(long, ahead).flat().every(({ start, counts }) => start < ahead && counts === Math.min(60 * MINUTE + 1, ahead - start))).toBe(true);
    expect(futuresOf(long, 10 * DAY, { rounding: 'minute-up' }, 10).flat()[0]?.counts).toBe(61 * MINUTE);
  });

  it('begins no outage at its very end', () => {
    const near = aPast({ calm: HOUR, ended: cluster(MINUTE, [3 * HOUR, MINUTE]).slice(0, 1), goodTime: 100_000 * DAY });

    expect(futuresOf(near, 2 * HOUR, {}, 5).flat()).toEqual([]);
    expect(futuresOf(near, 2 * HOUR + 1, {}, 1).flat()).toEqual([{ start: 2 * HOUR, counts: 1 }]);
  });
});

describe('S37a a cluster of outages', () => {
  it('comes again as it was: the next outage follows after the same calm', () => {
    const ended = cluster(10 * MINUTE, [2 * HOUR, 30 * MINUTE], [3 * HOUR, 20 * MINUTE]);
    const drawn = futuresOf(aPast({ ended }), 30 * DAY, {}, 500).filter((future) => future.length > 2);

    for (const [first, second, third] of drawn) {
      expect([first, second, third].map((one) => one?.counts)).toEqual([10 * MINUTE, 30 * MINUTE, 20 * MINUTE]);
      expect([second, third].map((one) => (one?.start ?? 0) - (first?.start ?? 0))).toEqual([2 * HOUR + 10 * MINUTE, 5 * HOUR + 40 * MINUTE]);
    }
    expect(drawn.length).toBeGreaterThan(50);
  });

  it('counts once in the rate, however many outages it has', () => {
    const begun = (ended: readonly PastOutage[]) => meanOf(futuresOf(aPast({ ended })).map((future) => Number(future.length > 0)));

    expect(Math.abs(begun(cluster(MINUTE, [HOUR, MINUTE], [HOUR, MINUTE])) - begun([outage(MINUTE)]))).toBeLessThan(0.03);
  });

  it('that may not be over goes on after a calm that lasted longer than this one has', () => {
    const ended = cluster(MINUTE, [HOUR, MINUTE], [HOUR + 1, MINUTE], [5 * HOUR, MINUTE]);
    const firsts = futuresOf(aPast({ ended, calm: HOUR, goodTime: 100_000 * DAY }), DAY).map(([first]) => first?.start ?? DAY);

    expect(new Set(firsts)).toEqual(new Set([1, 4 * HOUR, DAY]));
    for (const first of [1, 4 * HOUR, DAY]) expect(shareOf(firsts, (one) => one === first)).toBeCloseTo(1 / 3, 1);
  });
});

describe('S37a an outage that goes on', () => {
  const going = (minutes: number, changes: Partial<KnownPast> = {}) => aPast({ ongoing: { length: minutes * MINUTE, counted: 0 }, goodTime: 100_000 * DAY, ...changes });
  const restsOf = (past: KnownPast, ahead = DAY, terms: OutageTerms = {}) => futuresOf(past, ahead, terms).map(([first]) => first?.counts ?? -1);

  it('lasts as long as one that lasted longer, or with the weight of one more for any multiple of its length', () => {
    const wholes = restsOf(going(10));

    expect(shareOf(wholes, (whole) => whole === 20 * MINUTE)).toBeCloseTo(1 / 3, 1);
    expect(shareOf(wholes, (whole) => whole === 30 * MINUTE)).toBeCloseTo(1 / 3, 1);
    expect(shareOf(wholes, (whole) => whole >= 40 * MINUTE)).toBeCloseTo(1 / 12, 1);
    expect(Math.min(...wholes)).toBeGreaterThan(10 * MINUTE);
  });

  it('that is longer than all of them lasts twice as long in half of the futures', () => {
    expect(shareOf(restsOf(going(30)), (whole) => whole > 60 * MINUTE)).toBeCloseTo(1 / 2, 1);
  });

  it('begins the future, counts what was not counted yet, and lasts no longer than the time ahead', () => {
    const [[first] = []] = futuresOf(going(10, { ended: [outage(30 * MINUTE, 1000)], ongoing: { length: 10 * MINUTE, counted: 4 * MINUTE } }), DAY, {}, 1);

    expect(first).toEqual({ start: 0, counts: 26 * MINUTE });
    expect(Math.max(...restsOf(going(10), 15 * MINUTE))).toBe(25 * MINUTE);
  });

  it('counts once it is as long as an outage must be', () => {
    const counts = restsOf(going(10, { ended: [outage(20 * MINUTE, 1000)] }), DAY, { minimumLength: 20 * MINUTE });
    const tooShort = restsOf(going(10, { ended: [outage(20 * MINUTE, 1000)] }), DAY, { minimumLength: 20 * MINUTE + 1 });

    expect(shareOf(counts, (one) => one === 20 * MINUTE)).toBeGreaterThan(0.9);
    expect(shareOf(tooShort, (one) => one === 0)).toBeGreaterThan(0.9);
  });

  it('is followed like the one that it is like', () => {
    const ended = cluster(20 * MINUTE, [HOUR, MINUTE]).map((one) => ({ ...one, weight: 1000 }));
    const seconds = futuresOf(going(10, { ended }), 2 * HOUR).map(([, second]) => second?.start);

    expect(shareOf(seconds, (start) => start === 10 * MINUTE + HOUR)).toBeGreaterThan(0.9);
  });
});
