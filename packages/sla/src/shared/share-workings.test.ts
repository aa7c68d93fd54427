/** S24 of shared metrics: the account of the shares, worked through from itself alone, comes to the shares. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { period } from '../../oracle/arbitraries.ts';
import { aCausedCase } from '../../oracle/shared-arbitraries.ts';
import { forgeriesOf } from '../../testing/forgeries.ts';
import { aSharedMetric, at, caused, log, parallel, series, theDay, upBut } from '../../testing/story.ts';
import { workingsOf } from '../../testing/workings.ts';
import { ofFraction, rational } from '../exact/rational.ts';
import type { Fraction } from '../model.ts';
import { replayTrace } from '../trace/replay-trace.ts';
import { fractionInWords } from '../words.ts';
import { ATTRIBUTION_RULES } from './attribution-model.ts';
import { evaluateSharedMetric } from './evaluate-shared-metric.ts';
import { replaySharedMetric } from './replay-shared-metric.ts';
import { SHARE, shareWorkings } from './share-workings.ts';

const inWords = (fraction: Fraction) => fractionInWords(ofFraction(fraction));
const aRuledCase = fc.record({ one: aCausedCase, rule: fc.constantFrom(...ATTRIBUTION_RULES) }).map(({ one: { terms, facts, asOf }, rule }) => evaluateSharedMetric({ ...terms, rule }, facts, period, asOf));

describe('S24 the account of a shared metric', () => {
  it('law: replayed, it gives every share, the residual and the raw time, and nothing in it disagrees', () => {
    fc.assert(fc.property(aRuledCase, (result) => {
      const { trace, shares, uncovered, account } = result;
      const { amounts, disagreements } = replayTrace(trace);

      expect(disagreements).toEqual([]);
      expect(replaySharedMetric(result)).toEqual([]);
      expect(replaySharedMetric({ ...result, account: { ...account, raw: { numerator: '-1', denominator: '1' } } })).toHaveLength(1);
      expect(shares.map(({ party }) => amounts[`share of ${party}`])).toEqual(shares.map(({ share }) => inWords(share)));
      expect(uncovered.map(({ party }) => amounts[`uncovered share of ${party}`])).toEqual(uncovered.map(({ share }) => inWords(share)));
      expect([amounts['attributed'], amounts['uncovered'], amounts['residual'], amounts['raw']]).toEqual([account.attributed, account.uncovered, account.residual, account.raw].map(inWords));
    }), { seed: 2431, numRuns: 150 });
  });

  it('law: a share that was changed in it is found, and so is one that no longer adds up', () => {
    fc.assert(fc.property(aRuledCase, fc.nat(), ({ trace, shares }, pick) => {
      const { party = '' } = shares[pick % shares.length] ?? {};
      const forged = JSON.parse(JSON.stringify(trace, (_, value) => (value?.name === `share of ${party}` ? { ...value, value: '1/7' } : value)));

      expect(replayTrace(forged).disagreements).toContainEqual(expect.objectContaining({ name: `share of ${party}`, stated: '1/7' }));
    }), { seed: 2432, numRuns: 50 });
  });

  it('tells each distinct part with the time that it was borne', () => {
    const facts = [...upBut('a', ['10:00', '12:00']), ...upBut('b', ['10:00', '11:00'], ['11:00', '11:30']), ...upBut('end', ['10:00', '11:00'])];
    const { trace } = evaluateSharedMetric(aSharedMetric(parallel('a', 'b')), log(...facts), theDay, at('2026-03-10T00:00Z'));

    expect(trace.find(({ says }) => says.startsWith('party-a bears'))?.workings).toEqual([
      { name: 'share of party-a: 1/2 of it', operation: 'product', value: '1800000', of: [{ name: 'share of party-a: part 1/2', value: '1/2' }, { name: 'share of party-a: time with 1/2', value: '3600000' }] },
      { name: 'share of party-a', operation: 'sum', value: '1800000', of: [{ name: 'share of party-a: 1/2 of it', value: '1800000' }] },
    ]);
  });

  it('tells the twenty parts that were borne the longest, and the others as one number', () => {
    const parts = (count: number) => Array.from({ length: count }, (_, place) => ({ part: rational(1, place + 1), time: (place + 1) * 10 }));

    expect(shareWorkings(SHARE, 'p', parts(20))).toHaveLength(21);
    expect(shareWorkings(SHARE, 'p', parts(20)).at(-1)).toMatchObject({ value: '200' });
    const workings = shareWorkings(SHARE, 'p', parts(22));
    expect(workings).toHaveLength(21);
    expect(workings.at(0)).toMatchObject({ name: 'share of p: 1/22 of it', value: '10' });
    expect(workings.at(-1)).toMatchObject({ name: 'share of p', value: '220' });
    expect(workings.at(-1)?.of.at(-1)).toEqual({ name: 'share of p: 2 smaller parts', value: '20' });
    expect(shareWorkings(SHARE, 'p', [])).toEqual([{ name: 'share of p', operation: 'sum', value: '0', of: [] }]);
  });

  it('law: a number that was changed in the result is found, whichever it is', () => {
    fc.assert(fc.property(aRuledCase, (result) => {
      const forgeries = forgeriesOf(result, ['shares', 'uncovered', 'account', 'suppliers', 'moves']);

      expect(forgeries.length).toBeGreaterThanOrEqual(8);
      for (const { path, forged } of forgeries) expect(replaySharedMetric(forged), path).not.toEqual([]);
    }), { seed: 2433, numRuns: 60 });
  });

  it('finds a split of a segment that does not add up to the shares, and a level in it that does not', () => {
    const result = evaluateSharedMetric(aSharedMetric(series('a', 'b')), log(...upBut('a', ['10:00', '11:00']), ...upBut('b'), ...upBut('end', ['10:00', '11:00']), caused('party-a', 'power', '10:30', '11:00')), theDay, at('2026-03-10T00:00Z'));
    const more = (key: 'split' | 'uncovered') => result.segments.map((segment) => ({ ...segment, [key]: (segment[key] ?? []).map((part) => ({ ...part, share: { ...part.share, numerator: '7' } })) }));

    expect(replaySharedMetric({ ...result, segments: more('split') })).toEqual([{ rule: 'S33', name: 'segments, share of party-a', stated: '7', recomputed: '1800000' }]);
    expect(replaySharedMetric({ ...result, segments: more('uncovered') })).toEqual([{ rule: 'S33', name: 'segments, uncovered share of power', stated: '7', recomputed: '1800000' }]);
    expect(replaySharedMetric({ ...result, endToEnd: { ...result.endToEnd, state: 'waived' } }).map(({ name }) => name)).toEqual(['end to end: state']);
    expect(replaySharedMetric({ ...result, components: result.components.map((one) => ({ ...one, result: { ...one.result, state: 'waived' as const } })) }).map(({ name }) => name)).toEqual(['a: state', 'b: state']);
    expect(replaySharedMetric({ ...result, suppliers: result.suppliers.map((one) => ({ ...one, raw: { ...one.raw, shown: '1.000' } })) }).map(({ name, recomputed }) => `${name} ${recomputed}`)).toEqual(['raw level of party-a: shown 95.833', 'raw level of party-b: shown 100.000']);
    expect(replaySharedMetric({ ...result, suppliers: result.suppliers.slice(0, 1).map((one) => ({ ...one, relieved: { ...one.relieved, shown: '1.000' } })) })).toEqual([{ rule: 'S21', name: 'relieved level of party-a: shown', stated: '1.000', recomputed: '97.872' }]);
  });

  it('finds shares that were changed together with the splits of their segments', () => {
    const result = evaluateSharedMetric(aSharedMetric(series('a', 'b')), log(...upBut('a', ['10:00', '11:00']), ...upBut('b'), ...upBut('end', ['10:00', '11:00']), caused('party-a', 'power', '10:30', '11:00')), theDay, at('2026-03-10T00:00Z'));
    const seven = <T extends { readonly party: string; readonly share: Fraction }>(some: readonly T[] = []) => some.map((one) => (one.share.numerator === '0' ? one : { ...one, share: { numerator: '7', denominator: '1' } }));
    const { shares, uncovered, segments } = result;

    expect(replaySharedMetric({ ...result, shares: seven(shares), uncovered: seven(uncovered), segments: segments.map((one) => ({ ...one, split: seven(one.split), uncovered: seven(one.uncovered) })) })).toEqual([
      { rule: 'S24', name: 'share of party-a', stated: '7', recomputed: '1800000' }, { rule: 'S24', name: 'uncovered share of power', stated: '7', recomputed: '1800000' },
    ]);
  });

  it('S34 goes from the raw level of a supplier to the relieved one', () => {
    const facts = [...upBut('a', ['10:00', '11:00']), ...upBut('b', ['10:30', '12:00']), ...upBut('end', ['10:00', '12:00']), caused('party-a', 'party-b', '10:00', '10:45')];
    const { trace } = evaluateSharedMetric(aSharedMetric(series('a', 'b')), log(...facts), theDay, at('2026-03-10T00:00Z'));
    const of = (party: string) => workingsOf(trace.filter(({ says }) => says.startsWith(`${party}, all`)), 'S34').map((line) => line.replaceAll(` level of ${party}`, ''));

    expect(of('party-a')).toEqual([
      'raw: good = difference raw: known 86400000, raw: bad 3600000 = 82800000',
      'raw = quotient raw: good 82800000, raw: known 86400000 = 23/24',
      'relieved: caused by others = sum moved from party-a to party-b 2700000, moved from party-a to party-b, uncovered 0 = 2700000',
      'relieved: removed = difference relieved: caused by others 2700000, relieved: caused by itself, too 0 = 2700000',
      'relieved: known without it = difference raw: known 86400000, relieved: removed 2700000 = 83700000',
      'relieved: known = sum relieved: known without it 83700000, relieved: caused while unknown 0 = 83700000',
      'relieved: bad without it = difference raw: bad 3600000, relieved: caused by others 2700000 = 900000',
      'relieved: bad = sum relieved: bad without it 900000, relieved: caused to others 0 = 900000',
      'relieved: good = difference relieved: known 83700000, relieved: bad 900000 = 82800000',
      'relieved = quotient relieved: good 82800000, relieved: known 83700000 = 92/93',
    ]);
    // Of the three quarters of an hour a quarter was bad for b already.
    expect(of('party-b').filter((line) => line.startsWith('relieved: bad'))).toEqual([
      'relieved: bad without it = difference raw: bad 5400000, relieved: caused by others 0 = 5400000',
      'relieved: bad = sum relieved: bad without it 5400000, relieved: caused to others 1800000 = 7200000',
    ]);
  });
});
