import type { Rounding } from '../exact/rounding.ts';
import { stepInWords } from '../exact/rounding.ts';
import { rational } from '../exact/rational.ts';
import type { RoundingWay, TraceStep } from '../model.ts';
import { amount, NOTHING, pick, working } from '../trace/working.ts';
import type { Amount, Calculation, Working } from '../trace/working-model.ts';

/** What the account calls a number before it is rounded as the terms say. */
export function unrounded(name: string): string {
  return `${name}: unrounded`;
}

/** A number that is rounded, with how. */
export interface RoundedNumber {
  readonly number: Calculation;
  readonly workings: readonly Working[];
}

const HALF: Amount = amount('one half', rational(1, 2));

/** The number under its name, worked out of the unrounded one (S21): counted in steps, made whole, and counted in ones again. */
export function roundedWorkings(name: string, exact: Amount, { steps, way }: Rounding): RoundedNumber {
  const stepsInOne = amount('rounding: steps in one', steps);
  const counted = working(`${name}: in steps`, 'product', exact, stepsInOne);
  const { whole, workings } = wholeSteps(`${name}: in whole steps`, counted, way);
  const number = working(name, 'quotient', whole, stepsInOne);
  return { number, workings: [counted, ...workings, number] };
}

interface WholeSteps {
  readonly whole: Amount;
  readonly workings: readonly Working[];
}

function wholeSteps(name: string, counted: Amount, way: Rounding['way']): WholeSteps {
  switch (way) {
    case 'down': return alone(working(name, 'whole', counted));
    case 'half-up': return alone(working(name, 'whole', counted, HALF));
    case 'up': {
      const negative = working(`${name}: negative`, 'difference', NOTHING, counted);
      const below = working(`${name}: negative, whole`, 'whole', negative);
      const whole = working(name, 'difference', NOTHING, below);
      return { whole, workings: [negative, below, whole] };
    }
    case 'half-even': return nearestEven(name, counted);
  }
}

function alone(whole: Working): WholeSteps {
  return { whole, workings: [whole] };
}

function nearestEven(name: string, counted: Amount): WholeSteps {
  const below = working(`${name}: the one below`, 'whole', counted);
  const above = working(`${name}: the one above`, 'sum', below, amount('one', 1));
  const rest = working(`${name}: beyond the one below`, 'difference', counted, below);
  const isNearBelow = working(`${name}: the one below is nearer`, 'misses', rest, HALF);
  const isNearAbove = working(`${name}: the one above is nearer`, 'misses', HALF, rest);
  const halfOf = working(`${name}: half of the one below`, 'quotient', below, amount('two', 2));
  const wholeHalf = working(`${name}: half of the one below, whole`, 'whole', halfOf);
  const isEven = working(`${name}: the one below is even`, 'reaches', wholeHalf, halfOf);
  const whole = pick(name, [[isNearBelow, below], [isNearAbove, above], [isEven, below]], above);
  return { whole, workings: [below, above, rest, isNearBelow, isNearAbove, halfOf, wholeHalf, isEven, whole] };
}

const WAY_IN_WORDS: Readonly<Record<RoundingWay, string>> = { down: 'down', up: 'up', 'half-up': 'half up', 'half-even': 'half to even', worse: 'toward the worse' };

/** How a number is rounded: "half up to steps of 0.01 %". */
export function roundingInWords(rounding: Rounding, unit: string): string {
  return `${WAY_IN_WORDS[rounding.terms.way]} to steps of ${stepInWords(rounding)} ${unit}`;
}

/** The step of the account, after the one that says how the number came about. */
export function roundingStep(name: string, rounding: Rounding, unit: string, shown: string | undefined, workings: readonly Working[]): TraceStep {
  const says = shown === undefined ? `${name}: there is nothing to round.` : `${name}: the terms round it ${roundingInWords(rounding, unit)}: ${shown} ${unit}.`;
  return { rule: 'S21', says, workings };
}
