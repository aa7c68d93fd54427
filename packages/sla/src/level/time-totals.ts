import { clip, commonTime, intersect, measure, subtract, union } from '@entente/worktime';
import type { Instant, Intervals } from '@entente/worktime';
import type { AvailabilityTerms } from '../model.ts';
import { upTo } from '../observe/colours.ts';
import type { Colours } from '../observe/colours.ts';
import { applyPolicy } from './apply-policy.ts';
import type { CountedTime } from './counted-time.ts';
import { holdLast } from './hold-last.ts';
import { countedTotal } from './level-totals.ts';
import type { Counted, LevelTotals } from './level-totals.ts';
import { outagesOf, roundedBad } from './outages.ts';
import type { PeriodView } from './period-view.ts';

type CountingTerms = Pick<AvailabilityTerms, 'unknown' | 'outages'>;

/** The sums of a level on basis `time`, and the stretches they were added up from. */
export interface TimeAccount {
  readonly totals: LevelTotals<number>;
  readonly bad: Intervals;
  readonly unknown: Intervals;
  readonly forgiven: Intervals;
}

/** Adds up what was observed inside the counted time up to `asOf` (S12, S13, S16, S19). */
export function timeTotals(terms: CountingTerms, view: PeriodView, counted: CountedTime, observed: Colours, asOf: Instant): TimeAccount {
  const { excluded: { removed, excused, countedGood }, included } = counted;
  const past = clip(included, { start: view.measured.start, end: view.horizon });
  const ahead = clip(included, { start: view.horizon, end: view.measured.end });

  const seen = withGoodWindows(observed, countedGood);
  const bad = intersect(past, seen.bad);
  const unknown = subtract(subtract(past, seen.bad), seen.good);
  const time = {
    'out-of-hours': counted.outOfHours,
    excluded: measure(removed),
    bad: measure(bad),
    good: measure(past) - measure(bad) - measure(unknown),
    unknown: measure(unknown),
    'not-yet-known': measure(ahead),
  };

  const believed = terms.unknown.policy === 'hold-last' ? upTo(asOf, holdLast(observed, terms.unknown.maxAge)) : observed;
  const { counting, forgiven } = outagesOf(believed.bad, terms.outages);
  const counts = (part: Intervals) => countIn(terms, part, withGoodWindows(believed, countedGood), counting, countedGood);
  const aheadOf = (part: Intervals) => (view.running ? { ahead: measure(part) } : {});
  return {
    bad,
    unknown,
    forgiven: subtract(intersect(forgiven, past), countedGood),
    totals: {
      time,
      coverage: { known: time.good + time.bad, knowable: measure(past) },
      toDate: { ...counts(past), ...aheadOf(ahead) },
      ...(excused.length === 0 ? {} : { withoutExcused: { ...counts(subtract(past, excused)), ...aheadOf(subtract(ahead, excused)) } }),
    },
  };
}

/** S13 `count-as-good`: inside its windows everything is good, whatever was observed. */
export function withGoodWindows({ good, bad }: Colours, windows: Intervals): Colours {
  return windows.length === 0 ? { good, bad } : { good: union(good, windows), bad: subtract(bad, windows) };
}

/** Good and bad of a part of the included time: outages that count are bad, other known time is good, the rest is up to the policy. */
function countIn(terms: CountingTerms, part: Intervals, known: Colours, outages: Intervals, goodWindows: Intervals): Counted {
  const knownTime = commonTime(part, known.good) + commonTime(part, known.bad);
  const byPolicy = applyPolicy(terms.unknown.policy, { good: knownTime, bad: 0, unknown: measure(part) - knownTime });
  const denominator = countedTotal(byPolicy);
  const rounded = roundedBad(outages, subtract(part, goodWindows), terms.outages.rounding);
  const bad = Math.min(rounded + byPolicy.bad, denominator);
  return { good: denominator - bad, bad };
}
