import { UNATTRIBUTED } from '@entente/sla';
import type { DocumentProblem } from '../problem.ts';
import { ententeShape } from '../shapes/entente-shape.ts';
import { checkShape } from '../source/check-shape.ts';
import { readSource } from '../source/read-source.ts';
import type { SourceFile } from '../source/read-source.ts';
import { placed } from '../source/source-document.ts';
import type { Content, SourceDocument } from '../source/source-document.ts';
import { bookOf, KINDS } from './book.ts';
import type { Book, Kind, Read } from './book.ts';
import { checkReferences } from './check-references.ts';
import { compileAgreement, wordingOf } from './compile-agreement.ts';
import { compileCalendar, laterThan } from './compile-calendar.ts';
import { metricTerms } from './compile-method.ts';
import { compileSharedMetric, compileSharedSum } from './compile-shared-metric.ts';
import type { Compiler } from './compiler.ts';
import type { Described, Entente } from './entente.ts';
import { namedByLevels, namedByShared } from './named.ts';

/** What documents say, with the documents themselves, or every problem that keeps them from being judged by. */
export type Compilation =
  | { readonly entente: Entente; readonly documents: readonly SourceDocument[]; readonly problems?: never }
  | { readonly problems: readonly DocumentProblem[]; readonly entente?: never };

/** Reads and compiles files of YAML or JSON, each with any number of documents. */
export function compileFiles(files: readonly SourceFile[]): Compilation {
  const read = files.map(readSource);
  return compileAfter(read.flatMap(({ documents }) => documents), read.flatMap(({ problems }) => problems));
}

/** Compiles documents: their shapes, the references between them, and the engine's own checks. All problems are told at once. */
export function compileDocuments(documents: readonly SourceDocument[]): Compilation {
  return compileAfter(documents, []);
}

function compileAfter(documents: readonly SourceDocument[], before: readonly DocumentProblem[]): Compilation {
  const problems = [...before];
  const report: Compiler['report'] = (source, problem) => {
    if (problem.code !== NOBODY_YET) problems.push(placed(source, problem));
  };
  const read = documents.flatMap((source): readonly Read[] => {
    const shaped = checkShape(ententeShape, source.content);
    if (shaped.problems === undefined) return [{ source, document: shaped.value }];
    for (const problem of shaped.problems) report(source, problem);
    return [];
  });
  const sound = new Set(read.map(({ source }) => source));
  const unread = documents.filter((source) => !sound.has(source)).map(({ content }) => kindOf(content));
  const mayHaveMore = (kind: Kind) => before.length > 0 || unread.includes(kind) || unread.includes(undefined);
  const book = bookOf(read, mayHaveMore, ({ source, document }, path) => report(source, {
    code: 'NAME_TWICE', path, message: `The name of this ${path === 'metadata.name' ? document.kind : 'component'} is taken.`, fix: 'Give each its own name.',
  }));
  for (const { source, document } of read) {
    if (RESERVED.get(document.kind) !== document.metadata.name) continue;
    report(source, { code: 'NAME_RESERVED', path: 'metadata.name', message: `"${document.metadata.name}" has a meaning of its own.`, fix: 'Give it another name.' });
  }
  const entente = ententeOf({ book, report }, book);
  return problems.length === 0 ? { entente, documents } : { problems: inOrder(problems) };
}

/** The engine asks for somebody who speaks; a document that writes an empty list says that nobody does yet. */
const NOBODY_YET = 'SOURCES_MISSING';

/** The kind that a document means to be, if it is one that we know. */
function kindOf(content: Content): Kind | undefined {
  return KINDS.find((kind) => typeof content === 'object' && content !== null && 'kind' in content && content['kind'] === kind);
}

/** Around the clock needs no calendar, and what nobody answers for no party (S31). */
const RESERVED: ReadonlyMap<string, string> = new Map([['Calendar', 'always'], ['Party', UNATTRIBUTED]]);

function ententeOf(compiler: Compiler, book: Book): Entente {
  checkReferences(compiler);
  return {
    parties: described(book.Party, ({ document }) => document.spec),
    services: described(book.Service, ({ document }) => document.spec),
    sources: described(book.Source, ({ document }) => document.spec),
    calendars: [...book.Calendar.values()].map((entry) => {
      const later = laterThan(compiler, entry);
      return { about: entry.document.metadata, terms: compileCalendar(compiler, entry), ...(later === undefined ? {} : { laterThan: later }) };
    }),
    metrics: [...book.Metric.values()].map(({ document: { metadata, spec: { component, unit, ...spec } } }) => ({
      about: metadata, terms: metricTerms(metadata.name, spec), ...(component === undefined ? {} : { component }), ...(unit === undefined ? {} : { unit }),
    })),
    sharedMetrics: [...book.SharedMetric.values()].map((entry) => ({
      about: entry.document.metadata, terms: compileSharedMetric(compiler, entry), named: namedByShared(entry.document.spec),
    })),
    sharedSums: [...book.SharedSum.values()].map((entry) => ({
      about: entry.document.metadata, terms: compileSharedSum(compiler, entry), named: namedByShared(entry.document.spec),
    })),
    contracts: described(book.Contract, ({ document }) => document.spec),
    agreements: [...book.Agreement.values()].map((entry) => ({
      about: entry.document.metadata, terms: compileAgreement(compiler, entry), wording: wordingOf(entry.document.spec), named: namedByLevels(entry.document.spec),
    })),
  };
}

function described<E extends Read, T>(entries: ReadonlyMap<string, E>, termsOf: (entry: E) => T): readonly Described<T>[] {
  return [...entries.values()].map((entry) => ({ about: entry.document.metadata, terms: termsOf(entry) }));
}

/** Once each, by file and line. */
function inOrder(problems: readonly DocumentProblem[]): readonly DocumentProblem[] {
  const once = new Map(problems.map((problem) => [JSON.stringify([problem.file, problem.line, problem.column, problem.code, problem.path]), problem]));
  return [...once.values()].toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
}
