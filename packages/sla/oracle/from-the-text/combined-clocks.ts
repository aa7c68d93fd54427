/** S18 `combine`: the clocks of all segments of an amended period as one judgement, as SEMANTICS.md reads. */
import type { ClockLevelTerms, LevelState } from '../../src/index.ts';
import { reckonClocks } from './clock-levels.ts';
import type { ReckonedClocks } from './clock-levels.ts';
import type { ClockScene } from './clocks.ts';
import { add, divide, exact, isBelow, multiply, NOTHING, percent } from './fraction.ts';
import type { Exact } from './fraction.ts';
import { roundedAs } from './rounding.ts';

/** What a level of clocks comes to in the books. */
export interface ClocksTogether {
  readonly state: LevelState;
  readonly counted: number;
  readonly missed: number;
  readonly expected: Exact;
}

interface Count {
  readonly counted: number;
  readonly missed: number;
}

interface Lines {
  readonly expected: Exact;
  readonly minimum: Exact;
}

interface Segment {
  readonly terms: ClockLevelTerms;
  readonly reckoned: ReckonedClocks;
}

export function reckonClocksTogether(scenes: readonly ClockScene[]): ClocksTogether {
  const segments = scenes.map((scene): Segment => ({ terms: scene.terms, reckoned: reckonClocks(scene) }));
  const [only] = segments;
  const last = segments.at(-1);
  if (only === undefined || last === undefined) throw new RangeError('no segment');
  const now = sumOf(segments, ({ counted }) => Number(counted));
  if (segments.length === 1) return { ...now, state: only.reckoned.state, expected: percent(only.terms.expected) };

  const best = segments.every(({ reckoned }) => reckoned.best === undefined) ? undefined : sumOf(segments, ({ best: counted }) => Number(counted ?? 0));
  const lines = weighed(segments, ({ counted }) => Number(counted));
  const state = best === undefined ? endedState(last.terms, now, lines) : runningState(last.terms, { now, best, lines, bestLines: weighed(segments, ({ best: counted }) => Number(counted ?? 0)) });
  return { ...now, state, expected: lines.expected };
}

const sumOf = (segments: readonly Segment[], countOf: (reckoned: ReckonedClocks) => number): Count => ({
  counted: segments.reduce((sum, { reckoned }) => sum + countOf(reckoned), 0), missed: segments.reduce((sum, { reckoned }) => sum + Number(reckoned.missed), 0),
});

const ofLast = (segments: readonly Segment[], read: (terms: ClockLevelTerms) => string): Exact => segments.slice(-1).map(({ terms }) => percent(read(terms))).reduce(add, NOTHING);

/** The target of each version weighed by the clocks that were counted under it; of none at all it is the last one's. */
function weighed(segments: readonly Segment[], weightOf: (reckoned: ReckonedClocks) => number): Lines {
  const weight = segments.reduce((sum, { reckoned }) => sum + weightOf(reckoned), 0);
  const line = (read: (terms: ClockLevelTerms) => string): Exact => (weight === 0 ? ofLast(segments, read) : divide(segments.map(({ terms, reckoned }) => multiply(percent(read(terms)), exact(weightOf(reckoned)))).reduce(add, NOTHING), exact(weight)));
  return { expected: line(({ expected }) => expected), minimum: line(({ expected, minimum = expected }) => minimum) };
}

const isAllowed = ({ allowance }: ClockLevelTerms, { counted, missed }: Count): boolean => allowance !== undefined && counted < allowance.below && missed <= allowance.misses;

function reached(terms: ClockLevelTerms, count: Count, { expected, minimum }: Lines): 'met' | 'below-expected' | 'failed' {
  const ratio = roundedAs(exact(count.counted - count.missed, count.counted), terms.rounding, 'percent');
  if (!isBelow(ratio, expected) || isAllowed(terms, count)) return 'met';
  return isBelow(ratio, minimum) ? 'failed' : 'below-expected';
}

const endedState = (terms: ClockLevelTerms, now: Count, lines: Lines): LevelState => (now.counted === 0 ? 'not-applicable' : reached(terms, now, lines));

interface Running {
  readonly now: Count;
  readonly best: Count;
  readonly lines: Lines;
  readonly bestLines: Lines;
}

/** S19: what cannot be reached any more is told first, unless the allowance covers what is missed. */
function runningState(terms: ClockLevelTerms, { now, best, lines, bestLines }: Running): LevelState {
  if (best.counted === 0) return 'not-applicable';
  const most = reached(terms, best, bestLines);
  if (most !== 'met' && !isAllowed(terms, now)) return most;
  if (now.counted === 0 ? most === 'met' : reached(terms, now, lines) === 'met') return 'on-course';
  return most === 'met' ? 'at-risk' : most;
}
