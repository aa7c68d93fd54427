import { byCounterpart, byUrgency, counterpart, type Agreement, type PromiseRow } from './promises.ts';

/** The portfolio of parties that are promised the same things: a line a party, a column a promise. */
export interface PortfolioGrid {
  readonly columns: readonly { readonly name: string; /** Where all of the column expect the same. */ readonly expected: string | undefined }[];
  readonly lines: readonly { readonly party: ReturnType<typeof counterpart>; /** The weakest of each column. */ readonly cells: readonly (PromiseRow | undefined)[] }[];
}

const MOST_COLUMNS = 6;

/** Undefined where the promises differ so much that most of the grid would be empty. */
export function gridOf(rows: readonly PromiseRow[], language: string): PortfolioGrid | undefined {
  const names = byFrequency(rows.map(({ level }) => level.name));
  const parties = [...new Map(byCounterpart(rows, language).map(({ agreement }) => [counterpart(agreement).id, agreement])).values()];
  if (names.length > MOST_COLUMNS || names.length * parties.length > 2 * rows.length) return undefined;
  return {
    columns: names.map((name) => ({ name, expected: common(rows.filter(({ level }) => level.name === name).map(({ level }) => level.expected)) })),
    lines: parties.map((agreement) => lineOf(agreement, names, rows)),
  };
}

function lineOf(agreement: Agreement, names: readonly string[], rows: readonly PromiseRow[]): PortfolioGrid['lines'][number] {
  const party = counterpart(agreement);
  const its = byUrgency(rows.filter((row) => counterpart(row.agreement).id === party.id));
  return { party, cells: names.map((name) => its.find(({ level }) => level.name === name)) };
}

/** The most common first; of equals, the one that came first. */
function byFrequency(names: readonly string[]): readonly string[] {
  const count = (name: string) => names.filter((each) => each === name).length;
  return [...new Set(names)].toSorted((one, other) => count(other) - count(one));
}

function common(values: readonly string[]): string | undefined {
  const [first] = values;
  return values.every((value) => value === first) ? first : undefined;
}
