import type { JudgedClock } from '@entente/sla';
import { describe, expect, it } from 'vitest';
import { shownClocks, storedClocks } from './judged-clocks.ts';

const clock = (name: string, more: Partial<JudgedClock>): JudgedClock => ({ clock: name, cycle: 1, state: 'met', start: 0, elapsed: 5, counts: true, ...more });
const names = (clocks: readonly JudgedClock[]) => storedClocks(clocks).map((each) => each.clock);

describe('the clocks of a level', () => {
  it('are those that are open, the next due first, before those that missed and those that were met, the latest first', () => {
    expect(names([
      clock('met early', { due: 90, ended: 40 }), clock('missed early', { state: 'breached', due: 10, ended: 20 }), clock('never due', { state: 'paused', counts: false }),
      clock('due late', { state: 'running', due: 80, counts: false }), clock('met late', { due: 90, ended: 60 }), clock('missed, not stopped', { state: 'breached', due: 30 }),
      clock('due soon', { state: 'paused', due: 70, counts: false }), clock('cancelled', { state: 'cancelled', ended: 50 }),
    ])).toEqual(['due soon', 'due late', 'never due', 'missed, not stopped', 'missed early', 'met late', 'cancelled', 'met early']);
  });

  it('of one rank and instant keep the order of the engine', () => {
    expect(names([clock('A', { ended: 5 }), clock('B', { ended: 5 })])).toEqual(['A', 'B']);
  });

  it('are shown as they were stored, what is not known as nothing', () => {
    const chain = { parent: 'INC-1', bound: 'own', slack: 3 } as const;
    const stored = JSON.stringify(storedClocks([clock('A', { priority: '1', due: 9, ended: 7, countsAt: 7, chain }), clock('B', { state: 'running', counts: false })]));

    expect(shownClocks(stored)).toEqual([
      { clock: 'B', cycle: 1, priority: null, state: 'running', start: 0, due: null, ended: null, elapsed: 5, counts: false, parent: null },
      { clock: 'A', cycle: 1, priority: '1', state: 'met', start: 0, due: 9, ended: 7, elapsed: 5, counts: true, parent: 'INC-1' },
    ]);
  });

  it('of other kinds are none', () => {
    expect(storedClocks(undefined)).toEqual([]);
    expect(shownClocks('[]')).toEqual([]);
  });
});
