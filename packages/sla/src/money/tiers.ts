import type { TermsProblem } from '@entente/worktime';
import { checkPercent } from '../checks/check-values.ts';
import { isDecimal, ofPercent } from '../exact/decimal.ts';
import { compare, ONE, rational, ZERO } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import type { Tier } from './money-model.ts';

/** The tier that a value falls into; equal to a bound it falls into the better one (S26). Undefined when no tier holds it. */
export function tierOf(tiers: readonly Tier[], value: Rational): Tier | undefined {
  return tiers.find(({ from, to }) =>
    compare(ofPercent(from), value) <= 0 && (compare(value, ofPercent(to)) < 0 || (compare(value, ONE) === 0 && compare(ofPercent(to), ONE) === 0)));
}

/** What is wrong with tiers: they must cover 0 to 100 without a gap and without overlap (S26). */
export function checkTiers(tiers: readonly Tier[], path = 'tiers'): readonly TermsProblem[] {
  const amounts = tiers.flatMap(({ from, to, factor, ofFee }, place) => [
    ...checkPercent(from, `${path}.${place}.from`), ...checkPercent(to, `${path}.${place}.to`),
    ...checkAmount(factor, `${path}.${place}.factor`), ...checkAmount(ofFee, `${path}.${place}.ofFee`),
    ...(factor !== undefined && ofFee !== undefined ? [{ code: 'TIER_AMBIGUOUS', path: `${path}.${place}`, message: 'A tier has both a factor and a part of the fee.', fix: 'Keep one of them.' }] : []),
  ]);
  return amounts.length > 0 ? amounts : checkCover(tiers, path);
}

function checkAmount(percent: string | undefined, path: string): readonly TermsProblem[] {
  if (percent === undefined || (isDecimal(percent) && compare(ofPercent(percent), ZERO) >= 0)) return [];
  return [{ code: 'PERCENT_INVALID', path, message: `"${percent}" is not a percentage.`, fix: 'Write a decimal of zero or more, such as 50.' }];
}

function checkCover(tiers: readonly Tier[], path: string): readonly TermsProblem[] {
  const inOrder = tiers.map((tier, place) => ({ place, from: ofPercent(tier.from), to: ofPercent(tier.to), tier })).sort((a, b) => compare(a.from, b.from));
  const problems: TermsProblem[] = [];
  let covered = rational(0);
  for (const { place, from, to, tier } of inOrder) {
    const at = `${path}.${place}`;
    if (compare(from, to) >= 0) problems.push({ code: 'TIER_EMPTY', path: at, message: `The tier from ${tier.from} to ${tier.to} holds nothing.`, fix: 'Let it end above its begin.' });
    else if (compare(from, covered) < 0) problems.push({ code: 'TIERS_OVERLAP', path: at, message: `The tier from ${tier.from} overlaps the one before it.`, fix: 'Let each tier begin where the one before it ends.' });
    else if (compare(from, covered) > 0) problems.push({ code: 'TIERS_GAP', path: at, message: `Nothing is said of the values below ${tier.from}.`, fix: 'Let each tier begin where the one before it ends.' });
    if (compare(to, covered) > 0) covered = to;
  }
  if (problems.length === 0 && compare(covered, ONE) < 0) {
    problems.push({ code: 'TIERS_GAP', path, message: 'The tiers end below 100.', fix: 'Let the last tier end at 100.' });
  }
  return problems;
}
