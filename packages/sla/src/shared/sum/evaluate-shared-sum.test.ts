import { MINUTE, SECOND } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../oracle/runs.ts';
import { aSharedSum, at, caused, counts, log, maintenance, series, theDay, valuesFrom } from '../../../testing/story.ts';
import type { UnloggedFact } from '../../../testing/story.ts';
import { forgeriesOf } from '../../../testing/forgeries.ts';
import { workingsOf } from '../../../testing/workings.ts';
import { compare, ofFraction, rational, sumOf, ZERO } from '../../exact/rational.ts';
import { EFFICIENT_RULES } from '../attribution-model.ts';
import { replaySharedMetric } from '../replay-shared-metric.ts';
import { evaluateSharedSum, withThresholds } from './evaluate-shared-sum.ts';
import { sharesOfExcess } from './excess-game.ts';
import type { SharedSumTerms } from './sum-model.ts';

const later = at('2026-03-10T00:00Z');

function judge(terms: SharedSumTerms, ...facts: readonly UnloggedFact[]) {
  const result = evaluateSharedSum(terms, log(...facts), theDay, later);
  const minutes = (shares: typeof result.shares) => Object.fromEntries(shares.filter(({ share }) => share.numerator !== '0').map(({ party, share }) => [party.replace('party-', ''), Number(share.numerator) / Number(share.denominator) / MINUTE]));
  return {
    ...result, minutes: minutes(result.shares),
    readings: result.segments.filter(({ reading }) => reading !== 'end-to-end-unknown').map(({ start, end, reading, down }) => `${(start - at('10:00')) / MINUTE} ${(end - at('10:00')) / MINUTE} ${reading} ${down.join('+')}`.trim()),
    excessMinutes: Object.fromEntries(result.excess.map(({ party, amount }) => [party.replace('party-', ''), Number(amount.numerator) / Number(amount.denominator) / MINUTE])),
  };
}

const terms = aSharedSum('100', { a: '60', b: '40' });

describe('S31 a sum against a limit', () => {
  it('S32 beyond it is shared by what each took beyond its own limit', () => {
    const result = judge(terms, valuesFrom('a', '10:00', [60, 90, 61]), valuesFrom('b', '10:00', [40, 50, 39]), valuesFrom('end', '10:00', [100, 140, 100]));

    expect(result.readings).toEqual(['1 2 shared a+b', '2 3 no-business-impact a']);
    expect(result.minutes).toEqual({ a: 0.75, b: 0.25 });
    expect(result.excessMinutes).toEqual({ a: 30, b: 10 });
  });

  it('S24 the account tells what each bore of the excess, and what was changed is found', () => {
    const result = judge(terms, valuesFrom('a', '10:00', [60, 90, 61]), valuesFrom('b', '10:00', [40, 50, 39]), valuesFrom('end', '10:00', [100, 140, 100]));

    expect(result.trace.slice(-2).map(({ rule, says: words }) => `${rule} ${words}`)).toEqual(['S32 party-a bears 1800000 ms × ms of what was taken beyond the limit.', 'S32 party-b bears 600000 ms × ms of what was taken beyond the limit.']);
    expect(workingsOf(result.trace.slice(-2), 'S32')).toEqual([
      'excess of party-a: 3/4 of it = product excess of party-a: part 3/4 3/4, excess of party-a: excess with 3/4 2400000 = 1800000',
      'excess of party-a = sum excess of party-a: 3/4 of it 1800000 = 1800000',
      'excess of party-b: 1/4 of it = product excess of party-b: part 1/4 1/4, excess of party-b: excess with 1/4 2400000 = 600000',
      'excess of party-b = sum excess of party-b: 1/4 of it 600000 = 600000',
    ]);
    expect(replaySharedMetric(result)).toEqual([]);
    expect(forgeriesOf(result, ['excess']).map(({ forged }) => replaySharedMetric(forged).map(({ name }) => name))).toEqual([['excess of party-a'], ['excess of party-b']]);
  });

  it('S32 what others left below the limit is taken off the overruns by Shapley', () => {
    const roomy = aSharedSum('100', { a: '40', b: '40' });

    expect(judge(roomy, valuesFrom('a', '10:00', [70]), valuesFrom('b', '10:00', [70]), valuesFrom('end', '10:00', [140])).minutes).toEqual({ a: 0.5, b: 0.5 });
    // 20 are left: alone a is 40 beyond, b not at all, together 50: a bears (40 + 50) ÷ 2, b 10 ÷ 2.
    expect(judge(roomy, valuesFrom('a', '10:00', [100]), valuesFrom('b', '10:00', [50]), valuesFrom('end', '10:00', [150]))).toMatchObject({ minutes: { a: 0.9, b: 0.1 }, excessMinutes: { a: 45, b: 5 } });
  });

  it('of one component alone is beyond its limit by any fraction', () => {
    const result = judge(aSharedSum('1', { a: '1' }), valuesFrom('a', '10:00', [1.25]), valuesFrom('end', '10:00', [1.25]));

    expect(result).toMatchObject({ readings: ['0 1 shared a'], minutes: { a: 1 }, excessMinutes: { a: 0.25 } });
  });

  it('bad end to end with the sum within the limit is unattributed, good with the sum beyond it a contradiction', () => {
    const result = judge(terms, valuesFrom('a', '10:00', [60, 80]), valuesFrom('b', '10:00', [40, 40]), valuesFrom('end', '10:00', [120, 100]));

    expect(result.readings).toEqual(['0 1 unattributed', '1 2 contradiction a']);
    expect(result.minutes).toEqual({ unattributed: 1 });
    expect(result.excessMinutes).toEqual({ a: 0, b: 0 });
  });

  it('equal to the limit and to its own is within it', () => {
    expect(judge(aSharedSum('0.3', { a: '0.1', b: '0.2' }), valuesFrom('a', '10:00', [0.1]), valuesFrom('b', '10:00', [0.2]), valuesFrom('end', '10:00', [0.3])).readings).toEqual([]);
  });

  it('unknown and excluded components are not down, and reckoned with no more than their own limit', () => {
    const facts = [valuesFrom('a', '10:00', [90, 90]), valuesFrom('end', '10:00', [140, 140])];

    expect(judge(terms, ...facts)).toMatchObject({ minutes: { a: 2 } });
    expect(judge(terms, ...facts, valuesFrom('b', '10:00', [70, 70]), maintenance('10:01', '10:02', { component: 'b' }))).toMatchObject({ minutes: { a: 1.5, b: 0.5 }, excessMinutes: { a: 60, b: 30 } });
  });

  it('is reckoned exactly in limits and values that are no whole numbers', () => {
    const fine = aSharedSum('100.5', { a: '60.25', b: '40.125' });

    expect(judge(fine, valuesFrom('a', '10:00', [61.5]), valuesFrom('b', '10:00', [42.25]), valuesFrom('end', '10:00', [104]))).toMatchObject({ minutes: { a: 19 / 52, b: 33 / 52 }, excessMinutes: { a: 1.1875, b: 2.0625 } });
  });

  it('a value that is no number is none: then nothing is known of the component', () => {
    const facts = [valuesFrom('a', '10:00', [90, Number.NaN]), valuesFrom('b', '10:00', [40, 40]), valuesFrom('end', '10:00', [130, 130])];

    expect(judge(terms, ...facts).readings).toEqual(['0 1 shared a', '1 2 unattributed']);
  });

  it('two failures with time between them that was good are read apart', () => {
    const facts = [valuesFrom('a', '10:00', [90, 60, 90]), valuesFrom('b', '10:00', [40, 40, 40]), valuesFrom('end', '10:00', [130, 100, 130])];

    expect(judge(terms, ...facts).readings).toEqual(['0 1 shared a', '2 3 shared a']);
  });

  it('what counts events, and what speaks of components outside of the sum, changes nothing', () => {
    const facts = [valuesFrom('a', '10:00', [60, 90]), valuesFrom('b', '10:00', [40, 50]), valuesFrom('end', '10:00', [100, 140])];
    const strangers = [counts([['10:00', 1, 2]], { component: 'a', metric: 'errors' }), valuesFrom('other', '10:00', [0.001, 0.1])];

    expect(judge(terms, ...facts, ...strangers)).toMatchObject({ minutes: judge(terms, ...facts).minutes, excessMinutes: { a: 30, b: 10 } });
  });

  it('the parts of one party move together', () => {
    const one = aSharedSum('100', { a: '40', b: '30', c: '30' });
    const components = one.components.map((component) => ({ ...component, party: component.component === 'c' ? 'party-c' : 'party-ab' }));

    expect(judge({ ...one, components }, valuesFrom('a', '10:00', [50]), valuesFrom('b', '10:00', [50]), valuesFrom('c', '10:00', [40]), valuesFrom('end', '10:00', [140])).minutes).toEqual({ ab: 0.75, c: 0.25 });
  });

  it('S32 any rule may be declared', () => {
    const facts = [valuesFrom('a', '10:00', [100]), valuesFrom('b', '10:00', [50]), valuesFrom('end', '10:00', [150])];
    const by = (rule: SharedSumTerms['rule']) => judge(aSharedSum('100', { a: '40', b: '40' }, { rule }), ...facts).minutes;

    expect([by('equal-among-down'), by('but-for'), by('all-pay')]).toEqual([{ a: 0.5, b: 0.5 }, { a: 1 }, { a: 1, b: 1 }]);
  });

  it('S32 fixed percentages share the excess as they share the time', () => {
    const facts = [valuesFrom('a', '10:00', [100]), valuesFrom('b', '10:00', [50]), valuesFrom('end', '10:00', [150])];

    expect(judge(aSharedSum('100', { a: '40', b: '40' }, { rule: 'weighted', weights: { 'party-a': '20', 'party-b': '80' } }), ...facts)).toMatchObject({ minutes: { a: 0.2, b: 0.8 }, excessMinutes: { a: 10, b: 40 } });
  });

  it('is read like a metric of which every component is needed', () => {
    expect(withThresholds(terms).structure).toEqual(series('a', 'b'));
  });

  it('S34 accepted causes come first', () => {
    expect(judge(terms, valuesFrom('a', '10:00', [90, 90]), valuesFrom('b', '10:00', [40, 50]), valuesFrom('end', '10:00', [130, 140]), caused('party-a', 'party-b', '10:00', '10:01')).minutes).toEqual({ a: 0.75, b: 1.25 });
  });

  it('S34 S35 a stranger whom a cause names bears the excess that it caused', () => {
    const facts = [valuesFrom('a', '10:00', [90]), valuesFrom('b', '10:00', [50]), valuesFrom('end', '10:00', [140])];

    expect(judge(terms, ...facts, caused('party-a', 'power', '10:00', '10:01'))).toMatchObject({ minutes: { b: 0.25 }, excessMinutes: { a: 0, b: 10, power: 30 } });
  });
});

describe('S31 a sum as the measure', () => {
  const { endToEnd: _, ...derived } = terms;

  it('is bad beyond the limit, good within it, and unknown where an unknown component decides', () => {
    const result = judge(derived, valuesFrom('a', '10:00', [60, 110, 60, 60]), valuesFrom('b', '10:00', [40, 40, 41]));

    expect(result.derived).toBe(true);
    expect(result.endToEnd.stretches).toEqual(expect.arrayContaining([{ start: at('10:01'), end: at('10:03'), state: 'bad' }]));
    expect(result.endToEnd.time).toMatchObject({ bad: 2 * MINUTE, good: MINUTE });
    expect(result.minutes).toEqual({ a: 1, b: 1 });
  });

  it('is bad with a component unknown when the others are beyond the limit by themselves', () => {
    expect(judge(derived, valuesFrom('a', '10:00', [101, 100])).endToEnd.time).toMatchObject({ bad: MINUTE, good: 0 });
  });

  it('reckons an excluded component with no more than its own limit', () => {
    expect(judge(derived, valuesFrom('a', '10:00', [60, 60]), valuesFrom('b', '10:00', [90, 30]), maintenance('10:00', '10:02', { component: 'b' })).endToEnd.time).toMatchObject({ bad: 0, good: 2 * MINUTE });
  });
});

describe('S31 where a sum changes', () => {
  const { endToEnd: _, ...derived } = terms;
  const seconds = (...facts: readonly UnloggedFact[]) => judge(derived, ...facts).endToEnd.stretches.filter(({ state }) => state === 'bad').map(({ start, end }) => [(start - at('10:00')) / SECOND, (end - at('10:00')) / SECOND]);

  it('is wherever a value of any component does', () => {
    expect(seconds(valuesFrom('a', '10:00', [50, 70, 50, 70]), valuesFrom('b', '10:00:20', [40, 20, 40]))).toEqual([[60, 80], [180, 200]].slice(0, 1).concat([[180, 200]]));
  });

  it('is wherever an exclusion begins or ends', () => {
    expect(seconds(valuesFrom('a', '10:00', [55, 55]), valuesFrom('b', '10:00', [60, 60]), maintenance('10:00:15', '10:01:30', { component: 'b' }))).toEqual([[0, 15], [90, 120]]);
  });
});

describe('S31 a sample of a sum is its value', () => {
  const countsOf = (component: string, from: string, good: number, total: number): UnloggedFact => counts([[from, good, total]], { component });

  it('that counts events alone says nothing of its component, good or bad, at either end', () => {
    const quiet = judge(terms, countsOf('a', '10:00', 0, 1), countsOf('b', '10:00', 1, 1), valuesFrom('end', '10:00', [90]));
    const failing = judge(terms, countsOf('a', '10:00', 0, 1), countsOf('b', '10:00', 1, 1), valuesFrom('end', '10:00', [120]));
    const blind = judge(terms, valuesFrom('a', '10:00', [90]), valuesFrom('b', '10:00', [40]), countsOf('end', '10:00', 0, 1));

    expect(quiet.readings).toEqual([]);
    expect(failing.readings).toEqual(['0 1 unattributed']);
    expect(failing.components.map(({ result: { time } }) => [time.good, time.bad])).toEqual([[0, 0], [0, 0]]);
    expect(blind.endToEnd.time).toMatchObject({ good: 0, bad: 0 });
    expect(blind.minutes).toEqual({});
  });

  it('whatever events it counts beside it', () => {
    const alsoCounts = (component: string, value: number) => ({ ...countsOf(component, '10:00', 0, 1), value: [value] });
    const within = judge(terms, alsoCounts('a', 60), alsoCounts('b', 40), alsoCounts('end', 100));

    expect(within.readings).toEqual([]);
    expect(within.endToEnd.time).toMatchObject({ good: MINUTE, bad: 0 });
    expect(within.components.map(({ result: { time } }) => [time.good, time.bad])).toEqual([[MINUTE, 0], [MINUTE, 0]]);
    expect(judge(terms, alsoCounts('a', 60.5), alsoCounts('b', 40), alsoCounts('end', 100.5)).readings).toEqual(['0 1 shared a']);
  });

  it('and without one it still ends what the sample before it said', () => {
    const half = { ...valuesFrom('a', '10:00', [90, 0]), at: [at('10:00'), at('10:00:30')], value: [90, Number.NaN] };

    expect(judge(terms, half, valuesFrom('b', '10:00', [40]), valuesFrom('end', '10:00', [130])).readings).toEqual(['0 0.5 shared a', '0.5 1 unattributed']);
  });

  it('S19 one without a value is a word of its source all the same', () => {
    const asOf = at('10:00:30');
    const { endToEnd } = evaluateSharedSum(terms, log(valuesFrom('end', '09:59', [100]), countsOf('end', '10:00', 1, 1)), theDay, asOf);

    expect(endToEnd.time).toMatchObject({ good: MINUTE, unknown: asOf - theDay.start - MINUTE });
  });
});

describe('S1a the value of several sources', () => {
  const facts = (all: readonly number[]) => all.map((value, place) => ({ ...valuesFrom('a', '10:00', [value]), source: `s${place}` }));
  const down = (combine: 'any-bad' | 'all-bad' | 'majority', all: readonly number[]) => {
    const one = aSharedSum('10', { a: '10' });
    const { endToEnd: _, ...sum } = { ...one, components: one.components.map((component) => ({ ...component, method: { ...component.method, sources: ['s0', 's1', 's2'], combine } })) };
    return judge(sum, ...facts(all)).excess.map(({ amount }) => Number(amount.numerator) / MINUTE)[0];
  };

  it('is the greatest, the least, or the one in the middle', () => {
    expect([down('any-bad', [11, 13, 17]), down('all-bad', [11, 13, 17]), down('majority', [11, 13, 17]), down('majority', [5, 12])]).toEqual([7, 1, 3, 2]);
  });

  it('does not depend on which of them says which', () => {
    expect([down('any-bad', [17, 11, 13]), down('all-bad', [17, 11, 13]), down('majority', [13, 17, 11]), down('majority', [17, 11, 13])]).toEqual([7, 1, 3, 3]);
  });

});

describe('S32 laws of a sum', () => {
  const laws = runs(3100, 60);
  const some = fc.array(fc.integer({ min: 0, max: 30 }).map((tenths) => tenths / 10), { minLength: 1, maxLength: 6 });
  const aCase = fc.record({ a: some, b: some, c: some, end: fc.option(some, { nil: undefined }), rule: fc.constantFrom(...EFFICIENT_RULES) });
  const evaluate = ({ a, b, c, end, rule }: { readonly a: readonly number[]; readonly b: readonly number[]; readonly c: readonly number[]; readonly end: readonly number[] | undefined; readonly rule: SharedSumTerms['rule'] }) => {
    const { endToEnd, ...sum } = aSharedSum('4', { a: '1', b: '1', c: '1.5' }, { rule });
    const facts = [valuesFrom('a', '10:00', a), valuesFrom('b', '10:00', b), valuesFrom('c', '10:00', c), ...(end === undefined ? [] : [valuesFrom('end', '10:00', end.map((value) => value * 3))])];
    return evaluateSharedSum(end === undefined || endToEnd === undefined ? sum : { ...sum, endToEnd }, log(...facts), theDay, later);
  };

  it('efficiency: the shares add up to the bad time end to end', () => {
    fc.assert(fc.property(aCase, (one) => {
      const { shares, endToEnd } = evaluate(one);
      expect(sumOf(shares.map(({ share }) => ofFraction(share)))).toEqual(rational(endToEnd.time.bad));
    }), laws);
  });

  it('efficiency: the excess is what the sum is beyond the limit, over the shared time', () => {
    fc.assert(fc.property(aCase, (one) => {
      const { excess, segments } = evaluate(one);
      const tenthsAt = (all: readonly number[], ownLimit: number, minute: number) => Math.round((all[minute] ?? ownLimit) * 10);
      const beyond = segments.filter(({ reading }) => reading === 'shared').map(({ start, end }) => {
        const minute = Math.floor((start - at('10:00')) / MINUTE);
        return rational((tenthsAt(one.a, 1, minute) + tenthsAt(one.b, 1, minute) + tenthsAt(one.c, 1.5, minute) - 40) * (end - start), 10);
      });
      expect(sumOf(excess.map(({ amount }) => ofFraction(amount)))).toEqual(sumOf(beyond));
    }), laws);
  });

  const overruns = fc.record({ by: fc.array(fc.nat(20), { minLength: 1, maxLength: 5 }), slack: fc.nat(20) }).filter(({ by, slack }) => by.reduce((sum, one) => sum + one, 0) > slack);
  const sharesOf = ({ by, slack }: { readonly by: readonly number[]; readonly slack: number }) =>
    sharesOfExcess({ by: new Map(by.map((overrun, place) => [String(place), BigInt(overrun)])), slack: BigInt(slack) }, by.length, (component) => 1 << Number(component));

  it('efficiency, null player and symmetry of the excess', () => {
    fc.assert(fc.property(overruns, (one) => {
      const shares = sharesOf({ ...one, by: [...one.by, 0, 7, 7] });
      expect(sumOf(shares)).toEqual(rational(1));
      expect(shares[one.by.length]).toEqual(ZERO);
      expect(shares.at(-1)).toEqual(shares.at(-2));
    }), laws);
  });

  it('monotony: who overran by more bears no less', () => {
    fc.assert(fc.property(overruns, (one) => {
      const shares = sharesOf(one);
      one.by.forEach((overrun, place) => one.by.forEach((other, otherPlace) => {
        if (overrun >= other) expect(compare(shares[place] ?? ZERO, shares[otherPlace] ?? ZERO)).toBeGreaterThanOrEqual(0);
      }));
    }), laws);
  });

  it('S33 refuses more than twenty parties by name', () => {
    expect(() => sharesOfExcess({ by: new Map(), slack: 0n }, 21, () => 0)).toThrow('21 parties are down at once; shares are exact up to 20');
  });

  it('S33 asks who bears what of twenty', () => {
    const asked = () => { throw new Error('who bears it?'); };

    expect(() => sharesOfExcess({ by: new Map([['a', 1n]]), slack: 0n }, 20, asked)).toThrow('who bears it?');
  });
});
