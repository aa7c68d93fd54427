import { DAY, HOUR, MINUTE } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aLevel, at, counts, down, during, log, maintenance, month, samplesEvery, says, statusMethod, theDay, up } from '../../testing/story.ts';
import type { UnloggedFact } from '../../testing/story.ts';
import type { Fact, AvailabilityTerms } from '../model.ts';
import { evaluateAvailability } from './evaluate-availability.ts';

const later = at('2026-03-10T00:00Z');
const judge = (terms: AvailabilityTerms, facts: readonly Fact[]) => evaluateAvailability(terms, facts, theDay, later);

describe('S12 availability of a day', () => {
  it('is good ÷ (good + bad), exactly', () => {
    const result = judge(aLevel(), log(up('00:00'), down('10:00'), up('10:12')));

    expect(result.toDate).toEqual({ good: String(DAY - 12 * MINUTE), bad: String(12 * MINUTE), ratio: { numerator: '119', denominator: '120' }, shown: '99.166' });
    expect(result.state).toBe('met');
    expect(result.stretches).toEqual([{ ...during('10:00', '10:12'), state: 'bad' }]);
  });

  it('leaves unknown time out and says how much was covered', () => {
    const result = judge(aLevel(), log(up('01:00'), down('13:00'), up('13:06')));

    expect(result.time).toEqual({ 'out-of-hours': 0, excluded: 0, bad: 6 * MINUTE, good: 23 * HOUR - 6 * MINUTE, unknown: HOUR, 'not-yet-known': 0 });
    expect(result.coverage).toEqual({ numerator: '23', denominator: '24' });
    expect(result.state).toBe('met');
  });

  it('is indeterminate, never 100 %, when too little is known at the end', () => {
    const result = judge(aLevel(), log(up('01:13')));

    expect(result.toDate.shown).toBe('100.000');
    expect(result.state).toBe('indeterminate');
  });

  it('takes the agreed minimum of coverage exactly', () => {
    const facts = log(up('06:00'));

    expect(judge(aLevel({ unknown: { policy: 'ignore', minimumCoverage: '75' } }), facts).state).toBe('met');
    expect(judge(aLevel({ unknown: { policy: 'ignore', minimumCoverage: '75.000001' } }), facts).state).toBe('indeterminate');
  });

  it('counts unknown time as the policy says', () => {
    const facts = log(up('00:00'), says('unknown', '10:00'), up('11:00'));
    const badUnder = (policy: AvailabilityTerms['unknown']['policy']) => judge(aLevel({ unknown: { policy, minimumCoverage: '50' } }), facts).toDate;

    expect(badUnder('ignore')).toMatchObject({ good: String(23 * HOUR), bad: '0' });
    expect(badUnder('good')).toMatchObject({ good: String(DAY), bad: '0' });
    expect(badUnder('bad')).toMatchObject({ good: String(23 * HOUR), bad: String(HOUR) });
    expect(badUnder('fail-period')).toMatchObject({ good: String(23 * HOUR), bad: '0' });
    expect(badUnder('hold-last')).toMatchObject({ good: String(DAY), bad: '0' });
  });

  it('hold-last goes on with the last known state for at most its max age', () => {
    const facts = log(up('00:00'), down('09:00'), says('unknown', '10:00'), up('14:00'));

    const result = judge(aLevel({ unknown: { policy: 'hold-last', maxAge: 90 * MINUTE, minimumCoverage: '50' } }), facts);

    expect(result.toDate.bad).toBe(String(HOUR + 90 * MINUTE));
    expect(result.time.bad).toBe(HOUR);
    expect(result.time.unknown).toBe(4 * HOUR);
  });

  it('good and bad policies ask for no coverage', () => {
    expect(judge(aLevel({ unknown: { policy: 'good' } }), []).state).toBe('met');
    expect(judge(aLevel({ unknown: { policy: 'bad' } }), []).state).toBe('failed');
  });

  it('fail-period fails the period below its coverage and else ignores', () => {
    const terms = aLevel({ unknown: { policy: 'fail-period', minimumCoverage: '90' } });

    expect(judge(terms, log(up('03:00'))).state).toBe('failed');
    expect(judge(terms, log(up('02:00'))).state).toBe('met');
  });
});

describe('S1a what a fact says about time', () => {
  it('a status change holds until the next, also from before the period', () => {
    expect(judge(aLevel(), log(down('2026-02-20T00:00Z'), up('06:00'))).toDate.bad).toBe(String(6 * HOUR));
  });

  it('a max age makes it unknown', () => {
    const result = judge(aLevel({ method: { ...statusMethod, maxAge: HOUR } }), log(up('00:00'), up('02:00')));

    expect(result.time.good).toBe(2 * HOUR);
    expect(result.time.unknown).toBe(22 * HOUR);
  });

  it('of several at one instant the highest log position counts', () => {
    const facts = log(up('00:00'), down('10:00', { position: 9 }), up('10:00', { position: 7 }), up('11:00'));

    expect(judge(aLevel(), facts).time.bad).toBe(HOUR);
    expect(judge(aLevel(), facts.toReversed()).time.bad).toBe(HOUR);
  });

  it('degraded is good unless the method says otherwise', () => {
    const facts = log(up('00:00'), says('degraded', '10:00'), up('11:00'));

    expect(judge(aLevel(), facts).time.bad).toBe(0);
    expect(judge(aLevel({ method: { ...statusMethod, degradedIsBad: true } }), facts).time.bad).toBe(HOUR);
  });

  it('a sample speaks for its cadence, cut at the next sample', () => {
    const facts = log(counts([['10:00', 9, 10], ['10:03', 10, 10], ['10:20', 10, 10]]));

    const result = judge(aLevel({ method: samplesEvery(5 * MINUTE) }), facts);

    expect(result.time.bad).toBe(3 * MINUTE);
    expect(result.time.good).toBe(10 * MINUTE);
    expect(result.stretches.filter(({ state }) => state === 'unknown')).toEqual([
      { ...during('00:00', '10:00'), state: 'unknown' }, { ...during('10:08', '10:20'), state: 'unknown' }, { ...during('10:25', '24:00'), state: 'unknown' },
    ]);
  });

  it('a sample is bad when its value is on the wrong side of the threshold', () => {
    const values = { kind: 'samples', source: 'probe', component: 'shop', at: [at('10:00'), at('10:05'), at('10:10')], value: [499, 500, 501] } as const;
    const badTime = (good: 'at-most' | 'at-least') => judge(aLevel({ method: { ...samplesEvery(5 * MINUTE), threshold: { good, value: 500 } } }), log(values)).stretches.filter(({ state }) => state === 'bad');

    expect(badTime('at-most')).toEqual([{ ...during('10:10', '10:15'), state: 'bad' }]);
    expect(badTime('at-least')).toEqual([{ ...during('10:00', '10:05'), state: 'bad' }]);
  });

  it('a later correction of a sample counts, whatever the order of arrival', () => {
    const facts = log(counts([['10:00', 0, 10], ['10:05', 10, 10]]), counts([['10:00', 10, 10]]));

    expect(judge(aLevel({ method: samplesEvery(5 * MINUTE) }), facts).time).toMatchObject({ bad: 0, good: 10 * MINUTE });
    expect(judge(aLevel({ method: samplesEvery(5 * MINUTE) }), facts.toReversed()).time).toMatchObject({ bad: 0, good: 10 * MINUTE });
  });

  it('several sources combine over those known', () => {
    const sources = ['a', 'b', 'c'];
    const facts = log(
      up('00:00', { source: 'a' }), up('00:00', { source: 'b' }), up('00:00', { source: 'c' }),
      down('10:00', { source: 'a' }), down('11:00', { source: 'b' }), down('12:00', { source: 'c' }),
      says('unknown', '13:00', { source: 'c' }), up('14:00', { source: 'b' }), up('15:00', { source: 'a' }),
    );
    const bad = (combine: 'any-bad' | 'majority' | 'all-bad') => judge(aLevel({ method: { ...statusMethod, sources, combine } }), facts).stretches.map(({ start, end, state }) => [start, end, state]);

    expect(bad('any-bad')).toEqual([[at('10:00'), at('15:00'), 'bad']]);
    expect(bad('majority')).toEqual([[at('11:00'), at('15:00'), 'bad']]);
    expect(bad('all-bad')).toEqual([[at('12:00'), at('14:00'), 'bad']]);
  });

  it('facts of another metric, component or source are passed over', () => {
    const facts = log(up('00:00'), down('10:00', { component: 'other' }), down('11:00', { source: 'stranger' }), down('12:00', { metric: 'speed' }));

    expect(judge(aLevel({ method: { ...statusMethod, metric: 'availability' } }), facts).time.bad).toBe(0);
  });
});

describe('S3 S12 hours', () => {
  const office: AvailabilityTerms['calendar'] = { kind: 'business', zone: 'UTC', weekly: [{ days: ['mon'], shifts: [{ opens: '09:00', closes: '17:00' }] }] };

  it('out of hours nothing counts', () => {
    const result = judge(aLevel({ calendar: office }), log(up('00:00'), down('16:00'), up('18:00')));

    expect(result.time).toMatchObject({ 'out-of-hours': 16 * HOUR, bad: HOUR, good: 7 * HOUR });
  });

  it('S17 a day without hours is not applicable', () => {
    const result = evaluateAvailability(aLevel({ calendar: office }), log(up('00:00')), { start: theDay.end, end: theDay.end + DAY }, later);

    expect(result.state).toBe('not-applicable');
    expect(result.toDate).toEqual({ good: '0', bad: '0' });
  });
});

describe('S13 exclusions', () => {
  const facts = log(up('00:00'), down('10:00'), up('12:00'), maintenance('11:00', '13:00'));

  it('remove leaves the window out on both sides', () => {
    const result = judge(aLevel(), facts);

    expect(result.time).toMatchObject({ excluded: 2 * HOUR, bad: HOUR, good: 21 * HOUR });
    expect(result.toDate).toMatchObject({ good: String(21 * HOUR), bad: String(HOUR) });
  });

  it('count-as-good makes all of the window good, whatever was observed', () => {
    const result = judge(aLevel({ exclusions: { effect: 'count-as-good' } }), log(down('10:00'), up('12:00'), maintenance('09:00', '11:00')));

    expect(result.time).toMatchObject({ excluded: 0, bad: HOUR, good: 14 * HOUR, unknown: 9 * HOUR });
  });

  it('count-as-bad-but-excused shows both numbers and judges the excused one', () => {
    const terms = aLevel({ expected: '95', exclusions: { effect: 'count-as-bad-but-excused' } });

    const result = judge(terms, facts);

    expect(result.toDate).toMatchObject({ good: String(22 * HOUR), bad: String(2 * HOUR), shown: '91.666' });
    expect(result.judged).toMatchObject({ good: String(21 * HOUR), bad: String(HOUR), shown: '95.454' });
    expect(result.state).toBe('met');
  });

  it('on one instant remove goes before excused, and excused before good', () => {
    const effectByReason = { excused: 'count-as-bad-but-excused', good: 'count-as-good' } as const;
    const terms = aLevel({ exclusions: { effect: 'remove', effectByReason } });
    const three = log(
      up('00:00'), down('10:00'), up('14:00'),
      maintenance('11:00', '14:00', { reason: 'good' }), maintenance('12:00', '14:00', { reason: 'excused' }), maintenance('13:00', '14:00'),
    );

    const result = judge(terms, three);

    expect(result.time).toMatchObject({ excluded: HOUR, bad: 2 * HOUR, good: 21 * HOUR });
    expect(result.judged).toMatchObject({ good: String(21 * HOUR), bad: String(HOUR) });
  });
});

describe('S14 which exclusions are valid', () => {
  const outage = [up('00:00'), down('10:00'), up('14:00')] as const;
  const badWith = (exclusions: AvailabilityTerms['exclusions'], ...more: readonly UnloggedFact[]) => judge(aLevel({ exclusions }), log(...outage, ...more));

  it('without approval they have no effect and stand in the account', () => {
    const result = badWith({ effect: 'remove' }, maintenance('10:00', '14:00', { approved: false }));

    expect(result.time).toMatchObject({ excluded: 0, bad: 4 * HOUR });
    expect(result.trace.find(({ facts }) => facts?.includes('fact-4'))?.says).toContain('not approved');
  });

  it('what overruns the window is not excluded', () => {
    expect(badWith({ effect: 'remove' }, maintenance('10:00', '13:00')).time.bad).toBe(HOUR);
  });

  it('a cap is used in order of time and cuts mid-window', () => {
    const result = badWith({ effect: 'remove', cap: 90 * MINUTE }, maintenance('12:00', '13:00'), maintenance('10:00', '11:00'));

    expect(result.time.excluded).toBe(90 * MINUTE);
    expect(result.stretches.filter(({ state }) => state === 'excluded')).toEqual([{ ...during('10:00', '11:00'), state: 'excluded' }, { ...during('12:00', '12:30'), state: 'excluded' }]);
    expect(result.trace.find(({ facts }) => facts?.includes('fact-4'))?.says).toContain('over the cap');
  });

  it('a cap counts open time once, however many windows overlap', () => {
    expect(badWith({ effect: 'remove', cap: 2 * HOUR }, maintenance('10:00', '11:30'), maintenance('11:00', '13:00', { source: 'others' })).time.bad).toBe(2 * HOUR);
  });

  it('need the agreed notice', () => {
    const declared = (when: string) => badWith({ effect: 'remove', notice: DAY }, maintenance('10:00', '14:00', { recordedAt: at(when) })).time.bad;

    expect(declared('2026-03-01T10:00Z')).toBe(0);
    expect(declared('2026-03-01T10:00:00.001Z')).toBe(4 * HOUR);
  });

  it('count only inside the allowed windows', () => {
    const nights: AvailabilityTerms['calendar'] = { kind: 'business', zone: 'UTC', weekly: [{ days: ['mon'], shifts: [{ opens: '12:00', closes: '13:00' }] }] };

    expect(badWith({ effect: 'remove', allowedIn: nights }, maintenance('10:00', '14:00')).time.bad).toBe(3 * HOUR);
  });
});

describe('S16 outages', () => {
  const short = log(up('00:00'), down('10:00'), up('10:03'), down('11:00'), up('11:05'));

  it('shorter than the minimum all of an outage counts good, reaching it all of it counts bad', () => {
    const result = judge(aLevel({ outages: { minimumLength: 5 * MINUTE } }), short);

    expect(result.toDate.bad).toBe(String(5 * MINUTE));
    expect(result.time.bad).toBe(8 * MINUTE);
  });

  it('unknown ends an outage', () => {
    const facts = log(up('00:00'), down('10:00'), says('unknown', '10:03'), down('10:04'), up('10:07'));

    expect(judge(aLevel({ outages: { minimumLength: 5 * MINUTE } }), facts).toDate.bad).toBe('0');
  });

  it('a period boundary, closing time or an exclusion does not: the length is taken before them', () => {
    const facts = log(up('00:00'), down('23:57'), up('2026-03-03T00:03Z'));
    const terms = aLevel({ outages: { minimumLength: 5 * MINUTE } });

    expect(judge(terms, facts).toDate.bad).toBe(String(3 * MINUTE));
    expect(judge(terms, log(up('00:00'), down('10:00'), up('10:06'), maintenance('10:02', '10:30'))).toDate.bad).toBe(String(2 * MINUTE));
  });

  it('part minutes are rounded per outage after cutting', () => {
    const facts = log(up('00:00'), down('10:00'), up('10:00:30'), down('11:00'), up('11:01:29.999'));
    const bad = (rounding: 'minute-up' | 'minute-down' | 'minute-nearest') => Number(judge(aLevel({ outages: { rounding } }), facts).toDate.bad) / MINUTE;

    expect([bad('minute-up'), bad('minute-down'), bad('minute-nearest')]).toEqual([3, 1, 2]);
  });

  it('rounding never goes beyond the denominator', () => {
    const calendar: AvailabilityTerms['calendar'] = { kind: 'business', zone: 'UTC', weekly: [{ days: ['mon'], shifts: [{ opens: '10:00:00', closes: '10:00:30' }] }] };

    expect(judge(aLevel({ calendar, outages: { rounding: 'minute-up' } }), log(down('00:00'))).toDate).toMatchObject({ good: '0', bad: '30000' });
  });
});

describe('S16 basis occurrences', () => {
  const terms = aLevel({ basis: 'occurrences', method: samplesEvery(HOUR), unknown: { policy: 'ignore', minimumCoverage: '10' } });
  const facts = log(counts([['00:00', 90, 100], ['01:00', 50, 50], ['02:30', 10, 10]]), maintenance('01:00', '01:30'));

  it('adds events, and exclusions remove theirs', () => {
    expect(judge(terms, facts).toDate).toMatchObject({ good: '100', bad: '10', shown: '90.909' });
  });

  it('count-as-good makes the events of the window good', () => {
    expect(judge(aLevel({ ...terms, exclusions: { effect: 'count-as-good' } }), log(counts([['00:00', 90, 100]]), maintenance('00:00', '00:30'))).toDate).toMatchObject({ good: '100', bad: '0' });
  });

  it('excused events are in one number and not in the judged one', () => {
    const result = judge(aLevel({ ...terms, exclusions: { effect: 'count-as-bad-but-excused' } }), log(counts([['00:00', 90, 100], ['01:00', 5, 10]]), maintenance('01:00', '01:30')));

    expect(result.toDate).toMatchObject({ good: '95', bad: '15' });
    expect(result.judged).toMatchObject({ good: '90', bad: '10' });
  });

  it('S1a coverage is slots with a sample ÷ slots', () => {
    expect(judge(terms, facts).coverage).toEqual({ numerator: '2', denominator: '23' });
  });

  it('S17 no traffic is not applicable', () => {
    expect(judge(aLevel({ ...terms, unknown: { policy: 'ignore', minimumCoverage: '0' } }), log(counts([['00:00', 0, 0]]))).state).toBe('not-applicable');
  });
});

describe('S18 partial periods', () => {
  const facts = log(up('00:00'), down('06:00'), up('13:00'));
  const inForce = { start: at('12:00') };

  it('prorate measures what is covered', () => {
    const result = judge(aLevel({ inForce }), facts);

    expect(result.measured).toEqual(during('12:00', '24:00'));
    expect(result.toDate).toMatchObject({ good: String(11 * HOUR), bad: String(HOUR) });
    expect(result.state).toBe('failed');
  });

  it('full measures all of the period', () => {
    expect(judge(aLevel({ inForce, partialPeriod: 'full' }), facts)).toMatchObject({ measured: theDay, toDate: { bad: String(7 * HOUR) } });
  });

  it('waive gives a number and no judgement', () => {
    expect(judge(aLevel({ inForce, partialPeriod: 'waive' }), facts)).toMatchObject({ state: 'waived', toDate: { bad: String(HOUR) } });
    expect(judge(aLevel({ partialPeriod: 'waive' }), facts).state).toBe('failed');
  });

  it('terms that are not in force in a period measure nothing', () => {
    expect(judge(aLevel({ inForce: { start: at('2026-04-01T00:00Z') } }), facts).state).toBe('not-applicable');
    expect(judge(aLevel({ inForce: { start: 0, end: at('12:00') } }), facts).measured).toEqual(during('00:00', '12:00'));
  });
});

describe('S12 S19 a running period', () => {
  const noon = at('12:00');
  const runs = (terms: AvailabilityTerms, facts: readonly Fact[], asOf = noon) => evaluateAvailability(terms, facts, theDay, asOf);

  it('counts up to two cadences after the last word; later is not yet known and outside coverage', () => {
    const result = runs(aLevel(), log(up('00:00'), up('11:00')));

    expect(result.time).toMatchObject({ good: 11 * HOUR + 10 * MINUTE, unknown: 0, 'not-yet-known': 13 * HOUR - 10 * MINUTE });
    expect(result.coverage).toEqual({ numerator: '1', denominator: '1' });
    expect(result.staleSince).toBe(at('11:00'));
  });

  it('is not stale while the last word carries to now', () => {
    const result = runs(aLevel(), log(up('00:00'), up('11:50')));

    expect(result.staleSince).toBeUndefined();
    expect(result.time['not-yet-known']).toBe(12 * HOUR);
  });

  it('a sample carries as far as it speaks', () => {
    const result = runs(aLevel({ method: samplesEvery(5 * MINUTE) }), log(counts([['11:50', 1, 1]])));

    expect(result.time).toMatchObject({ good: 5 * MINUTE, unknown: 11 * HOUR + 50 * MINUTE, 'not-yet-known': 12 * HOUR + 5 * MINUTE });
    expect(result.staleSince).toBeUndefined();
  });

  it('shows the best that can still be achieved', () => {
    const result = runs(aLevel({ expected: '98' }), log(up('00:00'), down('11:00'), up('11:30'), up('12:00')));

    expect(result.toDate).toMatchObject({ good: String(11.5 * HOUR), bad: String(0.5 * HOUR) });
    expect(result.bestAchievable).toMatchObject({ good: String(23.5 * HOUR), bad: String(0.5 * HOUR), shown: '97.916' });
    expect(result.state).toBe('failed');
  });

  it('is on course, at risk, below expected or failed by what is still reachable, never indeterminate', () => {
    const downFor = (minutes: number) => runs(aLevel({ expected: '99', minimum: '98' }), log(up('00:00'), down('11:00'), up(`11:${String(minutes).padStart(2, '0')}`), up('12:00'))).state;

    expect([downFor(5), downFor(10), downFor(20), downFor(40)]).toEqual(['on-course', 'at-risk', 'below-expected', 'failed']);
    expect(runs(aLevel(), log(says('unknown', '00:00'))).state).toBe('on-course');
    expect(runs(aLevel(), []).state).toBe('on-course');
  });

  it('past unknown stays unknown in the best achievable', () => {
    const result = runs(aLevel(), log(up('06:00'), up('12:00')));

    expect(result.bestAchievable).toMatchObject({ good: String(18 * HOUR), bad: '0' });
    expect(result.time.unknown).toBe(6 * HOUR);
  });

  it('an exclusion planned ahead is already taken out', () => {
    const result = runs(aLevel(), log(up('00:00'), up('12:00'), maintenance('20:00', '22:00')));

    expect(result.time.excluded).toBe(2 * HOUR);
    expect(result.bestAchievable?.good).toBe(String(22 * HOUR));
  });

  it('occurrences have a best achievable only with an expected volume', () => {
    const terms = aLevel({ basis: 'occurrences', method: samplesEvery(HOUR) });
    const facts = log(counts([['11:30', 90, 100]]));

    expect(runs(terms, facts).bestAchievable).toBeUndefined();
    expect(runs(aLevel({ ...terms, expectedVolume: 1000 }), facts).bestAchievable).toMatchObject({ good: '990', bad: '10' });
    expect(runs(aLevel({ ...terms, expectedVolume: 1000 }), facts).state).toBe('at-risk');
  });
});

describe('S21 S25 the judgement', () => {
  it('a value equal to its target has met it', () => {
    const facts = log(up('00:00'), down('10:00'), up('10:14:24'));

    expect(judge(aLevel({ expected: '99' }), facts).state).toBe('met');
    expect(judge(aLevel({ expected: '99.0000001' }), facts).state).toBe('failed');
  });

  it('between expected and minimum it is below expected, under the minimum it failed', () => {
    const facts = log(up('00:00'), down('10:00'), up('11:12'));

    expect(judge(aLevel({ expected: '99', minimum: '95' }), facts).state).toBe('below-expected');
    expect(judge(aLevel({ expected: '99', minimum: '95.1' }), facts).state).toBe('failed');
  });

  it('what is shown is rounded toward the worse', () => {
    const facts = log(up('2026-02-01T00:00Z'), down('10:00'), up('10:00:00.001'));

    const result = evaluateAvailability(aLevel(), facts, month, at('2026-04-02T00:00Z'));

    expect(result.toDate.shown).toBe('99.999');
  });

  it('the budget is exact and may be overspent', () => {
    const result = judge(aLevel({ expected: '99.9' }), log(up('00:00'), down('10:00'), up('10:02')));

    expect(result.budget).toEqual({ allowed: { numerator: '86400', denominator: '1' }, left: { numerator: '-33600', denominator: '1' } });
  });
});

describe('the account of a result', () => {
  it('says each step with its rule, its numbers and the facts behind it', () => {
    const result = judge(aLevel(), log(up('00:00'), down('10:00'), up('10:12'), maintenance('10:06', '10:30')));

    expect(result.trace.map(({ rule, says }) => `${rule} ${says}`)).toEqual([
      'S2 The period is 2026-03-02T00:00Z to 2026-03-03T00:00Z (UTC).',
      'S3 In hours: 1 d (around the clock).',
      'S13 Exclusion 2026-03-02T10:06Z to 2026-03-02T10:30Z (maintenance): 24 min left out on both sides.',
      'S1a 3 status changes from one source. Last word 2026-03-02T10:12Z.',
      'S12 Bad 2026-03-02T10:00Z to 2026-03-02T10:06Z: 6 min.',
      'S12 Elapsed 1 d − excluded 24 min = known 23 h 36 min, of which bad 6 min.',
      'S12 Coverage 100.000 %. At the period\'s end at least 95 % must be known.',
      'S12 To date: 23 h 30 min good of 23 h 36 min counted, 6 min bad: 99.576 %, rounded toward the worse.',
      'S37 Of all that counts or may still count 14 min 9.600 s may be bad, and 8 min 9.600 s is left, rounded down.',
      'S25 99.576 % against expected 99 %: met.',
    ]);
    expect(result.trace[4]?.facts).toEqual(['fact-1', 'fact-2']);
  });
});
