import type { TargetLines } from '../level/judgement.ts';
import type { TraceStep } from '../model.ts';
import { amount, working } from '../trace/working.ts';
import type { Calculation, Working } from '../trace/working-model.ts';
import { intervalInWords } from '../words.ts';
import { decisiveOf, weighedLines } from './combined-lines.ts';
import type { WeighedLines } from './combined-lines.ts';
import type { MeasuredSegment } from './measured-segment.ts';

/** The account of a combined period: each segment with what it asked for, and how the one target comes of them (S18). */
export function segmentSteps(segments: readonly MeasuredSegment[], lines: TargetLines): readonly TraceStep[] {
  const name = segments.some(({ level }) => level.totals.withoutExcused !== undefined) ? 'judged' : 'to date';
  return [...segments.map(segmentStep), {
    rule: 'S18',
    says: `${segments.length === 1 ? 'One segment' : `${segments.length} segments`} together: good and bad are added; the target is the sum of target × counted of each ÷ all that was counted: ${lines.inWords}.`,
    workings: [...sums(segments, name), ...lineWorkings(segments.map(weighedLines))],
  }];
}

function segmentStep(measured: MeasuredSegment, place: number): TraceStep {
  const { segment, terms: { expected, minimum }, level: { result: { toDate, judged } } } = measured;
  const { shown = 'no number' } = judged ?? toDate;
  const asked = `expected ${expected} %${minimum === undefined ? '' : `, minimum ${minimum} %`}`;
  return { rule: 'S18', says: `Segment ${place + 1}, ${intervalInWords(segment)}: ${shown === 'no number' ? shown : `${shown} %`}, ${asked}.` };
}

function sums(segments: readonly MeasuredSegment[], name: string): readonly Calculation[] {
  const parts = ['good', 'bad'] as const;
  return parts.map((part) => working(`${name}: ${part}`, 'sum', ...segments.map((segment, place) => amount(`${part} in segment ${place + 1}`, decisiveOf(segment)[part]))));
}

/** A target over nothing is not worked out: then it is the last segment's own. */
export function lineWorkings(all: readonly WeighedLines[]): readonly Working[] {
  const weights = all.map(({ toDate }, place) => amount(`counted in segment ${place + 1}`, toDate));
  const counted = working('counted in all', 'sum', ...weights);
  if (counted.value === '0') return [counted];

  const aimed = all.map(({ lines, toDate }, place) => working(`aimed at in segment ${place + 1}`, 'product', amount(`expected in segment ${place + 1}`, lines.expected), amount(`counted in segment ${place + 1}`, toDate)));
  const aimedInAll = working('aimed at in all', 'sum', ...aimed);
  return [counted, ...aimed, aimedInAll, working('expected', 'quotient', aimedInAll, counted)];
}
