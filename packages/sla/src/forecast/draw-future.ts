import type { Duration } from '@entente/worktime';
import { roundedBad } from '../level/outages.ts';
import type { OutageTerms } from '../model.ts';
import type { Chance } from './chance.ts';
import type { KnownPast, NextOutage, PastOutage } from './known-past.ts';

/** An outage of a drawn future: where in the included time ahead it lies, and what of it counts bad. */
export interface DrawnOutage {
  readonly start: Duration;
  readonly counts: Duration;
}

/**
 * One future of the included time ahead (S37a). The past is weighed anew for each (a Bayesian bootstrap: every outage
 * has an exponential weight), so that futures differ by what the past leaves open. Clusters of outages come again as they
 * were. They begin at random, at the rate of the past and half a cluster more, times the mean of two more draws, for times
 * that change. What is going on at the end of the past goes on like what had lasted as long: a calm like those that lasted
 * longer, an outage like those that lasted longer or, with the weight of one more, for any multiple of its length so far
 * (a Pareto tail).
 */
export function drawFuture(past: KnownPast, ahead: Duration, { minimumLength = 0, rounding }: OutageTerms, chance: Chance): readonly DrawnOutage[] {
  const weighed = past.ended.map((outage): PastOutage => ({ ...outage, weight: outage.weight * chance.exponential() }));
  const firsts = weighed.filter(({ isFirst }) => isFirst);
  const first = drawFrom(firsts, chance);
  const clusters = firsts.reduce((sum, { weight }) => sum + weight, chance.exponential() / 2);
  const perMillisecond = clusters * (chance.exponential() + chance.exponential()) / 2 / past.goodTime;
  const nextAfter = ({ next }: PastOutage): NextOutage => next ?? { calm: Math.ceil(chance.exponential() / perMillisecond), outage: first() };

  const outages: DrawnOutage[] = [];
  let [last, at] = [NOTHING, 0];
  if (past.ongoing === undefined) {
    last = drawFrom(weighed.filter(({ next }) => next === undefined || next.calm > past.calm), chance)();
    if (last.next !== undefined) at = -past.calm;
  } else {
    const { length, counted } = past.ongoing;
    const longer: PastOutage = { ...NOTHING, length: Math.ceil(length / chance.uniform()), weight: chance.exponential() };
    last = drawFrom([...weighed.filter((outage) => outage.length > length), longer], chance)();
    at = Math.min(ahead, last.length - length);
    outages.push({ start: 0, counts: last.length >= minimumLength ? length + at - counted : 0 });
  }
  for (;;) {
    const { calm, outage } = nextAfter(last);
    at += calm;
    if (at >= ahead) return outages;
    const drawn = { start: at, end: Math.min(ahead, at + outage.length) };
    outages.push({ start: at, counts: roundedBad([drawn], [drawn], rounding) });
    [last, at] = [outage, drawn.end];
  }
}

const NOTHING: PastOutage = { length: 0, weight: 0, isFirst: true };

/** Draws outages, each as often as its weight says. */
function drawFrom(outages: readonly PastOutage[], chance: Chance): () => PastOutage {
  let total = 0;
  const sums = outages.map(({ weight }) => (total += weight));
  return () => outages[placeIn(sums, chance.uniform() * total)] ?? NOTHING;
}

/** The place of the first sum above the point. */
function placeIn(sums: readonly number[], point: number): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sums[middle] ?? 0) > point) high = middle;
    else low = middle + 1;
  }
  return low;
}
