import { HOUR } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aLevel, aSharedMetric, atLeast, parallel, samplesEvery, series, statusMethod } from '../../testing/story.ts';
import type { AvailabilityTerms, SharedMetricTerms, Structure } from '../model.ts';
import { checkLevelTerms } from './check-level-terms.ts';
import { checkSharedMetricTerms } from './check-shared-metric.ts';

const ofLevel = (changes: Partial<AvailabilityTerms>) => checkLevelTerms(aLevel(changes)).map(({ code, path }) => `${code} ${path}`);
const ofShared = (structure: Structure, changes: Partial<SharedMetricTerms> = {}) => checkSharedMetricTerms(aSharedMetric(structure, changes)).map(({ code, path }) => `${code} ${path}`);

describe('the terms of a level', () => {
  it('have nothing against them when they can be judged by', () => {
    expect(ofLevel({})).toEqual([]);
    expect(ofLevel({ expected: '100', minimum: '0.5', exclusions: { effect: 'remove', cap: 0, notice: 0, allowedIn: { kind: 'always' } } })).toEqual([]);
    expect(ofLevel({ basis: 'occurrences', method: samplesEvery(HOUR), expectedVolume: 10 })).toEqual([]);
  });

  it('S25 expect at least their minimum, both percentages', () => {
    expect(ofLevel({ expected: '99', minimum: '99.5' })).toEqual(['MINIMUM_ABOVE_EXPECTED minimum']);
    expect(ofLevel({ expected: '99', minimum: '99.0' })).toEqual([]);
    expect(ofLevel({ expected: '100.01', minimum: '-1' })).toEqual(['PERCENT_INVALID expected', 'PERCENT_INVALID minimum']);
    expect(ofLevel({ expected: '99,9' })).toEqual(['PERCENT_INVALID expected']);
  });

  it('S4 S5 have a calendar that opens and zones that exist', () => {
    expect(ofLevel({ calendar: { kind: 'business', zone: 'UTC', weekly: [] } })).toEqual(['CALENDAR_NEVER_OPEN calendar']);
    expect(ofLevel({ period: { zone: '', anchor: '2026-13-01', every: 'P1M' } })).toEqual(['ZONE_MISSING period.zone', 'DATE_INVALID period.anchor']);
    expect(ofLevel({ exclusions: { effect: 'remove', allowedIn: { kind: 'business', zone: 'X', weekly: [] } } })).toEqual(['ZONE_UNKNOWN exclusions.allowedIn.zone']);
  });

  it('S1a name who speaks, once each, and how often', () => {
    expect(ofLevel({ method: { ...statusMethod, sources: [] } })).toEqual(['SOURCES_MISSING method.sources']);
    expect(ofLevel({ method: { ...statusMethod, sources: ['a', 'b', 'a'] } })).toEqual(['SOURCE_TWICE method.sources.2']);
    expect(ofLevel({ method: { ...statusMethod, cadence: 0 } })).toEqual(['DURATION_INVALID method.cadence']);
    expect(ofLevel({ method: { ...statusMethod, maxAge: 1.5 } })).toEqual(['DURATION_INVALID method.maxAge']);
    expect(ofLevel({ method: { ...statusMethod, threshold: { good: 'at-most', value: 5 } } })).toEqual(['THRESHOLD_WITHOUT_VALUES method.threshold']);
    expect(ofLevel({ method: { ...samplesEvery(HOUR), maxAge: 5, threshold: { good: 'at-most', value: Number.NaN } } })).toEqual(['NUMBER_INVALID method.threshold.value', 'MAX_AGE_OF_SAMPLES method.maxAge']);
  });

  it('S12 hold a last state only for a time', () => {
    expect(ofLevel({ unknown: { policy: 'hold-last', minimumCoverage: '101' } })).toEqual(['PERCENT_INVALID unknown.minimumCoverage', 'HOLD_WITHOUT_MAX_AGE unknown.maxAge']);
    expect(ofLevel({ unknown: { policy: 'hold-last', maxAge: HOUR } })).toEqual([]);
  });

  it('S14 S16 have durations that are durations', () => {
    expect(ofLevel({ exclusions: { effect: 'remove', cap: -1, notice: 0.5 }, outages: { minimumLength: -5 } })).toEqual([
      'DURATION_INVALID exclusions.cap', 'DURATION_INVALID exclusions.notice', 'DURATION_INVALID outages.minimumLength',
    ]);
  });

  it('S16 count events from samples, and events have no outages', () => {
    expect(ofLevel({ basis: 'occurrences', outages: { minimumLength: 5, rounding: 'minute-up' } })).toEqual([
      'EVENTS_WITHOUT_SAMPLES method.measures', 'OUTAGES_OF_EVENTS outages.minimumLength', 'OUTAGES_OF_EVENTS outages.rounding',
    ]);
    expect(ofLevel({ expectedVolume: 5 })).toEqual(['VOLUME_INVALID expectedVolume']);
  });

  it('end after they begin', () => {
    expect(ofLevel({ inForce: { start: 5, end: 5 } })).toEqual(['FORCE_REVERSED inForce.end']);
  });

  it('say the place under the path they are given', () => {
    expect(checkLevelTerms(aLevel({ expected: 'x' }), 'levels.2')).toEqual([
      { code: 'PERCENT_INVALID', path: 'levels.2.expected', message: '"x" is not a percentage.', fix: 'Write a decimal from 0 to 100, such as 99.9.' },
    ]);
  });
});

describe('S31 the terms of a shared metric', () => {
  it('have nothing against them when they can be judged by', () => {
    expect(ofShared({ series: [{ component: 'a' }, parallel('b', 'c'), atLeast(2, 'd', 'e', 'f')] })).toEqual([]);
  });

  it('let a component stand in one place', () => {
    expect(ofShared({ series: [{ component: 'a' }, parallel('b', 'a')] })).toEqual(['COMPONENT_TWICE structure.series.1.parallel.1']);
    const terms = aSharedMetric(series('a'));
    expect(checkSharedMetricTerms({ ...terms, components: [...terms.components, ...terms.components] }).map(({ code, path }) => `${code} ${path}`)).toEqual(['COMPONENT_TWICE components.1']);
  });

  it('do not contain themselves', () => {
    expect(ofShared(series('a', 'checkout'))).toEqual(['STRUCTURE_CYCLIC structure.series.1']);
    expect(ofShared(series('a', 'end'))).toEqual(['STRUCTURE_CYCLIC structure.series.1']);
    const parts: Structure[] = [{ component: 'a' }];
    const ring: Structure = { series: parts };
    parts.push({ parallel: [ring] });
    expect(checkSharedMetricTerms({ ...aSharedMetric(series('a')), structure: ring }).map(({ code, path }) => `${code} ${path}`)).toEqual(['STRUCTURE_CYCLIC structure.series.1.parallel.0']);
  });

  it('describe every component that stands in the structure, and no other', () => {
    const terms = aSharedMetric(series('a', 'b'));

    expect(checkSharedMetricTerms({ ...terms, structure: series('a', 'c') }).map(({ code, path }) => `${code} ${path}`)).toEqual(['COMPONENT_UNKNOWN structure.series.1', 'COMPONENT_UNUSED structure']);
  });

  it('ask of a group what it can give', () => {
    expect(ofShared({ series: [] })).toEqual(['STRUCTURE_EMPTY structure']);
    expect(ofShared(atLeast(0, 'a', 'b'))).toEqual(['AT_LEAST_INVALID structure.atLeast']);
    expect(ofShared(atLeast(3, 'a', 'b'))).toEqual(['AT_LEAST_INVALID structure.atLeast']);
    expect(ofShared(atLeast(1.5, 'a', 'b'))).toEqual(['AT_LEAST_INVALID structure.atLeast']);
  });

  it('S33 have at most sixteen parties unless in series', () => {
    const many = Array.from({ length: 17 }, (_, place) => `s${place}`);

    expect(ofShared(parallel(...many))).toEqual(['PARTIES_TOO_MANY components']);
    expect(ofShared(series(...many))).toEqual([]);
  });

  it('S32 name a rule that there is, and percentages where it needs them', () => {
    expect(ofShared(series('a', 'b'), { rule: 'weighted', weights: { 'party-a': '30', 'party-b': '0' } })).toEqual([]);
    expect(ofShared(series('a', 'b'), { rule: 'weighted', weights: { 'party-a': '0' } })).toEqual(['WEIGHTS_MISSING weights']);
    expect(ofShared(series('a', 'b'), { rule: 'weighted' })).toEqual(['WEIGHTS_MISSING weights']);
    expect(ofShared(series('a', 'b'), { rule: 'weighted', weights: { 'party-a': '101', stranger: '1' } })).toEqual(['PERCENT_INVALID weights.party-a', 'PARTY_UNKNOWN weights.stranger']);
    expect(checkSharedMetricTerms(JSON.parse(JSON.stringify({ ...aSharedMetric(series('a')), rule: 'loudest' })), 'shared')).toMatchObject([{ code: 'RULE_UNKNOWN', path: 'shared.rule' }]);
  });

  it('S35 leave out of contract only those who share the metric', () => {
    expect(ofShared(series('a', 'b'), { outsideContract: ['party-a'], collaboration: ['power'] })).toEqual([]);
    expect(ofShared(series('a', 'b'), { outsideContract: ['party-a', 'power'] })).toEqual(['PARTY_UNKNOWN outsideContract.1']);
  });

  it('need no end-to-end measurement, and say the place under the path they are given', () => {
    const { endToEnd: _, ...derived } = aSharedMetric(series('a'));

    expect(checkSharedMetricTerms(derived)).toEqual([]);
    expect(checkSharedMetricTerms({ ...derived, structure: series('a', 'checkout') }, 'metrics.0').map(({ code, path }) => `${code} ${path}`)).toEqual(['STRUCTURE_CYCLIC metrics.0.structure.series.1']);
  });

  it('have methods, targets, calendars and policies that can be used', () => {
    expect(ofShared(series('a'), {
      minimum: '99.9', calendar: { kind: 'business', zone: '', weekly: [] }, endToEnd: { component: 'end', method: { ...statusMethod, sources: [] } },
      unknown: { policy: 'hold-last' }, exclusions: { effect: 'remove', cap: -1 }, inForce: { start: 2, end: 1 },
    })).toEqual([
      'MINIMUM_ABOVE_EXPECTED minimum', 'ZONE_MISSING calendar.zone', 'SOURCES_MISSING endToEnd.method.sources', 'HOLD_WITHOUT_MAX_AGE unknown.maxAge',
      'DURATION_INVALID exclusions.cap', 'FORCE_REVERSED inForce.end',
    ]);
  });
});
