import { DAY, HOUR, MINUTE } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aLevel, at, during, log, maintenance, theDay } from '../../testing/story.ts';
import type { UnloggedFact } from '../../testing/story.ts';
import type { AvailabilityTerms } from '../model.ts';
import type { Colours } from '../observe/colours.ts';
import { countedTime } from './counted-time.ts';
import { exclusionsOf } from './exclusions.ts';
import type { PeriodView } from './period-view.ts';
import { timeTotals } from './time-totals.ts';

const ended: PeriodView = { period: theDay, measured: theDay, running: false, horizon: theDay.end };
const atNoon: PeriodView = { ...ended, running: true, horizon: at('12:00') };

/** Good all day but for an outage from 10:00 to 11:00 and an unknown hour from 14:00. */
const seen: Colours = { good: [during('00:00', '10:00'), during('11:00', '14:00'), during('15:00', '24:00')], bad: [during('10:00', '11:00')] };

function account(terms: Partial<AvailabilityTerms>, view: PeriodView = ended, exclusions: readonly UnloggedFact[] = [], colours: Colours = seen, asOf = Infinity) {
  const level = aLevel(terms);
  return timeTotals(level, view, countedTime(level, exclusionsOf('shop', log(...exclusions)), view), colours, asOf);
}

describe('S12 the sums of a period', () => {
  it('are the time of each state', () => {
    const { totals, bad, unknown } = account({});

    expect(totals.time).toEqual({ 'out-of-hours': 0, excluded: 0, bad: HOUR, good: 22 * HOUR, unknown: HOUR, 'not-yet-known': 0 });
    expect(bad).toEqual([during('10:00', '11:00')]);
    expect(unknown).toEqual([during('14:00', '15:00')]);
  });

  it('count what is known', () => {
    expect(account({}).totals).toMatchObject({ toDate: { good: 22 * HOUR, bad: HOUR }, coverage: { known: 23 * HOUR, knowable: 24 * HOUR } });
  });

  it('know nothing of what may come once the period has ended', () => {
    expect(account({}).totals.toDate.ahead).toBeUndefined();
  });

  it('of a running period end at the horizon', () => {
    const { totals, unknown } = account({}, atNoon);

    expect(totals.time).toMatchObject({ bad: HOUR, good: 11 * HOUR, unknown: 0, 'not-yet-known': 12 * HOUR });
    expect(totals.toDate).toEqual({ good: 11 * HOUR, bad: HOUR, ahead: 12 * HOUR });
    expect(unknown).toEqual([]);
  });

  it('of a part of a period leave the rest out altogether', () => {
    const morning: PeriodView = { ...ended, measured: during('09:00', '12:00'), horizon: at('12:00') };

    expect(account({}, morning).totals.time).toEqual({ 'out-of-hours': 0, excluded: 0, bad: HOUR, good: 2 * HOUR, unknown: 0, 'not-yet-known': 0 });
  });
});

describe('S3 S12 hours come first', () => {
  const calendar: AvailabilityTerms['calendar'] = { kind: 'business', zone: 'UTC', weekly: [{ days: ['mon'], shifts: [{ opens: '10:30', closes: '14:30' }] }] };

  it('and take bad and unknown time with them', () => {
    expect(account({ calendar }).totals.time).toEqual({ 'out-of-hours': 20 * HOUR, excluded: 0, bad: 30 * MINUTE, good: 3 * HOUR, unknown: 30 * MINUTE, 'not-yet-known': 0 });
  });

  it('before exclusions, which take open time only', () => {
    expect(account({ calendar }, ended, [maintenance('00:00', '11:00')]).totals.time).toMatchObject({ 'out-of-hours': 20 * HOUR, excluded: 30 * MINUTE, bad: 0 });
  });
});

describe('S13 exclusions', () => {
  it('that remove take bad, good and unknown time alike', () => {
    const { totals } = account({}, ended, [maintenance('10:30', '14:30')]);

    expect(totals.time).toMatchObject({ excluded: 4 * HOUR, bad: 30 * MINUTE, unknown: 30 * MINUTE, good: 19 * HOUR });
    expect(totals.coverage).toEqual({ known: 19.5 * HOUR, knowable: 20 * HOUR });
  });

  it('that count as good make bad and unknown time good', () => {
    const { totals } = account({ exclusions: { effect: 'count-as-good' } }, ended, [maintenance('10:30', '14:30')]);

    expect(totals.time).toMatchObject({ excluded: 0, bad: 30 * MINUTE, unknown: 30 * MINUTE, good: 23 * HOUR });
    expect(totals.toDate).toEqual({ good: 23 * HOUR, bad: 30 * MINUTE });
  });

  it('that excuse leave the number and make a second one', () => {
    const { totals } = account({ exclusions: { effect: 'count-as-bad-but-excused' } }, ended, [maintenance('10:30', '14:30')]);

    expect(totals.toDate).toEqual({ good: 22 * HOUR, bad: HOUR });
    expect(totals.withoutExcused).toEqual({ good: 19 * HOUR, bad: 30 * MINUTE });
  });

  it('that excuse what is still to come take it out of the second outlook', () => {
    const { totals } = account({ exclusions: { effect: 'count-as-bad-but-excused' } }, atNoon, [maintenance('20:00', '22:00')]);

    expect(totals.toDate.ahead).toBe(12 * HOUR);
    expect(totals.withoutExcused).toEqual({ good: 11 * HOUR, bad: HOUR, ahead: 10 * HOUR });
  });

  it('without excused time there is no second number', () => {
    expect(account({ exclusions: { effect: 'count-as-bad-but-excused' } }).totals.withoutExcused).toBeUndefined();
  });
});

describe('S12 policies', () => {
  it.each([
    ['ignore', 22, 1], ['good', 23, 1], ['bad', 22, 2], ['fail-period', 22, 1], ['hold-last', 23, 1],
  ] as const)('%s counts %i hours good and %i bad', (policy, good, bad) => {
    expect(account({ unknown: { policy } }).totals.toDate).toEqual({ good: good * HOUR, bad: bad * HOUR });
  });

  it('none of them changes what was observed, nor its coverage', () => {
    for (const policy of ['ignore', 'good', 'bad', 'fail-period', 'hold-last'] as const) {
      expect(account({ unknown: { policy } }).totals).toMatchObject({ time: { bad: HOUR, unknown: HOUR }, coverage: { known: 23 * HOUR, knowable: DAY } });
    }
  });

  it('hold-last goes on with bad time, and it belongs to the outage', () => {
    const thenUnknown: Colours = { good: [during('00:00', '10:00'), during('11:00', '24:00')], bad: [during('10:00', '10:04')] };
    const held = (minimumLength: number) => account({ unknown: { policy: 'hold-last', maxAge: 4 * MINUTE }, outages: { minimumLength } }, ended, [], thenUnknown).totals.toDate.bad;

    expect([held(0), held(8 * MINUTE), held(8 * MINUTE + 1)]).toEqual([8 * MINUTE, 8 * MINUTE, 0]);
  });

  it('hold-last holds nothing beyond the moment of looking, so an outage is no longer than it has lasted', () => {
    const sinceTen: Colours = { good: [during('00:00', '10:00')], bad: [during('10:00', '10:04')] };
    const badAt = (asOf: number) => account({ unknown: { policy: 'hold-last' }, outages: { minimumLength: 8 * MINUTE } }, atNoon, [], sinceTen, asOf).totals.toDate.bad;

    expect([badAt(at('10:08') - 1), badAt(at('10:08'))]).toEqual([0, 8 * MINUTE]);
  });

  it('unknown time that counts bad is no outage, so it is neither forgiven nor rounded', () => {
    const { totals } = account({ unknown: { policy: 'bad' }, outages: { minimumLength: 2 * HOUR, rounding: 'minute-up' } });

    expect(totals.toDate).toEqual({ good: 23 * HOUR, bad: HOUR });
  });
});

describe('S16 outages', () => {
  it('that are forgiven are named, and counted as seen', () => {
    const { totals, forgiven } = account({ outages: { minimumLength: 61 * MINUTE } });

    expect(totals).toMatchObject({ time: { bad: HOUR }, toDate: { good: 23 * HOUR, bad: 0 } });
    expect(forgiven).toEqual([during('10:00', '11:00')]);
  });

  it('are as long as they were, though only a part is inside the period', () => {
    const fromYesterday: Colours = { good: [during('00:01', '24:00')], bad: [{ start: theDay.start - 10 * MINUTE, end: at('00:01') }] };

    expect(account({ outages: { minimumLength: 11 * MINUTE } }, ended, [], fromYesterday).totals.toDate.bad).toBe(MINUTE);
    expect(account({ outages: { minimumLength: 11 * MINUTE + 1 } }, ended, [], fromYesterday).totals.toDate.bad).toBe(0);
  });

  it('rounded up cannot be more than what counts', () => {
    const calendar: AvailabilityTerms['calendar'] = { kind: 'business', zone: 'UTC', weekly: [{ days: ['mon'], shifts: [{ opens: '10:59:50', closes: '11:00:10' }] }] };

    expect(account({ calendar, outages: { rounding: 'minute-up' } }).totals.toDate).toEqual({ good: 0, bad: 20_000 });
  });

  it('that lie in a window that counts as good are good', () => {
    expect(account({ exclusions: { effect: 'count-as-good' }, outages: { rounding: 'minute-up' } }, ended, [maintenance('09:00', '12:00')]).totals.toDate.bad).toBe(0);
  });
});
