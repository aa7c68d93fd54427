import type { StripCell } from './strip-geometry.ts';

/** True time: where stretches, closed days, labels and dates stand along a period. Pure. */
export interface Stretch {
  readonly start: string;
  readonly end: string;
  readonly state: 'BAD' | 'EXCLUDED' | 'UNKNOWN';
  readonly reason?: string | null;
}

/** The exclusion that this bad time goes on after: work that overran its window (S14). */
export function overrunOf(stretch: Stretch, all: readonly Stretch[]): Stretch | undefined {
  return stretch.state === 'BAD' ? all.find((other) => other.state === 'EXCLUDED' && other.end === stretch.start) : undefined;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Placed {
  readonly stretch: Stretch;
  readonly x: number;
  readonly width: number;
}

export interface Label {
  readonly x: number;
  readonly at: number;
  readonly row: 0 | 1;
  readonly stretch: Stretch;
}

export interface TimelinePicture {
  /** Known time that is drawn as good ground: one piece for each run of open cells. */
  readonly ground: readonly { x: number; width: number }[];
  readonly placed: readonly Placed[];
  /** Where the words stand, in the first row below or the second, and where what they name does: beside each other at an edge. */
  readonly labels: readonly Label[];
  readonly now: number | undefined;
  readonly future: { x: number; width: number } | undefined;
}

const LEAST_WIDTH = 3;
/** What the line to a label of the second row needs beside the words of the first. */
const PASSAGE = 40;

export function scale({ start, end }: Span, width: number): (at: number) => number {
  return (at) => Math.min(width, Math.max(0, (at - start) / (end - start) * width));
}

/** Bad is at least 3 px wide. Labels go to the longest stretches first, as many as stand without touching. */
export function timelinePicture(period: Span, stretches: readonly Stretch[], cells: readonly StripCell[], now: number, width: number, labelWidth = 92): TimelinePicture {
  const x = scale(period, width);
  const placed = stretches.map((stretch): Placed => {
    const from = x(Date.parse(stretch.start));
    const length = x(Date.parse(stretch.end)) - from;
    return { stretch, x: from, width: Math.max(stretch.state === 'BAD' ? LEAST_WIDTH : 1.5, length) };
  });
  const known = Math.min(now, period.end);
  return {
    ground: openRuns(cells, period).map((run) => ({ x: x(run.start), width: Math.max(0, x(Math.min(run.end, known)) - x(run.start)) })).filter((run) => run.width > 0),
    placed: placed.toSorted((one, other) => order(one) - order(other)),
    labels: labelled(placed, width, labelWidth),
    now: now < period.end && now >= period.start ? x(now) : undefined,
    future: now < period.end ? { x: x(now), width: width - x(now) } : undefined,
  };
}

/** Bad is painted last: no outage lies under anything. */
function order({ stretch }: Placed): number {
  return stretch.state === 'BAD' ? 1 : 0;
}

function openRuns(cells: readonly StripCell[], period: Span): readonly Span[] {
  if (cells.length === 0) return [period];
  const runs: { start: number; end: number }[] = [];
  for (const cell of cells) {
    const [start, end] = [Date.parse(cell.start), Date.parse(cell.end)];
    if (Number(cell.time.outOfHours) >= end - start) continue;
    const last = runs.at(-1);
    if (last?.end === start) last.end = end;
    else runs.push({ start, end });
  }
  return runs;
}

function labelled(placed: readonly Placed[], width: number, labelWidth: number): TimelinePicture['labels'] {
  const half = labelWidth / 2;
  const taken: Label[] = [];
  const length = ({ stretch }: Placed) => Date.parse(stretch.end) - Date.parse(stretch.start);
  const isFree = (row: number, x: number, distance: number) => taken.every((other) => other.row !== row || Math.abs(other.x - x) >= distance);
  for (const each of placed.toSorted((one, other) => order(other) - order(one) || length(other) - length(one))) {
    const at = each.x + each.width / 2;
    const middle = Math.min(width - half, Math.max(half, at));
    if (isFree(0, middle, labelWidth)) taken.push({ x: middle, at, row: 0, stretch: each.stretch });
    else if (isFree(1, middle, labelWidth) && isFree(0, middle, PASSAGE)) taken.push({ x: middle, at, row: 1, stretch: each.stretch });
  }
  return taken.toSorted((one, other) => one.x - other.x);
}

/** Round dates along the axis: a few, evenly, at the start of their cell. */
export function ticks(cells: readonly StripCell[], most = 8): readonly number[] {
  const step = Math.max(1, Math.ceil(cells.length / most));
  return cells.filter((_, index) => index % step === 0).map((cell) => Date.parse(cell.start));
}
