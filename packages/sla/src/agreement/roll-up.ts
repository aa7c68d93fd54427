import { ofDecimal, ofPercent } from '../exact/decimal.ts';
import { ofFraction, quotient, rational, times, toFraction } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import type { LevelResult, LevelTerms } from '../kinds/kind-model.ts';
import type { Fraction } from '../model.ts';
import type { AgreedLevel, CombinedLines } from './agreement-model.ts';
import type { Scale } from '../money/money-model.ts';
import { PERCENT } from '../money/tiers.ts';

/** A result as sums that can be added to those of other periods (S20). */
export interface Sums {
  readonly reached: Rational;
  readonly counted: Rational;
  /** The target × what was counted. */
  readonly aimed: Rational;
}

/** The sums of a result; undefined for kinds that have none, and when nothing was counted. */
export function sumsOf(terms: LevelTerms, result: LevelResult, lines?: CombinedLines): Sums | undefined {
  const value = valueOf(result);
  if (value === undefined || !canRollUp(terms)) return undefined;
  const counted = countedOf(result);
  return { reached: times(ofFraction(value), counted), counted, aimed: times(lines === undefined ? expectedOf(terms) : ofFraction(lines.expected), counted) };
}

/** Percentages and means of answers can be recombined; percentiles, promises and sums of money cannot. */
export function canRollUp({ kind }: Pick<LevelTerms, 'kind'>): boolean {
  return kind !== 'percentile' && kind !== 'goal' && kind !== 'money';
}

function countedOf(result: LevelResult): Rational {
  if ('kind' in result) return rational(BigInt((result.judged ?? result.toDate).counted));
  const { good, bad } = result.judged ?? result.toDate;
  return rational(BigInt(good) + BigInt(bad));
}

function expectedOf(terms: LevelTerms): Rational {
  const { expected = '100' } = terms;
  return scaleOf(terms).unit === 'percent' ? ofPercent(expected) : ofDecimal(expected);
}

/** The number that was judged (S13). */
export function valueOf(result: LevelResult): Fraction | undefined {
  return 'kind' in result ? (result.judged ?? result.toDate).value : (result.judged ?? result.toDate).ratio;
}

/** The number that a tier is found by (S26): a goal's is the part of its promise that was kept. */
export function creditedValue(result: LevelResult): Fraction | undefined {
  const value = valueOf(result);
  if (value === undefined || !('kind' in result) || result.promised === undefined) return value;
  const promised = ofFraction(result.promised);
  // Of a promise of nothing there is no part.
  return promised.numerator === 0n ? undefined : toFraction(quotient(ofFraction(value), promised));
}

/** What a level's value is counted in, and so its tiers (S26). */
export function scaleOf(terms: AgreedLevel): Scale {
  switch (terms.kind) {
    case 'availability':
    case 'ratio':
    case 'threshold':
    case 'clock': return PERCENT;
    case 'score': return { unit: 'own', better: terms.better ?? 'higher' };
    case 'goal': return { unit: 'percent-of-promise', better: terms.better };
    case 'percentile':
    case 'money': return { unit: 'own', better: terms.better };
  }
}
