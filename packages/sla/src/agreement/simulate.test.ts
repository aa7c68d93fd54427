import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../oracle/runs.ts';
import { aCredit, anAgreedLevel, anAgreement, anAgreementWith, aVersion, decided, someMoney, theYear, upButOn } from '../../testing/agreement-story.ts';
import { at, log } from '../../testing/story.ts';
import { evaluateAgreement } from './evaluate-agreement.ts';
import { asIfAlways, simulate } from './simulate.ts';

const asOf = at('2026-04-15T00:00Z');
const facts = log(...upButOn('2026-01-10', '2026-02-10'));
const without = (...levels: readonly ReturnType<typeof anAgreedLevel>[]) => anAgreement({ versions: [aVersion({ levels, money: someMoney({ credits: [] }) })] });

describe('what if: the same facts under other terms', () => {
  it('says what each period would have come to', () => {
    const softer = anAgreement({ versions: [aVersion({ levels: [anAgreedLevel({ expected: '98.6' })] })] });

    const { periods, credited, payable, says } = simulate(anAgreement(), softer, facts, theYear, asOf);

    expect(credited).toEqual({ before: 200_000, after: 100_000, difference: -100_000 });
    expect(payable).toEqual(credited);
    expect(periods.map(({ differs }) => differs)).toEqual([true, true, false, false]);
    expect(periods[0]).toMatchObject({
      levels: [{ level: 'level', period: at('2026-01-01T00:00Z'), before: { state: 'failed', shown: '98.655', consecutive: 1, finding: 'minimum-failed' }, after: { state: 'met', shown: '98.655', consecutive: 0, finding: 'none' } }],
      credits: [{ level: 'level', before: 100_000, after: 0, difference: -100_000 }],
    });
    expect(says).toEqual([
      '2026-01-01T00:00Z to 2026-02-01T00:00Z: level level is met at 98.655 instead of failed at 98.655.',
      '2026-01-01T00:00Z to 2026-02-01T00:00Z: level level is credited 0 instead of 100000, 100000 less.',
      '2026-01-01T00:00Z to 2026-02-01T00:00Z: payable is 0 instead of 100000, 100000 less.',
      '2026-02-01T00:00Z to 2026-03-01T00:00Z: level level is failed at 98.511 instead of failed at 98.511, failure 2 in a row.',
    ]);
  });

  it('says what money alone would have changed', () => {
    const dearer = anAgreementWith({ credits: [aCredit({ multiplier: ['1', '2'] })] });

    expect(simulate(anAgreement(), dearer, facts, theYear, asOf).says).toEqual([
      '2026-02-01T00:00Z to 2026-03-01T00:00Z: level level is credited 200000 instead of 100000, 100000 more.',
      '2026-02-01T00:00Z to 2026-03-01T00:00Z: payable is 200000 instead of 100000, 100000 more.',
    ]);
    expect(simulate(anAgreement(), anAgreementWith({ minimumPayable: { amount: 100_001, below: 'waive' } }), log(...upButOn('2026-01-10')), theYear, asOf).says).toEqual([
      '2026-01-01T00:00Z to 2026-02-01T00:00Z: payable is 0 instead of 100000, 100000 less.',
    ]);
  });

  it('tells apart levels and their credits, and a period that differs in one of them from one that does not', () => {
    const second = anAgreedLevel({ id: 'second' });
    const two = (expected: string, atRisk: string) => anAgreement({ versions: [aVersion({ levels: [anAgreedLevel({ expected }), second], money: someMoney({ atRisk, credits: [aCredit({ allocation: '60' }), aCredit({ level: 'second', allocation: '40' })] }) })] });
    const under = (expected: string, atRisk: string) => simulate(two('99', '10'), two(expected, atRisk), facts, theYear, asOf).periods[0];

    expect(under('99', '10')).toMatchObject({ differs: false, levels: [{ differs: false }, { differs: false }] });
    expect(under('98', '10')).toMatchObject({ differs: true, levels: [{ differs: true, before: { value: { numerator: '367', denominator: '372' } } }, { differs: false }], credits: [{ level: 'level', before: 60_000, after: 0 }, { level: 'second', before: 40_000, after: 40_000 }] });
    expect(under('99', '20')).toMatchObject({ differs: true, levels: [{ differs: false }, { differs: false }], credits: [{ level: 'level', before: 60_000, after: 120_000 }, { level: 'second', before: 40_000, after: 80_000 }], payable: { before: 100_000, after: 200_000 } });
    expect(simulate(anAgreement(), anAgreementWith({ minimumPayable: { amount: 100_001, below: 'waive' } }), facts, theYear, asOf).periods[0]).toMatchObject({ differs: true, credits: [{ difference: 0 }], payable: { after: 0 } });
  });

  it('finds the levels that only one side has', () => {
    const [level, other] = [anAgreedLevel(), anAgreedLevel({ id: 'other', expected: '50' })];
    const january = { start: theYear.start, end: theYear.start + 1 };

    expect(simulate(without(level), without(level, other), facts, january, asOf).says).toEqual(['2026-01-01T00:00Z to 2026-02-01T00:00Z: level other is new: met at 98.655.']);
    expect(simulate(without(level, other), without(level), facts, january, asOf).says).toEqual(['2026-01-01T00:00Z to 2026-02-01T00:00Z: level other is not judged; it was met at 98.655.']);
    expect(simulate(without(level, other), without(other, level), facts, january, asOf).says).toEqual([]);
  });

  it('sets periods of other lengths beside each other', () => {
    const quarterly = anAgreement({ settlement: { anchor: '2026-01-01', every: 'P3M' } });

    const { periods, credited } = simulate(anAgreement(), quarterly, facts, { start: theYear.start, end: at('2026-03-01T00:00Z') }, asOf);

    expect(periods.map(({ period, levels }) => [(period.end - period.start) / 86_400_000, levels.map(({ before, after }) => [before?.state, after?.state])])).toEqual([
      [31, [['failed', undefined]]], [28, [['failed', undefined]]], [90, [[undefined, 'failed'], [undefined, 'failed'], [undefined, 'met']]],
    ]);
    expect(credited).toEqual({ before: 200_000, after: 200_000, difference: 0 });
  });

  it('tells the parts of an amended period apart', () => {
    const amended = (expected: string) => anAgreement({ versions: [aVersion(), aVersion({ number: 2, effectiveFrom: at('2026-01-16T00:00Z'), levels: [anAgreedLevel({ expected })] })] });

    const [january] = simulate(amended('90'), amended('80'), log(...upButOn('2026-01-10', '2026-01-20')), theYear, asOf).periods;

    expect(january).toMatchObject({ differs: false, levels: [{ before: { state: 'failed' }, after: { state: 'failed' } }, { before: { state: 'met' }, after: { state: 'met' } }] });
  });

  it('has no difference between two currencies, and none of words', () => {
    const dollars = anAgreementWith({ currency: 'USD', atRisk: '20' });

    expect(simulate(anAgreement(), dollars, facts, theYear, asOf).credited).toEqual({ before: 200_000, after: 400_000 });
    expect(simulate(anAgreement(), dollars, facts, theYear, asOf).says[0]).toContain('credited 200000 instead of 100000, in another currency.');
  });

  it('names repeated failures of what is expected, and what has no number', () => {
    const rule = (expectedFailures: number) => anAgreement({ versions: [aVersion({ levels: [anAgreedLevel({ minimum: '90' })], defaultRule: { expectedFailures, inPeriods: 3 } })] });
    const unheard = anAgreement({ versions: [aVersion({ levels: [anAgreedLevel({ component: 'unheard' })] })] });

    expect(simulate(rule(3), rule(2), facts, theYear, asOf).says).toEqual([
      '2026-02-01T00:00Z to 2026-03-01T00:00Z: level level is below-expected at 98.511, a default by repetition instead of below-expected at 98.511.',
    ]);
    expect(simulate(anAgreement(), unheard, facts, theYear, asOf).says[0]).toContain('level level is indeterminate instead of failed at 98.655.');
  });

  it('shows the incident that a failure is put down to', () => {
    const named = [decided.incident('2026-01-01', 'level', 'storm', '2026-01-20T00:00Z')];

    expect(simulate(anAgreement(), anAgreement(), facts, theYear, asOf, named).periods[0]).toMatchObject({ differs: false, levels: [{ before: { incident: 'storm' }, after: { incident: 'storm' } }] });
  });

  it('judges the past by one version as if it had always been in force', () => {
    const terms = anAgreement({ versions: [aVersion(), aVersion({ number: 2, effectiveFrom: at('2026-04-01T00:00Z'), levels: [anAgreedLevel({ expected: '90' })] })] });

    expect(simulate(terms, asIfAlways(terms, 2), facts, theYear, asOf).credited).toEqual({ before: 200_000, after: 0, difference: -200_000 });
    expect(asIfAlways(terms, 2, at('2025-01-01T00:00Z'))).toMatchObject({ startsAt: at('2025-01-01T00:00Z'), versions: [{ number: 2, effectiveFrom: at('2025-01-01T00:00Z') }] });
  });

  it('law: under the same terms nothing differs, and what was is what the agreement says', () => {
    fc.assert(fc.property(fc.subarray(['2026-01-10', '2026-02-10', '2026-03-10']), fc.integer({ min: 80, max: 100 }), (dates, expected) => {
      const terms = anAgreement({ versions: [aVersion({ levels: [anAgreedLevel({ expected: String(expected) })] })] });
      const told = log(...upButOn(...dates));
      const { before, after, says, credited } = simulate(terms, terms, told, theYear, asOf);
      expect(says).toEqual([]);
      expect(credited.difference).toBe(0);
      expect(before).toEqual(evaluateAgreement(terms, told, theYear, asOf));
      expect(after).toEqual(before);
    }), runs(1, 20));
  });
});
