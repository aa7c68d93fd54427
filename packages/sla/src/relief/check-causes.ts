import type { TermsProblem } from '@entente/worktime';
import type { Cause } from './relief-model.ts';

/** What is wrong with causes (S34): nobody causes their own failure, and within an incident causes do not go in a circle. */
export function checkCauses(causes: readonly Cause[], path = 'causes'): readonly TermsProblem[] {
  return causes.flatMap((cause, place) => {
    const at = `${path}.${place}`;
    if (cause.window.end <= cause.window.start) return [{ code: 'CAUSE_EMPTY', path: `${at}.window`, message: 'The cause covers no time.', fix: 'Let it end after it begins.' }];
    if (cause.causer === cause.relieved) return [{ code: 'CAUSE_OF_ITSELF', path: at, message: `${cause.causer} is named as the cause of its own failure.`, fix: 'Name the party that caused it.' }];
    if (!leadsBack(cause, causes)) return [];
    return [{ code: 'CAUSES_CYCLIC', path: at, message: `The causes of incident ${cause.incident} go in a circle.`, fix: 'Withdraw one of them, so that a chain has an end.' }];
  });
}

/** Whether one can come from the causer back to the relieved party within the incident, by causes that cover any time. */
function leadsBack({ incident, causer, relieved }: Cause, causes: readonly Cause[]): boolean {
  const within = causes.filter((cause) => cause.incident === incident && cause.window.end > cause.window.start);
  const reached = new Set([causer]);
  for (const party of reached) for (const cause of within) if (cause.relieved === party) reached.add(cause.causer);
  return reached.has(relieved);
}
