import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../oracle/runs.ts';
import { aCredit, anAgreedLevel, anAgreement, anAgreementWith, aVersion, componentUpButOn, decided, someMoney, theYear, upButOn } from '../../testing/agreement-story.ts';
import { at, log } from '../../testing/story.ts';
import { balancesOf } from '../money/balances.ts';
import type { AgreementTerms, Decision } from './agreement-model.ts';
import { evaluateAgreement } from './evaluate-agreement.ts';
import { replayAgreement } from './replay-agreement.ts';

const january = log(...upButOn('2026-01-10'));
const ledger = (terms: AgreementTerms, decisions: readonly Decision[] = [], facts = january, asOf = at('2027-06-01T00:00Z')) => evaluateAgreement(terms, facts, theYear, asOf, decisions).ledger;
const moves = (...args: Parameters<typeof ledger>) => ledger(...args).map(({ kind, from, to, amount, at: when }) => `${new Date(when).toISOString().slice(0, 10)} ${kind} ${from}>${to} ${amount}`);

describe('S26 the ledger of credits', () => {
  it('says of every unit where it came from, by which rule and how', () => {
    expect(ledger(anAgreement())[0]).toEqual({
      number: 1, at: at('2026-02-06T00:00Z'), kind: 'credit', from: 'failure', to: 'owed', amount: 100_000, currency: 'EUR', period: at('2026-01-01T00:00Z'), level: 'level', rule: 'S26',
      says: '1000000 (monthly fee) × 10 % (at risk) × 100 % (pool) × 100 % (allocation) × 100 % (tier) × 1 (failure 1 in a row) = 100000, rounded 100000',
    });
    expect(ledger(anAgreement())[1]).toMatchObject({ number: 2, kind: 'paid', from: 'owed', to: 'paid', rule: 'S27' });
  });

  it('shows what each cap cut', () => {
    const terms = anAgreementWith({ credits: [aCredit({ cap: 90_000 })], pools: [{ pool: 'all', percent: '100', cap: 80_000 }], periodCap: 70_000, yearCap: 60_000 });

    expect(ledger(terms).map(({ kind, amount, says }) => [kind, amount, kind === 'capped' ? says : ''])).toEqual([
      ['credit', 100_000, ''], ['capped', 10_000, 'Cut by the cap of the level.'], ['capped', 10_000, 'Cut by the cap of the pool.'],
      ['capped', 10_000, 'Cut by the cap of the period.'], ['capped', 10_000, 'Cut by the cap of the contract year.'], ['paid', 60_000, ''],
    ]);
  });
});

describe('S27 below the minimum payable', () => {
  const twoMonths = log(...upButOn('2026-01-10', '2026-02-10'));
  const minimum = (below: 'waive' | 'carry') => anAgreementWith({ minimumPayable: { amount: 150_000, below } });

  it('money is waived', () => {
    expect(moves(minimum('waive'), [], twoMonths)).toEqual(['2026-02-06 credit failure>owed 100000', '2026-02-06 waived owed>waived 100000', '2026-03-06 credit failure>owed 100000', '2026-03-06 waived owed>waived 100000']);
    expect(ledger(minimum('waive'))[1]?.says).toBe('100000 in all is below the minimum payable of 150000.');
  });

  it('or carried until there is enough, and keeps the name of the period that it comes from', () => {
    expect(moves(minimum('carry'), [], twoMonths)).toEqual([
      '2026-02-06 credit failure>owed 100000', '2026-02-06 carried owed>carried 100000', '2026-03-06 credit failure>owed 100000', '2026-03-06 brought-forward carried>owed 100000',
      '2026-03-06 paid owed>paid 100000', '2026-03-06 paid owed>paid 100000',
    ]);
    expect(ledger(minimum('carry'), [], twoMonths).filter(({ kind }) => kind === 'paid').map(({ period }) => period)).toEqual([at('2026-01-01T00:00Z'), at('2026-02-01T00:00Z')]);
  });

  it('says that it is carried, and comes from an earlier period', () => {
    expect(ledger(minimum('carry'), [], twoMonths).filter(({ kind }) => kind === 'carried' || kind === 'brought-forward').map(({ kind, rule, says }) => [kind, rule, says])).toEqual([
      ['carried', 'S27', '100000 in all is below the minimum payable of 150000.'], ['brought-forward', 'S27', 'Carried from an earlier period.'],
    ]);
  });

  const withoutMoneyFrom = (date: string, endsAt?: string, more: Parameters<typeof someMoney>[0] = {}) => {
    const { money: _money, ...free } = aVersion({ number: 2, effectiveFrom: at(`${date}T00:00Z`) });
    const carrying = aVersion({ money: someMoney({ minimumPayable: { amount: 150_000, below: 'carry' }, ...more }) });
    return anAgreement({ versions: [carrying, free], ...(endsAt === undefined ? {} : { endsAt: at(`${endsAt}T00:00Z`) }) });
  };

  it('is payable when the agreement ends, also if nothing is said of money any more by then', () => {
    const ending = withoutMoneyFrom('2026-02-01', '2026-04-01');

    expect(moves(ending, [], twoMonths)).toEqual([
      '2026-02-06 credit failure>owed 100000', '2026-02-06 carried owed>carried 100000', '2026-04-06 brought-forward carried>owed 100000', '2026-04-06 paid owed>paid 100000',
    ]);
    expect(ledger(ending).find(({ kind }) => kind === 'brought-forward')?.says).toBe('Carried from an earlier period. The agreement ends, so it is payable, though 100000 in all is below the minimum payable of 150000.');
    const result = evaluateAgreement(ending, twoMonths, theYear, at('2026-06-01T00:00Z'));
    expect(result.periods.map(({ settlement, settledAt }) => [settlement?.payable, settlement?.credits.length, settledAt])).toEqual([[0, 1, at('2026-02-06T00:00Z')], [undefined, undefined, at('2026-03-06T00:00Z')], [100_000, 0, at('2026-04-06T00:00Z')]]);
    expect(replayAgreement(result)).toEqual([]);
  });

  it('by the terms that it was carried by, and whether or not a fee is stated then', () => {
    const claimed = withoutMoneyFrom('2026-02-01', '2026-03-01', { claimBy: { days: 30, after: 'period-end' } });
    const { fee: _fee, ...unstated } = someMoney({ minimumPayable: { amount: 150_000, below: 'carry' } });
    const { money: _money, ...free } = aVersion({ number: 2, effectiveFrom: at('2026-02-01T00:00Z') });
    const stated = anAgreement({ versions: [aVersion({ money: unstated }), free], endsAt: at('2026-03-01T00:00Z') });

    expect(ledger(claimed).slice(2).map(({ kind }) => kind)).toEqual(['brought-forward', 'expired']);
    expect(ledger(claimed, [decided.claim('2026-02-01', '2026-03-10T00:00Z')]).slice(2).map(({ kind }) => kind)).toEqual(['brought-forward', 'claimed', 'paid']);
    expect(ledger(stated, [decided.fee('2026-01-01', 1_000_000, '2026-02-01T00:00Z')]).map(({ kind, at: when }) => [kind, when]).at(-1)).toEqual(['paid', at('2026-03-06T00:00Z')]);
  });

  it('stays carried while the agreement goes on, and nothing is payable where nothing was carried', () => {
    expect(moves(withoutMoneyFrom('2026-02-01'), [], twoMonths)).toEqual(['2026-02-06 credit failure>owed 100000', '2026-02-06 carried owed>carried 100000']);
    expect(evaluateAgreement(withoutMoneyFrom('2026-02-01', '2026-04-01'), log(...upButOn()), theYear, at('2026-06-01T00:00Z')).periods.map(({ settlement }) => settlement?.total)).toEqual([0, undefined, undefined]);
  });

  it('of a month in which money goes, a part is credited by the terms that it is judged under', () => {
    const { money: _money, ...free } = aVersion({ number: 2, effectiveFrom: at('2026-01-11T00:00Z'), levels: [anAgreedLevel({ expected: '98' })] });
    const ofBothParts = log(...upButOn('2026-01-05', '2026-01-20', '2026-01-21'));
    const { periods } = evaluateAgreement(anAgreement({ versions: [aVersion({ money: someMoney({ periodCap: 30_000 }) }), free] }), ofBothParts, theYear, at('2026-03-15T00:00Z'));

    expect(periods.map(({ levels }) => levels.map(({ result }) => result.state))).toEqual([['failed', 'failed'], ['met'], ['on-course']]);
    // 10 of 31 days of 1,000.00, and what the cap leaves of them.
    expect(periods.map(({ settlement }) => settlement?.credits.map(({ rounded, afterYearCap }) => [rounded, afterYearCap]))).toEqual([[[32_258, 30_000]], undefined, undefined]);
  });

  it('goes on being carried through periods that add nothing', () => {
    const kinds = ledger(minimum('carry'), [], january, at('2026-04-06T00:00Z')).map(({ kind }) => kind);

    expect(kinds).toEqual(['credit', 'carried', 'brought-forward', 'carried', 'brought-forward', 'carried']);
  });

  it('in the last period nothing can be carried, so it is paid', () => {
    const terms = anAgreement({ endsAt: at('2026-02-01T00:00Z'), versions: [aVersion({ money: someMoney({ minimumPayable: { amount: 150_000, below: 'carry' } }) })] });

    expect(moves(terms)).toEqual(['2026-02-06 credit failure>owed 100000', '2026-02-06 paid owed>paid 100000']);
  });
});

describe('S27 claims', () => {
  const terms = anAgreementWith({ claimBy: { days: 30, after: 'period-end' } });

  it('a claim in time makes it due, from its settlement on', () => {
    expect(moves(terms, [decided.claim('2026-01-01', '2026-02-20T00:00Z')])).toEqual(['2026-02-06 credit failure>owed 100000', '2026-02-20 claimed owed>claimed 100000', '2026-02-20 paid claimed>paid 100000']);
    expect(moves(terms, [decided.claim('2026-01-01', '2026-02-02T00:00Z', 'level')]).at(-1)).toBe('2026-02-06 paid claimed>paid 100000');
    expect(ledger(terms, [decided.claim('2026-01-01', '2026-02-20T00:00Z')]).slice(1)).toMatchObject([
      { kind: 'claimed', decision: '2026-01-01 2026-02-20T00:00Z', says: 'The customer claimed it in time.' }, { kind: 'paid', rule: 'S27', says: 'Due.' },
    ]);
    expect(ledger(terms)[1]).toMatchObject({ kind: 'expired', rule: 'S27', says: 'It was not claimed in time.' });
  });

  it('the deadline itself is too late, and what was not claimed has expired', () => {
    const expired = ['2026-02-06 credit failure>owed 100000', '2026-03-03 expired owed>expired 100000'];

    expect(moves(terms)).toEqual(expired);
    expect(moves(terms, [decided.claim('2026-01-01', '2026-03-03T00:00Z')])).toEqual(expired);
    expect(moves(terms, [decided.claim('2026-01-01', '2026-03-02T23:59:59.999Z')]).at(-1)).toContain('paid');
    expect(moves(terms, [decided.claim('2026-01-01', '2026-02-20T00:00Z', 'other'), decided.claim('2026-02-01', '2026-02-20T00:00Z')])).toEqual(expired);
    expect(moves(terms, [], january, at('2026-03-02T23:59:59.999Z'))).toEqual(expired.slice(0, 1));
  });

  it('a deadline that is over before the settlement stands expires with it', () => {
    expect(moves(anAgreementWith({ claimBy: { days: 1, after: 'period-end' } })).at(-1)).toBe('2026-02-06 expired owed>expired 100000');
  });

  it('days are those of the agreement, however long', () => {
    const amsterdam = anAgreement({ zone: 'Europe/Amsterdam', versions: [aVersion({ money: someMoney({ claimBy: { days: 30, after: 'period-end' } }), levels: [anAgreedLevel({ period: { zone: 'Europe/Amsterdam', anchor: '2026-01-01', every: 'P1M' } })] })] });

    expect(ledger(amsterdam, [], log(...upButOn('2026-03-10'))).find(({ kind }) => kind === 'expired')?.at).toBe(at('2026-04-30T22:00Z'));
    expect(ledger(amsterdam, [], log(...upButOn('2026-02-10'))).find(({ kind }) => kind === 'expired')?.at).toBe(at('2026-03-30T22:00Z'));
  });

  it('may be counted from the first statement, and wait for it', () => {
    const fromStatement = anAgreementWith({ claimBy: { days: 30, after: 'statement' } });
    const issued = [decided.statement('2026-01-01', '2026-02-10T00:00Z'), decided.statement('2026-01-01', '2026-05-10T00:00Z')];

    expect(moves(fromStatement)).toHaveLength(1);
    expect(moves(fromStatement, issued).at(-1)).toBe('2026-03-12 expired owed>expired 100000');
    expect(moves(fromStatement, [decided.claim('2026-01-01', '2026-02-09T00:00Z')]).at(-1)).toBe('2026-02-09 paid claimed>paid 100000');
  });

  it('expired money frees no cap', () => {
    const capped = anAgreementWith({ claimBy: { days: 30, after: 'period-end' }, yearCap: 150_000 });

    expect(balancesOf(ledger(capped, [], log(...upButOn('2026-01-10', '2026-04-10', '2026-08-10')))).get('expired')).toBe(150_000);
  });
});

describe('S28 escrow', () => {
  const earning = (more = {}, changes: Partial<AgreementTerms> = {}) => anAgreementWith({ earnBack: { test: { kind: 'met', periods: 2 }, window: 3 }, ...more }, changes);

  it('holds a credit until it is earned back, by closed periods only', () => {
    expect(moves(earning())).toEqual(['2026-02-06 credit failure>owed 100000', '2026-02-06 escrowed owed>escrow 100000', '2026-04-06 returned escrow>returned 100000']);
    expect(moves(earning(), [], january, at('2026-04-05T23:59:59.999Z'))).toHaveLength(2);
    expect(moves(earning(), [], january, at('2026-04-06T00:00Z'))).toHaveLength(3);
  });

  it('says why it is held, whether it is decided yet or not', () => {
    const held = { kind: 'escrowed', from: 'owed', to: 'escrow', rule: 'S28', says: 'Held until it is decided whether it is earned back.' };

    expect(ledger(earning(), [], january, at('2026-02-06T00:00Z'))[1]).toMatchObject(held);
    expect(ledger(earning())).toMatchObject([{ kind: 'credit' }, held, { kind: 'returned', from: 'escrow', says: '2 periods were met.' }]);
  });

  it('or until it cannot be any more, and then pays it', () => {
    const facts = log(...upButOn('2026-01-10', '2026-02-10', '2026-03-10'));

    expect(moves(earning(), [], facts).filter((line) => line.includes('2026-04-06'))).toEqual(['2026-04-06 paid escrow>paid 100000', '2026-04-06 credit failure>owed 100000', '2026-04-06 escrowed owed>escrow 100000']);
    expect(ledger(earning(), [], facts).find(({ kind }) => kind === 'paid')).toMatchObject({ rule: 'S28', says: '2 periods cannot be met any more.' });
  });

  it('frees no cap', () => {
    const capped = earning({ yearCap: 100_000 });

    expect(moves(capped, [], log(...upButOn('2026-01-10', '2026-06-10')))).toContain('2026-07-06 capped owed>capped 100000');
  });

  it('begins with the claim, where one is needed', () => {
    const claimed = earning({ claimBy: { days: 90, after: 'period-end' } });

    expect(moves(claimed, [decided.claim('2026-01-01', '2026-04-20T00:00Z')]).slice(1)).toEqual(['2026-04-20 claimed owed>claimed 100000', '2026-04-20 escrowed claimed>escrow 100000', '2026-04-20 returned escrow>returned 100000']);
  });

  it('is not for chronic failures', () => {
    const barred = earning({ earnBack: { test: { kind: 'met', periods: 1 }, window: 3, notAfter: { failures: 2, inPeriods: 2 } } });

    expect(moves(barred, [], log(...upButOn('2026-01-10', '2026-02-10')))).toEqual([
      '2026-02-06 credit failure>owed 100000', '2026-02-06 escrowed owed>escrow 100000', '2026-03-06 credit failure>owed 100000', '2026-03-06 paid owed>paid 100000', '2026-04-06 returned escrow>returned 100000',
    ]);
    expect(ledger(barred, [], log(...upButOn('2026-01-10', '2026-02-10')))[3]).toMatchObject({ rule: 'S28', says: 'It failed too often to be earned back.' });
  });

  it('ends with the agreement: what is undecided then is paid', () => {
    const ending = earning({}, { endsAt: at('2026-04-01T00:00Z') });

    expect(moves(ending).at(-1)).toBe('2026-04-01 paid escrow>paid 100000');
    expect(moves(ending, [], january, at('2026-04-01T00:00Z')).at(-1)).toBe('2026-04-01 paid escrow>paid 100000');
    expect(moves(ending, [], january, at('2026-03-31T23:59:59.999Z')).at(-1)).toBe('2026-02-06 escrowed owed>escrow 100000');
    expect(moves(ending, [], log(...upButOn('2026-03-10'))).slice(-2)).toEqual(['2026-04-06 escrowed owed>escrow 100000', '2026-04-06 paid escrow>paid 100000']);
  });

  it('over the mean of its window adds the periods up', () => {
    const mean = (expected: string) => anAgreement({ versions: [aVersion({ levels: [anAgreedLevel({ expected })], money: someMoney({ earnBack: { test: { kind: 'mean' }, window: 2 } }) })] });
    const facts = log(...upButOn('2026-01-10', '2026-02-10'));
    // Ten of 1,416 hours in February and March are bad: 99.29 %.

    expect(moves(mean('99.2'), [], facts)).toContain('2026-04-06 returned escrow>returned 100000');
    expect(moves(mean('99.3'), [], facts)).toContain('2026-04-06 paid escrow>paid 100000');
  });
});

describe('the ledger', () => {
  const dates = ['01', '02', '03', '04', '05', '06', '07', '08'].map((month) => `2026-${month}-10`);
  const someFacts = fc.tuple(fc.subarray(dates), fc.subarray(dates)).map(([a, b]) => log(...componentUpButOn('a', ...a), ...componentUpButOn('b', ...b)));
  const cap = fc.option(fc.nat(150_000), { nil: undefined });
  const someTerms = fc.record({
    yearCap: cap, periodCap: cap, minimumPayable: fc.option(fc.record({ amount: fc.nat(120_000), below: fc.constantFrom('waive', 'carry') }), { nil: undefined }),
    claimBy: fc.option(fc.record({ days: fc.integer({ min: 1, max: 80 }), after: fc.constantFrom('period-end', 'statement') }), { nil: undefined }),
    earnBack: fc.option(fc.record({ test: fc.record({ kind: fc.constant('met'), periods: fc.integer({ min: 1, max: 2 }), inARow: fc.boolean() }), window: fc.integer({ min: 2, max: 4 }) }), { nil: undefined }),
    endsAt: fc.constantFrom(undefined, at('2026-06-01T00:00Z'), at('2026-07-20T00:00Z')),
  }).map(({ endsAt, ...money }): AgreementTerms => {
    const stated: Partial<ReturnType<typeof someMoney>> = JSON.parse(JSON.stringify(money));
    const levels = [anAgreedLevel({ id: 'a', component: 'a' }), anAgreedLevel({ id: 'b', component: 'b' })];
    const credits = [aCredit({ level: 'a', allocation: '33.3', multiplier: ['1', '1.7'] }), aCredit({ level: 'b', allocation: '66.7' })];
    return anAgreement({ ...(endsAt === undefined ? {} : { endsAt }), versions: [aVersion({ levels, money: someMoney({ ...stated, credits }) })] });
  });
  const someDecisions = fc.array(fc.record({ month: fc.constantFrom('01', '02', '03', '04'), day: fc.integer({ min: 32, max: 160 }), kind: fc.constantFrom('claim', 'statement') }), { maxLength: 6 })
    .map((all) => all.map(({ month, day, kind }) => decided[kind](`2026-${month}-01`, new Date(at('2026-01-01T00:00Z') + day * 86_400_000).toISOString())));
  const moment = fc.integer({ min: 10, max: 420 }).map((days) => at('2026-01-01T00:00Z') + days * 86_400_000);

  it('law: balances exactly, no account but that of failures is ever below nothing, and credits are those of the settlements', () => {
    fc.assert(fc.property(someTerms, someFacts, someDecisions, moment, (terms, facts, decisions, asOf) => {
      const { ledger: lines, periods } = evaluateAgreement(terms, facts, { start: 0, end: asOf }, asOf, decisions);
      for (const [place] of lines.entries()) {
        const balances = balancesOf(lines.slice(0, place + 1));
        expect([...balances.values()].reduce((a, b) => a + b, 0)).toBe(0);
        expect([...balances].filter(([account, amount]) => account !== 'failure' && amount < 0)).toEqual([]);
      }
      for (const { period, settlement, settledAt } of periods.filter((one) => one.settledAt !== undefined)) {
        const credited = lines.filter(({ kind, period: of }) => kind === 'credit' && of === period.start);
        expect(credited.map(({ level, amount, at: when }) => [level, amount, when])).toEqual(settlement?.credits.filter(({ rounded }) => rounded > 0).map(({ level, rounded }) => [level, rounded, settledAt]));
        const capped = lines.filter(({ kind, period: of }) => kind === 'capped' && of === period.start).reduce((sum, { amount }) => sum + amount, 0);
        expect(capped).toBe(settlement?.credits.reduce((sum, { rounded, afterYearCap }) => sum + rounded - afterYearCap, 0));
      }
    }), runs(260, 120));
  });

  it('law: a later look adds lines at the end and changes none', () => {
    fc.assert(fc.property(someTerms, someFacts, someDecisions, moment, moment, (terms, facts, decisions, one, other) => {
      const early = ledger(terms, decisions, facts, Math.min(one, other));
      expect(ledger(terms, decisions, facts, Math.max(one, other)).slice(0, early.length)).toEqual(early);
    }), runs(261, 120));
  });

  it('law: the order in which facts and decisions are told does not matter', () => {
    fc.assert(fc.property(someTerms, someFacts, someDecisions, (terms, facts, decisions) => {
      expect(ledger(terms, decisions.toReversed(), facts.toReversed())).toEqual(ledger(terms, decisions, facts));
    }), runs(262, 40));
  });
});
