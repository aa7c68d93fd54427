import type { Instant, Interval } from '@entente/worktime';
import type { Fact } from '../model.ts';
import type { AgreementPeriod, AgreementTerms, Decision, LevelJudgement } from './agreement-model.ts';
import { evaluateAgreement } from './evaluate-agreement.ts';
import { isSame } from './is-same.ts';
import { valueOf } from './roll-up.ts';
import type { AmountDifference, LevelDifference, LevelStand, PeriodDifference, Simulation } from './simulation-model.ts';
import { periodInWords } from './simulation-words.ts';

/**
 * What the same facts and decisions would have come to under other terms, beside what they came to: level by level and
 * period by period, numbers, states, credits and totals, over any past range.
 */
export function simulate(terms: AgreementTerms, otherTerms: AgreementTerms, facts: readonly Fact[], range: Interval, asOf: Instant, decisions: readonly Decision[] = []): Simulation {
  const before = evaluateAgreement(terms, facts, range, asOf, decisions);
  const after = evaluateAgreement(otherTerms, facts, range, asOf, decisions);
  const amounts = amountsIn(currencyOf(terms) === currencyOf(otherTerms));
  const periods = pairsOf(before.periods, after.periods, ({ period: { start, end } }) => `${start} ${end}`).map((pair) => periodDifference(pair, amounts));
  return {
    before, after, periods,
    credited: amounts(sumOf(periods, ({ credited }) => credited.before), sumOf(periods, ({ credited }) => credited.after)),
    payable: amounts(sumOf(periods, ({ payable }) => payable.before), sumOf(periods, ({ payable }) => payable.after)),
    says: periods.flatMap(({ says }) => says),
  };
}

/** The terms as if one of their versions had been in force from the beginning: what the past would cost under it. */
export function asIfAlways(terms: AgreementTerms, number: number, startsAt: Instant = terms.startsAt): AgreementTerms {
  return { ...terms, startsAt, versions: terms.versions.filter((version) => version.number === number).map((version) => ({ ...version, effectiveFrom: startsAt })) };
}

function currencyOf({ versions }: AgreementTerms): string | undefined {
  return versions.findLast(({ money }) => money !== undefined)?.money?.currency;
}

type Amounts = (before: number, after: number) => AmountDifference;

function amountsIn(sameCurrency: boolean): Amounts {
  return (before, after) => (sameCurrency ? { before, after, difference: after - before } : { before, after });
}

interface Pair<T> {
  /** The one of before, where there is one. */
  readonly either: T;
  readonly before?: T;
  readonly after?: T;
}

/** What has the same key on both sides, together; what stands on one side only, by itself; in the order of their places. */
function pairsOf<T>(before: readonly T[], after: readonly T[], keyOf: (one: T) => string): readonly Pair<T>[] {
  const rest = new Map(after.map((one) => [keyOf(one), one]));
  const pairs = before.map((one): Pair<T> => {
    const other = rest.get(keyOf(one));
    rest.delete(keyOf(one));
    return { either: one, before: one, ...(other === undefined ? {} : { after: other }) };
  });
  return [...pairs, ...[...rest.values()].map((one): Pair<T> => ({ either: one, after: one }))];
}

function periodDifference({ either, before, after }: Pair<AgreementPeriod>, amounts: Amounts): PeriodDifference {
  const levels = pairsOf(keyed(before), keyed(after), ({ key }) => key).map(levelDifference);
  const credits = creditedIn(before, after).map((level) => ({ level, ...amounts(creditOf(before, level), creditOf(after, level)) }));
  const credited = amounts(sumOf(credits, (one) => one.before), sumOf(credits, (one) => one.after));
  const payable = amounts(before?.settlement?.payable ?? 0, after?.settlement?.payable ?? 0);
  const differs = levels.some((level) => level.differs) || [payable, ...credits].some((one) => one.before !== one.after);
  const difference = { period: either.period, levels, credits, credited, payable, differs };
  return { ...difference, says: periodInWords(difference) };
}

function creditedIn(...periods: readonly (AgreementPeriod | undefined)[]): readonly string[] {
  return [...new Set(periods.flatMap((one) => one?.settlement?.credits.map(({ level }) => level) ?? []))];
}

function creditOf(period: AgreementPeriod | undefined, level: string): number {
  return period?.settlement?.credits.find((credit) => credit.level === level)?.afterYearCap ?? 0;
}

interface Keyed {
  readonly key: string;
  readonly judgement: LevelJudgement;
}

/** A level, its period and its place among the segments of that period. */
function keyed(period: AgreementPeriod | undefined): readonly Keyed[] {
  const judgements = period?.levels ?? [];
  const keyOf = ({ level, result }: LevelJudgement) => `${level} ${result.period.start}`;
  return judgements.map((judgement, place) => ({ judgement, key: `${keyOf(judgement)} ${judgements.slice(0, place).filter((other) => keyOf(other) === keyOf(judgement)).length}` }));
}

function levelDifference({ either: { judgement: { level, result } }, before, after }: Pair<Keyed>): LevelDifference {
  const stands = { ...(before === undefined ? {} : { before: standOf(before.judgement) }), ...(after === undefined ? {} : { after: standOf(after.judgement) }) };
  return { level, period: result.period.start, ...stands, differs: !isSame(stands.before ?? null, stands.after ?? null) };
}

function standOf({ result, consecutive, finding, incident }: LevelJudgement): LevelStand {
  const value = valueOf(result);
  const { shown } = result.judged ?? result.toDate;
  return {
    state: result.state, consecutive, finding,
    ...(value === undefined ? {} : { value }), ...(shown === undefined ? {} : { shown }), ...(incident === undefined ? {} : { incident }),
  };
}

function sumOf<T>(parts: readonly T[], amountOf: (part: T) => number): number {
  return parts.reduce((sum, part) => sum + amountOf(part), 0);
}
