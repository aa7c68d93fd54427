import { describe, expect, it } from 'vitest';
import { rational } from '../exact/rational.ts';
import type { Scale, Tier } from './money-model.ts';
import { checkTiers, tierOf } from './tiers.ts';

const LATENCY: Scale = { unit: 'own', better: 'lower' };
const SCORE: Scale = { unit: 'own', better: 'higher' };
const LEADS: Scale = { unit: 'percent-of-promise', better: 'higher' };

describe('S26 tiers on the scale of a level', () => {
  it('a bound falls into the better tier: the lower one where lower is better', () => {
    const tiers: readonly Tier[] = [{ to: '800', factor: '0' }, { from: '800', to: '1000' }, { from: '1000', factor: '200' }];
    const factorAt = (value: number, scale: Scale) => tierOf(tiers, rational(value), scale)?.factor ?? '100';

    expect([0, 800, 801, 1000, 1001].map((value) => factorAt(value, LATENCY))).toEqual(['0', '0', '100', '100', '200']);
    expect([799, 800, 1000].map((value) => factorAt(value, SCORE))).toEqual(['0', '100', '200']);
    expect(tierOf([{ from: '5', to: '9' }], rational(5), LATENCY)).toBeUndefined();
    expect(tierOf([{ from: '5', to: '9' }], rational(9), SCORE)).toBeUndefined();
  });

  it('percentages where lower is better hold their lowest value', () => {
    const tiers: readonly Tier[] = [{ from: '0', to: '5', factor: '0' }, { from: '5', to: '100' }];
    const at = (percent: number) => tierOf(tiers, rational(percent, 100), { unit: 'percent', better: 'lower' })?.from;

    expect([0, 5, 6, 100].map(at)).toEqual(['0', '0', '5', '5']);
  });

  it('of what is below the scale there is no tier, whichever end is the better one', () => {
    for (const better of ['higher', 'lower'] as const) expect(tierOf([{ to: '90' }], rational(-1, 100), { unit: 'percent-of-promise', better })).toBeUndefined();
  });

  it('a part of a promise may be more than the whole of it', () => {
    const tiers: readonly Tier[] = [{ to: '90' }, { from: '90', factor: '0' }];

    expect([rational(89, 100), rational(9, 10), rational(3)].map((part) => tierOf(tiers, part, LEADS)?.factor ?? '100')).toEqual(['100', '0', '0']);
  });

  it('cover the scale to its open ends', () => {
    const found = (tiers: readonly Tier[], scale: Scale) => checkTiers(tiers, 'tiers', scale).map(({ code, path }) => `${code} ${path}`);

    expect(found([{ to: '-5' }, { from: '-5' }], SCORE)).toEqual([]);
    expect(found([{}], SCORE)).toEqual([]);
    expect(found([{ from: '0', to: '90' }, { from: '90' }], LEADS)).toEqual([]);
    expect(found([{ to: '5' }], SCORE)).toEqual(['TIERS_GAP tiers']);
    expect(found([{ from: '5' }], SCORE)).toEqual(['TIERS_GAP tiers.0']);
    expect(found([{ from: '0', to: '100' }], LEADS)).toEqual(['TIERS_GAP tiers']);
    expect(found([{ to: '5' }, { to: '7' }, { from: '7' }], SCORE)).toEqual(['TIERS_OVERLAP tiers.1']);
    expect(found([{}, { from: '5' }], SCORE)).toEqual(['TIERS_OVERLAP tiers.1']);
    expect(found([{ from: '7', to: '7' }, {}], SCORE)).toEqual(['TIER_EMPTY tiers.0']);
    expect(found([{ to: 'fast' }], SCORE)).toEqual(['NUMBER_INVALID tiers.0.to']);
    expect(checkTiers([{ to: '5' }], 'tiers', SCORE)[0]).toMatchObject({ message: 'The tiers end below the highest values.', fix: 'Let the last tier end nowhere.' });
    expect(checkTiers([{ from: '0', to: '0' }])[0]).toMatchObject({ message: 'The tier from 0 to 0 holds nothing.' });
    expect(checkTiers([{ to: '0' }])[0]).toMatchObject({ message: 'The tier from the lowest value to 0 holds nothing.' });
    expect(checkTiers([{ from: '100' }])[0]).toMatchObject({ message: 'The tier from 100 to the highest value holds nothing.' });
  });
});
