import { compare, minus, ONE, quotient, times, ZERO } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';

/** Σ coefficient × variable ≤ limit; limits are not negative, so that nothing at all is always allowed. */
export interface Limit {
  readonly of: ReadonlyMap<number, Rational>;
  readonly atMost: Rational;
}

/** The greatest sum of some variables, none of them negative, within the limits. */
export interface LinearProgram {
  readonly variables: number;
  readonly sumOf: ReadonlySet<number>;
  readonly limits: readonly Limit[];
}

export interface Optimum {
  readonly sum: Rational;
  readonly valueOf: (variable: number) => Rational;
}

/**
 * The simplex method, exact, from nothing upwards. A row tells what is left of its limit in terms of the variables that are
 * zero; each step lets the first of these that pays grow until a row has nothing left (Bland's rule, which never goes in
 * circles). The sum must be bounded by the limits.
 */
export function optimumOf({ variables, sumOf, limits }: LinearProgram): Optimum {
  let rows: readonly Row[] = limits.map(({ of, atMost }, place) => ({ basic: variables + place, of, rest: atMost }));
  let gain: Row = { basic: -1, of: new Map([...sumOf].map((variable) => [variable, minus(ZERO, ONE)])), rest: ZERO };
  for (let step = stepOf(gain, rows); step !== undefined; step = stepOf(gain, rows)) {
    const { entering, leaving, pivot } = step;
    rows = rows.map((row) => (row === leaving ? pivot : without(entering, row, pivot)));
    gain = without(entering, gain, pivot);
  }
  const basic = new Map(rows.map((row) => [row.basic, row.rest]));
  return { sum: gain.rest, valueOf: (variable) => basic.get(variable) ?? ZERO };
}

/** basic + Σ coefficient × variable = rest. */
interface Row {
  readonly basic: number;
  readonly of: ReadonlyMap<number, Rational>;
  readonly rest: Rational;
}

interface Step {
  readonly entering: number;
  readonly leaving: Row;
  /** The leaving row, told for the variable that enters. */
  readonly pivot: Row;
}

/** The first variable that adds to the sum, and the row that bounds it first; of several rows the one of the first variable. */
function stepOf(gain: Row, rows: readonly Row[]): Step | undefined {
  const paying = [...gain.of].filter(([, coefficient]) => coefficient.numerator < 0n).map(([variable]) => variable);
  if (paying.length === 0) return undefined;
  const entering = Math.min(...paying);
  const bounds = rows.flatMap((row) => {
    const coefficient = row.of.get(entering);
    return coefficient === undefined || coefficient.numerator < 0n ? [] : [{ row, coefficient, most: quotient(row.rest, coefficient) }];
  });
  const { row: leaving, coefficient } = bounds.reduce((best, one) => {
    const side = compare(one.most, best.most);
    return side < 0 || (side === 0 && one.row.basic < best.row.basic) ? one : best;
  });
  return { entering, leaving, pivot: solvedFor(entering, coefficient, leaving) };
}

function solvedFor(entering: number, coefficient: Rational, { basic, of, rest }: Row): Row {
  const others = [...of].filter(([variable]) => variable !== entering).map(([variable, each]) => [variable, quotient(each, coefficient)] as const);
  return { basic: entering, of: new Map([...others, [basic, quotient(ONE, coefficient)]]), rest: quotient(rest, coefficient) };
}

/** A row with the entering variable replaced by what its own row says. */
function without(entering: number, row: Row, pivot: Row): Row {
  const coefficient = row.of.get(entering);
  if (coefficient === undefined) return row;
  const of = new Map(row.of);
  of.delete(entering);
  for (const [variable, each] of pivot.of) {
    const left = minus(of.get(variable) ?? ZERO, times(coefficient, each));
    if (left.numerator === 0n) of.delete(variable);
    else of.set(variable, left);
  }
  return { basic: row.basic, of, rest: minus(row.rest, times(coefficient, pivot.rest)) };
}
