import { HOUR, MINUTE } from '@entente/worktime';
import type { CalendarTerms } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { at } from '../../testing/story.ts';
import type { ClockEvent, ClockEventKind } from './clock-model.ts';
import { readClock } from './read-clock.ts';

const office: CalendarTerms = { kind: 'business', zone: 'UTC', weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], shifts: [{ opens: '09:00', closes: '17:00' }] }] };
const terms = { target: 4 * HOUR, calendar: office };
const always = { target: 4 * HOUR, calendar: { kind: 'always' } } as const;

const on = (kind: ClockEventKind, when: string, more: Partial<ClockEvent> = {}): ClockEvent => ({ id: `${kind} ${when} ${more.reason ?? ''}${more.party ?? ''}`, kind, at: at(when), ...more });
const pause = (when: string, reason: string) => on('pause', when, { reason });
const resume = (when: string, reason: string) => on('resume', when, { reason });

describe('S7 a clock', () => {
  it('counts running time inside the calendar', () => {
    const reading = readClock(terms, [on('start', '08:00')], at('11:00'));

    expect(reading).toMatchObject({ state: 'running', elapsed: 2 * HOUR, due: at('13:00'), dueIfResumed: false, paused: 0 });
  });

  it('does not count while it is paused, and pauses count only inside hours', () => {
    const reading = readClock(terms, [on('start', '09:00'), pause('16:00', 'customer'), resume('2026-03-03T10:00Z', 'customer')], at('2026-03-03T11:00Z'));

    expect(reading).toMatchObject({ state: 'breached', elapsed: 8 * HOUR, paused: 2 * HOUR, due: at('13:00') });
  });

  it('a target used up at closing time is due at closing', () => {
    expect(readClock({ ...terms, target: 8 * HOUR }, [on('start', '09:00')], at('10:00')).due).toBe(at('17:00'));
  });

  it('a target used up when it is paused is due at the pause', () => {
    expect(readClock(terms, [on('start', '09:00'), pause('13:00', 'x'), resume('15:00', 'x')], at('16:00')).due).toBe(at('13:00'));
  });

  it('a zero target is due at the first open instant at or after the start', () => {
    expect(readClock({ ...terms, target: 0 }, [on('start', '08:00')], at('08:30'))).toMatchObject({ due: at('09:00'), state: 'running' });
  });

  it('while paused its due is shown as if resumed now, and marked', () => {
    const reading = readClock(terms, [on('start', '09:00'), pause('10:00', 'customer')], at('12:00'));

    expect(reading).toMatchObject({ state: 'paused', due: at('15:00'), dueIfResumed: true });
  });

  it('that has not begun has nothing yet', () => {
    expect(readClock(terms, [on('attach', '08:00')], at('09:00'))).toStrictEqual({ state: 'pending', elapsed: 0, dueIfResumed: false, paused: 0, inHand: [], unfitting: [] });
  });

  it('is due as if resumed only while it is paused and not past its due', () => {
    const events = [on('start', '09:00'), pause('13:00', 'x')];

    expect(readClock(terms, events, at('13:00'))).toMatchObject({ state: 'paused', due: at('13:00'), dueIfResumed: true });
    expect(readClock(terms, [on('start', '09:00'), pause('14:00', 'x')], at('15:00'))).toMatchObject({ state: 'breached', due: at('13:00'), dueIfResumed: false });
    expect(readClock(terms, [on('start', '09:00'), pause('10:00', 'x'), on('stop', '11:00')], at('11:30'))).toMatchObject({ state: 'met', dueIfResumed: false });
  });

  it('has no due in a calendar that never opens', () => {
    const reading = readClock({ target: HOUR, calendar: { kind: 'business', zone: 'UTC', weekly: [] } }, [on('start', '09:00')], at('10:00'));

    expect(reading).toMatchObject({ state: 'running', elapsed: 0 });
    expect(reading.due).toBeUndefined();
  });
});

describe('S8 the judgement of a clock', () => {
  const stoppedAt = (when: string) => readClock(terms, [on('start', '09:00'), on('stop', when)], at('2026-03-04T00:00Z'));

  it('is met if and only if it stopped at or before its due', () => {
    expect(stoppedAt('13:00')).toMatchObject({ state: 'met', ended: at('13:00'), elapsed: 4 * HOUR });
    expect(stoppedAt('13:00:00.001').state).toBe('breached');
  });

  it('past its due a clock is breached and goes on counting until it stops', () => {
    const running = readClock(terms, [on('start', '09:00')], at('14:00'));
    const stopped = readClock(terms, [on('start', '09:00'), on('stop', '15:00')], at('16:00'));

    expect([running.state, running.elapsed]).toEqual(['breached', 5 * HOUR]);
    expect([stopped.state, stopped.elapsed]).toEqual(['breached', 6 * HOUR]);
    expect(readClock(terms, [on('start', '09:00')], at('13:00')).state).toBe('running');
  });

  it('S8a counts in the period of min(stop, due), and unfinished before its due nowhere yet', () => {
    expect(stoppedAt('12:00').countsAt).toBe(at('12:00'));
    expect(stoppedAt('16:00').countsAt).toBe(at('13:00'));
    expect(readClock(terms, [on('start', '09:00')], at('14:00')).countsAt).toBe(at('13:00'));
    expect(readClock(terms, [on('start', '09:00')], at('12:00')).countsAt).toBeUndefined();
    expect(readClock(terms, [on('start', '09:00'), on('cancel', '10:00')], at('23:00')).countsAt).toBeUndefined();
  });
});

describe('S6 the log of a clock', () => {
  it('pauses are a set by reason: paused while one is open', () => {
    const events = [on('start', '09:00'), pause('10:00', 'customer'), pause('10:30', 'parts'), resume('11:00', 'customer'), resume('12:00', 'parts')];

    expect(readClock(always, events, at('11:30')).state).toBe('paused');
    expect(readClock(always, events, at('13:00'))).toMatchObject({ state: 'running', elapsed: 2 * HOUR, paused: 2 * HOUR });
  });

  it('is pending until it starts, and may be cancelled at any time', () => {
    expect(readClock(terms, [], at('10:00'))).toMatchObject({ state: 'pending', elapsed: 0, inHand: [] });
    expect(readClock(terms, [on('attach', '09:00')], at('10:00')).state).toBe('pending');
    expect(readClock(terms, [on('attach', '09:00'), on('cancel', '10:00')], at('11:00')).state).toBe('cancelled');
    expect(readClock(terms, [on('start', '09:00'), on('cancel', '10:00')], at('11:00'))).toMatchObject({ state: 'cancelled', elapsed: HOUR });
  });

  it('a reset begins again from zero, and comes too late after the due', () => {
    expect(readClock(terms, [on('start', '09:00'), on('reset', '12:00')], at('14:00'))).toMatchObject({ state: 'running', elapsed: 2 * HOUR, due: at('16:00') });
    expect(readClock(terms, [on('start', '09:00'), on('reset', '14:00')], at('15:00'))).toMatchObject({ state: 'breached', elapsed: 6 * HOUR, unfitting: ['reset 14:00 '] });
  });

  it('events that do not fit are kept, have no effect and are named', () => {
    const events = [
      on('stop', '08:00'), on('resume', '08:30', { reason: 'x' }), on('start', '09:00'), on('start', '09:30'), on('attach', '09:40'), resume('09:50', 'never'),
      pause('10:00', 'x'), pause('10:10', 'x'), on('reassign', '10:20'), on('stop', '11:00'), pause('11:30', 'y'), on('cancel', '12:00'), on('reset', '12:30'),
    ];

    const reading = readClock(always, events, at('13:00'));

    expect(reading).toMatchObject({ state: 'met', elapsed: HOUR, ended: at('11:00') });
    expect(reading.unfitting).toHaveLength(10);
  });

  it('events of one instant apply in the order of their kinds, and arrival never matters', () => {
    const events = [on('start', '09:00'), pause('10:00', 'a'), resume('11:00', 'a'), pause('11:00', 'b'), on('stop', '12:00'), on('attach', '09:00')];

    const reading = readClock(always, events, at('13:00'));

    expect(reading).toMatchObject({ state: 'met', elapsed: HOUR, paused: 2 * HOUR, unfitting: [] });
    expect(readClock(always, events.toReversed(), at('13:00'))).toEqual(reading);
  });

  it('the source\'s own sequence goes before the order of the kinds', () => {
    const inSequence = [on('start', '09:00'), pause('10:00', 'a'), on('pause', '11:00', { reason: 'b', sequence: 1 }), on('resume', '11:00', { reason: 'a', sequence: 2 }), on('resume', '11:00', { reason: 'b', sequence: 3 })];

    expect(readClock(always, inSequence, at('12:00'))).toMatchObject({ state: 'running', unfitting: [] });
    expect(readClock(always, inSequence.map(({ id, kind, at: when, reason = '' }) => ({ id, kind, at: when, reason })), at('12:00'))).toMatchObject({ state: 'paused' });
  });

  it('events after the moment of looking have not happened', () => {
    expect(readClock(always, [on('start', '09:00'), on('stop', '10:00')], at('09:30'))).toMatchObject({ state: 'running', elapsed: 30 * MINUTE });
  });

  it('S32 knows how long each party held the work', () => {
    const events = [on('start', '09:00', { party: 'desk' }), on('reassign', '10:00', { party: 'network' }), pause('11:00', 'customer'), resume('12:00', 'customer'), on('reassign', '12:30', { party: 'desk' }), on('stop', '13:00')];

    expect(readClock(always, events, at('14:00')).inHand).toEqual([{ party: 'desk', time: 1.5 * HOUR }, { party: 'network', time: 1.5 * HOUR }]);
  });
});
