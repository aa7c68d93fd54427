import { DAY, HOUR, MINUTE } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aLevel, at, counts, down, log, maintenance, month, samplesEvery, says, up } from '../../testing/story.ts';
import type { UnloggedFact } from '../../testing/story.ts';
import type { AvailabilityTerms, Fact } from '../model.ts';
import { forecastBreach } from './forecast-breach.ts';
import type { Forecast } from './forecast-model.ts';

const now = at('2026-03-16T12:00Z');
const monthly: Partial<AvailabilityTerms> = { expected: '99', minimum: '98', period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' } };
const begin = at('2025-12-01T00:00Z');

/** Up since December, but for outages that begin so many hours later and last so many minutes; said again now. */
function upBut(outages: readonly (readonly [number, number])[], ...more: readonly UnloggedFact[]): readonly Fact[] {
  const changes = outages.flatMap(([hours, minutes]) => [
    { ...says('down', '00:00'), at: begin + hours * HOUR }, { ...says('up', '00:00'), at: begin + hours * HOUR + minutes * MINUTE },
  ]);
  return log({ ...says('up', '00:00'), at: begin }, ...changes, { ...says('up', '00:00'), at: now }, ...more);
}

const weekly = Array.from({ length: 15 }, (_, week) => [week * 168 + 10, 60] as const);
const foresee = (facts: readonly Fact[], terms: Partial<AvailabilityTerms> = {}, asOf = now) => forecastBreach(aLevel({ ...monthly, ...terms }), facts, month, asOf);

function numbers(forecast: Forecast): Extract<Forecast, { readonly state: 'forecast' }> {
  if (forecast.state !== 'forecast') throw new Error(`no forecast but ${forecast.state}`);
  return forecast;
}

describe('S37a a forecast', () => {
  it('of an hour a week is two hours by the end of the month, give or take two', () => {
    const { bad, history, expected, minimum, draws } = numbers(foresee(upBut(weekly)));

    expect(history).toEqual({ start: begin, end: now, outages: 15 });
    expect(draws).toBe(1000);
    expect(bad.soFar).toBe(2 * HOUR);
    expect(bad.median).toBeGreaterThan(3 * HOUR);
    expect(bad.median).toBeLessThan(5 * HOUR);
    expect(bad.within.fourFifths.from).toBeLessThanOrEqual(bad.within.half.from);
    expect(bad.within.half.to).toBeLessThan(bad.within.fourFifths.to);
    expect(expected.state).toBe('open');
    const chances = [expected, minimum].map((one) => (one?.state === 'open' ? Number(one.missed.numerator) / Number(one.missed.denominator) : -1));
    expect(chances[1]).toBeGreaterThan(0);
    expect(chances[1]).toBeLessThan(chances[0] ?? 0);
  });

  it('is the same for the same facts in any order, and another one for others', () => {
    const facts = upBut(weekly);

    expect(foresee(facts.toReversed())).toEqual(foresee(facts));
    expect(foresee(upBut([...weekly.slice(0, -1), [14 * 168 + 10, 61]]))).not.toEqual(foresee(facts));
  });

  it('has no minimum where the level has none', () => {
    const { minimum: _, ...terms } = aLevel(monthly);

    expect(forecastBreach(terms, upBut(weekly), month, now)).not.toHaveProperty('minimum');
  });

  it('foresees more after outages of late than after those of long ago', () => {
    const outages = (first: number) => Array.from({ length: 6 }, (_, place) => [first + place * 30, 120] as const);
    const [late, early] = [outages(1850), outages(10)].map((past) => numbers(foresee(upBut(past))).bad);

    expect((late?.within.fourFifths.to ?? 0) - (late?.soFar ?? 0)).toBeGreaterThan(1.5 * (early?.within.fourFifths.to ?? 0));
  });

  it('goes on with an outage that is not over, which lasts as long as one that lasted longer', () => {
    const past = Array.from({ length: 60 }, (_, place) => [place * 24, 100] as const);
    const { bad, expected } = numbers(foresee([...upBut(past), ...log({ ...says('down', '00:00'), at: now - 30 * MINUTE, position: 998 }, { ...says('down', '00:00'), at: now, position: 999 })]));

    expect(bad.soFar).toBe(30 * MINUTE);
    expect(bad.within.fourFifths.from).toBeGreaterThanOrEqual(100 * MINUTE);
    expect(expected.state).toBe('open');
  });
});

describe('S37a a forecast is exact where it can be', () => {
  it('a budget that is used up was so at an instant', () => {
    const facts = upBut([...weekly, [91 * 24, 8 * 60]]);

    expect(numbers(foresee(facts)).expected).toEqual({ state: 'used-up', at: at('2026-03-02T07:26:24Z') });
    expect(numbers(foresee(facts)).minimum?.state).toBe('open');
  });

  it('only more than what is allowed uses it up', () => {
    const untilNoon = (minutes: number) => numbers(foresee(upBut([[100, 5], [200, 5], [300, 5], [91 * 24, minutes]]), { expected: '99' })).expected.state;

    expect([446, 447].map(untilNoon)).toEqual(['open', 'used-up']); // 446.4 minutes of 31 days
  });

  it('what rounding adds is used up when the outage ends', () => {
    const facts = upBut([...weekly.slice(0, 5), [91 * 24, 446]], { ...down('2026-03-02T08:00Z') }, { ...up('2026-03-02T08:00:20Z') });

    expect(numbers(foresee(facts, { outages: { rounding: 'minute-up' } })).expected).toEqual({ state: 'used-up', at: at('2026-03-02T08:00:20Z') });
  });

  it('excused and unknown time count as in the judgement', () => {
    const whole = upBut([...weekly.slice(0, 5), [92 * 24, 600]]);
    const excused = [...whole, ...log(maintenance('2026-03-03T00:00Z', '2026-03-03T10:00Z', { recordedAt: begin }))];
    const unknown = upBut(weekly.slice(0, 5), says('unknown', '2026-03-02T00:00Z'), up('2026-03-02T12:00Z'));

    expect(numbers(foresee(whole)).expected).toEqual({ state: 'used-up', at: at('2026-03-03T07:26:24Z') });
    expect(numbers(foresee(excused, { exclusions: { effect: 'count-as-bad-but-excused' } })).bad.soFar).toBe(0);
    expect(numbers(foresee(unknown, { unknown: { policy: 'bad' } })).expected).toEqual({ state: 'used-up', at: at('2026-03-02T07:26:24Z') });
  });

  it('held time uses it up where it was held', () => {
    const held = upBut(weekly.slice(0, 5), down('2026-03-02T00:00Z'), says('unknown', '2026-03-02T01:00Z'), up('2026-03-02T12:00Z'));

    expect(numbers(foresee(held, { unknown: { policy: 'hold-last' } })).expected).toEqual({ state: 'used-up', at: at('2026-03-02T07:26:24Z') });
  });

  it('a last state is held no longer than to the end of what is known', () => {
    const ongoing = [...upBut([...weekly.slice(0, 5), [91 * 24, 446]]), ...log({ ...says('down', '00:00'), at: now - 20_000, position: 998 }, { ...says('down', '00:00'), at: now, position: 999 })];
    const usedUp = (policy: 'hold-last' | 'ignore') => numbers(foresee(ongoing, { unknown: { policy }, outages: { rounding: 'minute-up' } })).expected;

    // 24 seconds are left, 20 have passed, and the minute is up.
    expect([usedUp('hold-last'), usedUp('ignore')]).toEqual([{ state: 'used-up', at: now }, { state: 'used-up', at: now }]);
  });

  it('an outage over a closed night is rounded once, as in the judgement', () => {
    const calendar = { kind: 'business', zone: 'UTC', weekly: [{ days: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'], shifts: [{ opens: '08:00', closes: '20:00' }] }] } as const;
    const overNight = [down('2026-03-02T17:00:30Z'), up('2026-03-03T08:00:20Z'), down('2026-03-05T10:00Z'), up('2026-03-05T10:43Z'), down('2026-03-07T10:00Z'), up('2026-03-07T11:00Z')];

    // 180 and 43 minutes of 223.2.
    expect(numbers(foresee(upBut(weekly.slice(0, 5), ...overNight), { calendar, outages: { rounding: 'minute-up' } })).expected).toEqual({ state: 'used-up', at: at('2026-03-07T10:00:12Z') });
  });

  it('unknown time that counts as bad is not rounded', () => {
    const silent = upBut(weekly.slice(0, 5), down('2026-03-02T00:00Z'), says('unknown', '2026-03-02T00:00:20Z'), up('2026-03-02T12:00Z'));

    expect(numbers(foresee(silent, { unknown: { policy: 'bad' }, outages: { rounding: 'minute-up' } })).expected).toEqual({ state: 'used-up', at: at('2026-03-02T07:25:44Z') });
  });

  it('a budget that the rest of the period cannot use up is safe', () => {
    const lastHours = at('2026-03-31T17:00Z');
    const facts = [...upBut(weekly.slice(0, 10)), ...log({ ...says('up', '00:00'), at: lastHours, position: 999 })];

    expect(numbers(foresee(facts, {}, lastHours)).expected).toEqual({ state: 'safe' });
  });

  it('time that is excluded, closed or counted as good ahead cannot become bad', () => {
    const all = maintenance('2026-03-16T12:00Z', '2026-03-31T22:00Z', { recordedAt: begin });
    const facts = [...upBut(weekly), ...log(all)];
    const to = (terms: Partial<AvailabilityTerms>) => numbers(foresee(facts, terms)).bad.within.fourFifths.to;

    expect(to({})).toBeLessThanOrEqual(4 * HOUR);
    expect(to({ exclusions: { effect: 'count-as-good' } })).toBeLessThanOrEqual(4 * HOUR);
    expect(to({ exclusions: { effect: 'count-as-bad-but-excused' } })).toBeLessThanOrEqual(4 * HOUR);
  });
});

describe('S37a hours', () => {
  it('an outage over a closed night is one outage', () => {
    const calendar = { kind: 'business', zone: 'UTC', weekly: [{ days: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'], shifts: [{ opens: '08:00', closes: '20:00' }] }] } as const;
    const overNight = [1, 2, 3].map((week) => [week * 168 + 19, 14 * 60] as const);

    expect(numbers(foresee(upBut(overNight), { calendar })).history.outages).toBe(3);
    expect(foresee(upBut([[168 + 21, 60]]), { calendar })).toMatchObject({ state: 'too-little-history', history: { outages: 0 } });
  });

  it('an outage that ended in the night does not go on in the morning', () => {
    const calendar = { kind: 'business', zone: 'UTC', weekly: [{ days: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'], shifts: [{ opens: '12:00', closes: '23:00' }] }] } as const;
    const past = Array.from({ length: 9 }, (_, place) => [place * 240 + 12, 30] as const);
    const yesterday = (end: string) => numbers(foresee([...upBut(past), ...log({ ...down('2026-03-15T22:50Z'), position: 998 }, { ...up(end), position: 999 })], { calendar }));

    expect(yesterday('2026-03-15T23:30Z').bad.within.fourFifths.from).toBe(10 * MINUTE);
    expect(yesterday('2026-03-16T13:00Z').bad.within.fourFifths.from).toBeGreaterThanOrEqual(20 * MINUTE);
  });

  it('two outages with good time between them are two', () => {
    expect(numbers(foresee(upBut([...weekly.slice(0, 3), [168 + 12, 60]]))).history.outages).toBe(4);
  });
});

describe('S37a short outages', () => {
  const short = Array.from({ length: 30 }, (_, place) => [place * 50, 4] as const);

  it('that count as good are none', () => {
    expect(foresee(upBut(short), { outages: { minimumLength: 5 * MINUTE } })).toMatchObject({ state: 'too-little-history', history: { outages: 0 } });
    expect(numbers(foresee(upBut(short), { outages: { minimumLength: 4 * MINUTE } })).history.outages).toBe(30);
  });

  it('are rounded one by one', () => {
    const { bad } = numbers(foresee(upBut(short), { outages: { rounding: 'minute-down' } }));

    expect([bad.median % MINUTE, bad.within.fourFifths.to % MINUTE]).toEqual([0, 0]);
  });

  it('one that goes on counts whole once it is long enough', () => {
    const long = Array.from({ length: 30 }, (_, place) => [place * 50, 90] as const);
    const ongoing = [...upBut(long), ...log({ ...says('down', '00:00'), at: now - 10 * MINUTE, position: 998 }, { ...says('down', '00:00'), at: now, position: 999 })];

    const { bad } = numbers(foresee(ongoing, { outages: { minimumLength: HOUR } }));

    expect(bad.soFar).toBe(0);
    expect(bad.within.fourFifths.from).toBeGreaterThanOrEqual(HOUR);
  });
});

describe('S37a no forecast', () => {
  it('is made from too little history', () => {
    expect(foresee([])).toEqual({ state: 'too-little-history', model: 'outages-by-weighted-bootstrap/2', history: { start: now, end: now, outages: 0 }, needs: { history: 62 * DAY, outages: 3 } });
    expect([2, 3].map((outages) => foresee(upBut(weekly.slice(0, outages))).state)).toEqual(['too-little-history', 'forecast']);
  });

  it('is made from less than two periods, or four weeks', () => {
    const from = (start: number, period: AvailabilityTerms['period'], interval = month) => forecastBreach(
      aLevel({ ...monthly, period }), log({ ...says('up', '00:00'), at: start }, ...[1, 2, 3].flatMap((day) => [{ ...says('down', '00:00'), at: start + day * HOUR }, { ...says('up', '00:00'), at: start + day * HOUR + MINUTE }]), { ...says('up', '00:00'), at: now }), interval, now,
    ).state;
    const byMonth = aLevel(monthly).period;
    const byDay = aLevel().period;
    const today = { start: at('2026-03-16T00:00Z'), end: at('2026-03-17T00:00Z') };

    expect([from(now - 62 * DAY, byMonth), from(now - 62 * DAY + 1, byMonth)]).toEqual(['forecast', 'too-little-history']);
    expect([from(now - 28 * DAY, byDay, today), from(now - 28 * DAY + 1, byDay, today)]).toEqual(['forecast', 'too-little-history']);
  });

  it('is made of events, of a period that is not running, or where nothing is left', () => {
    const facts = upBut(weekly);

    expect(foresee(log(counts([['10:00', 1, 2]])), { basis: 'occurrences', method: samplesEvery(MINUTE) })).toEqual({ state: 'not-applicable', why: 'counts-no-time' });
    expect([month.start - 1, month.end].map((asOf) => foresee(facts, {}, asOf))).toEqual([{ state: 'not-applicable', why: 'not-running' }, { state: 'not-applicable', why: 'not-running' }]);
    expect(foresee(facts, {}, month.start).state).toBe('forecast');
    expect(foresee(facts, { inForce: { start: 0, end: at('2026-03-10T00:00Z') } })).toEqual({ state: 'not-applicable', why: 'no-time-left' });
  });
});
