import { HOUR, MINUTE } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { at, counts, down, during, log, samplesEvery } from '../../testing/story.ts';
import type { UnloggedFact } from '../../testing/story.ts';
import { factsOfMethod } from './observed.ts';
import { countsServed, holdServed, observeServed } from './served.ts';

const method = samplesEvery(5 * MINUTE);
const two = { ...method, sources: ['probe', 'other'] };
const observed = (terms: typeof method, ...told: readonly UnloggedFact[]) => observeServed(terms, factsOfMethod(terms, 'shop', log(...told)), at('12:00'));
const others = { source: 'other' };

describe('S16 those who are served', () => {
  it('are what was stated last, affected as far as they are not good, until the moment of looking', () => {
    expect(observed(method, counts([['08:00', 10, 10], ['10:00', 7, 10], ['13:00', 0, 10]]))).toStrictEqual({
      served: [{ ...during('08:00', '10:00'), served: 10, affected: 0 }, { ...during('10:00', '12:00'), served: 10, affected: 3 }],
      observed: { good: [during('08:00', '10:00')], bad: [during('10:00', '12:00')], voice: { lastWord: at('10:00'), carriesUntil: at('10:10') } },
    });
  });

  it('of several sources are added at every instant over those that know theirs', () => {
    const { served, observed: { good, bad } } = observed(two, counts([['08:00', 10, 10], ['10:00', 7, 10]]), counts([['09:00', 5, 5], ['10:00', 4, 4]], others));

    expect(served).toEqual([
      { ...during('08:00', '09:00'), served: 10, affected: 0 }, { ...during('09:00', '10:00'), served: 15, affected: 0 }, { ...during('10:00', '12:00'), served: 14, affected: 3 },
    ]);
    expect({ good, bad }).toEqual({ good: [during('08:00', '10:00')], bad: [during('10:00', '12:00')] });
  });

  it('are known no longer than the max age, and known again by the next statement', () => {
    const short = { ...two, maxAge: HOUR };

    expect(observed(short, counts([['08:00', 10, 10], ['10:00', 7, 10]]), counts([['08:30', 5, 5]], others)).served).toEqual([
      { ...during('08:00', '08:30'), served: 10, affected: 0 }, { ...during('08:30', '09:00'), served: 15, affected: 0 },
      { ...during('09:00', '09:30'), served: 5, affected: 0 }, { ...during('10:00', '11:00'), served: 10, affected: 3 },
    ]);
  });

  it('are nobody, and nobody is heard, where nothing counts them', () => {
    const values = { kind: 'samples', source: 'probe', component: 'shop', at: [at('09:00')], value: [7] } as const;

    expect(observed(method, values, down('09:00'))).toStrictEqual({ served: [], observed: { good: [], bad: [] } });
  });

  it('S12 are held over the unknown time after them, up to the next that is known and for at most a max age', () => {
    const stretches = [{ start: 0, end: 10, served: 1, affected: 0 }, { start: 15, end: 20, served: 2, affected: 1 }, { start: 20, end: 22, served: 3, affected: 0 }];
    const endsOf = (maxAge?: number) => holdServed(stretches, maxAge).map(({ end }) => end);

    expect([endsOf(), endsOf(4), endsOf(6)]).toEqual([[15, 20, Infinity], [14, 20, 26], [15, 20, 28]]);
  });

  it('are counted by levels of users and of devices', () => {
    expect((['user-minutes', 'device-minutes', 'time', 'occurrences', 'timeslices'] as const).map(countsServed)).toEqual([true, true, false, false, false]);
  });
});
