import { DAY, HOUR, MINUTE } from '@entente/worktime';
import type { CalendarTerms } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLevelOfAnyBasis, asOf, period, someFacts } from '../../oracle/arbitraries.ts';
import { runs } from '../../oracle/runs.ts';
import { aLevel, samplesEvery, statusMethod } from '../../testing/story.ts';
import type { AvailabilityTerms } from '../model.ts';
import { evaluateAvailability } from '../level/evaluate-availability.ts';
import { checkExclusionTerms, checkUnknownTerms } from './check-availability.ts';
import { checkLevelTerms } from './check-level-terms.ts';
import { checkMethodTerms } from './check-method.ts';
import { checkDuration, checkInForce, checkPercent, checkPeriodTerms, checkTargets } from './check-values.ts';

const codes = (problems: readonly { readonly code: string }[]) => problems.map(({ code }) => code);

describe('percentages', () => {
  it.each(['0', '100', '99.9', '99.999999', '0.001', '100.0'])('%s is one', (text) => {
    expect(checkPercent(text, 'expected')).toEqual([]);
  });

  it.each(['-0.1', '100.000001', '101', '', 'ninety', '99,9', '99.', '.5', '1e2', ' 99', '99%', 'NaN', 'Infinity'])('"%s" is none', (text) => {
    expect(checkPercent(text, 'expected')).toEqual([
      { code: 'PERCENT_INVALID', path: 'expected', message: `"${text}" is not a percentage.`, fix: 'Write a decimal from 0 to 100, such as 99.9.' },
    ]);
  });

  it('that are absent are no problem', () => {
    expect(checkPercent(undefined, 'minimum')).toEqual([]);
  });
});

describe('durations', () => {
  it.each([0, 1, MINUTE, DAY])('%i is one', (duration) => {
    expect(checkDuration(duration, 'cap')).toEqual([]);
  });

  it.each([-1, 0.5, Number.NaN, Infinity, 2 ** 60])('%s is none', (duration) => {
    expect(checkDuration(duration, 'cap')).toEqual([
      { code: 'DURATION_INVALID', path: 'cap', message: `${duration} is not a duration here.`, fix: 'Write a whole number of milliseconds, zero or more.' },
    ]);
  });

  it('may have to be above zero', () => {
    expect(checkDuration(1, 'cadence', 1)).toEqual([]);
    expect(checkDuration(0, 'cadence', 1).map(({ fix }) => fix)).toEqual(['Write a whole number of milliseconds above zero.']);
  });
});

describe('S25 targets', () => {
  it.each([
    ['99', undefined], ['99', '99'], ['99', '99.000'], ['99.95', '99.9'], ['100', '0'],
  ])('expected %s and minimum %s', (expected, minimum) => {
    expect(checkTargets({ expected, ...(minimum === undefined ? {} : { minimum }) }, '')).toEqual([]);
  });

  it('compares numbers, not texts', () => {
    expect(checkTargets({ expected: '99', minimum: '9.5' }, '')).toEqual([]);
    expect(codes(checkTargets({ expected: '9.5', minimum: '10' }, ''))).toEqual(['MINIMUM_ABOVE_EXPECTED']);
  });

  it('says both numbers', () => {
    expect(checkTargets({ expected: '99', minimum: '99.5' }, 'levels.0.')).toEqual([{
      code: 'MINIMUM_ABOVE_EXPECTED', path: 'levels.0.minimum', message: 'The minimum 99.5 % is above the expected 99 %.', fix: 'Lower the minimum, or raise what is expected.',
    }]);
  });

  it('does not compare what is no number', () => {
    expect(codes(checkTargets({ expected: 'x', minimum: '99' }, ''))).toEqual(['PERCENT_INVALID']);
  });
});

describe('S2 S5 periods and force', () => {
  it('need a zone and a date that exist', () => {
    expect(checkPeriodTerms({ zone: 'Europe/Amsterdam', anchor: '2026-01-31', every: 'P1M' }, 'period')).toEqual([]);
    expect(codes(checkPeriodTerms({ zone: 'Europe/Nowhere', anchor: '2026-02-30', every: 'P1M' }, 'period'))).toEqual(['ZONE_UNKNOWN', 'DATE_INVALID']);
  });

  it('end after they begin, or not at all', () => {
    expect(checkInForce({ start: 5 }, 'inForce')).toEqual([]);
    expect(checkInForce({ start: 5, end: 6 }, 'inForce')).toEqual([]);
    expect(codes(checkInForce({ start: 5, end: 5 }, 'inForce'))).toEqual(['FORCE_REVERSED']);
    expect(codes(checkInForce({ start: 5, end: 4 }, 'inForce'))).toEqual(['FORCE_REVERSED']);
  });
});

describe('S1a methods', () => {
  it('of status changes and of samples', () => {
    expect(checkMethodTerms(statusMethod)).toEqual([]);
    expect(checkMethodTerms({ ...statusMethod, maxAge: HOUR, cadence: MINUTE, degradedIsBad: true })).toEqual([]);
    expect(checkMethodTerms({ ...samplesEvery(MINUTE), threshold: { good: 'at-most', value: -1.5 } })).toEqual([]);
  });

  it.each([
    ['no source', { sources: [] }, 'SOURCES_MISSING method.sources'],
    ['a source twice', { sources: ['a', 'a'] }, 'SOURCE_TWICE method.sources.1'],
    ['a cadence of nothing', { cadence: 0 }, 'DURATION_INVALID method.cadence'],
    ['a max age of nothing', { maxAge: 0 }, 'DURATION_INVALID method.maxAge'],
    ['a threshold without values', { threshold: { good: 'at-most', value: 1 } }, 'THRESHOLD_WITHOUT_VALUES method.threshold'],
    ['an endless threshold', { measures: 'samples', threshold: { good: 'at-most', value: Infinity } }, 'NUMBER_INVALID method.threshold.value'],
    ['a max age of samples', { measures: 'samples', maxAge: HOUR }, 'MAX_AGE_OF_SAMPLES method.maxAge'],
  ] as const)('with %s have a problem', (_, changes, problem) => {
    expect(checkMethodTerms({ ...statusMethod, ...changes }).map(({ code, path }) => `${code} ${path}`)).toEqual([problem]);
  });
});

describe('S12 S14 policies and exclusions', () => {
  it.each(['ignore', 'good', 'bad', 'fail-period'] as const)('%s needs nothing more', (policy) => {
    expect(checkUnknownTerms({ policy })).toEqual([]);
  });

  it('a held state needs an end', () => {
    expect(codes(checkUnknownTerms({ policy: 'hold-last' }))).toEqual(['HOLD_WITHOUT_MAX_AGE']);
    expect(codes(checkUnknownTerms({ policy: 'hold-last', maxAge: 0 }))).toEqual(['DURATION_INVALID']);
    expect(checkUnknownTerms({ policy: 'hold-last', maxAge: 1 })).toEqual([]);
  });

  it('windows in which exclusions are allowed must open', () => {
    const never: CalendarTerms = { kind: 'business', zone: 'UTC', weekly: [] };

    expect(checkExclusionTerms({ effect: 'remove', allowedIn: never }).map(({ code, path }) => `${code} ${path}`)).toEqual(['CALENDAR_NEVER_OPEN exclusions.allowedIn']);
    expect(checkExclusionTerms({ effect: 'remove', allowedIn: { kind: 'always' } })).toEqual([]);
  });
});

describe('every problem', () => {
  const wrong: readonly Partial<AvailabilityTerms>[] = [
    { expected: 'x' }, { minimum: '100', expected: '99' }, { calendar: { kind: 'business', zone: 'UTC', weekly: [] } }, { period: { zone: '', anchor: 'x', every: 'P1D' } },
    { method: { ...statusMethod, sources: [] } }, { unknown: { policy: 'hold-last' } }, { exclusions: { effect: 'remove', cap: -1 } }, { outages: { minimumLength: -1 } },
    { basis: 'occurrences' }, { expectedVolume: 1 }, { inForce: { start: 1, end: 0 } },
  ];

  it.each(wrong)('says a code, a place under the path, what is wrong and what would be right: %j', (changes) => {
    const problems = checkLevelTerms(aLevel(changes), 'levels.3');

    expect(problems.length).toBeGreaterThan(0);
    expect(problems.filter(({ code, path, message, fix }) => !/^[A-Z_]+$/.test(code) || !path.startsWith('levels.3.') || !/^["A-Z].*\.$/.test(message) && !/^-?[\d.]+ is not/.test(message) || !/^[A-Z].*\.$/.test(fix))).toEqual([]);
  });
});

describe('terms that have nothing against them', () => {
  it('law: can be judged by, whatever the facts', () => {
    fc.assert(fc.property(aLevelOfAnyBasis, someFacts(['it'], 'both'), asOf, (terms, facts, moment) => {
      fc.pre(checkLevelTerms(terms).length === 0);
      const { state, trace, time } = evaluateAvailability(terms, facts, period, moment);
      expect(state).toMatch(/^[a-z-]+$/);
      expect(trace.length).toBeGreaterThan(4);
      expect(Object.values(time).filter((length) => !Number.isSafeInteger(length) || length < 0)).toEqual([]);
    }), runs(25, 150));
  });
});
