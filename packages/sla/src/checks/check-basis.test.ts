import { HOUR, MINUTE } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aLevel, samplesEvery } from '../../testing/story.ts';
import type { AvailabilityTerms } from '../model.ts';
import { checkLevelTerms } from './check-level-terms.ts';

const method = samplesEvery(MINUTE);
const slice = { length: MINUTE, target: '99' };

function problemsOf(terms: Partial<AvailabilityTerms>) {
  return checkLevelTerms(aLevel(terms)).map(({ code, path }) => `${code} ${path}`);
}

describe('S16 the terms of a basis', () => {
  it.each([
    ['slices of time', { basis: 'timeslices', slice }],
    ['slices of events', { basis: 'timeslices', slice, method }],
    ['users, with a max age', { basis: 'user-minutes', method: { ...method, maxAge: HOUR } }],
    ['devices', { basis: 'device-minutes', method }],
    ['short outages and part minutes of time', { outages: { minimumLength: MINUTE, rounding: 'minute-up' } }],
    ['no events at all', { basis: 'occurrences', method, expectedVolume: 0 }],
  ] as const)('may count %s', (_, terms) => {
    expect(problemsOf(terms)).toEqual([]);
  });

  it.each([
    ['slices of an unknown length', { basis: 'timeslices' }, 'SLICE_MISSING slice'],
    ['slices of no length', { basis: 'timeslices', slice: { ...slice, length: 0 } }, 'DURATION_INVALID slice.length'],
    ['slices that cannot be good', { basis: 'timeslices', slice: { ...slice, target: '101' } }, 'PERCENT_INVALID slice.target'],
    ['slices of another basis', { slice }, 'SLICE_UNUSED slice'],
    ['short outages of slices', { basis: 'timeslices', slice, outages: { minimumLength: 1 } }, 'OUTAGES_WITHOUT_TIME outages.minimumLength'],
    ['part minutes of users', { basis: 'user-minutes', method, outages: { rounding: 'minute-up' } }, 'OUTAGES_WITHOUT_TIME outages.rounding'],
    ['users of a status', { basis: 'user-minutes' }, 'SERVED_WITHOUT_SAMPLES method.measures'],
    ['users by a value', { basis: 'user-minutes', method: { ...method, threshold: { good: 'at-most', value: 1 } } }, 'SERVED_BY_VALUE method.threshold'],
    ['unknown users as good', { basis: 'user-minutes', method, unknown: { policy: 'good' } }, 'SERVED_UNKNOWN unknown.policy'],
    ['unknown devices as bad', { basis: 'device-minutes', method, unknown: { policy: 'bad' } }, 'SERVED_UNKNOWN unknown.policy'],
    ['a max age of other samples', { basis: 'timeslices', slice, method: { ...method, maxAge: HOUR } }, 'MAX_AGE_OF_SAMPLES method.maxAge'],
    ['an expected volume of slices', { basis: 'timeslices', slice, expectedVolume: 1 }, 'VOLUME_INVALID expectedVolume'],
    ['half an event', { basis: 'occurrences', method, expectedVolume: 0.5 }, 'VOLUME_INVALID expectedVolume'],
    ['less than no events', { basis: 'occurrences', method, expectedVolume: -1 }, 'VOLUME_INVALID expectedVolume'],
  ] as const)('may not count %s', (_, terms, problem) => {
    expect(problemsOf(terms)).toEqual([problem]);
  });

  it('say what is wrong and what would be right', () => {
    expect(checkLevelTerms(aLevel({ basis: 'timeslices', slice, outages: { minimumLength: 1, rounding: 'minute-up' } })).map(({ message, fix }) => `${message} ${fix}`)).toEqual([
      'The basis timeslices forgives no short outages. Leave it out, or use the basis time.', 'The basis timeslices has no part minutes to round. Leave it out, or use the basis time.',
    ]);
  });
});
