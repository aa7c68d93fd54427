/** S34 for the oracle of shared metrics: which causes move something, and who bears an instant by them. */
import type { CauseFact, Fact } from '../src/model.ts';
import type { Cause } from '../src/relief/relief-model.ts';

/** Walks up every chain of accepted causes of one incident, from the relieved party to where it ends. */
function ends(party: string, instant: number, incident: string, causes: readonly Cause[]): readonly string[] {
  const up = causes.filter((cause) => cause.accepted && cause.incident === incident && cause.relieved === party && cause.window.start <= instant && instant < cause.window.end);
  return up.length === 0 ? [party] : up.flatMap(({ causer }) => ends(causer, instant, incident, causes));
}

/** Who bears what is bad with a party at an instant: the ends of every chain, or itself. */
export function rootsAt(party: string, instant: number, causes: readonly Cause[]): readonly string[] {
  const incidents = [...new Set(causes.map(({ incident }) => incident))];
  const others = incidents.flatMap((incident) => ends(party, instant, incident, causes)).filter((end) => end !== party);
  return others.length === 0 ? [party] : [...new Set(others)];
}

/** The last word on each cause, if it accepts it, unless it covers nothing, blames its own party or leads back to itself. */
export function causesInEffect(facts: readonly Fact[]): readonly CauseFact[] {
  const causes = facts.filter((fact) => fact.kind === 'cause');
  const identity = ({ source, incident, relieved, causer, window }: CauseFact) => JSON.stringify([source, incident, relieved, causer, window.start]);
  const accepted = causes.filter((cause) => cause.accepted && !causes.some((other) => identity(other) === identity(cause) && other.position > cause.position));
  const leadsTo = (from: string, to: string, incident: string, left: number): boolean => from === to
    || (left > 0 && accepted.some((cause) => cause.incident === incident && cause.relieved === from && leadsTo(cause.causer, to, incident, left - 1)));
  return accepted.filter((cause) => cause.window.start < cause.window.end && !leadsTo(cause.causer, cause.relieved, cause.incident, accepted.length));
}
