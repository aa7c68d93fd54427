import { intersect, measure, normalise, subtract } from '@entente/worktime';
import type { Instant, Intervals } from '@entente/worktime';
import { ofPercent } from '../exact/decimal.ts';
import { compare, ofFraction, rational, toFraction } from '../exact/rational.ts';
import type { LevelResult, LevelTerms } from '../kinds/kind-model.ts';
import { DEFAULT_COVERAGE } from '../level/judgement.ts';
import type { AvailabilityResult, AvailabilityTerms, Fact } from '../model.ts';
import { causesThatCount } from '../relief/causes-that-count.ts';
import type { CombinedLines, IncidentTime } from './agreement-model.ts';

/**
 * The bad time of a level by incident. Incidents are told by accepted causes on the level's component; an instant in
 * several belongs to the one that began first, of equal ones to the lower id.
 */
export function incidentsOf(terms: LevelTerms, result: LevelResult, facts: readonly Fact[]): readonly IncidentTime[] {
  if ('kind' in result) return [];
  let bad: Intervals = normalise(result.stretches.filter(({ state }) => state === 'bad'));
  const found: IncidentTime[] = [];
  for (const { incident, windows } of windowsByIncident(terms.component, facts)) {
    const time = measure(intersect(bad, windows));
    bad = subtract(bad, windows);
    if (time > 0) found.push({ incident, time });
  }
  return found;
}

interface IncidentWindows {
  readonly incident: string;
  readonly began: Instant;
  readonly windows: Intervals;
}

function windowsByIncident(component: string, facts: readonly Fact[]): readonly IncidentWindows[] {
  const causes = causesThatCount(facts).counting.filter((cause) => cause.component === component);
  return [...Map.groupBy(causes, ({ incident }) => incident)]
    .map(([incident, all]) => ({ incident, began: Math.min(...all.map(({ window }) => window.start)), windows: normalise(all.map(({ window }) => window)) }))
    .sort((a, b) => a.began - b.began || (a.incident < b.incident ? -1 : 1));
}

/**
 * The incident that failed a level (S27): without its time the level had kept its minimum. Of several it is the one
 * with the most bad time, then the earliest. Only time can be taken out like this, so other bases need to be told; and
 * without a bad time as little is known as with it, so no incident brings about a failure by coverage (S12).
 */
export function failingIncident(terms: LevelTerms, result: LevelResult, incidents: readonly IncidentTime[], lines?: CombinedLines): string | undefined {
  if ('kind' in result || result.state !== 'failed' || failsByCoverage(terms, result)) return undefined;
  const decisive = incidents.filter(({ time }) => terms.kind === 'availability' && terms.basis === 'time' && keepsMinimum(lines ?? linesOf(terms), result, time));
  return decisive.toSorted((a, b) => b.time - a.time)[0]?.incident;
}

function failsByCoverage(terms: LevelTerms, { coverage, running }: AvailabilityResult): boolean {
  if (running || terms.kind !== 'availability' || terms.unknown.policy !== 'fail-period') return false;
  return compare(ofFraction(coverage), ofPercent(terms.unknown.minimumCoverage ?? DEFAULT_COVERAGE)) < 0;
}

function linesOf({ expected, minimum = expected }: AvailabilityTerms): CombinedLines {
  return { expected: toFraction(ofPercent(expected)), minimum: toFraction(ofPercent(minimum)) };
}

function keepsMinimum({ expected, minimum = expected }: CombinedLines, { toDate, judged = toDate }: AvailabilityResult, spared: number): boolean {
  const counted = Number(judged.good) + Number(judged.bad) - spared;
  return counted <= 0 || compare(rational(Number(judged.good), counted), ofFraction(minimum)) >= 0;
}
