import type { TermsProblem } from '@entente/worktime';
import { checkPercent } from '../checks/check-values.ts';
import { isDecimal, ofDecimal, ofPercent } from '../exact/decimal.ts';
import { compare, rational, times, ZERO } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import type { Scale, Tier } from './money-model.ts';

/** Of levels whose value is a part of one. */
export const PERCENT: Scale = { unit: 'percent', better: 'higher' };

const HUNDRED = rational(100);

/** The tier that a value falls into; equal to a bound it falls into the better one (S26). Undefined when no tier holds it. */
export function tierOf(tiers: readonly Tier[], value: Rational, scale: Scale = PERCENT): Tier | undefined {
  const [least, most] = lineOf(scale);
  const counted = scale.unit === 'own' ? value : times(value, HUNDRED);
  return tiers.find((tier) => {
    const { from, to } = boundsOf(tier, scale);
    const [above, below] = [order(counted, from), order(to, counted)];
    if (scale.better === 'higher') return above >= 0 && (below > 0 || (below === 0 && order(to, most) === 0));
    return below >= 0 && (above > 0 || (above === 0 && order(from, least) === 0));
  });
}

/** The tier at the worst end of the scale: of a failure that has no value (S26). */
export function worstTierOf(tiers: readonly Tier[], scale: Scale): Tier | undefined {
  const [least, most] = lineOf(scale);
  return tiers.find((tier) => (scale.better === 'higher' ? order(boundsOf(tier, scale).from, least) === 0 : order(boundsOf(tier, scale).to, most) === 0));
}

/** A place on a scale that may have no ends. */
type Bound = Rational | 'least' | 'most';

export function order(a: Bound, b: Bound): number {
  if (a === b) return 0;
  if (a === 'least' || b === 'most') return -1;
  if (a === 'most' || b === 'least') return 1;
  return compare(a, b);
}

/** The whole of a scale. */
export function lineOf({ unit }: Scale): readonly [Bound, Bound] {
  switch (unit) {
    case 'percent': return [ZERO, HUNDRED];
    case 'percent-of-promise': return [ZERO, 'most'];
    case 'own': return ['least', 'most'];
  }
}

export function boundsOf({ from, to }: Tier, scale: Scale): { readonly from: Bound; readonly to: Bound } {
  const [least, most] = lineOf(scale);
  return { from: from === undefined ? least : ofDecimal(from), to: to === undefined ? most : ofDecimal(to) };
}

/** What is wrong with tiers: they must cover the whole scale, 0 to 100 for percentages, without a gap and without overlap (S26). */
export function checkTiers(tiers: readonly Tier[], path = 'tiers', scale: Scale = PERCENT): readonly TermsProblem[] {
  const checkBound = scale.unit === 'percent' ? checkPercent : checkDecimal;
  const amounts = tiers.flatMap(({ from, to, factor, ofFee }, place) => [
    ...checkBound(from, `${path}.${place}.from`), ...checkBound(to, `${path}.${place}.to`),
    ...checkAmount(factor, `${path}.${place}.factor`), ...checkAmount(ofFee, `${path}.${place}.ofFee`),
    ...(factor !== undefined && ofFee !== undefined ? [{ code: 'TIER_AMBIGUOUS', path: `${path}.${place}`, message: 'A tier has both a factor and a part of the fee.', fix: 'Keep one of them.' }] : []),
  ]);
  return amounts.length > 0 ? amounts : checkCover(tiers, path, scale);
}

function checkDecimal(text: string | undefined, path: string): readonly TermsProblem[] {
  if (text === undefined || isDecimal(text)) return [];
  return [{ code: 'NUMBER_INVALID', path, message: `"${text}" is not a number.`, fix: 'Write a decimal in the unit of the level, such as 800.' }];
}

function checkAmount(percent: string | undefined, path: string): readonly TermsProblem[] {
  if (percent === undefined || (isDecimal(percent) && compare(ofPercent(percent), ZERO) >= 0)) return [];
  return [{ code: 'PERCENT_INVALID', path, message: `"${percent}" is not a percentage.`, fix: 'Write a decimal of zero or more, such as 50.' }];
}

function checkCover(tiers: readonly Tier[], path: string, scale: Scale): readonly TermsProblem[] {
  const [least, most] = lineOf(scale);
  const inOrder = tiers.map((tier, place) => ({ place, ...boundsOf(tier, scale) })).sort((a, b) => order(a.from, b.from));
  const problems: TermsProblem[] = [];
  let covered = least;
  for (const { place, from, to } of inOrder) {
    const at = `${path}.${place}`;
    const [begin, end] = [tiers[place]?.from ?? 'the lowest value', tiers[place]?.to ?? 'the highest value'];
    if (order(from, to) >= 0) problems.push({ code: 'TIER_EMPTY', path: at, message: `The tier from ${begin} to ${end} holds nothing.`, fix: 'Let it end above its begin.' });
    else if (order(from, covered) < 0) problems.push({ code: 'TIERS_OVERLAP', path: at, message: `The tier from ${begin} overlaps the one before it.`, fix: 'Let each tier begin where the one before it ends.' });
    else if (order(from, covered) > 0) problems.push({ code: 'TIERS_GAP', path: at, message: `Nothing is said of the values below ${begin}.`, fix: 'Let each tier begin where the one before it ends.' });
    if (order(to, covered) > 0) covered = to;
  }
  if (problems.length === 0 && order(covered, most) < 0) {
    problems.push({ code: 'TIERS_GAP', path, message: `The tiers end below ${scale.unit === 'percent' ? '100' : 'the highest values'}.`, fix: `Let the last tier end ${scale.unit === 'percent' ? 'at 100' : 'nowhere'}.` });
  }
  return problems;
}
