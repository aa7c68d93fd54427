import type { Interval } from '@entente/worktime';

export interface Columns {
  readonly at: Float64Array;
  readonly good: Float64Array;
  readonly total: Float64Array;
}

/** The least that adds up the good and the bad time of samples inside intervals: one loop, no account, nothing else. */
export function bareAvailability({ at, good, total }: Columns, included: readonly Interval[], cadence: number): { readonly good: number; readonly bad: number } {
  let [goodTime, badTime, place] = [0, 0, 0];
  for (let i = 0; i < at.length; i += 1) {
    let start = at[i] ?? 0;
    let end = Math.min(start + cadence, at[i + 1] ?? Infinity);
    while ((included[place]?.end ?? Infinity) <= start) place += 1;
    const interval = included[place];
    if (interval === undefined) break;
    start = Math.max(start, interval.start);
    end = Math.min(end, interval.end);
    if (end <= start) continue;
    if ((good[i] ?? 0) < (total[i] ?? 0)) badTime += end - start;
    else goodTime += end - start;
  }
  return { good: goodTime, bad: badTime };
}

/** The least that finds a due date: two searches in sums that were made before the clock ran. */
export class BareHours {
  readonly #starts: Float64Array;
  readonly #ends: Float64Array;
  readonly #before: Float64Array;

  constructor(open: readonly Interval[]) {
    this.#starts = Float64Array.from(open, ({ start }) => start);
    this.#ends = Float64Array.from(open, ({ end }) => end);
    this.#before = new Float64Array(open.length + 1);
    open.forEach(({ start, end }, place) => {
      this.#before[place + 1] = (this.#before[place] ?? 0) + end - start;
    });
  }

  dueAt(start: number, target: number): number {
    const passed = this.passedAt(start) + target;
    let [low, high] = [0, this.#starts.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#before[middle + 1] ?? 0) < passed) low = middle + 1;
      else high = middle;
    }
    return (this.#starts[low] ?? 0) + passed - (this.#before[low] ?? 0);
  }

  passedAt(instant: number): number {
    let [low, high] = [0, this.#ends.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#ends[middle] ?? 0) <= instant) low = middle + 1;
      else high = middle;
    }
    return (this.#before[low] ?? 0) + Math.max(0, instant - (this.#starts[low] ?? Infinity));
  }
}
