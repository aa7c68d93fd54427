import { shownPercent } from '../exact/decimal.ts';
import { rational, toFraction } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import { rounded } from '../exact/rounding.ts';
import type { Rounding } from '../exact/rounding.ts';
import type { Measure } from '../model.ts';
import { amount, working } from '../trace/working.ts';
import type { Calculation, Working } from '../trace/working-model.ts';
import type { Outlook } from './level-totals.ts';
import { roundedWorkings, unrounded } from './rounding-steps.ts';

/** One number of a result, with its working. */
export interface LevelNumber {
  readonly measure: Measure;
  readonly bad: Rational;
  readonly counted: Calculation;
  /** The number that is compared with the lines. */
  readonly ratio: Calculation;
  /** The division, and where the terms round what it comes to, how. */
  readonly divided: Calculation;
  readonly rounding?: readonly Working[];
}

/** good ÷ (good + bad), rounded if the terms say so (S21); no ratio, never 0 or 1, when there is nothing to divide by (S17). */
export function levelNumber(name: string, { good, bad }: Omit<Outlook, 'ahead'>, rounding?: Rounding): LevelNumber {
  const [goodOnes, badOnes] = [BigInt(good), BigInt(bad)];
  const goodAmount = amount(`${name}: good`, goodOnes);
  const counted = working(`${name}: counted`, 'sum', goodAmount, amount(`${name}: bad`, badOnes));
  const common = { measure: measureOf(goodOnes, badOnes, rounding), bad: rational(badOnes), counted };
  const divided = working(rounding === undefined ? name : unrounded(name), 'quotient', goodAmount, counted);
  if (rounding === undefined) return { ...common, divided, ratio: divided };
  const { number, workings } = roundedWorkings(name, divided, rounding);
  return { ...common, divided, ratio: number, rounding: workings };
}

function measureOf(good: bigint, bad: bigint, rounding: Rounding | undefined): Measure {
  const amounts = { good: String(good), bad: String(bad) };
  if (good + bad === 0n) return amounts;
  const exact = rational(good, good + bad);
  if (rounding === undefined) return { ...amounts, ratio: toFraction(exact), shown: shownPercent(exact) };
  const ratio = rounded(rounding, exact);
  return { ...amounts, ratio: toFraction(ratio), exact: toFraction(exact), shown: shownPercent(ratio) };
}
