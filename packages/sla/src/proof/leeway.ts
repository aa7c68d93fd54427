import { intersect, measure, openIntervals, periodsIn } from '@entente/worktime';
import type { Duration, Interval, Intervals } from '@entente/worktime';
import { ofPercent } from '../exact/decimal.ts';
import { floorOf, minus, ONE, rational, times } from '../exact/rational.ts';
import { measuredPart } from '../level/period-view.ts';
import type { AvailabilityTerms } from '../model.ts';
import type { Harm, Leeway } from './proof-model.ts';

/** What a level allows in each of its own periods that meet the promise's one. */
export function leewaysOf(terms: AvailabilityTerms, promised: Interval): readonly Leeway[] {
  return periodsIn(terms.period, promised).flatMap((period) => {
    const measured = measuredPart(terms, period);
    const isWaived = terms.partialPeriod === 'waive' && (measured.start > period.start || measured.end < period.end);
    const hours = openIntervals(terms.calendar, measured);
    return isWaived || hours.length === 0 ? [] : [{ component: terms.component, hours, ...allowedIn(terms, hours, measured) }];
  });
}

/**
 * A level with H of hours, target p, at most e excluded and at most u unknown is met by e + u + b of downtime, if
 * b ≤ (1 − p) × (what is counted). One instant at least is left to be judged by. More exclusion or unknown never allows less
 * downtime, for each takes away less from b than it gives, so both are taken whole.
 */
function allowedIn(terms: AvailabilityTerms, hours: Intervals, measured: Interval): Pick<Leeway, 'shown' | 'most'> {
  const length = measure(hours);
  if (terms.basis === 'occurrences') return { shown: NO_HARM, most: length };

  const { exclusions, unknown, outages } = terms;
  const windows = exclusions.allowedIn === undefined ? undefined : measure(intersect(hours, openIntervals(exclusions.allowedIn, measured)));
  const excludable = Math.min(exclusions.cap ?? Infinity, windows ?? Infinity, length - 1);
  const effects = [exclusions.effect, ...Object.values(exclusions.effectByReason ?? {})];
  const rounding = outages.rounding ?? 'none';

  const excluded = windows === undefined ? excludable : 0;
  const isSilent = unknown.policy === 'ignore' || unknown.policy === 'fail-period' || unknown.policy === 'good';
  const unseen = isSilent && terms.method.measures === 'status' ? unknownIn(terms, length - excluded) : 0;
  const shown: Harm = { excluded, unknown: unseen, bad: rounding === 'none' ? badIn(terms, length - excluded - unseen) : 0 };

  const isForgiving = (outages.minimumLength ?? 0) > 0 || rounding === 'minute-down' || rounding === 'minute-nearest';
  const staysCounted = effects.includes('count-as-good') || unknown.policy === 'hold-last';
  const mostUnknown = unknownIn(terms, effects.every((effect) => effect === 'remove') ? length - excludable : length);
  const mostBad = badIn(terms, staysCounted ? length : length - excludable - mostUnknown);
  return { shown, most: isForgiving ? length : Math.min(length, excludable + mostUnknown + mostBad) };
}

const NO_HARM: Harm = { excluded: 0, unknown: 0, bad: 0 };

/** What may be unknown of so much time with the level still judged; at least one instant is known. */
function unknownIn({ unknown: { policy, minimumCoverage = '95' } }: AvailabilityTerms, length: Duration): Duration {
  switch (policy) {
    case 'good': return length;
    case 'bad': return 0;
    case 'ignore':
    case 'hold-last':
    case 'fail-period': return Math.min(length - 1, partOf(length, minimumCoverage));
  }
}

function badIn({ expected }: AvailabilityTerms, counted: Duration): Duration {
  return partOf(counted, expected);
}

/** The whole milliseconds of a length that a percentage leaves over. */
function partOf(length: Duration, percent: string): Duration {
  return Number(floorOf(times(rational(length), minus(ONE, ofPercent(percent)))));
}
