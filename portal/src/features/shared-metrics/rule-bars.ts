import { millisecondsOf } from './left-out.ts';

type Exact = { readonly numerator: string; readonly denominator: string };

/** What one rule would charge whom, as the server tells it. */
export interface RuleShares<Party, Rule extends string> {
  readonly rule: Rule;
  readonly residual: Exact;
  readonly shares: readonly { readonly party: Party | null; readonly milliseconds: Exact }[];
}

export interface RuleBar<Party, Rule extends string> {
  readonly rule: Rule;
  /** All that it charges, unattributed time included. */
  readonly total: number;
  readonly addsUp: boolean;
  /** Who bears something, in the order of the parties; width in percent of the scale. */
  readonly parts: readonly { readonly party: Party | null; readonly amount: number; readonly width: number }[];
}

/** One bar a rule at one scale: the widest of them, or all the time that was bad, fills it. */
export function ruleBars<Party, Rule extends string>(rules: readonly RuleShares<Party, Rule>[], bad: number): { readonly bars: readonly RuleBar<Party, Rule>[]; readonly happened: number } {
  const scale = Math.max(bad, ...rules.map(({ shares }) => millisecondsOf(shares)));
  const percent = (amount: number): number => (scale === 0 ? 0 : amount / scale * 100);
  const bars = rules.map(({ rule, residual, shares }) => ({
    rule,
    total: millisecondsOf(shares),
    addsUp: residual.numerator === '0',
    parts: shares.map((share) => ({ party: share.party, amount: millisecondsOf([share]) })).filter(({ amount }) => amount > 0).map((part) => ({ ...part, width: percent(part.amount) })),
  }));
  return { bars, happened: percent(bad) };
}
