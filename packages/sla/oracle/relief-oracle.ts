/** S34 instant by instant, with integers as instants: who bears each bad instant of each party, and what that makes of everybody's level. */
import type { Cause, RawTime } from '../src/relief/relief-model.ts';

export interface InstantOfRelief {
  readonly party: string;
  readonly instant: number;
  /** The parties that bear it, each the same part; the party itself when nobody else caused it. */
  readonly bornBy: readonly string[];
}

/** Walks up every chain of accepted causes of one incident, from the relieved party to where it ends. */
function ends(party: string, instant: number, incident: string, causes: readonly Cause[]): readonly string[] {
  const up = causes.filter((cause) => cause.accepted && cause.incident === incident && cause.relieved === party && cause.window.start <= instant && instant < cause.window.end);
  return up.length === 0 ? [party] : up.flatMap(({ causer }) => ends(causer, instant, incident, causes));
}

/** Every bad instant of every party, and who bears it. */
export function bornBy(parties: readonly RawTime[], causes: readonly Cause[]): readonly InstantOfRelief[] {
  const incidents = [...new Set(causes.map(({ incident }) => incident))];
  return parties.flatMap(({ party, bad }) => instantsOf(bad).map((instant): InstantOfRelief => {
    const others = incidents.flatMap((incident) => ends(party, instant, incident, causes)).filter((end) => end !== party);
    return { party, instant, bornBy: others.length === 0 ? [party] : [...new Set(others)] };
  }));
}

/** The instants that are bad in a party's relieved level, and those that are measured in it. */
export function relievedByHand(own: RawTime, all: readonly InstantOfRelief[]): { readonly bad: ReadonlySet<number>; readonly included: ReadonlySet<number> } {
  const open = new Set(instantsOf(own.included));
  const bad = new Set<number>();
  const included = new Set(open);
  for (const { party, instant, bornBy: bearers } of all) if (party === own.party && !bearers.includes(party)) included.delete(instant);
  for (const { party, instant, bornBy: bearers } of all) {
    if (!bearers.includes(own.party) || !open.has(instant)) continue;
    bad.add(instant);
    if (party !== own.party) included.add(instant);
  }
  return { bad, included };
}

export function instantsOf(intervals: readonly { readonly start: number; readonly end: number }[]): readonly number[] {
  return intervals.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, after) => start + after));
}
