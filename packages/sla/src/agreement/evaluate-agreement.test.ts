import { DAY } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aCredit, anAgreedLevel, anAgreement, anAgreementWith, aVersion, decided, someMoney, theIncident, theYear, upButOn, componentUpButOn } from '../../testing/agreement-story.ts';
import { aGoal } from '../../testing/kinds.ts';
import { at, counts, log, samplesEvery } from '../../testing/story.ts';
import type { AgreementResult, AgreementTerms, Decision } from './agreement-model.ts';
import { evaluateAgreement } from './evaluate-agreement.ts';

const late = at('2027-06-01T00:00Z');
const evaluate = (terms: AgreementTerms, facts = log(...upButOn()), decisions: readonly Decision[] = [], asOf = late) => evaluateAgreement(terms, facts, theYear, asOf, decisions);
const totals = ({ periods }: AgreementResult) => periods.map(({ settlement }) => settlement?.total);
const consecutive = ({ periods }: AgreementResult) => periods.map(({ levels }) => levels[0]?.consecutive);

describe('an agreement over its periods', () => {
  it('S26 S30 credits each failed period, and numbers the failures in a row', () => {
    const facts = log(...upButOn('2026-01-10', '2026-02-10', '2026-04-10'));

    const { periods, ledger } = evaluate(anAgreementWith({ credits: [aCredit({ multiplier: ['1', '1.5'] })] }), facts, [], at('2026-05-15T00:00Z'));

    expect(periods.map(({ levels }) => levels.map((one) => [one.result.state, one.consecutive]))).toEqual([[['failed', 1]], [['failed', 2]], [['met', 0]], [['failed', 1]], [['on-course', 0]]]);
    expect(periods.map(({ settlement }) => settlement?.total)).toEqual([100_000, 150_000, 0, 100_000, 0]);
    expect(ledger.map(({ number, kind, amount }) => [number, kind, amount])).toEqual([[1, 'credit', 100_000], [2, 'paid', 100_000], [3, 'credit', 150_000], [4, 'paid', 150_000], [5, 'credit', 100_000], [6, 'paid', 100_000]]);
  });

  it('S23 a period runs, is provisional until its grace is over, and is closed then', () => {
    const standing = (when: string) => evaluate(anAgreement(), log(...upButOn('2026-01-10')), [], at(when)).periods.map((one) => one.standing);

    expect(standing('2026-01-31T23:59:59.999Z')).toEqual(['running']);
    expect(standing('2026-02-05T23:59:59.999Z')).toEqual(['provisional', 'running']);
    expect(standing('2026-02-06T00:00Z')).toEqual(['closed', 'running']);
    expect(evaluate(anAgreement(), log(...upButOn('2026-01-10')), [], at('2026-02-05T23:59:59.999Z')).ledger).toEqual([]);
    expect(evaluate(anAgreement(), log(...upButOn('2026-01-10')), [], at('2026-02-06T00:00Z')).ledger).toHaveLength(2);
  });

  it('gives the periods that share an instant with the range, reckoned from the beginning all the same', () => {
    const facts = log(...upButOn('2026-01-10', '2026-02-10', '2026-03-10'));

    const { periods } = evaluateAgreement(anAgreement(), facts, { start: at('2026-02-28T23:59Z'), end: at('2026-04-01T00:00Z') }, late);

    expect(periods.map(({ period, levels }) => [new Date(period.start).toISOString().slice(0, 7), levels[0]?.consecutive])).toEqual([['2026-02', 2], ['2026-03', 3]]);
  });

  it('S26 a year cap holds for a contract year from the anchor, and a new year begins anew', () => {
    const facts = log(...upButOn('2026-05-10', '2026-06-10', '2026-07-10', '2026-08-10'));
    const terms = anAgreementWith({ yearCap: 150_000 }, { settlement: { anchor: '2025-08-01', every: 'P1M' } });

    expect(totals(evaluate(terms, facts)).slice(4, 8)).toEqual([100_000, 50_000, 0, 100_000]);
  });

  it('S25 finds a default by one failed minimum, or by k expected failures in m periods', () => {
    const levels = [anAgreedLevel({ minimum: '90' })];
    const terms = anAgreement({ versions: [aVersion({ levels, defaultRule: { expectedFailures: 2, inPeriods: 3 } })] });

    const { periods } = evaluate(terms, log(...upButOn('2026-01-10', '2026-03-10', '2026-07-10')));

    expect(periods.map(({ levels: [one] }) => one?.finding).slice(0, 7)).toEqual(['none', 'none', 'expected-failed-repeatedly', 'none', 'none', 'none', 'none']);
    expect(periods.map(({ levels: [one] }) => one?.result.state).slice(0, 4)).toEqual(['below-expected', 'met', 'below-expected', 'met']);
    expect(totals(evaluate(terms, log(...upButOn('2026-01-10'))))[0]).toBe(0);
  });

  it('key measurements earn neither credit nor default', () => {
    const { periods } = evaluate(anAgreement({ versions: [aVersion({ criticalLevels: ['other'] })] }), log(...upButOn('2026-01-10')));

    expect(periods[0]).toMatchObject({ levels: [{ finding: 'none', result: { state: 'failed' } }], settlement: { credits: [], total: 0 } });
    expect(evaluate(anAgreement({ versions: [aVersion({ criticalLevels: ['level'] })] }), log(...upButOn('2026-01-10'))).periods[0]).toMatchObject({ levels: [{ finding: 'minimum-failed' }], settlement: { total: 100_000 } });
  });

  it('S22a what the customer owes earns the customer nothing', () => {
    for (const obligor of ['customer', 'the-buyer']) {
      const terms = anAgreement({ customer: 'the-buyer', versions: [aVersion({ levels: [anAgreedLevel({ obligor })] })] });
      expect(totals(evaluate(terms, log(...upButOn('2026-01-10'))))[0]).toBe(0);
    }
  });

  it('without money there are judgements and no settlement, and the ledger goes on after it', () => {
    const { money: _money, ...bare } = aVersion({ effectiveFrom: at('2026-02-01T00:00Z'), number: 2 });
    const terms = anAgreement({ versions: [aVersion(), bare, aVersion({ number: 3, effectiveFrom: at('2026-03-01T00:00Z') })] });

    const { periods, ledger } = evaluate(terms, log(...upButOn('2026-02-10', '2026-03-10')));

    expect(periods.slice(0, 3).map(({ version, settlement }) => [version, settlement?.total])).toEqual([[1, 0], [2, undefined], [3, 100_000]]);
    expect(ledger.map(({ kind }) => kind)).toEqual(['credit', 'paid']);
  });
});

describe('an agreement without any terms', () => {
  it('has periods in which nothing is judged', () => {
    const { periods, ledger } = evaluate(anAgreement({ versions: [] }), log(...upButOn('2026-01-10')), [], at('2026-02-15T00:00Z'));

    expect(periods.map(({ version, levels, settlement, settledAt }) => [version, levels, settlement, settledAt])).toEqual([[0, [], undefined, at('2026-02-06T00:00Z')], [0, [], undefined, undefined]]);
    expect(ledger).toEqual([]);
  });

  it('or one whose levels nobody credits', () => {
    expect(totals(evaluate(anAgreementWith({ credits: [] }), log(...upButOn('2026-01-10'))))[0]).toBe(0);
  });
});

describe('S27 levels whose periods are not those of the settlement', () => {
  it('are settled in the period that holds their end', () => {
    const quarter = anAgreedLevel({ period: { zone: 'UTC', anchor: '2026-01-01', every: 'P3M' }, expected: '99.9' });

    const { periods } = evaluate(anAgreement({ versions: [aVersion({ levels: [quarter] })] }), log(...upButOn('2026-01-10')));

    expect(periods.slice(0, 4).map(({ levels, settlement }) => [levels.length, settlement?.total])).toEqual([[0, 0], [0, 0], [1, 100_000], [0, 0]]);
  });

  it('each failed one counts, and a level has one credit a settlement', () => {
    const days = anAgreedLevel({ period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1D' } });

    const { periods } = evaluate(anAgreement({ versions: [aVersion({ levels: [days] })] }), log(...upButOn('2026-01-10', '2026-01-20')));

    expect(periods[0]?.levels).toHaveLength(31);
    expect(periods[0]?.settlement).toMatchObject({ credits: [{ level: 'level', rounded: 200_000 }] });
    expect(periods[0]?.settlement?.credits[0]?.arithmetic.split('; ')).toHaveLength(2);
  });

  it('the last one, cut by the end of the agreement, is settled with it', () => {
    const quarter = anAgreedLevel({ period: { zone: 'UTC', anchor: '2026-01-01', every: 'P3M' } });
    const terms = anAgreement({ endsAt: at('2026-02-16T00:00Z'), versions: [aVersion({ levels: [quarter] })] });

    const { periods, ledger } = evaluate(terms, log(...upButOn('2026-01-10', '2026-02-10')), [], at('2026-02-21T00:00Z'));

    expect(periods.map(({ levels, standing }) => [standing, levels.map(({ result, weight }) => [result.state, result.running, weight])])).toEqual([
      ['closed', []], ['closed', [['failed', false, { numerator: '23', denominator: '45' }]]],
    ]);
    expect(ledger[0]).toMatchObject({ kind: 'credit', amount: 51_111, at: at('2026-02-21T00:00Z') });
  });
});

describe('S18 parts of periods', () => {
  it('money goes by days: of an agreement that begins within a period', () => {
    const terms = anAgreement({ startsAt: at('2026-01-11T00:00Z') });

    const [january] = evaluate(terms, log(...upButOn('2026-01-20'))).periods;

    expect(january).toMatchObject({ levels: [{ weight: { numerator: '21', denominator: '31' } }], settlement: { total: 67_742 } });
    expect(january?.settlement?.credits[0]?.arithmetic).toContain(' × 21/31 (days of the period) = 2100000/31');
  });

  it('a day that is cut counts by its hours', () => {
    const terms = anAgreement({ startsAt: at('2026-01-31T12:00Z'), versions: [aVersion({ levels: [anAgreedLevel({ expected: '100' })] })] });

    expect(evaluate(terms, log(...upButOn('2026-01-31'))).periods[0]?.levels[0]?.weight).toEqual({ numerator: '1', denominator: '62' });
  });

  it('measured in full, money is in full too', () => {
    const terms = anAgreement({ startsAt: at('2026-01-11T00:00Z'), versions: [aVersion({ levels: [anAgreedLevel({ partialPeriod: 'full' })] })] });

    expect(totals(evaluate(terms, log(...upButOn('2026-01-20'))))[0]).toBe(100_000);
  });

  it('an amendment of a level splits its period: each part has its judgement and its share of the credit', () => {
    const amended = aVersion({ number: 2, effectiveFrom: at('2026-01-11T00:00Z'), levels: [anAgreedLevel({ expected: '97' })], money: someMoney({ atRisk: '20' }) });

    const { periods: [january] } = evaluate(anAgreement({ versions: [aVersion(), amended] }), log(...upButOn('2026-01-05', '2026-01-20', '2026-01-25')));

    expect(january?.levels.map(({ version, result, weight, consecutive: nth }) => [version, result.state, weight, nth])).toEqual([
      [1, 'failed', { numerator: '10', denominator: '31' }, 1], [2, 'failed', { numerator: '21', denominator: '31' }, 1],
    ]);
    expect(january?.settlement?.total).toBe(Math.round((100_000 * 10 + 200_000 * 21) / 31));
  });

  describe('combined', () => {
    const second = (expected: string, more: object = {}) => aVersion({ number: 2, effectiveFrom: at('2026-01-11T00:00Z'), levels: [anAgreedLevel({ expected, amended: 'combine', ...more })] });
    const january = (expected: string, more: object = {}, facts = log(...upButOn('2026-01-05'))) => evaluate(anAgreement({ versions: [aVersion({ levels: [anAgreedLevel({ expected: '99' })] }), second(expected, more)] }), facts).periods[0];

    it('are one judgement by one exact target, and one credit for all days', () => {
      expect(january('98')).toMatchObject({ levels: [{ version: 2, weight: { numerator: '1', denominator: '1' }, result: { state: 'met', toDate: { ratio: { numerator: '367', denominator: '372' } } }, lines: { expected: { numerator: '762', denominator: '775' } } }], settlement: { total: 0 } });
      expect(january('98.5')).toMatchObject({ levels: [{ result: { state: 'failed' } }], settlement: { total: 100_000 } });
    });

    it('have a minimum where one of them has, and only the period that is amended is combined', () => {
      expect(january('98.5', { minimum: '50' })?.levels[0]).toMatchObject({ result: { state: 'below-expected' }, lines: { minimum: { numerator: '102', denominator: '155' } } });
      expect(evaluate(anAgreement({ versions: [aVersion(), second('97')] })).periods[1]?.levels[0]).not.toHaveProperty('lines');
    });

    it('were failed by the incident without which they had kept their one target', () => {
      const storm = { kind: 'cause', source: 'people', component: 'shop', incident: 'storm', relieved: 'customer', causer: 'provider', window: { start: at('2026-01-05T00:00Z'), end: at('2026-01-06T00:00Z') }, evidence: 'report', accepted: true } as const;

      expect(january('98.5', {}, log(...upButOn('2026-01-05', '2026-01-25'), storm))?.levels[0]).not.toHaveProperty('incident');
      expect(january('98.5', {}, log(...upButOn('2026-01-05'), storm))?.levels[0]).toMatchObject({ incident: 'storm' });
    });
  });

  it('an amendment of something else leaves the level whole, under the money of the later version', () => {
    const amended = aVersion({ number: 2, effectiveFrom: at('2026-01-11T00:00Z'), money: someMoney({ atRisk: '20' }) });

    const { periods: [january] } = evaluate(anAgreement({ versions: [aVersion(), amended] }), log(...upButOn('2026-01-05')));

    expect(january).toMatchObject({ version: 2, levels: [{ version: 2, weight: { numerator: '1', denominator: '1' } }], settlement: { total: 200_000 } });
  });

  it('an amendment that comes back to old terms begins a new part', () => {
    const other = aVersion({ number: 2, effectiveFrom: at('2026-01-11T00:00Z'), levels: [] });
    const { periods: [january] } = evaluate(anAgreement({ versions: [aVersion(), other, aVersion({ number: 3, effectiveFrom: at('2026-01-21T00:00Z') })] }));

    expect(january?.levels.map(({ version, result }) => [version, new Date(result.measured.start).getUTCDate()])).toEqual([[1, 1], [3, 21]]);
  });

  it('a level that the later version no longer has is credited by the terms it had', () => {
    const other = aVersion({ number: 2, effectiveFrom: at('2026-01-17T12:00Z'), levels: [], money: someMoney({ credits: [], pools: [] }) });

    expect(totals(evaluate(anAgreement({ versions: [aVersion(), other] }), log(...upButOn('2026-01-05'))))[0]).toBe(Math.round(100_000 * 16.5 / 31));
  });
});

describe('S26 the fee', () => {
  const { fee: _fee, ...unstated } = someMoney();
  const terms = anAgreement({ versions: [aVersion({ money: unstated })] });
  const facts = log(...upButOn('2026-01-10'));

  it('of a period may be stated by itself; the last word before closing holds', () => {
    const stated = [decided.fee('2026-01-01', 500_000, '2026-01-20T00:00Z'), decided.fee('2026-01-01', 600_000, '2026-02-06T00:00Z'), decided.fee('2026-01-01', 700_000, '2026-02-06T00:00:00.001Z')];

    expect(totals(evaluate(terms, facts, stated))[0]).toBe(60_000);
    expect(evaluate(terms, facts, stated).ledger[0]).toMatchObject({ amount: 60_000, at: at('2026-02-06T00:00Z') });
    expect(totals(evaluate(anAgreement(), facts, stated.slice(0, 1)))[0]).toBe(50_000);
  });

  it('until it is known nothing is settled, neither this period nor the ones after', () => {
    const before = evaluate(terms, facts, [], at('2026-04-15T00:00Z'));
    const after = evaluate(terms, facts, [decided.fee('2026-01-01', 700_000, '2026-03-10T00:00Z'), decided.fee('2026-02-01', 1, '2026-02-20T00:00Z')], at('2026-04-15T00:00Z'));

    expect(before.periods.map(({ settlement, settledAt }) => [settlement, settledAt])).toEqual(Array.from({ length: 4 }, () => [undefined, undefined]));
    expect(after.periods.map(({ settledAt }) => settledAt)).toEqual([at('2026-03-10T00:00Z'), at('2026-03-10T00:00Z'), undefined, undefined]);
    expect(after.ledger).toMatchObject([{ kind: 'credit', amount: 70_000, at: at('2026-03-10T00:00Z') }, { kind: 'paid' }]);
  });

  it('what was decided after the moment of looking is not known yet', () => {
    expect(evaluate(terms, facts, [decided.fee('2026-01-01', 1, '2026-03-10T00:00Z')], at('2026-03-09T00:00Z')).ledger).toEqual([]);
  });
});

describe('S27 one incident on several levels', () => {
  const levels = [anAgreedLevel({ id: 'a', component: 'a' }), anAgreedLevel({ id: 'b', component: 'b' })];
  const credits = [aCredit({ level: 'a', allocation: '40' }), aCredit({ level: 'b', allocation: '60' })];
  const picking = (more: Partial<ReturnType<typeof someMoney>> = {}) => anAgreement({ versions: [aVersion({ levels, money: someMoney({ credits, singleIncident: 'customer-picks', pickBy: { days: 20, after: 'period-end' }, ...more }) })] });
  const facts = log(
    ...componentUpButOn('a', '2026-01-10'), ...componentUpButOn('b', '2026-01-10'), theIncident('storm', 'a', '2026-01-10'), theIncident('storm', 'b', '2026-01-10'),
  );

  it('is told by accepted causes, and by people', () => {
    const { periods } = evaluate(picking({ singleIncident: 'highest' }), facts);
    const named = [decided.incident('2026-01-01', 'a', 'flood', '2026-01-20T00:00Z'), decided.incident('2026-01-01', 'b', 'flood', '2026-02-06T00:00Z'), decided.incident('2026-01-01', 'b', 'fire', '2026-02-06T00:00:01Z')];

    expect(periods[0]).toMatchObject({ levels: [{ incident: 'storm' }, { incident: 'storm' }], settlement: { total: 60_000, covered: [{ level: 'a', by: 'b', incident: 'storm', rounded: 40_000 }] } });
    expect(evaluate(picking({ singleIncident: 'highest' }), facts, named).periods[0]).toMatchObject({ levels: [{ incident: 'flood' }, { incident: 'flood' }] });
    expect(evaluate(picking({ singleIncident: 'highest' }), facts, [decided.incident('2026-01-01', 'b', 'fire', '2026-01-20T00:00Z')]).periods[0]).toMatchObject({ levels: [{ incident: 'storm' }, { incident: 'fire' }] });
  });

  it('the credit waits for the pick of the customer', () => {
    const pick = decided.pick('2026-01-01', 'storm', 'a', '2026-02-10T00:00Z');
    const again = decided.pick('2026-01-01', 'storm', 'b', '2026-02-11T00:00Z');
    const waiting = evaluate(picking(), facts, [pick], at('2026-02-09T00:00Z'));

    expect(waiting.periods[0]).toMatchObject({ settlement: { total: 60_000 } });
    expect(waiting.ledger).toEqual([]);
    expect(evaluate(picking(), facts, [again, pick]).ledger).toMatchObject([
      { kind: 'credit', level: 'a', amount: 40_000, at: at('2026-02-10T00:00Z') }, { kind: 'credit', level: 'b', amount: 60_000, incident: 'storm' }, { kind: 'covered', level: 'b', amount: 60_000 }, { kind: 'paid', level: 'a', amount: 40_000 },
    ]);
  });

  it('the ledger says through which level an incident is credited', () => {
    const pick = decided.pick('2026-01-01', 'storm', 'a', '2026-02-10T00:00Z');

    expect(evaluate(picking(), facts, [pick]).ledger.slice(1, 3)).toMatchObject([
      { kind: 'credit', rule: 'S26', incident: 'storm', says: expect.stringMatching(/= 60000, rounded 60000$/) }, { kind: 'covered', rule: 'S27', incident: 'storm', says: 'Incident storm is credited through level a.' },
    ]);
  });

  it('and without one, from its deadline on, the highest stands', () => {
    const tooLate = decided.pick('2026-01-01', 'storm', 'a', '2026-02-21T00:00Z');

    expect(evaluate(picking(), facts, [tooLate]).ledger).toMatchObject([{ level: 'b', at: at('2026-02-21T00:00Z') }, { level: 'a' }, { kind: 'covered', level: 'a' }, { kind: 'paid', level: 'b' }]);
    const { pickBy: _pickBy, ...noDeadline } = someMoney({ credits, singleIncident: 'customer-picks' });
    expect(evaluate(anAgreement({ versions: [aVersion({ levels, money: noDeadline })] }), facts).ledger[0]).toMatchObject({ level: 'b', at: at('2026-02-06T00:00Z') });
    expect(evaluate(picking({ pickBy: { days: 20, after: 'statement' } }), facts).ledger).toEqual([]);
    expect(evaluate(picking({ pickBy: { days: 20, after: 'statement' } }), facts, [decided.statement('2026-01-01', '2026-02-07T00:00Z')]).ledger[0]).toMatchObject({ at: at('2026-02-27T00:00Z') });
  });

  it('a pick is for one incident in one period', () => {
    const ofFebruary = decided.pick('2026-02-01', 'storm', 'a', '2026-02-10T00:00Z');
    const ofAnother = decided.pick('2026-01-01', 'flood', 'a', '2026-02-10T00:00Z');

    for (const pick of [ofFebruary, ofAnother]) expect(evaluate(picking(), facts, [pick]).ledger[0]).toMatchObject({ level: 'b', at: at('2026-02-21T00:00Z') });
  });

  it('nobody waits where an incident failed one level only', () => {
    const one = log(...componentUpButOn('a', '2026-01-10'), ...componentUpButOn('b'), theIncident('storm', 'a', '2026-01-10'));

    expect(evaluate(picking(), one).ledger[0]).toMatchObject({ level: 'a', at: at('2026-02-06T00:00Z') });
  });
});

describe('levels of every kind', () => {
  it('S22a are judged and credited on their own scales', () => {
    const latency = {
      id: 'latency', name: 'Latency', kind: 'percentile', component: 'shop', obligor: 'provider', method: samplesEvery(DAY), calendar: { kind: 'always' }, period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' }, exclusions: { effect: 'remove' }, partialPeriod: 'prorate',
      percentile: { percent: '95', method: 'nearest-rank' }, better: 'lower', unit: 'ms', expected: '800', unknown: { policy: 'ignore', minimumCoverage: '0' },
    } as const;
    const money = someMoney({ credits: [aCredit({ level: 'latency', tiers: [{ to: '1000', factor: '50' }, { from: '1000' }] })] });
    const values = (value: number) => log({ ...counts([['2026-01-10T00:00Z', 1, 1]]), value: [value] });

    const total = (value: number) => totals(evaluate(anAgreement({ versions: [aVersion({ levels: [latency], money })] }), values(value)))[0];

    expect([800, 801, 1000, 1001].map(total)).toEqual([0, 50_000, 50_000, 100_000]);
    expect(consecutive(evaluate(anAgreement({ versions: [aVersion({ levels: [latency], money })] }), values(900))).slice(0, 2)).toEqual([1, 0]);
  });

  it('S26 a goal is credited by the part of its promise that was kept', () => {
    const goal = {
      id: 'leads', name: 'Leads', kind: 'goal', component: 'shop', obligor: 'provider', method: samplesEvery(DAY), calendar: { kind: 'always' }, period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' }, exclusions: { effect: 'remove' }, partialPeriod: 'prorate',
      counts: 'events', unit: 'leads', promised: '200', better: 'higher', expected: '95',
    } as const;
    const money = someMoney({ credits: [aCredit({ level: 'leads', tiers: [{ to: '90' }, { from: '90', factor: '10' }] })] });
    const total = (leads: number) => totals(evaluate(anAgreement({ versions: [aVersion({ levels: [goal], money })] }), log(counts([['2026-01-10T00:00Z', leads, leads]]))))[0];

    expect([190, 189, 180, 179].map(total)).toEqual([0, 10_000, 10_000, 100_000]);
  });

  it('S26 a promise of nothing that was overrun has no part that was kept, and is in the worst tier', () => {
    const { inForce: _, ...goal } = aGoal({ id: 'complaints', promised: '0', better: 'lower', period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' } });
    const money = someMoney({ credits: [aCredit({ level: 'complaints', tiers: [{ from: '0', to: '90', factor: '10' }, { from: '90', factor: '30' }] })] });
    const total = (complaints: number) => totals(evaluate(anAgreement({ versions: [aVersion({ levels: [goal], money })] }), log(counts([['2026-01-10T00:00Z', complaints, complaints]]))))[0];

    expect([0, 1].map(total)).toEqual([0, 30_000]);
  });
});
