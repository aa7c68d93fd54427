import { DAY, HOUR } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aClockLevel, aGoal, aMoneyLevel, aPercentile, aRatio, aScore, aThreshold, ticket, values } from '../../testing/kinds.ts';
import { aLevel, at, counts, log, maintenance, theDay } from '../../testing/story.ts';
import type { UnloggedFact } from '../../testing/story.ts';
import { workingsOf } from '../../testing/workings.ts';
import { replayLevel } from '../replay-level.ts';
import { combineValueSegments } from './combine-value-segments.ts';
import { canCombine } from './combined-kinds.ts';
import type { CombinedTerms } from './combined-kinds.ts';
import { evaluateValueSegments } from './evaluate-segments.ts';

const noon = at('12:00');
const later = at('2026-03-10T00:00Z');
const morning = { inForce: { start: 0, end: noon } };
const afternoon = { inForce: { start: noon }, amended: 'combine' } as const;

const evaluate = (versions: readonly CombinedTerms[], told: readonly UnloggedFact[], asOf = later) => evaluateValueSegments(versions, log(...told), theDay, asOf);
const combined = (versions: readonly CombinedTerms[], told: readonly UnloggedFact[], asOf = later) => {
  const { combined: joint } = evaluate(versions, told, asOf);
  if (joint === undefined) throw new Error('nothing is combined');
  expect(replayLevel(joint.result)).toEqual([]);
  return joint;
};

describe('S18 combine of events', () => {
  const versions = [aRatio({ expected: '90', minimum: '80', ...morning }), aRatio({ expected: '98', ...afternoon })];

  it('adds them, and weighs the target by what was counted under each version', () => {
    const { expected, minimum, result } = combined(versions, [counts([['10:00', 20, 20], ['13:00', 57, 60]])]);

    expect(expected).toEqual({ numerator: '24', denominator: '25' });
    // A version without a minimum asks for what it expects.
    expect(minimum).toEqual({ numerator: '187', denominator: '200' });
    expect(result).toMatchObject({ state: 'met', measured: theDay, toDate: { counted: '80', missed: '3', shown: '96.250' }, lines: { expected }, left: { numerator: '1', denominator: '5' } });
  });

  it('judges each by itself unless the last version says otherwise', () => {
    const each = evaluate([versions[0], versions[1]].flatMap((one) => (one === undefined ? [] : [{ ...one, amended: 'judge-each' as const }])), [counts([['10:00', 17, 20], ['13:00', 60, 60]])]);

    expect(each.combined).toBeUndefined();
    expect(each.segments).toMatchObject([{ weight: { numerator: '1', denominator: '2' }, result: { state: 'below-expected' } }, { result: { state: 'met' } }]);
  });

  it('a value equal to the target has met it, and one event less has not', () => {
    expect(combined(versions, [counts([['10:00', 22, 25], ['13:00', 73, 75]])]).result).toMatchObject({ state: 'below-expected', toDate: { shown: '95.000' } });
    expect(combined(versions, [counts([['10:00', 23, 25], ['13:00', 73, 75]])]).result.state).toBe('met');
    expect(combined(versions, [counts([['10:00', 20, 25], ['13:00', 73, 75]])]).result.state).toBe('failed');
  });

  it('takes the allowance of the last version', () => {
    const few = [aRatio({ expected: '90', ...morning }), aRatio({ expected: '98', allowance: { misses: 1, below: 11 }, ...afternoon })];

    expect(combined(few, [counts([['10:00', 4, 5], ['13:00', 5, 5]])]).result).toMatchObject({ state: 'met', byAllowance: true });
    expect(combined(few, [counts([['10:00', 5, 6], ['13:00', 5, 5]])]).result.state).toBe('failed');
  });

  it('judges without what is excused in any segment', () => {
    const excusing = versions.map((one): CombinedTerms => ({ ...one, exclusions: { effect: 'count-as-bad-but-excused' } }));
    const { result } = combined(excusing, [counts([['10:00', 10, 20], ['13:00', 60, 60]]), maintenance('09:30', '10:30')]);

    expect(result).toMatchObject({ state: 'met', toDate: { counted: '80', missed: '10' }, judged: { counted: '60', missed: '0' }, lines: { expected: { numerator: '49', denominator: '50' } } });
  });

  it('uses the cap of an exclusion once in the period', () => {
    const capped = versions.map((one): CombinedTerms => ({ ...one, exclusions: { effect: 'remove', cap: HOUR } }));
    const { result } = combined(capped, [counts([['10:00', 0, 20], ['13:00', 0, 60], ['14:00', 1, 1]]), maintenance('09:30', '10:15'), maintenance('12:30', '13:30')]);

    expect(result.toDate.counted).toBe('61');
    expect(combined(capped, [counts([['10:00', 0, 20], ['13:00', 0, 60], ['14:00', 1, 1]]), maintenance('09:30', '09:45'), maintenance('12:50', '13:10')]).result.toDate.counted).toBe('21');
  });

  it('nothing counted is no number, under the last version\'s own target', () => {
    expect(combined(versions, [])).toMatchObject({ expected: { numerator: '49', denominator: '50' }, result: { state: 'not-applicable' } });
    expect(evaluateValueSegments([], [], theDay, later)).toStrictEqual({ period: theDay, amended: 'judge-each', segments: [] });
  });

  it('is waived where the versions cover a part of the period only, and not by an amendment', () => {
    const waived = (start: number) => combined([aRatio({ inForce: { start, end: noon } }), aRatio({ partialPeriod: 'waive', ...afternoon })], [counts([['13:00', 9, 10]])]).result.state;

    expect([waived(0), waived(at('01:00'))]).toEqual(['failed', 'waived']);
  });

  it('says what it comes of', () => {
    const says = combined(versions, [counts([['10:00', 20, 20], ['13:00', 57, 60]])]).result.trace.filter(({ rule }) => rule === 'S18').map((step) => step.says);

    expect(says).toEqual([
      'Segment 1, 2026-03-02T00:00Z to 2026-03-02T12:00Z: 100.000 %, expected 90.000 %, minimum 80.000 %.',
      'Segment 2, 2026-03-02T12:00Z to 2026-03-03T00:00Z: 95.000 %, expected 98.000 %.',
      '2 segments together: events are added; the target is the sum of target × counted of each ÷ all that was counted.',
    ]);
  });

  it('S24 tells what was counted in each, and what hit', () => {
    const excusing = versions.map((one): CombinedTerms => ({ ...one, exclusions: { effect: 'count-as-bad-but-excused' } }));
    const told = [counts([['10:00', 10, 20], ['13:00', 57, 60]])];
    const workings = (some: readonly CombinedTerms[], ...more: readonly UnloggedFact[]) => workingsOf(combined(some, [...told, ...more]).result.trace, 'S18').slice(0, 2);

    expect(workings(versions)).toEqual(['to date: hit = sum hit in segment 1 10, hit in segment 2 57 = 67', 'to date: counted = sum counted in segment 1 20, counted in segment 2 60 = 80']);
    expect(workings(excusing, maintenance('09:30', '10:30'))).toEqual(['judged: hit = sum hit in segment 1 0, hit in segment 2 57 = 57', 'judged: counted = sum counted in segment 1 0, counted in segment 2 60 = 60']);
  });

  it('of one version only is that one, and of none is nothing', () => {
    const { result } = combined([aRatio({ ...afternoon, inForce: { start: 0 } })], [counts([['10:00', 77, 80]])]);

    expect(result.trace.filter(({ rule }) => rule === 'S18').at(-1)?.says).toBe('One segment together: events are added; the target is the sum of target × counted of each ÷ all that was counted.');
    expect(result.trace.map((step) => step.says)).toContain('To date: 77 of 80 events good, 3 missed: 96.250 %, rounded toward the worse.');
    expect(combineValueSegments([], theDay)).toBeUndefined();
  });

  it('tells of a segment in which nothing was counted that it has no number', () => {
    expect(combined(versions, [counts([['13:00', 57, 60]])]).result.trace.find(({ says }) => says.startsWith('Segment 1'))?.says).toBe('Segment 1, 2026-03-02T00:00Z to 2026-03-02T12:00Z: no number, expected 90.000 %, minimum 80.000 %.');
  });

  it('refuses segments of different kinds', () => {
    expect(() => evaluate([aScore(morning), aRatio(afternoon)], [])).toThrow(new RangeError('segments of different kinds cannot be combined'));
  });

  it('is for the kinds that count what their target is asked of', () => {
    expect([aRatio(), aThreshold(), aClockLevel(), aPercentile(), aScore(), aGoal(), aMoneyLevel(), aLevel()].map((terms) => [terms.kind, canCombine(terms)])).toEqual([
      ['ratio', true], ['threshold', true], ['clock', true], ['percentile', true], ['score', true], ['goal', false], ['money', false], ['availability', false],
    ]);
  });
});

describe('S18 S19 combine in a running period', () => {
  const versions = [aRatio({ expected: '90', expectedVolume: 100, ...morning }), aRatio({ expected: '98', expectedVolume: 200, ...afternoon })];

  it('weighs what may still come, half of a day\'s volume', () => {
    const { result, expected } = combined(versions, [counts([['10:00', 40, 50], ['13:00', 50, 50]])], at('14:00'));

    expect(expected).toEqual({ numerator: '47', denominator: '50' });
    // 50 × 90 % + 100 × 98 % of 150 counted or to come: ten misses of 150 are more than six of a hundred allow.
    expect(result).toMatchObject({ state: 'failed', bestAchievable: { counted: '150', missed: '10' } });
  });

  it('is at risk while the best would do', () => {
    expect(combined(versions, [counts([['10:00', 46, 50], ['13:00', 48, 50]])], at('14:00')).result).toMatchObject({ state: 'on-course', bestAchievable: { counted: '150' } });
    expect(combined(versions, [counts([['10:00', 44, 50], ['13:00', 49, 50]])], at('14:00')).result).toMatchObject({ state: 'at-risk', left: { numerator: '0', denominator: '1' } });
  });

  it('nobody can tell the best when nobody can for one of them', () => {
    const { result } = combined([versions[0], aRatio({ expected: '98', ...afternoon })].flatMap((one) => one ?? []), [counts([['10:00', 40, 50]])], at('14:00'));

    expect(result).toMatchObject({ state: 'at-risk' });
    expect(result.bestAchievable).toBeUndefined();
    const half = combined([aRatio({ expected: '90', ...morning }), ...versions.slice(1)], [counts([['10:00', 40, 50], ['13:00', 50, 50]])], at('14:00')).result;
    expect(half).toMatchObject({ left: { numerator: '-4', denominator: '1' } });
    expect(half).not.toHaveProperty('bestAchievable');
  });

  it('under a version that is to come nothing is counted yet', () => {
    expect(combined(versions, [counts([['10:00', 45, 50]])], at('11:00')).result).toMatchObject({ state: 'on-course', lines: { expected: { numerator: '9', denominator: '10' } }, bestAchievable: { counted: '150', missed: '5' } });
  });
});

describe('S18 combine of values', () => {
  const fast = (count: number, from: string, ms: number) => Array.from({ length: count }, (_, place): readonly [string, number] => [new Date(at(from) + place * 60_000).toISOString(), ms]);

  it('each is on the good side of the threshold of its own version', () => {
    const versions = [aThreshold({ expected: '50', ...morning }), aThreshold({ expected: '90', method: { measures: 'samples', sources: ['probe'], combine: 'any-bad', threshold: { good: 'at-most', value: 400 } }, ...afternoon })];
    const { expected, result } = combined(versions, [values([...fast(10, '10:00', 700), ...fast(10, '13:00', 700)])]);

    expect(expected).toEqual({ numerator: '7', denominator: '10' });
    expect(result).toMatchObject({ kind: 'threshold', state: 'failed', toDate: { counted: '20', missed: '10' } });
  });

  it('what is known is added of those that ask for it', () => {
    const asking = { unknown: { policy: 'ignore', minimumCoverage: '75' }, method: { measures: 'samples', sources: ['probe'], combine: 'any-bad', cadence: HOUR, threshold: { good: 'at-most', value: 800 } } } as const;
    const rows = (from: number, to: number) => Array.from({ length: to - from }, (_, place): readonly [string, number] => [new Date(at('00:00') + (from + place) * HOUR).toISOString(), 1]);
    const states = (...versions: readonly CombinedTerms[]) => [rows(0, 18), rows(0, 17)].map((all) => combined(versions, [values(all)]).result.state);

    expect(states(aThreshold({ ...asking, ...morning }), aThreshold({ ...asking, ...afternoon }))).toEqual(['met', 'indeterminate']);
    expect(states(aThreshold(morning), aThreshold({ ...asking, ...afternoon }))).toEqual(['indeterminate', 'indeterminate']);
    expect(states(aThreshold({ ...asking, ...morning }), aThreshold(afternoon))).toEqual(['met', 'met']);
  });

  it('one percentile of all of them, against lines weighed by how many there were', () => {
    const versions = [aPercentile({ expected: '800', ...morning }), aPercentile({ expected: '500', minimum: '600', ...afternoon })];
    const { expected, minimum, result } = combined(versions, [values([...fast(10, '10:00', 700), ...fast(30, '13:00', 300)])]);

    expect([expected, minimum]).toEqual([{ numerator: '575', denominator: '1' }, { numerator: '650', denominator: '1' }]);
    expect(result).toMatchObject({ state: 'failed', toDate: { counted: '40', shown: '700.000' } });
    expect(result.trace.find(({ says }) => says.startsWith('Segment 2'))?.says).toBe('Segment 2, 2026-03-02T12:00Z to 2026-03-03T00:00Z: 300.000 ms, expected 500.000 ms, minimum 600.000 ms.');
    expect(workingsOf(result.trace, 'S18')[0]).toBe('to date: counted = sum counted in segment 1 10, counted in segment 2 30 = 40');
    expect(combined(versions, [values([...fast(1, '10:00', 700), ...fast(30, '13:00', 300)])]).result).toMatchObject({ state: 'met', toDate: { shown: '300.000' } });
  });

  it('of a percentile too the excused ones are left out where it is judged', () => {
    const versions = [aPercentile({ exclusions: { effect: 'count-as-bad-but-excused' }, ...morning }), aPercentile(afternoon)];
    const { result } = combined(versions, [values([...fast(10, '10:00', 900), ...fast(2, '13:00', 300)]), maintenance('09:00', '11:00')]);

    expect(result).toMatchObject({ state: 'met', toDate: { counted: '12', shown: '900.000' }, judged: { counted: '2', shown: '300.000' } });
  });

  it('the best percentile takes what is expected of both halves', () => {
    const versions = [aPercentile({ expectedVolume: 100, ...morning }), aPercentile({ expectedVolume: 100, ...afternoon })];
    const best = (slow: number) => combined(versions, [values(fast(slow, '10:00', 900))], at('11:00')).result;

    expect(best(5)).toMatchObject({ state: 'at-risk' });
    expect(best(6)).toMatchObject({ state: 'failed', bestAchievable: { counted: '100', shown: '900.000' } });
  });

  it('the mean of all answers, each version asking by how many it had', () => {
    const versions = [aScore({ expected: '3', ...morning }), aScore({ expected: '4', minimumAnswers: 5, ...afternoon })];
    const { expected, result } = combined(versions, [values([['10:00', 3], ['10:01', 3], ['13:00', 4], ['13:01', 4], ['13:02', 4], ['13:03', 4]])]);

    expect(expected).toEqual({ numerator: '11', denominator: '3' });
    expect(result).toMatchObject({ state: 'met', toDate: { counted: '6', shown: '3.666' } });
    expect(workingsOf(result.trace, 'S18')[0]).toBe('to date: answers = sum counted in segment 1 2, counted in segment 2 4 = 6');
    expect(workingsOf(result.trace, 'S18').filter((line) => line.includes('hit'))).toEqual([]);
    expect(combined(versions, [values([['10:00', 3], ['13:00', 4], ['13:01', 4], ['13:02', 4]])]).result.state).toBe('not-applicable');
  });

  it('the best mean takes what is still expected for the best answer', () => {
    const versions = [aScore({ expected: '3', expectedVolume: 4, ...morning }), aScore({ expected: '4', expectedVolume: 4, ...afternoon })];

    expect(combined(versions, [values([['10:00', 1], ['10:01', 1]])], at('12:30')).result).toMatchObject({ state: 'failed', bestAchievable: { counted: '4', shown: '3.000' } });
    expect(combined(versions, [values([['10:00', 2], ['10:01', 2]])], at('12:30')).result).toMatchObject({ state: 'at-risk', bestAchievable: { shown: '3.500' } });
  });
});

describe('S18 S8a combine of clocks', () => {
  const versions = [aClockLevel({ expected: '50', ...morning }), aClockLevel({ expected: '100', ...afternoon })];
  const told = [
    ...ticket('T-3', ['start', '13:00'], ['stop', '14:00']), ...ticket('T-1', ['start', '01:00'], ['stop', '02:00']), ...ticket('T-2', ['start', '03:00'], ['stop', '12:00']),
    ...ticket('T-4', ['start', '14:00'], ['stop', '15:00']),
  ];

  it('each is judged under the terms at its start, and all of them count in one percentage', () => {
    const { expected, result } = combined(versions, told);

    expect(expected).toEqual({ numerator: '3', denominator: '4' });
    expect(result).toMatchObject({ state: 'met', toDate: { counted: '4', missed: '1' } });
    expect(result.clocks?.map(({ clock }) => clock)).toEqual(['T-1', 'T-2', 'T-3', 'T-4']);
  });

  it('S10 one that an amendment takes over counts with the later ones, and is listed by its start', () => {
    const [before, after] = [aClockLevel({ targets: [{ within: DAY }], ...morning }), aClockLevel({ targets: [{ within: DAY }], reaches: 'running-clocks', ...afternoon })];
    const both = [before, after].map((one): CombinedTerms => ({ ...one, versions: [before, after] }));
    const { result } = combined(both, [...ticket('T-1', ['start', '01:00'], ['stop', '13:00']), ...ticket('T-2', ['start', '02:00'], ['stop', '03:00'])]);

    expect(result.clocks?.map(({ clock }) => clock)).toEqual(['T-1', 'T-2']);
  });

  it('one that began before the period under terms that were in force then counts where it ends', () => {
    const { result } = combined(versions, ticket('T-1', ['start', '2026-03-01T22:00Z'], ['stop', '01:00']));

    expect(result.toDate).toMatchObject({ counted: '1', missed: '0' });
  });

  const long = { targets: [{ within: 20 * HOUR }] };
  const ended = [
    aClockLevel({ ...long, expected: '50', inForce: { start: at('2026-03-01T12:00Z'), end: theDay.start } }), aClockLevel({ ...long, expected: '10', inForce: { start: 0, end: at('2026-03-01T12:00Z') } }),
  ];
  const open = [...ticket('T-1', ['start', '2026-03-01T11:00Z']), ...ticket('T-2', ['start', '2026-03-01T13:00Z'], ['stop', '01:00'])];
  const whole = aClockLevel({ ...long, expected: '90', amended: 'combine', inForce: { start: theDay.start } });

  it('those of terms that ended before the period count under these, which have no time in it (S8a)', () => {
    const { segments, combined: together } = evaluateValueSegments([whole, ...ended], log(...open), theDay, at('2026-03-10T00:00Z'));

    expect(segments.map(({ segment, weight, result: { toDate } }) => [segment.end - segment.start, weight.numerator, toDate.counted, toDate.missed])).toEqual([[0, '0', '1', '1'], [0, '0', '1', '0'], [DAY, '1', '0', '0']]);
    expect(together).toMatchObject({ expected: { numerator: '3', denominator: '10' }, result: { state: 'met', measured: theDay, toDate: { counted: '2', missed: '1' } } });
  });

  it('and such terms are left out where none does, or stand alone where no others are in force', () => {
    const counted = (versions: readonly CombinedTerms[], told: readonly UnloggedFact[]) => evaluateValueSegments(versions, log(...told), theDay, at('2026-03-10T00:00Z')).segments.map(({ result: { measured, toDate } }) => [measured.end - measured.start, toDate.counted]);

    expect(counted([...ended, whole], open.slice(0, 1))).toEqual([[0, '1'], [DAY, '0']]);
    expect(counted([...ended, whole], [])).toEqual([[DAY, '0']]);
    expect(evaluateValueSegments(ended.map((terms) => ({ ...terms, amended: 'combine', partialPeriod: 'waive' })), log(...open), theDay, at('2026-03-10T00:00Z')).combined?.result).toMatchObject({ state: 'waived', measured: { start: theDay.start, end: theDay.start }, toDate: { counted: '2' } });
  });

  it('those that are open may still be met', () => {
    const { result } = combined(versions, [...ticket('T-1', ['start', '02:00']), ...ticket('T-2', ['start', '10:00']), ...ticket('T-3', ['start', '12:30'])], at('13:00'));

    expect(result).toMatchObject({ state: 'at-risk', toDate: { counted: '1', missed: '1' }, bestAchievable: { counted: '3', missed: '1' } });
  });
});

describe('S18 a stale source', () => {
  it('is stale under the versions together too', () => {
    const every = { method: { measures: 'samples', sources: ['probe'], combine: 'any-bad', cadence: HOUR } } as const;
    const versions = [aRatio({ ...every, ...morning }), aRatio({ ...every, ...afternoon })];

    expect(combined(versions, [counts([['10:00', 9, 10]])], theDay.start + DAY - HOUR).result.staleSince).toBe(at('10:00'));
  });
});
