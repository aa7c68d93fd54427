/** S12 to S19: an availability on any basis, instant by instant, as SEMANTICS.md reads. Slow. */
import type { Duration, Instant, Interval } from '@entente/worktime';
import type { InstantState, LevelState } from '../../src/model.ts';
import { countEvents } from './events.ts';
import { percent } from './fraction.ts';
import { isIncluded, knownTime, spokenOf, strip, viewOf } from './moments.ts';
import type { Count, Coverage, Outage, Scene, View } from './moments.ts';
import { countServed } from './served.ts';
import { countSlices } from './slices.ts';
import { isPartial } from './ticks.ts';
import { verdict } from './verdict.ts';
import type { Tally } from './verdict.ts';

export interface Reckoned {
  readonly state: LevelState;
  readonly measured: Interval;
  readonly time: Readonly<Record<InstantState, number>>;
  readonly toDate: Tally;
  readonly judged: Tally | undefined;
  readonly best: Tally | undefined;
  readonly coverage: Coverage;
  readonly staleSince: Instant | undefined;
}

/** S16, basis `time`. */
function countTime(view: View, withoutExcused: boolean): Count {
  const { moments, step, terms: { outages, unknown } } = view;
  let [good, policyBad, ahead] = [0, 0, 0];
  const badOf = new Map<Outage, number>();
  for (const moment of moments) {
    if (!isIncluded(moment, withoutExcused)) continue;
    if (!moment.isKnowable) ahead += step;
    else if (moment.effect === 'count-as-good' || moment.believed === 'good') good += step;
    else if (moment.outage !== undefined) {
      if (moment.outage.length < (outages.minimumLength ?? 0)) good += step;
      else badOf.set(moment.outage, (badOf.get(moment.outage) ?? 0) + step);
    } else if (unknown.policy === 'good') good += step;
    else if (unknown.policy === 'bad') policyBad += step;
  }
  const exactBad = [...badOf.values()].reduce((sum, part) => sum + part, policyBad);
  const denominator = good + exactBad;
  const rounded = [...badOf.values()].reduce((sum, part) => sum + roundedMinutes(part, outages.rounding ?? 'none'), policyBad);
  const bad = Math.min(rounded, denominator);
  return {
    toDate: { good: BigInt(denominator - bad), bad: BigInt(bad) }, best: { good: BigInt(denominator - bad + ahead), bad: BigInt(bad) }, coverage: knownTime(view, withoutExcused),
  };
}

function roundedMinutes(length: Duration, rounding: string): Duration {
  const minute = 60_000;
  if (rounding === 'minute-up') return Math.ceil(length / minute) * minute;
  if (rounding === 'minute-down') return Math.floor(length / minute) * minute;
  return rounding === 'minute-nearest' ? Math.floor(length / minute + 1 / 2) * minute : length;
}

const COUNTING = { time: countTime, timeslices: countSlices, occurrences: countEvents, 'user-minutes': countServed, 'device-minutes': countServed } as const;

const lastOf = (spoken: readonly { readonly at: Instant }[], asOf: Instant): Instant => spoken.findLast(({ at }) => at <= asOf)?.at ?? asOf;

/** S12, S13, S25: the level as it stands. */
export function reckonAvailability(scene: Scene): Reckoned {
  const view = viewOf(scene);
  const { terms, period, measured, isRunning, moments, asOf } = view;
  const shown = COUNTING[terms.basis](view, false);
  const excused = moments.some(({ isOpen, effect }) => isOpen && effect === 'count-as-bad-but-excused') ? COUNTING[terms.basis](view, true) : undefined;
  const { toDate, best } = excused ?? shown;
  const state = verdict({
    isWaived: terms.partialPeriod === 'waive' && isPartial(terms, period), isRunning, tally: toDate, best, coverage: shown.coverage,
    lines: { expected: percent(terms.expected), ...(terms.minimum === undefined ? {} : { minimum: percent(terms.minimum) }) }, unknown: terms.unknown,
  });
  const spoken = spokenOf(scene);
  const cadence = terms.method.cadence ?? 300_000;
  const staleSince = isRunning && moments.some(({ t, isKnowable }) => t < asOf && !isKnowable) ? spoken.findLast(({ at }) => at <= asOf && asOf > lastOf(spoken, asOf) + 2 * cadence)?.at : undefined;
  return { state, measured, time: strip(view), toDate: shown.toDate, judged: excused?.toDate, best: isRunning ? (excused ?? shown).best : undefined, coverage: shown.coverage, staleSince };
}
