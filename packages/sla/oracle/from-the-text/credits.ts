/** S26, S27: what one settlement comes to, cent by cent, as SEMANTICS.md reads. */
import type { CreditTerms, JudgedLevel, Money, MoneyTerms, SettlementInput, Tier } from '../../src/index.ts';
import { add, decimal, exact, isBelow, multiply, percent, total, WHOLE, whole } from './fraction.ts';
import type { Exact } from './fraction.ts';

export interface ReckonedCredit {
  readonly level: string;
  readonly exact: Exact;
  readonly rounded: Money;
  readonly afterLevelCap: Money;
  readonly afterPoolCap: Money;
  readonly afterPeriodCap: Money;
  readonly afterYearCap: Money;
}

export interface ReckonedSettlement {
  readonly credits: readonly ReckonedCredit[];
  readonly covered: readonly { readonly level: string; readonly by: string; readonly incident: string; readonly rounded: Money }[];
  readonly total: Money;
  readonly payable: Money;
  readonly waived: Money;
  readonly carriedOut: Money;
}

/** A value that equals a bound belongs to the better side: from it on up where more is better, down where less is. */
function tierOf(value: Exact, tiers: readonly Tier[], better: 'higher' | 'lower'): Tier | undefined {
  const isFrom = ({ from }: Tier) => from === undefined || !isBelow(value, decimal(from));
  const isOver = ({ from }: Tier) => from === undefined || isBelow(decimal(from), value);
  const isTo = ({ to }: Tier) => to === undefined || !isBelow(decimal(to), value);
  const isUnder = ({ to }: Tier) => to === undefined || isBelow(value, decimal(to));
  const inside = tiers.filter((tier) => (better === 'higher' ? isFrom(tier) && isUnder(tier) : isOver(tier) && isTo(tier)));
  // At an end of the scale there is nothing on its better side.
  return inside[0] ?? tiers.find((tier) => isFrom(tier) && isTo(tier));
}

/** Of a failure without a value: the lowest tier where more is better, the highest where less is. */
function worstOf(tiers: readonly Tier[], better: 'higher' | 'lower'): Tier | undefined {
  const inOrder = tiers.toSorted((a, b) => (a.from === undefined ? -1 : b.from === undefined ? 1 : isBelow(decimal(a.from), decimal(b.from)) ? -1 : 1));
  return better === 'higher' ? inOrder[0] : inOrder.at(-1);
}

/** Fee × at risk × pool × allocation × factor, or a percentage of the fee; × the multiplier of the n-th; × its part of the days. */
function worthOf(fee: Money, { level, ratio, scale, consecutive, weight }: JudgedLevel, money: MoneyTerms): { readonly worth: Exact; readonly terms: CreditTerms } | undefined {
  const terms = money.credits.find((credit) => credit.level === level);
  if (terms === undefined) return undefined;
  const pool = money.pools.find((one) => one.pool === terms.pool);
  const value = ratio === undefined ? undefined : multiply(exact(BigInt(ratio.numerator), BigInt(ratio.denominator)), scale?.unit === 'own' ? WHOLE : exact(100));
  const better = scale?.better ?? 'higher';
  const tier = value === undefined ? worstOf(terms.tiers, better) : tierOf(value, terms.tiers, better);
  const base = [percent(money.atRisk), percent(pool?.percent ?? '0'), percent(terms.allocation), percent(tier?.factor ?? '100')].reduce(multiply, exact(fee));
  const amount = tier?.ofFee === undefined ? base : multiply(exact(fee), percent(tier.ofFee));
  const times = terms.multiplier === undefined ? '1' : (terms.multiplier[consecutive - 1] ?? terms.multiplier.at(-1) ?? '1');
  const part = weight === undefined ? WHOLE : exact(BigInt(weight.numerator), BigInt(weight.denominator));
  return { worth: multiply(multiply(amount, decimal(times)), part), terms };
}

const halfUp = (amount: Exact): Money => Number(whole(add(amount, exact(1, 2))));

/** One failure that money is due for. */
interface Failure {
  readonly level: string;
  readonly terms: CreditTerms;
  readonly worth: Exact;
  readonly incident: string | undefined;
}

function failuresOf(money: MoneyTerms, { fee, levels }: SettlementInput): readonly Failure[] {
  return levels.filter(({ state }) => state === 'failed').flatMap((judged) => {
    const worth = worthOf(fee, judged, judged.money ?? money);
    return worth === undefined ? [] : [{ level: judged.level, terms: money.credits.find(({ level }) => level === judged.level) ?? worth.terms, worth: worth.worth, incident: judged.incident }];
  });
}

/** What the failures of one level are worth together, rounded once. */
const roundedOf = (failures: readonly Failure[], level: string): Money => halfUp(total(failures.filter((one) => one.level === level).map(({ worth }) => worth)));

/** S27: of the levels that one incident failed, the one that the customer picked, or the highest, ties to the lower id. */
function standsFor(failures: readonly Failure[], incident: string, { singleIncident }: MoneyTerms, picks: Readonly<Record<string, string>>): string | undefined {
  const together = failures.filter((failure) => failure.incident === incident);
  const levels = [...new Set(together.map(({ level }) => level))].toSorted();
  const picked = singleIncident === 'customer-picks' ? levels.find((level) => level === picks[incident]) : undefined;
  const most = Math.max(...levels.map((level) => roundedOf(together, level)));
  return picked ?? levels.find((level) => roundedOf(together, level) === most);
}

/** Cuts in proportion to a cap: every credit's part cut down, what is left cent by cent to the largest remainders, ties to the lower id. */
function cut(amounts: ReadonlyMap<string, Money>, cap: Money | undefined): ReadonlyMap<string, Money> {
  const sum = [...amounts.values()].reduce((all, amount) => all + amount, 0);
  if (cap === undefined || sum <= cap) return amounts;
  const parts = [...amounts].map(([level, amount]) => {
    const part = exact(BigInt(amount) * BigInt(cap), sum);
    return { level, cents: Number(whole(part)), remainder: add(part, exact(-whole(part))) };
  });
  let left = cap - parts.reduce((all, { cents }) => all + cents, 0);
  const cutTo = new Map(parts.map(({ level, cents }) => [level, cents]));
  for (const { level, cents } of parts.toSorted((a, b) => (isBelow(b.remainder, a.remainder) ? -1 : isBelow(a.remainder, b.remainder) ? 1 : a.level < b.level ? -1 : 1))) {
    if (left === 0) break;
    cutTo.set(level, cents + 1);
    left -= 1;
  }
  return cutTo;
}

export function reckonSettlement(money: MoneyTerms, input: SettlementInput): ReckonedSettlement {
  const failures = failuresOf(money, input);
  const isSingle = money.singleIncident === 'highest' || money.singleIncident === 'customer-picks';
  const standing = ({ level, incident }: Failure) => (isSingle && incident !== undefined ? standsFor(failures, incident, money, input.picks ?? {}) : level);
  const credited = failures.filter((failure) => standing(failure) === failure.level);
  const kept = [...new Set(credited.map(({ level }) => level))].toSorted().flatMap((level) => credited.filter((one) => one.level === level).slice(0, 1).map(({ terms }) => ({
    level, terms, exact: total(credited.filter((one) => one.level === level).map(({ worth }) => worth)), rounded: roundedOf(credited, level),
  })));
  const levelCapped = new Map(kept.map(({ level, rounded, terms }) => [level, Math.min(rounded, terms.cap ?? rounded)]));
  const pooled = new Map<string, Money>();
  for (const { pool, cap } of [...money.pools, { pool: undefined, cap: undefined }]) {
    const inPool = kept.filter(({ terms }) => (pool === undefined ? !money.pools.some((one) => one.pool === terms.pool) : terms.pool === pool));
    for (const [level, amount] of cut(new Map(inPool.map(({ level }) => [level, levelCapped.get(level) ?? 0])), cap)) pooled.set(level, amount);
  }
  const period = cut(pooled, money.periodCap);
  const year = cut(period, money.yearCap === undefined ? undefined : Math.max(0, money.yearCap - input.creditedThisYear));
  const credits = kept.map(({ level, exact: worth, rounded }): ReckonedCredit => ({
    level, exact: worth, rounded, afterLevelCap: levelCapped.get(level) ?? 0, afterPoolCap: pooled.get(level) ?? 0, afterPeriodCap: period.get(level) ?? 0, afterYearCap: year.get(level) ?? 0,
  }));
  const sum = credits.reduce((all, { afterYearCap }) => all + afterYearCap, input.carriedIn);
  const covered = failures.filter((failure) => standing(failure) !== failure.level).map((failure) => ({ level: failure.level, by: standing(failure) ?? '', incident: failure.incident ?? '', rounded: halfUp(failure.worth) }));
  return { credits, covered, total: sum, ...payableOf(sum, money, input.isLast === true) };
}

/** S27: below the minimum payable it is waived, or carried where a period follows. */
function payableOf(total: Money, { minimumPayable }: MoneyTerms, isLast: boolean): Pick<ReckonedSettlement, 'payable' | 'waived' | 'carriedOut'> {
  if (minimumPayable === undefined || total >= minimumPayable.amount) return { payable: total, waived: 0, carriedOut: 0 };
  if (minimumPayable.below === 'waive') return { payable: 0, waived: total, carriedOut: 0 };
  return isLast ? { payable: total, waived: 0, carriedOut: 0 } : { payable: 0, waived: 0, carriedOut: total };
}
