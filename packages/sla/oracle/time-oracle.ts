/**
 * A second implementation of the rules for levels, slow and obvious: it looks at one tick after the other and asks of
 * each what the rules say. It knows nothing of the engine but the types of its door, and shares none of its ideas:
 * no intervals, no sweeps, no sums before the end. All instants it is given must be multiples of the tick.
 */
import type { CalendarTerms, Duration, Instant } from '@entente/worktime';
import type { ExclusionEffect, ExclusionFact, Fact, MethodTerms, SampleRun, StatusChange } from '../src/model.ts';

export type Seen = 'good' | 'bad' | 'unknown';

const DAY = 86_400_000;
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** S3, for calendars in UTC without exceptions: read the wall. A shift that crosses midnight belongs to the day before. */
export function isOpenAt(calendar: CalendarTerms, t: Instant): boolean {
  if (calendar.kind === 'always') return true;
  if (calendar.kind === 'stated') return calendar.open.some(({ start, end }) => start <= t && t < end);
  const today = Math.floor(t / DAY);
  return [today - 1, today].some((day) => calendar.weekly.some(({ days, shifts }) =>
    days.some((name) => name === WEEKDAYS[(((day + 4) % 7) + 7) % 7]) && shifts.some(({ opens, closes }) => {
      const from = day * DAY + wall(opens);
      const to = day * DAY + wall(closes) + (wall(closes) <= wall(opens) ? DAY : 0);
      return from <= t && t < to;
    })));
}

const walls = new Map<string, Duration>();

/** How far into its day a wall time is; each is read once. */
function wall(time: string): Duration {
  const known = walls.get(time);
  if (known !== undefined) return known;
  const [hours, minutes] = time.split(':');
  const into = (Number(hours) * 60 + Number(minutes)) * 60_000;
  walls.set(time, into);
  return into;
}

interface Said {
  readonly at: Instant;
  readonly rank: readonly [number, number];
  readonly seen: Seen;
}

/** S1a: what one source says of a component at an instant, as known at `asOf`. */
function seenBySource(method: MethodTerms, component: string, source: string, facts: readonly Fact[], t: Instant, asOf: Instant): Seen {
  if (t >= asOf) return 'unknown';
  const before = saidBy(method, component, source, facts).filter(({ at }) => at <= t);
  const last = before.reduce<Said | undefined>((best, said) => (best === undefined || isLater(said, best) ? said : best), undefined);
  if (last === undefined) return 'unknown';
  const reach = method.measures === 'samples' ? method.cadence ?? 300_000 : method.maxAge ?? Infinity;
  return t < last.at + reach ? last.seen : 'unknown';
}

function isLater(a: Said, b: Said): boolean {
  if (a.at !== b.at) return a.at > b.at;
  return a.rank[0] !== b.rank[0] ? a.rank[0] > b.rank[0] : a.rank[1] > b.rank[1];
}

function saidBy(method: MethodTerms, component: string, source: string, facts: readonly Fact[]): readonly Said[] {
  return facts.flatMap((fact): readonly Said[] => {
    if (fact.source !== source || fact.component !== component) return [];
    if (method.metric !== undefined && fact.metric !== undefined && fact.metric !== method.metric) return [];
    if (fact.kind === 'status' && method.measures === 'status') return [{ at: fact.at, rank: [fact.position, 0], seen: seenOfStatus(fact, method) }];
    if (fact.kind === 'samples' && method.measures === 'samples') return Array.from(fact.at, (at, i) => ({ at, rank: [fact.position, i], seen: seenOfSample(fact, i, method) }));
    return [];
  });
}

function seenOfStatus({ state }: StatusChange, { degradedIsBad }: MethodTerms): Seen {
  if (state === 'down' || (state === 'degraded' && degradedIsBad === true)) return 'bad';
  return state === 'unknown' ? 'unknown' : 'good';
}

function seenOfSample(run: SampleRun, i: number, { threshold }: MethodTerms): Seen {
  const good = run.good?.[i];
  const total = run.total?.[i];
  const value = run.value?.[i];
  if (good !== undefined && total !== undefined && good < total) return 'bad';
  if (threshold === undefined || value === undefined) return 'good';
  const isGood = threshold.good === 'at-most' ? value <= threshold.value : value >= threshold.value;
  return isGood ? 'good' : 'bad';
}

/** S1a: several sources, over those known at the instant. */
export function seenAt(method: MethodTerms, component: string, facts: readonly Fact[], t: Instant, asOf: Instant): Seen {
  const all = method.sources.map((source) => seenBySource(method, component, source, facts, t, asOf)).filter((seen) => seen !== 'unknown');
  const bad = all.filter((seen) => seen === 'bad').length;
  if (all.length === 0) return 'unknown';
  if (method.combine === 'any-bad') return bad > 0 ? 'bad' : 'good';
  if (method.combine === 'all-bad') return bad === all.length ? 'bad' : 'good';
  return 2 * bad >= all.length ? 'bad' : 'good';
}

/** S12, S19: up to when a running period is known: two cadences after a status, one after a sample. */
export function knownUntil(method: MethodTerms, component: string, facts: readonly Fact[], asOf: Instant): Instant {
  const carry = (method.cadence ?? 300_000) * (method.measures === 'status' ? 2 : 1);
  const words = method.sources.flatMap((source) => saidBy(method, component, source, facts)).map(({ at }) => at).filter((at) => at <= asOf);
  return words.length === 0 ? -Infinity : Math.min(asOf, Math.max(...words) + carry);
}

/** S13, S14 but for the cap: the effects that valid exclusions claim at an instant. */
export function effectsAt(exclusions: { readonly effect: ExclusionEffect; readonly effectByReason?: Readonly<Record<string, ExclusionEffect>>; readonly notice?: Duration; readonly allowedIn?: CalendarTerms }, component: string, facts: readonly Fact[], t: Instant): readonly ExclusionEffect[] {
  const declared = facts.filter((fact): fact is ExclusionFact => fact.kind === 'exclusion' && fact.component === component);
  const counting = declared.filter((one) => !declared.some((other) => other.source === one.source && other.window.start === one.window.start && other.position > one.position));
  return counting
    .filter(({ window }) => window.start <= t && t < window.end)
    .filter(({ approved }) => approved)
    .filter(({ source, window, reason }) => exclusions.notice === undefined || Math.min(...declared.filter((word) => word.source === source && word.reason === reason && word.window.start === window.start && word.window.end >= window.end).map(({ recordedAt }) => recordedAt)) + exclusions.notice <= window.start)
    .filter(() => exclusions.allowedIn === undefined || isOpenAt(exclusions.allowedIn, t))
    .map(({ reason }) => exclusions.effectByReason?.[reason] ?? exclusions.effect);
}
