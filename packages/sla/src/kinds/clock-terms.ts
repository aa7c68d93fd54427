import type { Instant } from '@entente/worktime';
import type { TermsChange } from '../clock/changed-terms.ts';
import type { ClockCourse } from '../clock/clock-course.ts';
import type { ClockTerms } from '../clock/clock-model.ts';
import type { ClockLog } from './clock-logs.ts';
import type { ClockLevelTerms } from './kind-model.ts';

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

function changesAfter(level: ClockLevelTerms, priorities: ClockLog['priorities'], begin: Instant): readonly TermsChange[] {
  let last = priorityAt(priorities, begin);
  const changes: TermsChange[] = [];
  for (const { at, priority } of priorities) {
    if (at <= begin || priority === last) continue;
    changes.push({ at, terms: termsOf(level, priority) });
    last = priority;
  }
  return changes;
}

/** The target of a priority, or the one for all others; without either there is none. */
function termsOf({ targets, calendar, period }: ClockLevelTerms, priority: string | undefined): ClockTerms {
  const target = targets.find((one) => one.priority !== undefined && one.priority === priority) ?? targets.find((one) => one.priority === undefined);
  return { calendar: target?.calendar ?? calendar, zone: period.zone, ...(target === undefined ? {} : { target: target.within }) };
}
