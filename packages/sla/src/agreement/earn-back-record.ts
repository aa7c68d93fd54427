import { periodsIn } from '@entente/worktime';
import type { EarnBackRecord, ReadPeriod } from '../money/earn-back.ts';
import { isJudged, leastOf } from '../money/failures.ts';
import { plus } from '../exact/rational.ts';
import type { Bookkeeping, HistoricPeriod } from './bookkeeping.ts';
import type { JudgedSegment } from './judge-levels.ts';
import type { Portion } from './ledger-line.ts';
import { sumsOf } from './roll-up.ts';
import type { Sums } from './roll-up.ts';
import { segmentsOf } from './versions.ts';

/** The history that earn-backs and ratchets read, from the judgements of one level; a segment without one adds nothing to its period. */
export function historyOf(level: string, judged: readonly JudgedSegment[]): readonly HistoricPeriod[] {
  return [...Map.groupBy(judged, ({ period: { start, end } }) => `${start} ${end}`).values()].flatMap((segments) => segments.slice(0, 1).map(({ terms: { inForce }, period: { start, end }, settledIn: { closesAt, period: { start: settledIn } } }) => {
    const sums = segments.filter(({ judgement: { result } }) => isJudged(result.state)).flatMap(({ terms, judgement: { result, lines } }) => sumsOf(terms, result, lines) ?? []);
    const state = leastOf(segments.map(({ judgement: { result } }) => result.state));
    return { level, start, end, begins: Math.max(start, inForce.start), settledIn, closesAt, state, ...(sums.length === 0 ? {} : { sums: sums.reduce(together) }) };
  }));
}

function together(a: Sums, b: Sums): Sums {
  return { reached: plus(a.reached, b.reached), counted: plus(a.counted, b.counted), aimed: plus(a.aimed, b.aimed) };
}

/** What decides whether one credit is earned back (S28): periods to its own, closed periods after it, and the agreement's end. */
export function recordOf(books: Bookkeeping, { level, period }: Portion): EarnBackRecord {
  const { history, asOf, terms: { endsAt = Infinity } } = books;
  const own = history.filter((one) => one.level === level);
  return {
    before: own.filter(({ settledIn }) => settledIn <= period.start).map(({ state }) => state),
    after: [...own, ...periodsWithout(books, level).filter((one) => own.every(({ start, end }) => start !== one.start || end !== one.end))].filter(({ start, closesAt }) => start >= period.end && closesAt <= asOf).sort((a, b) => a.closesAt - b.closesAt || a.begins - b.begins),
    ...(endsAt <= asOf ? { endedAt: endsAt } : {}),
  };
}

/** The periods from which an amendment left the level out: like those that are not applicable, they lengthen no window (S28). */
function periodsWithout({ terms, periods }: Bookkeeping, level: string): readonly (ReadPeriod & Pick<HistoricPeriod, 'start' | 'end' | 'begins'>)[] {
  const { endsAt = Infinity } = terms;
  const settled = Math.max(...periods.map(({ period }) => period.end));
  const segments = segmentsOf(terms, level);
  return segments.flatMap(({ terms: { period, inForce: { end: leaves = Infinity } } }, place) => {
    const returns = segments[place + 1]?.terms.inForce.start ?? Math.min(settled, endsAt);
    if (leaves >= returns) return [];
    return periodsIn(period, { start: leaves, end: returns }).filter(({ start }) => start >= leaves).flatMap(({ start, end }) => {
      const over = Math.min(end, endsAt);
      const settledIn = periods.filter((one) => over <= returns && one.period.start < over && over <= one.period.end);
      return settledIn.map(({ closesAt }) => ({ start, end, begins: start, closesAt, state: 'not-applicable' as const }));
    });
  });
}
