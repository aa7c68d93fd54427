import { HOUR } from '@entente/worktime';
import type { CalendarTerms } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../oracle/runs.ts';
import { at } from '../../testing/story.ts';
import { CLOCK_EVENT_KINDS } from './clock-model.ts';
import type { ClockEvent, ClockEventKind, ClockReading } from './clock-model.ts';
import { readClock } from './read-clock.ts';
import { readReopenedClock } from './reopening.ts';
import type { Reopening } from './reopening.ts';

const always: CalendarTerms = { kind: 'always' };
const terms = { target: 4 * HOUR, calendar: always };
const on = (kind: ClockEventKind, when: string, more: Partial<ClockEvent> = {}): ClockEvent => ({ id: `${kind} ${when}`, kind, at: at(when), ...more });

/** Worked from 9 to 11, closed until 13, worked until 16. */
const reopened = [on('start', '09:00'), on('stop', '11:00'), on('start', '13:00'), on('stop', '16:00')];
const shown = ({ state, elapsed, paused, due }: ClockReading) => ({ state, elapsed: elapsed / HOUR, paused: paused / HOUR, due: due === undefined ? undefined : new Date(due).toISOString().slice(11, 16) });
const read = (reopening: Reopening, events: readonly ClockEvent[] = reopened, now = '20:00') => readReopenedClock(terms, events, at(now), reopening);

describe('S9 reopening', () => {
  it('continue: the closed time is a pause', () => {
    const { cycles, judged } = read('continue');

    expect(cycles.map(shown)).toEqual([{ state: 'breached', elapsed: 5, paused: 2, due: '15:00' }]);
    expect(judged).toEqual(cycles);
    expect(readReopenedClock(terms, reopened, at('20:00'))).toEqual({ cycles, judged });
  });

  it('continue-counted: the closed time counts', () => {
    expect(read('continue-counted').cycles.map(shown)).toEqual([{ state: 'breached', elapsed: 7, paused: 0, due: '13:00' }]);
  });

  it('new-cycle: each reopening is a clock of its own with the full target', () => {
    const { cycles, judged } = read('new-cycle');

    expect(cycles.map(shown)).toEqual([{ state: 'met', elapsed: 2, paused: 0, due: '13:00' }, { state: 'met', elapsed: 3, paused: 0, due: '17:00' }]);
    expect(judged).toEqual(cycles);
  });

  it('last-cycle, longest-cycle and first-only judge one of the cycles', () => {
    const three = [...reopened, on('start', '17:00'), on('stop', '18:00')];
    const elapsedOf = (reopening: Reopening) => read(reopening, three).judged.map(({ elapsed }) => elapsed / HOUR);

    expect([elapsedOf('first-only'), elapsedOf('longest-cycle'), elapsedOf('last-cycle')]).toEqual([[2], [3], [1]]);
    expect(read('last-cycle', three).cycles).toHaveLength(3);
  });

  it('of cycles that are equally long the earliest is judged', () => {
    const equal = [on('start', '09:00'), on('stop', '10:00'), on('start', '12:00'), on('stop', '13:00')];

    expect(read('longest-cycle', equal).judged[0]?.ended).toBe(at('10:00'));
  });

  it('is running again while it is open', () => {
    expect(read('continue', reopened.slice(0, 3), '14:00').cycles.map(shown)).toEqual([{ state: 'running', elapsed: 3, paused: 2, due: '15:00' }]);
    expect(read('last-cycle', reopened.slice(0, 3), '14:00').judged.map(shown)).toEqual([{ state: 'running', elapsed: 1, paused: 0, due: '17:00' }]);
  });

  it('of a clock that was never stopped is a start that does not fit', () => {
    for (const reopening of ['continue', 'new-cycle'] as const) {
      expect(read(reopening, [on('start', '09:00'), on('start', '10:00')], '12:00').cycles.map(({ unfitting }) => unfitting)).toEqual([['start 10:00']]);
    }
  });

  it('does not bring back a clock that was cancelled', () => {
    const cancelled = [on('start', '09:00'), on('cancel', '10:00'), on('start', '11:00')];

    for (const reopening of ['continue', 'continue-counted', 'new-cycle'] as const) expect(read(reopening, cancelled).cycles.map(({ state }) => state)).toEqual(['cancelled']);
  });

  it('in a way that nobody knows is refused by name', () => {
    expect(() => read(JSON.parse('"whenever"'))).toThrow('unexpected case "whenever"');
  });

  it('ends the pauses that were open when it stopped', () => {
    const paused = [on('start', '09:00'), on('pause', '10:00', { reason: 'customer' }), on('stop', '11:00'), on('start', '12:00')];

    expect(read('continue', paused, '13:00').cycles.map(shown)).toEqual([{ state: 'running', elapsed: 2, paused: 2, due: '15:00' }]);
  });

  it('the closed time counts inside the calendar only', () => {
    const office: CalendarTerms = { kind: 'business', zone: 'UTC', weekly: [{ days: ['mon'], shifts: [{ opens: '09:00', closes: '12:00' }] }] };
    const [reading] = readReopenedClock({ target: 4 * HOUR, calendar: office }, reopened, at('20:00'), 'continue-counted').cycles;

    expect(reading?.elapsed).toBe(3 * HOUR);
  });

  it('whose party is who reopens it', () => {
    const handed = [on('start', '09:00', { party: 'desk' }), on('stop', '10:00'), on('start', '12:00', { party: 'network' }), on('stop', '14:00')];

    expect(read('continue', handed).cycles[0]?.inHand).toEqual([{ party: 'desk', time: HOUR }, { party: 'network', time: 2 * HOUR }]);
  });
});

describe('S9 laws', () => {
  const anEvent = fc.record({ kind: fc.constantFrom(...CLOCK_EVENT_KINDS, 'start', 'stop', 'start', 'stop'), minute: fc.nat(600), reason: fc.constantFrom('x', 'y'), party: fc.constantFrom('p', 'q') });
  const aLog = fc.array(anEvent, { maxLength: 12 }).map((all) => all.map(({ minute, ...event }, place): ClockEvent => ({ ...event, id: `e${place}`, at: at('09:00') + minute * 60_000 })));
  const all: readonly Reopening[] = ['continue', 'continue-counted', 'new-cycle', 'last-cycle', 'longest-cycle', 'first-only'];

  it('without a reopening all of them are the clock itself', () => {
    fc.assert(fc.property(aLog, (events) => {
      const stops = events.filter(({ kind }) => kind === 'stop').map(({ at: when }) => when);
      const once = events.filter(({ kind, at: when }) => kind !== 'start' || stops.every((stop) => when < stop));
      for (const reopening of all) expect(readReopenedClock(terms, once, at('20:00'), reopening)).toEqual({ cycles: [readClock(terms, once, at('20:00'))], judged: [readClock(terms, once, at('20:00'))] });
    }), runs(91, 150));
  });

  it('the cycles elapsed together as long as the clock that continues, where none is reset', () => {
    fc.assert(fc.property(aLog, (events) => {
      const withoutResets = events.filter(({ kind }) => kind !== 'reset');
      const [whole] = readReopenedClock(terms, withoutResets, at('20:00'), 'continue').cycles;
      const { cycles } = readReopenedClock(terms, withoutResets, at('20:00'), 'new-cycle');
      expect(cycles.reduce((sum, { elapsed }) => sum + elapsed, 0)).toBe(whole?.elapsed);
    }), runs(92, 200));
  });

  it('what continues as a pause and what continues counted differ by the closed time only', () => {
    fc.assert(fc.property(aLog, (events) => {
      const withoutResets = events.filter(({ kind }) => kind !== 'reset');
      const [asPause] = readReopenedClock(terms, withoutResets, at('20:00'), 'continue').cycles;
      const [counted] = readReopenedClock(terms, withoutResets, at('20:00'), 'continue-counted').cycles;
      expect((counted?.elapsed ?? 0) + (counted?.paused ?? 0)).toBe((asPause?.elapsed ?? 0) + (asPause?.paused ?? 0));
      expect(counted?.elapsed).toBeGreaterThanOrEqual(asPause?.elapsed ?? 0);
    }), runs(93, 200));
  });

  it('the order of arrival never matters', () => {
    fc.assert(fc.property(aLog, fc.constantFrom(...all), (events, reopening) => {
      expect(readReopenedClock(terms, events.toReversed(), at('20:00'), reopening)).toEqual(readReopenedClock(terms, events, at('20:00'), reopening));
    }), runs(94, 150));
  });
});
