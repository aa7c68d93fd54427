import type { Fact } from '@entente/sla';
import { describe, expect, test } from 'vitest';
import { accountOf } from './account.ts';
import type { Accounted } from './account.ts';

const result: Accounted = {
  toDate: { good: '999', bad: '1', ratio: { numerator: '999', denominator: '1000' }, shown: '99.900' },
  coverage: { numerator: '19', denominator: '20' },
  budget: { allowed: { numerator: '5', denominator: '1' }, left: { numerator: '9', denominator: '2' } },
  trace: [{ rule: 'S3', says: 'In hours: 1 s.', amount: '1000 ms', facts: ['f1'] }],
};
const status = (id: string, at: number, state: 'up' | 'down'): Fact =>
  ({ kind: 'status', id, position: at, source: 's1', component: 'shop', recordedAt: at, at, state });
const nameOf = (source: string): string => ({ s1: 'Probe' })[source] ?? 'unknown';

describe('the account of a number', () => {
  test('says the arithmetic first, then the rules in the engine\'s order', () => {
    expect(accountOf(result, [], nameOf)).toEqual([
      { kind: 'arithmetic', rule: 'S12', says: 'To date: 999 ÷ (999 + 1)', amount: '99.900' },
      { kind: 'arithmetic', rule: 'S12', says: 'Coverage: 19 ÷ 20', amount: '95.000' },
      { kind: 'arithmetic', rule: 'S25', says: 'Allowed to be bad: 5; left: 9 ÷ 2' },
      { kind: 'rule', rule: 'S3', says: 'In hours: 1 s.', amount: '1000 ms' },
    ]);
  });

  test('S21 says what the division comes to, whatever the terms round it to', () => {
    const rounded = { ...result, toDate: { good: '999', bad: '1', ratio: { numerator: '1', denominator: '1' }, exact: { numerator: '999', denominator: '1000' }, shown: '100.000' } };

    expect(accountOf(rounded, [], nameOf)[0]).toEqual({ kind: 'arithmetic', rule: 'S12', says: 'To date: 999 ÷ (999 + 1)', amount: '99.900' });
  });

  test('lists facts in order of time, reports that repeat a state as one line', () => {
    const facts = [status('f4', 4_000, 'up'), status('f1', 1_000, 'up'), status('f2', 2_000, 'up'), status('f3', 3_000, 'down')];

    const lines = accountOf(result, facts, nameOf).filter(({ kind }) => kind === 'fact');

    expect(lines).toEqual([
      { kind: 'fact', says: 'shop is up, 2 reports until 1970-01-01T00:00:02Z', at: 1_000, source: 'Probe', fact: 'f1' },
      { kind: 'fact', says: 'shop is down', at: 3_000, source: 'Probe', fact: 'f3' },
      { kind: 'fact', says: 'shop is up', at: 4_000, source: 'Probe', fact: 'f4' },
    ]);
  });

  test('lists samples as runs with their sums', () => {
    const run: Fact = {
      kind: 'samples', id: 'b1', position: 1, source: 's1', component: 'shop', recordedAt: 0,
      at: [0, 60_000], good: [9, 10], total: [10, 10],
    };

    expect(accountOf(result, [run], nameOf).at(-1)).toEqual(
      { kind: 'samples', says: '2 samples of shop until 1970-01-01T00:01:00Z, 19 good of 20', at: 0, source: 'Probe', fact: 'b1' });
  });
});
