import { workedTime } from '@entente/worktime';
import type { Interval } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateLevel } from '../../src/index.ts';
import type { ClockFact, ClockLevelTerms } from '../../src/index.ts';
import { aClockLevel } from '../../testing/kinds.ts';
import { aCalendar, period, TICK } from '../arbitraries.ts';
import { runs } from '../runs.ts';
import { mayCount } from './clock-levels.ts';
import { ClockWalk } from './clocks.ts';
import { judgedCycles } from './judged-clocks.ts';

const around: Interval = { start: period.start - 150 * TICK, end: period.end + 150 * TICK };
const tick = fc.integer({ min: -6, max: 12 }).map((tens) => period.start + tens * 10 * TICK);

const anEvent = (clock: string, component: string, parent: string | undefined, kinds: readonly ClockFact['event'][]) => fc.record({
  kind: fc.constant('clock'), source: fc.constant('desk'), component: fc.constant(component), recordedAt: fc.constant(0), clock: fc.constant(clock), at: tick, event: fc.constantFrom(...kinds), reason: fc.constantFrom('customer', 'parts'),
}).map((event) => ({ ...event, ...(parent === undefined ? {} : { parent }) }));

const started = (clock: string, component: string, parent?: string) => tick.map((at) => ({ kind: 'clock' as const, source: 'desk', component, recordedAt: 0, clock, at, event: 'start' as const, ...(parent === undefined ? {} : { parent }) }));

/** What begins the lowest clock anew, or gives it another priority. */
const aChange = fc.tuple(anEvent('T-1', 'shop', 'INC', ['reset', 'reset', 'reassign']), fc.option(fc.constantFrom('P1', 'P2'), { nil: undefined })).map(([event, priority]) => ({ ...event, ...(priority === undefined ? {} : { priority }) }));

const someFacts: fc.Arbitrary<readonly ClockFact[]> = fc.tuple(
  started('PRB', 'board'), started('INC', 'desk', 'PRB'), started('T-1', 'shop', 'INC'),
  fc.array(fc.oneof(anEvent('INC', 'desk', 'PRB', ['pause', 'resume', 'stop', 'start', 'cancel']), anEvent('PRB', 'board', undefined, ['pause', 'resume', 'stop']), anEvent('T-1', 'shop', 'INC', ['pause', 'resume', 'stop', 'start']), aChange), { maxLength: 8 }),
).map(([a, b, c, others]) => [a, b, c, ...others].map((fact, place): ClockFact => ({ ...fact, id: `f${place}`, position: place + 1 })));

const within = fc.constantFrom(0, 10, 20, 30, 60, 100);

const someTerms: fc.Arbitrary<ClockLevelTerms> = fc.record({
  own: within, parents: within, theirs: within, reserve: fc.constantFrom(0, 5, 10, 40), ownCalendar: aCalendar, parentsCalendar: aCalendar, nested: fc.boolean(), reopening: fc.constantFrom('continue', 'new-cycle'),
  urgent: within, priorityChange: fc.constantFrom('retroactive', 'fresh', 'proportional'),
}).map(({ own, urgent, parents, theirs, reserve, ownCalendar, parentsCalendar, nested, reopening, priorityChange }): ClockLevelTerms => {
  const top = aClockLevel({ component: 'board', targets: [{ within: theirs * TICK }] });
  const parent = aClockLevel({ component: 'desk', calendar: parentsCalendar, targets: [{ within: parents * TICK }], ...(nested ? { chain: { parent: top, reserve: reserve * TICK } } : {}) });
  return aClockLevel({ calendar: ownCalendar, reopening, priorityChange, targets: [{ within: own * TICK }, { priority: 'P1', within: urgent * TICK }], chain: { parent, reserve: reserve * TICK } });
});

describe('S11 chains of clocks, told from the text alone', () => {
  it('whose time is the smaller, and how much slack is above', () => {
    fc.assert(fc.property(someTerms, someFacts, fc.integer({ min: -2, max: 16 }).map((tens) => period.start + tens * 10 * TICK), (terms, facts, asOf) => {
      const result = evaluateLevel(terms, facts, period, asOf);
      const walk = new ClockWalk({ terms, facts, period, asOf, step: TICK, around }, 'T-1', asOf);
      const told = 'kind' in result ? (result.clocks ?? []) : [];
      const judged = judgedCycles(walk).filter((clock) => clock.counts || (clock.ended === undefined && mayCount(walk.scene, clock)));
      expect(told.map(({ chain: _, ...clock }) => clock)).toEqual(judged);
      expect(told.map(({ chain }) => chain?.bound)).toEqual(judged.map(({ cycle }) => walk.walk.cycles[cycle - 1]?.bound));
      const above = terms.chain === undefined ? undefined : new ClockWalk({ terms: terms.chain.parent, facts, period, asOf, step: TICK, around }, 'INC', asOf);
      const parentCycle = above?.current();
      const parentsDue = above === undefined || parentCycle === undefined ? undefined : above.dueShown(parentCycle, parentCycle.ended ?? asOf);
      const calendar = parentCycle?.allotted?.calendar ?? { kind: 'always' };
      for (const { chain, due } of told) {
        if (chain === undefined || due === undefined || parentsDue === undefined) continue;
        expect(chain.slack).toBe(due <= parentsDue ? workedTime(calendar, due, parentsDue) : -workedTime(calendar, parentsDue, due));
      }
    }), runs(1100, 200));
  });
});
