import { clip, contains, subtract } from '@entente/worktime';
import type { Duration, Instant, Interval, Intervals } from '@entente/worktime';
import type { AvailabilityTerms } from '../model.ts';
import { cadenceOf } from '../observe/sample-colours.ts';
import type { SampleColumns } from '../observe/sample-columns.ts';
import { aheadOf } from './ahead.ts';
import type { ExpectingTerms } from './ahead.ts';
import type { CountedTime } from './counted-time.ts';
import { countedTotal } from './level-totals.ts';
import type { Counted, LevelTotals, Outlook } from './level-totals.ts';
import type { PeriodView } from './period-view.ts';

type CountingTerms = ExpectingTerms & Pick<AvailabilityTerms, 'method'>;

/** The sums of a level on basis `occurrences`: the events of the samples inside the counted time (S1a, S13, S16). */
export function eventTotals(terms: CountingTerms, view: PeriodView, counted: CountedTime, series: readonly SampleColumns[], time: LevelTotals['time']): LevelTotals {
  const { excluded: { excused, countedGood }, included } = counted;
  const past = clip(included, { start: view.measured.start, end: view.horizon });
  const outlook = (part: Intervals): Outlook => {
    const events = eventsIn(part, countedGood, series);
    return { ...events, ...expectedAhead(terms, view, countedTotal(events)) };
  };
  return {
    time,
    coverage: slotCoverage(past, { start: view.measured.start, end: view.horizon }, cadenceOf(terms.method), series),
    toDate: outlook(past),
    ...(excused.length === 0 ? {} : { withoutExcused: outlook(subtract(past, excused)) }),
  };
}

/** How many events are still expected (S19). */
export function expectedAhead(terms: ExpectingTerms, view: PeriodView, soFar: number): Pick<Outlook<number>, 'ahead'> {
  const ahead = aheadOf(terms, view, soFar);
  return ahead === undefined ? {} : { ahead };
}

function eventsIn(part: Intervals, goodWindows: Intervals, series: readonly SampleColumns[]): Counted {
  let [good, bad] = [0, 0];
  for (const events of eventsEach(part, goodWindows, series)) {
    good += events.good;
    bad += events.bad;
  }
  return { good, bad };
}

/** What each sample in a part counts, at its own instant (S1a); in a window that counts as good all of it is good (S13). */
export function* eventsEach(part: Intervals, goodWindows: Intervals, series: readonly SampleColumns[]): Iterable<Counted & { readonly at: Instant }> {
  for (const samples of series) {
    for (const index of indexesIn(part, samples.at)) {
      const events = eventsOf(samples, index);
      if (events === undefined) continue;
      const at = samples.at[index] ?? 0;
      const good = contains(goodWindows, at) ? events.total : events.good;
      yield { at, good, bad: events.total - good };
    }
  }
}

/** What a sample counts; one that lacks either number counts nothing, whatever others of its series do. */
function eventsOf({ good, total }: SampleColumns, index: number): { readonly good: number; readonly total: number } | undefined {
  const [some, all] = [good?.[index] ?? Number.NaN, total?.[index] ?? Number.NaN];
  return Number.isNaN(some) || Number.isNaN(all) ? undefined : { good: some, total: all };
}

/**
 * Slots with a sample ÷ slots (S1a). Slots are laid at the cadence from the start of the measured part; one counts when it
 * starts in included time. Samples from after the range fill none, although the last slot may reach beyond it.
 */
export function slotCoverage(part: Intervals, { start: origin, end }: Interval, cadence: Duration, series: readonly SampleColumns[]): LevelTotals['coverage'] {
  const filled = new Set<number>();
  for (const { at } of series) {
    for (let i = 0; i < at.length; i += 1) {
      const instant = at[i] ?? Infinity;
      if (instant < end) filled.add(Math.floor((instant - origin) / cadence));
    }
  }
  let [known, knowable] = [0, 0];
  for (const open of part) {
    const first = Math.ceil((open.start - origin) / cadence);
    const past = Math.ceil((open.end - origin) / cadence);
    knowable += past - first;
    for (let slot = first; slot < past; slot += 1) if (filled.has(slot)) known += 1;
  }
  return { known, knowable };
}

/** The places of the instants inside the intervals; both are in order of time. */
function* indexesIn(part: Intervals, at: ArrayLike<Instant>): Iterable<number> {
  let place = 0;
  for (let i = 0; i < at.length; i += 1) {
    const instant = at[i] ?? 0;
    while ((part[place]?.end ?? Infinity) <= instant) place += 1;
    if ((part[place]?.start ?? Infinity) <= instant) yield i;
  }
}
