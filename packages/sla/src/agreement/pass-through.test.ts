import { DAY } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aCredit, anAgreedLevel, anAgreement, aVersion, componentUpButOn, decided, someMoney, theIncident, theYear, upButOn } from '../../testing/agreement-story.ts';
import { at, counts, down, log, maintenance, samplesEvery, up } from '../../testing/story.ts';
import type { UnloggedFact } from '../../testing/story.ts';
import type { AvailabilityTerms } from '../model.ts';
import type { MoneyTerms } from '../money/money-model.ts';
import type { AgreementCase } from './pass-through-model.ts';
import { evaluateAgreement } from './evaluate-agreement.ts';
import { passThrough } from './pass-through.ts';

const storm = (component: string) => theIncident('storm', component, '2026-01-10');
const customer: AgreementCase = { terms: anAgreement(), facts: log(...upButOn('2026-01-10'), storm('shop')) };
const supplier = (level: Partial<AvailabilityTerms> = {}, money: Partial<MoneyTerms> = {}, ...facts: readonly UnloggedFact[]): AgreementCase => ({
  terms: anAgreement({ id: 'network-uc', kind: 'uc', versions: [aVersion({ levels: [anAgreedLevel({ id: 'network', component: 'network', ...level })], money: someMoney({ fee: 300_000, credits: [aCredit({ level: 'network' })], ...money }) })] }),
  facts: log(...componentUpButOn('network', '2026-01-10'), storm('network'), ...facts),
});
const underpinnings = [{ customer: { agreement: 'shop-sla', level: 'level' }, supplier: { agreement: 'network-uc', level: 'network' } }];
const asOf = at('2026-02-10T00:00Z');
const rows = (...suppliers: readonly AgreementCase[]) => passThrough({ customers: [customer], suppliers, underpinnings, range: theYear, asOf });
const reasons = (one: AgreementCase) => rows(one).flatMap((row) => row.reasons.map(({ reason, amount }) => [row.incident, reason, amount]));

describe('S36 pass-through', () => {
  it('sets credits owed beside credits due, incident by incident', () => {
    expect(rows(supplier())).toEqual([{
      incident: 'storm', owed: [{ agreement: 'shop-sla', level: 'level', amount: 100_000 }], due: [{ agreement: 'network-uc', level: 'network', amount: 30_000 }],
      totalOwed: 100_000, totalDue: 30_000, gap: 70_000, uncovered: 70_000, reasons: [{ reason: 'amounts', amount: 70_000, says: 'Under the same terms suppliers credit other amounts.' }],
    }]);
  });

  it('shows what caps took', () => {
    expect(reasons(supplier({}, { periodCap: 20_000, yearCap: 90_000 }))).toEqual([['storm', 'caps', 10_000], ['storm', 'amounts', 70_000]]);
    expect(reasons(supplier({}, { yearCap: 20_000 }))[0]).toEqual(['storm', 'caps', 10_000]);
    expect(reasons(supplier({}, { pools: [{ pool: 'all', percent: '100', cap: 20_000 }] }))[0]).toEqual(['storm', 'caps', 10_000]);
    expect(reasons(supplier({}, { credits: [aCredit({ level: 'network', cap: 20_000 })] }))[0]).toEqual(['storm', 'caps', 10_000]);
  });

  it('what the supplier could exclude and the customer did not grant', () => {
    const night = maintenance('2026-01-10T12:00Z', '2026-01-10T20:00Z', { component: 'network' });

    expect(reasons(supplier({}, {}, night))).toEqual([['storm', 'exclusions', 30_000], ['storm', 'amounts', 70_000]]);
    expect(reasons(supplier({}, {}, { ...night, component: 'elsewhere' }))).toEqual([['storm', 'amounts', 70_000]]);
  });

  it('and what the customer granted counts for the supplier too', () => {
    const granted: AgreementCase = { ...customer, facts: log(...upButOn('2026-01-10'), maintenance('2026-01-10T12:00Z', '2026-01-10T20:00Z'), storm('shop')) };

    expect(passThrough({ customers: [granted], suppliers: [supplier()], underpinnings, range: theYear, asOf })).toMatchObject([
      { totalOwed: 0, totalDue: 30_000, gap: -30_000, uncovered: 0, reasons: [{ reason: 'exclusions', amount: -30_000 }] },
    ]);
  });

  it('and what only other terms would have made due, of an incident that nobody owes anything for', () => {
    const kept: AgreementCase = { ...customer, facts: log(...upButOn(), maintenance('2026-01-12T12:00Z', '2026-01-12T20:00Z')) };
    const softer = supplier({ expected: '95' }, { periodCap: 20_000 });

    expect(passThrough({ customers: [kept], suppliers: [softer], underpinnings, range: theYear, asOf })).toEqual([{
      incident: 'storm', owed: [], due: [], totalOwed: 0, totalDue: 0, gap: 0, uncovered: 0,
      reasons: [{ reason: 'targets', amount: 30_000, says: 'Suppliers owe other targets than we do.' }, { reason: 'amounts', amount: -30_000, says: 'Under the same terms suppliers credit other amounts.' }],
    }]);
  });

  it('also where a later step takes it back', () => {
    const office = { kind: 'business', zone: 'UTC', weekly: [{ days: ['fri'], shifts: [{ opens: '09:00', closes: '17:00' }] }] } as const;
    const night = maintenance('2026-01-10T12:00Z', '2026-01-10T22:00Z', { component: 'network' });
    const friday: AgreementCase = { terms: anAgreement({ versions: [aVersion({ levels: [anAgreedLevel({ calendar: office })] })] }), facts: log(...upButOn()) };

    expect(passThrough({ customers: [friday], suppliers: [supplier({}, {}, night)], underpinnings, range: theYear, asOf })).toMatchObject([
      { incident: 'storm', gap: 0, reasons: [{ reason: 'exclusions', amount: 30_000 }, { reason: 'calendars', amount: -30_000 }] },
    ]);
  });

  it('says what each reason is', () => {
    const sentences = (one: AgreementCase, standing = underpinnings) => passThrough({ customers: [customer], suppliers: [one], underpinnings: standing, range: theYear, asOf })[0]?.reasons.map(({ reason, says }) => `${reason}: ${says}`);
    const office = { kind: 'business', zone: 'UTC', weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], shifts: [{ opens: '09:00', closes: '17:00' }] }] } as const;

    expect(sentences(supplier(), [])).toEqual(['not-underpinned: No supplier stands under these levels.', 'amounts: Under the same terms suppliers credit other amounts.']);
    expect(sentences(supplier({}, { periodCap: 20_000 }))?.[0]).toBe('caps: Caps and single-incident rules of suppliers cut their credits.');
    expect(sentences(supplier({}, {}, maintenance('2026-01-10T12:00Z', '2026-01-10T20:00Z', { component: 'network' })))?.[0]).toBe('exclusions: Suppliers exclude other time than customers do.');
    expect(sentences(supplier({ calendar: office }))?.[0]).toBe('calendars: Suppliers are bound in other hours than we are.');
    expect(sentences(supplier({ expected: '95' }))?.[0]).toBe('targets: Suppliers owe other targets than we do.');
  });

  it('hours in which the supplier was not bound', () => {
    const office = { kind: 'business', zone: 'UTC', weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], shifts: [{ opens: '09:00', closes: '17:00' }] }] } as const;

    expect(reasons(supplier({ calendar: office }))).toEqual([['storm', 'calendars', 30_000], ['storm', 'amounts', 70_000]]);
  });

  it('targets that the supplier kept while we did not keep ours', () => {
    expect(reasons(supplier({ expected: '95' }))).toEqual([['storm', 'targets', 30_000], ['storm', 'amounts', 70_000]]);
    expect(reasons(supplier({ expected: '99', minimum: '95' }))).toEqual([['storm', 'targets', 30_000], ['storm', 'amounts', 70_000]]);
  });

  it('takes the minimum of the customer, where there is one', () => {
    const lenient: AgreementCase = { ...customer, terms: anAgreement({ versions: [aVersion({ levels: [anAgreedLevel({ expected: '99.9', minimum: '99' })] })] }) };
    const row = passThrough({ customers: [lenient], suppliers: [supplier({ expected: '99.9', minimum: '90' })], underpinnings, range: theYear, asOf });

    expect(row[0]?.reasons.map(({ reason, amount }) => [reason, amount])).toEqual([['targets', 30_000], ['amounts', 70_000]]);
  });

  it('takes the minimum of the customer even where it spares the supplier a credit', () => {
    const lenient: AgreementCase = { ...customer, terms: anAgreement({ versions: [aVersion({ levels: [anAgreedLevel({ expected: '99.9', minimum: '98' })] })] }) };
    const row = passThrough({ customers: [lenient], suppliers: [supplier()], underpinnings, range: theYear, asOf });

    expect(row[0]?.reasons.map(({ reason, amount }) => [reason, amount])).toEqual([['targets', -30_000]]);
  });

  it('makes each supplier\'s level like the one that it stands under, of several', () => {
    const two = (ids: readonly [string, string], expected: readonly [string, string], id: string) => ({
      terms: anAgreement({ id, versions: [aVersion({ levels: ids.map((level, place) => anAgreedLevel({ id: level, component: level, expected: expected[place] ?? '' })), money: someMoney({ credits: ids.map((level) => aCredit({ level, allocation: '50' })) }) })] }),
      facts: log(...ids.flatMap((component) => [...componentUpButOn(component, '2026-01-10'), storm(component)])),
    });
    const [shop, bank] = [two(['web', 'pay'], ['99', '98'], 'shop-sla'), two(['app', 'sms'], ['99', '98'], 'bank-sla')];
    const [network, power] = [two(['net', 'wifi'], ['98', '98'], 'network-uc'), two(['net', 'wifi'], ['98', '98'], 'power-uc')];
    const under = (customerLevel: string, agreement: string, supplierLevel: string, of: string) => ({ customer: { agreement: of, level: customerLevel }, supplier: { agreement, level: supplierLevel } });
    // Of four levels of suppliers that all reached 98.655 % three stand under a target of 99 %.
    const all = [under('pay', 'network-uc', 'net', 'shop-sla'), under('web', 'network-uc', 'wifi', 'shop-sla'), under('app', 'power-uc', 'net', 'bank-sla'), under('app', 'power-uc', 'wifi', 'bank-sla')];
    const [row] = passThrough({ customers: [shop, bank], suppliers: [network, power], underpinnings: all, range: theYear, asOf });

    expect(row).toMatchObject({ totalOwed: 100_000, totalDue: 0, reasons: [{ reason: 'targets', amount: 150_000 }, { reason: 'amounts', amount: -50_000 }] });
    expect(passThrough({ customers: [shop, bank], suppliers: [network], underpinnings: all, range: theYear, asOf })[0]?.reasons).toMatchObject([{ reason: 'targets', amount: 50_000 }, { reason: 'amounts', amount: 50_000 }]);
    expect(passThrough({ customers: [shop], suppliers: [network], underpinnings: [under('gone', 'network-uc', 'net', 'shop-sla')], range: theYear, asOf })[0]?.reasons.map(({ reason }) => reason)).toEqual(['not-underpinned']);
    const bound = { ...supplier({}, {}, maintenance('2026-01-10T12:00Z', '2026-01-10T20:00Z', { component: 'network' })) };
    expect(passThrough({ customers: [customer], suppliers: [bound], underpinnings: [{ customer: { agreement: 'shop-sla', level: 'gone' }, supplier: { agreement: 'network-uc', level: 'network' } }], range: theYear, asOf })[0]?.reasons).toMatchObject([{ reason: 'not-underpinned', amount: 100_000 }]);
    expect(passThrough({ customers: [shop], suppliers: [], underpinnings: [under('web', 'network-uc', 'net', 'bank-sla')], range: theYear, asOf })[0]?.reasons).toMatchObject([{ reason: 'not-underpinned', amount: 50_000 }]);
  });

  it('keeps what suppliers exclude elsewhere, and grants nothing but exclusions of the component above', () => {
    const levels = ['network', 'cable', 'mast'].map((id) => anAgreedLevel({ id, component: id, expected: '99' }));
    const nights = levels.map(({ component }) => maintenance('2026-01-10T12:00Z', '2026-01-10T22:00Z', { component }));
    const three: AgreementCase = {
      terms: anAgreement({ id: 'network-uc', versions: [aVersion({ levels, money: someMoney({ credits: levels.map(({ id }) => aCredit({ level: id, allocation: '30' })) }) })] }),
      facts: log(...levels.flatMap(({ component }) => [...componentUpButOn(component, '2026-01-10'), storm(component)]), ...nights),
    };
    const standing = ['network', 'cable'].map((level) => ({ customer: { agreement: 'shop-sla', level: 'level' }, supplier: { agreement: 'network-uc', level } }));
    const reasonsOf = (one: AgreementCase, over: AgreementCase) => passThrough({ customers: [over], suppliers: [one], underpinnings: standing, range: theYear, asOf }).flatMap((row) => row.reasons.map(({ reason, amount }) => [reason, amount]));

    expect(reasonsOf(three, customer)).toEqual([['exclusions', 60_000], ['amounts', 40_000]]);
    const elsewhere = { ...customer, facts: log(...upButOn('2026-01-10'), maintenance('2026-01-10T12:00Z', '2026-01-10T22:00Z', { component: 'elsewhere' }), storm('shop')) };
    expect(reasonsOf(three, elsewhere)).toEqual([['exclusions', 60_000], ['amounts', 40_000]]);
    const well = { ...three, facts: log(...levels.flatMap(({ component }) => componentUpButOn(component))) };
    expect(reasonsOf(well, customer)).toEqual([['amounts', 100_000]]);
  });

  it('levels that nobody stands under', () => {
    expect(passThrough({ customers: [customer], suppliers: [supplier()], underpinnings: [], range: theYear, asOf })[0]?.reasons.map(({ reason, amount }) => [reason, amount])).toEqual([['not-underpinned', 100_000], ['amounts', -30_000]]);
    expect(rows()).toMatchObject([{ totalDue: 0, uncovered: 100_000 }]);
    expect(passThrough({ customers: [customer], suppliers: [supplier()], underpinnings: [{ ...underpinnings[0], customer: { agreement: 'unknown', level: 'level' }, supplier: { agreement: 'network-uc', level: 'network' } }], range: theYear, asOf })[0]?.gap).toBe(70_000);
  });

  it('a failure that no single incident brought about is shared out by bad time, and the rest has no incident', () => {
    const facts = log(...upButOn('2026-01-10', '2026-01-20', '2026-01-25'), storm('shop'), theIncident('flood', 'shop', '2026-01-20'));

    expect(passThrough({ customers: [{ ...customer, facts }], suppliers: [], underpinnings, range: theYear, asOf }).map(({ incident, totalOwed }) => [incident, totalOwed])).toEqual([[undefined, 33_334], ['flood', 33_333], ['storm', 33_333]]);
  });

  it('shares out to the cent, the largest remainders first, and names no incident that got nothing', () => {
    const outage = (start: string, end: string) => [down(start), up(end)];
    const cause = (incident: string, start: string, end: string) => theIncident(incident, 'shop', '2026-01-10', { window: { start: at(start), end: at(end) } });
    const hours = [up('2026-01-01T00:00Z'), ...outage('2026-01-05T00:00Z', '2026-01-05T08:00Z'), ...outage('2026-01-06T00:00Z', '2026-01-06T16:00Z'), ...outage('2026-01-07T00:00Z', '2026-01-08T08:00Z')];
    const causes = [cause('a', '2026-01-05T00:00Z', '2026-01-05T08:00Z'), cause('b', '2026-01-06T00:00Z', '2026-01-06T16:00Z'), cause('c', '2026-01-07T00:00Z', '2026-01-08T08:00Z')];
    const owed = (...facts: readonly UnloggedFact[]) => passThrough({ customers: [{ ...customer, facts: log(...facts) }], suppliers: [], underpinnings, range: theYear, asOf }).map(({ incident, totalOwed }) => [incident, totalOwed]);

    expect(owed(...hours, ...causes)).toEqual([['a', 14_286], ['b', 28_571], ['c', 57_143]]);
    expect(owed(...hours, ...causes.slice(0, 2), maintenance('2026-01-20T00:00Z', '2026-01-25T00:00Z'))).toEqual([[undefined, 57_143], ['a', 14_286], ['b', 28_571]]);
  });

  it('puts down whole what one incident brought about, whatever else was bad', () => {
    const facts = log(...upButOn('2026-01-10'), down('2026-01-20T12:00Z'), up('2026-01-20T13:00Z'), storm('shop'));

    expect(passThrough({ customers: [{ ...customer, facts }], suppliers: [], underpinnings, range: theYear, asOf }).map(({ incident, totalOwed }) => [incident, totalOwed])).toEqual([['storm', 100_000]]);
  });

  it('puts each level down to its own incidents, and only for the periods that failed', () => {
    const weekly = (id: string) => anAgreedLevel({ id, component: id, period: { zone: 'UTC', anchor: '2026-01-05', every: 'P1W' }, partialPeriod: 'waive' });
    const terms = anAgreement({ versions: [aVersion({ levels: [weekly('a'), weekly('b')], money: someMoney({ credits: [aCredit({ level: 'a', allocation: '40' }), aCredit({ level: 'b', allocation: '60' })] }) })] });
    const breeze = theIncident('breeze', 'a', '2026-01-20', { window: { start: at('2026-01-20T12:00Z'), end: at('2026-01-20T13:00Z') } });
    const facts = log(
      ...componentUpButOn('a', '2026-01-10'), down('2026-01-20T12:00Z', { component: 'a' }), up('2026-01-20T13:00Z', { component: 'a' }), ...componentUpButOn('b', '2026-01-10'),
      storm('a'), breeze, theIncident('flood', 'b', '2026-01-10'),
    );

    expect(passThrough({ customers: [{ terms, facts }], suppliers: [], underpinnings, range: theYear, asOf }).map(({ incident, owed }) => [incident, owed.map(({ level, amount }) => [level, amount])])).toEqual([
      ['flood', [['b', 60_000]]], ['storm', [['a', 40_000]]],
    ]);
  });

  it('looks at no running period, and the reasons add up to the gap', () => {
    const facts = log(...upButOn('2026-01-10', '2026-02-05'), storm('shop'), theIncident('flood', 'shop', '2026-02-05'));
    const found = passThrough({ customers: [{ ...customer, facts }], suppliers: [supplier({ expected: '95' }, { periodCap: 1 })], underpinnings, range: theYear, asOf });

    expect(found.map(({ incident }) => incident)).toEqual(['storm']);
    expect(passThrough({ customers: [customer], suppliers: [], underpinnings, range: theYear, asOf: at('2026-02-01T00:00Z') })).toMatchObject([{ totalOwed: 100_000 }]);
    expect(found.map(({ gap, reasons: all }) => all.reduce((sum, { amount }) => sum + amount, 0) - gap)).toEqual([0]);
  });

  it('leaves a supplier without money, and kinds that have no like, as they are', () => {
    const { money: _money, ...bare } = aVersion({ levels: [anAgreedLevel({ id: 'network', component: 'network' })] });
    const latency = {
      id: 'network', name: 'Latency', kind: 'percentile', component: 'network', obligor: 'provider', method: samplesEvery(DAY), calendar: { kind: 'always' }, period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' },
      exclusions: { effect: 'remove' }, partialPeriod: 'prorate', percentile: { percent: '95', method: 'nearest-rank' }, better: 'lower', unit: 'ms', expected: '800', unknown: { policy: 'ignore', minimumCoverage: '0' },
    } as const;
    const slow: AgreementCase = {
      terms: anAgreement({ id: 'network-uc', versions: [aVersion({ levels: [latency], money: someMoney({ credits: [aCredit({ level: 'network', tiers: [{}] })] }) })] }),
      facts: log({ ...counts([['2026-01-10T12:00Z', 1, 1]], { component: 'network' }), value: [900] }, storm('network')),
    };

    expect(reasons({ ...supplier(), terms: anAgreement({ id: 'network-uc', versions: [bare] }) })).toEqual([['storm', 'amounts', 100_000]]);
    const quick = { ...slow, facts: log({ ...counts([['2026-01-10T12:00Z', 1, 1]], { component: 'network' }), value: [700] }), decisions: [decided.incident('2026-01-01', 'network', 'storm', '2026-01-20T00:00Z')] };
    expect(rows(slow).map(({ incident, totalOwed, totalDue }) => [incident, totalOwed, totalDue])).toEqual([[undefined, 0, 100_000], ['storm', 100_000, 0]]);
    expect(reasons(quick)).toEqual([['storm', 'amounts', 100_000]]);
    const overAvailability: AgreementCase = { terms: anAgreement({ versions: [aVersion({ levels: [{ ...latency, id: 'level', component: 'shop', expected: '99' }], money: someMoney({ credits: [aCredit({ tiers: [{}] })] }) })] }), facts: log({ ...counts([['2026-01-10T12:00Z', 1, 1]]), value: [900] }), decisions: [decided.incident('2026-01-01', 'level', 'storm', '2026-01-20T00:00Z')] };
    const kept = passThrough({ customers: [overAvailability], suppliers: [supplier({ expected: '95' })], underpinnings, range: theYear, asOf });
    expect(kept.flatMap((row) => row.reasons.map(({ reason, amount }) => [row.incident, reason, amount]))).toEqual([['storm', 'amounts', 100_000]]);
  });

  it('changes no credit', () => {
    const before = evaluateAgreement(customer.terms, customer.facts, theYear, asOf);
    rows(supplier());

    expect(evaluateAgreement(customer.terms, customer.facts, theYear, asOf)).toEqual(before);
  });
});
