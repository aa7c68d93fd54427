import { DAY, HOUR, MINUTE } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aLevel, at, theDay } from '../../testing/story.ts';
import type { InstantState, AvailabilityTerms } from '../model.ts';
import { judgeTotals } from './judge-totals.ts';
import type { LevelTotals, Outlook } from './level-totals.ts';
import type { PeriodView } from './period-view.ts';

const ended: PeriodView = { period: theDay, measured: theDay, running: false, horizon: theDay.end };
const running: PeriodView = { period: theDay, measured: theDay, running: true, horizon: at('12:00') };

function time(changes: Partial<Record<InstantState, number>> = {}): LevelTotals['time'] {
  return { 'out-of-hours': 0, excluded: 0, bad: 0, good: DAY, unknown: 0, 'not-yet-known': 0, ...changes };
}

/** So many of a thousand are bad. */
function totals(bad: number, more: Partial<LevelTotals> = {}): LevelTotals {
  return { time: time(), coverage: { known: 1000, knowable: 1000 }, toDate: { good: 1000 - bad, bad }, ...more };
}

function stateOf(terms: Partial<AvailabilityTerms>, view: PeriodView, sums: LevelTotals) {
  return judgeTotals(aLevel(terms), view, sums).state;
}

describe('S25 the judgement of an ended period', () => {
  const lines = { expected: '99', minimum: '95' };

  it.each([
    [0, 'met'], [9, 'met'], [10, 'met'], [11, 'below-expected'], [50, 'below-expected'], [51, 'failed'], [1000, 'failed'],
  ] as const)('%i bad of a thousand: %s', (bad, state) => {
    expect(stateOf(lines, ended, totals(bad))).toBe(state);
  });

  it('without a minimum there is nothing between met and failed', () => {
    expect(stateOf({ expected: '99' }, ended, totals(10))).toBe('met');
    expect(stateOf({ expected: '99' }, ended, totals(11))).toBe('failed');
  });

  it('a hundred percent is met only by a hundred percent', () => {
    expect(stateOf({ expected: '100' }, ended, totals(0))).toBe('met');
    expect(stateOf({ expected: '100' }, ended, totals(1))).toBe('failed');
  });

  it('S21 is exact where a percentage would have been rounded up to its target', () => {
    const almost = totals(0, { toDate: { good: 99_899_999_999, bad: 100_000_001 } });

    expect(stateOf({ expected: '99.9' }, ended, almost)).toBe('failed');
  });

  it('S13 is that of the number without excused time', () => {
    const sums = totals(500, { withoutExcused: { good: 500, bad: 0 } });

    expect(stateOf(lines, ended, sums)).toBe('met');
  });
});

describe('a judgement from sums alone', () => {
  it('is of as much good as bad a half, and has no stretches and no steps of its own', () => {
    const result = judgeTotals(aLevel(), ended, totals(500));

    expect(result.toDate).toEqual({ good: '500', bad: '500', ratio: { numerator: '1', denominator: '2' }, shown: '50.000' });
    expect(result.stretches).toEqual([]);
    expect(result.trace[0]).toMatchObject({ rule: 'S12' });
  });

  it('S12 tells in its account that where nothing can be known all of it is', () => {
    const { trace } = judgeTotals(aLevel(), ended, totals(0, { coverage: { known: 0, knowable: 0 } }));

    expect(trace.flatMap(({ workings = [] }) => workings).find(({ name }) => name === 'coverage')).toMatchObject({ value: '1', of: [{ name: 'nothing can be known', value: 'yes', leadsTo: '1', from: 'all of it' }, { name: 'otherwise' }] });
  });
});

describe('S12 too little coverage', () => {
  const lacking = totals(0, { coverage: { known: 949, knowable: 1000 } });
  const enough = totals(0, { coverage: { known: 950, knowable: 1000 } });

  it.each([
    ['ignore', 'indeterminate'], ['hold-last', 'indeterminate'], ['fail-period', 'failed'], ['good', 'met'], ['bad', 'met'],
  ] as const)('under %s: %s', (policy, state) => {
    expect(stateOf({ unknown: { policy } }, ended, lacking)).toBe(state);
    expect(stateOf({ unknown: { policy } }, ended, enough)).toBe('met');
  });

  it('is as agreed', () => {
    expect(stateOf({ unknown: { policy: 'ignore', minimumCoverage: '94.9' } }, ended, lacking)).toBe('met');
    expect(stateOf({ unknown: { policy: 'ignore', minimumCoverage: '94.90001' } }, ended, lacking)).toBe('indeterminate');
  });

  it('is no matter in a running period', () => {
    expect(stateOf({}, running, lacking)).toBe('on-course');
  });

  it('is not lacking where nothing can be known', () => {
    const nothing = totals(0, { coverage: { known: 0, knowable: 0 }, toDate: { good: 0, bad: 0 } });

    expect(judgeTotals(aLevel(), ended, nothing)).toMatchObject({ state: 'not-applicable', coverage: { numerator: '1', denominator: '1' } });
  });
});

describe('S17 nothing to divide by', () => {
  it('has no ratio and no percentage', () => {
    const { toDate, state } = judgeTotals(aLevel(), ended, totals(0, { toDate: { good: 0, bad: 0 } }));

    expect(toDate).toEqual({ good: '0', bad: '0' });
    expect(state).toBe('not-applicable');
  });

  it('is not applicable while running only if nothing can come either', () => {
    const ahead = (more: number) => totals(0, { toDate: { good: 0, bad: 0, ahead: more } });

    expect(stateOf({}, running, ahead(0))).toBe('not-applicable');
    expect(stateOf({}, running, ahead(1))).toBe('on-course');
  });
});

describe('S19 the state of a running period', () => {
  const lines = { expected: '99', minimum: '95' };
  const outlook = (bad: number, ahead?: number): Outlook => ({ good: 500 - bad, bad, ...(ahead === undefined ? {} : { ahead }) });

  it.each([
    [5, 'on-course'], [6, 'at-risk'], [10, 'at-risk'], [11, 'below-expected'], [50, 'below-expected'], [51, 'failed'],
  ] as const)('%i bad of five hundred so far, and five hundred to come: %s', (bad, state) => {
    expect(stateOf(lines, running, totals(0, { toDate: outlook(bad, 500) }))).toBe(state);
  });

  it('cannot be out of reach when nobody knows what may come', () => {
    expect(stateOf(lines, running, totals(0, { toDate: outlook(400) }))).toBe('at-risk');
    expect(judgeTotals(aLevel(lines), running, totals(0, { toDate: outlook(400) })).bestAchievable).toBeUndefined();
  });

  it('shows what is the best that can be achieved', () => {
    const { bestAchievable } = judgeTotals(aLevel(lines), running, totals(0, { toDate: outlook(10, 500) }));

    expect(bestAchievable).toEqual({ good: '990', bad: '10', ratio: { numerator: '99', denominator: '100' }, shown: '99.000' });
  });

  it('says since when nothing was heard', () => {
    const stale = judgeTotals(aLevel(), { ...running, staleSince: at('11:00') }, totals(0));

    expect(stale.staleSince).toBe(at('11:00'));
    expect(stale.trace.map(({ says }) => says)).toContain('Nothing was heard since 2026-03-02T11:00Z; what came after is not yet known.');
  });
});

describe('S18 a waived period', () => {
  const half: PeriodView = { ...ended, measured: { start: theDay.start, end: at('12:00') } };

  it('has a number and no judgement when it is partial', () => {
    const result = judgeTotals(aLevel({ partialPeriod: 'waive' }), half, totals(900));

    expect(result).toMatchObject({ state: 'waived', toDate: { shown: '10.000' } });
  });

  it('is judged like any other when it is whole, or when it was not agreed', () => {
    expect(stateOf({ partialPeriod: 'waive' }, ended, totals(900))).toBe('failed');
    expect(stateOf({ partialPeriod: 'prorate' }, half, totals(900))).toBe('failed');
  });
});

describe('the budget', () => {
  it('is what may be bad of all that counts or will count', () => {
    const { budget } = judgeTotals(aLevel({ expected: '99' }), running, totals(0, { toDate: { good: 490, bad: 10, ahead: 500 } }));

    expect(budget).toEqual({ allowed: { numerator: '10', denominator: '1' }, left: { numerator: '0', denominator: '1' } });
  });

  it('is exact, and negative when overspent', () => {
    const { budget } = judgeTotals(aLevel({ expected: '99.95' }), ended, totals(7));

    expect(budget).toEqual({ allowed: { numerator: '1', denominator: '2' }, left: { numerator: '-13', denominator: '2' } });
  });

  it('is of the number that is judged', () => {
    const { budget } = judgeTotals(aLevel({ expected: '99' }), ended, totals(500, { withoutExcused: { good: 395, bad: 5 } }));

    expect(budget).toEqual({ allowed: { numerator: '4', denominator: '1' }, left: { numerator: '-1', denominator: '1' } });
  });
});

describe('the end of the account', () => {
  const says = (terms: Partial<AvailabilityTerms>, view: PeriodView, sums: LevelTotals) => judgeTotals(aLevel(terms), view, sums).trace.map(({ rule, says: words }) => `${rule} ${words}`);

  it('takes time apart', () => {
    const sums = totals(0, { time: time({ 'out-of-hours': 10 * HOUR, excluded: HOUR, bad: 30 * MINUTE, good: 10 * HOUR, unknown: 30 * MINUTE, 'not-yet-known': 2 * HOUR }) });

    expect(says({}, running, sums)[0]).toBe('S12 Elapsed 1 d − out of hours 10 h − excluded 1 h − unknown 30 min − not yet known 2 h = known 10 h 30 min, of which bad 30 min.');
  });

  it.each([
    ['ignore', 'counts neither good nor bad'],
    ['hold-last', 'counts as the last known state'],
    ['good', 'counts good'],
    ['bad', 'counts bad'],
    ['fail-period', 'counts neither good nor bad, but too much of it fails the period'],
  ] as const)('says that unknown time %s', (policy, words) => {
    expect(says({ unknown: { policy } }, ended, totals(0, { time: time({ unknown: MINUTE }) }))).toContain(`S12 1 min unknown: ${words}.`);
  });

  it('says for how long a state is held', () => {
    expect(says({ unknown: { policy: 'hold-last', maxAge: HOUR } }, ended, totals(0, { time: time({ unknown: MINUTE }) }))).toContain(
      'S12 1 min unknown: counts as the last known state for at most 1 h, then neither good nor bad.',
    );
  });

  it('says how much is known, and how much must be', () => {
    expect(says({}, ended, totals(0, { coverage: { known: 2, knowable: 3 } }))).toContain('S12 Coverage 66.666 %. At the period\'s end at least 95 % must be known.');
    expect(says({ unknown: { policy: 'good' } }, ended, totals(0))).toContain('S12 Coverage 100.000 %. No minimum is asked for.');
  });

  it('counts events where the level does', () => {
    expect(says({ basis: 'occurrences' }, ended, totals(1, { time: time({ unknown: MINUTE }) }))).toEqual(expect.arrayContaining([
      'S12 To date: 999 events good of 1000 events counted, 1 event bad: 99.900 %, rounded toward the worse.',
    ]));
  });

  it('shows both numbers of excused time', () => {
    expect(says({}, ended, totals(500, { withoutExcused: { good: 500, bad: 0 } })).some((words) => words.startsWith('S13 Without excused time: '))).toBe(true);
  });

  it('ends with the judgement', () => {
    expect(says({ expected: '99', minimum: '95' }, ended, totals(20)).at(-1)).toBe('S25 98.000 % against expected 99 %, minimum 95 %: below expected.');
    expect(says({}, ended, totals(0, { toDate: { good: 0, bad: 0 } })).at(-1)).toBe('S25 No number against expected 99 %: not applicable.');
    expect(says({}, running, totals(20, { toDate: { good: 980, bad: 20, ahead: 5000 } })).at(-1)).toBe('S19 98.000 % against expected 99 %: at risk, below expected to date and still to be reached.');
  });
});
