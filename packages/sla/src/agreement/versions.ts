import type { Interval } from '@entente/worktime';
import type { Rational } from '../exact/rational.ts';
import { fullReach } from '../kinds/clocks/full-reach.ts';
import type { LevelTerms } from '../kinds/kind-model.ts';
import { daysShare } from '../level/days-share.ts';
import { measuredPart } from '../level/period-view.ts';
import type { MoneyTerms } from '../money/money-model.ts';
import type { AgreedLevel, AgreementTerms, AgreementVersion, LevelJudgement } from './agreement-model.ts';
import { isSame } from './is-same.ts';

/** A version with the interval in which it is in force; `end` is Infinity where nothing ends it. */
export interface VersionInForce {
  readonly version: AgreementVersion;
  readonly inForce: Interval;
}

/** All versions in order of time, cut to the life of the agreement; the first one reaches back to its start. */
export function versionsInForce({ versions, startsAt, endsAt = Infinity }: AgreementTerms): readonly VersionInForce[] {
  const inOrder = versions.toSorted((a, b) => a.effectiveFrom - b.effectiveFrom || a.number - b.number);
  return inOrder.flatMap((version, place) => {
    const start = place === 0 ? startsAt : Math.max(startsAt, version.effectiveFrom);
    const end = Math.min(endsAt, inOrder[place + 1]?.effectiveFrom ?? Infinity);
    return start < end ? [{ version, inForce: { start, end } }] : [];
  });
}

/** The last version that is in force somewhere in the interval. */
export function versionAtEnd(terms: AgreementTerms, interval: Interval): AgreementVersion | undefined {
  return versionsInForce(terms).findLast(({ inForce }) => inForce.start < interval.end && interval.start < inForce.end)?.version;
}

/** The money terms that a period is settled by: those at its end, or, where none are agreed any more then, those of the last version that a level was judged under (S26). */
export function settlingMoney(terms: AgreementTerms, interval: Interval, levels: readonly Pick<LevelJudgement, 'version'>[]): MoneyTerms | undefined {
  const judging = versionsInForce(terms).filter(({ version: { number, money } }) => money !== undefined && levels.some(({ version }) => version === number));
  return versionAtEnd(terms, interval)?.money ?? judging.at(-1)?.version.money;
}

/** A level as long as its own terms stay the same, whatever else an amendment changes (S18). */
export interface LevelSegment {
  readonly terms: LevelTerms;
  readonly versions: readonly VersionInForce[];
}

/** The segments of one level, in order of time. */
export function segmentsOf(terms: AgreementTerms, level: string): readonly LevelSegment[] {
  const segments: { agreed: AgreedLevel; versions: VersionInForce[] }[] = [];
  for (const next of versionsInForce(terms)) {
    const agreed = next.version.levels.find(({ id }) => id === level);
    const last = segments.at(-1);
    if (agreed === undefined) continue;
    if (last !== undefined && last.versions.at(-1)?.inForce.end === next.inForce.start && isSame(last.agreed, agreed)) last.versions.push(next);
    else segments.push({ agreed, versions: [next] });
  }
  return withSuccession(segments.map(({ agreed, versions }) => ({ terms: { ...agreed, inForce: forceOf(versions.map(({ inForce }) => inForce)) }, versions })));
}

/**
 * A clock may run through all the terms that it is told to by the same log: an amendment may reach it while it runs, and any
 * has it when it is reset in time, which the terms that it had until then decide (S8a, S10).
 */
function withSuccession(segments: readonly LevelSegment[]): readonly LevelSegment[] {
  const clocks = segments.flatMap(({ terms }) => (terms.kind === 'clock' ? [terms] : []));
  return segments.map((segment) => {
    const { terms } = segment;
    if (terms.kind !== 'clock') return segment;
    const versions = clocks.filter(({ component, method }) => component === terms.component && isSame(method, terms.method));
    return versions.length < 2 ? segment : { ...segment, terms: { ...terms, versions } };
  });
}

function forceOf(intervals: readonly Interval[]): LevelTerms['inForce'] {
  const start = Math.min(...intervals.map((one) => one.start));
  const end = Math.max(...intervals.map((one) => one.end));
  return end === Infinity ? { start } : { start, end };
}

/** The version whose money a segment is credited by in a period, the last one in force there; nothing where the segment is not. */
export function lastVersionIn({ versions }: LevelSegment, period: Interval): readonly AgreementVersion[] {
  return versions.filter(({ inForce }) => inForce.start < period.end && period.start < inForce.end).slice(-1).map(({ version }) => version);
}

/** All levels that any version has, in the order in which they first stand. */
export function levelsOf(terms: AgreementTerms): readonly string[] {
  return [...new Set(versionsInForce(terms).flatMap(({ version }) => version.levels.map(({ id }) => id)))];
}

/**
 * The terms of each segment of one period (S18). Amendments alone do not make a period partial, only what no segment covers at
 * its ends does: measured `full` it belongs to the first or the last of them, and under `waive` the period is not judged.
 */
export function termsIn(segments: readonly Pick<LevelSegment, 'terms'>[], period: Interval): readonly LevelTerms[] {
  if (segments.length === 1) return segments.map(({ terms }) => terms);
  const isWhole = takesEnds(segments, period);
  return segments.map(({ terms }, place): LevelTerms => {
    const { inForce: { start, end = Infinity }, partialPeriod } = terms;
    const reaches = { start: partialPeriod === 'full' && place === 0 ? fullReach(terms, period) : start, end: partialPeriod === 'full' && place === segments.length - 1 ? Math.max(end, period.end) : end };
    return { ...terms, inForce: forceOf([reaches]), partialPeriod: partialPeriod === 'waive' && !isWhole ? 'waive' : 'prorate' };
  });
}

/** Whether some segment is in force at the period's start, and some at its end. */
export function coversEnds(segments: readonly Pick<LevelSegment, 'terms'>[], period: Interval): boolean {
  return isCoveredAtStart(segments, period) && isCoveredAtEnd(segments, period);
}

/** The same where the first or the last segment, measured in full, takes the end that no version covers: nothing is waived for it. */
export function takesEnds(segments: readonly Pick<LevelSegment, 'terms'>[], period: Interval): boolean {
  const isFull = (place: number) => segments.at(place)?.terms.partialPeriod === 'full';
  return (isFull(0) || isCoveredAtStart(segments, period)) && (isFull(-1) || isCoveredAtEnd(segments, period));
}

function isCoveredAtStart(segments: readonly Pick<LevelSegment, 'terms'>[], { start }: Interval): boolean {
  return segments.some(({ terms: { inForce } }) => inForce.start <= start);
}

function isCoveredAtEnd(segments: readonly Pick<LevelSegment, 'terms'>[], { end }: Interval): boolean {
  return segments.some(({ terms: { inForce } }) => (inForce.end ?? Infinity) >= end);
}

/** The part of a period's days that is measured under these terms (S18), in the zone that the period itself is counted in: money goes by it. */
export function weightIn(terms: LevelTerms, period: Interval): Rational {
  return daysShare(terms.period.zone, measuredPart(terms, period), period);
}

/** The money terms by which a version credits a level; none for a key measurement. */
export function moneyFor(version: AgreementVersion, level: string): MoneyTerms | undefined {
  return isCritical(version, level) ? version.money : undefined;
}

/** Whether credits and defaults come from the level. */
export function isCritical({ criticalLevels }: AgreementVersion, level: string): boolean {
  return criticalLevels === undefined || criticalLevels.includes(level);
}
