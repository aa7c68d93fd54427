import { describe, expect, test } from 'vitest';
import { statementAnswer } from './statement-answer.ts';

const line = (level: string, state: Parameters<typeof statementAnswer>[0][number]['state']) => ({ level, state });

describe('what a statement says first', () => {
  test('all kept needs no second sentence', () => {
    expect(statementAnswer([line('A', 'MET'), line('B', 'MET')])).toEqual({ mood: 'all', kept: 2, total: 2, told: [] });
  });

  test('what was missed is told by name', () => {
    const answer = statementAnswer([line('A', 'MET'), line('B', 'FAILED'), line('C', 'BELOW_EXPECTED')]);

    expect(answer.mood).toBe('some');
    expect(answer.told.map((each) => each.level)).toEqual(['B', 'C']);
  });

  test('nothing to measure is neither kept nor told as a failure', () => {
    expect(statementAnswer([line('A', 'NOT_APPLICABLE')])).toMatchObject({ mood: 'none', told: [] });
  });
});
