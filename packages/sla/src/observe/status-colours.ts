import type { Instant } from '@entente/worktime';
import type { MethodTerms, StatusChange, StatusState } from '../model.ts';
import { ColourBuilder } from './colour-builder.ts';
import type { Colours } from './colours.ts';

/**
 * The colours of one source's status changes (S1a): each holds until the next one, and no longer than the method's
 * max age. The last one holds until `until`. Of several at one instant the highest log position counts.
 */
export function statusColours(changes: readonly StatusChange[], method: MethodTerms, until: Instant): Colours {
  const counting = latestPerInstant(changes);
  const builder = new ColourBuilder();
  counting.forEach(({ at, state }, place) => {
    const isBad = badness(state, method);
    const next = Math.min(counting[place + 1]?.at ?? until, until);
    if (isBad !== undefined) builder.add(isBad, at, Math.min(next, at + (method.maxAge ?? Infinity)));
  });
  return builder.colours();
}

/** In order of time, one an instant: the one with the highest log position (S1a). */
function latestPerInstant(changes: readonly StatusChange[]): readonly StatusChange[] {
  const latest = new Map<Instant, StatusChange>();
  for (const change of changes) {
    const known = latest.get(change.at);
    if (known === undefined || known.position < change.position) latest.set(change.at, change);
  }
  return [...latest.values()].sort((a, b) => a.at - b.at);
}

/** Undefined when the state says nothing either way. */
function badness(state: StatusState, method: MethodTerms): boolean | undefined {
  switch (state) {
    case 'up': return false;
    case 'down': return true;
    case 'degraded': return method.degradedIsBad ?? false;
    case 'unknown': return undefined;
  }
}
