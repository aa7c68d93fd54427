import { minus, ONE, plus, times, ZERO } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import type { Structure } from '../model.ts';
import { unreachable } from '../exact/unreachable.ts';
import { partsOf } from './structure.ts';

/**
 * The availability of a structure from those of its components, if they fail independently of each other: a product
 * in series, one minus the product of the failures in parallel. An estimate for planning; what happened is measured (S31).
 */
export function composedAvailability(structure: Structure, availabilityOf: (component: string) => Rational): Rational {
  if ('component' in structure) return availabilityOf(structure.component);
  const parts = partsOf(structure).map((part) => composedAvailability(part, availabilityOf));
  if ('series' in structure) return atLeastStand(parts, parts.length);
  if ('parallel' in structure) return atLeastStand(parts, 1);
  if ('atLeast' in structure) return atLeastStand(parts, structure.atLeast);
  return unreachable(structure);
}

/** The chance that at least so many of the parts stand. */
function atLeastStand(parts: readonly Rational[], needed: number): Rational {
  let chances: readonly Rational[] = [ONE];
  for (const part of parts) {
    const fails = minus(ONE, part);
    chances = [...chances, ZERO].map((chance, standing) => plus(times(chance, fails), times(chances[standing - 1] ?? ZERO, part)));
  }
  return chances.slice(needed).reduce(plus, ZERO);
}
