import { HOUR } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../oracle/runs.ts';
import { at, during } from '../../testing/story.ts';
import { foldClock } from './clock-log.ts';
import type { ClockLife, IsOver } from './clock-log.ts';
import { CLOCK_EVENT_KINDS } from './clock-model.ts';
import type { ClockEvent, ClockEventKind } from './clock-model.ts';

const on = (kind: ClockEventKind, when: string, more: Partial<ClockEvent> = {}): ClockEvent => ({ id: `${kind} ${when}`, kind, at: at(when), ...more });
const fold = (events: readonly ClockEvent[], until = '20:00', isOver: IsOver = () => false) => foldClock(events, at(until), isOver);
const spans = (stretches: readonly { readonly start: number; readonly end: number }[]) => stretches.filter(({ start, end }) => start < end).map(({ start, end }) => ({ start, end }));

describe('S6 the phases of a clock', () => {
  it.each([
    ['nothing', [], 'absent'],
    ['an attachment', [on('attach', '09:00')], 'pending'],
    ['a start', [on('start', '09:00')], 'counting'],
    ['a start after an attachment', [on('attach', '08:00'), on('start', '09:00')], 'counting'],
    ['a stop', [on('start', '09:00'), on('stop', '10:00')], 'stopped'],
    ['a cancellation', [on('start', '09:00'), on('cancel', '10:00')], 'cancelled'],
    ['a cancellation before the start', [on('attach', '09:00'), on('cancel', '10:00')], 'cancelled'],
  ] as const)('after %s', (_, events, phase) => {
    expect(fold(events).phase).toBe(phase);
  });

  it('know when it started and ended', () => {
    expect(fold([on('start', '09:00'), on('stop', '10:00')])).toMatchObject({ started: at('09:00'), ended: at('10:00') });
    expect(fold([on('attach', '09:00')])).not.toHaveProperty('started');
    expect(fold([on('start', '09:00')])).not.toHaveProperty('ended');
  });
});

describe('S6 the stretches of a clock', () => {
  it('run from the start until now', () => {
    expect(spans(fold([on('start', '09:00')], '12:00').running)).toEqual([during('09:00', '12:00')]);
  });

  it('that is paused when it stops ends there', () => {
    expect(fold([on('start', '09:00'), on('pause', '10:00', { reason: 'x' }), on('stop', '12:00')])).toMatchObject({ running: [during('09:00', '10:00')], paused: [during('10:00', '12:00')] });
    expect(fold([on('start', '09:00'), on('pause', '10:00', { reason: 'x' }), on('stop', '12:00')]).paused).toHaveLength(1);
  });

  it('are cut by pauses', () => {
    const life = fold([on('start', '09:00'), on('pause', '10:00', { reason: 'x' }), on('resume', '11:00', { reason: 'x' }), on('stop', '12:00')]);

    expect(spans(life.running)).toEqual([during('09:00', '10:00'), during('11:00', '12:00')]);
    expect(spans(life.paused)).toEqual([during('10:00', '11:00')]);
  });

  it('are paused until now while a pause is open', () => {
    const life = fold([on('start', '09:00'), on('pause', '10:00', { reason: 'x' })], '12:00');

    expect(spans(life.paused)).toEqual([during('10:00', '12:00')]);
    expect(life.openPauses).toEqual(['x']);
  });

  it('stay paused until the last reason is gone', () => {
    const life = fold([
      on('start', '09:00'), on('pause', '10:00', { reason: 'x' }), on('pause', '10:30', { reason: 'y' }), on('resume', '11:00', { reason: 'x' }), on('resume', '12:00', { reason: 'y' }),
    ], '13:00');

    expect(spans(life.running)).toEqual([during('09:00', '10:00'), during('12:00', '13:00')]);
    expect(life.openPauses).toEqual([]);
  });

  it('begin anew with a reset, open pauses staying open', () => {
    const life = fold([on('start', '09:00'), on('pause', '10:00', { reason: 'x' }), on('reset', '11:00'), on('resume', '12:00', { reason: 'x' })], '13:00');

    expect(life.started).toBe(at('11:00'));
    expect(spans(life.running)).toEqual([during('12:00', '13:00')]);
    expect(spans(life.paused)).toEqual([during('11:00', '12:00')]);
  });

  it('name who held the work', () => {
    const life = fold([on('attach', '08:00', { party: 'desk' }), on('start', '09:00'), on('reassign', '10:00', { party: 'network' })], '11:00');

    expect(life.running.map(({ party }) => party)).toEqual(['desk', 'network']);
  });

  it('are nobody\'s while nobody was named', () => {
    expect(fold([on('start', '09:00')]).running.map(({ party }) => party)).toEqual(['']);
  });

  it('hand over before the start too', () => {
    const life = fold([on('attach', '08:00', { party: 'desk' }), on('reassign', '08:30', { party: 'network' }), on('start', '09:00')], '10:00');

    expect(life.running.map(({ party }) => party)).toEqual(['network']);
  });

  it('end when the clock does', () => {
    expect(spans(fold([on('start', '09:00'), on('stop', '10:00')], '20:00').running)).toEqual([during('09:00', '10:00')]);
    expect(spans(fold([on('start', '09:00'), on('pause', '09:30', { reason: 'x' }), on('stop', '10:00')], '20:00').paused)).toEqual([during('09:30', '10:00')]);
  });
});

describe('S6 events that do not fit', () => {
  const started = [on('start', '09:00')];
  const paused = [...started, on('pause', '09:30', { reason: 'x' })];
  const stopped = [...started, on('stop', '10:00')];

  it.each([
    ['a second attachment', [on('attach', '08:00')], on('attach', '11:00')],
    ['an attachment after the start', started, on('attach', '11:00')],
    ['a second start', started, on('start', '11:00')],
    ['a start after the end', stopped, on('start', '11:00')],
    ['a reset before the start', [on('attach', '08:00')], on('reset', '11:00')],
    ['a reset after the end', stopped, on('reset', '11:00')],
    ['a handover to nobody', started, on('reassign', '11:00')],
    ['a handover after the end', stopped, on('reassign', '11:00', { party: 'network' })],
    ['a handover of nothing', [], on('reassign', '11:00', { party: 'network' })],
    ['a resume of what is not paused', started, on('resume', '11:00', { reason: 'x' })],
    ['a resume for another reason', paused, on('resume', '11:00', { reason: 'y' })],
    ['a resume after the end', [...paused, on('stop', '10:00')], on('resume', '11:00', { reason: 'x' })],
    ['a second pause for one reason', paused, on('pause', '11:00', { reason: 'x' })],
    ['a pause before the start', [on('attach', '08:00')], on('pause', '11:00', { reason: 'x' })],
    ['a pause after the end', stopped, on('pause', '11:00', { reason: 'x' })],
    ['a stop before the start', [on('attach', '08:00')], on('stop', '11:00')],
    ['a second stop', stopped, on('stop', '11:00')],
    ['a cancellation of nothing', [], on('cancel', '11:00')],
    ['a cancellation after the end', stopped, on('cancel', '11:00')],
  ] as const)('%s', (_, before, event) => {
    const { unfitting: none, ...without } = fold(before);
    const { unfitting, ...after } = fold([...before, event]);

    expect(none).toEqual([]);
    expect(unfitting).toEqual([event.id]);
    expect(after).toEqual(without);
  });

  it('a reset of a clock that is over', () => {
    const overAt = (limit: string) => (_: ClockLife, reset: ClockEvent) => reset.at > at(limit);

    expect(fold([...started, on('reset', '11:00')], '20:00', overAt('11:00')).unfitting).toEqual([]);
    expect(fold([...started, on('reset', '11:00:00.001')], '20:00', overAt('11:00')).unfitting).toHaveLength(1);
  });

  it('an event of a kind that nobody knows is refused by name', () => {
    const snooze: ClockEventKind = JSON.parse('"snooze"');

    expect(() => fold([...started, on(snooze, '11:00')])).toThrow('unexpected case "snooze"');
  });

  it('tells what it knew when it asked whether a clock is over', () => {
    const asked: number[] = [];
    fold([...started, on('reset', '11:00'), on('reset', '12:00')], '20:00', (life, reset) => {
      asked.push(reset.at - (life.started ?? 0));
      return false;
    });

    expect(asked).toEqual([2 * HOUR, HOUR]);
  });
});

describe('S6 the order of events at one instant', () => {
  const noon = (kind: ClockEventKind, more: Partial<ClockEvent> = {}) => on(kind, '12:00', { reason: 'x', party: 'p', ...more });

  it('is that of their kinds', () => {
    const all = CLOCK_EVENT_KINDS.map((kind) => noon(kind));

    const life = fold(all.toReversed());

    expect(life.phase).toBe('cancelled');
    expect(life.unfitting).toEqual(['resume 12:00', 'stop 12:00']);
  });

  it('is the source\'s own where it gives one', () => {
    const stopFirst = [on('start', '09:00'), noon('stop', { sequence: 1 }), noon('cancel', { sequence: 2 })];

    expect(fold(stopFirst).phase).toBe('stopped');
    expect(fold([on('start', '09:00'), noon('stop'), noon('cancel')]).phase).toBe('cancelled');
  });

  it('puts those with a sequence before those without', () => {
    expect(fold([on('start', '09:00'), noon('cancel'), noon('stop', { sequence: 9 })]).phase).toBe('stopped');
  });

  it('is by id among equals', () => {
    const handover = (id: string, party: string) => on('reassign', '12:00', { id, party });
    const last = (events: readonly ClockEvent[]) => fold([on('start', '09:00'), ...events], '13:00').running.at(-1)?.party;

    expect(last([handover('1', 'a'), handover('2', 'b')])).toBe('b');
    expect(last([handover('2', 'b'), handover('1', 'a')])).toBe('b');
  });

  it('law: never depends on arrival', () => {
    const anEvent = fc.record({
      kind: fc.constantFrom(...CLOCK_EVENT_KINDS), hour: fc.integer({ min: 9, max: 12 }), reason: fc.constantFrom('x', 'y'), party: fc.constantFrom('p', 'q'),
      sequence: fc.option(fc.nat(3), { nil: undefined }),
    });
    const aLog = fc.array(anEvent, { maxLength: 12 }).map((all) => all.map(({ kind, hour, sequence, ...more }, place): ClockEvent => ({
      ...on(kind, `${String(hour).padStart(2, '0')}:00`, more), id: `e${place}`, ...(sequence === undefined ? {} : { sequence }),
    })));
    fc.assert(fc.property(aLog, fc.nat(12), (events, cut) => {
      expect(fold([...events.slice(cut), ...events.slice(0, cut)])).toEqual(fold(events));
    }), runs(66, 300));
  });

  it('law: running and paused time fill the clock\'s life from its start or last reset', () => {
    const anEvent = fc.record({ kind: fc.constantFrom('pause', 'resume', 'reset', 'reassign', 'pause', 'resume'), minute: fc.nat(500), reason: fc.constantFrom('x', 'y'), party: fc.constantFrom('p', 'q') });
    fc.assert(fc.property(fc.array(anEvent, { maxLength: 10 }), (all) => {
      const events = all.map(({ kind, minute, ...more }, place): ClockEvent => ({ id: `e${place}`, kind, at: at('09:00') + minute * 60_000, ...more }));
      const life = fold([on('start', '09:00'), ...events]);
      const length = [...life.running, ...life.paused].reduce((sum, { start, end }) => sum + end - start, 0);
      expect(length).toBe(at('20:00') - (life.started ?? 0));
    }), runs(67, 200));
  });
});
