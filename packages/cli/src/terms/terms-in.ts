import { compileFiles, type Compilation, type DocumentProblem, type Entente } from '@entente/terms';
import { CliProblem, EXIT } from '../exit-codes.ts';
import { textOf } from '../files.ts';

/** What documents in files say, or every problem of them. */
export async function compiled(files: readonly string[]): Promise<Compilation> {
  return compileFiles(await Promise.all(files.map(async (name) => ({ name, text: await textOf(name) }))));
}

/** What documents in files say. Throws their problems when there are any: nothing is judged by terms that are wrong. */
export async function termsIn(files: readonly string[]): Promise<Entente> {
  const { entente, problems } = await compiled(files);
  if (entente === undefined) throw new CliProblem(EXIT.refused, problemsInWords(problems));
  return entente;
}

/** A problem a line, as compilers put it, so that editors jump to it; its fix below. */
export function problemsInWords(problems: readonly DocumentProblem[]): string {
  const lines = problems.map(({ file, line, column, code, message, fix }) => `${file}:${line}:${column}  ${message} [${code}]\n    ${fix}`);
  return [...lines, `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}.`].join('\n');
}

/** What there is, in one line. */
export function contentsInWords({ agreements, sharedMetrics, sharedSums, ...others }: Entente): string {
  const levels = agreements.flatMap(({ terms }) => terms.versions.at(-1)?.levels ?? []).length;
  const counts = [
    counted(agreements.length, 'agreement'), counted(levels, 'level'), counted(sharedMetrics.length + sharedSums.length, 'shared metric'),
    counted(Object.values(others).reduce((sum, documents) => sum + documents.length, 0), 'other document'),
  ];
  return `${counts.join(', ')}: no problem.`;
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
