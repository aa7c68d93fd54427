import type { LevelState } from '../model.ts';
import type { EarnBackRecord } from '../money/earn-back.ts';
import { plus } from '../exact/rational.ts';
import type { Bookkeeping, HistoricPeriod } from './bookkeeping.ts';
import type { JudgedSegment } from './judge-levels.ts';
import type { Portion } from './ledger-line.ts';
import { sumsOf } from './roll-up.ts';
import type { Sums } from './roll-up.ts';

/** The history that earn-backs read, from the judgements of one level. */
export function historyOf(level: string, judged: readonly JudgedSegment[]): readonly HistoricPeriod[] {
  return [...Map.groupBy(judged, ({ period }) => period.start)].flatMap(([start, segments]) => segments.slice(0, 1).map(({ settledIn: { closesAt } }) => {
    const sums = segments.flatMap(({ terms, judgement: { result, lines } }) => sumsOf(terms, result, lines) ?? []);
    const state = worstOf(segments.map(({ judgement: { result } }) => result.state));
    return { level, start, closesAt, state, ...(sums.length === 0 || !JUDGED.includes(state) ? {} : { sums: sums.reduce(together) }) };
  }));
}

function together(a: Sums, b: Sums): Sums {
  return { reached: plus(a.reached, b.reached), counted: plus(a.counted, b.counted), aimed: plus(a.aimed, b.aimed) };
}

/** The states that a number was judged to, from the worst. */
const JUDGED: readonly LevelState[] = ['failed', 'below-expected', 'met'];

/** A period that an amendment split is met when none of its segments is less (S18). */
function worstOf(states: readonly LevelState[]): LevelState {
  const rankOf = (state: LevelState) => (JUDGED.includes(state) ? JUDGED.indexOf(state) : JUDGED.length);
  return states.reduce((worst, state) => (rankOf(state) < rankOf(worst) ? state : worst));
}

/** What decides whether one credit is earned back (S28): periods to its own, closed periods after it, and the agreement's end. */
export function recordOf({ history, asOf, terms: { endsAt } }: Bookkeeping, { level, period }: Portion): EarnBackRecord {
  const own = history.filter((one) => one.level === level);
  return {
    before: own.filter(({ start }) => start < period.end).map(({ state }) => state),
    after: own.filter(({ start, closesAt }) => start >= period.end && closesAt <= asOf),
    ...(endsAt !== undefined && endsAt <= asOf ? { endedAt: endsAt } : {}),
  };
}
