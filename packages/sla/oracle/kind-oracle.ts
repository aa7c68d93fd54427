/**
 * S13, S17 to S19, S21, S22a, S25 for levels that are counted from samples: every sample is looked at by itself, and
 * every tick of the period. Values are whole numbers, so that a fraction is a pair of integers.
 */
import type { Duration, Instant, Interval } from '@entente/worktime';
import type { SampleLevelTerms } from '../src/kinds/kind-model.ts';
import type { ExclusionEffect, Fact, LevelState, SampleRun } from '../src/model.ts';
import { effectsAt, isOpenAt } from './time-oracle.ts';

/** A part of a whole; of nothing there is none. */
export type Part = readonly [bigint, bigint];

export interface OracleNumber {
  readonly value: Part | undefined;
  readonly counted: number;
  readonly missed: number | undefined;
}

export interface OracleKind {
  readonly state: LevelState;
  readonly toDate: OracleNumber;
  readonly judged: OracleNumber | undefined;
}

interface Sample {
  readonly at: Instant;
  readonly good?: number;
  readonly total?: number;
  readonly value?: number;
}

interface Tick {
  readonly t: Instant;
  readonly effect: ExclusionEffect | undefined;
}

/** An ended period, without coverage. */
export function oracleOfKind(terms: SampleLevelTerms, facts: readonly Fact[], period: Interval, tick: Duration): OracleKind {
  const open = openTicks(terms, facts, period, tick);
  const included = open.filter(({ effect }) => effect !== 'remove');
  const unexcused = included.filter(({ effect }) => effect !== 'count-as-bad-but-excused');
  const samples = samplesOf(terms, facts);
  const toDate = numberOf(terms, samples, included, dueShare(terms, period, included, open), tick);
  if (included.length === unexcused.length) return { toDate, judged: undefined, state: stateOf(terms, period, toDate, dueShare(terms, period, included, open)) };
  const share = dueShare(terms, period, unexcused, open);
  const judged = numberOf(terms, samples, unexcused, share, tick);
  return { toDate, judged, state: stateOf(terms, period, judged, share) };
}

/** S3, S13, S14, S18: the open ticks in which the terms are in force, with what exclusions do there. */
function openTicks(terms: SampleLevelTerms, facts: readonly Fact[], period: Interval, tick: Duration): readonly Tick[] {
  const measured = measuredOf(terms, period);
  const open: Tick[] = [];
  let used = 0;
  for (let { start: t } = period; t < period.end; t += tick) {
    if (t < measured.start || t >= measured.end || !isOpenAt(terms.calendar, t)) continue;
    const claimed = effectsAt(terms.exclusions, terms.component, facts, t);
    if (claimed.length > 0) used += tick;
    const counting = used <= (terms.exclusions.cap ?? Infinity) ? claimed : [];
    open.push({ t, effect: (['remove', 'count-as-bad-but-excused', 'count-as-good'] as const).find((one) => counting.includes(one)) });
  }
  return open;
}

function measuredOf({ inForce: { start, end = Infinity }, partialPeriod }: SampleLevelTerms, period: Interval): Interval {
  const covered = { start: Math.max(period.start, start), end: Math.min(period.end, end) };
  return partialPeriod === 'full' && covered.start < covered.end ? period : covered;
}

/** S1a: of each source and instant what was said last. */
function samplesOf({ method, component }: SampleLevelTerms, facts: readonly Fact[]): readonly Sample[] {
  const runs = facts.filter((fact): fact is SampleRun => fact.kind === 'samples' && fact.component === component);
  return method.sources.flatMap((source) => {
    const said = new Map<Instant, Sample>();
    for (const run of runs.filter((one) => one.source === source).toSorted((a, b) => a.position - b.position)) {
      run.at.forEach((at, i) => said.set(at, { at, ...column('good', run.good?.[i]), ...column('total', run.total?.[i]), ...column('value', run.value?.[i]) }));
    }
    return [...said.values()];
  });
}

function column(name: 'good' | 'total' | 'value', number: number | undefined): object {
  return number === undefined ? {} : { [name]: number };
}

/** S18: of a promise the share of its days (all of one length here) and of its open time. */
function dueShare(terms: SampleLevelTerms, period: Interval, part: readonly Tick[], open: readonly Tick[]): Part {
  const { start, end } = measuredOf(terms, period);
  return open.length === 0 ? [0n, 1n] : [BigInt(end - start) * BigInt(part.length), BigInt(period.end - period.start) * BigInt(open.length)];
}

function numberOf(terms: SampleLevelTerms, samples: readonly Sample[], ticks: readonly Tick[], share: Part, tick: Duration): OracleNumber {
  const inside = samples.flatMap((sample) => ticks.filter(({ t }) => t <= sample.at && sample.at < t + tick).map(({ effect }) => ({ ...sample, countsGood: effect === 'count-as-good' })));
  const values = inside.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const whole = (part: number, all: number): Part | undefined => (all === 0 ? undefined : [BigInt(part), BigInt(all)]);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  switch (terms.kind) {
    case 'ratio': {
      const events = inside.filter(({ good, total }) => good !== undefined && total !== undefined);
      const all = sum(events.map(({ total = 0 }) => total));
      const good = sum(events.map(({ total = 0, good: some = 0, countsGood }) => (countsGood ? total : some)));
      return { value: whole(good, all), counted: all, missed: all - good };
    }
    case 'threshold': {
      const measured = inside.filter(({ value }) => value !== undefined);
      const good = measured.filter(({ value = 0, countsGood }) => countsGood || (terms.method.threshold?.good === 'at-least' ? value >= terms.method.threshold.value : value <= (terms.method.threshold?.value ?? Infinity))).length;
      return { value: whole(good, measured.length), counted: measured.length, missed: measured.length - good };
    }
    case 'percentile': {
      const wanted = values.find((value) => values.filter((other) => other <= value).length * 100 >= Number(terms.percentile.percent) * values.length && values.filter((other) => other < value).length * 100 < Number(terms.percentile.percent) * values.length);
      return { value: wanted === undefined ? undefined : [BigInt(wanted), 1n], counted: values.length, missed: undefined };
    }
    case 'score': {
      const answers = inside.filter(({ value }) => value !== undefined && Number(terms.scale.least) <= value && value <= Number(terms.scale.most)).flatMap(({ value = 0, total = 1 }) => Array.from({ length: total }, () => value));
      return { value: answers.length < (terms.minimumAnswers ?? 1) ? undefined : whole(sum(answers), answers.length), counted: answers.length, missed: undefined };
    }
    case 'goal':
    case 'money': {
      const amounts = terms.kind === 'goal' && terms.counts === 'events' ? inside.flatMap(({ total }) => (total === undefined ? [] : [total])) : values;
      return { value: share[0] === 0n ? undefined : [BigInt(sum(amounts)), 1n], counted: amounts.length, missed: undefined };
    }
  }
}

/** S17, S18, S21, S25. */
function stateOf(terms: SampleLevelTerms, period: Interval, { value, counted, missed }: OracleNumber, share: Part): LevelState {
  const measured = measuredOf(terms, period);
  if (terms.partialPeriod === 'waive' && (measured.start !== period.start || measured.end !== period.end)) return 'waived';
  if (value === undefined) return 'not-applicable';
  const line = (text: string): Part => {
    const of: Part = [BigInt(Math.round(Number(text) * 1000)), 1000n];
    if (terms.kind === 'ratio' || terms.kind === 'threshold') return [of[0], of[1] * 100n];
    if (terms.kind === 'goal') return [of[0] * BigInt(terms.promised) * share[0], of[1] * 100n * share[1]];
    return terms.kind === 'money' ? [of[0] * share[0], of[1] * share[1]] : of;
  };
  const { expected = '100', minimum = expected } = terms;
  const isHigher = !('better' in terms) || (terms.better ?? 'higher') === 'higher';
  const reaches = ([part, all]: Part) => (isHigher ? value[0] * all >= part * value[1] : value[0] * all <= part * value[1]);
  if (reaches(line(expected))) return 'met';
  const allowance = 'allowance' in terms ? terms.allowance : undefined;
  if (allowance !== undefined && missed !== undefined && counted < allowance.below && missed <= allowance.misses) return 'met';
  return reaches(line(minimum)) ? 'below-expected' : 'failed';
}
