import type { ClockLevelTerms } from '@entente/sla';
import { DAY, HOUR } from '@entente/worktime';
import { describe, expect, test } from 'vitest';
import type { LevelSubject } from '../inputs.ts';
import { keeperOf, partsIn } from './parts-in.ts';

const begin = Date.parse('2026-03-01T00:00Z');
const march = { start: begin, end: Date.parse('2026-04-01T00:00Z') };

const clock = (id: string, from: number, until: number | undefined, given: Partial<ClockLevelTerms> = {}): ClockLevelTerms => ({
  id, name: 'Response', kind: 'clock', component: 'desk', obligor: 'p', calendar: { kind: 'always' }, period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' }, exclusions: { effect: 'remove' }, partialPeriod: 'prorate',
  inForce: { start: begin + from * DAY, ...(until === undefined ? {} : { end: begin + until * DAY }) }, method: { measures: 'clocks', sources: ['tool'] }, targets: [{ within: HOUR }], reopening: 'continue', priorityChange: 'retroactive', expected: '90', ...given,
});
const subjects = (...terms: readonly ClockLevelTerms[]): readonly LevelSubject[] => terms.map((each) => ({ id: each.id, agreementId: 'a', terms: each }));
const parts = (...terms: readonly ClockLevelTerms[]) => partsIn(subjects(...terms), march).map(({ members, terms: { inForce } }) => [members.map(({ id }) => id), inForce]);

describe('S18 the numbers of a level in a period', () => {
  test('are one where an amendment leaves the level as it was, whichever rows say so', () => {
    expect(parts(clock('2', 10, undefined), clock('1', -40, 10))).toEqual([[['1', '2'], { start: begin - 40 * DAY }]]);
    expect(parts(clock('1', 0, 10), clock('2', 10, 20), clock('3', 20, 25))).toEqual([[['1', '2', '3'], { start: begin, end: begin + 25 * DAY }]]);
  });

  test('are one below clocks whose terms stayed the same, and two below others', () => {
    const below = (id: string, from: number, until: number | undefined, within: number) => clock(id, from, until, { chain: { parent: clock(`above ${id}`, from, until, { targets: [{ within }] }), reserve: 0 } });

    expect(parts(below('1', 0, 10, HOUR), below('2', 10, undefined, HOUR))).toHaveLength(1);
    expect(parts(below('1', 0, 10, HOUR), below('2', 10, undefined, 2 * HOUR))).toHaveLength(2);
  });

  test('are two where the level changes, or was away for a time', () => {
    expect(parts(clock('1', 0, 10), clock('2', 10, undefined, { expected: '95' }))).toHaveLength(2);
    expect(parts(clock('1', 0, 10), clock('2', 11, undefined))).toHaveLength(2);
  });

  test('are of the versions that are in force in it', () => {
    expect(parts(clock('1', -40, 0), clock('2', 0, 31), clock('3', 31, undefined))).toEqual([[['2'], { start: begin, end: begin + 31 * DAY }]]);
    expect(parts(clock('1', -40, -10))).toEqual([]);
  });

  test('are kept under the version in force, the first while none is yet', () => {
    const [part] = partsIn(subjects(clock('1', 5, 10), clock('2', 10, undefined, { expected: '95', amended: 'combine' })), march);
    if (part === undefined) throw new Error('there is a number');

    expect([4, 5, 9.5, 10, 30].map((day) => keeperOf(part, begin + day * DAY).id)).toEqual(['1', '1', '1', '2', '2']);
    expect(part.earlier?.map(({ id }) => id)).toEqual(['1']);
  });
});
