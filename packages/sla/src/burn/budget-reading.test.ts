import { HOUR, MINUTE } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aLevel, at, counts, down, log, maintenance, samplesEvery, theDay, up } from '../../testing/story.ts';
import type { UnloggedFact } from '../../testing/story.ts';
import { rational } from '../exact/rational.ts';
import { evaluateAvailability } from '../level/evaluate-availability.ts';
import type { AvailabilityTerms } from '../model.ts';
import { readBudget } from './budget-reading.ts';

const read = (facts: readonly UnloggedFact[], changes: Partial<AvailabilityTerms> = {}, now = at('12:00')) => {
  const terms = aLevel({ expected: '95', ...changes });
  return readBudget(terms, evaluateAvailability(terms, log(...facts), theDay, now));
};
const morning = [up('00:00'), down('10:00'), up('10:54'), up('12:00')];

describe('S19 the budget of a running period', () => {
  it('has what may be bad, what was, what is left, and the pace beside steady use', () => {
    expect(read(morning)).toEqual({ allowed: rational(72 * MINUTE), used: rational(54 * MINUTE), left: rational(18 * MINUTE), share: rational(3, 4), pace: rational(3, 2) });
  });

  it('is overspent below zero', () => {
    expect(read([up('00:00'), down('10:00'), up('12:00')])).toMatchObject({ left: rational(-48 * MINUTE), share: rational(5, 3) });
  });

  it('has no share and no pace where nothing may be bad, and no pace before anything was counted', () => {
    expect(read(morning, { expected: '100' })).toEqual({ allowed: rational(0), used: rational(54 * MINUTE), left: rational(-54 * MINUTE) });
    expect(read([])).toEqual({ allowed: rational(72 * MINUTE), used: rational(0), left: rational(72 * MINUTE), share: rational(0) });
  });

  it('is that of the number that is judged', () => {
    const excused = [...morning, maintenance('10:00', '11:00')];

    expect(read(excused, { exclusions: { effect: 'count-as-bad-but-excused' } })).toMatchObject({ used: rational(0), pace: rational(0) });
  });

  it('is in events where the level counts them', () => {
    const events = [counts([['10:00', 98, 100]])];

    expect(read(events, { basis: 'occurrences', method: samplesEvery(HOUR), expectedVolume: 1000 })).toEqual({ allowed: rational(50), used: rational(2), left: rational(48), share: rational(1, 25), pace: rational(2, 5) });
  });
});
