import { HOUR, MINUTE } from '@entente/worktime';
import type { CalendarTerms } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../oracle/runs.ts';
import { at } from '../../testing/story.ts';
import { readChangedClock } from './changed-terms.ts';
import type { TermsChange, TermsChangeRule } from './changed-terms.ts';
import type { ClockEvent, ClockEventKind, ClockReading, ClockTerms } from './clock-model.ts';
import { readClock } from './read-clock.ts';

const always: CalendarTerms = { kind: 'always' };
const target = (hours: number, calendar: CalendarTerms = always): ClockTerms => ({ target: hours * HOUR, calendar });
const on = (kind: ClockEventKind, when: string, more: Partial<ClockEvent> = {}): ClockEvent => ({ id: `${kind} ${when}`, kind, at: at(when), ...more });
const to = (hours: number, when: string, calendar: CalendarTerms = always): TermsChange => ({ at: at(when), terms: target(hours, calendar) });
const started = [on('start', '09:00')];

function read(rule: TermsChangeRule, changes: readonly TermsChange[], now: string, events: readonly ClockEvent[] = started) {
  return readChangedClock(target(8), changes, events, at(now), rule);
}

const shown = ({ state, elapsed, due }: ClockReading) => [state, elapsed / HOUR, due === undefined ? undefined : new Date(due).toISOString().slice(11, 16)];

describe('S10 a change of priority', () => {
  it('has not happened before its instant', () => {
    expect(shown(read('retroactive', [to(2, '12:00')], '11:00').current)).toEqual(['running', 2, '17:00']);
  });

  it('retroactive: is reckoned from the start under the new target', () => {
    expect(shown(read('retroactive', [to(4, '12:00')], '12:30').current)).toEqual(['running', 3.5, '13:00']);
  });

  it('retroactive: past due by the new target it is breached at the change, and not before', () => {
    const changes = [to(2, '12:00')];

    expect(read('retroactive', changes, '11:59').current.state).toBe('running');
    expect(shown(read('retroactive', changes, '12:00').current)).toEqual(['breached', 3, '12:00']);
    expect(read('retroactive', changes, '15:00').current).toMatchObject({ state: 'breached', countsAt: at('12:00') });
  });

  it('retroactive: leaves a breach where it was, if it is one by the new target too', () => {
    expect(shown(read('retroactive', [to(1, '18:00')], '19:00').current)).toEqual(['breached', 10, '17:00']);
    expect(shown(read('retroactive', [to(8.5, '18:00')], '19:00').current)).toEqual(['breached', 10, '17:00']);
    expect(shown(read('retroactive', [to(9, '18:00')], '18:00').current)).toEqual(['running', 9, '18:00']);
  });

  it('is retroactive unless another rule is said, and a start after a stop does not fit unless something else is', () => {
    const reading = readChangedClock(target(8), [to(2, '12:00')], [...started, on('stop', '13:00'), on('start', '14:00')], at('15:00'));

    expect(shown(reading.current)).toEqual(['breached', 4, '12:00']);
    expect(reading.current.unfitting).toEqual(['start 14:00']);
  });

  it('of a clock that has not begun tells no start', () => {
    expect(readChangedClock(target(8), [], [on('attach', '08:00')], at('09:00'))).not.toHaveProperty('start');
  });

  it.each(['retroactive', 'fresh', 'proportional'] as const)('%s: before the start only says by which terms it begins', (rule) => {
    const { current } = read(rule, [to(2, '09:00')], '11:00', [on('attach', '08:00'), on('start', '10:00')]);

    expect(shown(current)).toEqual(['running', 1, '12:00']);
    expect(current.unfitting).toEqual([]);
  });

  it('retroactive: is reckoned from a reset that came in time by the terms of its time, also when it comes at the change', () => {
    const resetAt = (when: string) => shown(read('retroactive', [to(1, '11:10')], '11:50', [...started, on('reset', when)]).current);

    expect(resetAt('11:00')).toEqual(['running', 50 / 60, '12:00']);
    expect(resetAt('11:10')).toEqual(['running', 40 / 60, '12:10']);
  });

  it('retroactive: leaves a reset without effect that came too late by the terms of its time', () => {
    const late = readChangedClock(target(1), [to(3, '10:10')], [...started, on('reset', '10:05')], at('11:00'), 'retroactive');

    expect(shown(late.current)).toEqual(['running', 2, '12:00']);
    expect(late.current.unfitting).toEqual(['reset 10:05']);
  });

  it('retroactive: judges a later reset by the new terms', () => {
    const { current } = read('retroactive', [to(1, '10:00')], '11:00', [...started, on('reset', '10:30')]);

    expect([shown(current), current.unfitting]).toEqual([['breached', 2, '10:00'], ['reset 10:30']]);
  });

  it('retroactive: a clock that it breaches in a pause is due at the change, resumed or not', () => {
    expect(read('retroactive', [to(1, '12:00')], '13:00', [...started, on('pause', '11:00', { reason: 'x' })]).current).toMatchObject({ state: 'breached', due: at('12:00'), dueIfResumed: false });
  });

  it('retroactive: keeps the pauses', () => {
    const events = [...started, on('pause', '10:00', { reason: 'x' }), on('resume', '12:00', { reason: 'x' })];

    expect(shown(read('retroactive', [to(4, '13:00')], '13:00', events).current)).toEqual(['running', 2, '15:00']);
  });

  it('retroactive: counts in the new calendar from the start', () => {
    const office: CalendarTerms = { kind: 'business', zone: 'UTC', weekly: [{ days: ['mon'], shifts: [{ opens: '10:00', closes: '18:00' }] }] };

    expect(shown(read('retroactive', [to(4, '12:00', office)], '12:00').current)).toEqual(['running', 2, '14:00']);
  });

  it('fresh: begins from zero at the change', () => {
    expect(shown(read('fresh', [to(2, '12:00')], '13:00').current)).toEqual(['running', 1, '14:00']);
  });

  it('fresh: a later reset begins anew, and an earlier one has had its effect', () => {
    const events = [...started, on('reset', '10:00'), on('reset', '13:00')];

    expect(shown(read('fresh', [to(2, '12:00')], '12:30', events).current)).toEqual(['running', 0.5, '14:00']);
    expect(shown(read('fresh', [to(2, '12:00')], '13:30', events).current)).toEqual(['running', 0.5, '15:00']);
  });

  it('fresh: a reset before the change is not asked again whether it came in time, and one after it is', () => {
    const before = read('fresh', [to(1, '13:00')], '13:30', [...started, on('reset', '12:00')]).current;
    const after = read('fresh', [to(2, '12:00')], '15:30', [...started, on('reset', '15:00')]).current;

    expect([shown(before), before.unfitting]).toEqual([['running', 0.5, '14:00'], []]);
    expect([shown(after), after.unfitting]).toEqual([['breached', 3.5, '14:00'], ['reset 15:00']]);
  });

  it('proportional: where there was no target the whole new one remains', () => {
    expect(shown(readChangedClock({ calendar: always }, [to(2, '12:00')], started, at('12:30'), 'proportional').current)).toEqual(['running', 0.5, '14:00']);
  });

  it('proportional: nothing remains of a target of nothing', () => {
    expect(shown(readChangedClock(target(0), [to(2, '12:00')], started, at('12:30'), 'proportional').current)).toEqual(['breached', 0.5, '12:00']);
  });

  it('fresh: an open pause stays open', () => {
    const events = [...started, on('pause', '11:00', { reason: 'x' }), on('resume', '13:00', { reason: 'x' })];

    expect(shown(read('fresh', [to(2, '12:00')], '14:00', events).current)).toEqual(['running', 1, '15:00']);
  });

  it('proportional: what was left of the old target is left of the new one', () => {
    expect(shown(read('proportional', [to(4, '11:00')], '12:00').current)).toEqual(['running', 1, '14:00']); // 6 of 8 were left, so 3 of 4 are
  });

  it('proportional: is cut down to a millisecond, and never less than nothing', () => {
    const third = readChangedClock({ target: 3, calendar: always }, [{ at: 1, terms: { target: 10, calendar: always } }], [{ id: 's', kind: 'start', at: 0 }], 1, 'proportional');

    expect(third.current.due).toBe(1 + 6); // ⌊10 × 2 ÷ 3⌋
    expect(read('proportional', [to(4, '20:00')], '20:00').current).toMatchObject({ due: at('20:00'), elapsed: 0 });
  });

  it('proportional: again, goes on from what was left', () => {
    const { current } = read('proportional', [to(4, '11:00'), to(8, '12:00')], '12:00'); // 3 of 4 left, then 2 of 4, so 4 of 8

    expect(shown(current)).toEqual(['running', 0, '16:00']);
  });

  it('proportional: a reset after the change begins with the whole target, and what is left of that goes on', () => {
    const events = [...started, on('reset', '12:00'), on('reset', '15:30'), on('reset', '20:00')];

    expect(shown(read('proportional', [to(4, '11:00')], '11:59', events).current)).toEqual(['running', 59 / 60, '14:00']); // 3 of 4 are left
    expect(shown(read('proportional', [to(4, '11:00')], '15:00', events).current)).toEqual(['running', 3, '16:00']);
    // Late by what was left before the first reset, in time by the whole target after it.
    expect(shown(read('proportional', [to(4, '11:00')], '16:00', events).current)).toEqual(['running', 0.5, '19:30']);
    expect(read('proportional', [to(4, '11:00')], '20:30', events).current).toMatchObject({ state: 'breached', due: at('19:30'), unfitting: ['reset 20:00'] });
    expect(shown(read('proportional', [to(4, '11:00'), to(8, '17:30')], '18:00', events).current)).toEqual(['running', 0.5, '21:30']); // 2 of 4 are left, so 4 of 8
  });

  it('proportional: a reset that comes too late for what was left does not begin with the whole', () => {
    const { current } = read('proportional', [to(4, '11:00')], '15:00', [...started, on('reset', '14:30')]);

    expect(current).toMatchObject({ state: 'breached', due: at('14:00'), unfitting: ['reset 14:30'] });
  });

  it.each(['retroactive', 'fresh', 'proportional'] as const)('%s: leaves a clock that has ended as it is', (rule) => {
    const events = [...started, on('stop', '10:00')];

    expect(read(rule, [to(1, '12:00')], '13:00', events)).toMatchObject({ current: readClock(target(8), events, at('13:00')), left: [] });
  });

  it.each(['retroactive', 'fresh', 'proportional'] as const)('%s: gives a clock that has not started the new terms', (rule) => {
    const events = [on('attach', '08:00'), on('start', '10:00')];

    expect(shown(read(rule, [to(2, '09:00')], '11:00', events).current)).toEqual(['running', 1, '12:00']);
  });

  it('keeps how the clock stood under the terms that it left', () => {
    const { left } = read('fresh', [to(4, '12:00'), to(2, '13:00')], '13:30');

    expect(left.map(shown)).toEqual([['running', 3, '17:00'], ['running', 1, '16:00']]);
  });

  it('a rule that nobody knows is refused by name', () => {
    const [loudest]: readonly TermsChangeRule[] = JSON.parse('["loudest"]');

    expect(() => readChangedClock(target(8), [to(2, '12:00')], started, at('12:00'), loudest)).toThrow('unexpected case "loudest"');
  });

  it('a cancelled clock stays cancelled', () => {
    expect(read('retroactive', [to(1, '12:00')], '14:00', [...started, on('cancel', '13:00')]).current.state).toBe('cancelled');
  });
});

describe('S10 laws', () => {
  const minutes = fc.integer({ min: 1, max: 600 });
  const aChange = fc.record({ after: minutes, length: minutes }).map(({ after, length }): TermsChange => ({ at: at('09:00') + after * MINUTE, terms: { target: length * MINUTE, calendar: always } }));
  const aRule = fc.constantFrom('retroactive', 'fresh', 'proportional');

  it('without a change it is the clock itself', () => {
    fc.assert(fc.property(minutes, minutes, aRule, (length, now, rule) => {
      const terms = { target: length * MINUTE, calendar: always };
      expect(readChangedClock(terms, [], started, at('09:00') + now * MINUTE, rule).current).toEqual(readClock(terms, started, at('09:00') + now * MINUTE));
    }), runs(101, 100));
  });

  it('proportional: a change to the same terms changes no due', () => {
    fc.assert(fc.property(minutes, minutes, (length, after) => {
      const terms = { target: length * MINUTE, calendar: always };
      const now = at('09:00') + after * MINUTE;
      fc.pre(after <= length);
      expect(readChangedClock(terms, [{ at: now, terms }], started, now, 'proportional').current.due).toBe(at('09:00') + length * MINUTE);
    }), runs(102, 100));
  });

  it('no rule makes a clock due before the change, unless it had breached by then', () => {
    fc.assert(fc.property(minutes, aChange, aRule, (length, change, rule) => {
      const terms = { target: length * MINUTE, calendar: always };
      const { due = Infinity } = readChangedClock(terms, [change], started, change.at, rule).current;
      expect(due).toBeGreaterThanOrEqual(Math.min(change.at, at('09:00') + length * MINUTE));
    }), runs(103, 150));
  });

  it('the order in which changes were told does not matter', () => {
    fc.assert(fc.property(fc.uniqueArray(aChange, { selector: ({ at: when }) => when, maxLength: 4 }), aRule, (changes, rule) => {
      expect(readChangedClock(target(8), changes.toReversed(), started, at('20:00'), rule)).toEqual(readChangedClock(target(8), changes, started, at('20:00'), rule));
    }), runs(104, 100));
  });
});
