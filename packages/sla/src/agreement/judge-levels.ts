import { periodAt, periodsIn } from '@entente/worktime';
import type { Duration, Instant, Interval } from '@entente/worktime';
import { toFraction } from '../exact/rational.ts';
import type { LevelTerms } from '../kinds/kind-model.ts';
import { countedTime } from '../level/counted-time.ts';
import { afterUse, exclusionsOf, usedOf } from '../level/exclusions.ts';
import { measuredPart } from '../level/period-view.ts';
import type { Fact, LevelState } from '../model.ts';
import { consecutiveFailures, defaultOf, leastOf } from '../money/failures.ts';
import type { AgreementTerms, AgreementVersion, Decision, IncidentNamed, LevelJudgement } from './agreement-model.ts';
import { failingIncident, incidentsOf } from './incidents.ts';
import { isLate, latePeriods, takeLateClocks } from './late-clocks.ts';
import type { MeasureLevel } from './measure-level.ts';
import { measureAmended } from './measure-amended.ts';
import { relievedTerms } from './relieved-terms.ts';
import { momentOf } from './place.ts';
import type { MeasuredPart, Place } from './place.ts';
import type { SettlementPeriod } from './settlement-periods.ts';
import { isCritical, lastVersionIn, segmentsOf, takesEnds, termsIn, weightIn } from './versions.ts';
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

/** Every period of a level that has begun, measured, after the clocks that terms before it have left to it (S8a). */
function measuredPeriods(judging: Judging, level: string): readonly (readonly MeasuredPart[])[] {
  const segments = segmentsOf(judging.terms, level);
  const byPeriod = Map.groupBy(placesOf(judging, segments), ({ period }) => `${period.start} ${period.end}`);
  return [...byPeriod.values()].map((places) => {
    const own = places.filter((place) => !isLate(place));
    const late = takeLateClocks(own) ? [] : places.filter(isLate).flatMap((place) => partOfLate(judging, place, own));
    return own.slice(0, 1).flatMap((first) => measureOwn(judging, first, own, late)).concat(own.length === 0 ? late : []);
  }).filter((parts) => parts.length > 0);
}

/** In one piece, or in the segments of an amendment, of which those to come have no number of their own yet (S18). */
function measureOwn(judging: Judging, first: Place, places: readonly Place[], late: readonly MeasuredPart[]): readonly MeasuredPart[] {
  const parts = measureAmended(judging, first, places, late) ?? [...late, ...measureEach(judging, first.period, places)];
  return parts.filter(({ lines, place }) => (lines === undefined ? place : first).segment.terms.inForce.start < judging.asOf);
}

/** The clocks that still count under terms that are over have a number of their own and no days; nothing where there are none (S8a, S18). */
function partOfLate(judging: Judging, place: Place, own: readonly Place[]): readonly MeasuredPart[] {
  const { segment: { terms }, period } = place;
  const isWaived = terms.partialPeriod === 'waive' && !takesEnds(own.map(({ segment }) => segment), period);
  const part = measureOne(judging, place, { ...terms, partialPeriod: isWaived ? 'waive' : 'prorate' });
  return 'kind' in part.result && part.result.clocks?.length ? [part] : [];
}

/** One after the other, for what an earlier part excludes uses up the cap of the later ones (S14, S18). */
function measureEach(judging: Judging, period: Interval, places: readonly Place[]): readonly MeasuredPart[] {
  const terms = termsIn(places.map(({ segment }) => segment), period);
  const isCapped = terms.some(({ exclusions }) => exclusions.cap !== undefined);
  let used: Duration = 0;
  return places.flatMap((place, at) => terms.slice(at, at + 1).map((own) => {
    const left = { ...own, exclusions: afterUse(own.exclusions, used) };
    if (isCapped) used += usedIn(left, judging.facts, period);
    return measureOne(judging, place, left);
  }));
}

/** What a part excludes; of clocks nothing is (S22a). */
function usedIn(terms: LevelTerms, facts: readonly Fact[], period: Interval): Duration {
  if (terms.kind === 'clock') return 0;
  return usedOf(countedTime(terms, exclusionsOf(terms.component, facts), { measured: measuredPart(terms, period) }).excluded);
}

/** Raw, and relieved where others brought bad time about (S27, S34). */
function measureOne({ terms: agreement, facts, asOf, measure }: Judging, place: Place, terms: LevelTerms): MeasuredPart {
  const { period } = place;
  const raw = measure(terms, facts, period, momentOf(asOf, place));
  const relieved = relievedTerms({ terms: agreement, facts }, terms, raw);
  const weight = toFraction(weightIn(terms, period));
  return relieved === terms ? { place, weight, result: raw } : { place, weight, raw, result: measure(relieved, facts, period, momentOf(asOf, place)) };
}

/** The periods of a level by segment, each with the settlement period that holds its end, or the agreement's own end (S27); in the order in which they are settled, of those settled together in that of their time (S30). */
function placesOf({ terms: { endsAt = Infinity }, facts, periods, asOf }: Judging, segments: readonly LevelSegment[]): readonly Place[] {
  return segments
    .flatMap((segment) => {
      const { inForce, period } = segment.terms;
      const begun = periodsIn(period, { start: inForce.start, end: Math.min(inForce.end ?? Infinity, periodAt(period, asOf - 1).end) });
      const own = begun.flatMap((one) => lastVersionIn(segment, one).map((version) => ({ segment, version, period: one })));
      const late = latePeriods(segment, facts, asOf).flatMap((one) => segment.versions.slice(-1).map(({ version }) => ({ segment, version, period: one })));
      return [...own, ...late];
    })
    .flatMap((place) => {
      const end = Math.min(place.period.end, endsAt);
      return periods.filter((one) => place.period.start < endsAt && one.period.start < end && end <= one.period.end).map((settledIn) => ({ ...place, settledIn }));
    })
    .sort((a, b) => a.settledIn.closesAt - b.settledIn.closesAt || beginsAt(a) - beginsAt(b) || a.period.start - b.period.start);
}

function beginsAt({ segment, period }: Place): Instant {
  return Math.max(period.start, segment.terms.inForce.start);
}

/** What people said of it before the period closed; later it is a matter for a restatement (S23). */
function namedIncident(decisions: readonly Decision[], level: string, { period, settledIn: { closesAt } }: Place): string | undefined {
  return decisions.findLast((one): one is IncidentNamed => one.kind === 'incident' && one.level === level && one.period === period.start && one.at <= closesAt)?.incident;
}
