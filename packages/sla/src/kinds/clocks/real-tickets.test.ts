import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { DAY, HOUR, MINUTE } from '@entente/worktime';
import type { Duration, Instant, Interval } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aClockLevel } from '../../../testing/kinds.ts';
import { evaluateLevel } from '../../evaluate-level.ts';
import type { ClockFact } from '../../model.ts';

const folder = process.env['ENTENTE_REAL_DATA'] ?? fileURLToPath(new URL('../../../../../../shared/data', import.meta.url));
const file = `${folder}/tickets/service-desk-2016q1.events.csv.gz`;
const absent = existsSync(file) ? '' : ' (skipped: no folder of real data)';

/** One line of a ticket's log: from then on it was in this state. */
interface Row {
  readonly at: Instant;
  readonly order: number;
  readonly state: string;
  readonly priority: string;
}

interface Ticket {
  readonly opened: Instant;
  readonly rows: readonly Row[];
}

const WORKED = ['New', 'Active'];
const DONE = ['Resolved', 'Closed'];
const EVER: Interval = { start: 0, end: Date.parse('2100-01-01T00:00:00Z') };

function readTickets(): ReadonlyMap<string, Ticket> {
  const [head = '', ...lines] = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
  const names = head.split(',');
  const tickets = new Map<string, { opened: Instant; rows: Row[] }>();
  for (const line of lines) {
    const cells = line.split(',');
    const cell = (name: string) => cells[names.indexOf(name)] ?? '';
    const ticket = tickets.get(cell('number')) ?? { opened: instantOf(cell('opened_at')), rows: [] };
    tickets.set(cell('number'), ticket);
    ticket.rows.push({ at: instantOf(cell('sys_updated_at')), order: Number(cell('sys_mod_count')), state: cell('incident_state'), priority: cell('priority') });
  }
  for (const { rows } of tickets.values()) rows.sort((a, b) => a.at - b.at || a.order - b.order);
  return tickets;
}

/** "29/2/2016 01:16". */
function instantOf(text: string): Instant {
  const [day = 0, month = 0, year = 0, hour = 0, minute = 0] = text.split(/[/ :]/).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute);
}

/** A ticket as clock events: it waits in states of that name, it is done, and it may be opened again. */
function eventsOf(clock: string, { opened, rows }: Ticket): readonly ClockFact[] {
  const facts: ClockFact[] = [];
  const tell = (at: Instant, event: ClockFact['event'], sequence: number, more: Partial<ClockFact> = {}) => facts.push({
    kind: 'clock', id: `${clock} ${facts.length}`, position: facts.length, source: 'desk', component: 'shop', recordedAt: at, clock, at, event, sequence, ...more,
  });
  let { state, priority } = { state: 'New', priority: rows[0]?.priority ?? '' };
  tell(opened, 'start', 0, { priority });
  rows.forEach((row, place) => {
    const sequence = 3 * place + 3;
    if (row.priority !== priority) tell(row.at, 'reassign', sequence, { party: 'desk', priority: row.priority });
    if (row.state !== state) {
      const [wasDone, isDone] = [DONE.includes(state), DONE.includes(row.state)];
      if (isDone && !wasDone) tell(row.at, 'stop', sequence);
      if (wasDone && !isDone) tell(row.at, 'start', sequence);
      if (state.startsWith('Awaiting') && !isDone) tell(row.at, 'resume', sequence + 1, { reason: state });
      if (row.state.startsWith('Awaiting')) tell(row.at, 'pause', sequence + 2, { reason: row.state });
    }
    ({ state, priority } = row);
  });
  return facts;
}

/** The same, reckoned by hand: the stretches in which it was worked on, its last stop, and the priority until then. */
function byHand({ opened, rows }: Ticket) {
  const changes = [{ at: opened, state: 'New', priority: rows[0]?.priority ?? '' }, ...rows];
  const stretches = changes.map(({ at, state }, place) => ({ at, state, until: changes[place + 1]?.at ?? at }));
  const worked = stretches.filter(({ state }) => WORKED.includes(state));
  const stops = changes.filter(({ state }, place) => DONE.includes(state) && !DONE.includes(changes[place - 1]?.state ?? '')).map(({ at }) => at);
  const stop = stops.at(-1);
  const priority = changes.findLast(({ at }) => at < (stop ?? Infinity) || at === opened)?.priority;
  const dueAfter = (target: Duration): Instant | undefined => {
    let left = target;
    for (const { at, until } of worked) {
      if (until - at >= left) return at + left;
      left -= until - at;
    }
    return undefined;
  };
  return { elapsed: worked.reduce((sum, { at, until }) => sum + until - at, 0), stop, stops: stops.length, priority, dueAfter };
}

describe.skipIf(absent !== '')(`clocks of 9,202 real incidents${absent}`, () => {
  const tickets = absent === '' ? readTickets() : new Map<string, Ticket>();
  const facts = [...tickets].flatMap(([clock, ticket]) => eventsOf(clock, ticket)).map((fact, position) => ({ ...fact, position: position + 1 }));
  const hand = new Map([...tickets].map(([clock, ticket]) => [clock, byHand(ticket)]));
  const asOf = Date.parse('2018-01-01T00:00:00Z');
  const isMet = (stop: Instant | undefined, due: Instant | undefined) => stop !== undefined && (due === undefined || stop <= due);

  it('S7 S9 S10 have the elapsed time, and are met or breached, as reckoned by hand, through pauses, reopenings and changes of priority', () => {
    const hours: Readonly<Record<string, number>> = { 1: 4, 2: 8, 3: 24, 4: 72 };
    const targets = Object.entries(hours).map(([priority, count]) => ({ priority, within: count * HOUR }));

    const { clocks = [], toDate } = evaluateLevel(aClockLevel({ targets }), facts, EVER, asOf);

    const differing = clocks.filter(({ clock, elapsed, state, ended, priority }) => {
      const own = hand.get(clock);
      const due = own?.dueAfter((hours[own.priority ?? ''] ?? 0) * HOUR);
      return own === undefined || elapsed !== own.elapsed || ended !== own.stop || priority !== own.priority || (state === 'met') !== isMet(own.stop, due);
    });
    expect(clocks).toHaveLength(tickets.size);
    expect(tickets.size).toBe(9202);
    expect(differing.map(({ clock }) => clock)).toEqual([]);
    expect(Number(toDate.missed)).toBe([...hand.values()].filter((own) => !isMet(own.stop, own.dueAfter((hours[own.priority ?? ''] ?? 0) * HOUR))).length);
  });

  it('S8a count in the month of the earlier of their stop and their due, and each in one', () => {
    const target = 2 * DAY + 30 * MINUTE;
    const level = aClockLevel({ targets: [{ within: target }], period: { zone: 'UTC', anchor: '2016-01-01', every: 'P1M' } });
    const months = [3, 4].map((month): Interval => ({ start: Date.UTC(2016, month - 1), end: Date.UTC(2016, month) }));
    const countsAt = [...hand.values()].map(({ stop, dueAfter }) => Math.min(stop ?? Infinity, dueAfter(target) ?? Infinity));

    const counted = months.map((month) => Number(evaluateLevel(level, facts, month, asOf).toDate.counted));

    expect(counted).toEqual(months.map(({ start, end }) => countsAt.filter((at) => start <= at && at < end).length));
    expect(counted.every((count) => count > 0)).toBe(true);
  });

  it('S9 are judged once for each time that they were opened, where each is a cycle of its own', () => {
    const { toDate } = evaluateLevel(aClockLevel({ reopening: 'new-cycle', targets: [{ within: DAY }] }), facts, EVER, asOf);

    expect(Number(toDate.counted)).toBe([...hand.values()].reduce((sum, { stops }) => sum + stops, 0));
  });
});
