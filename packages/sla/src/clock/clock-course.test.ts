import { HOUR } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { at } from '../../testing/story.ts';
import { readCourse } from './clock-course.ts';
import type { ClockCourse, Reopening } from './clock-course.ts';
import type { ChangedReading } from './changed-terms.ts';
import type { ClockEvent, ClockEventKind, ClockTerms } from './clock-model.ts';

const on = (kind: ClockEventKind, when: string, more: Partial<ClockEvent> = {}): ClockEvent => ({ id: `${kind} ${when}`, kind, at: at(when), ...more });
const hours = (count: number): ClockTerms => ({ target: count * HOUR, calendar: { kind: 'always' } });
const course = (changes: Partial<ClockCourse> = {}): ClockCourse => ({ termsFrom: () => ({ initial: hours(4), changes: [] }), changeRule: 'retroactive', reopening: 'continue', repeats: false, ...changes });
const time = (instant: number | undefined) => (instant === undefined ? undefined : new Date(instant).toISOString().slice(11, 16));
const shown = ({ current: { state, elapsed, due, countsAt }, start }: ChangedReading) => [state, time(start), elapsed / HOUR, time(due), time(countsAt)];

describe('S9 a clock that repeats', () => {
  const repeats = course({ repeats: true });

  it('begins its next cycle with each stop, and ends with a cancel', () => {
    const events = [on('start', '08:00'), on('stop', '10:00'), on('stop', '15:00'), on('cancel', '16:00')];

    expect(readCourse(repeats, events, at('20:00')).judged.map(shown)).toEqual([
      ['met', '08:00', 2, '12:00', '10:00'], ['breached', '10:00', 5, '14:00', '14:00'], ['cancelled', '15:00', 1, '19:00', undefined],
    ]);
  });

  it('is late in its last cycle if it was cancelled after its due', () => {
    const cancelled = (when: string) => readCourse(repeats, [on('start', '08:00'), on('cancel', when)], at('20:00')).judged.map(shown);

    expect(cancelled('12:00')).toEqual([['cancelled', '08:00', 4, '12:00', undefined]]);
    expect(cancelled('12:01')).toEqual([['breached', '08:00', 4 + 1 / 60, '12:00', '12:00']]);
    expect(readCourse(repeats, [on('attach', '08:00'), on('cancel', '12:00')], at('20:00')).judged.map(shown)).toEqual([['cancelled', undefined, 0, undefined, undefined]]);
  });

  it('goes on in the pauses that are open, with the party that holds it', () => {
    const events = [on('start', '08:00', { party: 'a' }), on('pause', '09:00', { reason: 'customer' }), on('stop', '10:00'), on('resume', '13:00', { reason: 'customer' })];
    const [, second] = readCourse(repeats, events, at('15:00')).cycles;

    expect(second?.current).toMatchObject({ state: 'running', elapsed: 2 * HOUR, paused: 3 * HOUR, inHand: [{ party: 'a', time: 2 * HOUR }], unfitting: [] });
  });

  it('keeps the order of its source at the instant of a stop', () => {
    const events = [on('start', '08:00', { sequence: 1 }), on('stop', '10:00', { sequence: 2 }), on('pause', '10:00', { sequence: 3, reason: 'x' })];

    expect(readCourse(repeats, events, at('12:00')).cycles.at(-1)?.current).toMatchObject({ state: 'paused', unfitting: [] });
  });

  it('begins anew with a start after a cancel, and not with one in between', () => {
    const events = [on('start', '08:00'), on('start', '08:30'), on('cancel', '09:00'), on('stop', '09:30'), on('start', '10:00'), on('stop', '11:00')];
    const { cycles } = readCourse(repeats, events, at('12:00'));

    expect(cycles.map(shown)).toEqual([['cancelled', '08:00', 1, '12:00', undefined], ['met', '10:00', 1, '14:00', '11:00'], ['running', '11:00', 1, '15:00', undefined]]);
    expect(cycles.map(({ current }) => current.unfitting.length)).toEqual([2, 0, 0]);
  });
});

describe('S9 S10 a clock that is reopened and changes its terms', () => {
  const reopened = [on('start', '08:00'), on('stop', '10:00'), on('start', '13:00'), on('stop', '15:00')];
  const changingAt = (when: string, reopening: Reopening) => readCourse(course({
    reopening, termsFrom: (begin) => (begin >= at(when) ? { initial: hours(1), changes: [] } : { initial: hours(4), changes: [{ at: at(when), terms: hours(1) }] }),
  }), reopened, at('20:00'));

  it('continue: a change while it is closed takes effect when it is opened again', () => {
    expect(changingAt('11:00', 'continue').judged.map(shown)).toEqual([['breached', '08:00', 4, '13:00', '13:00']]);
    expect(changingAt('09:30', 'continue').judged.map(shown)).toEqual([['breached', '08:00', 4, '09:30', '09:30']]);
    expect(changingAt('16:00', 'continue').judged.map(shown)).toEqual([['met', '08:00', 4, '15:00', '15:00']]);
    expect(changingAt('11:00', 'continue-counted').judged.map(shown)).toEqual([['breached', '08:00', 7, '12:00', '12:00']]);
  });

  it('continue: changes while it is closed that lead back to the terms that it had change nothing', () => {
    const [long, short] = [hours(3), hours(1)];
    const back = course({ termsFrom: () => ({ initial: long, changes: [{ at: at('11:00'), terms: short }, { at: at('12:00'), terms: long }] }) });
    const there = course({ termsFrom: () => ({ initial: long, changes: [{ at: at('11:00'), terms: long }, { at: at('12:00'), terms: short }] }) });

    expect(readCourse(back, reopened, at('20:00')).judged.map(shown)).toEqual([['breached', '08:00', 4, '14:00', '14:00']]);
    expect(readCourse(back, reopened, at('20:00')).judged[0]?.left).toEqual([]);
    expect(readCourse(there, reopened, at('20:00')).judged.map(shown)).toEqual([['breached', '08:00', 4, '13:00', '13:00']]);
    expect(readCourse(there, reopened, at('20:00')).judged[0]?.left).toHaveLength(1);
  });

  it('new-cycle: each cycle runs by the terms of its start', () => {
    expect(changingAt('11:00', 'new-cycle').judged.map(shown)).toEqual([['met', '08:00', 2, '12:00', '10:00'], ['breached', '13:00', 2, '14:00', '14:00']]);
    expect(changingAt('14:00', 'new-cycle').judged.map(shown)).toEqual([['met', '08:00', 2, '12:00', '10:00'], ['breached', '13:00', 2, '14:00', '14:00']]);
    expect(changingAt('11:00', 'last-cycle').judged.map(shown)).toEqual([['breached', '13:00', 2, '14:00', '14:00']]);
    expect(changingAt('11:00', 'first-only').judged.map(shown)).toEqual([['met', '08:00', 2, '12:00', '10:00']]);
  });

  it('a change while it is closed waits for its opening, the first of several, and for nothing else', () => {
    const open = (...events: readonly ClockEvent[]) => readCourse(course({ termsFrom: () => ({ initial: hours(4), changes: [{ at: at('11:00'), terms: hours(1) }] }) }), [...reopened, ...events], at('20:00')).judged.map(shown);

    expect(open(on('reassign', '12:00', { party: 'b' }))).toEqual([['breached', '08:00', 4, '13:00', '13:00']]);
    expect(open(on('start', '17:00'), on('stop', '18:00'))).toEqual([['breached', '08:00', 5, '13:00', '13:00']]);
  });

  it('asks for the terms of its start, however often it was reset', () => {
    const asked: (string | undefined)[] = [];
    const events = [on('start', '08:00'), on('reset', '10:00'), on('reset', '10:30')];
    const { judged } = readCourse(course({ termsFrom: (begin) => {
      asked.push(time(begin));
      return { initial: hours(4), changes: [] };
    } }), events, at('11:00'));

    expect(asked).toEqual(['08:00']);
    expect(judged.map(shown)).toEqual([['running', '10:30', 0.5, '14:30', undefined]]);
  });

  it('new-cycle: only a start begins one', () => {
    const { cycles } = readCourse(course({ reopening: 'new-cycle' }), [on('start', '08:00'), on('stop', '10:00'), on('pause', '11:00', { reason: 'x' })], at('20:00'));

    expect(cycles.map(({ current }) => [current.state, current.unfitting])).toEqual([['met', ['pause 11:00']]]);
  });

  it('in a way that nobody knows is refused by name', () => {
    expect(() => readCourse(course({ reopening: JSON.parse('"sometimes"') }), reopened, at('20:00'))).toThrow('unexpected case "sometimes"');
  });
});
