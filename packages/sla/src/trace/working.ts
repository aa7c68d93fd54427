import { compare, minus, ONE, quotient, rational, sumOf, times, ZERO } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import { fractionInWords } from '../words.ts';
import type { Amount, Calculation, Choice, Operation } from './working-model.ts';

/** A number that an account starts from. */
export function amount(name: string, value: Rational | number | bigint): Amount {
  return { name, value: fractionInWords(typeof value === 'object' ? value : rational(value)) };
}

/** A number that is worked out of others. */
export function working(name: string, operation: Operation, ...of: readonly Amount[]): Calculation {
  return { name, operation, of: of.map(({ name: each, value }) => ({ name: each, value })), value: outcomeOf(operation, of.map(({ value }) => value)) };
}

/** The outcome of the first case that is `yes`, or else the other one, with its working. */
export function choice<Outcome extends string>(name: string, cases: readonly (readonly [Amount, Outcome])[], otherwise: Outcome): { readonly outcome: Outcome; readonly working: Choice } {
  const outcome = cases.find(([{ value }]) => value === 'yes')?.[1] ?? otherwise;
  const of = [...cases.map(([each, leadsTo]) => ({ name: each.name, value: each.value, leadsTo })), { name: 'otherwise', value: 'yes', leadsTo: otherwise }];
  return { outcome, working: { name, operation: 'choice', of, value: outcome } };
}

/** What an operation makes of these values. */
export function outcomeOf(operation: Operation, values: readonly string[]): string {
  const numbers = values.flatMap((value) => numberFrom(value) ?? []);
  const isWhole = numbers.length === values.length;
  switch (operation) {
    case 'reaches': return isWhole && everyPair(numbers, (a, b) => compare(a, b) >= 0) ? 'yes' : 'no';
    case 'misses': return isWhole && everyPair(numbers, (a, b) => compare(a, b) < 0) ? 'yes' : 'no';
    case 'sum': return isWhole ? fractionInWords(sumOf(numbers)) : NONE;
    case 'product': return isWhole ? fractionInWords(numbers.reduce(times, ONE)) : NONE;
    case 'difference': return isWhole ? fractionInWords(foldFirst(numbers, minus)) : NONE;
    case 'quotient': return isWhole && numbers.slice(1).every(({ numerator }) => numerator !== 0n) ? fractionInWords(foldFirst(numbers, quotient)) : NONE;
  }
}

const NONE = 'none';

const NUMBER = /^(-?\d+)(?:\/(\d*[1-9]\d*))?$/;

function numberFrom(text: string): Rational | undefined {
  const [, numerator, denominator = '1'] = NUMBER.exec(text) ?? [];
  return numerator === undefined ? undefined : rational(BigInt(numerator), BigInt(denominator));
}

function everyPair(numbers: readonly Rational[], holds: (a: Rational, b: Rational) => boolean): boolean {
  return numbers.slice(1).every((b, place) => holds(numbers[place] ?? ZERO, b));
}

function foldFirst([first = ZERO, ...others]: readonly Rational[], fold: (a: Rational, b: Rational) => Rational): Rational {
  return others.reduce(fold, first);
}
