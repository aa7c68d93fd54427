import { intersect, measure, subtract } from '@entente/worktime';
import type { Duration, Intervals } from '@entente/worktime';
import type { Pool } from './proof-model.ts';

/** Instants of the promise's hours that are alike: in the hours of the same levels, in the same of their periods. */
export interface Cell {
  readonly at: Intervals;
  readonly length: Duration;
  /** Which pool a component's downtime is taken from; one without may be down all the time. */
  readonly pools: ReadonlyMap<string, Pool>;
}

/** Takes the promise's hours apart into cells, those with the most unbound components first, then by time. */
export function cellsOf(hours: Intervals, pools: readonly Pool[]): readonly Cell[] {
  let cells: readonly Omit<Cell, 'length'>[] = [{ at: hours, pools: new Map() }];
  for (const pool of pools) {
    cells = cells.flatMap((cell) => [
      { at: intersect(cell.at, pool.hours), pools: new Map([...cell.pools, [pool.component, pool]]) },
      { at: subtract(cell.at, pool.hours), pools: cell.pools },
    ]).filter(({ at }) => at.length > 0);
  }
  return cells.map((cell) => ({ ...cell, length: measure(cell.at) })).sort((a, b) => a.pools.size - b.pools.size || (a.at[0]?.start ?? 0) - (b.at[0]?.start ?? 0));
}
