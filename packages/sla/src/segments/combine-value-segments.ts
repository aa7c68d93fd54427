import type { Interval } from '@entente/worktime';
import { rational, toFraction } from '../exact/rational.ts';
import { CLOCKS } from '../kinds/clocks/clock-level.ts';
import type { Sample } from '../kinds/counted-samples.ts';
import { hitAccount } from '../kinds/hits.ts';
import type { HitLines, Hits, HitTerms, HitWords } from '../kinds/hits.ts';
import { judgeValue } from '../kinds/judgement/judge-value.ts';
import { decisiveOf } from '../kinds/judgement/value-account.ts';
import type { Tally, ValueAccount } from '../kinds/judgement/value-account.ts';
import type { ValueResult } from '../kinds/kind-model.ts';
import { percentileOf } from '../kinds/percentile-level.ts';
import { EVENTS } from '../kinds/ratio-level.ts';
import { scoreOf } from '../kinds/score-level.ts';
import { VALUES } from '../kinds/threshold-level.ts';
import type { CombinedTerms } from './combined-kinds.ts';
import { linesTogether } from './combined-lines.ts';
import type { WeighedLines } from './combined-lines.ts';
import { viewTogether } from './measured-segment.ts';
import type { MeasuredValueSegment } from './measured-segment.ts';
import type { CombinedSegments } from './segment-model.ts';
import { valueSegmentSteps } from './value-segment-steps.ts';

/**
 * S18 `combine` of events, values, clocks and answers: what was counted is added, a percentile is one over all values, and
 * the target is what each version asked for, weighed by what was counted under it. All other terms, and money, are those of
 * the last segment.
 */
export function combineValueSegments(segments: readonly MeasuredValueSegment[], period: Interval): CombinedSegments<ValueResult> | undefined {
  const last = segments.at(-1);
  if (last === undefined) return undefined;
  if (segments.some(({ terms }) => terms.kind !== last.terms.kind)) throw new RangeError('segments of different kinds cannot be combined');
  const view = viewTogether(segments, last.level.view, period);
  const weighed = segments.map(weighedLines);
  const { toDate: lines, atBest } = linesTogether(weighed);
  const stated = { lines, ...(aheadOf(segments) === undefined ? {} : { bestLines: atBest }) };
  const account = { ...accountTogether(last.terms, segments, stated), ...coverageTogether(segments, last), steps: valueSegmentSteps(segments, weighed) };
  const { expected, minimum } = lines;
  return { expected: toFraction(expected), ...(minimum === undefined ? {} : { minimum: toFraction(minimum) }), result: judgeValue(last.terms, view, account) };
}

function weighedLines({ level: { account } }: MeasuredValueSegment): WeighedLines {
  const { counted } = decisiveOf(account);
  return { lines: account.lines, toDate: rational(counted), atBest: rational(counted + (account.ahead ?? 0)) };
}

function accountTogether(last: CombinedTerms, segments: readonly MeasuredValueSegment[], stated: HitLines): Omit<ValueAccount, 'steps'> {
  switch (last.kind) {
    case 'ratio': return hitsTogether(last, EVENTS, segments, stated);
    case 'threshold': return hitsTogether(last, VALUES, segments, stated);
    case 'clock': return { ...hitsTogether(last, CLOCKS, segments, stated), clocks: segments.flatMap(({ level: { account: { clocks = [] } } }) => clocks).toSorted((a, b) => a.start - b.start) };
    case 'percentile': return { ...percentileOf(last, samplesOf(segments), aheadOf(segments)), ...stated };
    case 'score': return { ...scoreOf(last, samplesOf(segments), aheadOf(segments)), ...stated };
  }
}

function hitsTogether(last: HitTerms, words: HitWords, segments: readonly MeasuredValueSegment[], stated: HitLines): Omit<ValueAccount, 'steps'> {
  const accounts = segments.map(({ level: { account } }) => account);
  const judged = accounts.some((one) => one.judged !== undefined) ? hitsOf(accounts.map(decisiveOf)) : undefined;
  return hitAccount(last, words, hitsOf(accounts.map(({ toDate }) => toDate)), judged, aheadOf(segments), stated);
}

function hitsOf(tallies: readonly Tally[]): Hits {
  const sum = (part: (tally: Tally) => number) => tallies.reduce((total, tally) => total + part(tally), 0);
  return { hit: sum(({ counted, missed = 0 }) => counted - missed), counted: sum(({ counted }) => counted) };
}

/** Nobody can tell of all when nobody can of one. */
function aheadOf(segments: readonly MeasuredValueSegment[]): number | undefined {
  const all = segments.map(({ level: { account } }) => account.ahead);
  return all.includes(undefined) ? undefined : all.reduce<number>((sum, ahead = 0) => sum + ahead, 0);
}

interface SamplesTogether {
  readonly toDate: readonly Sample[];
  readonly judged?: readonly Sample[];
}

function samplesOf(segments: readonly MeasuredValueSegment[]): SamplesTogether {
  const all = segments.flatMap(({ level: { samples } }) => samples ?? []);
  const hasExcused = all.some(({ judged }) => judged !== undefined);
  return { toDate: all.flatMap(({ toDate }) => toDate), ...(hasExcused ? { judged: all.flatMap(({ toDate, judged = toDate }) => judged) } : {}) };
}

/** Where the last version asks for coverage, what is known and knowable of those that do is added (S12). */
function coverageTogether(segments: readonly MeasuredValueSegment[], { level: { account: { coverage, unknown } } }: MeasuredValueSegment): Pick<ValueAccount, 'coverage' | 'unknown'> {
  if (coverage === undefined || unknown === undefined) return {};
  const all = segments.flatMap((segment) => segment.level.account.coverage ?? []);
  return { unknown, coverage: { known: all.reduce((sum, { known }) => sum + known, 0), knowable: all.reduce((sum, { knowable }) => sum + knowable, 0) } };
}
