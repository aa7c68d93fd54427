import { ofPercent } from '../exact/decimal.ts';
import { compare, minus, ONE, rational, times } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import { amount, pick, working } from '../trace/working.ts';
import type { Amount, Working } from '../trace/working-model.ts';
import { PERCENT } from './judgement/value-account.ts';
import type { Lines, NumberName, Tally, ValueAccount } from './judgement/value-account.ts';
import type { Allowance } from './kind-model.ts';

/** What is judged one by one: events, values, clocks. Each hit or missed. */
export interface Hits {
  readonly hit: number;
  readonly counted: number;
}

export interface HitTerms {
  readonly expected: string;
  readonly minimum?: string;
  readonly allowance?: Allowance;
}

/** What is counted, in the words of its kind: "190 of 200 events good". */
export interface HitWords {
  readonly one: string;
  readonly many: string;
  readonly hit: string;
}

type HitAccount = Pick<ValueAccount, 'better' | 'unit' | 'lines' | 'toDate' | 'judged' | 'best' | 'left' | 'further' | 'allowance'>;

/**
 * The account of a percentage of single hits (S17, S19). `ahead`: how many more are taken to come, all of them hits;
 * undefined where nobody can tell. What is left is the misses that all of them together may have, less those there are.
 */
export function hitAccount(terms: HitTerms, words: HitWords, toDate: Hits, judged: Hits | undefined, ahead: number | undefined): HitAccount {
  const decisive = judged ?? toDate;
  const from = counts(judged === undefined ? 'to date' : 'judged', decisive);
  return {
    better: 'higher',
    unit: PERCENT,
    lines: percentLines(terms),
    toDate: tallyOf(toDate, words, counts('to date', toDate)),
    ...(judged === undefined ? {} : { judged: tallyOf(judged, words, counts('judged', judged)) }),
    ...(ahead === undefined ? {} : { best: tallyOf({ hit: decisive.hit + ahead, counted: decisive.counted + ahead }, words, withAhead(from, ahead)) }),
    left: leftOf(terms, decisive, ahead ?? 0),
    further: leftWorkings(terms, from, ahead ?? 0),
    ...(terms.allowance === undefined ? {} : { allowance: terms.allowance }),
  };
}

export function percentLines({ expected, minimum }: Pick<HitTerms, 'expected' | 'minimum'>): Lines {
  return { expected: ofPercent(expected), ...(minimum === undefined ? {} : { minimum: ofPercent(minimum) }) };
}

/** What a number is worked out of, and how that itself came about. */
interface Counts {
  readonly name: NumberName;
  readonly hit: Amount;
  readonly counted: Amount;
  readonly workings: readonly Working[];
}

const TO_COME = 'to come';

function counts(name: NumberName, { hit, counted }: Hits): Counts {
  return { name, hit: amount(`${name}: hit`, hit), counted: amount(`${name}: counted`, counted), workings: [] };
}

/** So many more, all of them hits (S19). */
function withAhead({ hit, counted }: Counts, ahead: number): Counts {
  const name = 'best achievable';
  const toCome = amount(TO_COME, ahead);
  const [more, all] = [working(`${name}: hit`, 'sum', hit, toCome), working(`${name}: counted`, 'sum', counted, toCome)];
  return { name, hit: more, counted: all, workings: [more, all] };
}

function tallyOf({ hit, counted }: Hits, { one, many, hit: name }: HitWords, from: Counts): Tally {
  const missed = working(`${from.name}: missed`, 'difference', from.counted, from.hit);
  const number = working(from.name, 'quotient', from.hit, from.counted);
  return {
    number,
    workings: [...from.workings, missed, number],
    ...(counted === 0 ? {} : { value: rational(hit, counted) }),
    counted,
    missed: counted - hit,
    says: `${hit} of ${counted} ${counted === 1 ? one : many} ${name}, ${counted - hit} missed`,
    arithmetic: `${hit} ÷ ${counted}`,
  };
}

/** Negative when overspent. The allowance for small numbers gives what it allows, where that is more (S17). */
function leftOf({ expected, allowance }: HitTerms, { hit, counted }: Hits, ahead: number): Rational {
  const missed = rational(counted - hit);
  const left = minus(times(minus(ONE, ofPercent(expected)), rational(counted + ahead)), missed);
  if (allowance === undefined || counted + ahead >= allowance.below) return left;
  const allowed = minus(rational(allowance.misses), missed);
  return compare(allowed, left) > 0 ? allowed : left;
}

/** The same, told by its working. */
function leftWorkings({ expected, allowance }: HitTerms, { name, hit, counted }: Counts, ahead: number): readonly Working[] {
  const missed = working(`${name}: missed`, 'difference', counted, hit);
  const all = working('all that counts or may count', 'sum', counted, amount(TO_COME, ahead));
  const part = working('part that may miss', 'difference', amount('one', 1), amount('expected', ofPercent(expected)));
  const budget = working('so many may miss', 'product', part, all);
  if (allowance === undefined) return [missed, all, part, budget, working(LEFT, 'difference', budget, missed)];

  const byPart = working('left by the percentage', 'difference', budget, missed);
  const byAllowance = working('left by the allowance', 'difference', amount('allowance: misses', allowance.misses), missed);
  const many = working('too many may count for the allowance', 'reaches', all, amount('allowance: below', allowance.below));
  const noLess = working('the percentage leaves no less', 'reaches', byPart, byAllowance);
  return [missed, all, part, budget, byPart, byAllowance, many, noLess, pick(LEFT, [[many, byPart], [noLess, byPart]], byAllowance)];
}

export const LEFT = 'left';
