import { ofPercent, shownPercent } from '../exact/decimal.ts';
import { compare, plus, quotient, rational, sumOf, times, ZERO } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import { linesOf } from '../level/judgement.ts';
import type { Lines, TargetLines } from '../level/judgement.ts';
import type { Outlook } from '../level/level-totals.ts';
import { fractionInWords } from '../words.ts';
import type { MeasuredSegment } from './measured-segment.ts';

/** The lines of one segment, and what was counted in it. */
export interface WeighedLines {
  readonly lines: Lines;
  readonly toDate: Rational;
  /** With what may still come. */
  readonly atBest: Rational;
}

/** Σ target × counted ÷ Σ counted, exactly (S18); the last segment's own where nothing was counted at all. */
export function combinedLines(segments: readonly MeasuredSegment[]): TargetLines {
  const { toDate, atBest } = linesTogether(segments.map(weighedLines));
  const { expected, minimum } = toDate;
  const inWords = `expected ${percentInWords(expected)}${minimum === undefined ? '' : `, minimum ${percentInWords(minimum)}`}`;
  return { toDate, atBest, inWords };
}

/** The same of what was counted in anything. */
export function linesTogether(weighed: readonly WeighedLines[]): Pick<TargetLines, 'toDate' | 'atBest'> {
  const toDate = weigh(weighed, ({ toDate: counted }) => counted);
  return { toDate, atBest: weigh(weighed, ({ atBest }) => atBest) };
}

/** The numbers that are judged: those without excused time, where there is any (S13). */
export function decisiveOf({ level: { totals } }: MeasuredSegment): Outlook {
  return totals.withoutExcused ?? totals.toDate;
}

export function weighedLines(segment: MeasuredSegment): WeighedLines {
  const { good, bad, ahead = 0 } = decisiveOf(segment);
  const counted = plus(rational(good), rational(bad));
  return { lines: linesOf(segment.terms).toDate, toDate: counted, atBest: plus(counted, rational(ahead)) };
}

/** A version without a minimum asks for what it expects. */
function weigh(all: readonly WeighedLines[], weight: (one: WeighedLines) => Rational): Lines {
  const weights = sumOf(all.map(weight));
  const ofLast = all.at(-1)?.lines ?? { expected: ZERO };
  const weighed = (line: (lines: Lines) => Rational) => (compare(weights, ZERO) === 0 ? line(ofLast) : quotient(sumOf(all.map((one) => times(line(one.lines), weight(one)))), weights));
  const hasMinimum = all.some(({ lines: { minimum } }) => minimum !== undefined);
  return { expected: weighed(({ expected }) => expected), ...(hasMinimum ? { minimum: weighed(({ expected, minimum = expected }) => minimum) } : {}) };
}

/** Exact, as a percentage where three digits are enough. */
function percentInWords(ratio: Rational): string {
  const shown = shownPercent(ratio);
  return compare(ofPercent(shown), ratio) === 0 ? `${shown} %` : `${fractionInWords(ratio)} (about ${shown} %)`;
}
