/** S23, S25 to S27: an agreement kept through all its periods, from what each level came to, as SEMANTICS.md reads. */
import { dayStart, localDateAt, localTimeAt, periodAt } from '@entente/worktime';
import type { Instant, Interval } from '@entente/worktime';
import type { AgreementTerms, AgreementVersion, Deadline, JudgedLevel, MoneyTerms } from '../../src/index.ts';
import { reckonSettlement } from './credits.ts';
import type { ReckonedSettlement } from './credits.ts';
import { exact, inText } from './fraction.ts';
import { begunPeriods, endOf, inTime, ownPeriodsOf } from './judged-levels.ts';
import type { Books, Entry } from './judged-levels.ts';
import { roundedAs } from './rounding.ts';

export interface KeptPeriod {
  readonly period: Interval;
  readonly closesAt: Instant;
  readonly version: number;
  readonly entries: readonly Entry[];
  readonly money: MoneyTerms | undefined;
  readonly settlement: ReckonedSettlement | undefined;
  readonly settledAt: Instant | undefined;
}

const NEVER = Number.POSITIVE_INFINITY;

const versionAtEnd = ({ versions }: AgreementTerms, { end }: Interval): AgreementVersion | undefined => versions.findLast(({ effectiveFrom }) => effectiveFrom < end);

export const levelsOf = ({ versions }: AgreementTerms): readonly string[] => [...new Set(versions.flatMap(({ levels }) => levels.map(({ id }) => id)))];

export const settlementPeriodsOf = ({ terms, asOf }: Pick<Books, 'terms' | 'asOf'>): readonly Interval[] => begunPeriods({ terms, asOf }, { zone: terms.zone, ...terms.settlement });

/** S27: so many days of the zone after the period's end, or after its first statement, at the same time of day; never while there is none. */
export function deadlineOf({ terms: { zone }, decisions, asOf }: Books, period: Interval, { days, after }: Deadline): Instant {
  const issued = decisions.filter((one) => one.kind === 'statement' && one.period === period.start && one.at <= asOf).map(({ at }) => at);
  const from = after === 'period-end' ? period.end : Math.min(...issued);
  if (from === NEVER) return NEVER;
  const date = new Date(Date.parse(`${localDateAt(zone, from)}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  const time = localTimeAt(zone, from);
  const early = dayStart(zone, date);
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const onTime = early + (hours * 60 + minutes) * 60_000;
  // The clocks may have been changed since midnight.
  const [shownHours = 0] = localTimeAt(zone, onTime).split(':').map(Number);
  return onTime + (hours - shownHours) * 3_600_000 + from % 60_000;
}

/** S26: as it was last stated by the closing of the period, else that of the terms, else the first that is heard of it. */
function feeOf({ decisions, asOf }: Books, period: Interval, closesAt: Instant, money: MoneyTerms): { readonly amount: number; readonly knownAt: Instant } | undefined {
  const stated = decisions.filter((one) => one.kind === 'fee').filter((one) => one.period === period.start && one.at <= asOf).toSorted(inTime);
  const amount = stated.findLast(({ at }) => at <= closesAt)?.amount ?? money.fee;
  if (amount !== undefined) return { amount, knownAt: closesAt };
  return stated[0] === undefined ? undefined : { amount: stated[0].amount, knownAt: stated[0].at };
}

interface Picks {
  readonly picks: Readonly<Record<string, string>>;
  readonly waitsUntil: Instant;
}

/** S27: one pick for each incident that failed several levels; the first holds, and only before the deadline. */
function picksOf(books: Books, period: Interval, closesAt: Instant, money: MoneyTerms, judged: readonly JudgedLevel[]): Picks {
  const { decisions, asOf } = books;
  if (money.singleIncident !== 'customer-picks') return { picks: {}, waitsUntil: closesAt };
  const deadline = money.pickBy === undefined ? closesAt : deadlineOf(books, period, money.pickBy);
  const picks: Record<string, string> = {};
  let waitsUntil = closesAt;
  for (const incident of new Set(judged.flatMap((one) => one.incident ?? []))) {
    const failed = new Set(judged.filter((one) => one.incident === incident && (one.money ?? money).credits.some(({ level }) => level === one.level)).map(({ level }) => level));
    if (failed.size < 2) continue;
    const made = decisions.filter((one) => one.kind === 'pick').filter((one) => one.period === period.start && one.incident === incident && failed.has(one.level) && one.at <= asOf && one.at < deadline);
    const [pick] = made.toSorted(inTime);
    if (pick !== undefined) picks[incident] = pick.level;
    waitsUntil = Math.max(waitsUntil, pick?.at ?? deadline);
  }
  return { picks, waitsUntil };
}

export function keepBooks(books: Books): readonly KeptPeriod[] {
  const { terms, asOf } = books;
  const all = levelsOf(terms).flatMap((id) => ownPeriodsOf(books, id).flatMap(({ entries }) => entries));
  const kept: KeptPeriod[] = [];
  let carried = 0;
  let carriedBy: MoneyTerms | undefined;
  for (const period of settlementPeriodsOf(books)) {
    const closesAt = endOf(terms, period) + terms.grace;
    const version = versionAtEnd(terms, period);
    const entries = all.filter((entry) => endOf(terms, entry.period) > period.start && endOf(terms, entry.period) <= period.end);
    // S26: where no money is agreed any more at its end, by that of the last version that a level of it is judged under.
    const own = version?.money ?? entries.filter((entry) => entry.money !== undefined).toSorted((a, b) => a.version - b.version).at(-1)?.money;
    // S27: what is carried is payable when nothing follows, and needs no fee for it.
    const isLeft = own === undefined && carried > 0 && isLastOf(terms, period);
    const money = isLeft ? carriedBy && { ...carriedBy, fee: 0 } : own;
    const settlement = money === undefined ? undefined : settlementOf(books, { period, closesAt, money, entries: isLeft ? [] : entries, carried }, kept);
    carried = settlement?.settled.carriedOut ?? carried;
    carriedBy = settlement === undefined ? carriedBy : money;
    const beforeStands = kept.at(-1) === undefined ? closesAt : kept.at(-1)?.settledAt ?? NEVER;
    const stands = Math.max(closesAt, beforeStands, settlement?.waitsUntil ?? (money === undefined ? closesAt : NEVER));
    kept.push({ period, closesAt, version: version?.number ?? 0, entries, money, settlement: settlement?.settled, settledAt: stands <= asOf ? stands : undefined });
  }
  return kept;
}

const isLastOf = ({ endsAt }: AgreementTerms, { end }: Interval): boolean => endsAt !== undefined && end >= endsAt;

interface Open {
  readonly period: Interval;
  readonly closesAt: Instant;
  readonly money: MoneyTerms;
  readonly entries: readonly Entry[];
  readonly carried: number;
}

/** S26: the contract year, from the anchor, that holds the period's start. */
const yearOf = ({ zone, settlement: { anchor } }: AgreementTerms, { start }: Interval): Instant => periodAt({ zone, anchor, every: 'P1Y' }, start).start;

function settlementOf(books: Books, { period, closesAt, money, entries, carried }: Open, kept: readonly KeptPeriod[]): { readonly settled: ReckonedSettlement; readonly waitsUntil: Instant } | undefined {
  const { terms } = books;
  const fee = feeOf(books, period, closesAt, money);
  if (fee === undefined) return undefined;
  const judged = entries.filter(({ isCredited, money: own }) => isCredited && own !== undefined).map((entry) => judgedLevelOf(books, entry));
  const ofYear = kept.filter((other) => yearOf(terms, other.period) === yearOf(terms, period)).flatMap(({ settlement }) => settlement?.credits ?? []);
  const { picks, waitsUntil } = picksOf(books, period, closesAt, money, judged.filter(({ state }) => state === 'failed'));
  const settled = reckonSettlement(money, {
    fee: fee.amount, levels: judged, creditedThisYear: ofYear.reduce((sum, { afterYearCap }) => sum + afterYearCap, 0), carriedIn: carried,
    isLast: isLastOf(terms, period), picks,
  });
  return { settled, waitsUntil: Math.max(waitsUntil, fee.knownAt) };
}

function judgedLevelOf({ scaleOf }: Books, { level, terms, state, good, bad, value, consecutive, weight, incident, money }: Entry): JudgedLevel {
  const scale = scaleOf?.(terms);
  const ratio = value ?? (good + bad === 0n ? undefined : roundedAs(exact(good, good + bad), terms.rounding, 'percent'));
  return {
    level, state, consecutive: Math.max(1, consecutive), weight: inText(weight), ...(ratio === undefined ? {} : { ratio: inText(ratio) }),
    ...(scale === undefined ? {} : { scale }), ...(incident === undefined ? {} : { incident }), ...(money === undefined ? {} : { money }),
  };
}
