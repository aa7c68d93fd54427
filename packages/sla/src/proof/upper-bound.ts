import type { Duration } from '@entente/worktime';
import { floorOf } from '../exact/rational.ts';
import type { Structure } from '../model.ts';
import type { Patch } from './patches.ts';
import { spreadOf } from './spread.ts';
import { worstTime } from './worst-case.ts';

/**
 * What no facts exceed: the whole milliseconds of the greatest spread (`spread.ts`), which is exact but for parts of a
 * millisecond. The patches' worst cases added up, as if each had all downtime to itself, are exact to the millisecond where there is one
 * patch; and with one patch without any hours they stand where there are too many for a spread.
 */
export function upperBound(structure: Structure, patches: readonly Patch[]): Duration {
  const patchByPatch = patches.reduce((sum, patch) => sum + worstTime(structure, patch.length, (component) => leastOf(patch, component)), 0);
  const spread = spreadOf(structure, patches, ({ most }) => most);
  return Math.min(patchByPatch, spread === undefined ? withoutHours(structure, patches) : Number(floorOf(spread.most)));
}

/** One patch, in which a component may be down for all its leeways together, and where it has none. */
function withoutHours(structure: Structure, patches: readonly Patch[]): Duration {
  const leeways = new Set(patches.flatMap((patch) => [...patch.leeways.values()].flat()));
  const unbound = (component: string) => patches.reduce((sum, patch) => sum + (patch.leeways.has(component) ? 0 : patch.length), 0);
  const bound = (component: string) => [...leeways].reduce((sum, leeway) => sum + (leeway.component === component ? leeway.most : 0), 0);
  return worstTime(structure, patches.reduce((sum, { length }) => sum + length, 0), (component) => unbound(component) + bound(component));
}

function leastOf({ leeways, length }: Patch, component: string): Duration {
  return Math.min(length, ...(leeways.get(component) ?? []).map(({ most }) => most));
}
