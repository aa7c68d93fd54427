import { ofPercent, shownPercent } from '../exact/decimal.ts';
import { compare, rational, toFraction } from '../exact/rational.ts';
import type { Fraction, LevelState } from '../model.ts';

export interface RatioTargets {
  readonly expected: string;
  readonly minimum?: string;
  /** `allow k below n` (S17): with a denominator below `total`, met if no more than `misses` missed. */
  readonly allowance?: { readonly misses: number; readonly below: number };
}

export interface RatioResult {
  readonly state: Extract<LevelState, 'met' | 'below-expected' | 'failed' | 'not-applicable'>;
  readonly ratio?: Fraction;
  readonly shown?: string;
  /** It was met by the allowance for small numbers, not by the percentage. */
  readonly byAllowance: boolean;
}

/** The judgement of met out of total (S17, S20, S21, S25). */
export function judgeRatio({ expected, minimum = expected, allowance }: RatioTargets, met: number, total: number): RatioResult {
  if (total === 0) return { state: 'not-applicable', byAllowance: false };
  const ratio = rational(met, total);
  const shown = { ratio: toFraction(ratio), shown: shownPercent(ratio) };
  if (compare(ratio, ofPercent(expected)) >= 0) return { state: 'met', ...shown, byAllowance: false };
  if (allowance !== undefined && total < allowance.below && total - met <= allowance.misses) return { state: 'met', ...shown, byAllowance: true };
  return { state: compare(ratio, ofPercent(minimum)) >= 0 ? 'below-expected' : 'failed', ...shown, byAllowance: false };
}
