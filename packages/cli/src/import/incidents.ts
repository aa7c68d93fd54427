import { normalise } from '@entente/worktime';
import { parse } from 'csv-parse/sync';
import { CliProblem, EXIT } from '../exit-codes.ts';
import { componentKey, type StatusRow } from './status-row.ts';

/** The component that is down whenever any is. */
export const ANY = 'any';

interface Incident {
  readonly id: string;
  readonly impact: string;
  readonly components: readonly string[];
}

/**
 * The status changes in a supplier's own incidents: one JSON a line with `id`, `impact` and `components`, and a CSV of
 * when each was down (`incident_id, downtime_start, downtime_end`). Maintenance is left out. Incidents of one component
 * overlap while a status change holds until the next one (S1a), so their windows are united before they become changes
 * (S15); each component is up from the first instant that the file speaks of.
 */
export function statusRowsOfIncidents(incidents: string, windows: string): readonly StatusRow[] {
  const down = new Map<string, { start: number; end: number }[]>();
  const when = windowsOf(windows);
  for (const { id, impact, components } of incidentsOf(incidents)) {
    const window = when.get(id);
    if (window === undefined) throw new CliProblem(EXIT.file, `Incident ${id} has no window of downtime.`);
    if (impact === 'maintenance') continue;
    for (const component of [ANY, ...components.map(componentKey)]) down.set(component, [...(down.get(component) ?? []), window]);
  }
  const first = Math.min(...[...when.values()].map(({ start }) => start));
  return [...down].flatMap(([component, intervals]) => [
    row(component, first - 1, 'up'),
    ...normalise(intervals).flatMap(({ start, end }) => [row(component, start, 'down'), row(component, end, 'up')]),
  ]);
}

function row(component: string, at: number, state: StatusRow['state']): StatusRow {
  return { component, at: new Date(at).toISOString(), state };
}

function incidentsOf(text: string): readonly Incident[] {
  return text.split('\n').flatMap((line, place): Incident[] => {
    if (line.trim() === '') return [];
    const { id, impact, components } = parsed(line, place + 1);
    return [{ id: String(id), impact: String(impact), components: Array.isArray(components) ? components.map(String) : [] }];
  });
}

function parsed(line: string, number: number): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(line);
  } catch {
    throw new CliProblem(EXIT.file, `Line ${number} of the incidents is no JSON.`);
  }
}

function windowsOf(csv: string): ReadonlyMap<string, { readonly start: number; readonly end: number }> {
  const rows: Record<string, string>[] = parse(csv, { bom: true, columns: true, skip_empty_lines: true });
  return new Map(rows.map((each, place) => {
    const [start, end] = [Date.parse(each['downtime_start'] ?? ''), Date.parse(each['downtime_end'] ?? '')];
    if (Number.isNaN(start) || Number.isNaN(end)) throw new CliProblem(EXIT.file, `Line ${place + 2} of the windows has no downtime_start or downtime_end.`);
    return [each['incident_id'] ?? '', { start, end }];
  }));
}
