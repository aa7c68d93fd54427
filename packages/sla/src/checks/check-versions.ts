import { periodAt } from '@entente/worktime';
import type { TermsProblem } from '@entente/worktime';
import { isDecimal, ofDecimal } from '../exact/decimal.ts';
import { compare } from '../exact/rational.ts';
import { unreachable } from '../exact/unreachable.ts';
import type { LevelTerms, ScoreTerms } from '../kinds/kind-model.ts';
import { checkReachedClocks } from './check-reached-clocks.ts';
import { checkPeriodTerms } from './check-values.ts';

/** What is wrong between the versions of one level: two in force at once, some that are to be combined and cannot be (S18), or one that reaches clocks it cannot go on with (S10). */
export function checkVersions(versions: readonly LevelTerms[], path = 'versions'): readonly TermsProblem[] {
  return versions.flatMap((version, place) => {
    const earlier = versions.filter((other) => other.inForce.start < version.inForce.start || (other.inForce.start === version.inForce.start && versions.indexOf(other) < place));
    const at = `${path}.${place}`;
    return [...checkOverlap(version, earlier, at), ...checkCombinedWith(version, earlier, at), ...checkReachedClocks(version, earlier, at)];
  });
}

function checkOverlap({ inForce: { start } }: LevelTerms, earlier: readonly LevelTerms[], path: string): readonly TermsProblem[] {
  if (earlier.every(({ inForce: { end = Infinity } }) => end <= start)) return [];
  return [{ code: 'VERSIONS_OVERLAP', path: `${path}.inForce.start`, message: 'Two versions of the level are in force at once.', fix: 'End the earlier one where this one begins.' }];
}

/** All earlier versions that may share a period with one that combines must count the same thing in the same periods. */
export function checkCombinedWith(version: LevelTerms, earlier: readonly LevelTerms[], path: string): readonly TermsProblem[] {
  if (version.amended !== 'combine' || checkPeriodTerms(version.period, 'period').length > 0) return [];
  const { start } = periodAt(version.period, version.inForce.start);
  const ofAnyKind = earlier.filter(({ inForce: { end = Infinity } }) => end > start);
  const sharing = ofAnyKind.filter((one) => one.kind === version.kind);
  return [
    ...(sharing.length === ofAnyKind.length ? [] : [differs('KINDS', `${path}.kind`, 'The version before is of another kind of level.')]),
    ...sharing.slice(-1).flatMap(() => checkCountedAlike(version, sharing, path)),
    ...(sharing.every(({ period }) => isSamePeriod(period, version.period)) ? [] : [differs('PERIODS', `${path}.period`, 'The segments would belong to different periods.')]),
  ];
}

/** What is counted under two versions can be added, and what they ask for can be weighed by it. */
function checkCountedAlike(version: LevelTerms, earlier: readonly LevelTerms[], path: string): readonly TermsProblem[] {
  switch (version.kind) {
    case 'availability': {
      const same = earlier.filter((one) => one.kind === 'availability');
      return [
        ...(same.every(({ basis }) => basis === version.basis) ? [] : [differs('BASES', `${path}.basis`, `What is counted in ${version.basis} cannot be added to what the version before counts.`)]),
        ...(same.every(({ slice }) => slice?.length === version.slice?.length) ? [] : [differs('SLICES', `${path}.slice`, 'Slices of different lengths cannot be added.')]),
      ];
    }
    case 'percentile': {
      const same = earlier.filter((one) => one.kind === 'percentile');
      return [
        ...(same.every(({ percentile: { percent, method } }) => isEqual(percent, version.percentile.percent) && method === version.percentile.method) ? [] : [differs('PERCENTILES', `${path}.percentile`, 'One percentile of all values cannot be two.')]),
        ...(same.every(({ unit }) => unit === version.unit) ? [] : [differs('UNITS', `${path}.unit`, `Values in ${version.unit} cannot be put beside those that the version before counts.`)]),
        ...(same.every(({ better }) => better === version.better) ? [] : [differs('DIRECTIONS', `${path}.better`, 'What is better for the version before is worse for this one.')]),
      ];
    }
    case 'score': {
      const same = earlier.filter((one) => one.kind === 'score');
      const isLike = ({ least, most }: ScoreTerms['scale']) => isEqual(least, version.scale.least) && isEqual(most, version.scale.most);
      return [
        ...(same.every(({ scale }) => isLike(scale)) ? [] : [differs('SCALES', `${path}.scale`, 'Answers on different scales have no mean.')]),
        ...(same.every(({ better = 'higher' }) => better === (version.better ?? 'higher')) ? [] : [differs('DIRECTIONS', `${path}.better`, 'What is better for the version before is worse for this one.')]),
      ];
    }
    // Sums are not combined at all, which their own check says.
    case 'goal':
    case 'money':
    case 'ratio':
    case 'threshold':
    case 'clock': return [];
    default: return unreachable(version);
  }
}

/** What makes two versions such that their segments cannot be one judgement. */
function differs(what: string, path: string, message: string): TermsProblem {
  return { code: `COMBINED_${what}_DIFFER`, path, message, fix: 'Judge each segment by itself (judge-each), or amend at the start of a period.' };
}

function isEqual(a: string, b: string): boolean {
  return a === b || (isDecimal(a) && isDecimal(b) && compare(ofDecimal(a), ofDecimal(b)) === 0);
}

function isSamePeriod(a: LevelTerms['period'], b: LevelTerms['period']): boolean {
  return a.zone === b.zone && a.anchor === b.anchor && a.every === b.every;
}
