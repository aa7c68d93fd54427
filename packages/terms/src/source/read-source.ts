/** YAML 1.2 or JSON in; documents whose every value knows its line out. */
import { isScalar, isSeq, LineCounter, parseAllDocuments } from 'yaml';
import type { Document, ParsedNode } from 'yaml';
import type { DocumentProblem, Place } from '../problem.ts';
import { contentOf } from './content-of.ts';
import type { SourceDocument } from './source-document.ts';

export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

/** The documents of a file; those that are no YAML are told as problems, the others are read all the same. A list at the top is a list of documents. */
export function readSource({ name, text }: SourceFile): { readonly documents: readonly SourceDocument[]; readonly problems: readonly DocumentProblem[] } {
  const lines = new LineCounter();
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const documents: SourceDocument[] = [];
  const problems: DocumentProblem[] = [];
  for (const parsed of documentsIn(text, lines)) {
    const wrong = parsed.errors.map(({ code, message, pos }): DocumentProblem => ({
      file: name, ...placeAt(pos[0]), path: '', code: `YAML_${code}`, message: `${message.replace(/\.$/, '')}.`,
      fix: code === 'DUPLICATE_KEY' ? 'Say each field once.' : 'Correct the YAML at this place.',
    }));
    problems.push(...wrong);
    if (wrong.length > 0) continue;
    for (const root of rootsOf(parsed)) {
      const read = contentOf(root, parsed, placeAt);
      if ('content' in read) documents.push({ file: name, ...read });
      else problems.push({ file: name, ...read.place, path: '', code: read.code, message: read.message, fix: read.fix });
    }
  }
  return { documents, problems };
}

function documentsIn(text: string, lineCounter: LineCounter): readonly Document.Parsed[] {
  const parsed = parseAllDocuments(text, { lineCounter, prettyErrors: false });
  return 'empty' in parsed ? [] : parsed;
}

/** An empty document says nothing. */
function rootsOf({ contents }: Document.Parsed): readonly ParsedNode[] {
  if (contents === null || (isScalar(contents) && contents.value === null)) return [];
  return isSeq(contents) ? contents.items : [contents];
}
