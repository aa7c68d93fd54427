import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateLevel } from '../src/index.ts';
import type { ClockFact, ClockLevelTerms } from '../src/index.ts';
import { aClockLevel } from '../testing/kinds.ts';
import { aCalendar, asOf, period, TICK } from './arbitraries.ts';
import { oracleOfClocks, oracleOfRepeats } from './clock-level-oracle.ts';
import { runs } from './runs.ts';

const anEvent = fc.record({
  clock: fc.constantFrom('A', 'B'), event: fc.constantFrom('attach', 'start', 'start', 'start', 'reassign', 'pause', 'resume', 'stop', 'stop', 'cancel'),
  after: fc.integer({ min: -60, max: 140 }), reason: fc.constantFrom('x', 'y'), priority: fc.constantFrom('P1', 'P2', 'P3', undefined),
});
const someFacts = fc.array(anEvent, { maxLength: 14 }).map((told) => told.map(({ clock, event, after, reason, priority }, place): ClockFact => ({
  kind: 'clock', id: `fact-${String(place).padStart(2, '0')}`, position: place + 1, source: 'desk', component: 'shop', recordedAt: 0, clock, event, at: period.start + after * TICK,
  ...(event === 'pause' || event === 'resume' ? { reason } : {}), ...(event === 'reassign' ? { party: 'b' } : {}), ...(priority === undefined ? {} : { priority }),
})));
const length = fc.integer({ min: 1, max: 70 }).map((count) => count * TICK);
const someTerms = fc.record({
  calendar: aCalendar, own: aCalendar, p1: length, p2: length, rest: fc.option(length),
  reopening: fc.constantFrom('continue', 'continue-counted', 'new-cycle', 'last-cycle', 'longest-cycle', 'first-only'),
  priorityChange: fc.constantFrom('retroactive', 'fresh'), countsBy: fc.constantFrom('stop-or-due', 'start', 'stop'),
  force: fc.constantFrom({ start: 0 }, { start: period.start }, { start: 0, end: period.start + 30 * TICK }),
} as const).map(({ calendar, own, p1, p2, rest, reopening, priorityChange, countsBy, force }): ClockLevelTerms => aClockLevel({
  calendar, reopening, priorityChange, countsBy, inForce: force,
  targets: [{ priority: 'P1', within: p1, calendar: own }, { priority: 'P2', within: p2 }, ...(rest === null ? [] : [{ within: rest }])],
}));

const corpus: readonly { readonly terms: ClockLevelTerms; readonly facts: readonly ClockFact[]; readonly asOf: number }[] = JSON.parse(readFileSync(new URL('clock-corpus.json', import.meta.url), 'utf8'));

function countedClocks(terms: ClockLevelTerms, facts: readonly ClockFact[], now: number) {
  const { clocks = [] } = evaluateLevel(terms, facts, period, now);
  return clocks.filter(({ counts }) => counts).map(({ clock, cycle, state, countsAt, elapsed }) => ({ clock, cycle, state, countsAt, elapsed }))
    .toSorted((a, b) => (a.clock === b.clock ? a.cycle - b.cycle : a.clock < b.clock ? -1 : 1));
}

describe('S8a S9 S10 levels of clocks', () => {
  it('that repeat: the engine says what the oracle says, tick by tick', () => {
    fc.assert(fc.property(length, aCalendar, someFacts, asOf, (within, calendar, facts, now) => {
      const terms = aClockLevel({ repeats: true, calendar, targets: [{ within }] });
      expect(countedClocks(terms, facts, now)).toEqual(oracleOfRepeats(terms, within, facts, period, now, TICK));
    }), runs(8200, 300));
  });

  it('the engine says what the oracle says, tick by tick', () => {
    fc.assert(fc.property(someTerms, someFacts, asOf, (terms, facts, now) => {
      const wanted = oracleOfClocks(terms, facts, period, now, TICK);
      expect(countedClocks(terms, facts, now)).toEqual(wanted);
      expect(evaluateLevel(terms, facts, period, now).toDate).toMatchObject({ counted: String(wanted.length), missed: String(wanted.filter(({ state }) => state === 'breached').length) });
    }), runs(8100, 300));
  });

  it('of every counterexample that was ever found', () => {
    for (const { terms, facts, asOf: now } of corpus) {
      const [{ within } = { within: 0 }] = terms.targets;
      const wanted = terms.repeats === true && typeof within === 'number' ? oracleOfRepeats(terms, within, facts, period, now, TICK) : oracleOfClocks(terms, facts, period, now, TICK);
      expect(countedClocks(terms, facts, now)).toEqual(wanted);
    }
  });
});
