import { ofPercent } from '../exact/decimal.ts';
import { ofFraction } from '../exact/rational.ts';
import type { Fraction } from '../model.ts';
import { amount, choice, NOTHING, pick, working } from '../trace/working.ts';
import type { Amount, Calculation, Choice, Working } from '../trace/working-model.ts';
import type { Scale, Tier } from './money-model.ts';
import { boundsOf, lineOf, order } from './tiers.ts';

/** The part of the fee that a failure is worth by its tier, and how that was told. */
export interface TierWorkings {
  readonly worth: Choice;
  readonly workings: readonly Working[];
}

/**
 * Which tier a value falls into, and so which part of the fee it is worth (S26): the tiers are asked one after the other
 * whether they hold it. A value that no tier holds, and a failure without a value, are worth nothing.
 */
export function tierWorkings(name: string, tiers: readonly Tier[], value: Fraction | undefined, scale: Scale, base: Calculation): TierWorkings {
  const { counted, before } = countedOf(name, value, scale);
  const asked = counted === undefined ? [] : tiers.map((tier, place) => askedTier(`${name}: tier ${place + 1}`, tier, counted, scale, base));
  const worth = pick(`${name}: part of the fee`, asked.map(({ holds, part }) => [holds, part] as const), NOTHING);
  return { worth, workings: [base, ...before, ...asked.flatMap(({ outside, holds, part }) => [...outside, holds, part]), worth] };
}

/** The value in the unit of the tiers' bounds. */
function countedOf(name: string, value: Fraction | undefined, { unit }: Scale): { readonly counted?: Amount; readonly before: readonly Working[] } {
  if (value === undefined) return { before: [] };
  const stated = amount(`${name}: value`, ofFraction(value));
  if (unit === 'own') return { counted: stated, before: [] };
  const inPercent = working(`${name}: value in percent`, 'product', stated, amount('hundred', 100));
  return { counted: inPercent, before: [inPercent] };
}

interface AskedTier {
  /** What keeps the value out of it. */
  readonly outside: readonly Calculation[];
  readonly holds: Choice;
  readonly part: Calculation;
}

function askedTier(name: string, tier: Tier, counted: Amount, scale: Scale, base: Calculation): AskedTier {
  const outside = outsideOf(name, tier, counted, scale);
  const { factor = '100', ofFee } = tier;
  const part = ofFee === undefined
    ? working(`${name}: of the fee`, 'product', base, amount(`${name}: factor`, ofPercent(factor)))
    : working(`${name}: of the fee`, 'sum', amount(`${name}: stated of the fee`, ofPercent(ofFee)));
  return { outside, holds: choice(`${name} holds it`, outside.map((one) => [one, 'no'] as const), 'yes').working, part };
}

/** A bound belongs to the better tier, but the scale's own end to the tier that ends there (S26). */
function outsideOf(name: string, tier: Tier, counted: Amount, scale: Scale): readonly Calculation[] {
  const { from, to } = boundsOf(tier, scale);
  const [least, most] = lineOf(scale);
  const holdsFrom = scale.better === 'higher' || order(from, least) === 0;
  const holdsTo = scale.better === 'lower' || order(to, most) === 0;
  const [begin, end] = [typeof from === 'string' ? [] : [amount(`${name}: from`, from)], typeof to === 'string' ? [] : [amount(`${name}: to`, to)]];
  return [
    ...begin.map((bound) => (holdsFrom ? working(`before ${name}`, 'misses', counted, bound) : working(`before ${name}`, 'reaches', bound, counted))),
    ...end.map((bound) => (holdsTo ? working(`beyond ${name}`, 'misses', bound, counted) : working(`beyond ${name}`, 'reaches', counted, bound))),
  ];
}
