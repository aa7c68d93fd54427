import type { Interval } from '@entente/worktime';
import type { LevelTerms } from '../model.ts';
import { cadenceOf } from '../observe/sample-colours.ts';

/**
 * The facts that can matter to a level in a period: those inside this range, and per source the last one before it.
 * It reaches over the period's ends where a minimum outage length asks how long an outage at the boundary was (S16).
 */
export function factWindow({ method, outages: { minimumLength = 0 } }: Pick<LevelTerms, 'method' | 'outages'>, period: Interval): Interval {
  const reach = method.measures === 'samples' ? cadenceOf(method) : 0;
  return { start: period.start - minimumLength - reach, end: period.end + minimumLength };
}
