import { intersect, measure, subtract } from '@entente/worktime';
import type { Duration, Intervals } from '@entente/worktime';
import type { Leeway } from './proof-model.ts';

/** Instants of the promise's hours that are alike: in the hours of the same levels, in the same of their periods. */
export interface Patch {
  readonly at: Intervals;
  readonly length: Duration;
  /** Which leeways a component's downtime is taken from, all of them at once; one without any may be down all the time. */
  readonly leeways: ReadonlyMap<string, readonly Leeway[]>;
}

/** Takes the promise's hours apart into patches, those with the most unbound components first. */
export function patchesOf(hours: Intervals, leeways: readonly Leeway[]): readonly Patch[] {
  let patches: readonly Omit<Patch, 'length'>[] = [{ at: hours, leeways: new Map() }];
  for (const leeway of leeways) {
    patches = patches.flatMap((patch) => [
      { at: intersect(patch.at, leeway.hours), leeways: new Map([...patch.leeways, [leeway.component, [...(patch.leeways.get(leeway.component) ?? []), leeway]]]) },
      { at: subtract(patch.at, leeway.hours), leeways: patch.leeways },
    ]).filter(({ at }) => at.length > 0);
  }
  return patches.map((patch) => ({ ...patch, length: measure(patch.at) })).sort((a, b) => a.leeways.size - b.leeways.size);
}
