import type { Instant } from '@entente/worktime';
import type { TermsChange } from '../../clock/changed-terms.ts';
import type { ClockCourse } from '../../clock/clock-course.ts';
import type { ClockTerms } from '../../clock/clock-model.ts';
import type { ClockLog } from './clock-logs.ts';
import type { ClockLevelTerms, ClockTarget } from '../kind-model.ts';

/** The courses of a level's clocks, each through its priorities (S9, S10). */
export function ownCourses(level: ClockLevelTerms): (log: Pick<ClockLog, 'priorities'>) => ClockCourse {
  // Targets that are alike are one: between their priorities nothing changes.
  const textOf = (target: ClockTarget) => JSON.stringify(termsOf(level, target));
  const byText = new Map(level.targets.map((target) => [textOf(target), termsOf(level, target)]));
  const byTarget = new Map<ClockTarget | undefined, ClockTerms | undefined>(level.targets.map((target) => [target, byText.get(textOf(target))]));
  const none = termsOf(level, undefined);
  const termsFor = (priority: string | undefined) => byTarget.get(targetOf(level, priority)) ?? none;
  return ({ priorities }) => ({
    termsFrom: (begin) => ({
      initial: termsFor(priorityAt(priorities, begin)),
      changes: priorities.filter(({ at }) => at > begin).map(({ at, priority }): TermsChange => ({ at, terms: termsFor(priority) })),
    }),
    changeRule: level.priorityChange,
    reopening: level.reopening,
    repeats: level.repeats ?? false,
  });
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
