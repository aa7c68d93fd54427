import { contains, normalise } from '@entente/worktime';
import type { Duration, Instant, Interval, Intervals } from '@entente/worktime';
import type { AvailabilityTerms, Fact } from '../model.ts';
import { observe } from '../observe/observed.ts';
import { burnAlert } from './burn-alert.ts';
import type { BurnPolicy } from './burn-policy.ts';

/** An alert from its first firing instant to its first that is not; still firing without an end. */
export interface AlertSpell {
  readonly fires: Instant;
  readonly resolves?: Instant;
}

/** What a policy's alert did up to an instant; looking goes on from there. */
export interface AlertHistory {
  readonly until: Instant;
  readonly spells: readonly AlertSpell[];
}

/** How an alert is looked at: on every whole multiple of `every`, for a level with periods so long. */
export interface AlertWatch {
  readonly policy: BurnPolicy;
  readonly period: Duration;
  readonly every: Duration;
  readonly minimumEvents?: number;
}

/** The history of an alert over a range, from scratch (S37). */
export function alertHistory(terms: AvailabilityTerms, facts: readonly Fact[], watch: AlertWatch, { start, end }: Interval): AlertHistory {
  return continueAlerts(terms, facts, watch, { until: start, spells: [] }, end);
}

/** The same from where an earlier history stopped: what is new since may be added, and nothing before it is asked again. */
export function continueAlerts(terms: AvailabilityTerms, facts: readonly Fact[], { policy, period, every, minimumEvents }: AlertWatch, before: AlertHistory, until: Instant): AlertHistory {
  const worthALook = timesToLook(terms, facts, policy, until);
  const spells = [...before.spells];
  for (let at = Math.ceil(before.until / every) * every; at < until; at += every) {
    const last = spells.at(-1);
    const wasFiring = last !== undefined && last.resolves === undefined;
    if (!wasFiring && !contains(worthALook, at)) continue;
    const { firing } = burnAlert(terms, facts, policy, at, period, wasFiring, minimumEvents);
    if (firing && !wasFiring) spells.push({ fires: at });
    if (!firing && wasFiring) spells[spells.length - 1] = { fires: last.fires, resolves: at };
  }
  return { until: Math.max(before.until, until), spells };
}

/** An alert begins only while something in its long window counts bad: elsewhere nothing burns. Unknown time can, under some policies. */
function timesToLook({ method, component, unknown: { policy: unknown } }: AvailabilityTerms, facts: readonly Fact[], { long }: BurnPolicy, until: Instant): Intervals {
  if (unknown === 'bad' || unknown === 'hold-last') return [{ start: -Infinity, end: Infinity }];
  return normalise(observe(method, component, facts, until).bad.map(({ start, end }) => ({ start, end: end + long })));
}
