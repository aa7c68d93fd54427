/** S21: a number as the terms have it rounded, as SEMANTICS.md reads. */
import type { RoundingTerms } from '../../src/index.ts';
import { add, divide, exact, isBelow, less, multiply, whole } from './fraction.ts';
import type { Exact } from './fraction.ts';

/** Of a percentage the digits are those of its percents. Without terms it stays as it is. */
export function roundedAs(value: Exact, terms: RoundingTerms | undefined, unit: 'percent' | 'own', better: 'higher' | 'lower' = 'higher'): Exact {
  if (terms === undefined) return value;
  const places = terms.digits + (unit === 'percent' ? 2 : 0);
  const step = places < 0 ? exact(10n ** BigInt(-places)) : exact(1, 10n ** BigInt(places));
  const steps = whole(divide(value, step));
  const [below, above] = [multiply(step, exact(steps)), multiply(step, exact(steps + 1n))];
  if (!isBelow(below, value)) return value;
  const [down, up] = [less(value, below), less(above, value)];
  const isHalfway = add(down, down).top * step.bottom === step.top * add(down, down).bottom;
  switch (terms.way) {
    case 'down': return below;
    case 'up': return above;
    case 'worse': return better === 'higher' ? below : above;
    case 'half-up': return isBelow(down, up) ? below : above;
    case 'half-even': return isHalfway ? (steps % 2n === 0n ? below : above) : isBelow(down, up) ? below : above;
  }
}
