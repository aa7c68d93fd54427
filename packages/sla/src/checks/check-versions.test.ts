import { HOUR, MINUTE } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aClockLevel, aGoal, aMoneyLevel, aPercentile, aRatio, aScore, aThreshold } from '../../testing/kinds.ts';
import { aLevel, at } from '../../testing/story.ts';
import type { LevelTerms } from '../kinds/kind-model.ts';
import type { AvailabilityTerms } from '../model.ts';
import { checkVersions } from './check-versions.ts';

const noon = at('12:00');
const before = (changes: Partial<AvailabilityTerms> = {}) => aLevel({ inForce: { start: 0, end: noon }, ...changes });
const after = (changes: Partial<AvailabilityTerms> = {}) => aLevel({ inForce: { start: noon }, amended: 'combine', ...changes });
const slices = (length: number) => ({ basis: 'timeslices', slice: { length, target: '90' } }) as const;
const problems = (...versions: readonly AvailabilityTerms[]) => checkVersions(versions).map(({ code, path }) => `${code} ${path}`);

describe('S18 the versions of a level', () => {
  it('may follow each other, in any order and with time between them', () => {
    expect(problems(before(), after())).toEqual([]);
    expect(problems(after(), before())).toEqual([]);
    expect(problems(before({ inForce: { start: 0, end: noon - HOUR } }), after())).toEqual([]);
  });

  it('are not in force at once', () => {
    expect(problems(before({ inForce: { start: 0 } }), after())).toEqual(['VERSIONS_OVERLAP versions.1.inForce.start']);
    expect(problems(before({ inForce: { start: 0, end: noon + 1 } }), after())).toEqual(['VERSIONS_OVERLAP versions.1.inForce.start']);
    expect(problems(after(), after())).toEqual(['VERSIONS_OVERLAP versions.1.inForce.start']);
  });

  it.each([
    ['bases', slices(HOUR), {}, ['COMBINED_BASES_DIFFER versions.1.basis', 'COMBINED_SLICES_DIFFER versions.1.slice']],
    ['lengths of slices', slices(HOUR), slices(MINUTE), ['COMBINED_SLICES_DIFFER versions.1.slice']],
    ['periods', {}, { period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' } }, ['COMBINED_PERIODS_DIFFER versions.1.period']],
    ['anchors', {}, { period: { zone: 'UTC', anchor: '2026-01-02', every: 'P1D' } }, ['COMBINED_PERIODS_DIFFER versions.1.period']],
    ['zones', {}, { period: { zone: 'Europe/Amsterdam', anchor: '2026-01-01', every: 'P1D' } }, ['COMBINED_PERIODS_DIFFER versions.1.period']],
  ] as const)('are not combined over different %s', (_, first, second, found) => {
    expect(problems(before(first), after(second))).toEqual(found);
    expect(problems(before(first), after({ ...second, amended: 'judge-each' }))).toEqual([]);
  });

  it('may differ where they share no period', () => {
    const midnight = at('00:00');

    expect(problems(before({ inForce: { start: 0, end: midnight } }), after({ ...slices(HOUR), inForce: { start: midnight } }))).toEqual([]);
    expect(problems(before({ inForce: { start: 0, end: midnight + 1 } }), after({ inForce: { start: midnight + 1 }, basis: 'user-minutes' }))).toEqual(['COMBINED_BASES_DIFFER versions.1.basis']);
  });

  it('of which the periods are wrong have another problem first', () => {
    expect(problems(before({ basis: 'user-minutes' }), after({ period: { zone: '', anchor: '2026-01-01', every: 'P1D' } }))).toEqual([]);
  });

  it('say what would be right', () => {
    expect(checkVersions([before(slices(HOUR)), after()], 'level.versions')[0]).toEqual({
      code: 'COMBINED_BASES_DIFFER', path: 'level.versions.1.basis', message: 'What is counted in time cannot be added to what the version before counts.',
      fix: 'Judge each segment by itself (judge-each), or amend at the start of a period.',
    });
  });
});

describe('S18 the versions of a level of another kind than availability', () => {
  const first = { inForce: { start: 0, end: noon } };
  const second = { inForce: { start: noon }, amended: 'combine' } as const;
  const found = (...versions: readonly LevelTerms[]) => checkVersions(versions).map(({ code, path }) => `${code} ${path}`);

  it('are combined whatever they ask for', () => {
    expect(found(aRatio(first), aRatio({ ...second, expected: '1', allowance: { misses: 1, below: 2 } }))).toEqual([]);
    expect(found(aThreshold(first), aThreshold({ ...second, method: { measures: 'samples', sources: ['probe'], combine: 'any-bad', threshold: { good: 'at-least', value: 1 } } }))).toEqual([]);
    expect(found(aClockLevel(first), aClockLevel({ ...second, targets: [{ within: 1 }] }))).toEqual([]);
    expect(found(aPercentile(first), aPercentile({ ...second, expected: '1', percentile: { percent: '95.0', method: 'nearest-rank' } }))).toEqual([]);
    expect(found(aGoal(first), aGoal({ ...second, expected: '1' }))).toEqual([]);
    expect(found(aMoneyLevel(first), aMoneyLevel({ ...second, expected: '1' }))).toEqual([]);
    expect(found(aScore({ better: 'higher', ...first }), aScore({ ...second, scale: { least: '1.0', most: '5.0' } }))).toEqual([]);
  });

  it.each([
    [aRatio(first), aThreshold(second), ['COMBINED_KINDS_DIFFER versions.1.kind']],
    [aRatio(first), aLevel(second), ['COMBINED_KINDS_DIFFER versions.1.kind']],
    [aRatio(first), aRatio({ ...second, period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' } }), ['COMBINED_PERIODS_DIFFER versions.1.period']],
    [aPercentile(first), aPercentile({ ...second, percentile: { percent: '99', method: 'nearest-rank' } }), ['COMBINED_PERCENTILES_DIFFER versions.1.percentile']],
    [aPercentile(first), aPercentile({ ...second, percentile: { percent: '95', method: 'linear' } }), ['COMBINED_PERCENTILES_DIFFER versions.1.percentile']],
    [aPercentile(first), aPercentile({ ...second, unit: 's', better: 'higher' }), ['COMBINED_UNITS_DIFFER versions.1.unit', 'COMBINED_DIRECTIONS_DIFFER versions.1.better']],
    [aScore(first), aScore({ ...second, scale: { least: '0', most: '5' } }), ['COMBINED_SCALES_DIFFER versions.1.scale']],
    [aScore(first), aScore({ ...second, scale: { least: '1', most: '10' } }), ['COMBINED_SCALES_DIFFER versions.1.scale']],
    [aScore(first), aScore({ ...second, scale: { least: 'one', most: '5' } }), ['COMBINED_SCALES_DIFFER versions.1.scale']],
    [aScore(first), aScore({ ...second, better: 'lower' }), ['COMBINED_DIRECTIONS_DIFFER versions.1.better']],
  ] satisfies readonly (readonly [LevelTerms, LevelTerms, readonly string[]])[])('but not over what cannot be added: case %#', (earlier, later, codes) => {
    expect(found(earlier, later)).toEqual(codes);
    expect(found(earlier, { ...later, amended: 'judge-each' })).toEqual([]);
  });
});
