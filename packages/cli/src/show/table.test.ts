import { expect, test } from 'vitest';
import { tableOf } from './table.ts';

test('a table is as wide as its widest cells, numbers stand to the right, and no line ends in blanks', () => {
  expect(tableOf([{ head: 'Level' }, { head: 'To date', side: 'right' }, { head: 'State' }], [['Shop is up', '99.9', 'met'], ['Über', '100', '']])).toEqual([
    'Level       To date  State',
    '──────────  ───────  ─────',
    'Shop is up     99.9  met',
    'Über            100',
  ]);
});

test('a table without rows shows its heads', () => {
  expect(tableOf([{ head: 'a' }], [])).toEqual(['a', '─']);
});
