/**
 * The worst case of a structure in a stretch of L instants that are all alike (S36a).
 *
 * The problem: every component i may be down at any bᵢ of the L instants; choose them so that the structure fails at as
 * many instants as can be. Let a group fail when f of its n parts do: f = 1 in series, n in parallel, n − k + 1 for k of n.
 * Then it can fail for exactly
 *   t = max { t ≤ L : Σ min(bᵢ, t) ≥ f × t },
 * in series min(L, Σ bᵢ), in parallel min bᵢ.
 *
 * No more: at each of the t instants f parts fail, which makes f × t failures, and no part has more than min(bᵢ, t) of
 * them. No less: write the parts' failures one after the other into f rows of t instants, min(bᵢ, t) of each, going on
 * in the next row where one is full; a part never meets itself, for it fills no more than a row, so that at every
 * instant f different parts fail. The sum less f × t is concave in t and 0 at 0: what holds for t holds below it.
 *
 * This nests, for a component stands in one place only: parts share no component, so that each may be given its own worst
 * case; and the instants being alike, a part that can fail at t of them can fail at any t of them, or fewer. So a
 * group counts in the one above as a component with b = t. With equal hours the bound is therefore exact for any structure.
 */
import type { Duration, Interval } from '@entente/worktime';
import type { Structure } from '../model.ts';
import { partsOf } from '../shared/structure.ts';

export type DownTimeOf = (component: string) => Duration;

/** The most time in which the structure can fail within `length`. */
export function worstTime(structure: Structure, length: Duration, downTimeOf: DownTimeOf): Duration {
  if ('component' in structure) return Math.min(length, downTimeOf(structure.component));
  const parts = partsOf(structure).map((part) => worstTime(part, length, downTimeOf));
  return longest(length, (t) => parts.reduce((sum, part) => sum + Math.min(part, t), 0) >= failuresNeeded(structure) * t);
}

/** How many of the parts of a group must fail for it to fail. */
export function failuresNeeded(group: Structure): number {
  if ('atLeast' in group) return group.of.length - group.atLeast + 1;
  return 'parallel' in group ? group.parallel.length : 1;
}

/** The greatest duration up to `length` that holds, when every shorter one does. */
function longest(length: Duration, holds: (t: Duration) => boolean): Duration {
  let [least, most] = [0, length];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (holds(middle)) least = middle;
    else most = middle - 1;
  }
  return least;
}

/** When each component is down, so that the structure fails at all the given instants, no more of them than its worst time. */
export function placeFailures(structure: Structure, at: readonly Interval[], length: Duration, downTimeOf: DownTimeOf, down: (component: string, at: readonly Interval[]) => void): void {
  if ('component' in structure) return down(structure.component, at);
  const time = at.reduce((sum, { start, end }) => sum + end - start, 0);
  const end = failuresNeeded(structure) * time;
  let written = 0;
  for (const part of partsOf(structure)) {
    const fills = Math.min(worstTime(part, length, downTimeOf), time, end - written);
    if (fills <= 0) continue;
    const from = written % time;
    const inRow = Math.min(fills, time - from);
    placeFailures(part, [...sliceOf(at, 0, fills - inRow), ...sliceOf(at, from, from + inRow)], length, downTimeOf, down);
    written += fills;
  }
}

/** The instants from the n-th up to the m-th of a list of intervals. */
export function sliceOf(at: readonly Interval[], from: Duration, to: Duration): readonly Interval[] {
  let passed = 0;
  return at.flatMap(({ start, end }) => {
    const before = passed;
    passed += end - start;
    const slice = { start: start + Math.max(0, from - before), end: Math.min(end, start + to - before) };
    return slice.start < slice.end ? [slice] : [];
  });
}
