import { describe, expect, it } from 'vitest';
import { atLeast, parallel, series } from '../../testing/story.ts';
import type { Structure } from '../model.ts';
import { checkStructure } from './check-structure.ts';

const found = (structure: Structure, components: readonly string[], whole: readonly string[] = []) => checkStructure(structure, components, whole).map(({ code, path }) => `${code} ${path}`);

describe('S31 structures that can be read', () => {
  it.each([
    ['one component', { component: 'a' }, ['a']],
    ['a series', series('a', 'b'), ['a', 'b']],
    ['a group of one', parallel('a'), ['a']],
    ['k of n, from one to all', { series: [atLeast(1, 'a', 'b'), atLeast(2, 'c', 'd')] }, ['a', 'b', 'c', 'd']],
    ['a tree', { series: [{ component: 'a' }, { parallel: [series('b', 'c'), { series: [{ component: 'd' }, parallel('e', 'f')] }] }] }, ['a', 'b', 'c', 'd', 'e', 'f']],
  ] as const)('%s', (_, structure, components) => {
    expect(found(structure, components)).toEqual([]);
  });

  it('may be one group in two places, if its components are not', () => {
    const shared = parallel('b', 'c');

    expect(found({ series: [{ component: 'a' }, shared] }, ['a', 'b', 'c'])).toEqual([]);
    expect(found({ series: [shared, shared] }, ['b', 'c'])).toEqual(['COMPONENT_TWICE structure.series.1.parallel.0', 'COMPONENT_TWICE structure.series.1.parallel.1']);
  });
});

describe('S31 structures that cannot', () => {
  it('contain themselves, near or far', () => {
    const near: Structure[] = [];
    const ring: Structure = { series: near };
    near.push(ring);
    const far: Structure[] = [{ component: 'a' }];
    const wide: Structure = { atLeast: 1, of: far };
    far.push({ series: [{ parallel: [wide] }] });

    expect(found(ring, ['a'])).toEqual(['STRUCTURE_CYCLIC structure.series.0']);
    expect(found(wide, ['a'])).toEqual(['STRUCTURE_CYCLIC structure.of.1.series.0.parallel.0']);
  });

  it('name what they make up', () => {
    expect(found(series('a', 'checkout'), ['a', 'checkout'], ['checkout'])).toEqual(['STRUCTURE_CYCLIC structure.series.1']);
  });

  it('have a group with nothing in it, however deep', () => {
    expect(found({ series: [{ component: 'a' }, { parallel: [] }] }, ['a'])).toEqual(['STRUCTURE_EMPTY structure.series.1']);
    expect(found({ atLeast: 1, of: [] }, [])).toEqual(['STRUCTURE_EMPTY structure']);
  });

  it.each([-1, 0, 4, 1.5, Number.NaN])('ask for at least %s of three', (count) => {
    expect(found(atLeast(count, 'a', 'b', 'c'), ['a', 'b', 'c'])).toEqual(['AT_LEAST_INVALID structure.atLeast']);
  });

  it('name a component that is not described, or leave one out', () => {
    expect(found(series('a', 'z'), ['a', 'b'])).toEqual(['COMPONENT_UNKNOWN structure.series.1', 'COMPONENT_UNUSED structure']);
  });

  it('are told where and what to do', () => {
    expect(checkStructure(atLeast(3, 'a', 'b'), ['a', 'b'], [], 'sharedMetrics.0.structure')).toEqual([{
      code: 'AT_LEAST_INVALID', path: 'sharedMetrics.0.structure.atLeast', message: 'At least 3 of 2 parts cannot be asked for.', fix: 'Ask for 1 to 2.',
    }]);
  });
});
