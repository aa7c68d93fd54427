import type { Duration } from '@entente/worktime';
import { roundedBad } from '../level/outages.ts';
import type { OutageTerms } from '../model.ts';
import type { Chance } from './chance.ts';
import type { KnownPast } from './known-past.ts';

/** An outage of a drawn future: where in the included time ahead it lies, and what of it counts bad. */
export interface DrawnOutage {
  readonly start: Duration;
  readonly counts: Duration;
}

/**
 * One future of the included time ahead (S37a). The past is weighed anew for each (a Bayesian bootstrap: every outage
 * has an exponential weight), so that futures differ by what the past leaves open: the rate at which outages begin, and
 * which lengths they have. The rate is multiplied by one more draw of mean 1, for times that change. Outages begin at
 * random and are as long as an earlier one, half as much more or less; the ongoing one lasts as long as one of those
 * that lasted longer than it has so far, or with the same chance as each of them any multiple of it (a Pareto tail).
 */
export function drawFuture(past: KnownPast, ahead: Duration, { minimumLength = 0, rounding }: OutageTerms, chance: Chance): readonly DrawnOutage[] {
  const weights = past.ended.map(({ weight }) => weight * chance.exponential());
  const sums = sumsOf(weights);
  const total = sums.at(-1) ?? 0;
  const perMillisecond = total * chance.exponential() / past.goodTime;

  const outages: DrawnOutage[] = [];
  let at = 0;
  if (past.ongoing !== undefined) {
    const rest = restOf(past.ongoing.length, past.ended.map(({ length }) => length), chance);
    at = Math.min(ahead, rest);
    outages.push({ start: 0, counts: past.ongoing.length + rest >= minimumLength ? past.ongoing.length + at - past.ongoing.counted : 0 });
  }
  for (;;) {
    at += Math.ceil(chance.exponential() / perMillisecond);
    if (at >= ahead) return outages;
    const chosen = past.ended[placeIn(sums, chance.uniform() * total)]?.length ?? 0;
    const outage = { start: at, end: Math.min(ahead, at + Math.max(minimumLength, spread(chosen, chance))) };
    outages.push({ start: at, counts: roundedBad([outage], [outage], rounding) });
    at = outage.end;
  }
}

function restOf(length: Duration, lengths: readonly Duration[], chance: Chance): Duration {
  const longer = lengths.filter((other) => other > length);
  const place = Math.floor(chance.uniform() * (longer.length + 1));
  const whole = longer[place];
  return whole === undefined ? Math.ceil(length * (1 / chance.uniform() - 1)) : whole - length;
}

function spread(length: Duration, chance: Chance): Duration {
  return Math.ceil(length * (0.5 + chance.uniform()));
}

function sumsOf(weights: readonly number[]): readonly number[] {
  let sum = 0;
  return weights.map((weight) => (sum += weight));
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
