/** Histories that others recorded, read from a folder of real data: who was watched, what was said of it, and for how long. */
import { readFileSync } from 'node:fs';
import { DAY } from '@entente/worktime';
import type { Interval } from '@entente/worktime';
import type { Fact, StatusState } from '../src/model.ts';
import { log, says } from './story.ts';

export interface Watched {
  readonly name: string;
  readonly facts: readonly Fact[];
  readonly span: Interval;
}

interface Said { readonly at: number; readonly state: StatusState }

const told = (said: readonly Said[]) => log(...said.map((one) => ({ ...says(one.state, '00:00'), ...one })));
const rowsOf = (file: string) => readFileSync(file, 'utf8').trim().split('\n');

/** Check logs: one status a row, at each change and once a day. */
export function recordedSites(file: string): readonly Watched[] {
  const rows = rowsOf(file).slice(1).map((row) => row.split(','));
  return [...Map.groupBy(rows, ([, , slug = '']) => slug)].map(([name, own]) => {
    const said = own.map(([at = '', , , status]): Said => ({ at: Date.parse(at), state: status === 'down' ? 'down' : 'up' }));
    const times = said.map(({ at }) => at);
    return { name, facts: told(said), span: { start: Math.min(...times), end: Math.max(...times) } };
  });
}

interface Incident {
  readonly impact: string;
  readonly components: readonly string[] | null;
  readonly downtime_start: string;
  readonly downtime_end: string;
}

/** Published incidents: each component is down from the start of one to its end. */
export function recordedComponents(file: string): readonly Watched[] {
  const incidents: readonly Incident[] = rowsOf(file).map((line) => JSON.parse(line));
  const span = { start: Date.parse('2022-04-01T00:00:00Z'), end: Date.parse('2026-08-20T00:00:00Z') };
  const real = incidents.filter(({ impact }) => impact !== 'none' && impact !== 'maintenance');
  const names = [...new Set(real.flatMap((incident) => incident.components ?? []))];
  return names.map((name) => {
    const own = real.filter((incident) => incident.components?.includes(name) === true);
    const edges = own.flatMap((incident) => [{ at: Date.parse(incident.downtime_start), step: 1 }, { at: Date.parse(incident.downtime_end), step: -1 }]).sort((a, b) => a.at - b.at);
    let open = 0;
    return { name, facts: told([{ at: span.start, state: 'up' }, ...edges.map(({ at, step }): Said => ({ at, state: (open += step) > 0 ? 'down' : 'up' }))]), span };
  });
}

/** What is said up to an instant, and that it still stands then: who tells only changes has not fallen silent. */
export function saidUntil(facts: readonly Fact[], at: number): readonly Fact[] {
  const known = facts.filter((fact) => fact.kind === 'status' && fact.at <= at);
  const last = known.at(-1);
  return last?.kind === 'status' ? [...known, { ...last, id: 'still so', position: facts.length + 1, at }] : known;
}

/** Two halves by name, every second one of those that were watched for a quarter or longer; what happened to them plays no part. */
export function halvesOf(watched: readonly Watched[]): { readonly chosenOn: readonly Watched[]; readonly heldBack: readonly Watched[] } {
  const long = watched.filter(({ span }) => span.end - span.start >= 90 * DAY).sort((a, b) => (a.name < b.name ? -1 : 1));
  return { chosenOn: long.filter((_, place) => place % 2 === 0), heldBack: long.filter((_, place) => place % 2 === 1) };
}
