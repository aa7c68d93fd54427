/** S34: who bears what an instant brought, by accepted causes, as SEMANTICS.md reads. */
import type { Instant } from '@entente/worktime';
import type { Cause } from '../../src/index.ts';

/** Whether a cause moves anything at all: accepted, of some length, of another party, and not on the way back to where it came from. */
export function causesThatMove(causes: readonly Cause[]): readonly Cause[] {
  const fit = causes.filter(({ accepted, window, relieved, causer }) => accepted && window.end > window.start && relieved !== causer);
  return fit.filter((cause) => !leadsBack(cause, fit));
}

/** From the causer of a cause, along the causes of its incident, to the party that it relieves. */
const leadsBack = (cause: Cause, causes: readonly Cause[]): boolean => reaches(cause.causer, cause.relieved, causes.filter((other) => other.incident === cause.incident), []);

function reaches(from: string, to: string, causes: readonly Cause[], seen: readonly string[]): boolean {
  if (from === to) return true;
  if (seen.includes(from)) return false;
  return causes.some(({ relieved, causer }) => relieved === from && reaches(causer, to, causes, [...seen, from]));
}

export const isAt = ({ window }: Cause, t: Instant): boolean => window.start <= t && t < window.end;

export interface RootOfInstant {
  readonly party: string;
  readonly since: Instant;
}

/** Where the chains of causes end that begin with a party at an instant, each within its own incident; the party itself when none does. */
export function rootsAt(party: string, t: Instant, moving: readonly Cause[]): readonly RootOfInstant[] {
  const roots = new Map<string, Instant>();
  const follow = (relieved: string, incident: string, since: Instant) => {
    const next = moving.filter((cause) => cause.relieved === relieved && cause.incident === incident && isAt(cause, t));
    if (next.length === 0) roots.set(relieved, Math.min(since, roots.get(relieved) ?? since));
    for (const cause of next) follow(cause.causer, incident, Math.min(since, cause.window.start));
  };
  for (const cause of moving) if (cause.relieved === party && isAt(cause, t)) follow(cause.causer, cause.incident, cause.window.start);
  return [...roots].map(([name, since]) => ({ party: name, since }));
}
