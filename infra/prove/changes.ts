/** Reads what became of the changes that were tried, and sets apart those of equivalent.json, which no test can notice. */

/** A change as the report of Stryker writes it; lines and columns count from one. */
interface TriedChange {
  readonly status: string;
  readonly replacement?: string;
  readonly location: { readonly start: Place; readonly end: Place };
}

interface Place {
  readonly line: number;
  readonly column: number;
}

export interface ChangeReport {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly TriedChange[] }>>;
}

/** A change that leaves what anybody can see as it was: in a line of a file, one text replaced by another, and why. */
export interface Equivalent {
  readonly file: string;
  readonly line: string;
  readonly from: string;
  readonly to: string;
  readonly why: string;
}

/** One change, where it was made and what became of it. */
interface Change extends Omit<Equivalent, 'why'> {
  readonly number: number;
  readonly status: string;
}

export interface Tally {
  readonly killed: number;
  readonly timeout: number;
  readonly equivalent: number;
  /** What no test noticed though one could, or ran at all. */
  readonly survived: readonly Change[];
  readonly uncovered: readonly Change[];
  /** What is said to be equivalent, and was noticed or is gone. */
  readonly stale: readonly Equivalent[];
}

/** @param folder of the package, as the files of the equivalents begin; only those of files in the report are looked at. */
export function tallyOf({ files }: ChangeReport, folder: string, equivalents: readonly Equivalent[]): Tally {
  const changes = Object.entries(files).flatMap(([path, { source, mutants }]) => changesOf(`${folder}/${path}`, source, mutants));
  const known = equivalents.filter(({ file }) => Object.keys(files).some((path) => `${folder}/${path}` === file));
  const unnoticed = (status: string) => changes.filter((change) => change.status === status && !known.some((one) => isSame(one, change)));
  const count = (status: string) => changes.filter((change) => change.status === status).length;
  const [survived, uncovered] = [unnoticed('Survived'), unnoticed('NoCoverage')];
  return {
    killed: count('Killed'), timeout: count('Timeout'), survived, uncovered,
    equivalent: count('Survived') + count('NoCoverage') - survived.length - uncovered.length,
    stale: known.filter((one) => {
      const same = changes.filter((change) => isSame(one, change));
      return same.length === 0 || same.some(({ status }) => status === 'Killed');
    }),
  };
}

function changesOf(file: string, source: string, mutants: readonly TriedChange[]): readonly Change[] {
  const lines = source.split('\n');
  const between = ({ start, end }: TriedChange['location']) => lines.slice(start.line - 1, end.line)
    .map((line, place, all) => line.slice(place === 0 ? start.column - 1 : 0, place === all.length - 1 ? end.column - 1 : undefined)).join('\n');
  return mutants.map(({ status, replacement = '', location }) => ({
    file, number: location.start.line, line: oneLine(lines[location.start.line - 1] ?? ''), from: oneLine(between(location)), to: oneLine(replacement), status,
  }));
}

function isSame(one: Omit<Equivalent, 'why'>, other: Omit<Equivalent, 'why'>): boolean {
  return one.file === other.file && one.line === other.line && one.from === other.from && one.to === other.to;
}

function oneLine(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ');
}
