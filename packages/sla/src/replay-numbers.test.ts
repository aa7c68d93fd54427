/** S24: what a result says otherwise than its own account is found, each number by its name. */
import { describe, expect, it } from 'vitest';
import { forgeriesOf } from '../testing/forgeries.ts';
import { aClockLevel, aGoal, aMoneyLevel, aPercentile, aRatio, aScore, aThreshold, ticket, values } from '../testing/kinds.ts';
import { aLevel, at, counts, down, log, maintenance, theDay, up } from '../testing/story.ts';
import { evaluateLevel } from './evaluate-level.ts';
import type { LevelResult, ValueResult } from './kinds/kind-model.ts';
import { replayLevel } from './replay-level.ts';

const ended = at('2026-03-10T00:00Z');
const excused = { exclusions: { effect: 'count-as-bad-but-excused' } } as const;
const facts = log(
  counts([['08:00', 9, 10], ['10:30', 1, 2], ['11:30', 10, 10]]), values([['08:01', 3], ['10:31', 5], ['11:31', 4]]), maintenance('10:00', '11:00'),
);

/** By the place of each number in a result: the names under which it is found when it is another. */
function foundIn<R extends LevelResult>(result: R, ...keys: readonly (keyof R & string)[]): Readonly<Record<string, string>> {
  expect(replayLevel(result)).toEqual([]);
  return Object.fromEntries(forgeriesOf(result, keys).map(({ path, forged }) => [path, replayLevel(forged).map(({ name }) => name).join(', ')]));
}

describe('S24 the numbers of a level of time', () => {
  const result = evaluateLevel(aLevel({ ...excused, unknown: { policy: 'ignore', minimumCoverage: '10' } }), log(up('01:00'), down('10:30'), up('12:00'), maintenance('10:00', '11:00')), theDay, at('14:00'));
  const measure = (key: string, name: string) => ({ [`${key}.good`]: `${name}: good`, [`${key}.bad`]: `${name}: bad`, [`${key}.ratio.numerator`]: `${name}, ${name}: shown`, [`${key}.shown`]: `${name}: shown` });

  it('are found wherever they stand', () => {
    expect(foundIn(result, 'toDate', 'judged', 'bestAchievable', 'time', 'coverage', 'budget')).toEqual({
      ...measure('toDate', 'to date'), ...measure('judged', 'judged'), ...measure('bestAchievable', 'best achievable'),
      'time.out-of-hours': 'out of hours', 'time.excluded': 'excluded', 'time.good': 'good time', 'time.bad': 'bad time', 'time.unknown': 'unknown', 'time.not-yet-known': 'not yet known',
      'coverage.numerator': 'coverage', 'budget.allowed.numerator': 'budget', 'budget.left.numerator': 'left of the budget',
    });
  });

  it('are found where there is none, and one is stated', () => {
    const nothing = evaluateLevel(aLevel(), [], theDay, at('00:00'));

    expect(replayLevel(nothing)).toEqual([]);
    expect(replayLevel({ ...nothing, toDate: { ...nothing.toDate, ratio: { numerator: '1', denominator: '2' }, shown: '50.000' } })).toEqual([{ rule: 'S24', name: 'to date', stated: '1/2', recomputed: 'none' }]);
    expect(replayLevel({ ...nothing, toDate: { ...nothing.toDate, shown: '100.000' } })).toEqual([{ rule: 'S21', name: 'to date: shown', stated: '100.000', recomputed: 'none' }]);
  });

  it('are shown rounded toward the worse, and not otherwise', () => {
    const { shown: _, ...unshown } = result.toDate;

    expect(result.toDate.shown).toBe('86.567');
    expect(replayLevel({ ...result, toDate: { ...result.toDate, shown: '86.568' } })).toEqual([{ rule: 'S21', name: 'to date: shown', stated: '86.568', recomputed: '86.567' }]);
    expect(replayLevel({ ...result, toDate: unshown })).toEqual([{ rule: 'S21', name: 'to date: shown', stated: 'none', recomputed: '86.567' }]);
  });

  it('say a state that its account comes to', () => {
    expect(replayLevel({ ...result, state: 'met' })).toEqual([{ rule: 'S24', name: 'state', stated: 'met', recomputed: result.state }]);
  });
});

describe('S24 the numbers of levels of other kinds', () => {
  const measure = (key: string, name: string, counted: string, ...more: readonly string[]) => ({
    [`${key}.value.numerator`]: `${name}, ${name}: shown`, [`${key}.shown`]: `${name}: shown`, [`${key}.counted`]: counted === '' ? '' : `${name}: ${counted}`, ...Object.fromEntries(more.map((each) => [`${key}.${each}`, `${name}: ${each}`])),
  });
  const hits = ['counted', 'missed'] as const;
  const ofHits = { 'lines.expected.numerator': 'expected', 'left.numerator': 'left' };

  it.each([
    [aRatio({ ...excused, expectedVolume: 40 }), hits, ofHits], [aThreshold({ ...excused, expectedVolume: 5 }), hits, ofHits],
    [aPercentile({ ...excused, expectedVolume: 5 }), ['counted'], { 'lines.expected.numerator': 'expected' }], [aScore({ ...excused, expectedVolume: 5 }), ['answers'], { 'lines.expected.numerator': 'expected' }],
    [aGoal({ ...excused, better: 'lower', minimum: '150' }), [''], { 'lines.expected.numerator': 'expected', 'lines.minimum.numerator': 'minimum' }], [aMoneyLevel(excused), [''], { 'lines.expected.numerator': 'expected' }],
  ] as const)('are found wherever they stand: %#', (terms, [counted, ...more], lines) => {
    const running = evaluateLevel(terms, facts, theDay, at('14:00'));
    const over = evaluateLevel(terms, facts, theDay, ended);
    const both = { ...measure('toDate', 'to date', counted, ...more), ...measure('judged', 'judged', counted, ...more) };

    expect(foundIn(over, 'toDate', 'judged', 'bestAchievable', 'lines', 'left')).toEqual({ ...both, ...lines });
    expect(foundIn(running, 'toDate', 'judged', 'bestAchievable')).toEqual({ ...both, ...(terms.kind === 'money' ? {} : measure('bestAchievable', 'best achievable', counted, ...more)) });
  });

  it('of a running period that has nothing to be compared with them need no lines', () => {
    const nothing = evaluateLevel(aGoal({ calendar: { kind: 'business', zone: 'UTC', weekly: [{ days: ['tue'], shifts: [{ opens: '09:00', closes: '17:00' }] }] } }), [], theDay, at('14:00'));

    expect(replayLevel({ ...nothing, lines: { expected: { numerator: '7', denominator: '1' } } })).toEqual([]);
  });

  it.each([aRatio(), aThreshold(), aClockLevel()])('of hits are shown rounded down only: $kind', (terms) => {
    const thirds: ValueResult = evaluateLevel(terms, log(counts([['08:00', 2, 3]]), values([['08:01', 1], ['08:02', 2], ['08:03', 900]]), ...['t1', 't2'].flatMap((name) => ticket(name, ['start', '08:00'], ['stop', '09:00'])), ...ticket('t3', ['start', '08:00'], ['stop', '14:00'])), theDay, ended);

    expect([replayLevel(thirds), replayLevel({ ...thirds, toDate: { ...thirds.toDate, shown: '66.667' } })]).toEqual([[], [{ rule: 'S21', name: 'to date: shown', stated: '66.667', recomputed: '66.666' }]]);
  });

  it('of clocks are found, and which of them met their targets, of those that count', () => {
    const told = [...ticket('t1', ['start', '08:00'], ['stop', '10:00']), ...ticket('t2', ['start', '08:00'], ['stop', '14:00']), ...ticket('t3', ['start', '13:00'])];
    const clocksAt = (now: number) => evaluateLevel(aClockLevel({ minimum: '50' }), log(...told), theDay, now);
    const running = clocksAt(at('14:30'));
    const withState = (name: string, state: 'met' | 'breached') => replayLevel({ ...running, clocks: (running.clocks ?? []).map((one) => (one.clock === name ? { ...one, state } : one)) });

    expect(foundIn(clocksAt(ended), 'toDate', 'lines', 'left')).toEqual({ ...measure('toDate', 'to date', 'counted', 'missed'), 'lines.expected.numerator': 'expected', 'lines.minimum.numerator': 'minimum', 'left.numerator': 'left' });
    expect(running.clocks?.map(({ clock, counts: itCounts }) => [clock, itCounts])).toEqual([['t1', true], ['t2', true], ['t3', false]]);
    expect([withState('t1', 'breached'), withState('t2', 'met'), withState('t3', 'met')]).toEqual([[{ rule: 'S24', name: 'to date: hit', stated: '0', recomputed: '1' }], [{ rule: 'S24', name: 'to date: hit', stated: '2', recomputed: '1' }], []]);
  });
});
