import { describe, expect, it } from 'vitest';
import { aSharedSum, statusMethod } from '../../testing/story.ts';
import type { SharedSumTerms } from '../shared/sum/sum-model.ts';
import { checkSharedSumTerms } from './check-shared-sum.ts';

const found = (terms: SharedSumTerms, path?: string) => checkSharedSumTerms(terms, path).map(({ code, path: place }) => `${code} ${place}`);

describe('S31 the terms of a sum', () => {
  it('have nothing against them when they can be judged by, the limit used up or not', () => {
    expect(found(aSharedSum('100', { a: '60', b: '40' }))).toEqual([]);
    expect(found(aSharedSum('100', { a: '60', b: '10.5' }))).toEqual([]);
  });

  it('allow no more together than the whole', () => {
    expect(found(aSharedSum('100', { a: '60', b: '40.001' }))).toEqual(['OWN_LIMITS_ABOVE_LIMIT components']);
  });

  it('are amounts', () => {
    expect(found(aSharedSum('much', { a: '-1', b: '4' }), 'sum')).toEqual(['AMOUNT_INVALID sum.limit', 'AMOUNT_INVALID sum.components.0.ownLimit']);
    expect(found(aSharedSum('0', { a: '0' }))).toEqual([]);
  });

  it('need values, end to end and of every component', () => {
    const terms = aSharedSum('100', { a: '60' });
    const status: SharedSumTerms = { ...terms, endToEnd: { component: 'end', method: statusMethod }, components: terms.components.map((component) => ({ ...component, method: statusMethod })) };

    expect(found(status).slice(0, 2)).toEqual(['VALUES_MISSING endToEnd.method.measures', 'VALUES_MISSING components.0.method.measures']);
    const { endToEnd: _, ...derived } = terms;
    expect(found(derived, 'sum')).toEqual([]);
    expect(found({ ...derived, expected: '101' }, 'sum')).toEqual(['PERCENT_INVALID sum.expected']);
  });

  it('S33 have at most sixteen parties', () => {
    const many = (count: number) => aSharedSum('100', Object.fromEntries(Array.from({ length: count }, (_, place) => [`s${place}`, '1'])));

    expect(found(many(16))).toEqual([]);
    expect(found(many(17))).toEqual(['PARTIES_TOO_MANY components']);
  });
});
