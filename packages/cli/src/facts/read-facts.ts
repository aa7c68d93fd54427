import type { Fact } from '@entente/sla';
import { type FactKind, type Kept, keptFact, kindOfRow, sampleOf } from './fact-of-row.ts';
import { RowProblem } from './fact-fields.ts';
import { factRows } from './fact-rows.ts';
import { GrowingColumns } from './growing-columns.ts';

/** A row that could not be read, with its place and what to write instead. */
export interface RejectedRow {
  readonly file: string;
  readonly line: number;
  readonly field: string;
  readonly message: string;
  readonly fix: string;
}

export interface ReadFacts {
  readonly facts: readonly Fact[];
  readonly rejected: readonly RejectedRow[];
}

export interface Reading {
  /** Whose word a row is that names no source. */
  readonly sourceOf: (component: string, kind: FactKind) => string;
  /** Told now and then while it reads. */
  readonly progress?: (rows: number) => void;
}

/** Rejected rows are told up to here; a file in another format has nothing but those. */
const MOST_TOLD = 100;
const PROGRESS_EVERY = 100_000;

/**
 * The facts in files, in the order in which they stand: a row's place is its position in the log. Samples are put
 * into columns as they come, one list of columns a series and file, so that millions of them fit.
 */
export async function readFacts(files: readonly string[], { sourceOf, progress }: Reading): Promise<ReadFacts> {
  const facts: Fact[] = [];
  const rejected: RejectedRow[] = [];
  let position = 0;
  for (const file of files) {
    const series = new Map<string, { readonly first: Kept; readonly columns: GrowingColumns }>();
    for await (const { row, line } of factRows(file)) {
      position += 1;
      if (position % PROGRESS_EVERY === 0) progress?.(position);
      try {
        const kind = kindOfRow(row);
        if (kind !== 'samples') {
          facts.push(keptFact(row, kind, position, sourceOf));
          continue;
        }
        const { kept, at, measured } = sampleOf(row, position, sourceOf);
        // A run has either all of a column or nothing of it: rows of another make are a run of their own.
        const key = [kept.source, kept.component, kept.metric, row['recordedAt'], Object.keys(measured)].join('\n');
        const known = series.get(key) ?? { first: kept, columns: new GrowingColumns(measured) };
        series.set(key, known);
        known.columns.add(at, measured);
      } catch (problem) {
        if (!(problem instanceof RowProblem)) throw problem;
        if (rejected.length < MOST_TOLD) rejected.push({ file, line, field: problem.field, message: problem.message, fix: problem.fix });
      }
    }
    for (const { first, columns } of series.values()) facts.push({ ...first, kind: 'samples', ...columns.columns() });
  }
  return { facts, rejected };
}
