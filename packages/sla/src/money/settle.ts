/**
 * The order of reckoning (S27). Measuring, excluding, relieving and judging come before; here the single-incident rule,
 * credits with their caps, and the minimum payable.
 */
import { toFraction } from '../exact/rational.ts';
import { cutInProportion } from './caps.ts';
import type { Amount } from './caps.ts';
import { creditAmount } from './credit-amount.ts';
import type { CreditAmount } from './credit-amount.ts';
import type { Credit, CreditTerms, JudgedLevel, Money, MoneyTerms, Settlement, SettlementInput } from './money-model.ts';

/** Settles one agreement and period: exact credits, cut in the order level, pool, period, year, every step kept (S26, S27). */
export function settle(terms: MoneyTerms, input: SettlementInput): Settlement {
  const failed = input.levels.filter(({ state }) => state === 'failed');
  const all = terms.credits.flatMap((credit) => failed.filter(({ level }) => level === credit.level).map((judged): Claim =>
    ({ terms: credit, judged, amount: creditAmount(terms, credit, input.fee, judged) })));
  const { kept, covered } = onePerIncident(terms, input, all);

  const credits = cut(terms, input, kept);
  const total = credits.reduce((sum, { afterYearCap }) => sum + afterYearCap, 0) + input.carriedIn;
  return { credits, covered, total, ...payableOf(terms, total) };
}

interface Claim {
  readonly terms: CreditTerms;
  readonly judged: JudgedLevel;
  readonly amount: CreditAmount;
}

/** One incident that failed several levels is credited once, if that was agreed: the highest, or the one picked (S27). */
function onePerIncident({ singleIncident = 'all' }: MoneyTerms, { picks = {} }: SettlementInput, claims: readonly Claim[]): { readonly kept: readonly Claim[]; readonly covered: Settlement['covered'] } {
  if (singleIncident === 'all') return { kept: claims, covered: [] };
  const covered = claims.flatMap(({ terms: { level }, judged: { incident } }) => {
    if (incident === undefined) return [];
    const together = claims.filter((other) => other.judged.incident === incident);
    const picked = singleIncident === 'customer-picks' ? together.find((other) => other.terms.level === picks[incident]) : undefined;
    const by = (picked ?? together.toSorted(highestFirst)[0])?.terms.level ?? level;
    return by === level ? [] : [{ level, by, incident }];
  });
  return { kept: claims.filter(({ terms: { level } }) => covered.every((one) => one.level !== level)), covered };
}

function highestFirst(a: Claim, b: Claim): number {
  return b.amount.rounded - a.amount.rounded || (a.terms.level < b.terms.level ? -1 : 1);
}

/** Caps cut in the order level, pool, period, year (S26). */
function cut(terms: MoneyTerms, { creditedThisYear }: SettlementInput, claims: readonly Claim[]): readonly Credit[] {
  const levels = claims.map(({ terms: { level, cap = Infinity }, amount }): Amount => ({ level, money: Math.min(amount.rounded, cap) }));
  const poolOf = (level: string) => claims.find((claim) => claim.terms.level === level)?.terms.pool;
  const pooled = terms.pools.flatMap(({ pool, cap = Infinity }) => cutInProportion(levels.filter(({ level }) => poolOf(level) === pool), cap));
  const period = cutInProportion(pooled, terms.periodCap ?? Infinity);
  const year = cutInProportion(period, Math.max(0, (terms.yearCap ?? Infinity) - creditedThisYear));

  const of = (amounts: readonly Amount[], level: string): Money => amounts.find((amount) => amount.level === level)?.money ?? 0;
  return claims.map(({ terms: { level }, amount: { exact, rounded, arithmetic } }) => ({
    level, exact: toFraction(exact), rounded, arithmetic,
    afterLevelCap: of(levels, level), afterPoolCap: of(pooled, level), afterPeriodCap: of(period, level), afterYearCap: of(year, level),
  }));
}

/** Below the minimum payable the total is waived, or carried to the next period (S27). */
function payableOf({ minimumPayable }: MoneyTerms, total: Money): Pick<Settlement, 'payable' | 'waived' | 'carriedOut'> {
  if (minimumPayable === undefined || total >= minimumPayable.amount) return { payable: total, waived: 0, carriedOut: 0 };
  return minimumPayable.below === 'carry' ? { payable: 0, waived: 0, carriedOut: total } : { payable: 0, waived: total, carriedOut: 0 };
}
