import type { TermsProblem } from '@entente/worktime';
import { nearestFix } from '../source/nearest-name.ts';
import type { SourceDocument } from '../source/source-document.ts';
import type { Book, Kind } from './book.ts';

/** What compiling needs to know, and where it says what it found. */
export interface Compiler {
  readonly book: Book;
  readonly report: (source: SourceDocument, problem: TermsProblem) => void;
}

/** Where a part of some terms was written, when that is not where they themselves were. */
export interface Origin {
  readonly source: SourceDocument;
  readonly path: string;
}

/** Part of terms by its path in them, and where it was written. */
export type Origins = ReadonlyMap<string, Origin>;

/** The document of that name, told as a problem where there is none. */
export function referred<E>({ book, report }: Compiler, source: SourceDocument, path: string, known: ReadonlyMap<string, E>, kind: Kind, name: string): E | undefined {
  const found = known.get(name);
  if (found === undefined && !book.mayHaveMore(kind)) report(source, unknownName(path, kind.replace(/\B[A-Z]/, ' $&').toLowerCase(), name, [...known.keys()], `Add a document of kind ${kind} with that name.`));
  return found;
}

/** The component of that name, told as a problem where no service has it. */
export function checkComponent({ book, report }: Compiler, source: SourceDocument, path: string, component: string): void {
  if (book.components.has(component) || book.mayHaveMore('Service')) return;
  report(source, unknownName(path, 'component', component, [...book.components.keys()], 'Add it to the components of a Service.'));
}

function unknownName(path: string, word: string, name: string, known: readonly string[], otherwise: string): TermsProblem {
  const near = nearestFix(name, known);
  return { code: 'REFERENCE_UNKNOWN', path, message: `There is no ${word} "${name}".`, fix: near.startsWith('Did') ? near : otherwise };
}

/** Tells a problem of terms where that part of them was written. */
export function reportAtOrigin({ report }: Compiler, own: Origin, origins: Origins, problem: TermsProblem): void {
  for (let around = problem.path; around !== ''; around = around.includes('.') ? around.slice(0, around.lastIndexOf('.')) : '') {
    const origin = origins.get(around);
    if (origin === undefined) continue;
    report(origin.source, { ...problem, path: origin.path + problem.path.slice(around.length) });
    return;
  }
  report(own.source, { ...problem, path: own.path === '' ? problem.path : `${own.path}.${problem.path}` });
}
