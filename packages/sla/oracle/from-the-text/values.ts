/** S13, S17 to S19, S22, S22a: the kinds of level that are counted from samples, sample by sample, as SEMANTICS.md reads. */
import type { Duration, Instant, Interval } from '@entente/worktime';
import type { Fact, LevelState, SampleLevelTerms } from '../../src/index.ts';
import { add, decimal, divide, exact, isBelow, less, multiply, percent, total, whole } from './fraction.ts';
import type { Exact } from './fraction.ts';
import { shareOfDays } from './days.ts';
import { effectsIn, instants, isPartial, measuredPart, opening } from './ticks.ts';
import { isOnGoodSide, knownUntil, rowsOf } from './what-was-said.ts';
import type { Row } from './what-was-said.ts';

export interface ValueScene {
  readonly terms: SampleLevelTerms;
  readonly facts: readonly Fact[];
  readonly period: Interval;
  readonly asOf: Instant;
  readonly step: Duration;
}

export interface ReckonedNumber {
  /** `any`: better than whatever was measured so far, so nobody can tell. */
  readonly value: Exact | 'any' | undefined;
  readonly counted: bigint;
  readonly missed: bigint | undefined;
}

export interface ReckonedValue {
  readonly state: LevelState;
  readonly measured: Interval;
  readonly lines: { readonly expected: Exact; readonly minimum?: Exact };
  readonly toDate: ReckonedNumber;
  readonly judged: ReckonedNumber | undefined;
  readonly best: ReckonedNumber | undefined;
  readonly coverage: { readonly known: bigint; readonly knowable: bigint } | undefined;
  readonly left: Exact | undefined;
  readonly byAllowance: boolean;
}

interface Answer {
  readonly row: Row;
  readonly isForgiven: boolean;
}

/** What one reading of the exclusions leaves (S13), with or without what is excused. */
interface Reading extends ValueScene {
  readonly measured: Interval;
  readonly answers: readonly Answer[];
  /** Open, not removed time ÷ open time of what is measured; absent when it is never open. */
  readonly openShare: Exact | undefined;
  /** Of the open, not removed time the part that has passed. */
  readonly passed: Exact;
  readonly coverage: ReckonedValue['coverage'];
  readonly until: Instant;
}

function read(scene: ValueScene, withoutExcused: boolean): Reading {
  const { terms, facts, period, asOf, step } = scene;
  const measured = measuredPart(terms, period);
  const isOpen = opening(terms.calendar, measured);
  const effects = effectsIn(terms, facts, measured, step);
  const isLeft = (t: Instant) => effects.get(t) !== 'remove' && !(withoutExcused && effects.get(t) === 'count-as-bad-but-excused');
  const open = instants(measured, step).filter(isOpen);
  const left = open.filter(isLeft);
  const all = rowsOf(facts, terms.component, terms.method);
  const until = terms.method.cadence === undefined ? asOf : knownUntil(all, asOf, terms.method.cadence);
  const rows = all.filter(({ at }) => at >= measured.start && at < measured.end && at < asOf && isOpen(at) && isLeft(at));
  return {
    ...scene, measured, answers: rows.map((row) => ({ row, isForgiven: effects.get(row.at) === 'count-as-good' })),
    openShare: left.length === 0 ? undefined : exact(left.length, open.length),
    passed: left.length === 0 ? exact(1) : exact(left.filter((t) => t < until).length, left.length),
    coverage: coverageOf(scene, measured, left), until,
  };
}

/** S12, S16: slots of one cadence with a sample ÷ slots that begin in time that counts, where the terms ask for it. */
function coverageOf({ terms, period, asOf, facts }: ValueScene, measured: Interval, left: readonly Instant[]): ReckonedValue['coverage'] {
  const { cadence } = terms.method;
  if (cadence === undefined || (terms.kind !== 'percentile' && (terms.kind !== 'threshold' || terms.unknown === undefined))) return undefined;
  const all = rowsOf(facts, terms.component, terms.method);
  const until = asOf < period.end ? knownUntil(all, asOf, cadence) : period.end;
  let [known, knowable] = [0n, 0n];
  for (let start = measured.start; start < measured.end; start += cadence) {
    const end = Math.min(start + cadence, measured.end);
    if (start >= until || !left.includes(start)) continue;
    knowable += 1n;
    if (all.some(({ at }) => at >= start && at < end && at < until)) known += 1n;
  }
  return { known, knowable };
}

/** What is still expected in a running period: the volume, for the days that are measured (S18), less what came, and nothing once the terms have ended (S19). */
function ahead({ terms, measured, period, until }: Reading, came: bigint): bigint | undefined {
  if (!('expectedVolume' in terms) || terms.expectedVolume === undefined) return undefined;
  if (until >= measured.end || measured.end <= measured.start) return 0n;
  const volume = whole(multiply(exact(terms.expectedVolume), shareOfDays(terms.period.zone, measured, period)));
  return volume > came ? volume - came : 0n;
}

interface Numbers {
  readonly now: ReckonedNumber;
  readonly best: ReckonedNumber | undefined;
}

const hits = (good: bigint, all: bigint): ReckonedNumber => ({ value: all === 0n ? undefined : exact(good, all), counted: all, missed: all - good });

function ofHits(reading: Reading, good: bigint, all: bigint): Numbers {
  const more = ahead(reading, all);
  return { now: hits(good, all), best: more === undefined ? undefined : hits(good + more, all + more) };
}

function ratio(reading: Reading): Numbers {
  let [good, all] = [0n, 0n];
  for (const { row, isForgiven } of reading.answers) {
    if (row.total === undefined || row.good === undefined) continue;
    all += BigInt(row.total);
    good += BigInt(isForgiven ? row.total : row.good);
  }
  return ofHits(reading, good, all);
}

function threshold(reading: Reading): Numbers {
  const { threshold: line } = reading.terms.method;
  const valued = reading.answers.filter(({ row }) => row.value !== undefined);
  const good = valued.filter(({ row, isForgiven }) => isForgiven || (line !== undefined && isOnGoodSide(row.value ?? 0, line)));
  return ofHits(reading, BigInt(good.length), BigInt(valued.length));
}

const written = (value: number): Exact => decimal(String(value));

/** S22: the nearest rank is the first place that has enough at or below; linear goes that part of the way to the next one. */
function percentileAt(values: readonly (Exact | 'any')[], { percent: at, method }: { readonly percent: string; readonly method: string }): Exact | 'any' | undefined {
  const count = values.length;
  if (count === 0) return undefined;
  if (method === 'nearest-rank') return values.find((_, place) => !isBelow(exact(place + 1, count), percent(at)));
  const place = multiply(percent(at), exact(count - 1));
  const below = Number(whole(place));
  const way = less(place, exact(below));
  const [from, to] = [values[below], values[below + 1]];
  if (way.top === 0n || to === undefined) return from;
  return from === 'any' || to === 'any' || from === undefined ? 'any' : add(from, multiply(way, less(to, from)));
}

function percentile(reading: Reading): Numbers {
  const { terms } = reading;
  if (terms.kind !== 'percentile') throw new Error('not a percentile');
  const values = reading.answers.flatMap(({ row }) => (row.value === undefined ? [] : [written(row.value)])).toSorted((a, b) => (isBelow(a, b) ? -1 : isBelow(b, a) ? 1 : 0));
  const of = (all: readonly (Exact | 'any')[]): ReckonedNumber => ({ value: percentileAt(all, terms.percentile), counted: BigInt(all.length), missed: undefined });
  const more = ahead(reading, BigInt(values.length));
  const others = Array.from({ length: Number(more ?? 0n) }, () => 'any' as const);
  const best = more === undefined ? undefined : of(terms.better === 'lower' ? [...others, ...values] : [...values, ...others]);
  return { now: of(values), best: best?.value === 'any' ? undefined : best };
}

function score(reading: Reading): Numbers {
  const { terms } = reading;
  if (terms.kind !== 'score') throw new Error('not a score');
  const [least, most] = [decimal(terms.scale.least), decimal(terms.scale.most)];
  let [sum, answers] = [exact(0), 0n];
  for (const { row } of reading.answers) {
    if (row.value === undefined || isBelow(written(row.value), least) || isBelow(most, written(row.value))) continue;
    const weight = BigInt(row.total ?? 1);
    [sum, answers] = [add(sum, multiply(exact(weight), written(row.value))), answers + weight];
  }
  const of = (points: Exact, count: bigint): ReckonedNumber => ({ value: count === 0n || count < BigInt(terms.minimumAnswers ?? 1) ? undefined : divide(points, exact(count)), counted: count, missed: undefined });
  const more = ahead(reading, answers);
  const good = terms.better === 'lower' ? least : most;
  return { now: of(sum, answers), best: more === undefined ? undefined : of(add(sum, multiply(exact(more), good)), answers + more) };
}

/** Nothing said is nothing delivered; only without time to deliver in is there no number (S17). */
function amount(reading: Reading): Numbers {
  const { terms, answers, openShare } = reading;
  const isEvents = terms.kind === 'goal' && terms.counts === 'events';
  const told = answers.flatMap(({ row }) => (isEvents ? (row.total === undefined ? [] : [exact(row.total)]) : row.value === undefined ? [] : [written(row.value)]));
  const now: ReckonedNumber = { value: openShare === undefined ? undefined : total(told), counted: BigInt(told.length), missed: undefined };
  return { now, best: isEvents && terms.better === 'lower' ? now : undefined };
}

const COUNTING = { ratio, threshold, percentile, score, goal: amount, money: amount } as const;

/** What the number is compared with: a part of one, or in the level's own unit, for the days and the open time that are owed (S18). */
function linesOf({ terms, measured, period, openShare }: Reading): ReckonedValue['lines'] {
  const line = (text: string | undefined, read: (text: string) => Exact) => (text === undefined ? {} : { minimum: read(text) });
  if (terms.kind === 'ratio' || terms.kind === 'threshold') return { expected: percent(terms.expected), ...line(terms.minimum, percent) };
  if (terms.kind === 'percentile' || terms.kind === 'score') return { expected: decimal(terms.expected), ...line(terms.minimum, decimal) };
  const owed = multiply(shareOfDays(terms.period.zone, measured, period), openShare ?? exact(0));
  if (terms.kind === 'money') return { expected: multiply(owed, decimal(terms.expected)), ...line(terms.minimum, (text) => multiply(owed, decimal(text))) };
  const promise = multiply(owed, decimal(terms.promised));
  return { expected: multiply(promise, percent(terms.expected ?? '100')), ...line(terms.minimum, (text) => multiply(promise, percent(text))) };
}

function isLowerBetter(terms: SampleLevelTerms): boolean {
  return 'better' in terms && terms.better === 'lower';
}

interface Judge {
  readonly terms: SampleLevelTerms;
  readonly lines: ReckonedValue['lines'];
}

const isWorse = (value: Exact, line: Exact, terms: SampleLevelTerms): boolean => (isLowerBetter(terms) ? isBelow(line, value) : isBelow(value, line));

/** S25, and S17's allowance for small numbers. */
function reached({ value, counted, missed }: ReckonedNumber, { terms, lines: { expected, minimum = expected } }: Judge): 'met' | 'below-expected' | 'failed' {
  if (value === 'any' || value === undefined || !isWorse(value, expected, terms)) return 'met';
  if (isAllowed({ value, counted, missed }, terms)) return 'met';
  return isWorse(value, minimum, terms) ? 'failed' : 'below-expected';
}

function isAllowed({ counted, missed }: ReckonedNumber, terms: SampleLevelTerms): boolean {
  return 'allowance' in terms && terms.allowance !== undefined && counted < BigInt(terms.allowance.below) && (missed ?? 0n) <= BigInt(terms.allowance.misses);
}

function stateOf(reading: Reading, { now, best }: Numbers, lines: ReckonedValue['lines'], coverage: ReckonedValue['coverage']): LevelState {
  const { terms, period, asOf, passed } = reading;
  if (terms.partialPeriod === 'waive' && isPartial(terms, period)) return 'waived';
  const judge = { terms, lines };
  if (asOf >= period.end) {
    const unknown = 'unknown' in terms ? terms.unknown : undefined;
    if (coverage !== undefined && coverage.knowable > 0n && isBelow(exact(coverage.known, coverage.knowable), percent(unknown?.minimumCoverage ?? '95'))) return unknown?.policy === 'fail-period' ? 'failed' : 'indeterminate';
    if (now.value === undefined || (terms.kind === 'score' && now.counted < BigInt(terms.minimumAnswers ?? 1))) return 'not-applicable';
    return reached(now, judge);
  }
  if (now.value === undefined && best !== undefined && best.value === undefined) return 'not-applicable';
  const onCourse = terms.kind === 'goal' || terms.kind === 'money' ? { terms, lines: { expected: multiply(lines.expected, passed) } } : judge;
  const most = best === undefined ? 'met' : reached(best, judge);
  if (now.value === undefined ? most === 'met' : reached(now, onCourse) === 'met') return 'on-course';
  return most === 'met' ? 'at-risk' : most;
}

/** More misses that are still allowed, of all that came or are expected to: by the percentage, or by the allowance for small numbers, if that is more. */
function leftOf({ counted, missed }: ReckonedNumber, best: ReckonedNumber | undefined, { terms, lines }: Judge): Exact | undefined {
  if (missed === undefined) return undefined;
  const all = best?.counted ?? counted;
  const byPercentage = less(multiply(less(exact(1), lines.expected), exact(all)), exact(missed));
  if (!('allowance' in terms) || terms.allowance === undefined || all >= BigInt(terms.allowance.below)) return byPercentage;
  const byAllowance = less(exact(terms.allowance.misses), exact(missed));
  return isBelow(byPercentage, byAllowance) ? byAllowance : byPercentage;
}

export function reckonValue(scene: ValueScene): ReckonedValue {
  const { terms, facts, period, asOf, step } = scene;
  const plain = read(scene, false);
  const isExcused = [...effectsIn(terms, facts, plain.measured, step)].some(([, effect]) => effect === 'count-as-bad-but-excused');
  const judging = isExcused ? read(scene, true) : plain;
  const shown = COUNTING[terms.kind](plain);
  const numbers = COUNTING[terms.kind](judging);
  const lines = linesOf(judging);
  const isRunning = asOf < period.end;
  const state = stateOf(judging, numbers, lines, plain.coverage);
  const { now } = numbers;
  const byAllowance = state === 'met' && now.value !== undefined && now.value !== 'any' && isWorse(now.value, lines.expected, terms) && isAllowed(now, terms);
  return {
    state, measured: plain.measured, lines, toDate: shown.now, judged: isExcused ? now : undefined, best: isRunning ? numbers.best : undefined,
    coverage: plain.coverage, left: leftOf(now, isRunning ? numbers.best : undefined, { terms, lines }), byAllowance,
  };
}
