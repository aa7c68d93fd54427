import { measure, normalise, union } from '@entente/worktime';
import type { Duration, Interval, Intervals } from '@entente/worktime';
import { ceilOf } from '../exact/rational.ts';
import type { Structure } from '../model.ts';
import type { Patch } from './patches.ts';
import type { Leeway, Placement } from './proof-model.ts';
import type { Spread } from './spread.ts';
import { placeFailures, sliceOf, worstTime } from './worst-case.ts';

/** All that facts can show in a leeway. */
export function shownIn({ shown }: Leeway): Duration {
  return shown.excluded + shown.unknown + shown.bad;
}

/** The longer one of two: as it was spread over the patches, and one patch filled after the other. */
export function placeWorst(structure: Structure, patches: readonly Patch[], spread: Spread | undefined): Placement {
  const inTurn = placeIn(structure, patches, undefined);
  if (spread === undefined) return inTurn;
  const asSpread = placeIn(structure, patches, spread);
  return measure(asSpread.failing) > measure(inTurn.failing) ? asSpread : inTurn;
}

/** Fills one patch after the other with what is left of the downtime that facts can show, and with no more than was meant for it. */
function placeIn(structure: Structure, patches: readonly Patch[], spread: Spread | undefined): Placement {
  const left = new Map<Leeway, Duration>();
  const down = new Map<string, Intervals>();
  const failing: Interval[] = [];
  for (const patch of patches) {
    const { at, length, leeways } = patch;
    const leftOf = (leeway: Leeway) => left.get(leeway) ?? shownIn(leeway);
    const meant = spread?.downTimes.get(patch);
    const downTimes = new Map([...leeways].map(([component, its]) => {
      const planned = meant?.get(component);
      return [component, Math.min(...its.map(leftOf), planned === undefined ? Infinity : Number(ceilOf(planned)))];
    }));
    const downTimeOf = (component: string) => downTimes.get(component) ?? length;
    const fails = sliceOf(at, 0, worstTime(structure, length, downTimeOf));
    failing.push(...fails);
    placeFailures(structure, fails, length, downTimeOf, (component, when) => {
      down.set(component, union(down.get(component) ?? [], when));
      for (const leeway of leeways.get(component) ?? []) left.set(leeway, leftOf(leeway) - measure(normalise(when)));
    });
  }
  return { failing: normalise(failing), down };
}
