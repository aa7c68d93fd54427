import { expect, it } from 'vitest';
import { explain } from './explain.ts';

it('S24 an account is a line a step, its rule first and its arithmetic last', () => {
  expect(explain({ trace: [{ rule: 'S2', says: 'The period is long.', amount: '9 ms' }, { rule: 'S22a', says: 'It was met.' }] })).toEqual(['S2    The period is long. (9 ms)', 'S22a  It was met.']);
  expect(explain({ trace: [] })).toEqual([]);
});
