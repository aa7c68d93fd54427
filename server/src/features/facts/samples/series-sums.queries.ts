import { clip, intersect, type Interval, type Intervals, normalise, union } from '@entente/worktime';
import type { Session } from '../../../store/session/session.ts';
import { dayOf, HOUR } from './buckets.ts';
import { inLogOrder, openParts, type Part, sealedParts } from './parts.queries.ts';
import { spokenTime } from './rollup.ts';
import { clipped, merged, type SampleSet } from './sample-set.ts';
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
  const hull = { start: (intervals[0]?.start ?? 0) - rule.cadence, end: intervals.at(-1)?.end ?? 0 };
  const [unsealed, rules] = await Promise.all([openParts(session, { series, window: hull, upTo }), rulesOf(session, series)]);
  const open = Map.groupBy(unsealed, (part) => part.series);
  const rolled = series.filter((id) => rule.cadence <= HOUR && ruleText(rules.get(id) ?? rule) === ruleText(rule));
  const added = await sumsOfWholeBuckets(session, rolled.filter((id) => !open.has(id)), intervals, upTo);
  const plain = new Set([...added].filter(([, { newest }]) => newest <= upTo).map(([id]) => id));
  const single = rolled.filter((id) => !plain.has(id));

  const sums = new Map<string, SeriesSums>();
  const cut = new Map<string, Intervals>();
  for (const [id, part] of await plainSums(session, added, plain, intervals)) keep(id, part);
  for (const [id, part] of await singleSums(session, single, spokenSpans(open, rule), query)) keep(id, part);
  for (const id of series) if (!sums.has(id)) keep(id, { goodTime: 0, badTime: 0, rest: intervals });
  await addCut(session, sums, cut, open, { rule, upTo });
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
async function addCut(session: Session, sums: Map<string, SeriesSums>, cut: ReadonlyMap<string, Intervals>, open: ReadonlyMap<string, readonly Part[]>, { rule, upTo }: Pick<SumsQuery, 'rule' | 'upTo'>): Promise<void> {
  const windows = [...cut].flatMap(([series, rest]) => daysOf(rest, rule).map((days) => ({ series, ...days })));
  const sealed = Map.groupBy(await sealedParts(session, windows, upTo), ({ series }) => series);
  for (const [id, rest] of cut) {
    const reached = normalise(rest.map(({ start, end }) => ({ start: start - rule.cadence, end })));
    const samples = merged(inLogOrder([...(sealed.get(id) ?? []), ...(open.get(id) ?? [])]).flatMap((part) => piecesOf(part, reached)));
    let { goodTime, badTime } = sums.get(id) ?? { goodTime: 0, badTime: 0 };
    for (const interval of rest) {
      const more = spokenTime(clipped(samples, interval.start - rule.cadence, interval.end), interval, rule);
      goodTime += more.goodTime;
      badTime += more.badTime;
    }
    sums.set(id, { goodTime, badTime });
  }
}

/** What of a part lies within the intervals: of a day that late samples touch here and there, little. */
function piecesOf({ samples }: Part, intervals: Intervals): readonly SampleSet[] {
  const hull = { start: samples.at[0] ?? 0, end: (samples.at.at(-1) ?? 0) + 1 };
  return clip(intervals, hull).map(({ start, end }) => clipped(samples, start, end));
}

/** From the beginning of the day in which a sample may speak for the interval's first instant: a day is sealed as a whole. */
function daysOf(intervals: Intervals, { cadence }: SeriesRule): Intervals {
  return normalise(intervals.map(({ start, end }) => ({ start: dayOf(start - cadence), end })));
}

/** The time that samples not sealed yet speak for, by series: the only time whose sums they can change. */
function spokenSpans(open: ReadonlyMap<string, readonly Part[]>, { cadence }: SeriesRule): ReadonlyMap<string, Intervals> {
  return new Map([...open].map(([id, parts]) => [id, union(...parts.map(({ samples: { at } }) => spansOf(at, cadence)))]));
}

function spansOf(at: Float64Array, cadence: number): Intervals {
  const spans: Interval[] = [];
  for (let i = 0; i < at.length;) {
    const start = at[i] ?? 0;
    let end = start + cadence;
    for (i += 1; i < at.length && (at[i] ?? 0) <= end; i += 1) end = (at[i] ?? 0) + cadence;
    spans.push({ start, end });
  }
  return spans;
}
