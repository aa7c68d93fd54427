import { HOUR, MINUTE } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aLevel, at } from '../../testing/story.ts';
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
