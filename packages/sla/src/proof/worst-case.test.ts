import type { Interval } from '@entente/worktime';
import { measure, normalise } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { atLeast } from '../../testing/story.ts';
import { placeFailures, sliceOf } from './worst-case.ts';

describe('S36a the instants of a list from one to another', () => {
  const two = [{ start: 0, end: 10 }, { start: 20, end: 30 }];

  it('are cut out of it, and what has none of them is left out', () => {
    expect([sliceOf(two, 3, 8), sliceOf(two, 8, 13), sliceOf(two, 10, 20), sliceOf(two, 5, 5), sliceOf(two, 0, 99)]).toEqual([
      [{ start: 3, end: 8 }], [{ start: 8, end: 10 }, { start: 20, end: 23 }], [{ start: 20, end: 30 }], [], two,
    ]);
  });
});

describe('S36a placing failures', () => {
  const at = [{ start: 0, end: 60 }, { start: 100, end: 130 }];

  function placed(downTimes: Readonly<Record<string, number>>) {
    const down = new Map<string, readonly Interval[]>();
    placeFailures(atLeast(2, ...Object.keys(downTimes)), at, 90, (component) => downTimes[component] ?? 0, (component, when) => down.set(component, normalise(when)));
    return down;
  }

  it('goes on in the next row where one is full, so that as many are down at every instant as are one too many', () => {
    const down = placed({ a: 60, b: 60, c: 60 });

    expect([...down].map(([component, when]) => [component, measure(when)])).toEqual([['a', 60], ['b', 60], ['c', 60]]);
    for (const instant of [0, 29, 30, 59, 100, 129]) expect([...down.values()].filter((when) => when.some(({ start, end }) => start <= instant && instant < end))).toHaveLength(2);
  });

  it('takes no more of a part than is needed', () => {
    expect([...placed({ a: 90, b: 90, c: 90 })].map(([component, when]) => [component, measure(when)])).toEqual([['a', 90], ['b', 90]]);
    expect([...placed({ a: 90, b: 80, c: 90 })].map(([component, when]) => [component, measure(when)])).toEqual([['a', 90], ['b', 80], ['c', 10]]);
  });
});
