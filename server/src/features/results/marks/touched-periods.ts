import type { AvailabilityTerms, ClockLevelTerms, ClockMethod, LevelTerms, MethodTerms, SharedMetricTerms } from '@entente/sla';
import { type MeasuredPart, measuredParts } from '../../agreements/index.ts';
import { MINUTE, overlap, periodAt, periodsIn } from '@entente/worktime';
import type { Duration, Instant, Interval } from '@entente/worktime';

/** What a numbered fact says something about: who said it, of what, and the time it can colour by itself. */
export type Touch = StatusTouch | SampleTouch | ClockTouch | ExclusionTouch;

interface Spoken {
  readonly source: string;
  readonly component: string;
  /** Absent: every metric of the source and component. */
  readonly metric?: string;
}

/** Status changes of one batch: from the first of them to the source's next one after the last; none: without end. */
export interface StatusTouch extends Spoken {
  readonly kind: 'status';
  readonly first: Instant;
  readonly next?: Instant;
}

/** Samples of one batch and series; `next` is the series' first sample after the last of them. */
export interface SampleTouch extends Spoken {
  readonly kind: 'samples';
  readonly first: Instant;
  readonly last: Instant;
  readonly next?: Instant;
}

/** Events of one clock. */
export interface ClockTouch extends Spoken {
  readonly kind: 'clocks';
  readonly first: Instant;
  /** The first event of the clock. */
  readonly began: Instant;
  /** The last stop before them, which they may undo (S9). */
  readonly stopped?: Instant;
  /** Whether one of them names a priority or a parent. */
  readonly changesTerms: boolean;
}

/** The windows that an exclusion, and what it supersedes, lie in. It reaches every level that measures the component. */
export interface ExclusionTouch extends Spoken {
  readonly kind: 'exclusion';
  readonly window: Interval;
}

/** The part of terms that decides which periods a fact can move. */
export type MarkedTerms = Pick<AvailabilityTerms, 'period' | 'inForce' | 'unknown'> & {
  readonly measured: readonly MeasuredPart[];
  readonly outageReach: Duration;
  /** How long a sample's statement holds of how many are served (S16); absent: samples speak for their cadence. */
  readonly servedFor?: Duration;
  /** Of clocks, from where on an event may move what counts (S8a). */
  readonly clocksMoveFrom?: 'event' | 'last-stop' | 'begin';
};

export function markedTermsOfLevel(terms: LevelTerms): MarkedTerms {
  return {
    period: terms.period,
    inForce: terms.partialPeriod === 'full' ? wholePeriods(terms) : terms.inForce,
    unknown: 'unknown' in terms && terms.unknown !== undefined ? terms.unknown : { policy: 'ignore' },
    measured: measuredParts(terms),
    outageReach: outageReachOf(terms),
    ...(terms.kind === 'availability' && isServed(terms) ? { servedFor: terms.method.maxAge ?? Infinity } : {}),
    ...(terms.kind === 'clock' ? { clocksMoveFrom: clocksMoveFrom(terms) } : {}),
  };
}

/** An outage at a period's end is judged by its whole length (S16); there are outages of availability only. */
export function outageReachOf(terms: LevelTerms): Duration {
  return terms.kind === 'availability' ? terms.outages.minimumLength ?? 0 : 0;
}

function isServed({ basis }: AvailabilityTerms): boolean {
  return basis === 'user-minutes' || basis === 'device-minutes';
}

/**
 * An event moves what comes after it, and a reopening undoes the stop before it; but a clock that counts by its start
 * counts there whenever it is decided, and where one of several cycles is judged a new one may take the place of any.
 */
function clocksMoveFrom({ countsBy, chain, repeats, reopening }: ClockLevelTerms): NonNullable<MarkedTerms['clocksMoveFrom']> {
  if (countsBy === 'start' || chain !== undefined) return 'begin';
  if (repeats === true || reopening === 'new-cycle') return 'event';
  return reopening === 'continue' || reopening === 'continue-counted' ? 'last-stop' : 'begin';
}

/** S18 `full`: all of a period that the terms touch is measured under them. */
function wholePeriods({ period, inForce: { start, end } }: Pick<LevelTerms, 'period' | 'inForce'>): AvailabilityTerms['inForce'] {
  return { start: periodAt(period, start).start, ...(end === undefined ? {} : { end: periodAt(period, end - 1).end }) };
}

export function markedTermsOfSharedMetric(terms: SharedMetricTerms): MarkedTerms {
  const endToEnd = terms.endToEnd === undefined ? [] : [terms.endToEnd];
  return {
    period: terms.period,
    inForce: terms.inForce,
    unknown: terms.unknown,
    measured: [...endToEnd, ...terms.components],
    outageReach: 0,
  };
}

/**
 * The periods, begun by `now`, whose number the fact can move; never too few, at times one too many. A status change
 * colours time until the next one (S1a); a sample until its cadence ends and, as the source's last word, 2 × cadence
 * on (S12), or until the next sample where its state is held; an outage that crosses a boundary is judged by its whole
 * length (S16), so the minimum length is added on both sides.
 */
export function touchedPeriods(terms: MarkedTerms, touch: Touch, now: Instant): readonly Interval[] {
  const ranges = terms.measured
    .filter((part) => speaksFor(touch, part))
    .map((part) => touchedRange(touch, part.method, terms, now));
  if (ranges.length === 0) return [];

  const range = { start: Math.min(...ranges.map(({ start }) => start)), end: Math.max(...ranges.map(({ end }) => end)) };
  return begunPeriods(terms, range, now);
}

/** The periods of the terms that share an instant with the range and with the time in force, and have begun. */
export function begunPeriods(terms: Pick<MarkedTerms, 'period' | 'inForce'>, range: Interval, now: Instant): readonly Interval[] {
  const running = periodAt(terms.period, now);
  const inForce = { start: terms.inForce.start, end: Math.min(terms.inForce.end ?? running.end, running.end) };
  return periodsIn(terms.period, overlap(range, inForce)).filter(({ start }) => start <= now);
}

function speaksFor(touch: Touch, { component, method }: MarkedTerms['measured'][number]): boolean {
  if (touch.component !== component) return false;
  if (touch.kind === 'exclusion') return true;
  if (touch.kind !== method.measures || !method.sources.includes(touch.source)) return false;
  return touch.metric === undefined || method.metric === undefined || touch.metric === method.metric;
}

function touchedRange(touch: Touch, method: MethodTerms | ClockMethod, terms: MarkedTerms, now: Instant): Interval {
  const { start, end } = ownRange(touch, method, terms, now);
  return { start: start - terms.outageReach, end: end + terms.outageReach };
}

function ownRange(touch: Touch, method: MethodTerms | ClockMethod, terms: MarkedTerms, now: Instant): Interval {
  switch (touch.kind) {
    case 'status':
      return { start: touch.first, end: endOfStatus(touch, terms, now) };
    case 'samples':
      return { start: touch.first, end: endOfSamples(touch, method, terms, now) };
    case 'clocks':
      // Until when it is due nobody can tell without its terms; what is to come is not marked.
      return { start: startOfClock(touch, terms), end: Math.max(now, touch.first) + 1 };
    case 'exclusion':
      return touch.window;
  }
}

/** The next change may say unknown, and then the state before it is held on. */
function endOfStatus(touch: StatusTouch, { unknown }: MarkedTerms, now: Instant): Instant {
  const end = touch.next ?? Math.max(now + 1, touch.first + 1);
  return unknown.policy === 'hold-last' ? Math.max(end, Math.min(now + 1, end + (unknown.maxAge ?? Infinity))) : end;
}

function startOfClock({ first, began, stopped, changesTerms }: ClockTouch, { clocksMoveFrom: from }: MarkedTerms): Instant {
  if (changesTerms || from === 'begin') return Math.min(began, first);
  return from === 'last-stop' ? Math.min(stopped ?? first, first) : first;
}

function endOfSamples(touch: SampleTouch, method: MethodTerms | ClockMethod, terms: MarkedTerms, now: Instant): Instant {
  const cadence = 'cadence' in method ? method.cadence ?? DEFAULT_CADENCE : DEFAULT_CADENCE;
  const lastWord = touch.last + Math.max(2 * cadence, Math.min(terms.servedFor ?? 0, Math.max(0, now + 1 - touch.last)));
  if (terms.unknown.policy !== 'hold-last') return lastWord;
  const held = terms.unknown.maxAge === undefined ? now + 1 : lastWord + terms.unknown.maxAge;
  return Math.max(lastWord, Math.min(touch.next ?? held, held));
}

const DEFAULT_CADENCE: Duration = 5 * MINUTE;
