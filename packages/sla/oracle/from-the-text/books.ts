/** S18, S23, S25 to S28, S30: an agreement kept through all its periods, from what each level came to, as SEMANTICS.md reads. */
import { dayStart, localDateAt, periodAt, periodsIn } from '@entente/worktime';
import type { Instant, Interval } from '@entente/worktime';
import type { AgreedLevel, AgreementTerms, AgreementVersion, Deadline, Decision, DefaultFinding, JudgedLevel, LevelState, MoneyTerms, Scale } from '../../src/index.ts';
import { shareOfDays } from './days.ts';
import { inText } from './fraction.ts';
import type { Exact } from './fraction.ts';
import { reckonSettlement } from './credits.ts';
import type { ReckonedSettlement } from './credits.ts';

/** What one level came to in one segment of one of its periods; it is told, not measured. */
export interface Outcome {
  readonly state: LevelState;
  readonly ratio: Exact;
}

export interface Books {
  readonly terms: AgreementTerms;
  readonly asOf: Instant;
  readonly decisions: readonly Decision[];
  readonly outcomeOf: (level: string, period: Interval, segment: Interval) => Outcome;
}

export interface Entry {
  readonly level: string;
  readonly period: Interval;
  readonly segment: Interval;
  readonly version: number;
  readonly state: LevelState;
  readonly ratio: Exact;
  readonly weight: Exact;
  readonly money: MoneyTerms | undefined;
  readonly consecutive: number;
  readonly finding: DefaultFinding;
  readonly incident: string | undefined;
  readonly isCredited: boolean;
}

export interface KeptPeriod {
  readonly period: Interval;
  readonly closesAt: Instant;
  readonly version: number;
  readonly entries: readonly Entry[];
  readonly money: MoneyTerms | undefined;
  readonly settlement: ReckonedSettlement | undefined;
  readonly settledAt: Instant | undefined;
}

const versionAtEnd = ({ versions }: AgreementTerms, { end }: Interval): AgreementVersion | undefined => versions.findLast(({ effectiveFrom }) => effectiveFrom < end);

const withinForce = ({ startsAt, endsAt = Number.POSITIVE_INFINITY }: AgreementTerms, { start, end }: Interval): boolean => end > startsAt && start < endsAt;

export function settlementPeriodsOf({ terms, asOf }: Books): readonly Interval[] {
  const { zone, settlement } = terms;
  return periodsIn({ zone, ...settlement }, { start: terms.startsAt, end: asOf }).filter((period) => withinForce(terms, period) && period.start < asOf);
}

/** S18: the parts of one of a level's own periods in which its own terms are the same. */
interface Part {
  readonly segment: Interval;
  readonly level: AgreedLevel;
  readonly version: AgreementVersion;
}

function partsOf({ versions, startsAt, endsAt = Number.POSITIVE_INFINITY }: AgreementTerms, id: string, period: Interval): readonly Part[] {
  const parts: Part[] = [];
  for (const [place, version] of versions.entries()) {
    const start = Math.max(period.start, version.effectiveFrom, startsAt);
    const end = Math.min(period.end, versions[place + 1]?.effectiveFrom ?? Number.POSITIVE_INFINITY, endsAt);
    const level = version.levels.find((one) => one.id === id);
    if (end <= start || level === undefined) continue;
    const last = parts.at(-1);
    const isSame = last !== undefined && last.segment.end === start && JSON.stringify(last.level) === JSON.stringify(level);
    if (isSame) parts.pop();
    parts.push({ segment: { start: isSame ? last.segment.start : start, end }, level, version });
  }
  return parts;
}

/** S30: how many have failed since the last met one. */
function inARow(history: readonly LevelState[]): number {
  const lastMet = history.lastIndexOf('met');
  return history.at(-1) === 'failed' ? history.slice(lastMet + 1).filter((state) => state === 'failed').length : 0;
}

/** S25: a failed minimum, or the k-th result under expected within m periods. */
function findingOf(history: readonly LevelState[], rule: AgreementVersion['defaultRule']): DefaultFinding {
  const last = history.at(-1);
  if (last === 'failed') return 'minimum-failed';
  if (rule === undefined || last !== 'below-expected') return 'none';
  const under = history.slice(-rule.inPeriods).filter((state) => state === 'below-expected' || state === 'failed');
  return under.length >= rule.expectedFailures ? 'expected-failed-repeatedly' : 'none';
}

/** S25 to S30: every judgement of one level, in order of time. */
export function entriesOf(books: Books, id: string): readonly Entry[] {
  const { terms, asOf, decisions, outcomeOf } = books;
  const [first] = terms.versions.flatMap((version) => version.levels.filter((level) => level.id === id));
  if (first === undefined) return [];
  const history: LevelState[] = [];
  const own = periodsIn(first.period, { start: terms.startsAt, end: asOf }).filter((period) => withinForce(terms, period) && period.start < asOf);
  return own.flatMap((period) => partsOf(terms, id, period).map(({ segment, level, version }): Entry => {
    const { state, ratio } = outcomeOf(id, period, segment);
    history.push(state);
    const isKey = version.criticalLevels !== undefined && !version.criticalLevels.includes(id);
    const isCustomers = level.obligor === terms.customer;
    return {
      level: id, period, segment, version: version.number, state, ratio, weight: shareOfDays(level.period.zone, segment, period), money: version.money, consecutive: inARow(history),
      finding: isKey ? 'none' : findingOf(history, version.defaultRule), incident: incidentOf(decisions, id, period, period.end + terms.grace, asOf),
      isCredited: !isKey && !isCustomers,
    };
  }));
}

/** S27: the incident that people named before the period closed; the last one holds. */
function incidentOf(decisions: readonly Decision[], level: string, period: Interval, closesAt: Instant, asOf: Instant): string | undefined {
  const named = decisions.filter((one) => one.kind === 'incident').filter((one) => one.level === level && one.period === period.start && one.at < closesAt && one.at <= asOf);
  return named.toSorted((a, b) => a.at - b.at).at(-1)?.incident;
}

/** S27: so many days of the zone after the period's end, or after its first statement; undefined while there is none. */
export function deadlineOf({ terms, decisions, asOf }: Books, period: Interval, { days, after }: Deadline): Instant | undefined {
  const issued = decisions.filter((one) => one.kind === 'statement' && one.period === period.start && one.at <= asOf).map(({ at }) => at);
  const from = after === 'period-end' ? period.end : issued.length === 0 ? undefined : Math.min(...issued);
  if (from === undefined) return undefined;
  const midnight = dayStart(terms.zone, localDateAt(terms.zone, from));
  const date = new Date(Date.parse(`${localDateAt(terms.zone, from)}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  return dayStart(terms.zone, date) + (from - midnight);
}

/** S26: as it was last stated before the period closed, else that of the terms. */
function feeOf({ decisions, asOf }: Books, period: Interval, closesAt: Instant, money: MoneyTerms): number | undefined {
  const stated = decisions.filter((one) => one.kind === 'fee').filter((one) => one.period === period.start && one.at <= asOf).toSorted((a, b) => a.at - b.at);
  return stated.findLast(({ at }) => at < closesAt)?.amount ?? money.fee ?? stated[0]?.amount;
}

/** S27: one pick for each incident that failed several levels; the first holds, and only before the deadline. */
function picksOf(books: Books, period: Interval, closesAt: Instant, money: MoneyTerms, judged: readonly JudgedLevel[]): { readonly picks: Readonly<Record<string, string>>; readonly waitsUntil: Instant | undefined } {
  const { decisions, asOf } = books;
  if (money.singleIncident !== 'customer-picks') return { picks: {}, waitsUntil: undefined };
  const deadline = money.pickBy === undefined ? closesAt : deadlineOf(books, period, money.pickBy);
  const picks: Record<string, string> = {};
  let waitsUntil = Number.NEGATIVE_INFINITY;
  for (const incident of new Set(judged.flatMap((one) => one.incident ?? []))) {
    const failed = new Set(judged.filter((one) => one.incident === incident && money.credits.some(({ level }) => level === one.level)).map(({ level }) => level));
    if (failed.size < 2) continue;
    const valid = decisions.filter((one) => one.kind === 'pick').filter((one) => one.period === period.start && one.incident === incident && failed.has(one.level) && one.at <= asOf && (deadline === undefined || one.at < deadline));
    const [pick] = valid.toSorted((a, b) => a.at - b.at);
    if (pick !== undefined) picks[incident] = pick.level;
    waitsUntil = Math.max(waitsUntil, pick?.at ?? deadline ?? Number.POSITIVE_INFINITY);
  }
  return { picks, waitsUntil };
}

export function keepBooks(books: Books, scaleOf: (level: string) => Scale | undefined = () => undefined): readonly KeptPeriod[] {
  const { terms, asOf } = books;
  const ids = [...new Set(terms.versions.flatMap(({ levels }) => levels.map(({ id }) => id)))];
  const all = ids.flatMap((id) => entriesOf(books, id));
  const kept: KeptPeriod[] = [];
  for (const period of settlementPeriodsOf(books)) {
    const closesAt = period.end + terms.grace;
    const version = versionAtEnd(terms, period);
    const entries = all.filter((entry) => entry.period.end > period.start && entry.period.end <= period.end);
    const money = version?.money;
    const before = kept.at(-1);
    const settlement = money === undefined ? undefined : settlementOf(books, { period, closesAt, money, entries }, kept, scaleOf);
    const afterLast = before === undefined ? closesAt : (before.settledAt ?? Number.POSITIVE_INFINITY);
    const waits = settlement?.waitsUntil ?? (money === undefined ? closesAt : Number.POSITIVE_INFINITY);
    const stands = Math.max(closesAt, afterLast, waits);
    kept.push({ period, closesAt, version: version?.number ?? 0, entries, money, settlement: settlement?.settled, settledAt: stands <= asOf ? stands : undefined });
  }
  return kept;
}

interface Open {
  readonly period: Interval;
  readonly closesAt: Instant;
  readonly money: MoneyTerms;
  readonly entries: readonly Entry[];
}

function settlementOf(books: Books, { period, closesAt, money, entries }: Open, kept: readonly KeptPeriod[], scaleOf: (level: string) => Scale | undefined): { readonly settled: ReckonedSettlement; readonly waitsUntil: Instant } | undefined {
  const { terms } = books;
  const fee = feeOf(books, period, closesAt, money);
  if (fee === undefined) return undefined;
  const judged = entries.filter(({ isCredited }) => isCredited).map((entry): JudgedLevel => {
    const scale = scaleOf(entry.level);
    return {
      level: entry.level, state: entry.state, ratio: inText(entry.ratio), consecutive: Math.max(1, entry.consecutive), weight: inText(entry.weight),
      ...(scale === undefined ? {} : { scale }), ...(entry.incident === undefined ? {} : { incident: entry.incident }), ...(entry.money === undefined ? {} : { money: entry.money }),
    };
  });
  const yearOf = (start: Instant) => periodAt({ zone: terms.zone, anchor: terms.settlement.anchor, every: 'P1Y' }, start).start;
  const ofYear = kept.filter((other) => yearOf(other.period.start) === yearOf(period.start)).flatMap(({ settlement }) => settlement?.credits ?? []);
  const { picks, waitsUntil = closesAt } = picksOf(books, period, closesAt, money, judged.filter(({ state }) => state === 'failed'));
  const settled = reckonSettlement(money, {
    fee, levels: judged, creditedThisYear: ofYear.reduce((sum, { afterYearCap }) => sum + afterYearCap, 0), carriedIn: kept.at(-1)?.settlement?.carriedOut ?? 0,
    isLast: terms.endsAt !== undefined && period.end >= terms.endsAt, picks,
  });
  return { settled, waitsUntil };
}
