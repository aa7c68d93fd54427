import { HOUR, MINUTE } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../oracle/runs.ts';
import { aClockLevel, ticket } from '../../../testing/kinds.ts';
import { at, log, theDay } from '../../../testing/story.ts';
import type { UnloggedFact } from '../../../testing/story.ts';
import { evaluateLevel } from '../../evaluate-level.ts';
import type { ClockLevelTerms } from '../kind-model.ts';

const office = { kind: 'business', zone: 'UTC', weekly: [{ days: ['mon', 'tue'], shifts: [{ opens: '09:00', closes: '17:00' }] }] } as const;
/** Resolved for the customer within eight hours. */
const sla = (changes: Partial<ClockLevelTerms> = {}) => aClockLevel({ id: 'sla', component: 'desk', targets: [{ within: 8 * HOUR }], ...changes });
/** The supplier's part of it, within six hours of its own, or what remains of the parent's less one. */
const chained = (changes: Partial<ClockLevelTerms> = {}, parent = sla(), reserve = HOUR) => aClockLevel({ targets: [{ within: 6 * HOUR }], chain: { parent, reserve }, ...changes });
const incident = (...events: Parameters<typeof ticket> extends readonly [string, ...infer Told] ? Told : never) => ticket('INC', ...events).map((fact) => ({ ...fact, component: 'desk' }));
const task = (start: string, stop?: string, clock = 'TASK') => ticket(clock, ['start', start, { parent: 'INC' }], ...(stop === undefined ? [] : [['stop', stop] as const]));
const read = (level: ClockLevelTerms, now: string, ...facts: readonly UnloggedFact[]) => evaluateLevel(level, log(...facts), theDay, at(now));
const clockOf = (level: ClockLevelTerms, now: string, ...facts: readonly UnloggedFact[]) => read(level, now, ...facts).clocks?.[0];

describe('S11 a chained clock', () => {
  it('has its own target while its parent has more left', () => {
    expect(clockOf(chained(), '10:30', ...incident(['start', '09:00']), ...task('10:00'))).toMatchObject({ due: at('16:00'), chain: { parent: 'INC', bound: 'own', slack: HOUR } });
    expect(clockOf(chained(), '10:30', ...incident(['start', '08:59']), ...task('10:00'))).toMatchObject({ due: at('15:59'), chain: { bound: 'parent', slack: HOUR } });
  });

  it('has what remains of its parent less the reserve, and nothing when that is used up', () => {
    expect(clockOf(chained(), '15:30', ...incident(['start', '09:00']), ...task('14:00'))).toMatchObject({ due: at('16:00'), chain: { bound: 'parent', slack: HOUR } });
    expect(clockOf(chained(), '16:30', ...incident(['start', '09:00']), ...task('16:15'))).toMatchObject({ due: at('16:15'), state: 'breached', chain: { bound: 'parent', slack: 45 * MINUTE } });
    expect(clockOf(chained({}, sla(), 0), '16:30', ...incident(['start', '09:00']), ...task('16:00'))).toMatchObject({ due: at('17:00'), state: 'running', chain: { slack: 0 } });
  });

  it('counts the rest in the calendar of its parent, and compares by what is due first', () => {
    const parent = sla({ calendar: office });

    expect(clockOf(chained({}, parent), '15:00', ...incident(['start', '12:00']), ...task('15:00'))).toMatchObject({ due: at('21:00'), chain: { bound: 'own', slack: 3 * HOUR } });
    expect(clockOf(chained({ targets: [{ within: 30 * HOUR }] }, parent), '15:00', ...incident(['start', '12:00']), ...task('15:00'))).toMatchObject({ due: at('2026-03-03T11:00Z'), chain: { bound: 'parent', slack: HOUR } });
  });

  it('is stopped by its own pauses, and its slack shows it', () => {
    const paused = ticket('TASK', ['start', '14:00', { parent: 'INC' }], ['pause', '14:30', { reason: 'parts' }], ['resume', '16:30', { reason: 'parts' }]);

    expect(clockOf(chained(), '16:45', ...incident(['start', '09:00']), ...paused)).toMatchObject({ due: at('18:00'), chain: { bound: 'parent', slack: -HOUR } });
    expect(read(chained(), '16:45', ...incident(['start', '09:00']), ...paused).trace.find(({ rule }) => rule === 'S11')).toEqual({ rule: 'S11', says: 'TASK is due 1 h after INC, by what remained of INC.', amount: '-3600000 ms' });
  });

  it('takes from its parent what was left at its start, whatever the parent does later', () => {
    const facts = [...incident(['start', '09:00'], ['pause', '15:00', { reason: 'customer' }]), ...task('14:00')];

    expect(clockOf(chained(), '15:30', ...facts)).toMatchObject({ due: at('16:00'), chain: { bound: 'parent', slack: 90 * MINUTE } });
  });

  it('counts a parent that was paused then as if it were resumed', () => {
    expect(clockOf(chained(), '14:30', ...incident(['start', '09:00'], ['pause', '10:00', { reason: 'customer' }]), ...task('14:00'))).toMatchObject({ due: at('20:00'), chain: { bound: 'own' } });
  });

  it.each([
    ['is unknown', []],
    ['has not started', incident(['attach', '09:00'])],
    ['had ended', incident(['start', '09:00'], ['stop', '13:00'])],
  ])('stands alone when its parent %s', (_, parent) => {
    expect(clockOf(chained(), '14:30', ...parent, ...task('14:00'))).toMatchObject({ due: at('20:00') });
  });

  it('knows of its parent what was told by then', () => {
    const facts = [...incident(['start', '09:00']), ...ticket('TASK', ['start', '14:00'], ['reassign', '15:00', { party: 'b', parent: 'INC' }])];

    expect(clockOf(chained(), '14:30', ...facts)).toMatchObject({ due: at('20:00') });
    expect(clockOf(chained(), '14:30', ...facts)?.chain).toBeUndefined();
    expect(clockOf(chained(), '15:30', ...facts)?.chain).toMatchObject({ parent: 'INC', bound: 'parent' });
  });

  it('names no link to what is not there', () => {
    expect(clockOf(chained(), '14:30', ...task('14:00'))?.chain).toBeUndefined();
    expect(clockOf(chained(), '14:30', ...incident(['attach', '09:00']), ...task('14:00'))?.chain).toBeUndefined();
    expect(clockOf(chained(), '14:30', ...incident(['start', '09:00']), ...ticket('TASK', ['start', '14:00']))?.chain).toBeUndefined();
    expect(clockOf(aClockLevel(), '14:30', ...task('14:00'))?.chain).toBeUndefined();
    expect(clockOf(chained({}, sla({ targets: [{ priority: 'P1', within: HOUR }] })), '14:30', ...incident(['start', '09:00']), ...task('14:00'))).not.toHaveProperty('chain');
  });

  it('without a target of its own is not judged, and one that is never due has the parent\'s', () => {
    const never = { ...office, weekly: [] };

    expect(read(chained({ targets: [{ priority: 'P1', within: HOUR }] }), '14:30', ...incident(['start', '09:00']), ...task('14:00')).clocks).toEqual([]);
    expect(clockOf(chained({ calendar: never }), '14:30', ...incident(['start', '09:00']), ...task('14:00'))).toMatchObject({ due: at('16:00'), chain: { bound: 'parent' } });
    expect(clockOf(chained({ calendar: never }), '14:30', ...incident(['start', '09:00'], ['stop', '13:00']), ...task('14:00'))).toMatchObject({ state: 'running' });
    expect(clockOf(chained({ calendar: never }), '14:30', ...incident(['start', '09:00'], ['stop', '13:00']), ...task('14:00'))).not.toHaveProperty('chain');
    expect(clockOf(chained({}, sla({ calendar: never })), '14:30', ...incident(['start', '09:00']), ...task('14:00'))).toMatchObject({ due: at('20:00') });
  });

  it('may have a parent that is chained itself', () => {
    const parent = chained({ id: 'ola', component: 'ola', targets: [{ within: 6 * HOUR }] });
    const level = chained({ targets: [{ within: 6 * HOUR }] }, parent, 30 * MINUTE);
    const middle = ticket('OLA', ['start', '13:00', { parent: 'INC' }]).map((fact) => ({ ...fact, component: 'ola' }));
    const own = ticket('TASK', ['start', '14:00', { parent: 'OLA' }]);

    expect(clockOf(parent, '14:30', ...incident(['start', '09:00']), ...middle)).toMatchObject({ due: at('16:00') });
    expect(clockOf(level, '14:30', ...incident(['start', '09:00']), ...middle, ...own)).toMatchObject({ due: at('15:30'), chain: { parent: 'OLA', bound: 'parent', slack: 30 * MINUTE } });
  });

  it('S10 is bound anew when its priority changes: from its start, or from the change', () => {
    const targets = [{ priority: 'low', within: 12 * HOUR }, { priority: 'high', within: 2 * HOUR }];
    const facts = [...incident(['start', '09:00']), ...ticket('TASK', ['start', '12:00', { parent: 'INC', priority: 'high' }], ['reassign', '13:00', { party: 'b', priority: 'low' }])];
    const due = (priorityChange: ClockLevelTerms['priorityChange']) => clockOf(chained({ targets, priorityChange }), '13:30', ...facts);

    expect(due('retroactive')).toMatchObject({ due: at('16:00'), chain: { bound: 'parent' } });
    expect(due('fresh')).toMatchObject({ due: at('16:00'), chain: { bound: 'parent' } });
    expect(clockOf(chained({ targets }), '12:30', ...facts)).toMatchObject({ due: at('14:00'), chain: { bound: 'own', slack: 3 * HOUR } });
  });

  it('S10 proportional: what is left of it is left of what it has by its new priority, as from its start', () => {
    const targets = [{ priority: 'low', within: 12 * HOUR }, { priority: 'high', within: 2 * HOUR }];
    const facts = [...incident(['start', '09:00']), ...ticket('TASK', ['start', '12:00', { parent: 'INC', priority: 'high' }], ['reassign', '13:00', { party: 'b', priority: 'low' }])];

    // Half of two hours was left; by its parent it has four from its start, so two are left.
    expect(clockOf(chained({ targets, priorityChange: 'proportional' }), '13:30', ...facts)).toMatchObject({ due: at('15:00'), chain: { bound: 'parent' } });
  });

  it('S10 between priorities whose targets are alike changes nothing', () => {
    const targets = [{ priority: 'low', within: 12 * HOUR }, { priority: 'high', within: 12 * HOUR }];
    const facts = [...incident(['start', '09:00']), ...ticket('TASK', ['start', '12:00', { parent: 'INC', priority: 'high' }], ['reassign', '13:00', { party: 'b', priority: 'low' }])];

    expect(clockOf(chained({ targets, priorityChange: 'fresh' }), '13:30', ...facts)).toMatchObject({ due: at('16:00'), elapsed: 90 * MINUTE });
  });

  describe('S6 that is reset', () => {
    const reset = (...events: readonly Parameters<typeof ticket>[1][]) => [...incident(['start', '09:00']), ...ticket('TASK', ['start', '14:00', { parent: 'INC' }], ...events)];

    it('begins anew, with what remains of its parent then', () => {
      expect(clockOf(chained(), '15:30', ...reset(['reset', '15:30']))).toMatchObject({ start: at('15:30'), due: at('16:00'), state: 'running', elapsed: 0 });
      expect(clockOf(chained({ targets: [{ within: 3 * HOUR }] }), '15:30', ...incident(['start', '09:00']), ...ticket('TASK', ['start', '10:00', { parent: 'INC' }], ['reset', '12:30'], ['reset', '14:30']))).toMatchObject({ start: at('14:30'), due: at('16:00'), chain: { bound: 'parent' } });
    });

    it('too late by what it has is due as before, and the reset is told to be without effect', () => {
      expect(clockOf(chained(), '18:00', ...reset(['reset', '16:00:00.001']))).toMatchObject({ start: at('14:00'), due: at('16:00'), state: 'breached', elapsed: 4 * HOUR });
      expect(clockOf(chained(), '18:00', ...reset(['reset', '17:00']))).toMatchObject({ start: at('14:00'), due: at('16:00'), state: 'breached' });
      expect(read(chained(), '18:00', ...reset(['reset', '15:30'], ['reset', '17:00'])).trace.find(({ rule }) => rule === 'S6')?.says).toBe('TASK: 1 event did not fit its state and had no effect.');
      expect(clockOf(chained(), '18:00', ...reset(['reset', '15:30'], ['reset', '17:00']))).toMatchObject({ start: at('15:30'), due: at('16:00') });
    });

    it('keeps how it stood at each change before and after it, once', () => {
      const targets = [{ priority: 'low', within: 12 * HOUR }, { priority: 'high', within: 90 * MINUTE }];
      const told = ticket('TASK', ['start', '10:00', { parent: 'INC', priority: 'low' }], ['reassign', '10:30', { party: 'b', priority: 'high' }], ['reset', '11:00'], ['reset', '11:30', { priority: 'low' }], ['reassign', '12:00', { party: 'c', priority: 'high' }]);
      const level = read(chained({ targets, priorityChange: 'fresh' }), '12:30', ...incident(['start', '09:00']), ...told);

      expect(level.clocks).toMatchObject([{ start: at('11:30'), due: at('13:30') }]);
      expect(level.trace.find(({ rule }) => rule === 'S10')?.says).toBe('TASK (high) had other terms before: running, due 2026-03-02T16:00Z; running, due 2026-03-02T13:00Z; running, due 2026-03-02T16:00Z. Now it is due 2026-03-02T13:30Z.');
    });
  });

  it('tells its slack', () => {
    expect(read(chained(), '10:30', ...incident(['start', '09:00']), ...task('10:00')).trace.find(({ rule }) => rule === 'S11')?.says).toBe('TASK is due 1 h before INC, by its own target.');
    expect(read(chained({}, sla(), 0), '16:30', ...incident(['start', '09:00']), ...task('16:00')).trace.find(({ rule }) => rule === 'S11')).toMatchObject({ says: 'TASK is due 0 s before INC, by what remained of INC.', amount: '0 ms' });
  });

  it('law: unpaused, is never due later than by its own target, nor later than its parent less the reserve', () => {
    const minutes = fc.integer({ min: 0, max: 400 });
    fc.assert(fc.property(minutes, minutes, fc.integer({ min: 0, max: 300 }), (begin, gap, reserve) => {
      const start = (minute: number) => new Date(at('00:00') + minute * MINUTE).toISOString();
      const [parentStart, taskStart] = [start(begin), start(begin + gap)];
      const due = clockOf(chained({}, sla(), reserve * MINUTE), '23:59', ...incident(['start', parentStart]), ...task(taskStart))?.due ?? Infinity;
      expect(due).toBe(Math.min(at(taskStart) + 6 * HOUR, Math.max(at(taskStart), at(parentStart) + 8 * HOUR - reserve * MINUTE)));
    }), runs(11, 120));
  });
});
