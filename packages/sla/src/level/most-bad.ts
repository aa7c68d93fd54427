import type { Duration } from '@entente/worktime';
import { ofPercent } from '../exact/decimal.ts';
import { ceilOf, floorOf, minus, ONE, rational, times } from '../exact/rational.ts';
import { roundedLine, roundingOf } from '../exact/rounding.ts';
import type { RoundingTerms } from '../model.ts';

/** The most whole milliseconds of a length that may be bad with a line reached all the same, by the number as the terms round it (S21). */
export function mostBad(length: Duration, percent: string, terms?: RoundingTerms): Duration {
  const rounding = roundingOf(terms, true);
  const { from, isBeyond } = rounding === undefined ? { from: ofPercent(percent), isBeyond: false } : roundedLine(rounding, ofPercent(percent));
  const allowed = times(rational(length), minus(ONE, from));
  return Math.min(length, Number(isBeyond ? ceilOf(allowed) - 1n : floorOf(allowed)));
}
