import { describe, expect, it } from 'vitest';
import { anAgreement, theYear, upButOn } from '../../testing/agreement-story.ts';
import { at, log } from '../../testing/story.ts';
import { evaluateAgreement } from './evaluate-agreement.ts';

describe('an agreement over its periods', () => {
  it('S26 S30 credits each failed period, and numbers the failures in a row', () => {
    const facts = log(...upButOn('2026-01-10', '2026-02-10', '2026-04-10'));

    const { periods, ledger } = evaluateAgreement(anAgreement(), facts, theYear, at('2026-05-15T00:00Z'));

    expect(periods.map(({ levels }) => levels.map(({ result, consecutive }) => [result.state, consecutive]))).toEqual([[['failed', 1]], [['failed', 2]], [['met', 0]], [['failed', 1]], [['on-course', 0]]]);
    expect(periods.map(({ settlement }) => settlement?.total)).toEqual([100_000, 100_000, 0, 100_000, 0]);
    expect(ledger.map(({ kind, amount }) => [kind, amount])).toEqual([['credit', 100_000], ['paid', 100_000], ['credit', 100_000], ['paid', 100_000], ['credit', 100_000], ['paid', 100_000]]);
  });
});
