import { shownAmount, shownPercent } from '../exact/decimal.ts';
import { ofFraction } from '../exact/rational.ts';
import { decisiveOf, PERCENT } from '../kinds/judgement/value-account.ts';
import type { Fraction, TraceStep } from '../model.ts';
import { amount, working } from '../trace/working.ts';
import type { Calculation } from '../trace/working-model.ts';
import { intervalInWords } from '../words.ts';
import type { CombinedTerms } from './combined-kinds.ts';
import type { WeighedLines } from './combined-lines.ts';
import type { MeasuredValueSegment } from './measured-segment.ts';
import { lineWorkings } from './segment-steps.ts';

const ADDED_IN_WORDS: Readonly<Record<CombinedTerms['kind'], string>> = {
  ratio: 'events are added',
  threshold: 'values are added',
  clock: 'clocks are added',
  percentile: 'the percentile is one of all values',
  score: 'the mean is one of all answers',
};

/** The account of a combined period: each segment with what it asked for, and how the one target comes of them (S18). */
export function valueSegmentSteps(segments: readonly MeasuredValueSegment[], weighed: readonly WeighedLines[]): readonly TraceStep[] {
  const added = segments.slice(0, 1).map(({ terms: { kind } }) => ADDED_IN_WORDS[kind]);
  return [...segments.map(segmentStep), {
    rule: 'S18',
    says: `${segments.length === 1 ? 'One segment' : `${segments.length} segments`} together: ${added.join('')}; the target is the sum of target × counted of each ÷ all that was counted.`,
    workings: [...countedWorkings(segments), ...lineWorkings(weighed)],
  }];
}

function segmentStep({ segment, level: { account: { unit, better }, result } }: MeasuredValueSegment, place: number): TraceStep {
  const { toDate, judged, lines: { expected, minimum } } = result;
  const { shown } = judged ?? toDate;
  const inUnit = (line: Fraction) => `${unit === PERCENT ? shownPercent(ofFraction(line), better) : shownAmount(ofFraction(line), better)} ${unit}`;
  const asked = `expected ${inUnit(expected)}${minimum === undefined ? '' : `, minimum ${inUnit(minimum)}`}`;
  return { rule: 'S18', says: `Segment ${place + 1}, ${intervalInWords(segment)}: ${shown === undefined ? 'no number' : `${shown} ${unit}`}, ${asked}.` };
}

/** What is judged is counted in the segments, and of what hits or misses so are the hits. */
function countedWorkings(segments: readonly MeasuredValueSegment[]): readonly Calculation[] {
  const name = segments.some(({ level: { account } }) => account.judged !== undefined) ? 'judged' : 'to date';
  const tallies = segments.map(({ level: { account } }) => decisiveOf(account));
  const counts = segments.some(({ terms: { kind } }) => kind === 'score') ? 'answers' : 'counted';
  const counted = working(`${name}: ${counts}`, 'sum', ...tallies.map((tally, place) => amount(`counted in segment ${place + 1}`, tally.counted)));
  const hits = tallies.flatMap(({ counted: all, missed }, place) => (missed === undefined ? [] : [amount(`hit in segment ${place + 1}`, all - missed)]));
  return hits.length === 0 ? [counted] : [working(`${name}: hit`, 'sum', ...hits), counted];
}
