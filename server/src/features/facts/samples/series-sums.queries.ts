import { clip, intersect, type Interval, type Intervals, normalise, union } from '@entente/worktime';
import type { Session } from '../../../store/session/session.ts';
import { dayOf, HOUR } from './buckets.ts';
import { samplesIn } from './parts.queries.ts';
import { spokenTime } from './rollup.ts';
import { clipped } from './sample-set.ts';
import { rulesOf, ruleText, type SeriesRule } from './series.ts';
import { type RolledSum, rollupsIn, type RollupRow, sumsOfWholeBuckets } from './whole-buckets.queries.ts';

/** Milliseconds that a series' samples speak for within the intervals (S1a); the rest of them is unknown. */
export interface SeriesSums {
  readonly goodTime: number;
  readonly badTime: number;
}

export interface SumsQuery {
  readonly series: readonly string[];
  /** Sorted and disjoint. */
  readonly intervals: Intervals;
  readonly rule: SeriesRule;
  readonly upTo: number;
}

/**
 * Good and bad time of each series within the intervals, as known at a log position: whole buckets are added up by the
 * database, what the intervals cut and what is not sealed yet comes from the samples. Equal to the sum over the samples,
 * to the millisecond.
 */
export async function seriesSums(session: Session, query: SumsQuery): Promise<ReadonlyMap<string, SeriesSums>> {
  const { series, intervals, rule, upTo } = query;
  const open = await openSpans(session, query);
  const rules = await rulesOf(session, series);
  const rolled = series.filter((id) => rule.cadence <= HOUR && ruleText(rules.get(id) ?? rule) === ruleText(rule));
  const added = await sumsOfWholeBuckets(session, rolled.filter((id) => !open.has(id)), intervals, upTo);
  const plain = new Set([...added].filter(([, { newest }]) => newest <= upTo).map(([id]) => id));
  const single = rolled.filter((id) => !plain.has(id));

  const sums = new Map<string, SeriesSums>();
  const cut = new Map<string, Intervals>();
  for (const [id, part] of await plainSums(session, added, plain, intervals)) keep(id, part);
  for (const [id, part] of await singleSums(session, single, open, query)) keep(id, part);
  for (const id of series) if (!sums.has(id)) keep(id, { goodTime: 0, badTime: 0, rest: intervals });
  await addCut(session, sums, cut, { rule, upTo });
  return sums;

  function keep(id: string, { goodTime, badTime, rest }: PartialSum): void {
    sums.set(id, { goodTime, badTime });
    if (rest.length > 0) cut.set(id, rest);
  }
}

/** What buckets stand for, and the intervals that are left to be added up from samples. */
interface PartialSum extends SeriesSums {
  readonly rest: Intervals;
}

/** Series of which all is sealed and known: only the buckets that a boundary cuts are left. */
async function plainSums(session: Session, added: ReadonlyMap<string, RolledSum>, plain: ReadonlySet<string>, intervals: Intervals): Promise<ReadonlyMap<string, PartialSum>> {
  const boundaries = intervals.flatMap(({ start, end }) => [start, end]).filter((at) => at !== dayOf(at));
  const cutRows: RollupRow[] = [];
  for (const at of boundaries) cutRows.push(...(await rollupsIn(session, [...plain], { start: at, end: at })));
  const bySeries = Map.groupBy(cutRows, ({ series }) => series);
  return new Map([...plain].map((id) => {
    const { goodTime, badTime } = added.get(id) ?? { goodTime: 0, badTime: 0 };
    const spans = (bySeries.get(id) ?? []).map(spanOf).filter((its) => !isWhole(its, intervals));
    return [id, { goodTime, badTime, rest: intersect(intervals, normalise(spans)) }];
  }));
}

/** Series with something that is not sealed, or that is known later than is asked for: bucket by bucket. */
async function singleSums(session: Session, series: readonly string[], open: ReadonlyMap<string, Intervals>, { intervals, upTo }: SumsQuery): Promise<ReadonlyMap<string, PartialSum>> {
  const hull = { start: intervals[0]?.start ?? 0, end: intervals.at(-1)?.end ?? 0 };
  const rows = Map.groupBy(await rollupsIn(session, series, hull), (row) => row.series);
  return new Map(series.map((id) => {
    const unsealed = open.get(id) ?? [];
    const its = rows.get(id) ?? [];
    const usable = (row: RollupRow): boolean => isWhole(spanOf(row), intervals) && row.position <= upTo && clip(unsealed, spanOf(row)).length === 0;
    const sum = its.filter(usable).reduce((one, { good_time, bad_time }) => ({ goodTime: one.goodTime + good_time, badTime: one.badTime + bad_time }), { goodTime: 0, badTime: 0 });
    // Where there is neither a rollup nor an open batch nothing is spoken for.
    return [id, { ...sum, rest: intersect(intervals, union(its.filter((row) => !usable(row)).map(spanOf), unsealed)) }];
  }));
}

const spanOf = ({ bucket, span }: RollupRow): Interval => ({ start: bucket.getTime(), end: bucket.getTime() + span });

const isWhole = (its: Interval, intervals: Intervals): boolean => intervals.some(({ start, end }) => start <= its.start && its.end <= end);

/** What no rollup stands for, from the samples themselves. */
async function addCut(session: Session, sums: Map<string, SeriesSums>, cut: ReadonlyMap<string, Intervals>, { rule, upTo }: Pick<SumsQuery, 'rule' | 'upTo'>): Promise<void> {
  const alike = Map.groupBy([...cut], ([, rest]) => JSON.stringify(rest));
  for (const group of alike.values()) {
    const rest = group[0]?.[1] ?? [];
    for (const window of windowsOf(rest)) {
      const samples = await samplesIn(session, { series: group.map(([id]) => id), window: { start: window.start - rule.cadence, end: window.end }, upTo });
      for (const [id, set] of samples) {
        for (const interval of clip(rest, window)) {
          const before = sums.get(id) ?? { goodTime: 0, badTime: 0 };
          const more = spokenTime(clipped(set, interval.start - rule.cadence, interval.end), interval, rule);
          sums.set(id, { goodTime: before.goodTime + more.goodTime, badTime: before.badTime + more.badTime });
        }
      }
    }
  }
}

/** A few intervals are asked for by themselves, many of them as one. */
function windowsOf(intervals: Intervals): Intervals {
  const [first, last] = [intervals[0], intervals.at(-1)];
  return intervals.length <= 3 || first === undefined || last === undefined ? intervals : [{ start: first.start, end: last.end }];
}

/** The time that samples not sealed yet can change, by series. */
async function openSpans({ sql, tenantId }: Session, { series, upTo, rule: { cadence } }: SumsQuery): Promise<ReadonlyMap<string, Intervals>> {
  const rows = await sql<{ series: string; first: number; last: number }>(
    `select h.series_id::text as series, h.first, h.last
     from entente.sample_batch b
     join entente.log_position p on p.tenant_id = $1 and p.id = b.id and p.position <= $2
     cross join lateral unnest(b.series, b.firsts, b.lasts) as h (series_id, first, last)
     where b.tenant_id = $1 and b.columns is not null and h.series_id = any ($3::uuid[])`,
    [tenantId, upTo, [...series]],
  );
  const spans = Map.groupBy(rows, (row) => row.series);
  return new Map([...spans].map(([id, its]) => [id, normalise(its.map(({ first, last }) => ({ start: first, end: last + cadence })))]));
}

