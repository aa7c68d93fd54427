import { normalise, subtract, union } from '@entente/worktime';
import type { Interval, Intervals } from '@entente/worktime';
import type { Structure } from '../model.ts';
import type { Colours } from '../observe/colours.ts';
import { downStretches } from './readings.ts';
import { fails } from './structure.ts';

/**
 * The structure as the measure, where there is no end-to-end source (S31 `derived`): bad when it fails with what is
 * down, good when it would stand even if all that is unknown were down, else unknown.
 */
export function derivedColours(structure: Structure, seen: ReadonlyMap<string, Colours>, range: Interval): Colours {
  const bad = failing(structure, new Map([...seen].map(([component, colours]) => [component, colours.bad])), range);
  const notGood = new Map([...seen].map(([component, { good }]) => [component, subtract([range], good)]));
  const mayFail = failing(structure, notGood, range);
  return { bad, good: subtract([range], union(bad, mayFail)) };
}

function failing(structure: Structure, downTimes: ReadonlyMap<string, Intervals>, range: Interval): Intervals {
  return normalise(downStretches([range], downTimes).filter(({ down }) => fails(structure, (component) => down.includes(component))));
}
