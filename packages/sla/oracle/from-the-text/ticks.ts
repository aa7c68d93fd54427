/** S12 to S15: the instants of a period, one by one, and what holds at each. */
import { contains, openIntervals } from '@entente/worktime';
import type { CalendarTerms, Duration, Instant, Interval } from '@entente/worktime';
import type { ExclusionEffect, ExclusionTerms, Fact } from '../../src/model.ts';
import { grantedIn } from './what-was-said.ts';

/** Instants from one to another, so far apart. */
export function instants({ start, end }: Interval, step: Duration): readonly Instant[] {
  return Array.from({ length: Math.max(0, Math.ceil((end - start) / step)) }, (_, place) => start + place * step);
}

export function opening(calendar: CalendarTerms, range: Interval): (t: Instant) => boolean {
  const open = openIntervals(calendar, range);
  return (t) => contains(open, t);
}

/** S18: the part of a period that is measured. */
export function measuredPart(terms: { readonly partialPeriod: string; readonly inForce: { readonly start: Instant; readonly end?: Instant } }, period: Interval): Interval {
  const start = Math.min(period.end, Math.max(period.start, terms.inForce.start));
  const end = Math.max(start, Math.min(period.end, terms.inForce.end ?? period.end));
  return terms.partialPeriod === 'full' && end > start ? period : { start, end };
}

export const isPartial = ({ inForce }: { readonly inForce: { readonly start: Instant; readonly end?: Instant } }, { start, end }: Interval): boolean =>
  inForce.start > start || (inForce.end !== undefined && inForce.end < end);

const ORDER: readonly ExclusionEffect[] = ['remove', 'count-as-bad-but-excused', 'count-as-good'];

export interface ExclusionScope {
  readonly component: string;
  readonly exclusions: ExclusionTerms;
  readonly calendar: CalendarTerms;
  /** What earlier segments of the period used of the cap. */
  readonly taken?: Duration;
}

/** S13, S14: what exclusions do at each instant of the measured time, the cap used up in order of time. */
export function effectsIn(scope: ExclusionScope, facts: readonly Fact[], measured: Interval, step: Duration): ReadonlyMap<Instant, ExclusionEffect> {
  const { exclusions: terms, component, calendar } = scope;
  const all = grantedIn(facts, component, terms);
  const isOpen = opening(calendar, measured);
  const isAllowed = terms.allowedIn === undefined ? () => true : opening(terms.allowedIn, measured);
  const effects = new Map<Instant, ExclusionEffect>();
  let taken = scope.taken ?? 0;
  for (const t of instants(measured, step)) {
    const here = all.filter(({ window }) => window.start <= t && t < window.end && isAllowed(t));
    if (here.length === 0 || !isOpen(t) || (terms.cap !== undefined && taken >= terms.cap)) continue;
    const meeting = here.map(({ reason }) => terms.effectByReason?.[reason] ?? terms.effect);
    const first = ORDER.find((effect) => meeting.includes(effect));
    if (first !== undefined) effects.set(t, first);
    taken += step;
  }
  return effects;
}
