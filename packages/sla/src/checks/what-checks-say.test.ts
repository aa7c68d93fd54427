/** Every problem says its place, what is wrong, and the way out; and the bounds at which each begins. */
import { HOUR } from '@entente/worktime';
import type { TermsProblem } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aLevel, aSharedMetric, parallel, samplesEvery, series, statusMethod } from '../../testing/story.ts';
import type { MethodTerms, Structure } from '../model.ts';
import { checkExclusionTerms, checkUnknownTerms } from './check-availability.ts';
import { checkLevelTerms } from './check-level-terms.ts';
import { checkMethodTerms } from './check-method.ts';
import { checkSharedMetricTerms } from './check-shared-metric.ts';
import { checkStructure } from './check-structure.ts';

const told = (problems: readonly TermsProblem[]) => problems.map(({ path, message, fix }) => `${path}: ${message} ${fix}`);
const events = { basis: 'occurrences', method: samplesEvery(HOUR) } as const;
const method = (changes: Partial<MethodTerms>): MethodTerms => ({ ...statusMethod, ...changes });

describe('what a check of a method says', () => {
  it.each([
    [method({ sources: [] }), 'method.sources: Nobody may speak for the metric. Name at least one source.'],
    [method({ sources: ['a', 'a'] }), 'method.sources.1: A source is named twice and would count twice in a majority. Name each source once.'],
    [method({ threshold: { good: 'at-most', value: 1 } }), 'method.threshold: Status changes have no value to compare. Measure samples, or leave the threshold out.'],
    [{ ...samplesEvery(HOUR), threshold: { good: 'at-most', value: Infinity } }, 'method.threshold.value: The threshold is not a finite number. Write a number.'],
    [{ ...samplesEvery(HOUR), maxAge: HOUR }, 'method.maxAge: A sample speaks for one cadence; it has no max age. State the cadence instead.'],
  ] satisfies readonly (readonly [MethodTerms, string])[])('case %#', (terms, sentence) => {
    expect(told(checkMethodTerms(terms))).toEqual([sentence]);
  });
});

describe('what a check of a level says', () => {
  it.each([
    [{ basis: 'occurrences' } as const, 'method.measures: Status changes do not count events. Measure samples, or use the basis time.'],
    [{ ...events, outages: { minimumLength: 1 } }, 'outages.minimumLength: Events have no outages that could be short. Leave it out, or use the basis time.'],
    [{ ...events, outages: { rounding: 'minute-up' } } as const, 'outages.rounding: Events have no part minutes to round. Leave it out, or use the basis time.'],
    [{ ...events, expectedVolume: -1 }, 'expectedVolume: An expected volume is a whole number of events. Write how many events a period brings, on the basis occurrences.'],
    [{ ...events, expectedVolume: 1.5 }, 'expectedVolume: An expected volume is a whole number of events. Write how many events a period brings, on the basis occurrences.'],
    [{ expectedVolume: 1 }, 'expectedVolume: An expected volume is a whole number of events. Write how many events a period brings, on the basis occurrences.'],
    [{ unknown: { policy: 'hold-last' } } as const, 'unknown.maxAge: The last known state would be held for ever. State a max age.'],
  ])('case %#', (changes, sentence) => {
    expect(told(checkLevelTerms(aLevel(changes)))).toEqual([sentence]);
  });

  it('outages without a length and without rounding, and no event at all, are nothing to mend', () => {
    expect(checkLevelTerms(aLevel({ ...events, outages: { minimumLength: 0, rounding: 'none' }, expectedVolume: 0 }))).toEqual([]);
    expect(checkLevelTerms(aLevel({ outages: { minimumLength: 60_000, rounding: 'minute-up' } }))).toEqual([]);
  });

  it('a policy and exclusions have paths of their own', () => {
    expect(checkUnknownTerms({ policy: 'ignore', minimumCoverage: 'x', maxAge: 0 }).map(({ path }) => path)).toEqual(['unknown.minimumCoverage', 'unknown.maxAge']);
    expect(checkUnknownTerms({ policy: 'hold-last' }).map(({ path }) => path)).toEqual(['unknown.maxAge']);
    expect(checkExclusionTerms({ effect: 'remove', cap: -1, notice: -1, allowedIn: { kind: 'business', zone: '', weekly: [] } }).map(({ path }) => path)).toEqual(['exclusions.cap', 'exclusions.notice', 'exclusions.allowedIn.zone']);
  });
});

describe('what a check of a shared metric says', () => {
  const ring = (): Structure => {
    const parts: Structure[] = [{ component: 'a' }];
    const whole: Structure = { series: parts };
    parts.push(whole);
    return whole;
  };

  it.each([
    [ring(), ['a'], 'structure.series.1: The structure contains itself. Let every part be made of smaller ones.'],
    [series(), [], 'structure: A group has no parts. Name its parts, or remove it.'],
    [{ atLeast: 3, of: [{ component: 'a' }] }, ['a'], 'structure.atLeast: At least 3 of 1 parts cannot be asked for. Ask for 1 to 1.'],
    [series('a', 'b'), ['a'], 'structure.series.1: "b" is not a component of this metric. Describe it among the components, or remove it.'],
    [series('a', 'a'), ['a'], 'structure.series.1: "a" stands in the structure twice and would count twice. Let each component stand in one place.'],
    [series('a'), ['a', 'b'], 'structure: "b" has no place in the structure. Give it a place, or remove it from the components.'],
  ] satisfies readonly (readonly [Structure, readonly string[], string])[])('of a structure, case %#', (structure, components, sentence) => {
    expect(told(checkStructure(structure, components))).toEqual([sentence]);
  });

  it('of the whole inside its own parts', () => {
    expect(told(checkStructure(series('a', 'it'), ['a'], ['it']))).toEqual(['structure.series.1: "it" is what the structure makes up, so it cannot be a part of it. Name the components that it is made of.']);
    expect(checkStructure(series('a'), ['a'])).toEqual([]);
  });

  it('of components, periods and methods, under the path it is given', () => {
    const terms = aSharedMetric(series('a'), { period: { zone: '', anchor: '2026-01-01', every: 'P1M' } });
    const components = [...terms.components, ...terms.components].map((component) => ({ ...component, method: { ...component.method, sources: [] } }));

    expect(told(checkSharedMetricTerms({ ...terms, components }, 'metrics.2')).map((sentence) => sentence.split(' Name ')[0])).toEqual([
      'metrics.2.period.zone: No time zone is named.',
      'metrics.2.components.0.method.sources: Nobody may speak for the metric.',
      'metrics.2.components.1.method.sources: Nobody may speak for the metric.',
      'metrics.2.components.1: "a" is described twice. Describe each component once.',
    ]);
  });

  it('of more than sixteen parties, and of no more than that', () => {
    const shared = (count: number) => aSharedMetric(parallel(...Array.from({ length: count }, (_, place) => `s${place}`)));

    expect(checkSharedMetricTerms(shared(16))).toEqual([]);
    expect(told(checkSharedMetricTerms(shared(17)))).toEqual(['components: 17 parties share the metric; shares are exact up to 16. Split the metric in two.']);
  });
});
