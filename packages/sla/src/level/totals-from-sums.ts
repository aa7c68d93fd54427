import { clip, measure } from '@entente/worktime';
import type { Intervals } from '@entente/worktime';
import type { AvailabilityTerms } from '../model.ts';
import { applyPolicy } from './apply-policy.ts';
import type { CountedTime } from './counted-time.ts';
import { expectedAhead } from './event-totals.ts';
import type { LevelTotals } from './level-totals.ts';
import type { PeriodView } from './period-view.ts';

/** Sums over exactly the time of {@link timeToSum}: of coloured milliseconds, and on basis occurrences of events. */
export interface ObservedSums {
  readonly goodTime: number;
  readonly badTime: number;
  /** Basis occurrences: events, and slots that hold a sample. */
  readonly events?: { readonly good: number; readonly total: number; readonly filledSlots: number; readonly slots: number };
}

/**
 * Whether sums are enough to judge by. Where outages have a minimum length or are rounded, where a last state is
 * held, where exclusions do other than remove, or where slices or users are counted, the instants themselves are needed.
 */
export function sumsAreEnough({ basis, outages, unknown, exclusions }: Pick<AvailabilityTerms, 'basis' | 'outages' | 'unknown' | 'exclusions'>): boolean {
  if (basis !== 'time' && basis !== 'occurrences') return false;
  const removes = [exclusions.effect, ...Object.values(exclusions.effectByReason ?? {})].every((effect) => effect === 'remove');
  return (outages.minimumLength ?? 0) === 0 && (outages.rounding ?? 'none') === 'none' && unknown.policy !== 'hold-last' && removes;
}

/** The time to add up over: included, and not after the horizon. */
export function timeToSum({ included }: CountedTime, { measured, horizon }: PeriodView): Intervals {
  return clip(included, { start: measured.start, end: horizon });
}

/** The totals of a level from sums that somebody else added up; the same as from the facts, to the last bit. */
export function totalsFromSums(terms: AvailabilityTerms, view: PeriodView, counted: CountedTime, { goodTime, badTime, events }: ObservedSums): LevelTotals {
  const past = measure(timeToSum(counted, view));
  const ahead = measure(counted.included) - past;
  const unknown = past - goodTime - badTime;
  const time = {
    'out-of-hours': counted.outOfHours, excluded: measure(counted.excluded.removed), bad: badTime, good: goodTime, unknown, 'not-yet-known': ahead,
  };
  if (terms.basis === 'time' || events === undefined) {
    const toDate = { ...applyPolicy(terms.unknown.policy, { good: goodTime, bad: badTime, unknown }), ...(view.running ? { ahead } : {}) };
    return { time, coverage: { known: goodTime + badTime, knowable: past }, toDate };
  }
  return {
    time,
    coverage: { known: events.filledSlots, knowable: events.slots },
    toDate: { good: events.good, bad: events.total - events.good, ...expectedAhead(terms, view, events.total) },
  };
}
