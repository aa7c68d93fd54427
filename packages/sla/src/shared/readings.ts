import { intersect, subtract } from '@entente/worktime';
import type { Instant, Interval, Intervals } from '@entente/worktime';
import type { SharedSegment } from './shared-model.ts';

export type Reading = SharedSegment['reading'];

/** A run of instants with the same components down. */
export interface DownStretch extends Interval {
  readonly down: readonly string[];
}

/** A run of instants with one reading of S31. */
export interface ReadStretch extends DownStretch {
  readonly reading: Reading;
}

/** What the end-to-end measurement says inside the included time. */
export interface EndToEnd {
  readonly good: Intervals;
  readonly bad: Intervals;
  readonly unknown: Intervals;
}

/**
 * Reads every instant of the included time (S31): bad with the structure down is shared, bad with it up is
 * unattributed, good with it down is a contradiction, good with something down and the structure up has no business
 * impact, and unknown end to end has no share. Good with nothing down needs no reading.
 */
export function readingsOf(endToEnd: EndToEnd, downTimes: ReadonlyMap<string, Intervals>, isBroken: (stretch: DownStretch) => boolean): readonly ReadStretch[] {
  const inside = (part: Intervals, reading: (stretch: DownStretch) => Reading | undefined) => downStretches(part, downTimes).flatMap((stretch) => {
    const read = reading(stretch);
    return read === undefined ? [] : [{ ...stretch, reading: read }];
  });
  return [
    ...inside(endToEnd.bad, (stretch) => (isBroken(stretch) ? 'shared' : 'unattributed')),
    ...inside(endToEnd.good, (stretch) => {
      if (stretch.down.length === 0) return undefined;
      return isBroken(stretch) ? 'contradiction' : 'no-business-impact';
    }),
    ...inside(endToEnd.unknown, () => 'end-to-end-unknown'),
  ].sort((a, b) => a.start - b.start);
}

/** Cuts a part of time wherever the set of down components changes; stretches with nothing down included. */
export function downStretches(part: Intervals, downTimes: ReadonlyMap<string, Intervals>): readonly DownStretch[] {
  const changes = changesOf(part, downTimes);
  const stretches: DownStretch[] = [];
  const downNow = new Set<string>();
  let inPart = false;
  let since = -Infinity;
  for (let place = 0; place < changes.length;) {
    const now = changes[place]?.at ?? 0;
    if (inPart && since < now) stretches.push({ start: since, end: now, down: [...downNow].sort() });
    for (let change = changes[place]; change?.at === now; place += 1, change = changes[place]) {
      if (change.component === undefined) inPart = change.begins;
      else if (change.begins) downNow.add(change.component);
      else downNow.delete(change.component);
    }
    since = now;
  }
  return stretches;
}

interface Change {
  readonly at: Instant;
  readonly begins: boolean;
  /** Absent: the part of time itself begins or ends. */
  readonly component?: string;
}

/** In order of time; of one instant an end comes before the beginning that touches it, as intervals come. */
function changesOf(part: Intervals, downTimes: ReadonlyMap<string, Intervals>): readonly Change[] {
  const changes: Change[] = part.flatMap(({ start, end }) => [{ at: start, begins: true }, { at: end, begins: false }]);
  for (const [component, down] of downTimes) {
    for (const { start, end } of intersect(down, part)) changes.push({ at: start, begins: true, component }, { at: end, begins: false, component });
  }
  return changes.sort((a, b) => a.at - b.at);
}

/** The good, bad and unknown instants of the included time that was looked at. */
export function endToEndOf(included: Intervals, bad: Intervals, unknown: Intervals): EndToEnd {
  return { bad, unknown, good: subtract(subtract(included, bad), unknown) };
}
