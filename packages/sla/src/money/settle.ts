/**
 * The order of reckoning (S27). Measuring, excluding, relieving and judging come before; here the single-incident rule,
 * credits with their caps, and the minimum payable.
 */
import { sumOf, toFraction } from '../exact/rational.ts';
import { cutInProportion } from './caps.ts';
import type { Amount } from './caps.ts';
import type { Claim, CoveredFailure, SettledClaim } from './claim.ts';
import { creditAmount, halfUp } from './credit-amount.ts';
import type { CreditAmount } from './credit-amount.ts';
import { settlementSteps } from './settlement-steps.ts';
import type { CreditTerms, JudgedLevel, Money, MoneyTerms, Settlement, SettlementInput } from './money-model.ts';

/** Settles one agreement and period: exact credits, cut in the order level, pool, period, year, every step kept (S26, S27). */
export function settle(terms: MoneyTerms, input: SettlementInput): Settlement {
  const failed = Map.groupBy(input.levels.filter(({ state }) => state === 'failed'), ({ level }) => level);
  const failures = [...failed.values()].flatMap((ofLevel) => ofLevel.flatMap((judged, place) => failureOf(terms, input.fee, judged, place + 1)));
  const { kept, covered } = onePerIncident(terms, input, inOrderOf(terms, failures));

  const claims = byLevel(kept);
  const settled = cut(terms, input, claims);
  const credits = settled.map(({ credit }) => credit);
  const total = credits.reduce((sum, { afterYearCap }) => sum + afterYearCap, 0) + input.carriedIn;
  const result = { credits, covered: covered.map(({ amount: _, ...one }) => one), total, ...payableOf(terms, total, input.isLast) };
  return { ...result, trace: settlementSteps(terms, input, result, { settled, covered }) };
}

interface Failure {
  readonly level: string;
  readonly terms: CreditTerms;
  readonly incident?: string;
  readonly amount: CreditAmount;
}

/** A failure under the money terms of its own part of the period (S18); nothing where they credit nothing for it. */
function failureOf(terms: MoneyTerms, fee: Money, judged: JudgedLevel, nth: number): readonly Failure[] {
  const { level, incident, money = terms } = judged;
  const own = money.credits.find((credit) => credit.level === level);
  if (own === undefined) return [];
  // The caps and pools are those of the period's end, while they still know the level.
  const last = terms.credits.find((credit) => credit.level === level) ?? own;
  return [{ level, terms: last, amount: creditAmount(`${level}: failure ${nth}`, money, own, fee, judged), ...(incident === undefined ? {} : { incident }) }];
}

/** As the terms list them; levels that they no longer name come last. */
function inOrderOf({ credits }: MoneyTerms, failures: readonly Failure[]): readonly Failure[] {
  const listed = credits.flatMap(({ level }) => failures.filter((failure) => failure.level === level));
  const others = failures.filter(({ level }) => credits.every((credit) => credit.level !== level));
  return [...listed, ...[...Map.groupBy(others, ({ level }) => level)].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, all]) => all)];
}

/** One incident that failed several levels is credited once, if that was agreed: the highest, or the one picked (S27). */
function onePerIncident({ singleIncident = 'all' }: MoneyTerms, { picks = {} }: SettlementInput, failures: readonly Failure[]): { readonly kept: readonly Failure[]; readonly covered: readonly CoveredFailure[] } {
  if (singleIncident === 'all') return { kept: failures, covered: [] };
  const kept: Failure[] = [];
  const covered: CoveredFailure[] = [];
  for (const failure of failures) {
    const { level, incident, amount } = failure;
    const by = incident === undefined ? level : creditedFor(incident, singleIncident === 'customer-picks' ? picks[incident] : undefined, failures);
    if (incident === undefined || by === level) kept.push(failure);
    else covered.push({ level, by, incident, rounded: halfUp(amount.exact), arithmetic: amount.arithmetic, amount });
  }
  return { kept, covered };
}

/** The level through which an incident is credited: the one picked, else the highest, of equal ones the lower id. */
function creditedFor(incident: string, pick: string | undefined, failures: readonly Failure[]): string {
  const together = byLevel(failures.filter((failure) => failure.incident === incident));
  const highest = together.reduce((best, one) => (one.rounded > best.rounded || (one.rounded === best.rounded && one.level < best.level) ? one : best));
  return (together.find(({ level }) => level === pick) ?? highest).level;
}

/** A level has one credit a period: the sum of what its failures are worth, rounded once (S26). */
function byLevel(failures: readonly Failure[]): readonly Claim[] {
  return [...Map.groupBy(failures, ({ level }) => level)].flatMap(([level, all]) => all.slice(0, 1).map(({ terms }) => {
    const exact = sumOf(all.map(({ amount }) => amount.exact));
    return { level, terms, exact, rounded: halfUp(exact), arithmetic: all.map(({ amount }) => amount.arithmetic).join('; '), amounts: all.map(({ amount }) => amount) };
  }));
}

/** Caps cut in the order level, pool, period, year (S26). */
function cut(terms: MoneyTerms, { creditedThisYear }: SettlementInput, claims: readonly Claim[]): readonly SettledClaim[] {
  const levels = claims.map(({ level, terms: { cap = Infinity }, rounded }): Amount => ({ level, money: Math.min(rounded, cap) }));
  const poolOf = new Map(claims.map(({ level, terms: { pool } }) => [level, pool]));
  const pooled = [...new Set(poolOf.values())].flatMap((pool) =>
    cutInProportion(levels.filter(({ level }) => poolOf.get(level) === pool), terms.pools.find((one) => one.pool === pool)?.cap ?? Infinity));
  const period = cutInProportion(pooled, terms.periodCap ?? Infinity);
  const year = cutInProportion(period, Math.max(0, (terms.yearCap ?? Infinity) - creditedThisYear));

  const of = (amounts: readonly Amount[], level: string): Money => sumOfMoney(amounts.filter((amount) => amount.level === level));
  return claims.map((claim) => {
    const { level, exact, rounded, arithmetic } = claim;
    const left = { afterLevelCap: of(levels, level), afterPoolCap: of(pooled, level), afterPeriodCap: of(period, level), afterYearCap: of(year, level) };
    return { claim, credit: { level, exact: toFraction(exact), rounded, arithmetic, ...left } };
  });
}

function sumOfMoney(amounts: readonly Amount[]): Money {
  return amounts.reduce((sum, { money }) => sum + money, 0);
}

/** Below the minimum payable the total is waived, or carried to the next period, where there is one (S27). */
function payableOf({ minimumPayable }: MoneyTerms, total: Money, isLast = false): Pick<Settlement, 'payable' | 'waived' | 'carriedOut'> {
  if (minimumPayable === undefined || total >= minimumPayable.amount) return { payable: total, waived: 0, carriedOut: 0 };
  if (minimumPayable.below === 'waive') return { payable: 0, waived: total, carriedOut: 0 };
  return isLast ? { payable: total, waived: 0, carriedOut: 0 } : { payable: 0, waived: 0, carriedOut: total };
}
