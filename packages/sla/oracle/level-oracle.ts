/** S12 to S19 and S25 for one level, tick by tick. See time-oracle.ts. */
import type { Duration, Instant, Interval } from '@entente/worktime';
import type { Fact, LevelState, AvailabilityTerms, SampleRun } from '../src/model.ts';
import type { OracleCounts, OracleResult, Sample, Tick } from './oracle-words.ts';
import { knownCounts, servedAt, servedKnownUntil } from './served-oracle.ts';
import { countSlices, coveredSlices } from './slice-oracle.ts';
import { effectsAt, isOpenAt, knownUntil, seenAt } from './time-oracle.ts';
import type { Seen } from './time-oracle.ts';

/** `margin` must reach beyond every fact. */
export function oracleOfLevel(terms: AvailabilityTerms, facts: readonly Fact[], period: Interval, asOf: Instant, tick: Duration, margin: Duration, seenOf?: (t: Instant) => Seen): OracleResult {
  const running = asOf < period.end;
  const measured = measuredOf(terms, period);
  const isServed = terms.basis === 'user-minutes' || terms.basis === 'device-minutes';
  const served = remembered((t: Instant) => servedAt(terms.method, terms.component, facts, t, asOf));
  const see = seenOf ?? (isServed ? (t: Instant) => knownCounts(served(t)) : (t: Instant) => seenAt(terms.method, terms.component, facts, t, asOf));
  const heard = isServed ? servedKnownUntil(terms.method, terms.component, facts, asOf) : knownUntil(terms.method, terms.component, facts, asOf);
  const ticks = lookAt(terms, facts, period, measured, running ? heard : Infinity, asOf, tick, margin, see);

  const inside = ticks.filter(({ isMeasured }) => isMeasured);
  const isRemoved = ({ effect }: Tick) => effect === 'remove';
  const included = inside.filter((one) => one.isOpen && !isRemoved(one));
  const past = included.filter(({ isPast }) => isPast);
  const excused = (one: Tick) => one.effect === 'count-as-bad-but-excused';
  const observed = (one: Tick): Seen => (one.effect === 'count-as-good' ? 'good' : one.seen);
  const amount = (some: readonly Tick[]) => some.length * tick;

  const time = {
    'out-of-hours': amount(inside.filter(({ isOpen }) => !isOpen)),
    excluded: amount(inside.filter((one) => one.isOpen && isRemoved(one))),
    bad: amount(past.filter((one) => observed(one) === 'bad')),
    good: amount(past.filter((one) => observed(one) === 'good')),
    unknown: amount(past.filter((one) => observed(one) === 'unknown')),
    'not-yet-known': amount(included) - amount(past),
  };
  const series = samplesOf(terms, facts);
  const rest = included.filter(({ isPast }) => !isPast);
  const count = (some: readonly Tick[], more: readonly Tick[]): OracleCounts & { readonly ahead: number | undefined } => {
    switch (terms.basis) {
      case 'time': return { ...countTime(terms, some, tick), ahead: amount(more) };
      case 'timeslices': return countSlices(terms, series, period, some, more, tick);
      case 'occurrences': {
        const events = countEvents(series, some, tick);
        return { ...events, ahead: terms.expectedVolume === undefined ? undefined : measured.end <= Math.max(measured.start, heard) ? 0 : Math.max(0, Math.floor((terms.expectedVolume * (measured.end - measured.start)) / (period.end - period.start)) - events.good - events.bad) };
      }
      default: return countServed(terms, ticks, some, more, tick, served);
    }
  };
  const hasExcused = inside.some((one) => one.isOpen && excused(one));
  const all = count(past, rest);
  const withoutExcused = hasExcused ? count(past.filter((one) => !excused(one)), rest.filter((one) => !excused(one))) : undefined;
  const { ahead, ...decisive } = withoutExcused ?? all;
  const best = running && ahead !== undefined ? { good: decisive.good + ahead, bad: decisive.bad } : undefined;
  const toDate = { good: all.good, bad: all.bad };
  const coverage = coverageOf();
  return { state: stateOf(terms, period, measured, running, decisive, best, coverage), measured, time, toDate, judged: withoutExcused && decisive, best, coverage, ahead, taken: amount(inside.filter(({ effect }) => effect !== undefined)) };

  function coverageOf(): OracleResult['coverage'] {
    if (terms.basis === 'timeslices') return coveredSlices(terms, period, past.map((one) => ({ ...one, seen: observed(one) })), rest);
    if (terms.basis === 'occurrences') return slots(terms, series.filter(({ at }) => at < measured.end && (!running || at < heard)), past, measured.start, tick);
    return { known: time.good + time.bad, knowable: amount(past) };
  }
}

/** S16: every tick counts as often as there are users in it; under `hold-last` an unknown tick has those of the last known one. */
function countServed({ unknown: { policy, maxAge = Infinity } }: AvailabilityTerms, ticks: readonly Tick[], some: readonly Tick[], more: readonly Tick[], tick: Duration, served: (t: Instant) => { readonly served: number; readonly affected: number } | undefined) {
  const earliest = ticks[0]?.t ?? 0;
  const believed = (t: Instant) => {
    let back = t;
    while (back >= earliest && served(back) === undefined) back -= tick;
    return back === t || (policy === 'hold-last' && back >= earliest && t - back - tick < maxAge) ? served(back) : undefined;
  };
  let [good, bad] = [0, 0];
  for (const { t, effect } of some) {
    const its = believed(t);
    if (its === undefined) continue;
    const affected = effect === 'count-as-good' ? 0 : its.affected;
    bad += affected * tick;
    good += (its.served - affected) * tick;
  }
  const last = ticks.findLast(({ t }) => served(t) !== undefined);
  const lastServed = last && served(last.t)?.served;
  return { good, bad, ahead: more.length === 0 ? 0 : lastServed === undefined ? undefined : lastServed * more.length * tick };
}

/** Asks once for each instant. */
function remembered<T>(ask: (t: Instant) => T): (t: Instant) => T {
  const answers = new Map<Instant, { readonly answer: T }>();
  return (t) => {
    const known = answers.get(t) ?? { answer: ask(t) };
    answers.set(t, known);
    return known.answer;
  };
}

/** S18. */
function measuredOf({ inForce, partialPeriod }: AvailabilityTerms, period: Interval): Interval {
  const start = Math.max(period.start, inForce.start);
  const end = Math.max(start, Math.min(period.end, inForce.end ?? Infinity));
  return partialPeriod === 'full' && start < end ? period : { start, end };
}

function lookAt(terms: AvailabilityTerms, facts: readonly Fact[], period: Interval, measured: Interval, known: Instant, asOf: Instant, tick: Duration, margin: Duration, see: (t: Instant) => Seen): readonly Tick[] {
  const times: Instant[] = [];
  for (let t = period.start - margin; t < period.end + margin; t += tick) times.push(t);
  const seen = times.map(see);
  const believed = seen.map((one, i) => (one === 'unknown' && terms.unknown.policy === 'hold-last' && (times[i] ?? asOf) < asOf ? held(terms, seen, i, tick) : one));
  const runs = runsOf(believed);
  const lengths = new Map<number, number>();
  for (const run of runs) lengths.set(run, (lengths.get(run) ?? 0) + tick);

  let used = 0;
  return times.map((t, i) => {
    const isMeasured = measured.start <= t && t < measured.end;
    const isOpen = isOpenAt(terms.calendar, t);
    const claimed = isMeasured && isOpen ? effectsAt(terms.exclusions, terms.component, facts, t) : [];
    if (claimed.length > 0) used += tick;
    const effects = used <= (terms.exclusions.cap ?? Infinity) ? claimed : [];
    const effect = (['remove', 'count-as-bad-but-excused', 'count-as-good'] as const).find((one) => effects.includes(one));
    const run = runs[i] ?? 0;
    return {
      t, seen: seen[i] ?? 'unknown', believed: believed[i] ?? 'unknown', run, runLength: lengths.get(run) ?? 0,
      isMeasured, isOpen, effect, isPast: t < known,
    };
  });
}

/** S12 `hold-last`: go back to the last known tick. */
function held({ unknown: { maxAge = Infinity } }: AvailabilityTerms, seen: readonly Seen[], i: number, tick: Duration): Seen {
  let back = i;
  while (back >= 0 && seen[back] === 'unknown') back -= 1;
  return back >= 0 && (i - back - 1) * tick < maxAge ? seen[back] ?? 'unknown' : 'unknown';
}

/** Numbers the maximal bad runs 1, 2, …; 0 is not bad. */
function runsOf(believed: readonly Seen[]): readonly number[] {
  let run = 0;
  return believed.map((one, i) => {
    if (one !== 'bad') return 0;
    if (believed[i - 1] !== 'bad') run += 1;
    return run;
  });
}

/** S12 policies, S16. */
function countTime({ outages, unknown: { policy } }: AvailabilityTerms, some: readonly Tick[], tick: Duration): OracleCounts {
  const badByRun = new Map<number, number>();
  let [denominator, byPolicy] = [0, 0];
  for (const one of some) {
    const believed = one.effect === 'count-as-good' ? 'good' : one.believed;
    if (believed === 'unknown' && policy !== 'good' && policy !== 'bad') continue;
    denominator += tick;
    if (believed === 'unknown' && policy === 'bad') byPolicy += tick;
    if (believed === 'bad' && one.runLength >= (outages.minimumLength ?? 0)) badByRun.set(one.run, (badByRun.get(one.run) ?? 0) + tick);
  }
  const rounded = [...badByRun.values()].map((length) => {
    const minutes = length / 60_000;
    if (outages.rounding === 'minute-up') return Math.ceil(minutes) * 60_000;
    if (outages.rounding === 'minute-down') return Math.floor(minutes) * 60_000;
    return outages.rounding === 'minute-nearest' ? Math.round(minutes) * 60_000 : length;
  });
  const bad = Math.min(denominator, rounded.reduce((sum, length) => sum + length, byPolicy));
  return { good: denominator - bad, bad };
}

/** One sample an instant and source: the last one said. */
function samplesOf({ method, component }: AvailabilityTerms, facts: readonly Fact[]): readonly Sample[] {
  const runs = facts.filter((fact): fact is SampleRun => fact.kind === 'samples' && fact.component === component);
  return method.sources.flatMap((source) => {
    const own = runs.filter((run) => run.source === source).toSorted((a, b) => a.position - b.position);
    const latest = new Map(own.flatMap((run) => Array.from(run.at, (at, i) => [at, { at, good: run.good?.[i] ?? 0, total: run.total?.[i] ?? 0 }] as const)));
    return [...latest.values()];
  });
}

function countEvents(samples: readonly Sample[], some: readonly Tick[], tick: Duration): OracleCounts {
  let [good, total] = [0, 0];
  for (const sample of samples) {
    const its = some.find(({ t }) => t <= sample.at && sample.at < t + tick);
    if (its === undefined) continue;
    total += sample.total;
    good += its.effect === 'count-as-good' ? sample.total : sample.good;
  }
  return { good, bad: total - good };
}

/** S1a: slots with a sample ÷ slots; a slot counts when its first instant does. */
function slots({ method }: AvailabilityTerms, samples: readonly Sample[], past: readonly Tick[], origin: Instant, tick: Duration): OracleResult['coverage'] {
  const cadence = method.cadence ?? 300_000;
  let [known, knowable] = [0, 0];
  for (const { t } of past) {
    for (let instant = t; instant < t + tick; instant += 1) {
      if ((instant - origin) % cadence !== 0) {
        instant += cadence - ((instant - origin) % cadence) - 1;
        continue;
      }
      knowable += 1;
      if (samples.some(({ at }) => instant <= at && at < instant + cadence)) known += 1;
    }
  }
  return { known, knowable };
}

/** Whether a part of a whole reaches the expected or the minimum line, to date or at best. */
export type Reaches = (part: number, whole: number, line: 'expected' | 'minimum', when: 'to date' | 'at best') => boolean;

/** S12, S17, S18, S19, S21, S25. */
export function stateOf(terms: AvailabilityTerms, period: Interval, measured: Interval, running: boolean, decisive: OracleCounts, best: OracleCounts | undefined, coverage: OracleResult['coverage'], reaches?: Reaches): LevelState {
  const { policy, minimumCoverage = '95' } = terms.unknown;
  const asked: Reaches = reaches ?? ((part, whole, line) => isAtLeast(part, whole, line === 'expected' ? terms.expected : terms.minimum ?? terms.expected));
  if (terms.partialPeriod === 'waive' && (measured.start !== period.start || measured.end !== period.end)) return 'waived';
  if (running) {
    if (best !== undefined && best.good + best.bad === 0) return 'not-applicable';
    if (best !== undefined && !asked(best.good, best.good + best.bad, 'minimum', 'at best')) return 'failed';
    if (best !== undefined && !asked(best.good, best.good + best.bad, 'expected', 'at best')) return 'below-expected';
    const total = decisive.good + decisive.bad;
    return total === 0 || asked(decisive.good, total, 'expected', 'to date') ? 'on-course' : 'at-risk';
  }
  const isCovered = coverage.knowable === 0 || isAtLeast(coverage.known, coverage.knowable, minimumCoverage);
  if (!isCovered && policy === 'fail-period') return 'failed';
  if (!isCovered && (policy === 'ignore' || policy === 'hold-last')) return 'indeterminate';
  const total = decisive.good + decisive.bad;
  if (total === 0) return 'not-applicable';
  if (asked(decisive.good, total, 'expected', 'to date')) return 'met';
  return asked(decisive.good, total, 'minimum', 'to date') ? 'below-expected' : 'failed';
}

/** part ÷ whole ≥ percent, in integers. */
function isAtLeast(part: number, whole: number, percent: string): boolean {
  return BigInt(part) * 100_000_000n >= BigInt(whole) * millionths(percent);
}

/** Of a percentage with at most six decimals. */
export function millionths(percent: string): bigint {
  const [units = '0', decimals = ''] = percent.split('.');
  return BigInt(units + decimals.padEnd(6, '0'));
}
