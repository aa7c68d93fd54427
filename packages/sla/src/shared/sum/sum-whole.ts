import { contains, normalise } from '@entente/worktime';
import type { Instant, Interval, Intervals } from '@entente/worktime';
import { ofDecimal, ofNumber } from '../../exact/decimal.ts';
import { compare, minus, plus, sumOf, ZERO } from '../../exact/rational.ts';
import type { Rational } from '../../exact/rational.ts';
import type { Fact } from '../../model.ts';
import { valueColours } from '../../observe/value-colours.ts';
import type { MeasuredComponent } from '../measure-component.ts';
import type { Whole } from '../read-shared-metric.ts';
import { excessOf } from './excess-game.ts';
import type { Overruns } from './excess-game.ts';
import type { SharedSumTerms } from './sum-model.ts';
import { valuesOf } from './values.ts';
import type { Values } from './values.ts';

/** The whole as a sum, and how far each down component overran at an instant. */
export interface SumWhole extends Whole {
  readonly overrunsAt: (instant: Instant, down: readonly string[]) => Overruns;
  /** The unit in which overruns are whole numbers, as a part of the terms' unit. */
  readonly unit: bigint;
}

interface Summed {
  readonly component: string;
  readonly ownLimit: Rational;
  readonly values: Values;
  readonly excluded: Intervals;
}

/** Unknown and excluded components are not down: they are reckoned with no more than their own limit (S31). */
export function sumWhole(terms: SharedSumTerms, measured: readonly MeasuredComponent[], facts: readonly Fact[], asOf: Instant): SumWhole {
  const limit = ofDecimal(terms.limit);
  const summed = terms.components.map(({ component, ownLimit, method }, place): Summed => ({
    component, ownLimit: ofDecimal(ownLimit), values: valuesOf(method, component, facts, asOf), excluded: measured[place]?.excluded ?? [],
  }));
  const changes = [...new Set(summed.flatMap(({ values, excluded }) => [...values.changes, ...excluded.flatMap(({ start, end }) => [start, end])]))].sort((a, b) => a - b);
  const unit = unitOf([limit, ...summed.map(({ ownLimit }) => ownLimit)], facts.filter(({ component }) => summed.some((one) => one.component === component)));
  const cut = (part: Intervals) => part.flatMap((stretch) => cutAt(stretch, changes));
  const overrunsAt = (instant: Instant, down: readonly string[]): Overruns => {
    const whole = (amount: Rational) => amount.numerator * (unit / amount.denominator);
    const taken = summed.map((one) => ({ component: one.component, value: valueOf(one, instant) ?? one.ownLimit, ownLimit: one.ownLimit }));
    const base = sumOf(taken.map(({ value, ownLimit }) => least(value, ownLimit)));
    const by = taken.filter(({ component }) => down.includes(component)).map(({ component, value, ownLimit }) => [component, whole(minus(value, least(value, ownLimit)))] as const);
    return { by: new Map(by), slack: whole(minus(limit, base)) };
  };
  return {
    unit, cut, overrunsAt, paint: valueColours,
    isBroken: ({ start, down }) => excessOf(overrunsAt(start, down), () => true) > 0n,
    derive: (range) => coloursOf(summed, limit, cut([range])),
  };
}

/** Bad where what is known is beyond the limit, good where all is known and within it, else unknown. */
function coloursOf(summed: readonly Summed[], limit: Rational, stretches: Intervals): ReturnType<Whole['derive']> {
  const good: Interval[] = [];
  const bad: Interval[] = [];
  for (const stretch of stretches) {
    const known = summed.flatMap((one) => {
      const value = valueOf(one, stretch.start);
      return value === undefined ? [] : [contains(one.excluded, stretch.start) ? least(value, one.ownLimit) : value];
    });
    if (compare(known.reduce(plus, ZERO), limit) > 0) bad.push(stretch);
    else if (known.length === summed.length) good.push(stretch);
  }
  return { good: normalise(good), bad: normalise(bad) };
}

function valueOf({ values }: Summed, instant: Instant): Rational | undefined {
  const value = values.at(instant);
  return value === undefined ? undefined : ofNumber(value);
}

function least(a: Rational, b: Rational): Rational {
  return compare(a, b) <= 0 ? a : b;
}

/** The least common denominator of everything that is added up. */
function unitOf(amounts: readonly Rational[], facts: readonly Fact[]): bigint {
  const measured = new Set(facts.flatMap((fact): readonly number[] => (fact.kind === 'samples' ? Array.from(fact.value ?? []) : [])));
  let unit = 1n;
  for (const { denominator } of [...amounts, ...[...measured].filter((value) => Number.isFinite(value)).map(ofNumber)]) unit *= denominator / common(unit, denominator);
  return unit;
}

function common(a: bigint, b: bigint): bigint {
  return b === 0n ? a : common(b, a % b);
}

function cutAt(stretch: Interval, changes: readonly Instant[]): Intervals {
  const edges = [stretch.start];
  for (let place = firstAfter(changes, stretch.start); (changes[place] ?? Infinity) < stretch.end; place += 1) edges.push(changes[place] ?? stretch.end);
  return edges.map((start, place) => ({ start, end: edges[place + 1] ?? stretch.end }));
}

/** The place of the first of ascending instants that is after one. */
function firstAfter(instants: readonly Instant[], instant: Instant): number {
  let [low, high] = [0, instants.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((instants[middle] ?? Infinity) <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
}
