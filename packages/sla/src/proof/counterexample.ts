import { DAY, intersect, measure, normalise, subtract } from '@entente/worktime';
import type { Instant, Interval, Intervals } from '@entente/worktime';
import { cadenceOf } from '../observe/sample-colours.ts';
import type { AvailabilityTerms, Fact, MethodTerms, StatusState } from '../model.ts';
import type { BackedPromise, Leeway, Placement } from './proof-model.ts';
import { sliceOf } from './worst-case.ts';

type Unnumbered = Fact extends infer F ? (F extends Fact ? Omit<F, 'id' | 'position'> : never) : never;

/** A placement as facts: end to end everything that fails is seen, and of each component only what its level counts bad. */
export function counterexampleOf(promise: BackedPromise, levels: readonly AvailabilityTerms[], leeways: readonly Leeway[], { failing, down }: Placement, period: Interval): readonly Fact[] {
  const told = [
    ...(promise.endToEnd === undefined ? [] : said(promise.endToEnd.method, promise.endToEnd.component, { down: failing, unknown: [] }, period)),
    ...[...Map.groupBy(levels, ({ component }) => component)].flatMap(([component, its]) => toldOf(component, its, leeways.filter((leeway) => leeway.component === component), down.get(component) ?? [], period)),
  ];
  return told.map((fact, place) => ({ ...fact, id: `counterexample-${place + 1}`, position: place + 1 }));
}

/** In every leeway of the component what is down is excluded first, then unknown, then bad; all of its levels are told the same. */
function toldOf(component: string, levels: readonly AvailabilityTerms[], leeways: readonly Leeway[], down: Intervals, period: Interval): readonly Unnumbered[] {
  const excluded: Interval[] = [];
  const unknown: Interval[] = [];
  for (const { hours, shown } of leeways) {
    const inHours = intersect(down, hours);
    excluded.push(...sliceOf(inHours, 0, shown.excluded));
    unknown.push(...sliceOf(inHours, shown.excluded, shown.excluded + shown.unknown));
  }
  const seen = { down: subtract(down, normalise(unknown)), unknown: normalise(unknown) };
  const notice = Math.max(...levels.map(({ exclusions }) => exclusions.notice ?? DAY));
  return [
    ...levels.flatMap(({ method }) => said(method, component, seen, wholePeriod(leeways, period))),
    ...normalise(excluded).map((window): Unnumbered => ({
      kind: 'exclusion', source: 'counterexample', component, recordedAt: window.start - notice, window, reason: 'counterexample', approved: true,
    })),
  ];
}

/** The level's own periods may be longer than the promise's: its sources speak all the way. */
function wholePeriod(leeways: readonly Leeway[], period: Interval): Interval {
  const hours = leeways.flatMap((leeway) => leeway.hours);
  return { start: Math.min(period.start, ...hours.map(({ start }) => start)), end: Math.max(period.end, ...hours.map(({ end }) => end)) };
}

interface Seen {
  readonly down: Intervals;
  readonly unknown: Intervals;
}

/** Every source of the method says the same. */
function said(method: MethodTerms, component: string, { down, unknown }: Seen, { start, end }: Interval): readonly Unnumbered[] {
  const edges = [...down, ...unknown].flatMap((part) => [part.start, part.end]);
  const at = withGrid([...new Set([start, ...edges])].filter((edge) => edge < end).sort((a, b) => a - b), end, gridOf(method));
  const stateAt = (instant: Instant): StatusState => (isIn(down, instant) ? 'down' : isIn(unknown, instant) ? 'unknown' : 'up');
  return method.sources.flatMap((source): readonly Unnumbered[] => {
    const base = { source, component, recordedAt: end, ...(method.metric === undefined ? {} : { metric: method.metric }) };
    if (method.measures === 'status') return at.map((instant): Unnumbered => ({ kind: 'status', ...base, at: instant, state: stateAt(instant) }));
    return [{ kind: 'samples', ...base, at, good: at.map((instant) => (stateAt(instant) === 'down' ? 0 : 1)), total: at.map(() => 1) }];
  });
}

function isIn(intervals: Intervals, instant: Instant): boolean {
  return measure(intersect(intervals, [{ start: instant, end: instant + 1 }])) === 1;
}

/** How often a source must speak so that nothing is unknown by silence. */
function gridOf(method: MethodTerms): number {
  return method.measures === 'samples' ? cadenceOf(method) : method.maxAge ?? Infinity;
}

function withGrid(edges: readonly Instant[], end: Instant, grid: number): readonly Instant[] {
  return edges.flatMap((edge, place) => {
    const until = edges[place + 1] ?? end;
    const count = grid === Infinity ? 1 : Math.ceil((until - edge) / grid);
    return Array.from({ length: count }, (_, step) => (step === 0 ? edge : edge + step * grid));
  });
}
