import type { CombinedError } from '@urql/core';

export interface NamedProblem {
  readonly code: string;
  readonly message: string;
  readonly fix?: string | null;
  readonly path?: readonly string[];
  /** In a text that was sent. */
  readonly line?: number | null;
}

interface Answer<Result> {
  readonly data?: Result;
  readonly error?: CombinedError;
}

/**
 * A mutation gives the thing or named problems. Whatever went wrong on the way (no connection, a denial) is a named
 * problem too, so that a form has one thing to show.
 */
export function problemsOf<Result extends object>(answer: Answer<Result>): readonly NamedProblem[] {
  if (answer.error) {
    const errors = answer.error.graphQLErrors;
    if (errors.length === 0) return [{ code: 'NO_ANSWER', message: answer.error.networkError?.message ?? answer.error.message }];
    return errors.map((each) => ({ code: String(each.extensions['code'] ?? 'ERROR'), message: each.message }));
  }
  const [outcome]: unknown[] = Object.values(answer.data ?? {});
  return hasProblems(outcome) ? outcome.problems : [];
}

function hasProblems(outcome: unknown): outcome is { readonly problems: readonly NamedProblem[] } {
  return typeof outcome === 'object' && outcome !== null && Array.isArray(Reflect.get(outcome, 'problems'));
}
