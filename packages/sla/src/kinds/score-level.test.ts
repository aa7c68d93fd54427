import { describe, expect, it } from 'vitest';
import { aScore, values } from '../../testing/kinds.ts';
import { at, log, maintenance, theDay } from '../../testing/story.ts';
import type { UnloggedFact } from '../../testing/story.ts';
import { evaluateLevel } from '../evaluate-level.ts';
import type { ScoreTerms, ValueResult } from './kind-model.ts';

const read = (terms: Partial<ScoreTerms>, now: string, ...facts: readonly UnloggedFact[]): ValueResult => evaluateLevel(aScore(terms), log(...facts), theDay, at(now));
const dayOf = (terms: Partial<ScoreTerms>, ...facts: readonly UnloggedFact[]) => read(terms, '2026-03-10T00:00Z', ...facts);
const answers = (...points: readonly number[]) => values(points.map((value, place): readonly [string, number] => [`10:0${place}`, value]));

describe('S22a a survey score', () => {
  it('is the exact mean of all answers', () => {
    expect(dayOf({}, answers(5, 4, 4, 3))).toMatchObject({ kind: 'score', state: 'met', toDate: { value: { numerator: '4', denominator: '1' }, shown: '4.000', counted: '4' } });
    expect(dayOf({ minimum: '3.5' }, answers(5, 4, 2))).toMatchObject({ state: 'below-expected', toDate: { value: { numerator: '11', denominator: '3' }, shown: '3.666' } });
    expect(dayOf({ minimum: '3.7' }, answers(5, 4, 2)).state).toBe('failed');
  });

  it('weighs a sample by its total, if it states one', () => {
    const many: UnloggedFact = { kind: 'samples', source: 'probe', component: 'shop', at: [at('11:00'), at('12:00')], value: [5, 4], total: [3, 0] };

    expect(dayOf({}, answers(1), many).toDate).toMatchObject({ value: { numerator: '4', denominator: '1' }, counted: '4' });
  });

  it('knows no answer outside its scale, and both its ends', () => {
    const result = dayOf({}, answers(0.9, 1, 5, 5.1));

    expect(result.toDate).toMatchObject({ counted: '2', shown: '3.000' });
    expect(result.trace.map(({ says }) => says)).toContain('Answers outside the scale from 1 to 5 do not count: 2.');
    expect(dayOf({}, answers(1, 5)).trace.filter(({ says }) => says.startsWith('Answers outside'))).toEqual([]);
  });

  it('S17 with too few answers is not applicable', () => {
    expect(dayOf({ minimumAnswers: 3 }, answers(5, 5))).toMatchObject({ state: 'not-applicable', toDate: { counted: '2' } });
    expect(dayOf({ minimumAnswers: 3 }, answers(5, 5, 5)).state).toBe('met');
    expect(dayOf({})).toMatchObject({ state: 'not-applicable', toDate: { counted: '0' } });
    expect(dayOf({ minimumAnswers: 3 }, answers(5)).trace.at(-2)).toMatchObject({ rule: 'S17', says: 'To date: the mean of 1 answer, of which 3 are asked for: no number.', amount: '5 ÷ 1' });
  });

  it('S21 may be better the lower it is, and is then rounded up', () => {
    const grades = { scale: { least: '1', most: '6' }, better: 'lower', expected: '2', minimum: '2.5' } as const;

    expect(dayOf(grades, answers(2)).state).toBe('met');
    expect(dayOf(grades, answers(2, 2, 3))).toMatchObject({ state: 'below-expected', toDate: { shown: '2.334' } });
    expect(read({ ...grades, expectedVolume: 4 }, '12:00', answers(6, 6)).bestAchievable).toMatchObject({ shown: '3.500', counted: '4' });
  });

  it('S13 is judged without excused answers', () => {
    expect(dayOf({ exclusions: { effect: 'count-as-bad-but-excused' } }, answers(1), values([['11:00', 5]]), maintenance('10:00', '10:30'))).toMatchObject({ toDate: { shown: '3.000' }, judged: { shown: '5.000' }, state: 'met' });
  });

  it('S19 has its best when all answers that are expected are at the good end', () => {
    expect(read({ expectedVolume: 4 }, '12:00', answers(3, 3))).toMatchObject({ state: 'at-risk', bestAchievable: { shown: '4.000', counted: '4' } });
    expect(read({ expectedVolume: 3 }, '12:00', answers(3, 3))).toMatchObject({ state: 'failed', bestAchievable: { shown: '3.666' } });
    expect(read({}, '12:00', answers(3, 3)).bestAchievable).toBeUndefined();
    expect(dayOf({}, answers(3, 3)).left).toBeUndefined();
    expect(read({}, '12:00', answers(4)).trace.at(-2)?.says).toBe('To date: the mean of 1 answer: 4.000 points, rounded toward the worse.');
  });
});
