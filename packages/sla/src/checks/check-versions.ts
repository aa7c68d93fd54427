import { periodAt } from '@entente/worktime';
import type { TermsProblem } from '@entente/worktime';
import type { LevelTerms } from '../kinds/kind-model.ts';
import type { AvailabilityTerms } from '../model.ts';
import { checkPeriodTerms } from './check-values.ts';

/** What is wrong between the versions of one level (S18): two in force at once, or some that are to be combined and cannot be. */
export function checkVersions(versions: readonly AvailabilityTerms[], path = 'versions'): readonly TermsProblem[] {
  return versions.flatMap((version, place) => {
    const earlier = versions.filter((other) => other.inForce.start < version.inForce.start || (other.inForce.start === version.inForce.start && versions.indexOf(other) < place));
    return [...checkOverlap(version, earlier, `${path}.${place}`), ...checkCombinedWith(version, earlier, `${path}.${place}`)];
  });
}

function checkOverlap({ inForce: { start } }: AvailabilityTerms, earlier: readonly AvailabilityTerms[], path: string): readonly TermsProblem[] {
  if (earlier.every(({ inForce: { end = Infinity } }) => end <= start)) return [];
  return [{ code: 'VERSIONS_OVERLAP', path: `${path}.inForce.start`, message: 'Two versions of the level are in force at once.', fix: 'End the earlier one where this one begins.' }];
}

/** All earlier versions that may share a period with one that combines must count the same thing in the same periods. */
export function checkCombinedWith(version: AvailabilityTerms, earlier: readonly LevelTerms[], path: string): readonly TermsProblem[] {
  if (version.amended !== 'combine' || checkPeriodTerms(version.period, 'period').length > 0) return [];
  const { start } = periodAt(version.period, version.inForce.start);
  const ofAnyKind = earlier.filter(({ inForce: { end = Infinity } }) => end > start);
  const sharing = ofAnyKind.filter((one) => one.kind === 'availability');
  const fix = 'Judge each segment by itself (judge-each), or amend at the start of a period.';
  return [
    ...(sharing.length === ofAnyKind.length ? [] : [{ code: 'COMBINED_KINDS_DIFFER', path: `${path}.kind`, message: 'The version before is of another kind of level.', fix }]),
    ...(sharing.every(({ basis }) => basis === version.basis) ? [] : [{ code: 'COMBINED_BASES_DIFFER', path: `${path}.basis`, message: `What is counted in ${version.basis} cannot be added to what the version before counts.`, fix }]),
    ...(sharing.every(({ slice }) => slice?.length === version.slice?.length) ? [] : [{ code: 'COMBINED_SLICES_DIFFER', path: `${path}.slice`, message: 'Slices of different lengths cannot be added.', fix }]),
    ...(sharing.every(({ period }) => isSamePeriod(period, version.period)) ? [] : [{ code: 'COMBINED_PERIODS_DIFFER', path: `${path}.period`, message: 'The segments would belong to different periods.', fix }]),
  ];
}

function isSamePeriod(a: AvailabilityTerms['period'], b: AvailabilityTerms['period']): boolean {
  return a.zone === b.zone && a.anchor === b.anchor && a.every === b.every;
}
