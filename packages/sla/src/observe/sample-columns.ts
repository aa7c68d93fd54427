import type { Column, SampleRun } from '../model.ts';

/** The samples of one series in order of time, one an instant. Absent columns were never measured. */
export interface SampleColumns {
  readonly at: ArrayLike<number>;
  readonly good?: ArrayLike<number>;
  readonly total?: ArrayLike<number>;
  readonly value?: ArrayLike<number>;
}

/**
 * One series from its runs, whatever the order in which they came: of several samples at one instant the highest log
 * position counts, within one run the later row (S1a).
 */
export function sampleColumns(runs: readonly SampleRun[]): SampleColumns {
  const filled = runs.filter(({ at }) => at.length > 0).sort((a, b) => first(a) - first(b) || a.position - b.position);
  const [only] = filled;
  if (only !== undefined && filled.length === 1 && isAscending([only])) return only;
  return isAscending(filled) ? joined(filled) : gathered(latestPerInstant(rowsOf(filled)));
}

const COLUMNS = ['good', 'total', 'value'] as const;

/** Runs that follow each other in time, one after the other. */
function joined(runs: readonly SampleRun[]): SampleColumns {
  const length = runs.reduce((sum, { at }) => sum + at.length, 0);
  const join = (part: (run: SampleRun) => Column | undefined) => {
    const column = new Float64Array(length).fill(Number.NaN);
    let offset = 0;
    for (const run of runs) {
      column.set(part(run) ?? [], offset);
      offset += run.at.length;
    }
    return column;
  };
  const measured = COLUMNS.filter((name) => runs.some((run) => run[name] !== undefined));
  return { at: join(({ at }) => at), ...Object.fromEntries(measured.map((name) => [name, join((run) => run[name])])) };
}

interface Row {
  readonly run: SampleRun;
  readonly index: number;
  readonly at: number;
}

function rowsOf(runs: readonly SampleRun[]): readonly Row[] {
  return runs.flatMap((run) => Array.from(run.at, (at, index): Row => ({ run, index, at })));
}

function latestPerInstant(rows: readonly Row[]): readonly Row[] {
  const inOrder = rows.toSorted((a, b) => a.at - b.at || a.run.position - b.run.position);
  return inOrder.filter(({ at }, place) => inOrder[place + 1]?.at !== at);
}

function gathered(rows: readonly Row[]): SampleColumns {
  const measured = COLUMNS.filter((name) => rows.some(({ run }) => run[name] !== undefined));
  const column = (name: (typeof COLUMNS)[number]) => Float64Array.from(rows, ({ run, index }) => run[name]?.[index] ?? Number.NaN);
  return { at: Float64Array.from(rows, ({ at }) => at), ...Object.fromEntries(measured.map((name) => [name, column(name)])) };
}

/** Whether the runs one after the other are already strictly in order of time. */
function isAscending(runs: readonly SampleRun[]): boolean {
  let last = -Infinity;
  for (const { at } of runs) {
    for (let i = 0; i < at.length; i += 1) {
      const instant = at[i] ?? last;
      if (instant <= last) return false;
      last = instant;
    }
  }
  return true;
}

function first(run: SampleRun): number {
  return run.at[0] ?? 0;
}
