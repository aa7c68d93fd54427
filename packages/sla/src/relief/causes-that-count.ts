import type { TermsProblem } from '@entente/worktime';
import type { CauseFact, Fact } from '../model.ts';
import { checkCauses } from './check-causes.ts';

/** The accepted causes of the evidence, and those that contradict themselves (S34). */
export interface CountedCauses {
  readonly counting: readonly CauseFact[];
  /** Accepted, and without effect: empty, of oneself, or in a circle within an incident. */
  readonly refused: readonly { readonly cause: CauseFact; readonly problem: TermsProblem }[];
}

/**
 * Which causes move something (S34). Claim, acceptance and withdrawal are facts of one source about one cause: same component,
 * incident, relieved, causer and begin; the highest log position counts (S1a).
 */
export function causesThatCount(facts: readonly Fact[]): CountedCauses {
  const accepted = latestOfEach(facts.filter((fact) => fact.kind === 'cause')).filter((cause) => cause.accepted);
  const problems = new Map(checkCauses(accepted, 'causes').map((problem) => [Number(problem.path.split('.')[1]), problem]));
  return {
    counting: accepted.filter((_, place) => !problems.has(place)),
    refused: accepted.flatMap((cause, place) => {
      const problem = problems.get(place);
      return problem === undefined ? [] : [{ cause, problem }];
    }),
  };
}

/** By begin, then in log order. */
function latestOfEach(causes: readonly CauseFact[]): readonly CauseFact[] {
  const latest = new Map<string, CauseFact>();
  for (const cause of causes) {
    const identity = [cause.source, cause.component, cause.incident, cause.relieved, cause.causer, cause.window.start].join('\n');
    const known = latest.get(identity);
    if (known === undefined || known.position < cause.position) latest.set(identity, cause);
  }
  return [...latest.values()].sort((a, b) => a.window.start - b.window.start || a.position - b.position);
}
