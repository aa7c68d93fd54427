import { HOUR, MINUTE } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../oracle/runs.ts';
import { aClockLevel, ticket } from '../../../testing/kinds.ts';
import { at, during, log, maintenance, theDay } from '../../../testing/story.ts';
import type { UnloggedFact } from '../../../testing/story.ts';
import { evaluateLevel } from '../../evaluate-level.ts';
import type { ClockLevelTerms, ValueResult } from '../kind-model.ts';

const read = (terms: Partial<ClockLevelTerms>, now: string, ...facts: readonly UnloggedFact[]): ValueResult => evaluateLevel(aClockLevel(terms), log(...facts), theDay, at(now));
const later = '2026-03-10T00:00Z';
const dayOf = (terms: Partial<ClockLevelTerms>, ...facts: readonly UnloggedFact[]) => read(terms, later, ...facts);
const worked = (clock: string, from: string, to: string, more = {}) => ticket(clock, ['start', from, more], ['stop', to]);
const names = ({ clocks }: ValueResult) => (clocks ?? []).map(({ clock, state, counts }) => `${clock} ${state}${counts ? '' : ' (elsewhere)'}`);

describe('S22a a level of clocks', () => {
  it('S8 is the clocks that are met over all that count', () => {
    const result = dayOf({ expected: '50', minimum: '40' }, ...worked('B', '10:00', '14:00'), ...worked('A', '09:00', '13:00:00.001'));

    expect(result).toMatchObject({ kind: 'clock', state: 'met', toDate: { value: { numerator: '1', denominator: '2' }, shown: '50.000', counted: '2', missed: '1' }, left: { numerator: '0', denominator: '1' } });
    expect(result.clocks).toEqual([
      { clock: 'A', cycle: 1, state: 'breached', start: at('09:00'), due: at('13:00'), ended: at('13:00:00.001'), elapsed: 4 * HOUR + 1, countsAt: at('13:00'), counts: true },
      { clock: 'B', cycle: 1, state: 'met', start: at('10:00'), due: at('14:00'), ended: at('14:00'), elapsed: 4 * HOUR, countsAt: at('14:00'), counts: true },
    ]);
  });

  it('lists clocks of one start by their name, and cycles in their order', () => {
    const facts = [...worked('C', '09:00', '10:00'), ...worked('A', '09:00', '09:30'), ...worked('B', '09:00', '10:00'), ...ticket('A', ['start', '09:31'], ['stop', '09:40'])];

    expect(dayOf({ reopening: 'new-cycle' }, ...facts).clocks?.map(({ clock, cycle }) => `${clock}${cycle}`)).toEqual(['A1', 'B1', 'C1', 'A2']);
    expect(dayOf({ reopening: 'new-cycle' }, ...ticket('A', ['start', '09:00', { sequence: 1 }], ['stop', '09:00', { sequence: 2 }], ['start', '09:00', { sequence: 3 }], ['stop', '10:00'])).clocks?.map(({ cycle, elapsed }) => [cycle, elapsed])).toEqual([[1, 0], [2, HOUR]]);
  });

  it('S17 of no clocks is not applicable, and a few misses in a small number are met', () => {
    const facts = [...worked('A', '09:00', '15:00'), ...worked('B', '09:00', '10:00')];

    expect(dayOf({})).toMatchObject({ state: 'not-applicable', toDate: { counted: '0' }, clocks: [] });
    expect(dayOf({}, ...facts).state).toBe('failed');
    expect(dayOf({ allowance: { misses: 1, below: 3 } }, ...facts)).toMatchObject({ state: 'met', byAllowance: true });
    expect(dayOf({ allowance: { misses: 1, below: 2 } }, ...facts).state).toBe('failed');
  });

  it('S17 S19 is no lost cause while an allowance covers what has been missed, though more clocks are open', () => {
    const facts = [...worked('A', '09:00', '15:00'), ...ticket('B', ['start', '15:30'])];

    expect(read({ allowance: { misses: 1, below: 2 } }, '16:00', ...facts)).toMatchObject({ state: 'on-course', toDate: { counted: '1', missed: '1' }, bestAchievable: { counted: '2', missed: '1' } });
    expect(read({}, '16:00', ...facts).state).toBe('failed');
    expect(read({ allowance: { misses: 1, below: 2 } }, '20:00', ...facts, ...worked('C', '09:00', '15:00')).state).toBe('failed');
  });

  it('numbers the cycles that began', () => {
    const facts = ticket('A', ['attach', '08:00'], ['cancel', '08:30'], ['start', '09:00'], ['stop', '10:00'], ['cancel', '10:30']);

    expect(dayOf({ repeats: true }, ...facts).clocks?.map(({ cycle, state }) => [cycle, state])).toEqual([[1, 'met']]);
  });

  it('reads the clock events of its sources, its component and its metric', () => {
    const method = { measures: 'clocks', sources: ['desk', 'other'], metric: 'resolution' } as const;
    const facts = [
      ...ticket('A', ['start', '09:00'], ['stop', '10:00', { source: 'other', metric: 'resolution' }]),
      ...worked('B', '09:00', '10:00').map((fact) => ({ ...fact, source: 'stranger' })),
      ...worked('C', '09:00', '10:00').map((fact) => ({ ...fact, component: 'else' })),
      ...worked('D', '09:00', '10:00').map((fact) => ({ ...fact, metric: 'response' })),
    ];

    expect(names(dayOf({ method }, ...facts))).toEqual(['A met']);
    expect(names(dayOf({}, ...worked('D', '09:00', '10:00').map((fact) => ({ ...fact, metric: 'response' }))))).toEqual(['D met']);
  });

  it('S1a takes the highest log position of one event at one instant, and tells pauses apart by their reason', () => {
    const corrected = [...ticket('A', ['start', '09:00', { priority: 'P1' }], ['stop', '11:00'], ['start', '09:00', { priority: 'P2' }])];
    const targets = [{ priority: 'P1', within: HOUR }, { priority: 'P2', within: 2 * HOUR }];
    const twoPauses = ticket('A', ['start', '09:00'], ['pause', '10:00', { reason: 'x' }], ['pause', '10:00', { reason: 'y' }], ['resume', '11:00', { reason: 'x' }], ['resume', '12:00', { reason: 'y' }], ['stop', '14:00']);

    expect(dayOf({ targets }, ...corrected).clocks).toMatchObject([{ priority: 'P2', state: 'met' }]);
    expect(evaluateLevel(aClockLevel({ targets }), log(...corrected).toReversed(), theDay, at(later)).clocks).toMatchObject([{ priority: 'P2', state: 'met' }]);
    expect(dayOf({}, ...twoPauses).clocks).toMatchObject([{ state: 'met', elapsed: 3 * HOUR }]);
  });

  it('S14 gives no clock time back for an exclusion', () => {
    const result = dayOf({}, ...worked('A', '09:00', '14:00'), maintenance('09:00', '14:00'));

    expect(result).toMatchObject({ state: 'failed', clocks: [{ elapsed: 5 * HOUR }] });
    expect(result.trace.find(({ rule }) => rule === 'S14')).toEqual({ rule: 'S14', says: 'Exclusions take no time from clocks (1 declared): what should stop a clock pauses it.', facts: ['fact-3'] });
    expect(dayOf({}, ...worked('A', '09:00', '14:00')).trace.filter(({ rule }) => rule === 'S14')).toEqual([]);
  });
});

describe('S4 S10 targets', () => {
  const office = { kind: 'business', zone: 'UTC', weekly: [{ days: ['mon', 'tue'], shifts: [{ opens: '09:00', closes: '17:00' }] }] } as const;
  const targets = [{ priority: 'P1', within: HOUR }, { priority: 'P2', within: 2 * HOUR, calendar: office }, { within: 3 * HOUR }];

  it('are by priority, each with its own calendar, and one for all others', () => {
    const facts = ['P1', 'P2', 'P9'].flatMap((priority) => ticket(priority, ['start', '08:00', { priority }], ['stop', '11:00']));

    expect(dayOf({ targets }, ...facts, ...worked('none', '08:00', '11:00:01')).clocks?.map(({ clock, priority, due, state }) => [clock, priority, due, state])).toEqual([
      ['P1', 'P1', at('09:00'), 'breached'], ['P2', 'P2', at('11:00'), 'met'], ['P9', 'P9', at('11:00'), 'met'], ['none', undefined, at('11:00'), 'breached'],
    ]);
  });

  it('where no one fits are none, and the clock is not judged', () => {
    expect(names(dayOf({ targets: targets.slice(0, 1) }, ...worked('A', '08:00', '20:00', { priority: 'P3' }), ...worked('B', '08:00', '09:00', { priority: 'P1' })))).toEqual(['B met']);
    expect(names(dayOf({ targets: targets.slice(0, 1) }, ...worked('A', '08:00', '20:00')))).toEqual([]);
  });

  it('may be units', () => {
    const day = [{ within: { unit: 'end-of-business-day' } as const, calendar: office }];

    expect(dayOf({ targets: day }, ...worked('A', '10:00', '17:00')).clocks).toMatchObject([{ state: 'met', due: at('17:00') }]);
    expect(dayOf({ targets: [{ within: { unit: 'calendar-month', count: 1 } }], period: { zone: 'Europe/Amsterdam', anchor: '2026-01-01', every: 'P1D' } }, ...worked('A', '10:00', '17:00')).clocks).toMatchObject([{ due: at('2026-04-02T09:00Z') }]);
  });

  it('change with the priority by the rule of the terms', () => {
    const changed = ticket('A', ['start', '09:00', { priority: 'P9' }], ['reassign', '10:30', { party: 'b', priority: 'P1' }], ['reassign', '10:40', { party: 'c', priority: 'P1' }], ['stop', '11:00']);
    const clockOf = (priorityChange: ClockLevelTerms['priorityChange']) => dayOf({ targets, priorityChange }, ...changed).clocks?.map(({ priority, due, state }) => [priority, due, state])[0];

    expect(clockOf('retroactive')).toEqual(['P1', at('10:30'), 'breached']);
    expect(clockOf('fresh')).toEqual(['P1', at('11:30'), 'met']);
    expect(clockOf('proportional')).toEqual(['P1', at('11:00'), 'met']);
    expect(dayOf({ targets, priorityChange: 'fresh' }, ...changed).trace.find(({ rule }) => rule === 'S10')?.says).toBe('A (P1) had other terms before: running, due 2026-03-02T12:00Z. Now it is due 2026-03-02T11:30Z.');
    expect(dayOf({ targets, priorityChange: 'fresh' }, ...changed).clocks).toMatchObject([{ start: at('09:00') }]);
  });

  it.each(['retroactive', 'fresh', 'proportional'] as const)('that a reset brings begin with it, by the rule %s', (priorityChange) => {
    const reset = ticket('A', ['start', '09:00', { priority: 'P9' }], ['reset', '11:00', { priority: 'P1' }], ['stop', '11:50']);

    expect(dayOf({ targets, priorityChange }, ...reset).clocks).toMatchObject([{ priority: 'P1', start: at('11:00'), due: at('12:00'), state: 'met' }]);
  });

  it('that come after a reset which was in time are reckoned from it, and from the start after one that was late', () => {
    const inTime = ticket('A', ['start', '09:00', { priority: 'P9' }], ['reset', '11:00'], ['reassign', '11:10', { party: 'b', priority: 'P1' }], ['stop', '11:50']);
    const late = ticket('A', ['start', '08:00', { priority: 'P1' }], ['reset', '10:00'], ['reassign', '10:10', { party: 'b', priority: 'P9' }], ['stop', '11:10']);

    expect(dayOf({ targets }, ...inTime).clocks).toMatchObject([{ start: at('11:00'), due: at('12:00'), state: 'met' }]);
    expect(dayOf({ targets }, ...late).clocks).toMatchObject([{ start: at('08:00'), due: at('11:00'), state: 'breached' }]);
  });

  it('begin where a reset after a change does', () => {
    const facts = ticket('A', ['start', '09:00', { priority: 'P9' }], ['reassign', '09:30', { party: 'b', priority: 'P1' }], ['reset', '09:40'], ['stop', '10:30']);

    for (const priorityChange of ['retroactive', 'fresh', 'proportional'] as const) expect(dayOf({ targets, priorityChange }, ...facts).clocks).toMatchObject([{ start: at('09:40'), due: at('10:40'), state: 'met' }]);
  });

  it('that are alike are one', () => {
    const alike = [{ priority: 'P1', within: HOUR }, { priority: 'P2', within: HOUR }];
    const facts = ticket('A', ['start', '09:00', { priority: 'P1' }], ['reassign', '09:50', { party: 'b', priority: 'P2' }], ['stop', '10:30']);

    expect(dayOf({ targets: alike, priorityChange: 'fresh' }, ...facts).clocks).toMatchObject([{ due: at('10:00'), state: 'breached', elapsed: 90 * MINUTE }]);
  });

  it('that find a repeating clock past its due breach it at the change, also when it is cancelled later', () => {
    const facts = ticket('A', ['start', '09:00', { priority: 'P9' }], ['reassign', '10:30', { party: 'b', priority: 'P1' }], ['cancel', '11:00']);

    expect(dayOf({ targets, repeats: true }, ...facts).clocks).toMatchObject([{ state: 'breached', due: at('10:30'), countsAt: at('10:30') }]);
  });

  it('do not change between priorities that share one', () => {
    const shared = ticket('A', ['start', '09:00', { priority: 'P8' }], ['reassign', '10:30', { party: 'b', priority: 'P9' }], ['stop', '11:00']);

    expect(dayOf({ targets, priorityChange: 'fresh' }, ...shared).clocks).toMatchObject([{ priority: 'P9', due: at('12:00') }]);
    expect(dayOf({ targets, priorityChange: 'fresh' }, ...shared).trace.filter(({ rule }) => rule === 'S10')).toEqual([]);
  });

  it('show the priority that a clock had before it ended, or at its start', () => {
    const atStop = ticket('A', ['start', '09:00', { priority: 'P9' }], ['reassign', '11:00', { party: 'b', priority: 'P1' }], ['stop', '11:00']);
    const atOnce = ticket('B', ['start', '09:00', { priority: 'P1' }], ['stop', '09:00']);

    expect(dayOf({ targets }, ...atStop, ...atOnce).clocks?.map(({ priority, due, state }) => [priority, due, state])).toEqual([['P9', at('12:00'), 'met'], ['P1', at('10:00'), 'met']]);
    expect(read({ targets }, '09:30', ...ticket('C', ['start', '09:00', { priority: 'P9' }], ['reassign', '09:30', { party: 'b', priority: 'P1' }])).clocks).toMatchObject([{ priority: 'P1' }]);
  });

  it('at the start are those of the last priority until then', () => {
    const facts = ticket('A', ['attach', '08:00', { priority: 'P9' }], ['start', '09:00', { priority: 'P1' }], ['stop', '10:00']);

    expect(dayOf({ targets }, ...facts).clocks).toMatchObject([{ priority: 'P1', due: at('10:00'), state: 'met' }]);
    expect(dayOf({ targets }, ...facts).trace.filter(({ rule }) => rule === 'S10')).toEqual([]);
  });

  it('may come to be never due', () => {
    const never = [{ priority: 'P1', within: HOUR, calendar: { ...office, weekly: [] } }, { within: 3 * HOUR }];
    const changed = ticket('A', ['start', '09:00'], ['reassign', '10:00', { party: 'b', priority: 'P1' }], ['stop', '20:00']);

    expect(dayOf({ targets: never }, ...changed).clocks).toMatchObject([{ state: 'met' }]);
    expect(dayOf({ targets: never }, ...changed).clocks?.[0]).not.toHaveProperty('due');
    expect(dayOf({ targets: never }, ...changed).trace.find(({ rule }) => rule === 'S10')?.says).toBe('A (P1) had other terms before: running, due 2026-03-02T12:00Z. Now it is never due.');
  });

  it('that a clock has lost, or never had, are told', () => {
    const gained = ticket('A', ['start', '08:00', { priority: 'P3' }], ['reassign', '10:00', { party: 'b', priority: 'P1' }], ['stop', '11:00']);
    const only = { targets: targets.slice(0, 1) };

    expect(dayOf({ ...only, priorityChange: 'fresh' }, ...gained).trace.find(({ rule }) => rule === 'S10')?.says).toBe('A (P1) had other terms before: running. Now it is due 2026-03-02T11:00Z.');
    expect(names(dayOf(only, ...ticket('A', ['start', '08:00', { priority: 'P1' }], ['reassign', '08:30', { party: 'b', priority: 'P3' }], ['stop', '11:00'])))).toEqual([]);
  });
});

describe('S8a the period of a clock', () => {
  const targets = [{ within: 4 * HOUR }];
  const over = worked('over', '2026-03-01T22:00Z', '05:00');
  const into = worked('into', '22:00', '2026-03-03T01:00Z');
  const late = ticket('late', ['start', '10:00']);

  it('is that of the earlier of its stop and its due', () => {
    expect(names(dayOf({ targets }, ...over, ...into, ...late))).toEqual(['over breached', 'late breached']);
  });

  it('by-start is that of its start, once it is met or breached', () => {
    expect(names(dayOf({ targets, countsBy: 'start' }, ...over, ...into, ...late))).toEqual(['late breached', 'into met']);
    expect(names(read({ targets, countsBy: 'start' }, '2026-03-03T00:30Z', ...into))).toEqual(['into running (elsewhere)']);
    expect(names(read({ targets, countsBy: 'start' }, '01:00', ...ticket('A', ['start', '2026-03-01T23:00Z'])))).toEqual([]);
  });

  it('by-stop is that of its stop, however late', () => {
    expect(names(dayOf({ targets, countsBy: 'stop' }, ...over, ...into, ...late))).toEqual(['over breached']);
    expect(names(read({ targets, countsBy: 'stop' }, '23:00', ...over, ...late))).toEqual(['over breached', 'late breached (elsewhere)']);
  });

  it('owns its first instant and not its last', () => {
    const first = worked('first', '2026-03-01T23:00Z', '00:00');
    const last = worked('last', '23:00', '24:00');

    expect(names(dayOf({ targets }, ...first, ...last))).toEqual(['first met']);
    expect(names(dayOf({ targets, countsBy: 'start' }, ...worked('A', '00:00', '01:00'), ...worked('B', '24:00', '2026-03-03T01:00Z')))).toEqual(['A met']);
  });

  it('counts an unfinished clock before its due nowhere, and a cancelled or pending one never', () => {
    const facts = [...ticket('open', ['start', '10:00']), ...ticket('cancelled', ['start', '09:00'], ['cancel', '09:30']), ...ticket('pending', ['attach', '09:00'])];

    expect(names(read({ targets }, '14:00', ...facts))).toEqual(['open running (elsewhere)']);
    expect(names(read({ targets }, '14:00:00.001', ...facts))).toEqual(['open breached']);
  });

  it('is under the terms of its start, also when others are in force by then', () => {
    const facts = [...worked('old', '10:00', '15:00'), ...worked('new', '12:00', '13:00')];
    const old = { inForce: { start: 0, end: at('12:00') } };

    expect(names(dayOf(old, ...facts))).toEqual(['old breached']);
    expect(names(dayOf({ inForce: { start: at('12:00') } }, ...facts))).toEqual(['new met']);
    expect(names(dayOf({ inForce: { start: 0, end: at('2026-03-02T00:00Z') } }, ...over))).toEqual(['over breached']);
    expect(names(dayOf({ ...old, partialPeriod: 'full' }, ...facts))).toEqual(['old breached', 'new met']);
    expect(names(dayOf({ inForce: { start: 0, end: at('2026-03-01T00:00Z') }, partialPeriod: 'full' }, ...facts))).toEqual([]);
    expect(dayOf({ ...old, partialPeriod: 'waive' }, ...facts).state).toBe('waived');
  });
});

describe('S9 reopened and repeated clocks', () => {
  const reopened = ticket('A', ['start', '08:00'], ['stop', '09:00'], ['start', '10:00'], ['stop', '15:00']);

  it('are judged as the terms say', () => {
    expect(names(dayOf({ reopening: 'new-cycle' }, ...reopened))).toEqual(['A met', 'A breached']);
    expect(dayOf({ reopening: 'last-cycle' }, ...reopened).clocks).toMatchObject([{ cycle: 2, state: 'breached' }]);
    expect(dayOf({ reopening: 'first-only' }, ...reopened).clocks).toMatchObject([{ cycle: 1, state: 'met' }]);
    expect(dayOf({ reopening: 'continue' }, ...reopened).clocks).toMatchObject([{ cycle: 1, state: 'breached', elapsed: 6 * HOUR }]);
    expect(dayOf({ reopening: 'new-cycle' }, ...reopened).trace.find(({ rule }) => rule === 'S8')?.says).toBe('A, cycle 2 was due 2026-03-02T14:00Z and stopped 2026-03-02T15:00Z, after 5 h: breached.');
  });

  it('that repeat are an update every so often, until the work is done', () => {
    const updates = ticket('A', ['start', '08:00'], ['stop', '11:00'], ['stop', '16:00'], ['cancel', '17:00']);

    expect(dayOf({ repeats: true }, ...updates)).toMatchObject({ toDate: { counted: '2', missed: '1' }, clocks: [{ cycle: 1, state: 'met' }, { cycle: 2, state: 'breached', countsAt: at('15:00') }] });
    expect(dayOf({ repeats: true }, ...ticket('A', ['start', '08:00'], ['cancel', '17:00']))).toMatchObject({ toDate: { counted: '1', missed: '1' } });
  });
});

describe('S19 a running level of clocks', () => {
  const facts = [...worked('met', '08:00', '09:00'), ...ticket('late', ['start', '08:00']), ...ticket('open', ['start', '11:00']), ...ticket('paused', ['start', '11:00'], ['pause', '11:30', { reason: 'customer' }])];

  it('has its best when all that are open are met', () => {
    expect(read({ expected: '75' }, '13:00', ...facts)).toMatchObject({
      state: 'at-risk', toDate: { counted: '2', missed: '1' }, bestAchievable: { shown: '75.000', counted: '4', missed: '1' }, left: { numerator: '0', denominator: '1' },
    });
    expect(read({ expected: '76', minimum: '75' }, '13:00', ...facts).state).toBe('below-expected');
    expect(read({ expected: '76' }, '13:00', ...facts).state).toBe('failed');
    expect(read({ expected: '50' }, '13:00', ...facts).state).toBe('on-course');
    expect(read({}, '07:00', ...facts).state).toBe('not-applicable');
    expect(read({ expected: '75' }, '13:00', ...facts).staleSince).toBeUndefined();
  });

  it('by-stop takes a clock that is late and not stopped for neither met nor missed', () => {
    expect(read({ countsBy: 'stop' }, '13:00', ...facts)).toMatchObject({ toDate: { counted: '1', missed: '0' }, bestAchievable: { counted: '3', missed: '0' } });
  });

  it('that has ended has no best, and lists no clock of later periods', () => {
    const result = read({ expected: '50' }, '2026-03-03T00:00Z', ...facts, ...ticket('night', ['start', '23:00']));

    expect(names(result)).toEqual(['late breached', 'met met', 'open breached']);
    expect(result.bestAchievable).toBeUndefined();
  });
});

describe('the account of clocks', () => {
  it('tells what was told, and each clock that missed, with its facts', () => {
    const { trace } = dayOf({ minimum: '40' }, ...worked('A', '09:00', '10:00'), ...ticket('B', ['start', '09:00', { priority: 'P1' }], ['resume', '09:30', { reason: 'x' }]));

    expect(trace).toMatchObject([
      { rule: 'S2', says: 'The period is 2026-03-02T00:00Z to 2026-03-03T00:00Z (UTC).', amount: '86400000 ms' },
      { rule: 'S8a', says: '4 events of 2 clocks. A clock counts by the earlier of its stop and its due: 2 here, and 0 still open.' },
      { rule: 'S8', says: 'B (P1) was due 2026-03-02T13:00Z and is not stopped, after 7 d 15 h: breached.', amount: '658800000 ms', facts: ['fact-3', 'fact-4'] },
      { rule: 'S6', says: 'B (P1): 1 event did not fit its state and had no effect.', facts: ['fact-4'] },
      { rule: 'S22a', says: 'To date: 1 of 2 clocks met, 1 missed: 50.000 %, rounded toward the worse.', amount: '1 ÷ 2' },
      { rule: 'S25', says: '50.000 % against expected 90.000 %, minimum 40.000 % (higher is better): below expected.' },
    ]);
    expect(dayOf({ countsBy: 'start' }, ...worked('A', '09:00', '10:00')).trace.at(1)?.says).toBe('2 events of 1 clock. A clock counts by its start, once it is met or breached: 1 here, and 0 still open.');
    expect(dayOf({ countsBy: 'stop' }).trace.at(1)?.says).toBe('0 events of 0 clocks. A clock counts by its stop: 0 here, and 0 still open.');
  });
});

describe('S8a S9 laws of clocks', () => {
  const kinds = ['start', 'stop', 'pause', 'resume', 'cancel'] as const;
  const events = fc.array(fc.record({ clock: fc.constantFrom('A', 'B', 'C'), kind: fc.constantFrom(...kinds), minute: fc.integer({ min: 0, max: 2879 }), priority: fc.constantFrom('P1', 'P2', undefined) }), { maxLength: 24 });
  const told = (some: readonly { readonly clock: string; readonly kind: (typeof kinds)[number]; readonly minute: number; readonly priority: string | undefined }[]) => some.map(({ clock, kind, minute, priority }): UnloggedFact => ({
    kind: 'clock', source: 'desk', component: 'shop', clock, event: kind, at: at('2026-03-01T00:00Z') + minute * MINUTE, ...(kind === 'pause' || kind === 'resume' ? { reason: 'x' } : {}), ...(priority === undefined ? {} : { priority }),
  }));
  const someTerms = fc.record({
    reopening: fc.constantFrom('continue', 'continue-counted', 'new-cycle', 'last-cycle', 'longest-cycle', 'first-only'), priorityChange: fc.constantFrom('retroactive', 'fresh', 'proportional'),
    countsBy: fc.constantFrom('stop-or-due', 'start', 'stop'), repeats: fc.boolean(),
  } as const).map((changes) => aClockLevel({ ...changes, targets: [{ priority: 'P1', within: 30 * MINUTE }, { within: 3 * HOUR }] }));
  const days = [during('2026-03-01T00:00Z', '2026-03-02T00:00Z'), theDay, during('2026-03-03T00:00Z', '2026-03-04T00:00Z')];

  it('law: each judged clock counts in one period at most, and in one exactly once it is decided and stopped', () => {
    fc.assert(fc.property(events, someTerms, (some, terms) => {
      const clocks = days.flatMap((day) => evaluateLevel(terms, log(...told(some)), day, at(later)).clocks ?? []).filter(({ counts }) => counts);
      const identities = clocks.map(({ clock, cycle }) => `${clock} ${cycle}`);
      expect(new Set(identities).size).toBe(identities.length);
      const whole = evaluateLevel(terms, log(...told(some)), during('2026-02-01T00:00Z', '2026-04-01T00:00Z'), at(later));
      expect(clocks.length).toBe(Number(whole.toDate.counted));
    }), runs(81, 150));
  });

  it('law: the order in which facts come does not matter, and what is counted is met or missed', () => {
    fc.assert(fc.property(events, someTerms, (some, terms) => {
      const facts = log(...told(some));
      const result = evaluateLevel(terms, facts, theDay, at('18:00'));
      expect(evaluateLevel(terms, facts.toReversed(), theDay, at('18:00'))).toEqual(result);
      const counting = (result.clocks ?? []).filter(({ counts }) => counts);
      expect(counting.every(({ state }) => state === 'met' || state === 'breached')).toBe(true);
      expect([result.toDate.counted, result.toDate.missed]).toEqual([String(counting.length), String(counting.filter(({ state }) => state === 'breached').length)]);
    }), runs(82, 150));
  });

  it('S24 has workings that stay small beside a thousand clocks', () => {
    const clocks = Array.from({ length: 1000 }, (_, place) => worked(`T-${place}`, '09:00', place % 10 === 0 ? '14:00' : '10:00')).flat();
    const inJson = (value: unknown) => JSON.stringify(value).length;
    const { trace, ...result } = dayOf({ minimum: '50', allowance: { misses: 1, below: 5 } }, ...clocks);

    expect(result.toDate.counted).toBe('1000');
    expect(inJson({ trace, ...result })).toBeLessThan(inJson({ trace: trace.map(({ workings: _workings, ...step }) => step), ...result }) * 1.1);
  });
});
