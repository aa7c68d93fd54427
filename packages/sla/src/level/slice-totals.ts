import { clip, intersect, measure, subtract, union } from '@entente/worktime';
import type { Duration, Interval, Intervals } from '@entente/worktime';
import { ofPercent } from '../exact/decimal.ts';
import { ONE, compare } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import type { AvailabilityTerms, SliceTerms } from '../model.ts';
import type { Colours } from '../observe/colours.ts';
import type { SampleColumns } from '../observe/sample-columns.ts';
import { applyPolicy } from './apply-policy.ts';
import type { CountedTime } from './counted-time.ts';
import { eventsEach } from './event-totals.ts';
import { holdLast } from './hold-last.ts';
import { countedTotal } from './level-totals.ts';
import type { Counted, LevelTotals, Outlook } from './level-totals.ts';
import type { PeriodView } from './period-view.ts';
import { withGoodWindows } from './time-totals.ts';

type CountingTerms = Pick<AvailabilityTerms, 'slice' | 'method' | 'unknown'>;

/** Whether slices are judged by the events that are counted in them, or only by time (S16). */
export function countsEvents({ measures, threshold }: AvailabilityTerms['method']): boolean {
  return measures === 'samples' && threshold === undefined;
}

/** The sums of a level on basis `timeslices`: good and bad slices (S16). */
export function sliceTotals(terms: CountingTerms, view: PeriodView, counted: CountedTime, observed: Colours, series: readonly SampleColumns[], time: LevelTotals['time']): LevelTotals {
  const { excluded: { excused, countedGood }, included } = counted;
  const past = clip(included, { start: view.measured.start, end: view.horizon });
  const ahead = clip(included, { start: view.horizon, end: view.measured.end });
  const slices = slicesOf(sliceTerms(terms), view);

  const seen = withGoodWindows(observed, countedGood);
  const believed = withGoodWindows(terms.unknown.policy === 'hold-last' ? holdLast(observed, terms.unknown.maxAge) : observed, countedGood);
  const events = countsEvents(terms.method) ? series : [];
  const outlook = (part: Intervals, rest: Intervals) => outlookOf(terms, view, slices, { part, rest, believed, countedGood, events });
  return {
    time,
    coverage: coverageIn(slices, past, ahead, intersect(past, union(seen.good, seen.bad))),
    toDate: outlook(past, ahead),
    ...(excused.length === 0 ? {} : { withoutExcused: outlook(subtract(past, excused), subtract(ahead, excused)) }),
  };
}

function sliceTerms({ slice }: CountingTerms): SliceTerms {
  if (slice === undefined) throw new RangeError('a level that counts slices says how long they are');
  return slice;
}

/** Laid from the period's start; those that the measured part touches (S16). */
function slicesOf({ length }: SliceTerms, { period, measured }: PeriodView): readonly Interval[] {
  const slices: Interval[] = [];
  const first = Math.floor((measured.start - period.start) / length);
  for (let start = period.start + first * length; start < measured.end; start += length) slices.push({ start, end: start + length });
  return slices;
}

/** Slices that are over and hold something that counts; known are those of which anything is, before any policy (S12). */
function coverageIn(slices: readonly Interval[], past: Intervals, ahead: Intervals, known: Intervals): LevelTotals['coverage'] {
  const over = slices.filter((slice) => measure(clip(past, slice)) > 0 && measure(clip(ahead, slice)) === 0);
  return { known: over.filter((slice) => measure(clip(known, slice)) > 0).length, knowable: over.length };
}

/** What slices are judged from: time that has passed and that is to come, what is believed of it, and events. */
interface Sliced {
  readonly part: Intervals;
  readonly rest: Intervals;
  readonly believed: Colours;
  readonly countedGood: Intervals;
  readonly events: readonly SampleColumns[];
}

function outlookOf(terms: CountingTerms, { period, running }: PeriodView, slices: readonly Interval[], { part, rest, believed, countedGood, events }: Sliced): Outlook {
  const { length, target } = sliceTerms(terms);
  const [goodTime, badTime] = [intersect(part, believed.good), intersect(part, believed.bad)];
  const eventsBySlice = new Map<number, Counted>();
  for (const { at, good, bad } of eventsEach(part, countedGood, events)) {
    const place = Math.floor((at - period.start) / length);
    const before = eventsBySlice.get(place) ?? NO_EVENTS;
    eventsBySlice.set(place, { good: before.good + good, bad: before.bad + bad });
  }

  const sums = { good: 0, bad: 0, 'to-come': 0, 'not-counted': 0 };
  for (const slice of slices) {
    const [passed, good, bad] = [measure(clip(part, slice)), measure(clip(goodTime, slice)), measure(clip(badTime, slice))];
    const time = applyPolicy(terms.unknown.policy, { good, bad, unknown: passed - good - bad });
    const its = eventsBySlice.get((slice.start - period.start) / length) ?? NO_EVENTS;
    sums[stateOf(terms, ofPercent(target), { toCome: measure(clip(rest, slice)), time, events: its })] += 1;
  }
  return { good: sums.good, bad: sums.bad, ...(running ? { ahead: sums['to-come'] } : {}) };
}

const NO_EVENTS: Counted = { good: 0, bad: 0 };

interface Slice {
  /** Milliseconds that count and are after the horizon. */
  readonly toCome: Duration;
  readonly time: Counted;
  readonly events: Counted;
}

/** A slice that is not over counts as soon as it cannot be good any more; until then it is one of those to come (S19). */
function stateOf(terms: CountingTerms, target: Rational, slice: Slice): 'good' | 'bad' | 'to-come' | 'not-counted' {
  if (slice.toCome > 0) return canBeGood(terms, target, slice) ? 'to-come' : 'bad';
  const counted = countedTotal(slice.events) > 0 ? slice.events : slice.time;
  if (countedTotal(counted) === 0) return 'not-counted';
  return isGood(counted, target) ? 'good' : 'bad';
}

/** Of events any number of good ones may still come; of time, what is left. */
function canBeGood({ method }: CountingTerms, target: Rational, { time, events, toCome }: Slice): boolean {
  if (countsEvents(method)) return events.bad === 0 || compare(target, ONE) < 0;
  return isGood({ good: time.good + toCome, bad: time.bad }, target);
}

/** good ÷ total ≥ target, by cross-multiplication (S21). */
function isGood(counted: Counted, target: Rational): boolean {
  return BigInt(counted.good) * target.denominator >= BigInt(countedTotal(counted)) * target.numerator;
}
