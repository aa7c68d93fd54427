import type { BackToBackProof } from '@entente/sla';
import { describe, expect, it } from 'vitest';
import { proofsInWords } from './show-proof.ts';

const proof = (levels: BackToBackProof['bounds'][number]['levels']): BackToBackProof => ({
  outcome: 'proved', period: { start: 0, end: 86_400_000 }, allowed: { numerator: '864000', denominator: '1' }, worst: { least: 0, most: 0 }, isExact: true, gaps: [], bounds: [{ component: 'a', levels }],
});
const boundIn = (...levels: BackToBackProof['bounds'][number]['levels']) => proofsInWords([{ name: 'checkout', displayName: 'Checkout', zone: 'UTC', proof: proof(levels), exposures: [] }]).split('\n').filter((line) => line.startsWith('  a:'));

describe('a proof in words', () => {
  it('says which of several levels bind a component, and nothing of a single one', () => {
    expect(boundIn({ level: 'own', binds: false }, { level: 'group', binds: true })).toEqual(['  a: of 2 levels below group binds it.']);
    expect(boundIn({ level: 'own', binds: true }, { level: 'group', binds: true })).toEqual(['  a: of 2 levels below own, group bind it.']);
    expect(boundIn({ level: 'own', binds: false }, { level: 'group', binds: false })).toEqual(['  a: of 2 levels below none binds it.']);
    expect(boundIn({ level: 'own', binds: true })).toEqual([]);
  });
});
