import { workedTime } from '@entente/worktime';
import type { Duration, Instant } from '@entente/worktime';
import type { ChangedReading } from '../../clock/changed-terms.ts';
import { readCourse } from '../../clock/clock-course.ts';
import type { ClockCourse } from '../../clock/clock-course.ts';
import { unpausedDue } from '../../clock/clock-due.ts';
import type { ClockTerms } from '../../clock/clock-model.ts';
import type { Fact } from '../../model.ts';
import { clockLogs } from './clock-logs.ts';
import type { ClockLog } from './clock-logs.ts';
import { ownCourses } from './clock-terms.ts';
import type { ChainLink, ClockLevelTerms } from '../kind-model.ts';

/** The course of each clock of a level, and what it had from its parent. */
export interface ChainedCourse {
  readonly course: ClockCourse;
  readonly linkOf: (reading: ChangedReading, asOf: Instant) => ChainLink | undefined;
}

/**
 * The courses of a level's clocks (S11). Chained, a clock has the smaller of its own target and what remains of its
 * parent's at its start less the reserve, and at least nothing; the smaller is the one that is due first. What it has from
 * its parent is open time of the parent's calendar, and its own pauses stop it. Without a parent that has a target and is
 * open then, its own target stands.
 */
export function coursesOf(level: ClockLevelTerms, facts: readonly Fact[]): (log: ClockLog) => ChainedCourse {
  const { chain } = level;
  const ownCourse = ownCourses(level);
  if (chain === undefined) return (log) => ({ course: ownCourse(log), linkOf: () => undefined });

  const parents = new Map(clockLogs(chain.parent, facts).map((log) => [log.clock, log]));
  const parentCourses = coursesOf(chain.parent, facts);
  return (log) => {
    const parent = log.parent === undefined ? undefined : parents.get(log.parent);
    const own = ownCourse(log);
    return parent === undefined ? { course: own, linkOf: () => undefined } : chained(own, parent, parentCourses(parent).course, chain.reserve);
  };
}

function chained(own: ClockCourse, parent: ClockLog, parentCourse: ClockCourse, reserve: Duration): ChainedCourse {
  const parentAt = (instant: Instant) => readCourse(parentCourse, parent.events, instant).cycles.at(-1);
  const fromParent = new Set<ClockTerms>();
  const smaller = (terms: ClockTerms, from: Instant): ClockTerms => {
    const remaining = remainingOf(parentAt(from), from, reserve);
    const [ownDue, parentDue] = [unpausedDue(terms, from), remaining === undefined ? undefined : unpausedDue(remaining, from)];
    if (terms.target === undefined || remaining === undefined || parentDue === undefined || (ownDue !== undefined && ownDue <= parentDue)) return terms;
    fromParent.add(remaining);
    return remaining;
  };
  return {
    course: { ...own, bounded: smaller },
    linkOf: ({ current, under }, asOf) => {
      const above = parentAt(asOf);
      if (current.due === undefined || above?.current.due === undefined) return undefined;
      return { parent: parent.clock, bound: fromParent.has(under) ? 'parent' : 'own', slack: slackOf(above.under, current.due, above.current.due) };
    },
  };
}

/** What remains of a parent at an instant, less the reserve, as a target. */
function remainingOf(parent: ChangedReading | undefined, at: Instant, reserve: Duration): ClockTerms | undefined {
  if (parent?.current.due === undefined || parent.current.ended !== undefined) return undefined;
  const { calendar } = parent.under;
  return { calendar, target: Math.max(0, workedTime(calendar, at, parent.current.due) - reserve) };
}

/** The parent's open time from the one due to the other; negative when the parent is due first. */
function slackOf({ calendar }: ClockTerms, due: Instant, parentDue: Instant): Duration {
  return due <= parentDue ? workedTime(calendar, due, parentDue) : -workedTime(calendar, parentDue, due);
}
