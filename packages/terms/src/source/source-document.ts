import type { DocumentProblem, Place } from '../problem.ts';
import type { TermsProblem } from '@entente/worktime';

/** What a document says, before anybody asks what it means. Numbers stand as their digits were written. */
export type Content = string | number | boolean | null | readonly Content[] | { readonly [field: string]: Content };

/** One document of a file. */
export interface SourceDocument {
  readonly file: string;
  readonly content: Content;
  /** The place of every value, by its path: `spec.levels.0.expected`; of the document itself by the empty path. */
  readonly places: ReadonlyMap<string, Place>;
}

/** A document that was never text, such as an imported one: all of it stands in one place. */
export function unwritten(content: Content, file = '(no file)'): SourceDocument {
  return { file, content, places: new Map() };
}

/** The problem with its place: that of its path, or of the nearest thing around it that was written. */
export function placed(document: SourceDocument, problem: TermsProblem): DocumentProblem {
  return { ...problem, file: document.file, ...placeOf(document, problem.path) };
}

function placeOf({ places }: SourceDocument, path: string): Place {
  let around = path;
  for (;;) {
    const place = places.get(around);
    if (place !== undefined) return { line: place.line, column: place.column };
    if (around === '') return { line: 1, column: 1 };
    around = around.includes('.') ? around.slice(0, around.lastIndexOf('.')) : '';
  }
}

export function pathBelow(path: string, step: string | number): string {
  return path === '' ? String(step) : `${path}.${step}`;
}
