import type { EarnBackRecord } from '../money/earn-back.ts';
import { isJudged, leastOf } from '../money/failures.ts';
import { plus } from '../exact/rational.ts';
import type { Bookkeeping, HistoricPeriod } from './bookkeeping.ts';
import type { JudgedSegment } from './judge-levels.ts';
import type { Portion } from './ledger-line.ts';
import { sumsOf } from './roll-up.ts';
import type { Sums } from './roll-up.ts';

/** The history that earn-backs read, from the judgements of one level. */
export function historyOf(level: string, judged: readonly JudgedSegment[]): readonly HistoricPeriod[] {
  return [...Map.groupBy(judged, ({ period }) => period.start)].flatMap(([start, segments]) => segments.slice(0, 1).map(({ settledIn: { closesAt, period: { start: settledIn } } }) => {
    const sums = segments.flatMap(({ terms, judgement: { result, lines } }) => sumsOf(terms, result, lines) ?? []);
    const state = leastOf(segments.map(({ judgement: { result } }) => result.state));
    return { level, start, settledIn, closesAt, state, ...(sums.length === 0 || !isJudged(state) ? {} : { sums: sums.reduce(together) }) };
  }));
}

function together(a: Sums, b: Sums): Sums {
  return { reached: plus(a.reached, b.reached), counted: plus(a.counted, b.counted), aimed: plus(a.aimed, b.aimed) };
}

/** What decides whether one credit is earned back (S28): periods to its own, closed periods after it, and the agreement's end. */
export function recordOf({ history, asOf, terms: { endsAt } }: Bookkeeping, { level, period }: Portion): EarnBackRecord {
  const own = history.filter((one) => one.level === level);
  return {
    before: own.filter(({ settledIn }) => settledIn <= period.start).map(({ state }) => state),
    after: own.filter(({ start, closesAt }) => start >= period.end && closesAt <= asOf),
    ...(endsAt !== undefined && endsAt <= asOf ? { endedAt: endsAt } : {}),
  };
}
