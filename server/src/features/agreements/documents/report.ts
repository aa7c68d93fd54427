import { type DocumentProblem, placed, type SourceDocument } from '@entente/terms';

export type Report = (source: SourceDocument, problem: Omit<DocumentProblem, 'file' | 'line' | 'column'>) => void;

/** Puts every problem down with the line at which it was written. */
export function reportInto(problems: DocumentProblem[]): Report {
  return (source, problem) => void problems.push(placed(source, problem));
}

/** What the language can say and this server has no place for yet; it is never dropped in silence. */
export function notKept(report: Report, source: SourceDocument, path: string, what: string, fix = 'Leave it out; until then it stands in your documents only.'): void {
  report(source, { code: 'NOT_KEPT_YET', path, message: `This server does not yet keep ${what}.`, fix });
}
