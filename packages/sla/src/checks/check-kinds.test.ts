import { HOUR } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aClockLevel, aGoal, aMoneyLevel, aPercentile, aRatio, aScore, aThreshold } from '../../testing/kinds.ts';
import { aLevel } from '../../testing/story.ts';
import type { LevelTerms } from '../kinds/kind-model.ts';
import { checkLevelTerms } from './check-level-terms.ts';

const problems = (terms: LevelTerms) => checkLevelTerms(terms).map(({ code, path }) => `${code} ${path}`);
const never = { kind: 'business', zone: 'UTC', weekly: [] } as const;
const every: readonly LevelTerms[] = [aLevel(), aRatio(), aThreshold(), aPercentile(), aClockLevel(), aGoal(), aScore(), aMoneyLevel()];
const sampled = [aRatio(), aThreshold(), aPercentile(), aGoal(), aScore(), aMoneyLevel()];

describe('S22a the terms of a level of any kind', () => {
  it.each(every)('have nothing against them when they can be judged by: $kind', (terms) => {
    expect(problems(terms)).toEqual([]);
  });

  it.each(every)('have a calendar that opens, a zone, valid exclusions and a time in force: $kind', (terms) => {
    expect(problems({ ...terms, calendar: never, period: { ...terms.period, zone: '' }, exclusions: { effect: 'remove', cap: -1 }, inForce: { start: 1, end: 1 } }).toSorted()).toEqual([
      'CALENDAR_NEVER_OPEN calendar', 'DURATION_INVALID exclusions.cap', 'FORCE_REVERSED inForce.end', 'ZONE_MISSING period.zone',
    ]);
  });

  it.each(sampled)('measure samples of somebody, where they count them: $kind', (terms) => {
    expect(problems({ ...terms, method: { ...terms.method, measures: 'status' } })).toContain('SAMPLES_MISSING method.measures');
    expect(problems({ ...terms, method: { ...terms.method, sources: [] } })).toEqual(['SOURCES_MISSING method.sources']);
  });

  it.each(every)('say each problem under the path of the terms: $kind', (terms) => {
    const found = checkLevelTerms({ ...terms, expected: 'x', minimum: 'y', calendar: never }, 'levels.3');

    expect(found.map(({ path }) => path)).toContain('levels.3.expected');
    expect(found.filter(({ code, path, message, fix }) => !/^[A-Z_]+$/.test(code) || !path.startsWith('levels.3.') || !message.endsWith('.') || !/^[A-Z].*\.$/.test(fix))).toEqual([]);
  });
});

describe('S22a a kind of level that nobody knows', () => {
  it('is refused by name', () => {
    expect(() => checkLevelTerms(JSON.parse('{"kind":"mood"}'))).toThrow('unexpected case {"kind":"mood"}');
  });
});

describe('S17 S25 percentages of what is met', () => {
  it.each([aRatio(), aThreshold(), aClockLevel()])('$kind: expect at least their minimum, and allow fewer misses than cases', (terms) => {
    expect(problems({ ...terms, expected: '95', minimum: '96' })).toEqual(['MINIMUM_ABOVE_EXPECTED minimum']);
    expect(problems({ ...terms, expected: '101' })).toEqual(['PERCENT_INVALID expected']);
    expect(problems({ ...terms, allowance: { misses: 0, below: 1 } })).toEqual([]);
    for (const allowance of [{ misses: 1, below: 1 }, { misses: -1, below: 5 }, { misses: 0.5, below: 5 }, { misses: 1, below: 5.5 }]) {
      expect(problems({ ...terms, allowance })).toEqual(['ALLOWANCE_INVALID allowance']);
    }
  });

  it.each([aRatio(), aThreshold(), aPercentile(), aScore()])('$kind: expect a whole number', (terms) => {
    expect(problems({ ...terms, expectedVolume: 0 })).toEqual([]);
    expect(problems({ ...terms, expectedVolume: -1 })).toEqual(['VOLUME_INVALID expectedVolume']);
    expect(problems({ ...terms, expectedVolume: 1.5 })).toEqual(['VOLUME_INVALID expectedVolume']);
  });

  it('of values need a threshold', () => {
    const { threshold: _, ...method } = aThreshold().method;

    expect(problems(aThreshold({ method }))).toEqual(['THRESHOLD_MISSING method.threshold']);
  });
});

describe('S12 S13 values', () => {
  it.each([aThreshold(), aPercentile()])('of a $kind that are missing are ignored, or too many of them fail the period', (terms) => {
    expect(problems({ ...terms, unknown: { policy: 'fail-period', minimumCoverage: '50' } })).toEqual([]);
    expect(problems({ ...terms, unknown: { policy: 'ignore', minimumCoverage: '101' } })).toEqual(['PERCENT_INVALID unknown.minimumCoverage']);
    for (const policy of ['good', 'bad', 'hold-last'] as const) expect(problems({ ...terms, unknown: { policy } })).toEqual(['POLICY_OF_STATES unknown.policy']);
  });

  it.each([aPercentile(), aGoal(), aScore(), aMoneyLevel()])('of a $kind cannot count as good', (terms) => {
    expect(problems({ ...terms, exclusions: { effect: 'count-as-good' } })).toEqual(['GOOD_WITHOUT_EVENTS exclusions.effect']);
    expect(problems({ ...terms, exclusions: { effect: 'remove', effectByReason: { storm: 'count-as-good', works: 'remove' } } })).toEqual(['GOOD_WITHOUT_EVENTS exclusions.effectByReason.storm']);
    expect(problems({ ...terms, exclusions: { effect: 'count-as-bad-but-excused' } })).toEqual([]);
  });

  it.each([aRatio(), aThreshold()])('of a $kind can', (terms) => {
    expect(problems({ ...terms, exclusions: { effect: 'count-as-good' } })).toEqual([]);
  });
});

describe('S22 S25 numbers in their own unit', () => {
  it.each([aPercentile(), aMoneyLevel()])('$kind: are decimals, with the minimum on the worse side', (terms) => {
    expect(problems({ ...terms, expected: '8,5' })).toEqual(['AMOUNT_INVALID expected']);
    expect(problems({ ...terms, minimum: 'x' })).toEqual(['AMOUNT_INVALID minimum']);
    expect(problems({ ...terms, better: 'lower', expected: '9', minimum: '10' })).toEqual([]);
    expect(problems({ ...terms, better: 'lower', expected: '9', minimum: '9.0' })).toEqual([]);
    expect(problems({ ...terms, better: 'lower', expected: '9', minimum: '8.9' })).toEqual(['MINIMUM_BELOW_EXPECTED minimum']);
    expect(problems({ ...terms, better: 'higher', expected: '9', minimum: '10' })).toEqual(['MINIMUM_ABOVE_EXPECTED minimum']);
    for (const better of ['higher', 'lower'] as const) expect(problems({ ...terms, better, expected: '9', minimum: '9.0' })).toEqual([]);
    expect(problems({ ...terms, better: 'higher', expected: '9', minimum: '8.9' })).toEqual([]);
  });

  it('name their unit, their currency and their percentage', () => {
    expect(problems(aPercentile({ unit: ' ', percentile: { percent: '101', method: 'linear' } }))).toEqual(['PERCENT_INVALID percentile.percent', 'UNIT_MISSING unit']);
    expect(problems(aGoal({ unit: '' }))).toEqual(['UNIT_MISSING unit']);
    expect(problems(aMoneyLevel({ currency: '' }))).toEqual(['CURRENCY_MISSING currency']);
  });
});

describe('S22a goals', () => {
  it('promise something, or nothing, but no less', () => {
    expect(problems(aGoal({ promised: '0' }))).toEqual([]);
    expect(problems(aGoal({ promised: '-1' }))).toEqual(['PROMISE_INVALID promised']);
    expect(problems(aGoal({ promised: 'many' }))).toEqual(['PROMISE_INVALID promised']);
  });

  it('expect a percentage of it; where less is better it may be more than all', () => {
    expect(problems(aGoal({ expected: '101' }))).toEqual(['PERCENT_INVALID expected']);
    expect(problems(aGoal({ expected: '90', minimum: '91' }))).toEqual(['MINIMUM_ABOVE_EXPECTED minimum']);
    expect(problems(aGoal({ minimum: '80' }))).toEqual([]);
    expect(problems(aGoal({ better: 'lower', expected: '100', minimum: '120' }))).toEqual([]);
    expect(problems(aGoal({ better: 'lower', expected: '0', minimum: '-1' }))).toEqual(['PERCENT_INVALID minimum']);
    expect(problems(aGoal({ better: 'lower', expected: 'x' }))).toEqual(['PERCENT_INVALID expected']);
    expect(problems(aGoal({ better: 'lower', minimum: '99' }))).toEqual(['MINIMUM_BELOW_EXPECTED minimum']);
  });
});

describe('S22a survey scores', () => {
  it('have a scale, and expect a point of it', () => {
    expect(problems(aScore({ scale: { least: '5', most: '5' }, expected: '5' }))).toEqual(['SCALE_REVERSED scale']);
    expect(problems(aScore({ scale: { least: 'a', most: 'b' } }))).toEqual(['AMOUNT_INVALID scale.least', 'AMOUNT_INVALID scale.most']);
    expect(problems(aScore({ expected: '5', minimum: '1' }))).toEqual([]);
    expect(problems(aScore({ expected: '5.1' }))).toEqual(['OFF_SCALE expected']);
    expect(problems(aScore({ minimum: '0.9' }))).toEqual(['OFF_SCALE minimum']);
    expect(problems(aScore({ expected: 'x' }))).toEqual(['AMOUNT_INVALID expected']);
  });

  it('have their minimum on the worse side, and ask for one answer or more', () => {
    expect(problems(aScore({ minimum: '4.5' }))).toEqual(['MINIMUM_ABOVE_EXPECTED minimum']);
    expect(problems(aScore({ better: 'lower', minimum: '4.5' }))).toEqual([]);
    expect(problems(aScore({ better: 'lower', minimum: '3.5' }))).toEqual(['MINIMUM_BELOW_EXPECTED minimum']);
    expect(problems(aScore({ minimumAnswers: 1 }))).toEqual([]);
    expect(problems(aScore({ minimumAnswers: 0 }))).toEqual(['ANSWERS_INVALID minimumAnswers']);
    expect(problems(aScore({ minimumAnswers: 2.5 }))).toEqual(['ANSWERS_INVALID minimumAnswers']);
  });
});

describe('S4 S11 levels of clocks', () => {
  it('have a target, one for each priority', () => {
    expect(problems(aClockLevel({ targets: [] }))).toEqual(['TARGETS_MISSING targets']);
    expect(problems(aClockLevel({ targets: [{ priority: 'P1', within: 1 }, { within: 1 }, { priority: 'P1', within: 2 }, { within: 2 }] }))).toEqual(['PRIORITY_TWICE targets.2', 'PRIORITY_TWICE targets.3']);
  });

  it('have targets that can be kept', () => {
    expect(problems(aClockLevel({ targets: [{ within: 0 }, { priority: 'P1', within: { unit: 'end-of-business-day' } }, { priority: 'P2', within: { unit: 'business-day', count: 1 } }] }))).toEqual([]);
    expect(problems(aClockLevel({ targets: [{ within: -1 }] }))).toEqual(['DURATION_INVALID targets.0.within']);
    expect(problems(aClockLevel({ targets: [{ within: { unit: 'calendar-month', count: 0 } }] }))).toEqual(['COUNT_INVALID targets.0.within.count']);
    expect(problems(aClockLevel({ targets: [{ within: { unit: '24h-day', count: 0.5 } }] }))).toEqual(['COUNT_INVALID targets.0.within.count']);
    expect(problems(aClockLevel({ targets: [{ within: HOUR, calendar: never }] }))).toEqual(['CALENDAR_NEVER_OPEN targets.0.calendar']);
  });

  it('have somebody who tells of clocks', () => {
    expect(problems(aClockLevel({ method: { measures: 'clocks', sources: [] } }))).toEqual(['SOURCES_MISSING method.sources']);
    expect(problems(aClockLevel({ method: { measures: 'clocks', sources: ['a', 'a'] } }))).toEqual(['SOURCE_TWICE method.sources.1']);
  });

  it('have a reserve of time, and a parent with terms of its own', () => {
    expect(problems(aClockLevel({ chain: { parent: aClockLevel(), reserve: 0 } }))).toEqual([]);
    expect(problems(aClockLevel({ chain: { parent: aClockLevel({ targets: [] }), reserve: -1 } }))).toEqual(['DURATION_INVALID chain.reserve', 'TARGETS_MISSING chain.parent.targets']);
  });
});
