import type { Instant } from '@entente/worktime';
import type { TermsChange } from '../../clock/changed-terms.ts';
import type { ClockAmendment } from '../../clock/amended-clock.ts';
import type { TermsOverTime } from '../../clock/bounded-clock.ts';
import type { ClockCourse } from '../../clock/clock-course.ts';
import type { ClockTerms } from '../../clock/clock-model.ts';
import type { ClockLog } from './clock-logs.ts';
import type { ClockLevelTerms, ClockTarget } from '../kind-model.ts';

/** The courses of a level's clocks, each through its priorities and, where amendments reach it, through versions of the level (S9, S10). */
export function ownCourses(level: ClockLevelTerms): (log: Pick<ClockLog, 'priorities' | 'events'>) => ClockCourse {
  const { versions = [level] } = level;
  const termsIn = termsByPriority(versions);
  const first = versions[0] ?? level;
  const inForceAt = (instant: Instant) => versions.findLast(({ inForce }) => inForce.start <= instant) ?? first;
  return ({ priorities, events }) => {
    // How it goes on after a stop is told once, when it first starts.
    const { reopening, repeats = false } = inForceAt(events.find(({ kind }) => kind === 'start')?.at ?? -Infinity);
    const termsFrom = (version: ClockLevelTerms) => (begin: Instant): TermsOverTime => ({
      initial: termsIn(version, priorityAt(priorities, begin)),
      changes: priorities.filter(({ at }) => at > begin).map(({ at, priority }): TermsChange => ({ at, terms: termsIn(version, priority), rule: version.priorityChange })),
    });
    return {
      changeRule: level.priorityChange, reopening, repeats,
      termsFrom: (begin) => termsFrom(inForceAt(begin))(begin),
      amendments: versions.slice(1).map((version): ClockAmendment => ({
        at: version.inForce.start, until: version.inForce.end ?? Infinity, reachesRunning: version.reaches === 'running-clocks', rule: version.priorityChange, termsFrom: termsFrom(version),
      })),
    };
  };
}

/** The terms of each priority under each version. Targets that are alike are one: between them nothing changes. */
function termsByPriority(versions: readonly ClockLevelTerms[]): (version: ClockLevelTerms, priority: string | undefined) => ClockTerms {
  const known = new Map<string, ClockTerms>();
  const shared = (terms: ClockTerms): ClockTerms => {
    const text = JSON.stringify(terms);
    const same = known.get(text) ?? terms;
    known.set(text, same);
    return same;
  };
  const byTarget = new Map(versions.flatMap((version) => [undefined, ...version.targets].map((target) => [target ?? version, shared(termsOf(version, target))] as const)));
  return (version, priority) => byTarget.get(targetOf(version, priority) ?? version) ?? termsOf(version, undefined);
}

/** The last priority that was told up to an instant. */
export function priorityAt(priorities: ClockLog['priorities'], instant: Instant): string | undefined {
  return priorities.findLast(({ at }) => at <= instant)?.priority;
}

function termsOf({ calendar, period }: ClockLevelTerms, target: ClockTarget | undefined): ClockTerms {
  return { calendar: target?.calendar ?? calendar, zone: period.zone, ...(target === undefined ? {} : { target: target.within }) };
}

/** The target of a priority, or the one for all others; without either there is none. */
function targetOf({ targets }: ClockLevelTerms, priority: string | undefined): ClockTarget | undefined {
  return targets.find((one) => one.priority !== undefined && one.priority === priority) ?? targets.find((one) => one.priority === undefined);
}
