import { clip, measure, subtract } from '@entente/worktime';
import type { Intervals } from '@entente/worktime';
import type { AvailabilityTerms } from '../model.ts';
import { holdServed } from '../observe/served.ts';
import type { ServedStretch } from '../observe/served.ts';
import type { CountedTime } from './counted-time.ts';
import type { LevelTotals, Outlook } from './level-totals.ts';
import type { PeriodView } from './period-view.ts';

/**
 * The sums of a level that counts users or devices: each millisecond as often as there were users in it, bad for those who
 * were affected (S16). Time in which nobody knows how many there were cannot count. The last known number of users is taken
 * to go on for the best that can be achieved (S19).
 */
export function servedTotals(terms: Pick<AvailabilityTerms, 'unknown'>, view: PeriodView, counted: CountedTime, stretches: readonly ServedStretch[], { time, coverage }: LevelTotals): LevelTotals {
  const { excluded: { excused, countedGood }, included } = counted;
  const past = clip(included, { start: view.measured.start, end: view.horizon });
  const ahead = clip(included, { start: view.horizon, end: view.measured.end });
  const believed = terms.unknown.policy === 'hold-last' ? holdServed(stretches, terms.unknown.maxAge) : stretches;
  const lastServed = stretches.at(-1)?.served;

  const outlook = (part: Intervals, rest: Intervals): Outlook => {
    const served = weighed(part, believed, (stretch) => stretch.served);
    const bad = weighed(subtract(part, countedGood), believed, ({ affected }) => affected);
    const isKnownAhead = rest.length === 0 || lastServed !== undefined;
    const more = view.running && isKnownAhead ? { ahead: BigInt(measure(rest)) * BigInt(lastServed ?? 0) } : {};
    return { good: served - bad, bad, ...more };
  };
  return {
    time,
    coverage,
    toDate: outlook(past, ahead),
    ...(excused.length === 0 ? {} : { withoutExcused: outlook(subtract(past, excused), subtract(ahead, excused)) }),
  };
}

/** Σ over the stretches of a number × the milliseconds for which it held inside the part. */
function weighed(part: Intervals, stretches: readonly ServedStretch[], number: (stretch: ServedStretch) => number): bigint {
  let sum = 0n;
  for (const stretch of stretches) sum += BigInt(number(stretch)) * BigInt(measure(clip(part, stretch)));
  return sum;
}
