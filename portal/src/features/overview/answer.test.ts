import { describe, expect, test } from 'vitest';
import { answerOf, needing } from './answer.ts';

describe('the answer of a first page', () => {
  test('nothing promised is not a kept promise', () => {
    expect(answerOf([]).mood).toBe('none');
  });

  test('met and on course are both fine', () => {
    expect(answerOf([{ state: 'ON_COURSE', count: 3 }, { state: 'MET', count: 1 }])).toMatchObject({ mood: 'all', total: 4, fine: 4, others: [] });
  });

  test('the others come with the worst first', () => {
    const answer = answerOf([{ state: 'AT_RISK', count: 1 }, { state: 'ON_COURSE', count: 5 }, { state: 'FAILED', count: 1 }]);

    expect(answer.mood).toBe('mostly');
    expect(answer.others).toEqual([{ state: 'FAILED', count: 1 }, { state: 'AT_RISK', count: 1 }]);
  });

  test('less than half is not mostly', () => {
    expect(answerOf([{ state: 'FAILED', count: 2 }, { state: 'ON_COURSE', count: 1 }]).mood).toBe('partly');
  });

  test('not applicable and not begun need nobody, an unknown result does', () => {
    const answer = answerOf([{ state: 'NOT_APPLICABLE', count: 2 }, { state: 'PENDING', count: 1 }, { state: 'INDETERMINATE', count: 1 }]);

    expect(needing(answer)).toBe(1);
  });
});
