import { ofNumber, ofPercent } from '../exact/decimal.ts';
import { amount, NO_NUMBER, pick, working } from '../trace/working.ts';
import type { Amount, Calculation } from '../trace/working-model.ts';
import type { PercentilePlace, PercentileTerms } from '../value/percentile.ts';
import type { NumberName, Tally } from './judgement/value-account.ts';

/** Values that are still expected, and how many of them are taken to be less than any so far (S19). */
export interface ToCome {
  readonly ahead: number;
  readonly below: number;
}

export const NONE_TO_COME: ToCome = { ahead: 0, below: 0 };

type NumberOf = Pick<Tally, 'number' | 'workings'>;

/**
 * A percentile told by counting (S22): by nearest rank it is the smallest value with enough values at or below it. By
 * linear interpolation the values around the position are found in the same way, with more at or below them than the position says.
 */
export function percentileWorkings(name: NumberName, { percent, method }: PercentileTerms, values: Float64Array, { below, between }: PercentilePlace, toCome: ToCome): NumberOf {
  const counted = amount(`${name}: counted`, values.length + toCome.ahead);
  const part = amount('percentile', ofPercent(percent));
  if (method === 'nearest-rank') {
    const asked = working(`${name}: at or below it are asked`, 'product', part, counted);
    return after([asked], smallestWith(name, values, below, toCome, (named, count) => working(named, 'reaches', count, asked)));
  }
  const last = working(`${name}: last place`, 'difference', counted, amount('one', 1));
  const position = working(`${name}: position`, 'product', part, last);
  const beyond = (place: Amount) => (named: string, count: Amount) => working(named, 'misses', place, count);
  if (between.numerator === 0n) return after([last, position], smallestWith(name, values, below, toCome, beyond(position)));

  const whole = working(`${name}: whole places`, 'whole', position);
  const rest = working(`${name}: between places`, 'difference', position, whole);
  const next = working(`${name}: next position`, 'sum', position, amount('one', 1));
  const lower = smallestWith(`${name}: lower value`, values, below, toCome, beyond(position));
  const upper = smallestWith(`${name}: upper value`, values, below + 1, toCome, beyond(next));
  const gap = working(`${name}: gap`, 'difference', upper.number, lower.number);
  const step = working(`${name}: part of the gap`, 'product', gap, rest);
  const number = working(name, 'sum', lower.number, step);
  return { number, workings: [last, position, whole, rest, next, ...lower.workings, ...upper.workings, gap, step, number] };
}

function after(before: NumberOf['workings'], { number, workings }: NumberOf): NumberOf {
  return { number, workings: [...before, ...workings] };
}

/** The value at a place of values in order, told by how many there are below it and at or below it. */
function smallestWith(name: string, values: Float64Array, place: number, { below }: ToCome, isEnough: (name: string, count: Amount) => Calculation): NumberOf {
  const value = values[place];
  if (value === undefined) {
    const number = pick(name, [], NO_NUMBER);
    return { number, workings: [number] };
  }
  const [first, behind] = [values.indexOf(value), values.lastIndexOf(value) + 1];
  const less = first === 0 ? NO_NUMBER : amount(`${name}: the value before`, ofNumber(Number(values[first - 1])));
  const enoughBelow = isEnough(`${name}: those below it are enough`, amount(`${name}: below it`, first + below));
  const enough = isEnough(`${name}: it has enough`, amount(`${name}: at or below it`, behind + below));
  const cases = first + below === 0 ? [] : [[enoughBelow, less] as const];
  const number = pick(name, [...cases, [enough, amount(`${name}: the value`, ofNumber(value))]], NO_NUMBER);
  return { number, workings: [...cases.map(([condition]) => condition), enough, number] };
}
