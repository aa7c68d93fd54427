import { contains } from '@entente/worktime';
import type { Instant } from '@entente/worktime';
import type { ChangedReading } from '../../clock/changed-terms.ts';
import { readCourse } from '../../clock/clock-course.ts';
import type { ClockReading } from '../../clock/clock-model.ts';
import { unreachable } from '../../exact/unreachable.ts';
import type { PeriodView } from '../../level/period-view.ts';
import type { ChainedCourse } from './chain.ts';
import type { ClockLog } from './clock-logs.ts';
import { priorityAt } from './clock-terms.ts';
import type { ClockLevelTerms, JudgedClock } from '../kind-model.ts';

/** A clock as its level judged it, and what that rests on. */
export interface KeptClock {
  readonly judged: JudgedClock;
  readonly reading: ChangedReading;
  readonly log: ClockLog;
}

/** The cycles of one clock that a level judges in a period: those that count there, and those that are still undecided (S8a, S9). */
export function judgedClocks(terms: ClockLevelTerms, log: ClockLog, { course, linkOf }: ChainedCourse, view: PeriodView, asOf: Instant): readonly KeptClock[] {
  const { cycles, judged } = readCourse(course, log.events, asOf);
  const begun = cycles.filter((cycle) => cycle.start !== undefined);
  return judged.flatMap((reading) => {
    const { current, start, under } = reading;
    if (start === undefined) return [];
    // A clock that an amendment took over is from then on one of its own.
    const since = Math.max(start, reading.takenOverAt ?? start);
    if (under.target === undefined || !isUnderTerms(terms, view, since)) return [];
    const countsAt = countingInstant(terms, current, since);
    const counts = countsAt !== undefined && contains([view.period], countsAt);
    if (!counts && !(countsAt === undefined && current.ended === undefined && mayCount(terms, view, since))) return [];
    const priority = priorityAt(log.priorities, current.ended === undefined ? asOf : Math.max(start, current.ended - 1));
    const chain = linkOf(reading, asOf);
    const { state, due, ended, elapsed } = current;
    return [{ reading, log, judged: {
      clock: log.clock, ...(priority === undefined ? {} : { priority }), cycle: begun.indexOf(reading) + 1, state, start,
      ...(due === undefined ? {} : { due }), ...(ended === undefined ? {} : { ended }), elapsed,
      ...(countsAt === undefined ? {} : { countsAt }), counts, ...(chain === undefined ? {} : { chain }),
    } }];
  });
}

/** Under the terms of its start, wherever it counts; measured in full, a partial period takes the clocks of other terms too (S8a, S18). */
function isUnderTerms({ inForce: { start: begins, end: ends = Infinity }, partialPeriod }: ClockLevelTerms, { period, measured }: PeriodView, start: Instant): boolean {
  const isPartial = period.start < begins || ends < period.end;
  if (partialPeriod === 'full' && isPartial && measured.start < measured.end) return true;
  return begins <= start && start < ends;
}

/** The instant by which it belongs to a period; a clock that is neither met nor breached counts nowhere yet (S8a). */
function countingInstant({ countsBy = 'stop-or-due' }: ClockLevelTerms, { countsAt, ended }: ClockReading, start: Instant): Instant | undefined {
  if (countsAt === undefined) return undefined;
  switch (countsBy) {
    case 'stop-or-due': return countsAt;
    case 'start': return start;
    case 'stop': return ended;
    default: return unreachable(countsBy);
  }
}

/** Whether a clock that is undecided may still count here: by its start, or while the period runs. */
function mayCount({ countsBy }: ClockLevelTerms, { period, running }: PeriodView, start: Instant): boolean {
  return countsBy === 'start' ? contains([period], start) : running;
}
