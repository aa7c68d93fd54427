import type { Instant } from '@entente/worktime';
import type { Money, MoneyTerms, JudgedLevel, Settlement } from '../money/money-model.ts';
import { settle } from '../money/settle.ts';
import type { AgreementPeriod, AgreementTerms, Decision, FeeStated, LevelPicked } from './agreement-model.ts';
import { deadlineOf } from './deadlines.ts';
import type { JudgedSegment } from './judge-levels.ts';
import { creditedValue, scaleOf } from './roll-up.ts';
import type { SettlementPeriod } from './settlement-periods.ts';
import { moneyFor, settlingMoney, versionAtEnd } from './versions.ts';

/** What the periods of an agreement are settled from. */
export interface Settling {
  readonly terms: AgreementTerms;
  readonly periods: readonly SettlementPeriod[];
  readonly judged: readonly JudgedSegment[];
  readonly decisions: readonly Decision[];
  readonly asOf: Instant;
}

/**
 * All periods one after the other: what a year was credited, and what was carried, goes on to the next (S26, S27). What is
 * still carried when the agreement ends is payable by the terms that it was carried by, if the last period has none.
 */
export function settlePeriods(settling: Settling): readonly AgreementPeriod[] {
  const creditedByYear = new Map<Instant, Money>();
  const judgedIn = Map.groupBy(settling.judged, ({ settledIn }) => settledIn);
  let carriedIn = 0;
  let carriedBy: MoneyTerms | undefined;
  let settledBefore = -Infinity;
  return settling.periods.map((one) => {
    const judged = judgedIn.get(one) ?? [];
    const version = versionAtEnd(settling.terms, one.period);
    const creditedThisYear = creditedByYear.get(one.year) ?? 0;
    const levels = judged.map(({ judgement }) => judgement);
    const money = settlingMoney(settling.terms, one.period, levels);
    const settlement = money === undefined ? settleCarried(one, carriedBy, carriedIn) : settleOne(settling, one, money, judged, { creditedThisYear, carriedIn });
    if (settlement !== undefined) {
      creditedByYear.set(one.year, creditedThisYear + settlement.credits.reduce((sum, { afterYearCap }) => sum + afterYearCap, 0));
      carriedIn = settlement.carriedOut;
      carriedBy = money;
    }
    settledBefore = Math.max(settledBefore, money === undefined ? one.closesAt : standsAt(settling, one, money, judged));
    return {
      period: one.period, standing: one.standing, closesAt: one.closesAt, version: version?.number ?? 0, levels,
      ...(settlement === undefined ? {} : { settlement }), ...(settledBefore <= settling.asOf ? { settledAt: settledBefore } : {}),
    };
  });
}

type Before = Pick<Parameters<typeof settle>[1], 'creditedThisYear' | 'carriedIn'>;

function settleOne(settling: Settling, one: SettlementPeriod, money: MoneyTerms, judged: readonly JudgedSegment[], before: Before): Settlement | undefined {
  const fee = feeOf(settling.decisions, one, money)?.amount;
  if (fee === undefined) return undefined;
  return settle(money, { fee, levels: judged.flatMap((segment) => judgedLevelOf(settling, segment, money)), picks: picksOf(contestsOf(settling, one, money, judged)), isLast: one.isLast, ...before });
}

/** Nothing is carried beyond the agreement: its last period pays what is left, also when nothing is said of money any more (S27). */
function settleCarried({ isLast }: SettlementPeriod, carriedBy: MoneyTerms | undefined, carriedIn: Money): Settlement | undefined {
  if (!isLast || carriedBy === undefined || carriedIn === 0) return undefined;
  return settle(carriedBy, { fee: 0, levels: [], creditedThisYear: 0, carriedIn, isLast });
}

/** A failure as money sees it; nothing for key measurements and for what the customer owes (S22a). */
function judgedLevelOf({ terms: { customer } }: Settling, { terms, version, judgement }: JudgedSegment, money: MoneyTerms): readonly JudgedLevel[] {
  const own = moneyFor(version, judgement.level);
  if (own === undefined || terms.obligor === 'customer' || terms.obligor === customer) return [];
  const { level, consecutive, weight, incident, result } = judgement;
  const ratio = creditedValue(result);
  return [{
    level, state: result.state, consecutive, weight, scale: scaleOf(terms),
    ...(ratio === undefined ? {} : { ratio }), ...(incident === undefined ? {} : { incident }), ...(own === money ? {} : { money: own }),
  }];
}

/** The last fee that was stated by the closing, else that of the terms, else the first one after; each with when it was known. */
function feeOf(decisions: readonly Decision[], { period, closesAt }: SettlementPeriod, { fee }: MoneyTerms): Pick<FeeStated, 'amount' | 'at'> | undefined {
  const stated = decisions.filter((one): one is FeeStated => one.kind === 'fee' && one.period === period.start);
  return stated.findLast(({ at }) => at <= closesAt) ?? (fee === undefined ? stated[0] : { amount: fee, at: closesAt });
}

/** What the customer picked in time, by incident. */
function picksOf(contests: readonly Contest[]): Readonly<Record<string, string>> {
  return Object.fromEntries(contests.flatMap(({ incident, pick }) => (pick === undefined ? [] : [[incident, pick.level]])));
}

/** An incident that failed several levels with a credit, of which the customer picks one. */
interface Contest {
  readonly incident: string;
  /** The first one in time; of a level that the incident did not fail there is none. */
  readonly pick?: LevelPicked | undefined;
}

function contestsOf(settling: Settling, one: SettlementPeriod, money: MoneyTerms, judged: readonly JudgedSegment[]): readonly Contest[] {
  if (money.singleIncident !== 'customer-picks') return [];
  const tooLate = pickEnds(settling, one, money);
  const made = settling.decisions.filter((decision): decision is LevelPicked => decision.kind === 'pick' && decision.period === one.period.start && decision.at < tooLate);
  const failed = judged.flatMap((segment) => judgedLevelOf(settling, segment, money))
    .flatMap(({ level, state, incident, money: own = money }) => (state === 'failed' && incident !== undefined && own.credits.some((credit) => credit.level === level) ? [{ level, incident }] : []));
  return [...Map.groupBy(failed, ({ incident }) => incident)].flatMap(([incident, all]) => {
    const levels = new Set(all.map(({ level }) => level));
    return levels.size > 1 ? [{ incident, pick: made.find((pick) => pick.incident === incident && levels.has(pick.level)) }] : [];
  });
}

/** The first instant that is too late for a pick: its deadline, or the closing where none is stated. */
function pickEnds({ terms: { zone }, decisions }: Settling, { period, closesAt }: SettlementPeriod, { pickBy }: MoneyTerms): Instant {
  return pickBy === undefined ? closesAt : deadlineOf(pickBy, zone, period, decisions) ?? Infinity;
}

/** When nothing can change a settlement any more: closed, its fee known, and every incident picked or past its deadline. */
function standsAt(settling: Settling, one: SettlementPeriod, money: MoneyTerms, judged: readonly JudgedSegment[]): Instant {
  const { closesAt } = one;
  const feeAt = feeOf(settling.decisions, one, money)?.at ?? Infinity;
  return Math.max(closesAt, feeAt, ...contestsOf(settling, one, money, judged).map(({ pick }) => pick?.at ?? pickEnds(settling, one, money)));
}
