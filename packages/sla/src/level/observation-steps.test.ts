import { DAY, HOUR, MINUTE } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aLevel, at, counts, down, during, log, maintenance, samplesEvery, says, statusMethod, theDay, up } from '../../testing/story.ts';
import type { UnloggedFact } from '../../testing/story.ts';
import type { AvailabilityTerms, TraceStep } from '../model.ts';
import { evaluateAvailability } from './evaluate-availability.ts';

const later = at('2026-03-10T00:00Z');

function account(terms: Partial<AvailabilityTerms>, ...facts: readonly UnloggedFact[]): readonly TraceStep[] {
  return evaluateAvailability(aLevel(terms), log(...facts), theDay, later).trace;
}

function step(rule: string, begins: string, terms: Partial<AvailabilityTerms>, ...facts: readonly UnloggedFact[]): TraceStep | undefined {
  return account(terms, ...facts).find((one) => one.rule === rule && one.says.startsWith(begins));
}

describe('the account says of the period', () => {
  it('from when to when, and in which zone it was reckoned', () => {
    const terms: Partial<AvailabilityTerms> = { period: { zone: 'Europe/Amsterdam', anchor: '2026-01-01', every: 'P1D' } };

    expect(step('S2', 'The period is', terms)).toEqual({ rule: 'S2', says: 'The period is 2026-03-02T00:00Z to 2026-03-03T00:00Z (Europe/Amsterdam).', amount: `${DAY} ms` });
  });

  it('which part of it is measured, if not all', () => {
    expect(step('S18', '', { inForce: { start: at('18:00') } })).toEqual({
      rule: 'S18', says: 'These terms are in force for a part of it: 2026-03-02T18:00Z to 2026-03-03T00:00Z is measured (prorate).', amount: `${6 * HOUR} ms`,
    });
    expect(step('S18', '', {})).toBeUndefined();
  });

  it('that nothing of it is measured', () => {
    expect(step('S18', '', { inForce: { start: at('2026-04-01T00:00Z') } })?.says).toBe('These terms are not in force in it: nothing is measured.');
  });

  it('how much of it is in hours, and whose hours these are', () => {
    const calendar: AvailabilityTerms['calendar'] = { kind: 'business', zone: 'Europe/Amsterdam', weekly: [{ days: ['mon'], shifts: [{ opens: '09:00', closes: '17:30' }] }] };

    expect(step('S3', '', { calendar })).toEqual({ rule: 'S3', says: 'In hours: 8 h 30 min (opening hours in Europe/Amsterdam).', amount: `${8.5 * HOUR} of ${DAY} ms` });
    expect(step('S3', '', {})?.says).toBe('In hours: 1 d (around the clock).');
  });
});

describe('the account says of every exclusion', () => {
  const name = 'Exclusion 2026-03-02T10:00Z to 2026-03-02T12:00Z (maintenance)';
  const of = (terms: Partial<AvailabilityTerms>, ...facts: readonly UnloggedFact[]) => account(terms, ...facts).filter(({ facts: ids }) => ids?.length === 1 && ids[0] === 'fact-1');

  it.each([
    ['remove', 'left out on both sides'],
    ['count-as-good', 'counted as good, whatever was observed'],
    ['count-as-bad-but-excused', 'excused: left out of the number that is judged'],
  ] as const)('what %s did', (effect, words) => {
    expect(of({ exclusions: { effect } }, maintenance('10:00', '12:00'))[0]).toEqual({ rule: 'S13', says: `${name}: 2 h ${words}.`, amount: `${2 * HOUR} ms`, facts: ['fact-1'] });
  });

  it('that it was cut by the cap, or found it used up', () => {
    const exclusions: AvailabilityTerms['exclusions'] = { effect: 'remove', cap: HOUR };

    expect(of({ exclusions }, maintenance('10:00', '12:00'))[0]).toEqual({
      rule: 'S14', says: `${name}: 1 h left out on both sides; the rest is over the cap of the period and is not excluded.`, amount: `${HOUR} ms`, facts: ['fact-1'],
    });
    expect(of({ exclusions: { effect: 'remove', cap: 0 } }, maintenance('10:00', '12:00'))[0]?.says).toBe(`${name}: the cap of the period is used up; nothing is excluded.`);
  });

  it('why it has no effect', () => {
    const nights: AvailabilityTerms['calendar'] = { kind: 'business', zone: 'UTC', weekly: [{ days: ['tue'], shifts: [{ opens: '01:00', closes: '02:00' }] }] };
    const words = (terms: Partial<AvailabilityTerms>, approved = true) => of(terms, maintenance('10:00', '12:00', { approved }))[0]?.says;

    expect(words({}, false)).toBe(`${name}: not approved; nothing is excluded.`);
    expect(words({ exclusions: { effect: 'remove', notice: 2 * DAY } })).toBe(`${name}: declared later than the agreed notice; nothing is excluded.`);
    expect(words({ exclusions: { effect: 'remove', allowedIn: nights } })).toBe(`${name}: outside the windows in which exclusions are allowed; nothing is excluded.`);
    expect(words({ calendar: nights })).toBe(`${name}: outside hours or outside this period; nothing is excluded.`);
  });
});

describe('the account says of what was said', () => {
  it('how much, by whom, and when it was last', () => {
    expect(step('S1a', '', {}, up('00:00'), down('10:00'))?.says).toBe('2 status changes from one source. Last word 2026-03-02T10:00Z.');
    expect(step('S1a', '', {}, up('00:00'))?.says).toBe('1 status change from one source. Last word 2026-03-02T00:00Z.');
  });

  it('that nothing ever was', () => {
    expect(step('S1a', '', {})?.says).toBe('0 status changes from one source. Nothing was ever heard, so everything is unknown.');
  });

  it('samples as the batches they came in', () => {
    const method = samplesEvery(HOUR);

    expect(step('S1a', '', { method }, counts([['10:00', 1, 1], ['11:00', 1, 1]]), counts([['12:00', 1, 1]]))?.says).toBe('3 samples in 2 batches from one source. Last word 2026-03-02T12:00Z.');
    expect(step('S1a', '', { method }, counts([['10:00', 1, 1]]))?.says).toBe('1 sample in 1 batch from one source. Last word 2026-03-02T10:00Z.');
  });

  it('how several sources were combined', () => {
    const method: AvailabilityTerms['method'] = { ...statusMethod, sources: ['a', 'b', 'c'], combine: 'majority' };

    expect(step('S1a', '', { method }, up('00:00', { source: 'a' }))?.says).toBe('1 status change from 3 sources (majority). Last word 2026-03-02T00:00Z.');
  });
});

describe('the account says of bad time', () => {
  it('every stretch, with its length and the facts behind it', () => {
    const bad = account({}, up('00:00'), down('10:00'), up('10:12'), down('20:00'), up('21:00')).filter(({ says: words }) => words.startsWith('Bad '));

    expect(bad).toEqual([
      { rule: 'S12', says: 'Bad 2026-03-02T10:00Z to 2026-03-02T10:12Z: 12 min.', amount: `${12 * MINUTE} ms`, facts: ['fact-1', 'fact-2'] },
      { rule: 'S12', says: 'Bad 2026-03-02T20:00Z to 2026-03-02T21:00Z: 1 h.', amount: `${HOUR} ms`, facts: ['fact-3', 'fact-4'] },
    ]);
  });

  it('cut where hours or exclusions cut it', () => {
    const bad = account({}, up('00:00'), down('10:00'), up('12:00'), maintenance('10:30', '11:00')).filter(({ says: words }) => words.startsWith('Bad '));

    expect(bad.map(({ says: words }) => words)).toEqual(['Bad 2026-03-02T10:00Z to 2026-03-02T10:30Z: 30 min.', 'Bad 2026-03-02T11:00Z to 2026-03-02T12:00Z: 1 h.']);
  });

  it('that short outages were forgiven', () => {
    const outages = { minimumLength: 5 * MINUTE };

    expect(step('S16', '', { outages }, up('00:00'), down('10:00'), up('10:03'))).toEqual({ rule: 'S16', says: '3 min of outages shorter than 5 min count good.', amount: `${3 * MINUTE} ms` });
    expect(step('S16', '', { outages }, up('00:00'), down('10:00'), up('10:05'))).toBeUndefined();
  });

  it('that part minutes were rounded', () => {
    expect(step('S16', '', { outages: { rounding: 'minute-nearest' } }, up('00:00'))?.says).toBe('Part minutes are rounded per outage (minute-nearest).');
    expect(step('S16', '', { outages: { rounding: 'none' } }, up('00:00'))).toBeUndefined();
  });
});

describe('the account as a whole', () => {
  it('goes from the period to the judgement', () => {
    const rules = account({ inForce: { start: at('06:00') }, outages: { minimumLength: HOUR, rounding: 'minute-up' } }, up('00:00'), down('10:00'), up('10:10'), maintenance('20:00', '21:00')).map(({ rule }) => rule);

    expect(rules).toEqual(['S2', 'S18', 'S3', 'S13', 'S1a', 'S12', 'S16', 'S16', 'S12', 'S12', 'S12', 'S37', 'S25']);
  });

  it('does its sums: elapsed less what is taken is what is known', () => {
    const sums = account({}, up('01:00'), down('10:00'), says('unknown', '11:00'), up('12:00'), maintenance('20:00', '21:00')).find(({ says: words }) => words.startsWith('Elapsed'));

    expect(sums).toMatchObject({
      rule: 'S12',
      says: 'Elapsed 1 d − excluded 1 h − unknown 2 h = known 21 h, of which bad 1 h.',
      amount: `${DAY} − 0 − ${HOUR} − ${2 * HOUR} − 0 = ${21 * HOUR} ms; bad ${HOUR} ms`,
    });
  });

  it('is the same whichever way the facts came', () => {
    const facts = log(up('00:00'), down('10:00'), up('10:12'), maintenance('20:00', '21:00'));

    expect(evaluateAvailability(aLevel(), facts.toReversed(), theDay, later).trace).toEqual(evaluateAvailability(aLevel(), facts, theDay, later).trace);
  });

  it('shows on the strip what it speaks of', () => {
    const { stretches } = evaluateAvailability(aLevel(), log(up('01:00'), down('10:00'), up('10:12'), maintenance('20:00', '21:00')), theDay, later);

    expect(stretches).toEqual([
      { ...during('00:00', '01:00'), state: 'unknown' }, { ...during('10:00', '10:12'), state: 'bad' }, { ...during('20:00', '21:00'), state: 'excluded' },
    ]);
  });
});
