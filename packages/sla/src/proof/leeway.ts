import { intersect, measure, openIntervals, periodsIn } from '@entente/worktime';
import type { Duration, Interval, Intervals } from '@entente/worktime';
import { mostBad } from '../level/most-bad.ts';
import { measuredPart } from '../level/period-view.ts';
import type { AvailabilityTerms } from '../model.ts';
import type { Harm, Leeway } from './proof-model.ts';

/** A level in one of its own periods that meets the promise's one. */
export interface LevelPart {
  readonly terms: AvailabilityTerms;
  readonly measured: Interval;
  readonly hours: Intervals;
}

/** The parts of a level in which it binds anything. */
export function partsOfLevel(terms: AvailabilityTerms, promised: Interval): readonly LevelPart[] {
  return periodsIn(terms.period, promised).flatMap((period) => {
    const measured = measuredPart(terms, period);
    const isWaived = terms.partialPeriod === 'waive' && (measured.start > period.start || measured.end < period.end);
    const hours = openIntervals(terms.calendar, measured);
    return isWaived || hours.length === 0 ? [] : [{ terms, measured, hours }];
  });
}

/**
 * What all levels allow together. Levels of one component with the same hours make one leeway. Where hours of one
 * component's leeways overlap, facts can show only downtime that counts bad in each: what one of them excludes or does
 * not know is not for it alone to say.
 */
export function leewaysOf(parts: readonly LevelPart[]): readonly Leeway[] {
  const alike = [...Map.groupBy(parts, ({ terms: { component }, hours }) => `${component} ${hours.map(({ start, end }) => `${start} ${end}`).join(' ')}`).values()];
  return alike.flatMap((same) => same.slice(0, 1).map(({ terms: { component }, hours }): Leeway => {
    const overlaps = parts.some((other) => other.terms.component === component && !same.includes(other) && intersect(other.hours, hours).length > 0);
    return { component, hours, shown: shownBy(same, measure(hours), overlaps), most: Math.min(...same.map(mostOf)) };
  }));
}

/** The tightest of each, taken one after the other: what is excluded leaves less to be unknown, and both leave less to be bad. */
function shownBy(same: readonly LevelPart[], length: Duration, overlaps: boolean): Harm {
  const excluded = overlaps ? 0 : Math.min(...same.map(excludedIn));
  const unknown = overlaps ? 0 : Math.min(...same.map(({ terms }) => unseenIn(terms, length - excluded)));
  return { excluded, unknown, bad: Math.min(...same.map(({ terms }) => shownBadIn(terms, length - excluded - unknown))) };
}

/** Windows bind where exclusions may fall, so facts do not show those. */
function excludedIn(part: LevelPart): Duration {
  return part.terms.basis === 'time' && part.terms.exclusions.allowedIn === undefined ? excludableIn(part) : 0;
}

function unseenIn(terms: AvailabilityTerms, length: Duration): Duration {
  const { unknown: { policy }, basis, method } = terms;
  const isSilent = policy === 'ignore' || policy === 'fail-period' || policy === 'good';
  return isSilent && basis === 'time' && method.measures === 'status' ? unknownIn(terms, length) : 0;
}

function shownBadIn(terms: AvailabilityTerms, counted: Duration): Duration {
  return terms.basis === 'time' && (terms.outages.rounding ?? 'none') === 'none' ? badIn(terms, counted) : 0;
}

/** What may be excluded; one instant at least is left to be judged by. */
function excludableIn({ terms: { exclusions }, measured, hours }: LevelPart): Duration {
  const windows = exclusions.allowedIn === undefined ? Infinity : measure(intersect(hours, openIntervals(exclusions.allowedIn, measured)));
  return Math.min(exclusions.cap ?? Infinity, windows, measure(hours) - 1);
}

/**
 * A level with H of hours, target p, at most e excluded and at most u unknown is met by e + u + b of downtime, if
 * b ≤ (1 − p) × (what is counted), with p the least number that is rounded to the target or more (S21). One instant at least is left to be judged by. More exclusion or unknown never allows less
 * downtime, for each takes away less from b than it gives, so both are taken whole. Only a level that counts time bounds it.
 */
function mostOf(part: LevelPart): Duration {
  const { terms, hours } = part;
  const { exclusions, unknown, outages } = terms;
  const length = measure(hours);
  const isForgiving = (outages.minimumLength ?? 0) > 0 || outages.rounding === 'minute-down' || outages.rounding === 'minute-nearest';
  if (terms.basis !== 'time' || isForgiving) return length;

  const excludable = excludableIn(part);
  const effects = [exclusions.effect, ...Object.values(exclusions.effectByReason ?? {})];
  const staysCounted = effects.includes('count-as-good') || unknown.policy === 'hold-last';
  const mostUnknown = unknownIn(terms, effects.every((effect) => effect === 'remove') ? length - excludable : length);
  const mostBad = badIn(terms, staysCounted ? length : length - excludable - mostUnknown);
  return Math.min(length, excludable + mostUnknown + mostBad);
}

/** What may be unknown of so much time with the level still judged; at least one instant is known. */
function unknownIn({ unknown: { policy, minimumCoverage = '95' } }: AvailabilityTerms, length: Duration): Duration {
  switch (policy) {
    case 'good': return length;
    case 'bad': return 0;
    case 'ignore':
    case 'hold-last':
    case 'fail-period': return Math.min(length - 1, mostBad(length, minimumCoverage));
  }
}

function badIn({ expected, rounding }: AvailabilityTerms, counted: Duration): Duration {
  return mostBad(counted, expected, rounding);
}
