/** S10, S18: what each version of a level of clocks gives a clock, as SEMANTICS.md reads. */
import type { CalendarTerms, Duration, Instant } from '@entente/worktime';
import type { ClockLevelTerms } from '../../src/index.ts';

/** A target in open time, and the hours in which it runs. */
export interface Allotted {
  readonly target: Duration;
  readonly calendar: CalendarTerms;
}

/** The one that names the priority, else the one that names none. */
export function allottedFor({ targets, calendar }: ClockLevelTerms, priority: string | undefined): Allotted | undefined {
  const target = targets.find((one) => one.priority !== undefined && one.priority === priority) ?? targets.find((one) => one.priority === undefined);
  if (target === undefined || typeof target.within !== 'number') return undefined;
  return { target: target.within, calendar: target.calendar ?? calendar };
}

/** The last one that had come into force; before the first there is but that one. */
export function versionAt(terms: ClockLevelTerms, at: Instant): ClockLevelTerms {
  const { versions = [terms] } = terms;
  return versions.findLast(({ inForce }) => inForce.start <= at) ?? versions[0] ?? terms;
}
