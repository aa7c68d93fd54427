import { HOUR } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aLevel, at, counts, down, log, samplesEvery, says, theDay, up } from '../../testing/story.ts';
import type { UnloggedFact } from '../../testing/story.ts';
import { theIncident } from '../../testing/agreement-story.ts';
import { evaluateLevel } from '../evaluate-level.ts';
import type { AvailabilityTerms } from '../model.ts';
import { failingIncident, incidentsOf } from './incidents.ts';

const cause = (incident: string, start: string, end: string, more = {}) => theIncident(incident, 'shop', '2026-03-02', { window: { start: at(start), end: at(end) }, ...more });
const badFrom10To14 = [up('00:00'), down('10:00'), up('14:00')];

const found = (changes: Partial<AvailabilityTerms>, ...told: readonly UnloggedFact[]) => foundAt('2026-03-10T00:00Z', changes, ...told);

function foundAt(now: string, changes: Partial<AvailabilityTerms>, ...told: readonly UnloggedFact[]) {
  const facts = log(...told);
  const result = evaluateLevel(aLevel(changes), facts, theDay, at(now));
  const incidents = incidentsOf(aLevel(changes), result, facts);
  return { incidents: incidents.map(({ incident, time }) => [incident, time / HOUR]), failing: failingIncident(aLevel(changes), result, incidents) };
}

describe('S27 the bad time of a level by incident', () => {
  it('is told by accepted causes on its component, each as it was said last', () => {
    expect(found({}, ...badFrom10To14, cause('storm', '09:00', '11:00'), cause('flood', '13:00', '13:30'), cause('fire', '10:00', '14:00', { accepted: false }), cause('quake', '10:00', '14:00', { component: 'other' })).incidents).toEqual([['storm', 1], ['flood', 0.5]]);
    expect(found({}, ...badFrom10To14, { ...cause('storm', '10:00', '11:00'), id: 'c' }, { ...cause('storm', '10:00', '13:00'), id: 'c' }).incidents).toEqual([['storm', 3]]);
    expect(found({}, ...badFrom10To14, { ...cause('storm', '10:00', '11:00'), id: 'c' }, { ...cause('storm', '10:00', '11:00', { accepted: false }), id: 'c' }).incidents).toEqual([]);
    expect(found({}, ...badFrom10To14, { ...cause('storm', '10:00', '11:00'), id: 'c', position: 99 }, { ...cause('storm', '10:00', '11:00', { accepted: false }), id: 'c' }).incidents).toEqual([['storm', 1]]);
    expect(found({}, ...badFrom10To14, cause('storm', '20:00', '21:00'), cause('none', '11:00', '11:00')).incidents).toEqual([]);
  });

  it('an instant belongs to the incident that began first, of equal ones to the lower id', () => {
    expect(found({}, ...badFrom10To14, cause('b', '10:00', '12:00'), cause('a', '11:00', '13:00')).incidents).toEqual([['b', 2], ['a', 1]]);
    expect(found({}, ...badFrom10To14, cause('b', '10:00', '12:00'), cause('a', '10:00', '13:00')).incidents).toEqual([['a', 3]]);
    expect(found({}, ...badFrom10To14, cause('a', '10:00', '13:00'), cause('b', '10:00', '14:00')).incidents).toEqual([['a', 3], ['b', 1]]);
  });

  it('an incident began with the first of its windows, whichever was told first', () => {
    expect(found({}, ...badFrom10To14, cause('b', '10:00', '12:30'), cause('a', '12:00', '13:00'), cause('a', '09:00', '11:00')).incidents).toEqual([['a', 2], ['b', 1]]);
  });

  it('counts each of its windows once', () => {
    expect(found({}, ...badFrom10To14, cause('a', '10:00', '11:30'), cause('a', '11:00', '12:00'), cause('a', '13:00', '20:00')).incidents).toEqual([['a', 3]]);
  });
});

describe('S27 the incident that failed a level', () => {
  const failing = (changes: Partial<AvailabilityTerms>, ...causes: readonly UnloggedFact[]) => found(changes, ...badFrom10To14, ...causes).failing;

  it('is the one without which it had kept its minimum', () => {
    expect(failing({ expected: '90' }, cause('storm', '10:00', '12:00'))).toBe('storm');
    expect(failing({ expected: '99' }, cause('storm', '10:00', '12:00'))).toBeUndefined();
    expect(failing({ expected: '99', minimum: '90' }, cause('storm', '10:00', '12:00'))).toBe('storm');
    // 20 good of 22 hours are 90.909 %, to the digit 10/11.
    expect(failing({ expected: '90.91' }, cause('storm', '10:00', '12:00'))).toBeUndefined();
    expect(failing({ expected: '100' }, cause('storm', '00:00', '24:00'))).toBe('storm');
  });

  it('of several the one with the most bad time, then the earliest', () => {
    expect(failing({ expected: '85' }, cause('a', '10:00', '11:30'), cause('b', '11:30', '14:00'))).toBe('b');
    expect(failing({ expected: '85' }, cause('b', '10:00', '12:00'), cause('a', '12:00', '14:00'))).toBe('b');
  });

  it('is none where the level did not fail', () => {
    expect(failing({ expected: '80' }, cause('storm', '10:00', '12:00'))).toBeUndefined();
  });

  it('stands for the whole where nothing else was known', () => {
    expect(found({ unknown: { policy: 'bad' } }, cause('storm', '00:00', '24:00')).failing).toBeUndefined();
    expect(found({}, down('2026-03-01T00:00Z'), cause('storm', '00:00', '24:00')).failing).toBe('storm');
  });

  it('S12 is none where too little was known, whatever was bad', () => {
    const blindFrom = (when: string) => [...badFrom10To14, says('unknown', when), cause('storm', '10:00', '14:00')];
    const failingBlind = (when: string, minimumCoverage?: string) => found({ expected: '90', unknown: { policy: 'fail-period', ...(minimumCoverage === undefined ? {} : { minimumCoverage }) } }, ...blindFrom(when)).failing;

    expect([failingBlind('22:48'), failingBlind('22:47:59.999')]).toEqual(['storm', undefined]);
    expect([failingBlind('18:00', '75'), failingBlind('18:00', '75.001')]).toEqual(['storm', undefined]);
    expect(found({ expected: '90', unknown: { policy: 'ignore', minimumCoverage: '0' } }, ...blindFrom('18:00')).failing).toBe('storm');
    // A running period is not judged by what is known of it.
    expect(foundAt('16:00', { expected: '90', unknown: { policy: 'fail-period' } }, ...blindFrom('14:30')).failing).toBe('storm');
  });

  it('looks at the number that was judged', () => {
    const excused = { expected: '96', exclusions: { effect: 'count-as-bad-but-excused' } } as const;
    const window = { kind: 'exclusion', source: 'people', component: 'shop', window: { start: at('10:00'), end: at('12:00') }, reason: 'maintenance', approved: true } as const;

    expect(failing(excused, cause('storm', '12:00', '13:30'), window)).toBe('storm');
    expect(failing(excused, cause('storm', '12:00', '13:30'))).toBeUndefined();
  });

  it('cannot be told from time where events are counted', () => {
    const events = { basis: 'occurrences', method: samplesEvery(HOUR), unknown: { policy: 'ignore', minimumCoverage: '0' } } as const;

    expect(found(events, counts([['10:00', 0, 10], ['11:00', 10, 10]]), cause('storm', '10:00', '11:00'))).toEqual({ incidents: [['storm', 1]], failing: undefined });
  });
});
