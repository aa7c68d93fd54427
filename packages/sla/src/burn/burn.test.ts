import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DAY, HOUR, MINUTE, SECOND } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aLevel, at, counts, down, log, maintenance, samplesEvery, up } from '../../testing/story.ts';
import type { UnloggedFact } from '../../testing/story.ts';
import { rational } from '../exact/rational.ts';
import type { AvailabilityTerms } from '../model.ts';
import { burnAlert, burnOver } from './burn-alert.ts';
import { BURN_POLICIES, budgetLasts, burnFactor } from './burn-policy.ts';
import type { BurnPolicy } from './burn-policy.ts';

const [page] = BURN_POLICIES;
const policy: BurnPolicy = page ?? { share: '2', long: HOUR, short: 5 * MINUTE };
const month = 30 * DAY;
const terms = aLevel({ expected: '99.9' });
const fires = (when: string, facts: readonly UnloggedFact[], wasFiring = false, more: Partial<AvailabilityTerms> = {}) => burnAlert({ ...terms, ...more }, log(...facts), policy, at(when), month, wasFiring).firing;

describe('S37 the factor of a policy', () => {
  it('is share × period ÷ long window: 14.4, 6, 3 and 1 at 30 days', () => {
    expect(BURN_POLICIES.map((one) => burnFactor(one, month))).toEqual([rational(72, 5), rational(6), rational(3), rational(1)]);
  });

  it('says how long a budget lasts', () => {
    expect(budgetLasts(month, rational(72, 5))).toEqual(rational(50 * HOUR));
  });
});

describe('S37 burn', () => {
  it('is the bad fraction ÷ the allowed fraction of the included time', () => {
    const burn = burnOver(terms, log(up('2026-03-01T00:00Z'), down('10:00'), up('10:06')), { start: at('09:30'), end: at('10:30') });

    expect(burn).toEqual({ burn: rational(100), included: HOUR, counted: HOUR });
  });

  it('S14 leaves out no more than the cap of the level\'s own period, used in order of time', () => {
    const capped = aLevel({ expected: '99.9', exclusions: { effect: 'remove', cap: 90 * MINUTE }, period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1D' } });
    const facts = log(down('2026-03-01T00:00Z'), maintenance('2026-03-01T20:00Z', '2026-03-01T22:00Z'), maintenance('02:00', '03:00'), maintenance('10:00', '11:00'));
    const includedIn = (from: string, to: string) => burnOver(capped, facts, { start: at(from), end: at(to) }).included;

    expect([includedIn('02:00', '03:00'), includedIn('10:00', '11:00'), includedIn('10:00', '10:30')]).toEqual([0, 30 * MINUTE, 0]);
    expect(includedIn('2026-03-01T21:00Z', '02:30')).toBe(5 * HOUR - 30 * MINUTE);
    expect(burnAlert(capped, facts, policy, at('11:00'), month).firing).toBe(true);
    expect(burnAlert({ ...capped, exclusions: { effect: 'remove' } }, facts, policy, at('11:00'), month).firing).toBe(false);
  });

  it('has no number where nothing may be bad or nothing was counted', () => {
    const window = { start: at('09:30'), end: at('10:30') };

    expect(burnOver(aLevel({ expected: '100' }), log(down('2026-03-01T00:00Z')), window).burn).toBeUndefined();
    expect(burnOver(terms, [], window)).toEqual({ included: HOUR, counted: 0 });
  });

  it('counts users where the level does, exactly', () => {
    const users = aLevel({ expected: '99', basis: 'user-minutes', method: samplesEvery(MINUTE) });
    const many = 9_007_199_254_740_000;

    expect(burnOver(users, log(counts([['10:00', many - 1, many]])), { start: at('10:00'), end: at('10:01') })).toMatchObject({ burn: rational(100, many) });
  });

  it('counts events where the level does', () => {
    const events = aLevel({ expected: '99', basis: 'occurrences', method: samplesEvery(MINUTE) });

    expect(burnOver(events, log(counts([['10:00', 95, 100], ['10:01', 100, 100]])), { start: at('10:00'), end: at('10:05') })).toMatchObject({ burn: rational(5, 2), counted: 200 });
  });
});

describe('S37 an alert', () => {
  const outage = [up('2026-03-01T00:00Z'), down('10:00')];

  it('fires when both windows burn at the factor or faster', () => {
    expect([fires('10:00:51', outage), fires('10:00:52', outage)]).toEqual([false, true]); // 51.84 s of the hour may be bad
    expect(fires('10:30', [...outage, up('10:10')])).toBe(false); // the short window is good again
  });

  it('goes on firing until the long window is below the factor', () => {
    const over = [...outage, up('10:10')];

    expect(fires('10:30', over, true)).toBe(true);
    expect(fires('11:09:08', over, true)).toBe(true);
    expect(fires('11:09:09', over, true)).toBe(false);
  });

  it('does not fire for a window with less than half of it included', () => {
    const most = maintenance('09:00', '10:00');

    expect(fires('10:20', [...outage, most])).toBe(false);
    expect(fires('10:30', [...outage, most])).toBe(true);
  });

  it('needs a full long window of history and of force, and a target below 100 %', () => {
    expect(fires('10:59', [down('10:00')])).toBe(false);
    expect(fires('11:00', [down('10:00')])).toBe(true);
    expect(fires('10:30', outage, false, { inForce: { start: at('10:00') } })).toBe(false);
    expect(fires('10:30', outage, false, { inForce: { start: at('09:30') } })).toBe(true);
    expect(fires('10:30', outage, false, { inForce: { start: at('09:30') + 1 } })).toBe(false);
    expect(fires('10:30', outage, false, { expected: '100' })).toBe(false);
  });

  it('asks only events for a minimum of them', () => {
    const slices = aLevel({ expected: '50', basis: 'timeslices', slice: { length: HOUR, target: '100' } });
    const facts = log(up('2026-03-01T00:00Z'), down('00:00'), down('10:00'));

    expect(burnAlert(slices, facts, { ...BURN_POLICIES[0], long: 2 * HOUR, short: HOUR, share: '100' }, at('10:00'), 2 * HOUR, false, 1_000_000).firing).toBe(true);
  });

  it('fires at the factor exactly, and was not firing unless it is said', () => {
    const exactly: BurnPolicy = { share: '2', long: HOUR, short: HOUR };
    const half = aLevel({ expected: '50' });
    const facts = log(up('2026-03-01T00:00Z'), down('10:00'), up('10:30'));

    expect(burnAlert(half, facts, exactly, at('11:00'), 50 * HOUR)).toMatchObject({ firing: true, factor: rational(1) });
    expect(burnAlert(half, facts, exactly, at('11:00') + 1, 50 * HOUR).firing).toBe(false);
  });

  it('of time asks for no events, and of samples for one as old as the long window', () => {
    const sampled = aLevel({ expected: '99', method: samplesEvery(MINUTE) });
    const failing = (first: string) => log(counts([[first, 0, 1], ['09:30', 0, 1], ['09:58', 0, 1], ['09:59', 0, 1]]));

    expect(burnAlert(sampled, failing('09:00'), policy, at('10:00'), month, false, Infinity).firing).toBe(true);
    expect(burnAlert(sampled, failing('09:00:00.001'), policy, at('10:00'), month).firing).toBe(false);
  });

  it('needs a minimum of events', () => {
    const events = aLevel({ expected: '99', basis: 'occurrences', method: samplesEvery(MINUTE) });
    const facts = log(counts([['09:00', 1, 1], ['09:59', 0, 3]]));

    expect([3, 4].map((minimum) => burnAlert(events, facts, policy, at('10:00'), month, false, minimum).firing)).toEqual([true, false]);
  });
});

const folder = process.env['ENTENTE_REAL_DATA'] ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url));
const absent = existsSync(folder) ? '' : ' (skipped: no folder of real data)';

describe.skipIf(absent !== '')(`S37 burn rates of a public test suite${absent}`, () => {
  interface Case {
    readonly id: string;
    readonly op: string;
    readonly description: string;
    readonly slo_window_days: number;
    readonly long_window?: string;
    readonly budget_consumed_percent?: number;
    readonly burn_rate?: number;
    readonly expected: { readonly burn_rate_factor?: number; readonly days?: number };
  }
  const cases: readonly Case[] = absent === '' ? JSON.parse(readFileSync(`${folder}/cases/burn_rate.json`, 'utf8')).cases : [];
  const units: Readonly<Record<string, number>> = { s: SECOND, m: MINUTE, h: HOUR, d: DAY };
  const lengthOf = (text: string) => Number(text.slice(0, -1)) * (units[text.slice(-1)] ?? 0);

  it('has sixteen cases', () => expect(cases).toHaveLength(16));

  it.each(cases.filter(({ op }) => op === 'burn_rate_threshold'))('$id $description', ({ slo_window_days: days, long_window: long = '', budget_consumed_percent: share, expected }) => {
    const { numerator, denominator } = burnFactor({ share: String(share), long: lengthOf(long), short: 0 }, days * DAY);

    expect(Number(numerator) / Number(denominator)).toBeCloseTo(expected.burn_rate_factor ?? 0, 12);
  });

  it.each(cases.filter(({ op }) => op === 'time_to_exhaustion'))('$id $description', ({ slo_window_days: days, burn_rate: rate = 1, expected }) => {
    const { numerator, denominator } = budgetLasts(days * DAY, rational(Math.round(rate * 10), 10));

    expect(Number(numerator) / Number(denominator) / DAY).toBeCloseTo(expected.days ?? 0, 12);
  });
});
