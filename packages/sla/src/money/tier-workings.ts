import { ofPercent } from '../exact/decimal.ts';
import { ofFraction } from '../exact/rational.ts';
import type { Fraction } from '../model.ts';
import { amount, choice, NO_NUMBER, NOTHING, pick, working } from '../trace/working.ts';
import type { Amount, Calculation, Choice, Working } from '../trace/working-model.ts';
import type { Scale, Tier } from './money-model.ts';
import { boundsOf, lineOf, order, worstTierOf } from './tiers.ts';

/** The part of the fee that a failure is worth by its tier, and how that was told. */
export interface TierWorkings {
  readonly worth: Choice;
  readonly workings: readonly Working[];
}

/**
 * Which tier a value falls into, and so which part of the fee it is worth (S26): the tiers are asked one after the other
 * whether they hold it. A value that no tier holds is worth nothing, a failure without a value as much as the worst tier.
 */
export function tierWorkings(name: string, tiers: readonly Tier[], value: Fraction | undefined, scale: Scale, base: Calculation): TierWorkings {
  if (value === undefined) return withoutValue(name, worstTierOf(tiers, scale), base);
  const { counted, before } = countedOf(name, value, scale);
  const asked = tiers.map((tier, place) => askedTier(`${name}: tier ${place + 1}`, tier, counted, scale, base));
  const worth = pick(`${name}: part of the fee`, asked.map(({ holds, part }) => [holds, part] as const), NOTHING);
  return { worth, workings: [base, ...before, ...asked.flatMap(({ outside, holds, part }) => [...outside, holds, part]), worth] };
}

/** There being no value, none of the tiers is asked. */
function withoutValue(name: string, worst: Tier | undefined, base: Calculation): TierWorkings {
  const hasNone = working(`${name}: has no value`, 'lacks', { ...NO_NUMBER, name: valueName(name) });
  const parts = worst === undefined ? [] : [partOf(`${name}: worst tier`, worst, base)];
  const worth = pick(`${name}: part of the fee`, parts.map((part) => [hasNone, part] as const), NOTHING);
  return { worth, workings: [base, hasNone, ...parts, worth] };
}

/** What the account calls the value that the tiers are asked about, which is none where there is no number. */
export function valueName(failure: string): string {
  return `${failure}: value`;
}

/** The value in the unit of the tiers' bounds. */
function countedOf(name: string, value: Fraction, { unit }: Scale): { readonly counted: Amount; readonly before: readonly Working[] } {
  const stated = amount(valueName(name), ofFraction(value));
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
  return { outside, holds: choice(`${name} holds it`, outside.map((one) => [one, 'no'] as const), 'yes').working, part: partOf(name, tier, base) };
}

/** The part of the fee that a tier gives. */
function partOf(name: string, { factor = '100', ofFee }: Tier, base: Calculation): Calculation {
  return ofFee === undefined
    ? working(`${name}: of the fee`, 'product', base, amount(`${name}: factor`, ofPercent(factor)))
    : working(`${name}: of the fee`, 'sum', amount(`${name}: stated of the fee`, ofPercent(ofFee)));
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
