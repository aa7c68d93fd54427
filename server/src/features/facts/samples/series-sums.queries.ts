import { clip, intersect, type Interval, type Intervals, normalise, union } from '@entente/worktime';
import type { Session } from '../../../store/session/session.ts';
import { dayOf, HOUR, hourOf } from './buckets.ts';
import { samplesIn } from './parts.queries.ts';
import { spokenTime } from './rollup.ts';
import { rulesOf, ruleText, type SeriesRule } from './series.ts';

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

interface RollupRow {
  readonly series: string;
  readonly bucket: Date;
  readonly span: number;
  readonly position: number;
  readonly good_time: number;
  readonly bad_time: number;
}

/**
 * Good and bad time of each series within the intervals, as known at a log position: whole buckets from rollups, what
 * the intervals cut and what is not sealed yet from the samples. Equal to the sum over the samples, to the millisecond.
 */
export async function seriesSums(session: Session, { series, intervals, rule, upTo }: SumsQuery): Promise<ReadonlyMap<string, SeriesSums>> {
  const hull = { start: intervals[0]?.start ?? 0, end: intervals.at(-1)?.end ?? 0 };
  const rules = await rulesOf(session, series);
  const rolled = new Set(series.filter((id) => ruleText(rules.get(id) ?? rule) === ruleText(rule) && rule.cadence <= HOUR));
  const rows = Map.groupBy(await rollupsIn(session, [...rolled], hull), (row) => row.series);
  const open = await openSpans(session, series, upTo, rule);

  const sums = new Map<string, SeriesSums>();
  const cut = new Map<string, Intervals>();
  for (const id of series) {
    const unsealed = open.get(id) ?? [];
    let [goodTime, badTime] = [0, 0];
    const unused: Interval[] = [];
    for (const { bucket, span, position, good_time, bad_time } of rows.get(id) ?? []) {
      const its = { start: bucket.getTime(), end: bucket.getTime() + span };
      const whole = intervals.some(({ start, end }) => start <= its.start && its.end <= end);
      if (!whole || position > upTo || clip(unsealed, its).length > 0) {
        unused.push(its);
        continue;
      }
      goodTime += good_time;
      badTime += bad_time;
    }
    // Where there is neither a rollup nor an open batch nothing is spoken for.
    const rest = rolled.has(id) ? intersect(intervals, union(unused, unsealed)) : intervals;
    sums.set(id, { goodTime, badTime });
    if (rest.length > 0) cut.set(id, rest);
  }
  await addCut(session, sums, cut, { rule, upTo });
  return sums;
}

/** What no rollup stands for, from the samples themselves. */
async function addCut(session: Session, sums: Map<string, SeriesSums>, cut: ReadonlyMap<string, Intervals>, { rule, upTo }: Pick<SumsQuery, 'rule' | 'upTo'>): Promise<void> {
  const alike = Map.groupBy([...cut], ([, rest]) => JSON.stringify(rest));
  for (const group of alike.values()) {
    const rest = group[0]?.[1] ?? [];
    for (const interval of rest) {
      const window = { start: interval.start - rule.cadence, end: interval.end };
      const samples = await samplesIn(session, { series: group.map(([id]) => id), window, upTo });
      for (const [id, set] of samples) {
        const before = sums.get(id) ?? { goodTime: 0, badTime: 0 };
        const more = spokenTime(set, interval, rule);
        sums.set(id, { goodTime: before.goodTime + more.goodTime, badTime: before.badTime + more.badTime });
      }
    }
  }
}

function rollupsIn({ sql, tenantId }: Session, series: readonly string[], { start, end }: Interval): Promise<readonly RollupRow[]> {
  return sql<RollupRow>(
    `select series_id::text as series, bucket, 86400000 as span, position, good_time, bad_time from entente.rollup_day
     where tenant_id = $1 and series_id = any ($2::uuid[]) and bucket >= $3 and bucket < $5
     union all
     select series_id::text, bucket, 3600000, position, good_time, bad_time from entente.rollup_hour
     where tenant_id = $1 and series_id = any ($2::uuid[]) and bucket >= $4 and bucket < $5`,
    [tenantId, [...series], new Date(dayOf(start)), new Date(hourOf(start)), new Date(end)],
  );
}

/** The time that samples not sealed yet can change, by series. */
async function openSpans({ sql, tenantId }: Session, series: readonly string[], upTo: number, { cadence }: SeriesRule): Promise<ReadonlyMap<string, Intervals>> {
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
