/** S8a, S17, S19, S22a: what a level of clocks comes to, as SEMANTICS.md reads. */
import type { Instant } from '@entente/worktime';
import type { ClockFact, JudgedClock, LevelState } from '../../src/index.ts';
import { ClockWalk } from './clocks.ts';
import type { ClockScene } from './clocks.ts';
import { exact, isBelow, less, multiply, percent } from './fraction.ts';
import type { Exact } from './fraction.ts';
import { isUnderTerms, judgedCycles, sinceOf } from './judged-clocks.ts';
import { isPartial } from './ticks.ts';
import { roundedAs } from './rounding.ts';

export interface ReckonedClocks {
  readonly state: LevelState;
  readonly counted: string;
  readonly missed: string;
  readonly best: string | undefined;
  readonly left: Exact;
  readonly byAllowance: boolean;
  readonly clocks: readonly JudgedClock[];
}

interface Count {
  readonly counted: number;
  readonly missed: number;
}

export function reckonClocks(scene: ClockScene): ReckonedClocks {
  const { terms, facts, period, asOf } = scene;
  const names = [...new Set(facts.filter((fact): fact is ClockFact => fact.kind === 'clock').map(({ clock }) => clock))].toSorted();
  const found = names.flatMap((name) => {
    const walk = new ClockWalk(scene, name, asOf);
    return judgedCycles(walk).map((clock) => ({ clock, since: walk.walk.cycles.filter(({ number }) => number === clock.cycle).map(sinceOf)[0] ?? clock.start }));
  });
  const all = found.map(({ clock }) => clock);
  const isOpen = ({ state, ended }: JudgedClock) => ended === undefined && state !== 'cancelled' && state !== 'pending';
  const mayStill = new Set(found.filter(({ clock, since }) => isOpen(clock) && mayCount(scene, clock, since)).map(({ clock }) => clock));
  const clocks = all.filter((clock) => clock.counts || mayStill.has(clock)).toSorted((a, b) => a.start - b.start);
  const counting = all.filter(({ counts }) => counts);
  const now: Count = { counted: counting.length, missed: counting.filter(({ state }) => state === 'breached').length };
  const isRunning = asOf < period.end;
  const best = isRunning ? { counted: now.counted + all.filter((clock) => mayStill.has(clock) && clock.state !== 'breached').length, missed: now.missed } : undefined;
  const expected = percent(terms.expected);
  const state = stateOf(scene, now, best);
  const byAllowance = state === 'met' && now.counted > 0 && isBelow(ratio(now, scene), expected) && isAllowed(scene, now);
  const left = leftOf(scene, now, (best ?? now).counted);
  return { state, counted: String(now.counted), missed: String(now.missed), best: best === undefined ? undefined : String(best.counted), left, byAllowance, clocks };
}

/** More misses that are still allowed: by the percentage, or by the allowance for small numbers, if that is more. */
function leftOf({ terms: { allowance, expected } }: ClockScene, { missed }: Count, counted: number): Exact {
  const byPercentage = less(multiply(less(exact(1), percent(expected)), exact(counted)), exact(missed));
  const byAllowance = allowance !== undefined && counted < allowance.below ? exact(allowance.misses - missed) : byPercentage;
  return isBelow(byPercentage, byAllowance) ? byAllowance : byPercentage;
}

/** Whether a clock that is open can still count in this period (S8a). */
export function mayCount({ terms, period, asOf }: ClockScene, { start: own, state }: JudgedClock, start: Instant = own): boolean {
  const { countsBy = 'stop-or-due' } = terms;
  const isItsOwn = isUnderTerms(terms, period, start);
  if (countsBy === 'start') return isItsOwn && start >= period.start && start < period.end;
  return isItsOwn && asOf < period.end && (countsBy === 'stop' || state !== 'breached');
}

const ratio = ({ counted, missed }: Count, { terms }: ClockScene): Exact => roundedAs(exact(counted - missed, counted), terms.rounding, 'percent');
const isAllowed = ({ terms: { allowance } }: ClockScene, { counted, missed }: Count): boolean => allowance !== undefined && counted < allowance.below && missed <= allowance.misses;

function stateOf(scene: ClockScene, now: Count, best: Count | undefined): LevelState {
  const { terms, period } = scene;
  if (terms.partialPeriod === 'waive' && isPartial(terms, period)) return 'waived';
  if (best === undefined) return now.counted === 0 ? 'not-applicable' : reached(scene, now);
  if (best.counted === 0) return 'not-applicable';
  if (now.counted === 0 || reached(scene, now) === 'met') return 'on-course';
  const most = reached(scene, best);
  return most === 'met' ? 'at-risk' : most;
}

function reached(scene: ClockScene, count: Count): 'met' | 'below-expected' | 'failed' {
  const { terms } = scene;
  if (!isBelow(ratio(count, scene), percent(terms.expected)) || isAllowed(scene, count)) return 'met';
  return isBelow(ratio(count, scene), percent(terms.minimum ?? terms.expected)) ? 'failed' : 'below-expected';
}
