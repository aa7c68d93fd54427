import { DAY, HOUR } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aCredit, anAgreedLevel, anAgreement, aVersion, someMoney, theIncident, theYear, upButOn } from '../../testing/agreement-story.ts';
import { at, counts, log, samplesEvery } from '../../testing/story.ts';
import type { UnloggedFact } from '../../testing/story.ts';
import type { AvailabilityTerms, CauseFact } from '../model.ts';
import { checkAgreementTerms } from './check-agreement.ts';
import { evaluateAgreement } from './evaluate-agreement.ts';

const asOf = at('2026-02-10T00:00Z');
const amendedAt = (when: string, changes: Partial<AvailabilityTerms>, before: Partial<AvailabilityTerms> = {}) => anAgreement({
  versions: [aVersion({ levels: [anAgreedLevel(before)] }), aVersion({ number: 2, effectiveFrom: at(when), levels: [anAgreedLevel(changes)], money: someMoney({ atRisk: '20' }) })],
});
const january = (terms: ReturnType<typeof anAgreement>, ...facts: readonly UnloggedFact[]) => evaluateAgreement(terms, log(...facts), theYear, asOf).periods[0];

describe('S18 an amended level of an agreement', () => {
  it('is combined where its terms say so: one number, one target, the money of the last segment', () => {
    const period = january(amendedAt('2026-01-11T00:00Z', { expected: '98', amended: 'combine' }), ...upButOn('2026-01-05'));

    // 99 % of ten days and 98 % of twenty-one are 98.32 % of the month, and 98.66 % were reached.
    expect(period?.levels).toMatchObject([{ version: 2, weight: { numerator: '1', denominator: '1' }, result: { state: 'met', toDate: { shown: '98.655' } } }]);
    expect(january(amendedAt('2026-01-11T00:00Z', { expected: '98.6', amended: 'combine' }), ...upButOn('2026-01-05'))).toMatchObject({ levels: [{ result: { state: 'failed' } }], settlement: { total: 200_000 } });
  });

  it('is one judgement, under the last version, however many segments are combined', () => {
    const combine = (number: number, from: string, expected: string) => aVersion({ number, effectiveFrom: at(from), levels: [anAgreedLevel({ expected, amended: 'combine' })], money: someMoney({ atRisk: String(number * 10) }) });
    const three = anAgreement({ versions: [aVersion(), combine(2, '2026-01-11T00:00Z', '97'), combine(3, '2026-01-21T00:00Z', '99')] });

    expect(january(three, ...upButOn('2026-01-05'))).toMatchObject({ levels: [{ version: 3, weight: { numerator: '1', denominator: '1' } }], settlement: { total: 0 } });
    expect(january(three, ...upButOn('2026-01-05', '2026-01-25'))).toMatchObject({ levels: [{ version: 3, result: { state: 'failed' } }], settlement: { total: 300_000 } });
  });

  it('earns back by the target of its segments together', () => {
    const earning = (expected: string) => {
      const money = someMoney({ earnBack: { test: { kind: 'mean' }, window: 1 } });
      const versions = [aVersion({ money }), aVersion({ number: 2, effectiveFrom: at('2026-02-15T00:00Z'), money, levels: [anAgreedLevel({ expected, amended: 'combine' })] })];
      return evaluateAgreement(anAgreement({ versions }), log(...upButOn('2026-01-10', '2026-02-20')), theYear, at('2026-04-10T00:00Z')).ledger.filter(({ period }) => period === at('2026-01-01T00:00Z')).at(-1)?.kind;
    };

    // February reached 98.512 %; half of it asks for 99 %.
    expect([earning('98.02'), earning('98.03')]).toEqual(['returned', 'paid']);
  });

  it('earns back by the mean of its segments, each by its own target', () => {
    const earning = (expected: string) => {
      const money = someMoney({ earnBack: { test: { kind: 'mean' }, window: 1 } });
      const versions = [aVersion({ money }), aVersion({ number: 2, effectiveFrom: at('2026-02-15T00:00Z'), money, levels: [anAgreedLevel({ expected })] })];
      return evaluateAgreement(anAgreement({ versions }), log(...upButOn('2026-01-10', '2026-02-10')), theYear, at('2026-04-10T00:00Z')).ledger.filter(({ period }) => period === at('2026-01-01T00:00Z')).at(-1)?.kind;
    };

    // The first half of February reached 97.024 %, the second all: together 98.512 %, of which half asks for 99 %.
    expect([earning('98.02'), earning('98.03')]).toEqual(['returned', 'paid']);
  });

  it('is met for an earn-back when none of its segments is less', () => {
    const fate = (...dates: readonly string[]) => {
      const money = someMoney({ earnBack: { test: { kind: 'met', periods: 1 }, window: 1 } });
      const versions = [aVersion({ money }), aVersion({ number: 2, effectiveFrom: at('2026-02-15T00:00Z'), money, levels: [anAgreedLevel({ expected: '99.1' })] })];
      return evaluateAgreement(anAgreement({ versions }), log(...upButOn('2026-01-10', ...dates)), theYear, at('2026-04-10T00:00Z')).ledger.filter(({ period }) => period === at('2026-01-01T00:00Z')).at(-1)?.kind;
    };

    expect([fate(), fate('2026-02-10'), fate('2026-02-20')]).toEqual(['returned', 'paid', 'paid']);
  });

  it('of which a part could not be judged is told by the rest', () => {
    const money = someMoney({ earnBack: { test: { kind: 'met', periods: 1 }, window: 1 } });
    const office = { kind: 'stated', zone: 'UTC', open: [{ start: at('2026-01-01T00:00Z'), end: at('2026-02-10T00:00Z') }] } as const;
    const fate = (expected: string) => {
      const versions = [aVersion({ money, levels: [anAgreedLevel({ calendar: office })] }), aVersion({ number: 2, effectiveFrom: at('2026-02-15T00:00Z'), money, levels: [anAgreedLevel({ expected, calendar: office })] })];
      return evaluateAgreement(anAgreement({ versions }), log(...upButOn('2026-01-10')), theYear, at('2026-04-10T00:00Z')).ledger.at(-1)?.kind;
    };

    expect(fate('98')).toBe('returned');
  });

  it('of another kind than availability is judged each', () => {
    const latency = (expected: string) => ({
      id: 'level', name: 'Latency', kind: 'percentile', component: 'shop', obligor: 'provider', method: samplesEvery(DAY), calendar: { kind: 'always' }, period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' },
      exclusions: { effect: 'remove' }, partialPeriod: 'prorate', percentile: { percent: '95', method: 'nearest-rank' }, better: 'lower', unit: 'ms', expected, unknown: { policy: 'ignore', minimumCoverage: '0' },
    } as const);
    const money = someMoney({ credits: [aCredit({ tiers: [{}] })] });
    const versions = [aVersion({ levels: [latency('800')], money }), aVersion({ number: 2, effectiveFrom: at('2026-01-11T00:00Z'), levels: [latency('1000')], money })];
    const value = { ...counts([['2026-01-05T00:00Z', 1, 1], ['2026-01-20T00:00Z', 1, 1]]), value: [900, 900] };

    expect(january(anAgreement({ versions }), value)?.levels.map(({ version, result, weight }) => [version, result.state, weight.numerator])).toEqual([[1, 'failed', '10'], [2, 'met', '21']]);
    expect(january(anAgreement({ versions: [aVersion(), ...versions.slice(1)] }), ...upButOn('2026-01-05'), value)?.levels.map(({ result }) => ['kind' in result, result.state])).toEqual([[false, 'failed'], [true, 'met']]);
  });

  it('that changes its own periods is judged each in its own', () => {
    const daily = { period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1D' } } as const;
    const period = january(amendedAt('2026-01-30T00:00Z', daily), ...upButOn('2026-01-05'));

    expect(period?.levels.map(({ version, result }) => [version, result.state])).toEqual([[1, 'failed'], [2, 'met'], [2, 'met']]);
  });

  it('of which one segment is of another kind is judged each, whatever its terms say', () => {
    const ratio = {
      id: 'level', name: 'Orders', kind: 'ratio', component: 'shop', obligor: 'provider', method: samplesEvery(DAY), calendar: { kind: 'always' }, period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' },
      exclusions: { effect: 'remove' }, partialPeriod: 'prorate', expected: '99',
    } as const;
    const versions = [aVersion(), aVersion({ number: 2, effectiveFrom: at('2026-01-11T00:00Z'), levels: [anAgreedLevel({ expected: '98' })] }), aVersion({ number: 3, effectiveFrom: at('2026-01-21T00:00Z'), levels: [ratio] })];

    expect(january(anAgreement({ versions }), ...upButOn('2026-01-05'), counts([['2026-01-25T12:00Z', 10, 10]]))?.levels.map(({ version, result }) => [version, result.state, result.judged ?? result.toDate])).toMatchObject([
      [1, 'failed', { bad: String(10 * HOUR) }], [2, 'met', { bad: '0' }], [3, 'met', { counted: '10' }],
    ]);
  });

  it('in a running period shows the segments that have begun', () => {
    const { periods } = evaluateAgreement(amendedAt('2026-01-21T00:00Z', { expected: '98' }), log(...upButOn('2026-01-05')), theYear, at('2026-01-15T00:00Z'));

    expect(periods[0]?.levels.map(({ version }) => version)).toEqual([1]);
  });

  it('cannot be combined with what counts something else', () => {
    const found = checkAgreementTerms(amendedAt('2026-01-11T00:00Z', { basis: 'occurrences', method: samplesEvery(DAY), amended: 'combine' }));

    expect(found.map(({ code, path }) => `${code} ${path}`)).toEqual(['COMBINED_BASES_DIFFER versions.1.levels.0.basis']);
    expect(checkAgreementTerms(amendedAt('2026-01-11T00:00Z', { expected: '98', amended: 'combine' }))).toEqual([]);
  });
});

describe('S34 relief in an agreement', () => {
  const outage = upButOn('2026-01-10');
  const relief = (changes: Partial<CauseFact> = {}) => theIncident('storm', 'shop', '2026-01-10', { relieved: 'provider', causer: 'customer', ...changes });
  const stateOf = (...facts: readonly UnloggedFact[]) => january(anAgreement(), ...facts)?.levels[0]?.result.state;

  it('takes the bad time that others brought about out of the level before it is judged, and shows both', () => {
    expect(january(anAgreement(), ...outage, relief())).toMatchObject({ levels: [{ result: { state: 'met', toDate: { bad: '0' } }, raw: { state: 'failed', toDate: { bad: '36000000' } } }], settlement: { total: 0 } });
    expect(january(anAgreement(), ...outage)?.levels[0]).not.toHaveProperty('raw');
  });

  it('takes bad time only, for it is no exclusion of good time', () => {
    const wide = relief({ window: { start: at('2026-01-01T00:00Z'), end: at('2026-01-31T00:00Z') } });

    expect(january(anAgreement(), ...outage, wide)?.levels[0]?.result.toDate).toMatchObject({ good: String((31 * 24 - 10) * 3_600_000), bad: '0' });
  });

  it('needs an accepted cause on the component of the level, for the party that owes it', () => {
    expect(stateOf(...outage, relief({ accepted: false }))).toBe('failed');
    expect(stateOf(...outage, relief({ component: 'other' }))).toBe('failed');
    expect(stateOf(...outage, relief({ relieved: 'network', causer: 'customer' }))).toBe('failed');
  });

  it('knows the obligor by its role or by its name', () => {
    const owedBy = (obligor: string, relieved: string) => january(anAgreement({ provider: 'msp', customer: 'bank', versions: [aVersion({ levels: [anAgreedLevel({ obligor })] })] }), ...outage, relief({ relieved, causer: 'nature' }))?.levels[0]?.result.state;

    expect([owedBy('provider', 'msp'), owedBy('msp', 'msp'), owedBy('customer', 'bank'), owedBy('provider', 'provider'), owedBy('customer', 'msp')]).toEqual(['met', 'met', 'met', 'failed', 'failed']);
  });

  it('does not relieve one who caused something at the same instant', () => {
    const own = (incident: string) => theIncident(incident, 'elsewhere', '2026-01-10', { relieved: 'customer', causer: 'provider' });

    expect(stateOf(...outage, relief({ causer: 'network' }), own('flood'))).toBe('failed');
    expect(stateOf(...outage, relief({ causer: 'network' }), own('storm'))).toBe('met');
  });

  it('does not relieve a customer, either, of what it caused at the same instant', () => {
    const terms = anAgreement({ versions: [aVersion({ levels: [anAgreedLevel({ obligor: 'customer' })] })] });
    const own = theIncident('storm', 'elsewhere', '2026-01-10', { relieved: 'provider', causer: 'customer' });
    const customers = relief({ relieved: 'customer', causer: 'provider' });

    expect([january(terms, ...outage, customers), january(terms, ...outage, customers, own)].map((period) => period?.levels[0]?.result.state)).toEqual(['met', 'failed']);
  });

  it('does not relieve a provider of what its own suppliers caused', () => {
    const answering = (answersFor: readonly string[], obligor: string, relieved: string) => january(anAgreement({ answersFor, versions: [aVersion({ levels: [anAgreedLevel({ obligor })] })] }), ...outage, relief({ relieved, causer: 'network' }))?.levels[0]?.result.state;

    expect([answering(['network'], 'provider', 'provider'), answering(['hosting'], 'provider', 'provider'), answering(['network'], 'customer', 'customer')]).toEqual(['failed', 'met', 'met']);
  });

  it('relieves a provider of what somebody else brought about through its own supplier: a chain ends at its root', () => {
    const stateBy = (...chain: readonly UnloggedFact[]) => january(anAgreement({ answersFor: ['network'] }), ...outage, relief({ causer: 'network' }), ...chain)?.levels[0]?.result.state;
    const further = (changes: Partial<CauseFact>) => theIncident('storm', 'net', '2026-01-10', { relieved: 'network', causer: 'power', ...changes });

    expect([stateBy(), stateBy(further({})), stateBy(further({ incident: 'flood' })), stateBy(further({ accepted: false })), stateBy(further({ causer: 'provider', incident: 'flood' }))]).toEqual(['failed', 'met', 'failed', 'failed', 'failed']);
    expect(stateBy(further({ window: { start: at('2026-01-10T12:00Z'), end: at('2026-01-10T20:00Z') } }))).toBe('met');
    expect(stateBy(further({ window: { start: at('2026-01-10T12:00Z'), end: at('2026-01-10T13:00Z') } }))).toBe('failed');
  });

  it('reaches each segment of an amended period', () => {
    const split = (amended: 'judge-each' | 'combine') => january(amendedAt('2026-01-21T00:00Z', { expected: '98', amended }), ...outage, relief())?.levels.map(({ result, raw }) => [result.state, raw?.state]);

    expect([split('judge-each'), split('combine')]).toEqual([[['met', 'failed'], ['met', 'met']], [['met', 'met']]]);
    expect(january(amendedAt('2026-01-21T00:00Z', { expected: '98' }), ...outage)?.levels.some((one) => 'raw' in one)).toBe(false);
    const both = january(amendedAt('2026-01-21T00:00Z', { expected: '98' }), ...upButOn('2026-01-10', '2026-01-25'), relief(), relief({ window: { start: at('2026-01-25T12:00Z'), end: at('2026-01-25T22:00Z') } }));
    expect(both?.levels.map(({ result, raw }) => [result.state, raw?.state])).toEqual([['met', 'failed'], ['met', 'failed']]);
  });

  it('is for levels of availability', () => {
    const ratio = {
      id: 'level', name: 'Orders', kind: 'ratio', component: 'shop', obligor: 'provider', method: samplesEvery(DAY), calendar: { kind: 'always' }, period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' },
      exclusions: { effect: 'remove' }, partialPeriod: 'prorate', expected: '99',
    } as const;

    expect(january(anAgreement({ versions: [aVersion({ levels: [ratio] })] }), counts([['2026-01-10T12:00Z', 1, 10]]), relief())?.levels[0]?.result.state).toBe('failed');
  });
});
