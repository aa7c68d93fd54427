import { compileFiles, type DocumentProblem } from '@entente/terms';
import type { KeptTerms } from './kept-terms.ts';
import { type NewTerms, newTerms } from './new-terms.ts';
import { reportInto } from './report.ts';
import { reportUnusableNames } from './unusable-names.ts';
import { reportNotKept } from './what-is-kept.ts';
import { writtenTerms } from './written-terms.ts';

export type ImportPlan = { readonly missing: NewTerms; readonly problems?: undefined } | { readonly problems: readonly DocumentProblem[]; readonly missing?: undefined };

/** What has to be made so that all that documents say is kept beside what is; or every reason why it cannot be. */
export function importPlan(text: string, kept: KeptTerms): ImportPlan {
  const compiled = compileFiles([{ name: 'terms.yaml', text }]);
  if (compiled.entente === undefined) return compiled;

  const problems: DocumentProblem[] = [];
  const report = reportInto(problems);
  reportNotKept(compiled.documents, report);
  const missing = newTerms(writtenTerms(compiled.entente, compiled.documents, report), kept, report);
  reportUnusableNames(missing, report);
  return problems.length === 0 ? { missing } : { problems: inOrder(problems) };
}

/** In the order of the lines. */
function inOrder(problems: readonly DocumentProblem[]): readonly DocumentProblem[] {
  return problems.toSorted((one, other) => one.line - other.line || one.column - other.column);
}
