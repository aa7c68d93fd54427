import { compare, floorOf, minus, ONE, quotient, rational, sumOf, times, ZERO } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import { fractionInWords } from '../words.ts';
import type { Amount, Calculation, Choice, Operation } from './working-model.ts';

/** What there is where there is no number (S17). */
const NONE = 'none';

/** A number that an account starts from. */
export function amount(name: string, value: Rational | number | bigint): Amount {
  return { name, value: fractionInWords(typeof value === 'object' ? value : rational(value)) };
}

/** What anything is compared with to tell whether it is there. */
export const NOTHING: Amount = amount('nothing', 0);

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

/** The same between numbers of the account. */
export function pick(name: string, cases: readonly (readonly [condition: Amount, number: Amount])[], otherwise: Amount): Choice {
  const all: typeof cases = [...cases, [{ name: 'otherwise', value: 'yes' }, otherwise]];
  const { value } = cases.find(([condition]) => condition.value === 'yes')?.[1] ?? otherwise;
  const of = all.map(([each, number]) => ({ name: each.name, value: each.value, leadsTo: number.value, from: number.name }));
  return { name, operation: 'choice', of, value };
}

/** No number, under its name. */
export const NO_NUMBER: Amount = { name: 'no number', value: NONE };

/** What an operation makes of these values. */
export function outcomeOf(operation: Operation, values: readonly string[]): string {
  const numbers = values.flatMap((value) => numberFrom(value) ?? []);
  const areNumbers = numbers.length === values.length;
  switch (operation) {
    case 'reaches': return areNumbers && everyPair(numbers, (a, b) => compare(a, b) >= 0) ? 'yes' : 'no';
    case 'misses': return areNumbers && everyPair(numbers, (a, b) => compare(a, b) < 0) ? 'yes' : 'no';
    case 'lacks': return areNumbers ? 'no' : 'yes';
    case 'sum': return areNumbers ? fractionInWords(sumOf(numbers)) : NONE;
    case 'whole': return areNumbers ? String(floorOf(sumOf(numbers))) : NONE;
    case 'product': return areNumbers ? fractionInWords(numbers.reduce(times, ONE)) : NONE;
    case 'difference': return areNumbers ? fractionInWords(foldFirst(numbers, minus)) : NONE;
    case 'quotient': return areNumbers && numbers.slice(1).every(({ numerator }) => numerator !== 0n) ? fractionInWords(foldFirst(numbers, quotient)) : NONE;
  }
}

const NUMBER = /^(-?\d+)(?:\/(\d*[1-9]\d*))?$/;

function numberFrom(text: string): Rational | undefined {
  const [, numerator, denominator = '1'] = NUMBER.exec(text) ?? [];
  return numerator === undefined ? undefined : rational(BigInt(numerator), BigInt(denominator));
}

function everyPair(numbers: readonly Rational[], holds: (a: Rational, b: Rational) => boolean): boolean {
  return numbers.every((b, place) => {
    const a = numbers[place - 1];
    return a === undefined || holds(a, b);
  });
}

function foldFirst([first = ZERO, ...others]: readonly Rational[], fold: (a: Rational, b: Rational) => Rational): Rational {
  return others.reduce(fold, first);
}
