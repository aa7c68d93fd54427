import { checkCalendarTerms } from '@entente/worktime';
import type { TermsProblem } from '@entente/worktime';
import type { ExclusionTerms, AvailabilityTerms, UnknownTerms } from '../model.ts';
import { countsServed } from '../observe/served.ts';
import { checkBasis } from './check-basis.ts';
import { checkMethodTerms } from './check-method.ts';
import { checkDuration, checkInForce, checkPercent, checkPeriodTerms, checkTargets } from './check-values.ts';

/** Everything that is wrong with the terms of an availability, each with its place and its way out; empty when they can be judged by. */
export function checkAvailabilityTerms(terms: AvailabilityTerms, path: string): readonly TermsProblem[] {
  const within = path === '' ? '' : `${path}.`;
  return [
    ...checkTargets(terms, within),
    ...checkCalendarTerms(terms.calendar, `${within}calendar`),
    ...checkPeriodTerms(terms.period, `${within}period`),
    ...checkMethodTerms(terms.method, `${within}method`, countsServed(terms.basis)),
    ...checkUnknownTerms(terms.unknown, `${within}unknown`),
    ...checkExclusionTerms(terms.exclusions, `${within}exclusions`),
    ...checkDuration(terms.outages.minimumLength, `${within}outages.minimumLength`),
    ...checkBasis(terms, within),
    ...checkInForce(terms.inForce, `${within}inForce`),
  ];
}

/** What is wrong with the policy for unknown time (S12). */
export function checkUnknownTerms({ policy, minimumCoverage, maxAge }: UnknownTerms, path = 'unknown'): readonly TermsProblem[] {
  const endless: readonly TermsProblem[] = policy !== 'hold-last' || maxAge !== undefined ? [] : [{
    code: 'HOLD_WITHOUT_MAX_AGE', path: `${path}.maxAge`, message: 'The last known state would be held for ever.', fix: 'State a max age.',
  }];
  return [...checkPercent(minimumCoverage, `${path}.minimumCoverage`), ...endless, ...checkDuration(maxAge, `${path}.maxAge`, 1)];
}

/** What is wrong with the terms of exclusions (S14). */
export function checkExclusionTerms({ cap, notice, allowedIn }: ExclusionTerms, path = 'exclusions'): readonly TermsProblem[] {
  return [
    ...checkDuration(cap, `${path}.cap`),
    ...checkDuration(notice, `${path}.notice`),
    ...(allowedIn === undefined ? [] : checkCalendarTerms(allowedIn, `${path}.allowedIn`)),
  ];
}
