/** Why something asked for was not done: a name, a sentence, the place in the input, and what to do next. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
  readonly fix: string | null;
  /** In a text that was sent, counted from 1. */
  readonly line?: number;
  readonly column?: number;
}

/** What a use case gives: the thing, or every reason why there is none. */
export type Outcome<T> = { readonly value: T; readonly problems?: undefined } | { readonly problems: readonly Problem[]; readonly value?: undefined };

export function problem(code: string, message: string, path: readonly string[] = [], fix: string | null = null): Problem {
  return { code, message, path, fix };
}

export const refused = (...problems: readonly Problem[]): { readonly problems: readonly Problem[] } => ({ problems });
