import { DAY, HOUR, MINUTE } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aLevel, at, counts, during, log, maintenance, samplesEvery, theDay } from '../../testing/story.ts';
import type { UnloggedFact } from '../../testing/story.ts';
import type { AvailabilityTerms } from '../model.ts';
import { evaluateLevel } from '../evaluate-level.ts';

const method = samplesEvery(5 * MINUTE);
const ofUsers = { basis: 'user-minutes', method } as const;
/** An hour in which 40 of 200 users are affected, in a day of 100 users. */
const aDay = [counts([['00:00', 100, 100], ['10:00', 160, 200], ['11:00', 100, 100]])];

function users(terms: Partial<AvailabilityTerms>, facts: readonly UnloggedFact[] = aDay, asOf = at('2026-03-10T00:00Z')) {
  return evaluateLevel(aLevel({ ...ofUsers, ...terms }), log(...facts), theDay, asOf);
}

const userHours = (good: number, bad: number) => ({ good: String(good * HOUR), bad: String(bad * HOUR) });

describe('S16 user-minutes', () => {
  it('weigh each instant by the users in it', () => {
    expect(users({}).toDate).toMatchObject({ ...userHours(23 * 100 + 160, 40), ratio: { numerator: '123', denominator: '125' } });
  });

  it('S17 are not applicable in a running period without open time, whether anybody has said how many there are or not', () => {
    const never = { kind: 'business', zone: 'UTC', weekly: [{ days: ['sun'], shifts: [{ opens: '09:00', closes: '17:00' }] }] } as const;
    expect([users({ calendar: never }, [], at('12:00')), users({}, [], at('12:00'))].map(({ state }) => state)).toEqual(['not-applicable', 'on-course']);
  });

  it('are the same of devices', () => {
    expect(users({ basis: 'device-minutes' }).toDate).toEqual(users({}).toDate);
  });

  it('hold until the next statement, and no longer than the max age', () => {
    const result = users({ method: { ...method, maxAge: 2 * HOUR }, unknown: { policy: 'ignore', minimumCoverage: '0' } });

    expect(result.toDate).toMatchObject(userHours(2 * 100 + 160 + 2 * 100, 40));
    expect(result.coverage).toEqual({ numerator: '5', denominator: '24' });
  });

  it('are bad on the strip for as long as anybody is affected', () => {
    expect(users({}).stretches).toEqual([{ ...during('10:00', '11:00'), state: 'bad' }]);
  });

  it('of several sources are added over those that know', () => {
    const result = users({ method: { ...method, sources: ['probe', 'other'] } }, [...aDay, counts([['10:30', 0, 50], ['11:00', 50, 50]], { source: 'other' })]);

    expect(result.toDate).toMatchObject(userHours(23 * 100 + 160 + 13 * 50, 40 + 25));
  });

  it('of a corrected statement are those of the correction', () => {
    expect(users({}, [...aDay, counts([['10:00', 200, 200]])]).toDate).toMatchObject(userHours(23 * 100 + 200, 0));
  });

  it('are not stated by a sample that counts nobody, nor by a status', () => {
    const values = { kind: 'samples', source: 'probe', component: 'shop', at: [at('10:30')], value: [7] } as const;
    const status = { kind: 'status', source: 'probe', component: 'shop', at: at('10:30'), state: 'down' } as const;

    expect(users({}, [...aDay, values, status]).toDate).toEqual(users({}).toDate);
  });

  it('S13 are left out, counted good or excused with their time', () => {
    const day = [...aDay, maintenance('10:00', '10:30')];

    expect(users({ exclusions: { effect: 'remove' } }, day).toDate).toMatchObject(userHours(23 * 100 + 80, 20));
    expect(users({ exclusions: { effect: 'count-as-good' } }, day).toDate).toMatchObject(userHours(23 * 100 + 80 + 100, 20));
    expect(users({ exclusions: { effect: 'count-as-bad-but-excused' } }, day)).toMatchObject({ toDate: userHours(23 * 100 + 160, 40), judged: userHours(23 * 100 + 80, 20) });
  });

  it('S12 go on under hold-last for as long as is agreed', () => {
    const held = users({ method: { ...method, maxAge: HOUR }, unknown: { policy: 'hold-last', maxAge: 3 * HOUR, minimumCoverage: '0' } });

    expect(held.toDate).toMatchObject(userHours(4 * 100 + 160 + 4 * 100, 40));
    expect(users({ method: { ...method, maxAge: HOUR }, unknown: { policy: 'hold-last', minimumCoverage: '0' } }).toDate).toEqual(users({}).toDate);
  });

  it('S17 are no number where nobody was served', () => {
    expect(users({}, [counts([['00:00', 0, 0]])])).toMatchObject({ state: 'not-applicable', toDate: { good: '0', bad: '0' } });
  });

  it('S21 are exact beyond what a number holds', () => {
    const many = 9_007_199_254_740_991;
    const { toDate } = users({}, [counts([['00:00', many - 1, many]])]);

    expect(toDate).toMatchObject({ good: String(BigInt(many - 1) * BigInt(DAY)), bad: String(DAY), ratio: { numerator: String(many - 1), denominator: String(many) }, shown: '99.999' });
  });
});

describe('S19 user-minutes of a running period', () => {
  it('go on with the last known number of users at best', () => {
    const result = users({ expected: '98' }, [counts([['00:00', 100, 100], ['10:00', 0, 200], ['11:00', 300, 300]])], at('11:05'));

    expect(result).toMatchObject({ running: true, toDate: { bad: String(200 * HOUR) }, bestAchievable: { good: String((1000 + 300 * 13) * HOUR), bad: String(200 * HOUR) }, state: 'failed' });
  });

  it('are known for two cadences after the last word', () => {
    expect(users({}, [counts([['00:00', 1, 1]])], at('11:00'))).toMatchObject({ toDate: { good: String(10 * MINUTE) }, staleSince: at('00:00') });
  });

  it('have no best where nobody was ever heard', () => {
    expect(users({}, [], at('11:00')).bestAchievable).toBeUndefined();
    expect(users({}, [], at('11:00')).state).toBe('on-course');
  });

  it('leave excused time out of what may come as well', () => {
    const day = [counts([['00:00', 1, 1], ['10:00', 1, 1]]), maintenance('20:00', '22:00')];

    expect(users({ exclusions: { effect: 'count-as-bad-but-excused' } }, day, at('10:00')).bestAchievable).toMatchObject({ good: String(22 * HOUR) });
  });
});

describe('S24 the account of users', () => {
  it('says what counts and what holds', () => {
    const said = (terms: Partial<AvailabilityTerms>) => users(terms).trace.find(({ rule }) => rule === 'S16')?.says;

    expect(said({})).toBe('Every millisecond counts once for each of the users served in it, and is bad for those affected; what was stated last holds.');
    expect(said({ basis: 'device-minutes', method: { ...method, maxAge: HOUR, sources: ['probe', 'other'] } })).toBe(
      'Every millisecond counts once for each of the devices served in it, and is bad for those affected; what was stated last holds, for at most 1 h. The devices of 2 sources are added.',
    );
    expect(users({}).trace.map(({ says }) => says)).toContain('To date: 147600 user-minutes good of 150000 user-minutes counted, 2400 user-minutes bad: 98.400 %, rounded toward the worse.');
  });
});
