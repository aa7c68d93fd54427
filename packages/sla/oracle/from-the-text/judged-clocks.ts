/** S8a, S9: which clocks a level judges, and where they count, as SEMANTICS.md reads. */
import type { Instant, Interval } from '@entente/worktime';
import type { ClockLevelTerms, JudgedClock } from '../../src/index.ts';
import type { ClockWalk, Cycle } from './clocks.ts';
import { isPartial } from './ticks.ts';

/** One clock in one cycle, as the level judges it. */
export function judgedCycles(walk: ClockWalk): readonly JudgedClock[] {
  const { scene: { terms, period }, walk: { cycles, reasons, priority: latest } } = walk;
  const judged = cycles.map((cycle): JudgedClock & { readonly hasTarget: boolean } => {
    const now = cycle.ended ?? walk.asOf;
    const priority = cycle.ended === undefined ? latest : cycle.priority;
    const due = walk.dueShown(cycle, now);
    const isLate = walk.isLate(cycle, now);
    const state = cycle.isCancelled ? 'cancelled' : isLate ? 'breached' : cycle.ended !== undefined ? 'met' : reasons.size > 0 ? 'paused' : 'running';
    const since = sinceOf(cycle);
    const countsAt = cycle.allotted === undefined ? undefined : countsWhen(terms, cycle, state, due);
    return {
      clock: walk.clock, cycle: cycle.number, state, start: cycle.start, elapsed: walk.elapsedBy(cycle, now), counts: countsAt !== undefined && countsAt >= period.start && countsAt < period.end && isUnderTerms(terms, period, since),
      hasTarget: cycle.allotted !== undefined, ...(priority === undefined ? {} : { priority }), ...(due === undefined ? {} : { due }), ...(cycle.ended === undefined ? {} : { ended: cycle.ended }), ...(countsAt === undefined ? {} : { countsAt }),
    };
  });
  return chosen(terms, judged).filter(({ hasTarget }) => hasTarget).map(({ hasTarget: _, ...clock }) => clock);
}

/** S10: its start, or when an amendment took it over. */
export const sinceOf = ({ start, takenOverAt = start }: Cycle): Instant => Math.max(start, takenOverAt);

/** S8a: the terms that were in force at its start judge it; measured in full, all that counts in a period of which they cover a part. */
export const isUnderTerms = ({ partialPeriod, inForce }: ClockLevelTerms, period: Interval, start: Instant): boolean =>
  (partialPeriod === 'full' && isPartial({ inForce }, period)) || (start >= inForce.start && (inForce.end === undefined || start < inForce.end));

/** S8a: the instant that tells in which period it counts. */
function countsWhen({ countsBy = 'stop-or-due' }: ClockLevelTerms, cycle: Cycle, state: JudgedClock['state'], due: Instant | undefined): Instant | undefined {
  if (state !== 'met' && state !== 'breached') return undefined;
  const { ended } = cycle;
  if (countsBy === 'start') return sinceOf(cycle);
  if (countsBy === 'stop') return ended;
  return Math.min(ended ?? Number.POSITIVE_INFINITY, due ?? Number.POSITIVE_INFINITY);
}

/** S9: which cycles are judged. */
function chosen<C extends JudgedClock>({ reopening, repeats }: ClockLevelTerms, cycles: readonly C[]): readonly C[] {
  if (repeats === true || reopening === 'continue' || reopening === 'continue-counted' || reopening === 'new-cycle') return cycles;
  if (reopening === 'first-only') return cycles.slice(0, 1);
  if (reopening === 'last-cycle') return cycles.slice(-1);
  const longest = Math.max(...cycles.map(({ elapsed }) => elapsed));
  return cycles.filter(({ elapsed }) => elapsed === longest).slice(0, 1);
}
