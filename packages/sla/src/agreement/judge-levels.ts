import { periodAt, periodsIn } from '@entente/worktime';
import type { Instant, Interval } from '@entente/worktime';
import { toFraction } from '../exact/rational.ts';
import type { LevelTerms } from '../kinds/kind-model.ts';
import type { Fact, LevelState } from '../model.ts';
import { consecutiveFailures, defaultOf, leastOf } from '../money/failures.ts';
import type { AgreementTerms, AgreementVersion, Decision, IncidentNamed, LevelJudgement } from './agreement-model.ts';
import { failingIncident, incidentsOf } from './incidents.ts';
import type { MeasureLevel } from './measure-level.ts';
import { measureAmended } from './measure-amended.ts';
import { relievedTerms } from './relieved-terms.ts';
import { momentOf } from './place.ts';
import type { MeasuredPart, Place } from './place.ts';
import type { SettlementPeriod } from './settlement-periods.ts';
import { isCritical, lastVersionIn, segmentsOf, termsIn, weightIn } from './versions.ts';
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
 * its results, the number of each failure in a row (S30) and whether it is a service-level default (S25). Both count
 * periods: one that an amendment split counts once, for the least of its segments.
 */
export function judgeLevel(judging: Judging, level: string): readonly JudgedSegment[] {
  const before: LevelState[] = [];
  return measuredPeriods(judging, level).flatMap((parts) => {
    const judged = parts.map((part) => judgePart(judging, level, part, before.concat(part.result.state)));
    before.push(leastOf(parts.map(({ result }) => result.state)));
    return judged;
  });
}

function judgePart({ decisions, facts }: Judging, level: string, { place, result, raw, weight, lines }: MeasuredPart, history: readonly LevelState[]): JudgedSegment {
  const { segment, period, version, settledIn } = place;
  const incidents = incidentsOf(segment.terms, result, facts);
  const incident = namedIncident(decisions, level, place) ?? failingIncident(segment.terms, result, incidents, lines);
  const finding = isCritical(version, level) ? defaultOf(history, version.defaultRule) : 'none';
  return {
    terms: segment.terms, version, period, settledIn,
    judgement: {
      level, version: version.number, result, ...(raw === undefined ? {} : { raw }), weight, ...(lines === undefined ? {} : { lines }),
      consecutive: consecutiveFailures(history, countsBelowExpected(version, level)), finding, incidents, ...(incident === undefined ? {} : { incident }),
    },
  };
}

/** As the credit says under which a failure is credited (S25). */
function countsBelowExpected({ money }: AgreementVersion, level: string): boolean {
  return money?.credits.find((credit) => credit.level === level)?.countsBelowExpected ?? false;
}

/** Every period of a level that has begun, measured: in one piece, or in the segments of an amendment, of which those to come have no number of their own yet (S18). */
function measuredPeriods(judging: Judging, level: string): readonly (readonly MeasuredPart[])[] {
  const segments = segmentsOf(judging.terms, level);
  const byPeriod = Map.groupBy(placesOf(judging, segments), ({ period }) => `${period.start} ${period.end}`);
  return [...byPeriod.values()].map((places) => places.slice(0, 1).flatMap((first) => {
    const parts = measureAmended(judging, segments, first, places) ?? measureEach(judging, first.period, places);
    return parts.filter(({ lines, place }) => (lines === undefined ? place : first).segment.terms.inForce.start < judging.asOf);
  })).filter((parts) => parts.length > 0);
}

function measureEach(judging: Judging, period: Interval, places: readonly Place[]): readonly MeasuredPart[] {
  const terms = termsIn(places.map(({ segment }) => segment), period);
  return places.flatMap((place, at) => terms.slice(at, at + 1).map((own) => measureOne(judging, place, own)));
}

/** Raw, and relieved where others brought bad time about (S27, S34). */
function measureOne({ terms: agreement, facts, asOf, measure }: Judging, place: Place, terms: LevelTerms): MeasuredPart {
  const { period } = place;
  const raw = measure(terms, facts, period, momentOf(asOf, place));
  const relieved = relievedTerms({ terms: agreement, facts }, terms, raw);
  const weight = toFraction(weightIn(agreement.zone, terms, period));
  return relieved === terms ? { place, weight, result: raw } : { place, weight, raw, result: measure(relieved, facts, period, momentOf(asOf, place)) };
}

/** The periods of a level by segment in the order in which they are over (S30), each with the settlement period that holds its end, or the agreement's own end (S27). */
function placesOf({ terms: { endsAt = Infinity }, periods, asOf }: Judging, segments: readonly LevelSegment[]): readonly Place[] {
  return segments
    .flatMap((segment) => {
      const { inForce, period } = segment.terms;
      return periodsIn(period, { start: inForce.start, end: Math.min(inForce.end ?? Infinity, periodAt(period, asOf - 1).end) }).flatMap((one) => lastVersionIn(segment, one).map((version) => ({ segment, version, period: one })));
    })
    .flatMap((place) => {
      const end = Math.min(place.period.end, endsAt);
      return periods.filter((one) => one.period.start < end && end <= one.period.end).map((settledIn) => ({ ...place, settledIn }));
    })
    .sort((a, b) => Math.min(a.period.end, endsAt) - Math.min(b.period.end, endsAt) || a.period.start - b.period.start);
}

/** What people said of it before the period closed; later it is a matter for a restatement (S23). */
function namedIncident(decisions: readonly Decision[], level: string, { period, settledIn: { closesAt } }: Place): string | undefined {
  return decisions.findLast((one): one is IncidentNamed => one.kind === 'incident' && one.level === level && one.period === period.start && one.at <= closesAt)?.incident;
}
