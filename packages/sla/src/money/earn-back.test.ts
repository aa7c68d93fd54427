import { DAY } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../oracle/runs.ts';
import { rational } from '../exact/rational.ts';
import type { LevelState } from '../model.ts';
import { earnBack } from './earn-back.ts';
import type { ReadPeriod } from './earn-back.ts';
import type { EarnBackTerms } from './money-model.ts';

const closed = (...states: readonly LevelState[]): readonly ReadPeriod[] => states.map((state, place) => ({ state, closesAt: (place + 1) * DAY }));
const met = (periods: number, window: number, more: Partial<EarnBackTerms> = {}): EarnBackTerms => ({ test: { kind: 'met', periods }, window, ...more });
const decide = (terms: EarnBackTerms, after: readonly ReadPeriod[], endedAt?: number) => earnBack(terms, { before: ['failed'], after, ...(endedAt === undefined ? {} : { endedAt }) });

describe('S28 earning a credit back', () => {
  it('returns it when enough periods are met, at the closing of the last of them', () => {
    expect(decide(met(2, 3), closed('met', 'failed', 'met'))).toEqual({ outcome: 'returned', at: 3 * DAY, says: '2 periods were met.' });
    expect(decide(met(2, 3), closed('met', 'met'))).toMatchObject({ outcome: 'returned', at: 2 * DAY });
  });

  it('keeps it as soon as the test cannot be passed any more', () => {
    expect(decide(met(2, 3), closed('failed', 'below-expected'))).toEqual({ outcome: 'kept', at: 2 * DAY, says: '2 periods cannot be met any more.' });
    expect(decide(met(2, 3), closed('failed'))).toEqual({ outcome: 'open', says: '1 of 3 periods are closed.' });
    expect(decide(met(2, 3), closed('met', 'failed', 'failed'))).toMatchObject({ outcome: 'kept', at: 3 * DAY });
  });

  it('reads no period after its window', () => {
    expect(decide(met(1, 2), closed('failed', 'failed', 'met'))).toMatchObject({ outcome: 'kept', at: 2 * DAY });
  });

  it('skips what is not applicable, indeterminate or waived, and the window grows no longer by it', () => {
    for (const state of ['not-applicable', 'indeterminate', 'waived', 'on-course', 'at-risk'] as const) {
      expect(decide(met(2, 3), closed('met', state, 'met'))).toMatchObject({ outcome: 'returned', at: 3 * DAY });
      expect(decide(met(2, 3), closed(state, state, 'met', 'met'))).toMatchObject({ outcome: 'kept', at: 2 * DAY });
    }
  });

  it('in a row, a period below expected begins the count anew and a skipped one does not', () => {
    const inARow: EarnBackTerms = { test: { kind: 'met', periods: 2, inARow: true }, window: 4 };

    expect(decide(inARow, closed('met', 'below-expected', 'met'))).toMatchObject({ outcome: 'open' });
    expect(decide(inARow, closed('met', 'failed', 'met', 'met'))).toEqual({ outcome: 'returned', at: 4 * DAY, says: '2 periods in a row were met.' });
    expect(decide(inARow, closed('met', 'not-applicable', 'met'))).toMatchObject({ outcome: 'returned', at: 3 * DAY });
    expect(decide(inARow, closed('met', 'failed', 'failed', 'met'))).toEqual({ outcome: 'kept', at: 3 * DAY, says: '2 periods in a row cannot be met any more.' });
  });

  it('is not for a level that fails again and again', () => {
    const barred = met(1, 1, { notAfter: { failures: 2, inPeriods: 3 } });
    const after = (...before: readonly LevelState[]) => earnBack(barred, { before, after: closed('met') }).outcome;

    expect([after('failed', 'met', 'failed'), after('failed', 'met', 'met', 'failed'), after('failed', 'failed')]).toEqual(['not-eligible', 'returned', 'not-eligible']);
    expect(earnBack(barred, { before: ['failed', 'failed'], after: [] })).toEqual({ outcome: 'not-eligible', says: 'It failed too often to be earned back.' });
  });

  it('keeps what is undecided when the agreement ends, and reads nothing that closes after that', () => {
    expect(decide(met(2, 3), closed('met', 'met'), 2 * DAY)).toMatchObject({ outcome: 'returned', at: 2 * DAY });
    expect(decide(met(2, 3), closed('met', 'met'), 2 * DAY - 1)).toEqual({ outcome: 'kept', at: 2 * DAY - 1, says: 'The agreement ended before it was decided.' });
  });

  it('over the mean adds up numerators and denominators of the whole window', () => {
    const period = (reached: number, counted: number, place: number): ReadPeriod => ({ state: 'met', closesAt: place * DAY, sums: { reached: rational(reached), counted: rational(counted), aimed: rational(counted * 9, 10) } });
    const mean: EarnBackTerms = { test: { kind: 'mean' }, window: 2 };

    expect(decide(mean, [period(100, 100, 1), period(8, 10, 2)])).toEqual({ outcome: 'returned', at: 2 * DAY, says: 'Over 2 periods together the target was reached.' });
    expect(decide(mean, [period(10, 10, 1), period(80, 100, 2)])).toEqual({ outcome: 'kept', at: 2 * DAY, says: 'Over 2 periods together the target was not reached.' });
    expect(decide(mean, [period(9, 10, 1), period(90, 100, 2)])).toMatchObject({ outcome: 'returned' });
    expect(decide(mean, [period(100, 100, 1)])).toMatchObject({ outcome: 'open' });
    expect(decide(mean, [period(10, 10, 1), period(80, 100, 2), period(1000, 1000, 3)])).toMatchObject({ outcome: 'kept', at: 2 * DAY });
    expect(decide(mean, closed('not-applicable', 'not-applicable'))).toMatchObject({ outcome: 'kept', at: 2 * DAY });
    expect(decide(mean, [period(100, 100, 1), ...closed('not-applicable')])).toMatchObject({ outcome: 'returned' });
  });

  it('law: what is decided stays decided, whatever periods close after it', () => {
    const states = fc.constantFrom<LevelState>('met', 'failed', 'below-expected', 'not-applicable', 'indeterminate', 'waived');
    fc.assert(fc.property(fc.array(states, { maxLength: 8 }), fc.nat(8), fc.integer({ min: 1, max: 4 }), fc.nat(4), fc.boolean(), (all, seen, periods, wider, inARow) => {
      const terms: EarnBackTerms = { test: { kind: 'met', periods, inARow }, window: periods + wider };
      const early = decide(terms, closed(...all.slice(0, seen)));
      if (early.outcome !== 'open') expect(decide(terms, closed(...all))).toEqual(early);
    }), runs(28, 300));
  });
});
