import { describe, expect, it } from 'vitest';
import { atLeast, parallel, series } from '../../testing/story.ts';
import { isSeries, leavesOf, partsOf } from './structure.ts';

describe('the parts of a structure', () => {
  it('are those right below', () => {
    expect(partsOf({ component: 'a' })).toEqual([]);
    expect(partsOf(series('a', 'b'))).toEqual([{ component: 'a' }, { component: 'b' }]);
    expect(partsOf(parallel('a'))).toEqual([{ component: 'a' }]);
    expect(partsOf(atLeast(1, 'a'))).toEqual([{ component: 'a' }]);
  });

  it('end in leaves, named as often as they stand', () => {
    expect(leavesOf({ parallel: [series('a', 'b'), atLeast(1, 'a')] })).toEqual(['a', 'b', 'a']);
  });

  it('are series all the way, or not', () => {
    expect(isSeries({ component: 'a' })).toBe(true);
    expect(isSeries({ series: [series('a'), { component: 'b' }] })).toBe(true);
    expect(isSeries({ series: [parallel('a'), { component: 'b' }] })).toBe(false);
    expect(isSeries(atLeast(1, 'a'))).toBe(false);
  });
});
