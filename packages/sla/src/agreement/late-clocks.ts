import { periodAt, periodsIn } from '@entente/worktime';
import type { Instant, Interval } from '@entente/worktime';
import { clockLogs } from '../kinds/clocks/clock-logs.ts';
import type { ClockLog } from '../kinds/clocks/clock-logs.ts';
import { takesEarlierClocks } from '../kinds/clocks/full-reach.ts';
import type { ClockLevelTerms } from '../kinds/kind-model.ts';
import type { Fact } from '../model.ts';
import type { Place } from './place.ts';
import { coversEnds } from './versions.ts';
import type { LevelSegment } from './versions.ts';

/** A period of terms that are in force no more when it begins. */
export function isLate({ segment: { terms: { inForce: { end = Infinity } } }, period }: Pick<Place, 'segment' | 'period'>): boolean {
  return end <= period.start;
}

/**
 * The periods after the end of a level's terms in which clocks that began under them may still count: by its stop or due a
 * clock belongs to the period that holds it, under the terms of its start (S8a). Told by the logs alone, so that not every
 * period is measured that has no such clock.
 */
export function latePeriods({ terms }: LevelSegment, facts: readonly Fact[], asOf: Instant): readonly Interval[] {
  const { end: ended = Infinity } = terms.inForce;
  if (terms.kind !== 'clock' || asOf <= ended) return [];
  const begun = clockLogs(terms, facts).filter(({ events }) => events.some(({ at }) => at < ended));
  return periodsIn(terms.period, { start: ended, end: periodAt(terms.period, asOf - 1).end })
    .filter(({ start }) => ended <= start && begun.some((log) => !isOverBy(log, start, terms)));
}

/**
 * Terms that measure a partial period in full take all clocks that count in it, those of earlier terms too (S8a); of several
 * segments, in order of time, the first one does where none covers the period's start.
 */
export function takeLateClocks([first, ...others]: readonly Pick<Place, 'segment' | 'period'>[]): boolean {
  if (first === undefined) return false;
  const { segment: { terms }, period } = first;
  if (others.length > 0) return takesEarlierClocks(terms, period);
  return terms.kind === 'clock' && terms.partialPeriod === 'full' && !coversEnds([{ terms }], period);
}

/** Nothing can happen to a clock any more after its last stop, but to one that repeats; after a cancel to none. */
function isOverBy({ events }: ClockLog, by: Instant, { repeats = false, versions = [] }: ClockLevelTerms): boolean {
  const last = events.at(-1);
  const mayRepeat = repeats || versions.some((version) => version.repeats);
  return last !== undefined && last.at < by && (last.kind === 'cancel' || (last.kind === 'stop' && !mayRepeat));
}
