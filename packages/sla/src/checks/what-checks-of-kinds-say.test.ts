/** What is wrong with a level of another kind than availability, and the way out of it, sentence by sentence. */
import { MINUTE } from '@entente/worktime';
import type { TermsProblem } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aClockLevel, aGoal, aMoneyLevel, aPercentile, aRatio, aScore, aThreshold } from '../../testing/kinds.ts';
import { aLevel, aSharedMetric, aSharedSum, parallel, samplesEvery, series, statusMethod } from '../../testing/story.ts';
import type { LevelTerms } from '../kinds/kind-model.ts';
import { checkLevelTerms } from './check-level-terms.ts';
import { checkSharedMetricTerms } from './check-shared-metric.ts';
import { checkSharedSumTerms } from './check-shared-sum.ts';
import { checkCombinedWith, checkVersions } from './check-versions.ts';

const told = (problems: readonly TermsProblem[]) => problems.map(({ path, message, fix }) => `${path}: ${message} ${fix}`);
const { threshold: _threshold, ...unlimited } = aThreshold().method;

describe('what a check of a level of numbers says', () => {
  it.each([
    [aRatio({ method: { ...aRatio().method, measures: 'status' } }), 'method.measures: A ratio is counted from samples. Measure samples.'],
    [aRatio({ allowance: { misses: 2, below: 2 } }), 'allowance: 2 misses below 2 cannot be allowed. Allow a whole number of misses below a greater number of cases.'],
    [aRatio({ expectedVolume: -1 }), 'expectedVolume: An expected volume is a whole number. Write how many a whole period brings.'],
    [aRatio({ expected: '95', minimum: '96' }), 'minimum: The minimum 96 % is above the expected 95 %. Lower the minimum, or raise what is expected.'],
    [aThreshold({ method: unlimited }), 'method.threshold: No value is on the wrong side of no threshold. State the threshold, and which side of it is good.'],
    [aThreshold({ unknown: { policy: 'bad' } }), 'unknown.policy: Values that are missing cannot count by "bad". Ignore them, or let too many of them fail the period.'],
    [aPercentile({ exclusions: { effect: 'count-as-good' } }), 'exclusions.effect: What a percentile is made of is neither good nor bad. Remove the time of an exclusion, or excuse it.'],
    [aPercentile({ unit: ' ' }), 'unit: Nothing is stated. Name the unit of the values, such as ms.'],
    [aPercentile({ expected: 'fast' }), 'expected: "fast" is not a decimal number. Write a decimal such as 800 or 4.5.'],
    [aPercentile({ expected: '800', minimum: '700' }), 'minimum: Lower is better, and the minimum 700 is below the expected 800. Raise the minimum, or lower what is expected.'],
    [aMoneyLevel({ currency: '' }), 'currency: Nothing is stated. Name the currency, such as EUR.'],
    [aMoneyLevel({ better: 'higher', expected: '9', minimum: '10' }), 'minimum: The minimum 10 is above the expected 9. Lower the minimum, or raise what is expected.'],
    [aGoal({ unit: '' }), 'unit: Nothing is stated. Name what is delivered, such as leads.'],
    [aGoal({ promised: '-1' }), 'promised: "-1" cannot be promised. Write a decimal, zero or more, for a whole period.'],
    [aGoal({ better: 'lower', expected: '-1' }), 'expected: "-1" is not a percentage. Write a decimal of zero or more, such as 110.'],
    [aScore({ minimumAnswers: 0 }), 'minimumAnswers: 0 is no number of answers. Ask for one answer or more.'],
    [aScore({ scale: { least: '5', most: '1' } }), 'scale: The scale from 5 to 1 has no length. Let it go from the least to the most.'],
    [aScore({ expected: '6' }), 'expected: 6 is not on the scale from 1 to 5. State a point of the scale.'],
  ] satisfies readonly (readonly [LevelTerms, string])[])('case %#', (terms, sentence) => {
    expect(told(checkLevelTerms(terms))).toEqual([sentence]);
  });

  it('of a score that lies at either end of its scale is nothing', () => {
    expect([checkLevelTerms(aScore({ expected: '5', minimum: '1' })), checkLevelTerms(aScore({ better: 'lower', expected: '1', minimum: '5' }))]).toEqual([[], []]);
  });
});

describe('what a check of a level of clocks says', () => {
  it.each([
    [aClockLevel({ targets: [] }), 'targets: No clock has a target. State how long the work may take.'],
    [aClockLevel({ targets: [{ within: 1 }, { within: 2 }] }), 'targets.1: Two targets are for every other priority. State one target for each.'],
    [aClockLevel({ targets: [{ priority: 'P1', within: 1 }, { priority: 'P1', within: 2 }] }), 'targets.1: Priority "P1" has two targets. State one target for each.'],
    [aClockLevel({ targets: [{ within: { unit: 'business-day', count: 0 } }] }), 'targets.0.within.count: 0 is no number of units. Write a whole number, one or more.'],
    [aClockLevel({ targets: [{ within: 1.5 }] }), 'targets.0.within: 1.5 is not a duration here. Write a whole number of milliseconds, zero or more.'],
  ] satisfies readonly (readonly [LevelTerms, string])[])('case %#', (terms, sentence) => {
    expect(told(checkLevelTerms(terms))).toEqual([sentence]);
  });
});

describe('what a check of a basis says', () => {
  const slice = { length: MINUTE, target: '99' };
  const users = { basis: 'user-minutes', method: samplesEvery(MINUTE) } as const;

  it.each([
    [aLevel({ slice }), 'slice: The basis time has no slices. Leave the slice out, or use the basis timeslices.'],
    [aLevel({ basis: 'timeslices' }), 'slice: Nobody knows how long a slice is, and when it is good. State its length and its target.'],
    [aLevel({ basis: 'timeslices', slice: { ...slice, length: 0 } }), 'slice.length: 0 is not a duration here. Write a whole number of milliseconds above zero.'],
    [aLevel({ basis: 'user-minutes' }), 'method.measures: Status changes do not say how many are served. Measure samples: total are served, the good ones of them are not affected.'],
    [aLevel({ ...users, method: { ...users.method, threshold: { good: 'at-most', value: 1 } } }), 'method.threshold: A value does not say how many are served. Leave the threshold out, or use the basis time.'],
    [aLevel({ ...users, unknown: { policy: 'bad' } }), 'unknown.policy: How many are served in unknown time is not known, so they cannot count bad. Use ignore, hold-last or fail-period.'],
    [aLevel({ inForce: { start: 2, end: 1 } }), 'inForce.end: The terms end before they begin. Let them end after they begin.'],
  ] satisfies readonly (readonly [LevelTerms, string])[])('case %#', (terms, sentence) => {
    expect(told(checkLevelTerms(terms))).toEqual([sentence]);
  });
});

describe('S18 what a check of versions says', () => {
  const fix = 'Judge each segment by itself (judge-each), or amend at the start of a period.';
  const versions = (first: Parameters<typeof aLevel>[0], second: Parameters<typeof aLevel>[0]) => told(checkVersions([aLevel({ ...first, inForce: { start: 0, end: 1 } }), aLevel({ amended: 'combine', ...second, inForce: { start: 1 } })]));

  it('of two that are in force at once, and of those that cannot be combined', () => {
    expect(told(checkVersions([aLevel({ inForce: { start: 0, end: 2 } }), aLevel({ inForce: { start: 1 } })]))).toEqual(['versions.1.inForce.start: Two versions of the level are in force at once. End the earlier one where this one begins.']);
    expect(versions({ basis: 'timeslices', slice: { length: 1, target: '1' } }, { basis: 'timeslices', slice: { length: 2, target: '1' } })).toEqual([`versions.1.slice: Slices of different lengths cannot be added. ${fix}`]);
    expect(told(checkCombinedWith(aLevel({ amended: 'combine', inForce: { start: 1 } }), [aRatio({ inForce: { start: 0, end: 1 } })], 'level'))).toEqual([`level.kind: The version before is of another kind of level. ${fix}`]);
    expect(versions({ period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' } }, {})).toEqual([`versions.1.period: The segments would belong to different periods. ${fix}`]);
  });
});

describe('what a check of what is shared says', () => {
  const sum = aSharedSum('100', { a: '60' });

  it('S31 of a sum', () => {
    expect(told(checkSharedSumTerms(aSharedSum('100', { a: '60', b: '41' })))).toEqual(['components: The own limits come to more than the limit of 100 ms. Lower one of them, or raise the limit.']);
    expect(told(checkSharedSumTerms(aSharedSum('x', { a: '60' }), 'sum'))).toEqual(['sum.limit: "x" is not an amount. Write a decimal of zero or more, such as 250.']);
    expect(told(checkSharedSumTerms({ ...sum, endToEnd: { component: 'end', method: statusMethod } }))[0]).toBe('endToEnd.method.measures: A status has no value to add up. Measure samples.');
    expect(told(checkSharedSumTerms(aSharedSum('100', Object.fromEntries(Array.from({ length: 17 }, (_, place) => [`s${place}`, '1'])))))).toEqual(['components: 17 parties share the metric; shares are exact up to 16. Split the metric in two.']);
  });

  it('S31 of a structure comes before what the parties in it are', () => {
    const many = aSharedMetric(parallel(...Array.from({ length: 17 }, (_, place) => `s${place}`)));

    expect(told(checkSharedMetricTerms({ ...many, structure: parallel('s0', 'elsewhere') }))[0]).toBe('structure.parallel.1: "elsewhere" is not a component of this metric. Describe it among the components, or remove it.');
    expect(checkSharedMetricTerms({ ...many, structure: parallel('s0', 'elsewhere') }).map(({ code }) => code)).not.toContain('PARTIES_TOO_MANY');
  });

  it('S32 of a weight that cannot be one comes before there being none', () => {
    const weighing = (weights: Readonly<Record<string, string>>) => told(checkSharedMetricTerms({ ...aSharedMetric(series('a')), rule: 'weighted', weights }));

    expect(weighing({ 'party-a': 'much' })).toEqual(['weights.party-a: "much" is not a percentage. Write a decimal from 0 to 100, such as 99.9.']);
    expect(weighing({ stranger: '0' })).toEqual(['weights.stranger: "stranger" has no component of this metric. Name a party that shares the metric.']);
  });

  it('S32 S35 of the rule of attribution and of who has no part in it', () => {
    const shared = aSharedMetric(series('a'));

    expect(told(checkSharedMetricTerms({ ...shared, rule: 'weighted' }))).toEqual(['weights: The rule shares by fixed percentages, and there are none. Give the parties their percentages, or choose another rule.']);
    expect(told(checkSharedMetricTerms({ ...shared, outsideContract: ['power'] }))).toEqual(['outsideContract.0: "power" has no component of this metric. Name a party that shares the metric.']);
    expect(told(checkSharedMetricTerms(JSON.parse(JSON.stringify({ ...shared, rule: 'loudest' }))))).toEqual(['rule: "loudest" is not a rule of attribution. Choose one of shapley, equal-among-down, but-for, first-failed, root-cause, weighted, time-in-hand, all-pay.']);
  });
});
