import type { Duration, Instant } from './instant.ts';

/** The half-open stretch of time `[start, end)` (S1). Empty when `end ≤ start`. */
export interface Interval {
  readonly start: Instant;
  readonly end: Instant;
}

/** Intervals in order of time that neither overlap nor touch, none of them empty: the normal form of S1. */
export type Intervals = readonly Interval[];

/** The same instants in normal form: in order, without empty ones, touching ones merged (S1). */
export function normalise(intervals: readonly Interval[]): Intervals {
  const inOrder = intervals.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start);
  const merged: Interval[] = [];
  for (const next of inOrder) {
    const last = merged.at(-1);
    if (last === undefined || last.end < next.start) merged.push({ start: next.start, end: next.end });
    else if (last.end < next.end) merged[merged.length - 1] = { start: last.start, end: next.end };
  }
  return merged;
}

/** The instants that are in any of the lists (S15). */
export function union(...lists: readonly (readonly Interval[])[]): Intervals {
  return normalise(lists.flat());
}

/** The instants that are in both. */
export function intersect(a: Intervals, b: Intervals): Intervals {
  const common: Interval[] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const left = a[i];
    const right = b[j];
    if (left === undefined || right === undefined) return common;
    const start = Math.max(left.start, right.start);
    const end = Math.min(left.end, right.end);
    if (start < end) common.push({ start, end });
    if (left.end <= right.end) i += 1;
    else j += 1;
  }
}

/** The elapsed time of the instants that are in both, without making a list of them. */
export function commonTime(a: Intervals, b: Intervals): Duration {
  let sum = 0;
  let j = 0;
  for (const { start, end } of a) {
    while (j < b.length && endOf(b, j) <= start) j += 1;
    for (let k = j; k < b.length && startOf(b, k) < end; k += 1) sum += Math.min(end, endOf(b, k)) - Math.max(start, startOf(b, k));
  }
  return sum;
}

/** The instants of `from` that are not in `taken`. */
export function subtract(from: Intervals, taken: Intervals): Intervals {
  const rest: Interval[] = [];
  let j = 0;
  for (const { start, end } of from) {
    let cursor = start;
    while (j < taken.length && endOf(taken, j) <= cursor) j += 1;
    for (let k = j; k < taken.length && startOf(taken, k) < end; k += 1) {
      if (cursor < startOf(taken, k)) rest.push({ start: cursor, end: startOf(taken, k) });
      cursor = Math.max(cursor, endOf(taken, k));
    }
    if (cursor < end) rest.push({ start: cursor, end });
  }
  return rest;
}

/** The instants that are inside `range`. */
export function clip(intervals: Intervals, range: Interval): Intervals {
  if (startOf(intervals, 0) >= range.start && endOf(intervals, intervals.length - 1) <= range.end) return intervals;
  const first = firstEndingAfter(intervals, range.start);
  const inside: Interval[] = [];
  for (let i = first; i < intervals.length && startOf(intervals, i) < range.end; i += 1) {
    const start = Math.max(startOf(intervals, i), range.start);
    const end = Math.min(endOf(intervals, i), range.end);
    if (start < end) inside.push({ start, end });
  }
  return inside;
}

/** The common part of two intervals; empty when they do not meet. */
export function overlap(a: Interval, b: Interval): Interval {
  const start = Math.max(a.start, b.start);
  return { start, end: Math.max(start, Math.min(a.end, b.end)) };
}

/** The elapsed time of all instants together. */
export function measure(intervals: Intervals): Duration {
  let sum = 0;
  for (const { start, end } of intervals) sum += end - start;
  return sum;
}

/** Whether the instant is in one of them. */
export function contains(intervals: Intervals, instant: Instant): boolean {
  const candidate = intervals[firstEndingAfter(intervals, instant)];
  return candidate !== undefined && candidate.start <= instant;
}

/** The place of the first interval that ends after the instant; the list's length when none does. */
export function firstEndingAfter(intervals: Intervals, instant: Instant): number {
  let low = 0;
  let high = intervals.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (endOf(intervals, middle) <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

function startOf(intervals: Intervals, place: number): Instant {
  return intervals[place]?.start ?? Number.POSITIVE_INFINITY;
}

function endOf(intervals: Intervals, place: number): Instant {
  return intervals[place]?.end ?? Number.POSITIVE_INFINITY;
}
