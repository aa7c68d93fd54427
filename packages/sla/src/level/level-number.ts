import { shownPercent } from '../exact/decimal.ts';
import { rational, toFraction } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import type { Measure } from '../model.ts';
import { amount, working } from '../trace/working.ts';
import type { Calculation } from '../trace/working-model.ts';
import type { Outlook } from './level-totals.ts';

/** One number of a result, with its working. */
export interface LevelNumber {
  readonly measure: Measure;
  readonly bad: Rational;
  readonly counted: Calculation;
  readonly ratio: Calculation;
}

/** good ÷ (good + bad); no ratio, never 0 or 1, when there is nothing to divide by (S17). */
export function levelNumber(name: string, { good, bad }: Omit<Outlook, 'ahead'>): LevelNumber {
  const [goodOnes, badOnes] = [BigInt(good), BigInt(bad)];
  const counted = working(`${name}: counted`, 'sum', amount(`${name}: good`, goodOnes), amount(`${name}: bad`, badOnes));
  const ratio = working(name, 'quotient', amount(`${name}: good`, goodOnes), counted);
  return { measure: measureOf(goodOnes, badOnes), bad: rational(badOnes), counted, ratio };
}

function measureOf(good: bigint, bad: bigint): Measure {
  const amounts = { good: String(good), bad: String(bad) };
  if (good + bad === 0n) return amounts;
  const ratio = rational(good, good + bad);
  return { ...amounts, ratio: toFraction(ratio), shown: shownPercent(ratio) };
}
