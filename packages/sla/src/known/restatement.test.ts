import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLevelOfAnyBasis, asOf, period, someFacts } from '../../oracle/arbitraries.ts';
import { runs } from '../../oracle/runs.ts';
import { aLevel, at, down, log, theDay, up } from '../../testing/story.ts';
import { evaluateLevel } from '../evaluate-level.ts';
import { knownUpTo } from './known-facts.ts';
import { restatement } from './restatement.ts';

const fraction = (numerator: number, denominator: number) => ({ numerator: String(numerator), denominator: String(denominator) });

describe('S23 a restatement', () => {
  it('says what late facts did to a level, in words and values', () => {
    const facts = log(up('00:00'), down('10:00'), up('11:00'), up('10:00'));
    const then = evaluateLevel(aLevel(), facts.slice(0, 3), theDay, at('2026-03-10T00:00Z'));
    const now = evaluateLevel(aLevel(), facts, theDay, at('2026-03-10T00:00Z'));
    const { state, changes } = restatement(then, now);

    expect(state).toEqual({ before: 'failed', after: 'met' });
    expect(changes).toContainEqual({ path: 'toDate.bad', before: '3600000', after: '0', by: '-3600000', says: 'toDate.bad was 3600000 and is 0.' });
    expect(changes).toContainEqual({ path: 'toDate.ratio', before: fraction(23, 24), after: fraction(1, 1), by: '1/24', says: 'toDate.ratio was 23/24 and is 1.' });
    expect(changes.map(({ path }) => path)).toEqual(['state', 'toDate.good', 'toDate.bad', 'toDate.ratio', 'toDate.shown', 'time.bad', 'time.good', 'budget.left', `stretches.${at('10:00')}.start`, `stretches.${at('10:00')}.end`, `stretches.${at('10:00')}.state`]);
  });

  it('says what is new and what is gone', () => {
    expect(restatement({ judged: { good: '1' } }, { best: { ok: true } }).changes).toEqual([
      { path: 'judged.good', before: '1', says: 'judged.good is gone; it was 1.' }, { path: 'best.ok', after: true, says: 'best.ok is new: true.' },
    ]);
    expect(restatement({}, { share: fraction(1, 2) }).changes[0]?.says).toBe('share is new: 1/2.');
  });

  it('has a state only where the state is another one', () => {
    expect(restatement({ state: 'met', x: 1 }, { state: 'met', x: 2 })).toEqual({ changes: [{ path: 'x', before: 1, after: 2, by: '1', says: 'x was 1 and is 2.' }] });
    expect(restatement({}, { state: 'met' })).not.toHaveProperty('state');
    expect(restatement({ state: 'met' }, {})).not.toHaveProperty('state');
    expect(restatement({ level: { state: 'met' } }, { level: { state: 'failed' } })).not.toHaveProperty('state');
  });

  it('has no difference between a number and what is none', () => {
    expect(restatement({ a: 1, b: 'x' }, { a: 'x', b: 1 }).changes).toEqual([{ path: 'a', before: 1, after: 'x', says: 'a was 1 and is x.' }, { path: 'b', before: 'x', after: 1, says: 'b was x and is 1.' }]);
  });

  it('compares numbers by what they are worth, and nothing else', () => {
    expect(restatement({ a: fraction(1, 2), b: '99.90', c: null, d: true }, { a: fraction(2, 4), b: '99.9', c: null, d: true }).changes).toEqual([]);
    expect(restatement({ a: 0.5, b: 'met', c: null, d: true }, { a: 1.5, b: '2', c: 1, d: fraction(1, 1) }).changes.map(({ path, by }) => [path, by])).toEqual([['a', undefined], ['b', undefined], ['c', undefined], ['d', undefined]]);
    expect(restatement({ a: '2' }, { a: fraction(5, 2) }).changes[0]?.by).toBe('1/2');
  });

  it('tells the parts of a list apart by what names them', () => {
    const share = (party: string, minutes: number) => ({ party, share: fraction(minutes, 1) });

    expect(restatement({ shares: [share('a', 1), share('b', 2)] }, { shares: [share('c', 5), share('a', 1), share('b', 3)] }).changes.map(({ path, by }) => [path, by])).toEqual([
      ['shares.b.share', '1'], ['shares.c.party', undefined], ['shares.c.share', undefined],
    ]);
    expect(restatement({ list: [share('a', 1), share('a', 2)] }, { list: [share('a', 1), share('a', 3)] }).changes.map(({ path }) => path)).toEqual(['list.1.share']);
    expect(restatement({ list: [1, null, 'x'] }, { list: [1, null, 'y'] }).changes.map(({ path }) => path)).toEqual(['list.2']);
    expect(restatement({ list: [{ id: 'x', v: 1 }, { v: 2 }] }, { list: [{ id: 'x', v: 1 }, { v: 3 }] }).changes.map(({ path }) => path)).toEqual(['list.1.v']);
  });

  it('leaves out accounts, wherever they stand', () => {
    expect(restatement({ trace: ['a'], endToEnd: { trace: [] } }, { trace: ['b'], endToEnd: { trace: ['c'] } }).changes).toEqual([]);
  });

  it('of nothing is nothing', () => {
    expect(restatement(undefined, { a: [], b: {} })).toEqual({ changes: [] });
  });

  it('law: is empty of a result and itself, and turned round it is its reverse', () => {
    const aCase = fc.record({ terms: aLevelOfAnyBasis, facts: someFacts(['it'], 'both'), position: fc.nat(14), moment: asOf });
    fc.assert(fc.property(aCase, ({ terms, facts, position, moment }) => {
      const then = evaluateLevel(terms, knownUpTo(facts, position), period, moment);
      const now = evaluateLevel(terms, facts, period, moment);
      const inOrder = (changes: ReturnType<typeof restatement>['changes']) => changes.map(({ path, before, after }) => ({ path, before, after })).toSorted((a, b) => (a.path < b.path ? -1 : 1));

      expect(restatement(now, structuredClone(now)).changes).toEqual([]);
      expect(inOrder(restatement(now, then).changes)).toEqual(inOrder(restatement(then, now).changes).map(({ path, before, after }) => ({ path, before: after, after: before })));
    }), runs(233, 100));
  });
});
