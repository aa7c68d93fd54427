/** S18, S25, S27, S30: what every level of an agreement came to in each of its own periods, as SEMANTICS.md reads. */
import { periodAt, periodsIn } from '@entente/worktime';
import type { Instant, Interval, PeriodTerms } from '@entente/worktime';
import type { AgreedLevel, AgreementTerms, AgreementVersion, Decision, DefaultFinding, LevelState, MoneyTerms, Scale } from '../../src/index.ts';
import { shareOfDays } from './days.ts';
import { add, NOTHING } from './fraction.ts';
import type { Exact } from './fraction.ts';

/** What one level came to in some of its time. */
export interface Outcome {
  readonly state: LevelState;
  readonly good: bigint;
  readonly bad: bigint;
  /** Of kinds whose number is no part of a whole: what a tier is found by, in part of a promise or in its own unit (S26). */
  readonly value?: Exact | undefined;
  /** A part of one: the target, of combined segments the one that they have together (S18). */
  readonly expected: Exact;
  /** Bad time by incident, by accepted causes, and the one that failed it (S27). */
  readonly badByIncident: ReadonlyMap<string, number>;
  readonly incident?: string | undefined;
  /** S34: the bad time that others brought about, and that counts in neither number any more. */
  readonly relieved?: bigint;
}

/** S18: a part of one of a level's own periods in which its own terms are the same. */
export interface Part {
  readonly segment: Interval;
  /** When its terms begin to be in force, which a segment that is measured in full does not tell. */
  readonly begins: Instant;
  readonly level: AgreedLevel;
  readonly version: AgreementVersion;
  /** No version covers an end of its period, and such a period is not judged. */
  readonly isWaived: boolean;
  /** S8a: its terms are over, and it has no days of the period. */
  readonly isLeftOver?: boolean;
}

/** An agreement, a moment to look from, and whoever measures its levels: one part, or several that are combined. */
export interface Books {
  readonly terms: AgreementTerms;
  readonly asOf: Instant;
  readonly decisions: readonly Decision[];
  /** `earlier` are the parts of the period that were judged before: what they used of a cap of exclusions is gone (S14). */
  readonly outcomeOf: (parts: readonly Part[], period: Interval, earlier: readonly Part[]) => Outcome;
  /** Whether terms that are over have left clocks to a period (S8a). */
  readonly leavesClocks?: (part: Part, period: Interval) => boolean;
  readonly scaleOf?: (level: AgreedLevel) => Scale | undefined;
}

export interface Entry extends Outcome {
  readonly level: string;
  readonly terms: AgreedLevel;
  readonly period: Interval;
  readonly segment: Interval;
  readonly version: number;
  readonly weight: Exact;
  readonly money: MoneyTerms | undefined;
  readonly consecutive: number;
  readonly finding: DefaultFinding;
  readonly isCredited: boolean;
}

/** One of a level's own periods, all its segments together. */
export interface OwnPeriod {
  readonly period: Interval;
  readonly closesAt: Instant;
  readonly state: LevelState;
  readonly entries: readonly Entry[];
}

const lastsUntil = ({ endsAt = Number.POSITIVE_INFINITY }: AgreementTerms): Instant => endsAt;

/** A period is over with the agreement. */
export const endOf = (terms: AgreementTerms, { end }: Interval): Instant => Math.min(end, lastsUntil(terms));

/** S27: a level's own period closes with the settlement period that holds its end. */
export function closingOf(terms: AgreementTerms, own: Interval): Instant {
  const settledIn = periodAt({ zone: terms.zone, ...terms.settlement }, endOf(terms, own) - 1);
  return endOf(terms, settledIn) + terms.grace;
}

/** The periods that have begun, of those that the agreement is in force for a part of. */
export const begunPeriods = ({ terms, asOf }: Pick<Books, 'terms' | 'asOf'>, period: Parameters<typeof periodsIn>[0]): readonly Interval[] =>
  periodsIn(period, { start: terms.startsAt, end: Math.max(terms.startsAt, asOf) }).filter(({ start, end }) => start < asOf && end > terms.startsAt && start < lastsUntil(terms));

/** The terms of a level's own periods: an amendment may change them, and from then on the others are its own. */
export const periodTermsOf = ({ versions }: AgreementTerms, id: string): readonly PeriodTerms[] =>
  [...new Map(versions.flatMap(({ levels }) => levels.filter((level) => level.id === id)).map(({ period }) => [JSON.stringify(period), period])).values()];

export const isSamePeriod = (one: PeriodTerms, other: PeriodTerms): boolean => JSON.stringify(one) === JSON.stringify(other);

function partsOf(terms: AgreementTerms, id: string, own: PeriodTerms, period: Interval): readonly Part[] {
  const parts = segmentsIn(terms, id, own, period);
  const isWhole = isTaken(parts, period);
  return parts.map((part, place) => ({ ...reaching(part, place === 0, place === parts.length - 1, period), isWaived: part.level.partialPeriod === 'waive' && !isWhole }));
}

const coversEnds = (parts: readonly Part[], period: Interval): boolean => parts[0]?.segment.start === period.start && parts.at(-1)?.segment.end === period.end;

/** An end that no version covers is taken by the first or the last segment, where it is measured in full. */
const isTaken = (parts: readonly Part[], { start, end }: Interval): boolean => {
  const [first, last] = [parts[0], parts.at(-1)];
  return (first?.level.partialPeriod === 'full' || first?.segment.start === start) && (last?.level.partialPeriod === 'full' || last?.segment.end === end);
};

/** S8a: what terms of clocks that are over have left to a period, but where one part of it takes all clocks in full, or the first one those of before. */
function leftOvers(books: Books, id: string, own: PeriodTerms, { period, parts }: { readonly period: Interval; readonly parts: readonly Part[] }): readonly Part[] {
  const { terms, leavesClocks } = books;
  const inForce = segmentsIn(terms, id, own, period);
  const [first] = parts;
  const isInFull = first?.level.partialPeriod === 'full' && (parts.length === 1 ? !coversEnds(inForce, period) : first.begins > period.start);
  if (leavesClocks === undefined || isInFull) return [];
  const before = segmentsIn(terms, id, own, { start: terms.startsAt, end: period.start }).filter(({ level, segment }) => level.kind === 'clock' && parts.every((part) => JSON.stringify(part.level) !== JSON.stringify(level) || part.begins !== segment.end));
  return before.map((part) => ({ ...part, isLeftOver: true, isWaived: part.level.partialPeriod === 'waive' && !isTaken(inForce, period) })).filter((part) => leavesClocks(part, period));
}

function segmentsIn(terms: AgreementTerms, id: string, own: PeriodTerms, period: Interval): readonly Part[] {
  const parts: Part[] = [];
  for (const [place, version] of terms.versions.entries()) {
    const start = Math.max(period.start, version.effectiveFrom, terms.startsAt);
    const end = Math.min(period.end, terms.versions[place + 1]?.effectiveFrom ?? Number.POSITIVE_INFINITY, lastsUntil(terms));
    const level = version.levels.find((one) => one.id === id);
    if (end <= start || level === undefined || !isSamePeriod(level.period, own)) continue;
    const before = parts.at(-1);
    const goesOn = before !== undefined && before.segment.end === start && JSON.stringify(before.level) === JSON.stringify(level);
    if (goesOn) parts.pop();
    const begins = goesOn ? before.begins : start;
    parts.push({ segment: { start: begins, end }, begins, level, version, isWaived: false });
  }
  return parts;
}

/** S18: measured in full, what is not covered belongs to the first or the last segment. */
function reaching(part: Part, isFirst: boolean, isLast: boolean, period: Interval): Part {
  const { segment, level } = part;
  const whole = { start: isFirst ? period.start : segment.start, end: isLast ? period.end : segment.end };
  return { ...part, segment: level.partialPeriod === 'full' ? whole : segment };
}

/** Segments are judged each, or all as one if the last of them says so (S18). */
function judgedTogether(parts: readonly Part[]): readonly (readonly Part[])[] {
  const last = parts.at(-1)?.level;
  return last?.amended === 'combine' && last.kind !== 'goal' && last.kind !== 'money' ? [parts] : parts.map((part) => [part]);
}

/** S30: how many of these count since the last met one: failures, and what is below expected where its credit says so (S25). */
function inARow(states: readonly LevelState[], money: MoneyTerms | undefined, id: string): number {
  const counting: readonly LevelState[] = money?.credits.some(({ level, countsBelowExpected }) => level === id && countsBelowExpected === true) === true ? ['failed', 'below-expected'] : ['failed'];
  return states.slice(states.lastIndexOf('met') + 1).filter((state) => counting.includes(state)).length;
}

const WORST: readonly LevelState[] = ['failed', 'below-expected', 'met'];
const worstOf = (states: readonly LevelState[]): LevelState => WORST.find((state) => states.includes(state)) ?? states[0] ?? 'not-applicable';

/** S25: a failed minimum, or the k-th result under expected within m periods. */
function findingOf(state: LevelState, before: readonly LevelState[], rule: AgreementVersion['defaultRule']): DefaultFinding {
  if (state === 'failed') return 'minimum-failed';
  if (rule === undefined || state !== 'below-expected') return 'none';
  const under = [...before, state].slice(-rule.inPeriods).filter((one) => one === 'below-expected' || one === 'failed');
  return under.length >= rule.expectedFailures ? 'expected-failed-repeatedly' : 'none';
}

/** What was decided at one instant applies by id. */
export const inTime = (a: Decision, b: Decision): number => a.at - b.at || (a.id < b.id ? -1 : 1);

/** S27: the incident that people named by the closing of the period, the last one; else the one by accepted causes. */
function namedIncident({ decisions, asOf, terms }: Books, level: string, period: Interval): string | undefined {
  const named = decisions.filter((one) => one.kind === 'incident').filter((one) => one.level === level && one.period === period.start && one.at <= closingOf(terms, period) && one.at <= asOf);
  return named.toSorted(inTime).at(-1)?.incident;
}

/** S30: periods come in the order in which they are settled, and of those settled together in the order of their time. */
export const inTurn = (terms: AgreementTerms, a: Turn, b: Turn): number => closingOf(terms, a.period) - closingOf(terms, b.period) || a.begins - b.begins || a.period.start - b.period.start;

/** A period, and when the level begins in it. */
export interface Turn {
  readonly period: Interval;
  readonly begins: Instant;
}

/** One level from the start of the agreement, one of its own periods after the other. */
export function ownPeriodsOf(books: Books, id: string): readonly OwnPeriod[] {
  const { terms, outcomeOf } = books;
  const before: LevelState[] = [];
  const begun = periodTermsOf(terms, id).flatMap((own) => begunPeriods(books, own).flatMap((period) => {
    const parts = partsOf(terms, id, own, period);
    return parts.slice(0, 1).map(({ begins }) => ({ period, parts: [...leftOvers(books, id, own, { period, parts }), ...parts], begins }));
  }));
  return begun.toSorted((a, b) => inTurn(terms, a, b)).flatMap(({ period, parts: all }): readonly OwnPeriod[] => {
    const judged = judgedTogether(all).filter(([part]) => part !== undefined && part.begins < books.asOf);
    if (judged.length === 0) return [];
    const outcomes = judged.map((parts, place) => ({ parts, outcome: outcomeOf(parts, period, judged.slice(0, place).flat()) }));
    const state = worstOf(outcomes.map(({ outcome }) => outcome.state));
    const entries = outcomes.flatMap(({ parts, outcome }): readonly Entry[] => {
      const last = parts.at(-1);
      if (last === undefined) return [];
      const { level, version, segment } = last;
      const isKey = version.criticalLevels !== undefined && !version.criticalLevels.includes(id);
      return [{
        ...outcome, incident: namedIncident(books, id, period) ?? outcome.incident, level: id, terms: level, period, segment, version: version.number, money: version.money,
        weight: parts.map((part) => (part.isLeftOver === true ? NOTHING : shareOfDays(level.period.zone, part.segment, period))).reduce(add, NOTHING), consecutive: outcome.state === 'failed' ? inARow([...before, state], version.money, id) : 0,
        finding: isKey ? 'none' : findingOf(outcome.state, before, version.defaultRule), isCredited: version.money !== undefined && !isKey && level.obligor !== terms.customer,
      }];
    });
    before.push(state);
    return [{ period, closesAt: closingOf(terms, period), state, entries }];
  });
}
