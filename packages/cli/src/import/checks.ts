import { parse } from 'csv-parse/sync';
import { CliProblem, EXIT } from '../exit-codes.ts';
import type { StatusRow } from './status-row.ts';

const COLUMNS = ['commit_time_utc', 'slug', 'status'];
const STATES = ['up', 'down', 'degraded'] as const;

export interface ChecksFilter {
  /** Only these sites; all of them when empty. */
  readonly only?: readonly string[];
  readonly except?: readonly string[];
}

/**
 * The status changes in a check log of an uptime monitor: `commit_time_utc, slug, status` and other columns. The log is
 * sparse: a row is written at a change and now and then in between, and a state holds until the next row (S1a).
 */
export function statusRowsOfChecks(csv: string, { only = [], except = [] }: ChecksFilter = {}): readonly StatusRow[] {
  const [header = [], ...lines]: string[][] = parse(csv, { bom: true, skip_empty_lines: true });
  const missing = COLUMNS.filter((column) => !header.includes(column));
  if (missing.length > 0) throw new CliProblem(EXIT.file, `This is no check log: it has no column ${missing.join(', ')}.`);
  const [time, slug, status] = COLUMNS.map((column) => header.indexOf(column));

  return lines.flatMap((line, place): StatusRow[] => {
    const component = line[slug ?? -1] ?? '';
    if (except.includes(component) || (only.length > 0 && !only.includes(component))) return [];
    const state = STATES.find((each) => each === line[status ?? -1]);
    if (state === undefined) throw new CliProblem(EXIT.file, `Line ${place + 2}: "${line[status ?? -1] ?? ''}" is no state; ${STATES.join(', ')} are.`);
    return [{ component, at: line[time ?? -1] ?? '', state }];
  });
}
