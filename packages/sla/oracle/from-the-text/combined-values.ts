/** S18 `combine`: the segments of an amended period as one judgement, of the kinds that are counted from samples, as SEMANTICS.md reads. */
import type { Instant, Interval } from '@entente/worktime';
import type { SampleLevelTerms } from '../../src/index.ts';
import { add, divide, exact, multiply, NOTHING } from './fraction.ts';
import type { Exact } from './fraction.ts';
import { effectsIn, measuredPart } from './ticks.ts';
import { ahead, COUNTING, isAllowed, isWorse, leftOf, linesOf, read, roundedNumbers, stateOf } from './values.ts';
import type { Numbers, Reading, ReckonedNumber, ReckonedValue, ValueScene } from './values.ts';

export interface CombinedScene extends Omit<ValueScene, 'terms' | 'taken'> {
  /** In order of time, each in force in its own segment. */
  readonly versions: readonly SampleLevelTerms[];
}

/** S14: what earlier segments excluded is gone from the cap. */
function scenesOf({ versions, facts, period, asOf, step }: CombinedScene): readonly ValueScene[] {
  let taken = 0;
  return versions.map((terms) => {
    const scene = { terms, facts, period, asOf, step, taken };
    taken += effectsIn({ ...terms, taken }, facts, measuredPart(terms, period), step).size * step;
    return scene;
  });
}

export function reckonCombined(scene: CombinedScene): ReckonedValue {
  const scenes = scenesOf(scene);
  const plain = scenes.map((one) => read(one, false));
  const isExcused = scenes.some(({ terms, facts, taken = 0, step }, place) => [...effectsIn({ ...terms, taken }, facts, plain[place]?.measured ?? scene.period, step).values()].includes('count-as-bad-but-excused'));
  const judging = isExcused ? scenes.map((one) => read(one, true)) : plain;
  const [shown, numbers] = [roundedNumbers(together(plain), lastOf(plain).terms), roundedNumbers(together(judging), lastOf(judging).terms)];
  const { lines, bestLines } = linesTogether(judging);
  const isRunning = scene.asOf < scene.period.end;
  const last = wholeOf(judging);
  const coverage = coverageTogether(plain);
  const best = isRunning ? numbers.best : undefined;
  const [{ now }, aimed] = [numbers, isRunning && moreOf(judging) !== undefined ? bestLines : lines];
  const state = stateOf(last, numbers, lines, coverage, aimed);
  const byAllowance = state === 'met' && now.value !== undefined && now.value !== 'any' && isWorse(now.value, lines.expected, last.terms) && isAllowed(now, last.terms);
  return { state, measured: last.measured, lines, toDate: shown.now, judged: isExcused ? now : undefined, best, coverage, left: leftOf(now, best, { terms: last.terms, lines: aimed }), byAllowance };
}

const lastOf = (all: readonly Reading[]): Reading => {
  const last = all.at(-1);
  if (last === undefined) throw new Error('no segment');
  return last;
};

/** Everything that was measured, under the terms of the last segment. */
function wholeOf(all: readonly Reading[]): Reading {
  const last = lastOf(all);
  const measured: Interval = { start: all[0]?.measured.start ?? last.measured.start, end: last.measured.end };
  return { ...last, measured, terms: { ...last.terms, inForce: measured }, answers: all.flatMap(({ answers }) => answers), more: moreOf(all) };
}

const countedIn = (reading: Reading): bigint => COUNTING[reading.terms.kind](reading).now.counted;

/** Nobody can tell what is to come of all if nobody can of one. */
function moreOf(all: readonly Reading[]): bigint | undefined {
  const each = all.map((reading) => ahead(reading, countedIn(reading)));
  return each.reduce<bigint | undefined>((sum, more) => (sum === undefined || more === undefined ? undefined : sum + more), 0n);
}

/** What hits is judged by its own version; values and answers are all alike. */
function together(all: readonly Reading[]): Numbers {
  const { terms: { kind } } = lastOf(all);
  if (kind !== 'ratio' && kind !== 'threshold') return COUNTING[kind](wholeOf(all));
  const each = all.map((reading) => COUNTING[kind](reading).now);
  const [counted, missed] = [each.reduce((sum, one) => sum + one.counted, 0n), each.reduce((sum, one) => sum + (one.missed ?? 0n), 0n)];
  const of = (more: bigint): ReckonedNumber => ({ value: counted + more === 0n ? undefined : exact(counted + more - missed, counted + more), counted: counted + more, missed });
  const more = moreOf(all);
  return { now: of(0n), best: more === undefined ? undefined : of(more) };
}

interface Both {
  readonly lines: ReckonedValue['lines'];
  readonly bestLines: ReckonedValue['lines'];
}

/** The target of each weighed by what was counted under it; of nothing at all it is the last one's. */
function linesTogether(all: readonly Reading[]): Both {
  const weigh = (weightOf: (reading: Reading) => bigint): ReckonedValue['lines'] => {
    const weights = all.map(weightOf);
    const sum = weights.reduce((a, b) => a + b, 0n);
    const line = (read: (lines: ReckonedValue['lines']) => Exact) => (sum === 0n ? read(linesOf(lastOf(all))) : divide(all.map((reading, place) => multiply(read(linesOf(reading)), exact(weights[place] ?? 0n))).reduce(add, NOTHING), exact(sum)));
    const asksForLess = all.some((reading) => linesOf(reading).minimum !== undefined);
    return { expected: line(({ expected }) => expected), ...(asksForLess ? { minimum: line(({ expected, minimum = expected }) => minimum) } : {}) };
  };
  return { lines: weigh(countedIn), bestLines: weigh((reading) => countedIn(reading) + (ahead(reading, countedIn(reading)) ?? 0n)) };
}

/** What is known is added of those that ask for it, and judged if the last one does. */
function coverageTogether(all: readonly Reading[]): ReckonedValue['coverage'] {
  if (lastOf(all).coverage === undefined) return undefined;
  const each = all.flatMap(({ coverage }) => coverage ?? []);
  return { known: each.reduce((sum, { known }) => sum + known, 0n), knowable: each.reduce((sum, { knowable }) => sum + knowable, 0n) };
}

/** Segments that follow each other without a gap, cut at these instants. */
export function inTurn(versions: readonly SampleLevelTerms[], cuts: readonly Instant[], { start, end }: Interval): readonly SampleLevelTerms[] {
  const bounds = [start, ...cuts, end];
  return versions.map((terms, place) => ({ ...terms, inForce: { start: bounds[place] ?? start, end: bounds[place + 1] ?? end } }));
}
