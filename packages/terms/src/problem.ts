import type { TermsProblem } from '@entente/worktime';

/** Where something stands in a file; line and column count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A problem of terms, and the place in the file that has to be changed. */
export interface DocumentProblem extends TermsProblem, Place {
  readonly file: string;
}
