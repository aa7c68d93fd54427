import { isDecimal, ofDecimal } from '../exact/decimal.ts';
import { compare, minus, ofFraction, rational } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import { fractionInWords } from '../words.ts';
import { leavesOf } from './leaves.ts';
import type { Value } from './leaves.ts';

/** What a result says differently once more facts are known (S23). It tells and changes nothing; what becomes of money is decided by people. */
export interface Restatement {
  /** Absent when the state is the same. */
  readonly state?: { readonly before: Value; readonly after: Value };
  /** Every value that differs, in the order of the earlier result, then those that are new. Empty when nothing does. */
  readonly changes: readonly RestatedValue[];
}

export interface RestatedValue {
  /** Its place in the result: `toDate.bad`, `shares.north.share`. */
  readonly path: string;
  /** Absent when it is new. */
  readonly before?: Value;
  /** Absent when it is gone. */
  readonly after?: Value;
  /** Of numbers: after − before, exact. */
  readonly by?: string;
  readonly says: string;
}

/**
 * The difference of two results of one thing, of any kind: value by value, fractions by what they are worth. Accounts are
 * left out, for each result has its own.
 */
export function restatement(before: unknown, after: unknown): Restatement {
  const [was, is] = [leavesOf(before), leavesOf(after)];
  const added = [...is].filter(([path]) => !was.has(path)).map(([path, value]): RestatedValue => ({ path, after: value, says: `${path} is new: ${inWords(value)}.` }));
  const changes = [...[...was].flatMap(([path, value]) => changeAt(path, value, is.get(path))), ...added];
  const state = changes.find(({ path }) => path === 'state');
  return { ...(state?.before === undefined || state.after === undefined ? {} : { state: { before: state.before, after: state.after } }), changes };
}

function changeAt(path: string, before: Value, after: Value | undefined): readonly RestatedValue[] {
  if (after === undefined) return [{ path, before, says: `${path} is gone; it was ${inWords(before)}.` }];
  if (Object.is(before, after)) return [];
  const [was, is] = [numberOf(before), numberOf(after)];
  const says = `${path} was ${inWords(before)} and is ${inWords(after)}.`;
  if (was === undefined || is === undefined) return [{ path, before, after, says }];
  return compare(was, is) === 0 ? [] : [{ path, before, after, by: fractionInWords(minus(is, was)), says }];
}

/** Undefined for what is no exact number. */
function numberOf(value: Value): Rational | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? rational(value) : undefined;
  if (typeof value === 'string') return isDecimal(value) ? ofDecimal(value) : undefined;
  return typeof value === 'object' && value !== null ? ofFraction(value) : undefined;
}

function inWords(value: Value): string {
  return typeof value === 'object' && value !== null ? fractionInWords(ofFraction(value)) : String(value);
}
