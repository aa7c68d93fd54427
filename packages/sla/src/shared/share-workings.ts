import { compare, ofFraction, rational, sumOf, times } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import type { SharedMetricResult } from './shared-model.ts';
import { amount, working } from '../trace/working.ts';
import type { Amount, Working } from '../trace/working-model.ts';
import { fractionInWords } from '../words.ts';
import { UNATTRIBUTED } from './measure-component.ts';
import type { BornePart } from './shares.ts';

/** What the numbers of a party are called in the account. */
export const SHARE = 'share of';
export const UNCOVERED = 'uncovered share of';

/** So many parts of a party are told one by one; rules that ask when it was may come to a part for every stretch. */
const TOLD_PARTS = 20;

/** A party's share: each part that it bore × how long it did, added up (S32). */
export function shareWorkings(prefix: string, party: string, borne: Iterable<BornePart>): readonly Working[] {
  return partWorkings(`${prefix} ${party}`, 'time', Array.from(borne, ({ part, time }) => ({ part, of: rational(time) })));
}

/** A part, and all that was borne to this part. */
export interface WeighedPart {
  readonly part: Rational;
  readonly of: Rational;
}

/** Each part × what it is a part of, added up; the greatest first. */
export function partWorkings(name: string, what: string, borne: readonly WeighedPart[]): readonly Working[] {
  const all = borne.toSorted((a, b) => compare(b.of, a.of));
  const told = all.slice(0, TOLD_PARTS).map(({ part, of }) => partWorking(name, what, part, of));
  const others = all.slice(TOLD_PARTS).map(({ part, of }) => times(part, of));
  const rest = others.length === 0 ? [] : [amount(`${name}: ${others.length} smaller parts`, sumOf(others))];
  return [...told, working(name, 'sum', ...told, ...rest)];
}

function partWorking(name: string, what: string, part: Rational, of: Rational): Working {
  const inWords = fractionInWords(part);
  return working(`${name}: ${inWords} of it`, 'product', amount(`${name}: part ${inWords}`, part), amount(`${name}: ${what} with ${inWords}`, of));
}

/** Nothing is lost: what is left of the bad time when all shares are taken off is the residual, and all of it is the raw time (S33, S34). */
export function accountWorkings({ endToEnd, shares, uncovered, account }: Omit<SharedMetricResult, 'trace'>): readonly Working[] {
  const named = (prefix: string, some: typeof shares): readonly Amount[] => some.map(({ party, share }) => amount(`${prefix} ${party}`, ofFraction(share)));
  const attributed = working('attributed', 'sum', ...named(SHARE, shares.filter(({ party }) => party !== UNATTRIBUTED)));
  const beyond = working('uncovered', 'sum', ...named(UNCOVERED, uncovered));
  const unattributed = amount(`${SHARE} ${UNATTRIBUTED}`, ofFraction(account.unattributed));
  const residual = working('residual', 'difference', amount('bad time end to end', endToEnd.time.bad), attributed, unattributed, beyond);
  return [attributed, beyond, residual, working('raw', 'sum', attributed, unattributed, amount('excluded', ofFraction(account.excluded)), beyond, residual)];
}
