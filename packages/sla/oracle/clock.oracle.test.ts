import type { CalendarTerms, Instant } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClockEvent, ClockEventKind, ClockReading } from '../src/clock/clock-model.ts';
import { readClock } from '../src/index.ts';
import { aCalendar, period, TICK, asOf } from './arbitraries.ts';
import { lawRuns, runs } from './runs.ts';
import { isOpenAt } from './time-oracle.ts';

const ORDER: readonly ClockEventKind[] = ['attach', 'start', 'reset', 'reassign', 'resume', 'pause', 'cancel', 'stop'];

/** S6 and S7 without pauses of pauses or stretches: at every tick, the state that the events so far have led to. */
function oracleOfClock(target: number, calendar: CalendarTerms, events: readonly ClockEvent[], now: Instant): Pick<ClockReading, 'state' | 'elapsed' | 'paused'> {
  const sorted = [...events].sort((a, b) => a.at - b.at || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || (a.id < b.id ? -1 : 1));
  let phase = 'absent';
  let pauses: readonly string[] = [];
  let [elapsed, paused, spentAt, stoppedAt] = [0, 0, Infinity, Infinity];
  const spend = (t: Instant) => {
    if (elapsed >= target && spentAt === Infinity && (target > 0 || isOpenAt(calendar, t))) spentAt = t;
  };
  for (let t = period.start - 100 * TICK; t <= now; t += TICK) {
    for (const { kind, reason = '', party } of sorted.filter(({ at }) => at === t)) {
      if (kind === 'attach' && phase === 'absent') phase = 'pending';
      if (kind === 'start' && (phase === 'absent' || phase === 'pending')) phase = 'counting';
      if (kind === 'reset' && phase === 'counting' && spentAt >= t) [elapsed, paused, spentAt] = [0, 0, Infinity];
      if (kind === 'resume' && phase === 'counting') pauses = pauses.filter((open) => open !== reason);
      if (kind === 'pause' && phase === 'counting' && !pauses.includes(reason)) pauses = [...pauses, reason];
      if (kind === 'cancel' && (phase === 'counting' || phase === 'pending')) phase = 'cancelled';
      if (kind === 'stop' && phase === 'counting') [phase, stoppedAt] = ['stopped', t];
      expect(party).toBeUndefined();
    }
    if (phase === 'counting') spend(t);
    if (t === now || phase !== 'counting' || !isOpenAt(calendar, t)) continue;
    if (pauses.length > 0) paused += TICK;
    else elapsed += TICK;
    spend(t + TICK);
  }
  return { state: stateOf(phase, pauses.length > 0, spentAt, stoppedAt, now), elapsed, paused };
}

function stateOf(phase: string, isPaused: boolean, spentAt: Instant, stoppedAt: Instant, now: Instant): ClockReading['state'] {
  if (phase === 'cancelled') return 'cancelled';
  if (phase === 'stopped') return stoppedAt > spentAt ? 'breached' : 'met';
  if (phase !== 'counting') return 'pending';
  if (now > spentAt) return 'breached';
  return isPaused ? 'paused' : 'running';
}

const anEvent = fc.tuple(fc.constantFrom<ClockEventKind>('attach', 'start', 'start', 'start', 'reset', 'resume', 'resume', 'pause', 'pause', 'stop', 'cancel'), fc.integer({ min: -60, max: 140 }), fc.constantFrom('a', 'b'));
const aLog = fc.array(anEvent, { maxLength: 10 }).map((events) => events.map(([kind, after, reason], place): ClockEvent => ({ id: `e${place}`, kind, at: period.start + after * TICK, ...(kind === 'pause' || kind === 'resume' ? { reason } : {}) })));
const target = fc.integer({ min: 0, max: 80 }).map((count) => count * TICK);

describe('S6 S7 S8 clocks', () => {
  it('the engine says what the oracle says, tick by tick', () => {
    fc.assert(fc.property(target, aCalendar, aLog, asOf, (length, calendar, events, now) => {
      const { state, elapsed, paused } = readClock({ target: length, calendar }, events, now);
      expect({ state, elapsed, paused }).toEqual(oracleOfClock(length, calendar, events, now));
    }), runs(6, 500));
  });

  it('law: the order of arrival never matters', () => {
    fc.assert(fc.property(target, aCalendar, aLog, asOf, (length, calendar, events, now) => {
      expect(readClock({ target: length, calendar }, events.toReversed(), now)).toEqual(readClock({ target: length, calendar }, events, now));
    }), lawRuns(7, 200));
  });

  it('law: a longer target is never due earlier, and never breached where a shorter one is not', () => {
    fc.assert(fc.property(target, target, aCalendar, aLog, asOf, (length, more, calendar, events, now) => {
      const withoutResets = events.filter(({ kind }) => kind !== 'reset');
      const [short, long] = [length, length + more].map((one) => readClock({ target: one, calendar }, withoutResets, now));
      expect(long?.due ?? Infinity).toBeGreaterThanOrEqual(short?.due ?? -Infinity);
      expect(long?.state === 'breached' && short?.state !== 'breached').toBe(false);
    }), lawRuns(8, 200));
  });

  it('law: what each party held adds up to what elapsed', () => {
    fc.assert(fc.property(target, aCalendar, aLog, fc.array(fc.tuple(fc.integer({ min: -60, max: 140 }), fc.constantFrom('p', 'q')), { maxLength: 4 }), asOf, (length, calendar, events, handovers, now) => {
      const passed = handovers.map(([after, party], place): ClockEvent => ({ id: `h${place}`, kind: 'reassign', at: period.start + after * TICK, party }));
      const reading = readClock({ target: length, calendar }, [...events, ...passed], now);
      expect(reading.inHand.reduce((sum, { time }) => sum + time, 0)).toBe(reading.elapsed);
    }), lawRuns(9, 200));
  });
});
