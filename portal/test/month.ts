/** A month of a level for tests: from the stretches that a test names, the numbers that follow from them. */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const START = Date.UTC(2026, 10, 1);
export const END = Date.UTC(2026, 11, 1);
export const NOW = Date.UTC(2026, 10, 23, 14, 20);

export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly state: 'BAD' | 'EXCLUDED' | 'UNKNOWN';
  readonly reason?: string;
  readonly source?: string;
}

/** `on(10, '09:30', 152)`: 152 minutes from 09:30 of the tenth. */
export function on(day: number, time: string, minutes: number, state: Piece['state'] = 'BAD', reason?: string, source = 'probe lon-1'): Piece {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const start = START + (day - 1) * DAY + hour * HOUR + minute * MINUTE;
  return { start, end: start + minutes * MINUTE, state, ...(reason ? { reason } : {}), source };
}

export interface MonthTerms {
  readonly expected: string;
  readonly minimum?: string;
  readonly hours?: 'always' | 'business';
  readonly pieces?: readonly Piece[];
  readonly now?: number;
  readonly period?: { readonly start: number; readonly end: number; readonly label: string; readonly state: string };
}

export function month({ expected, minimum, hours = 'always', pieces = [], now = NOW, period }: MonthTerms) {
  const { start, end } = period ?? { start: START, end: END };
  const known = Math.min(now, end);
  const cells = [];
  const time = { good: 0, bad: 0, excluded: 0, unknown: 0, outOfHours: 0, notYetKnown: 0 };
  for (let day = start; day < end; day += DAY) {
    const cell = cellOf(day, Math.min(day + DAY, end), hours, pieces, known);
    cells.push({ start: iso(day), end: iso(Math.min(day + DAY, end)), time: texts(cell) });
    for (const key of keysOf(time)) time[key] += cell[key];
  }
  const toDate = measure(time.good, time.bad);
  const best = measure(time.good + time.notYetKnown, time.bad);
  const included = time.good + time.bad + time.notYetKnown;
  const allowed = Math.floor(included * (1 - Number(expected) / 100));
  const running = now < end;
  const reaches = (target: string | undefined) => target === undefined || Number(best.exact) >= Number(target);
  const state = !reaches(minimum) ? 'FAILED' : !reaches(expected) ? 'BELOW_EXPECTED' : !running ? 'MET' : time.bad > allowed * 0.7 ? 'AT_RISK' : 'ON_COURSE';
  return {
    state, running, cells, time: texts(time), toDate, bestAchievable: best,
    coverage: floor(100 * (time.good + time.bad) / Math.max(1, time.good + time.bad + time.unknown), 3),
    budget: { allowed: String(allowed), used: String(time.bad), left: String(Math.max(0, allowed - time.bad)) },
    period: { start: iso(start), end: iso(end), label: period?.label ?? 'November 2026', state: period?.state ?? 'OPEN' },
    pieces: pieces.map((piece) => ({ ...piece, reason: piece.reason ?? null, start: iso(piece.start), end: iso(piece.end) })),
    logPosition: '48213', computedAt: iso(now), staleSince: null,
  };
}

function cellOf(start: number, end: number, hours: 'always' | 'business', pieces: readonly Piece[], known: number) {
  const weekday = new Date(start).getUTCDay();
  const open = hours === 'always' ? { start, end } : weekday === 0 || weekday === 6 ? { start, end: start } : { start: start + 8 * HOUR, end: start + 18 * HOUR };
  const length = open.end - open.start;
  const past = Math.max(0, Math.min(known, open.end) - open.start);
  const of = (state: Piece['state']) => pieces.filter((piece) => piece.state === state).reduce((sum, piece) => sum + Math.max(0, Math.min(piece.end, open.end) - Math.max(piece.start, open.start)), 0);
  const [bad, excluded, unknown] = [of('BAD'), of('EXCLUDED'), of('UNKNOWN')];
  return { good: past - bad - excluded - unknown, bad, excluded, unknown, outOfHours: end - start - length, notYetKnown: length - past };
}

function measure(good: number, bad: number) {
  const total = good + bad;
  return { good: String(good), bad: String(bad), exact: floor(100 * good / Math.max(1, total), 6), shown: total === 0 ? null : floor(100 * good / total, 3), ratio: total === 0 ? null : { numerator: String(good), denominator: String(total) } };
}

function floor(value: number, digits: number): string {
  return (Math.floor(value * 10 ** digits + 1e-7) / 10 ** digits).toFixed(digits).replace(/\.?0+$/, '');
}

function texts<T extends Record<string, number>>(amounts: T): { [Key in keyof T]: string } {
  const result = { ...amounts } as unknown as { [Key in keyof T]: string };
  for (const key of keysOf(amounts)) result[key] = String(amounts[key]);
  return result;
}

const keysOf = <T extends object>(value: T) => Object.keys(value) as (keyof T)[];
const iso = (at: number) => new Date(at).toISOString();
