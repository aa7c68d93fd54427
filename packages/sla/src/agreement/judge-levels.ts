import { periodsIn } from '@entente/worktime';
import type { Instant, Interval } from '@entente/worktime';
import { sumOf, toFraction } from '../exact/rational.ts';
import type { LevelResult, LevelTerms } from '../kinds/kind-model.ts';
import type { AvailabilityTerms, Fact, LevelState } from '../model.ts';
import { consecutiveFailures, defaultOf } from '../money/failures.ts';
import { evaluateSegments } from '../segments/evaluate-segments.ts';
import type { AgreementTerms, AgreementVersion, CombinedLines, Decision, IncidentNamed, LevelJudgement } from './agreement-model.ts';
import { failingIncident, incidentsOf } from './incidents.ts';
import type { MeasureLevel } from './measure-level.ts';
import type { SettlementPeriod } from './settlement-periods.ts';
import { isCritical, lastVersionIn, segmentsOf, weightIn } from './versions.ts';
import type { LevelSegment } from './versions.ts';

/** A judgement with the terms it was made under and the settlement period that it counts in. */
export interface JudgedSegment {
  readonly terms: LevelTerms;
  readonly version: AgreementVersion;
  readonly period: Interval;
  readonly settledIn: SettlementPeriod;
  readonly judgement: LevelJudgement;
}

/** What a level is judged from. */
export interface Judging {
  readonly terms: AgreementTerms;
  readonly facts: readonly Fact[];
  readonly decisions: readonly Decision[];
  readonly periods: readonly SettlementPeriod[];
  readonly asOf: Instant;
  readonly measure: MeasureLevel;
}

/**
 * One level from the agreement's start until now, period by period and, where an amendment changed it, segment by segment:
 * its results, the number of each failure in a row (S30) and whether it is a service-level default (S25).
 */
export function judgeLevel(judging: Judging, level: string): readonly JudgedSegment[] {
  const history: LevelState[] = [];
  return placesOf(judging, level).map((place): JudgedSegment => {
    const { segment, together, period, version, settledIn } = place;
    const { result, lines } = measurePlace(judging, place);
    history.push(result.state);

    const incidents = incidentsOf(segment.terms, result, judging.facts);
    const incident = namedIncident(judging.decisions, level, place) ?? failingIncident(segment.terms, result, incidents, lines);
    const finding = isCritical(version, level) ? defaultOf(history, version.defaultRule) : 'none';
    return {
      terms: segment.terms, version, period, settledIn,
      judgement: {
        level, version: version.number, result, weight: toFraction(sumOf(together.map((one) => weightIn(judging.terms, one, period)))), ...(lines === undefined ? {} : { lines }),
        consecutive: consecutiveFailures(history), finding, incidents, ...(incident === undefined ? {} : { incident }),
      },
    };
  });
}

interface Place {
  readonly segment: LevelSegment;
  /** What is judged as one: the segment alone, or under `combine` all of the period, of which it is the last. */
  readonly together: readonly LevelSegment[];
  /** The last of its versions in the period, by whose money it is credited. */
  readonly version: AgreementVersion;
  readonly period: Interval;
  readonly settledIn: SettlementPeriod;
}

/** One result of each place; combined segments are measured from the facts (S18). */
function measurePlace(judging: Judging, place: Place): { readonly result: LevelResult; readonly lines?: CombinedLines } {
  const { segment, together, period } = place;
  const combined = together.length > 1 ? evaluateSegments(together.flatMap(availabilityOf), judging.facts, period, momentOf(judging, place)).combined : undefined;
  if (combined === undefined) return { result: judging.measure(segment.terms, judging.facts, period, momentOf(judging, place)) };
  const { result, ...lines } = combined;
  return { result, lines };
}

function availabilityOf({ terms }: LevelSegment): readonly AvailabilityTerms[] {
  return terms.kind === 'availability' ? [terms] : [];
}

/** Where the last segment of a period says so, all of the period are judged as one (S18). */
function combineWhereAgreed(places: readonly Place[]): readonly Place[] {
  return [...Map.groupBy(places, ({ period }) => period.start).values()].flatMap((inPeriod) => {
    const last = inPeriod.at(-1);
    const combines = last !== undefined && availabilityOf(last.segment).some(({ amended }) => amended === 'combine');
    return combines ? [{ ...last, together: inPeriod.flatMap(({ together }) => together) }] : inPeriod;
  });
}

/** The periods of a level by segment, each with the settlement period that holds its end, or the agreement's own end (S27). */
function placesOf({ terms, periods, asOf }: Judging, level: string): readonly Place[] {
  const { endsAt = Infinity } = terms;
  const places = segmentsOf(terms, level)
    .flatMap((segment) => {
      const { inForce, period } = segment.terms;
      return periodsIn(period, { start: inForce.start, end: Math.min(asOf, inForce.end ?? asOf) }).flatMap((one) => lastVersionIn(segment, one).map((version) => ({ segment, together: [segment], version, period: one })));
    })
    .flatMap((place) => {
      const end = Math.min(place.period.end, endsAt);
      return periods.filter((one) => one.period.start < end && end <= one.period.end).map((settledIn) => ({ ...place, settledIn }));
    })
    .sort((a, b) => a.period.start - b.period.start);
  return combineWhereAgreed(places);
}

/** A closed period is seen as it was when it closed, however much later somebody looks. */
function momentOf({ asOf }: Judging, { period, settledIn: { closesAt } }: Place): Instant {
  return closesAt <= asOf ? Math.max(closesAt, period.end) : asOf;
}

/** What people said of it before the period closed; later it is a matter for a restatement (S23). */
function namedIncident(decisions: readonly Decision[], level: string, { period, settledIn: { closesAt } }: Place): string | undefined {
  return decisions.findLast((one): one is IncidentNamed => one.kind === 'incident' && one.level === level && one.period === period.start && one.at <= closesAt)?.incident;
}
