import type { Instant } from '@entente/worktime';
import type { TermsChange } from '../clock/changed-terms.ts';
import type { ClockCourse } from '../clock/clock-course.ts';
import type { ClockTerms } from '../clock/clock-model.ts';
import type { ClockLog } from './clock-logs.ts';
import type { ClockLevelTerms, ClockTarget } from './kind-model.ts';

/** The terms by which a clock of a level runs, through its priorities (S9, S10). */
export function courseOf(level: ClockLevelTerms, { priorities }: Pick<ClockLog, 'priorities'>): ClockCourse {
  return {
    termsFrom: (begin) => ({ initial: termsOf(level, priorityAt(priorities, begin)), changes: changesAfter(level, priorities, begin) }),
    changeRule: level.priorityChange,
    reopening: level.reopening,
    repeats: level.repeats ?? false,
  };
}

/** The last priority that was told up to an instant. */
export function priorityAt(priorities: ClockLog['priorities'], instant: Instant): string | undefined {
  return priorities.findLast(({ at }) => at <= instant)?.priority;
}

/** Between two priorities of one target nothing changes. */
function changesAfter(level: ClockLevelTerms, priorities: ClockLog['priorities'], begin: Instant): readonly TermsChange[] {
  let last = targetOf(level, priorityAt(priorities, begin));
  const changes: TermsChange[] = [];
  for (const { at, priority } of priorities) {
    const target = targetOf(level, priority);
    if (at <= begin || target === last) continue;
    changes.push({ at, terms: termsOf(level, priority) });
    last = target;
  }
  return changes;
}

function termsOf(level: ClockLevelTerms, priority: string | undefined): ClockTerms {
  const target = targetOf(level, priority);
  return { calendar: target?.calendar ?? level.calendar, zone: level.period.zone, ...(target === undefined ? {} : { target: target.within }) };
}

/** The target of a priority, or the one for all others; without either there is none. */
function targetOf({ targets }: ClockLevelTerms, priority: string | undefined): ClockTarget | undefined {
  return targets.find((one) => one.priority !== undefined && one.priority === priority) ?? targets.find((one) => one.priority === undefined);
}
