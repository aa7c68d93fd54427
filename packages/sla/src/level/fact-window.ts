import type { Duration, Interval } from '@entente/worktime';
import type { AvailabilityTerms } from '../model.ts';
import { cadenceOf } from '../observe/sample-colours.ts';
import { countsServed } from '../observe/served.ts';

type WindowTerms = Pick<AvailabilityTerms, 'method' | 'outages'> & Partial<Pick<AvailabilityTerms, 'basis' | 'unknown'>>;

/**
 * The facts that can matter to a level in a period: those inside this range, and per source the last one before it.
 * It reaches over the period's ends where a minimum outage length asks how long an outage at the boundary was (S16), and
 * back as far as a sample speaks (S1a), a number of users holds (S16), and a last known state is held (S12).
 */
export function factWindow(terms: WindowTerms, period: Interval): Interval {
  const { minimumLength = 0 } = terms.outages;
  const reach = minimumLength + spokenFor(terms) + heldFor(terms);
  return { start: Math.min(period.start, Math.max(0, period.start - reach)), end: period.end + minimumLength };
}

function spokenFor({ basis, method }: WindowTerms): Duration {
  if (basis !== undefined && countsServed(basis)) return method.maxAge ?? Infinity;
  return method.measures === 'samples' ? cadenceOf(method) : 0;
}

/** Without a max age a state is held for ever, so all of the past matters. */
function heldFor({ unknown }: WindowTerms): Duration {
  return unknown?.policy === 'hold-last' ? unknown.maxAge ?? Infinity : 0;
}
