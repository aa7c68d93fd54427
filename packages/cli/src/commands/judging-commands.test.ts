import { describe, expect, test } from 'vitest';
import { entente, filesOf } from '../../testing/command.ts';
import { backedBy, checkoutFacts, checkoutTerms, shopFacts, shopTerms, sumFacts, sumTerms, suppliersOf } from '../../testing/documents.ts';

const file = await filesOf({
  'shop.yaml': shopTerms(), 'checkout.yaml': checkoutTerms, 'shop.csv': shopFacts, 'checkout.csv': checkoutFacts,
  'softer.yaml': shopTerms('99.4').replace('minimum: 99.5', 'minimum: 99'), 'other.yaml': shopTerms().replaceAll('shop-sla', 'another-sla'),
  'tight.yaml': suppliersOf('99.96', '99.95'), 'loose.yaml': suppliersOf('99', '99.95'), 'backed.yaml': backedBy('99.9'), 'unbacked.yaml': backedBy('99.8'),
  'sum.yaml': sumTerms, 'sum.csv': sumFacts,
  'bad.yaml': shopTerms('99,95'), 'bad.csv': `${shopFacts}shop,yesterday,up\n`, 'empty.yaml': '',
  'claims.json': JSON.stringify([{ id: '1', kind: 'fee', at: '2026-03-01T00:00:00Z', period: '2026-02-28T23:00:00Z', amount: 2_000_000 }]),
  'bad-claims.json': JSON.stringify([{ id: '1', kind: 'wish', at: 0, period: 0 }]),
});

describe('entente check', () => {
  test('says what there is when nothing is wrong, and ends with 0', async () => {
    expect(await entente('check', file('shop.yaml'))).toMatchObject({ code: 0, said: '1 agreement, 1 level, 0 shared metrics, 6 other documents: no problem.\n' });
  });

  test('names each problem with file, line and fix, and ends with 1', async () => {
    const { code, said } = await entente('check', file('bad.yaml'));

    expect(code).toBe(1);
    expect(said).toMatch(/bad\.yaml:\d+:\d+ {2}"99,95" is not a percentage\. \[PERCENT_INVALID\]\n {4}Write a decimal/);
    expect(JSON.parse((await entente('check', file('bad.yaml'), '--json')).said)).toMatchObject({ format: 'entente-check/1', problems: [{ code: 'PERCENT_INVALID', line: 47 }] });
  });
});

describe('entente evaluate', () => {
  const words = ['evaluate', file('shop.yaml'), '--facts', file('shop.csv'), '--period', '2026-03'];

  test('shows each level of each period, and what it costs', async () => {
    expect((await entente(...words)).said).toBe(`The shop (SLA of acme with shopkeeper)

2026-03-01 to 2026-04-01 (Europe/Amsterdam), version 1, closed
Level         Expected    Result  Best  Missed  Known  State
────────────  ────────  ────────  ────  ──────  ─────  ──────
availability   99.95 %  99.461 %     –     4 h  100 %  failed

Credit             Exact  After caps  How
────────────  ──────────  ──────────  ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
availability  EUR 500.00  EUR 500.00  1000000 (monthly fee) × 10 % (at risk) × 100 % (pool) × 50 % (allocation) × 100 % (tier) × 1 (failure 1 in a row) = 50000
Payable: EUR 500.00.
`);
  });

  test('explained, the account of each level and of the money stands below its table', async () => {
    const { said } = await entente(...words, '--explain');

    expect(said).toContain('failed\n\navailability, step by step\n  S2   The period is 2026-02-28T23:00Z to 2026-03-31T22:00Z (Europe/Amsterdam).');
    expect(said).toMatch(/^ {2}S25 {2}99\.461 % against expected 99\.95 %, minimum 99\.5 %: failed\.$/m);
    expect(said).toMatch(/^ {2}S27 {2}50000 in all, in minor units of EUR: 50000 payable, 0 waived, 0 carried to the next period\.$/m);
    expect((await entente(...words)).said).not.toContain('step by step');
  });

  test('explained, a shared metric says how each share came about', async () => {
    const { said } = await entente('evaluate', file('checkout.yaml'), '--facts', file('checkout.csv'), '--period', '2026-03', '--explain');

    expect(said).toMatch(/^end to end, step by step$/m);
    expect(said).toMatch(/^ {2}S33 {2}The shares add up to the bad time end to end, /m);
  });

  test('for programs it is the whole result, with its format and number', async () => {
    const { said } = await entente(...words, '--json');

    expect(JSON.parse(said)).toMatchObject({ format: 'entente-evaluation/1', facts: 3, agreements: [{ name: 'shop-sla', periods: [{ standing: 'closed', levels: [{ result: { state: 'failed' } }], settlement: { payable: 50_000 } }] }] });
  });

  test('as it was known at an earlier moment: later facts are left out, and the period runs', async () => {
    const { said } = await entente(...words, '--known-at', '2026-03-05T12:00:00Z', '--json');

    expect(JSON.parse(said)).toMatchObject({ facts: 2, agreements: [{ periods: [{ standing: 'running', levels: [{ result: { running: true, toDate: { bad: String(10 * 60_000) } } }] }] }] });
  });

  test('what people decided counts: another fee', async () => {
    expect((await entente(...words, '--decisions', file('claims.json'))).said).toContain('Payable: EUR 1000.00.');
    expect(await entente(...words, '--decisions', file('bad-claims.json'))).toMatchObject({ code: 4, complained: expect.stringContaining('0.kind') });
  });

  test('rows that cannot be read are told, the others count, and it ends with 1', async () => {
    const { code, said, complained } = await entente('evaluate', file('shop.yaml'), '--facts', file('bad.csv'), '--period', '2026-03');

    expect({ code, complained }).toEqual({ code: 1, complained: `${file('bad.csv')}:5  at: "yesterday" is not a time. Write it as 2026-11-01T13:05:00Z, or as milliseconds since 1970.\n` });
    expect(said).toContain('99.461 %');
  });

  test('nothing is judged by terms that are wrong, and names that nobody has are told with those there are', async () => {
    expect(await entente('evaluate', file('bad.yaml'), '--facts', file('shop.csv'), '--period', '2026-03')).toMatchObject({ code: 1, complained: expect.stringContaining('PERCENT_INVALID') });
    expect(await entente(...words, '--only', 'shop')).toMatchObject({ code: 2, complained: 'There is no agreement or shared metric "shop"; there are shop-sla.\n' });
    expect(await entente(...words, '--known-at', 'noon')).toMatchObject({ code: 2, complained: expect.stringContaining('--known-at') });
  });

  test('S33 a shared metric shows its suppliers and their shares', async () => {
    const { said } = await entente('evaluate', file('checkout.yaml'), '--facts', file('checkout.csv'), '--period', '2026-03');

    expect(said).toContain('network                     45\nacme                        75\nunattributed                 0\n');
  });
});

describe('entente evaluate, of a sum', () => {
  test('S31 a latency end to end shows who took more than its own part', async () => {
    const { said } = await entente('evaluate', file('sum.yaml'), '--facts', file('sum.csv'), '--period', '2026-03-05', '--as-of', '2026-03-06T00:00:00Z');

    expect(said).toContain('Paying is quick (shared metric)');
    expect(said).toMatch(/network +0\.75\nacme +0\.25\nunattributed +0\n/);
  });
});

describe('entente compare-attribution', () => {
  test('S32 shows what each rule would charge, and which do not add up', async () => {
    const { said } = await entente('compare-attribution', file('checkout.yaml'), '--facts', file('checkout.csv'), '--period', '2026-03');

    expect(said).toMatch(/shapley +45 +75 +0 {2}yes\n/);
    expect(said).toMatch(/but-for +30 +60 +0 {2}no, short by 30\n/);
    expect(said).toMatch(/all-pay +60 +90 +0 {2}no, over by 30\n/);
  });

  test('asks for a shared metric', async () => {
    expect(await entente('compare-attribution', file('shop.yaml'), '--facts', file('shop.csv'), '--period', '2026-03')).toMatchObject({ code: 1, complained: 'These documents hold no shared metric.\n' });
  });
});

describe('entente simulate', () => {
  const words = ['simulate', file('shop.yaml'), '--facts', file('shop.csv'), '--period', '2026-03'];

  test('sets the same facts under other terms beside what was, money included', async () => {
    const { code, said } = await entente(...words, '--against', file('softer.yaml'));

    expect(code).toBe(0);
    expect(said).toMatch(/availability +99\.461 +failed +99\.461 +met +differs\n/);
    expect(said).toContain('Credits: EUR 500.00, would be EUR 0.00 (−EUR 500.00).\n');
    expect(JSON.parse((await entente(...words, '--against', file('softer.yaml'), '--json')).said)).toMatchObject({ format: 'entente-simulation/1', agreements: [{ credited: { before: 50_000, after: 0, difference: -50_000 } }] });
  });

  test('asks for an agreement of the same name', async () => {
    expect(await entente(...words, '--against', file('other.yaml'))).toMatchObject({ code: 2, complained: 'The other terms hold no agreement of the same name: shop-sla.\n' });
  });
});

describe('entente prove', () => {
  test('S36a proves a promise whose suppliers may together be down for less than it allows, and ends with 0', async () => {
    expect(await entente('prove', file('tight.yaml'), '--period', '2026-03')).toMatchObject({ code: 0, said: expect.stringMatching(/^Checkout, 2026-03-01 to 2026-04-01 \(UTC\): proved\..*\n {2}allowed 44\.64 min; at worst 40 min 10 s, exactly$/m) });
  });

  test('refutes one that can be missed, with facts and what they would cost beyond what suppliers owe, and ends with 1', async () => {
    const { code, said } = await entente('prove', file('loose.yaml'), '--period', '2026-03', '--json');

    expect(code).toBe(1);
    expect(JSON.parse(said)).toMatchObject({ format: 'entente-proof/1', metrics: [{ name: 'checkout', outcome: 'refuted', counterexample: expect.any(Array), exposures: [{ currency: 'EUR', owed: 10_000, due: 0, uncovered: 10_000 }] }] });
  });

  test('says which component nobody is bound for', async () => {
    expect((await entente('prove', file('checkout.yaml'), '--period', '2026-03')).said).toContain('net: No level binds it. [NOT_UNDERPINNED]');
  });

  test('S36a asks of a level of an SLA whether the UC on its component carries it, month by month', async () => {
    const backed = await entente('prove', file('backed.yaml'), '--period', '2026-03/2026-04');
    const { code, said } = await entente('prove', file('unbacked.yaml'), '--period', '2026-03', '--json');

    expect(backed).toMatchObject({ code: 0, said: expect.stringMatching(/^up \(front-sla\), 2026-03-01 to 2026-04-01 \(UTC\): proved\. .*\n {2}allowed 44\.64 min; at worst 44 min 38 s, exactly\n\nup \(front-sla\), 2026-04-01 to 2026-05-01 \(UTC\): proved\./m) });
    expect(code).toBe(1);
    expect(JSON.parse(said)).toMatchObject({ metrics: [], levels: [{ agreement: 'front-sla', level: 'up', outcome: 'refuted', counterexample: expect.any(Array), exposures: [{ currency: 'EUR', owed: 10_000, due: 0, uncovered: 10_000 }] }] });
  });

  test('says when there is nothing to prove, and which names there are', async () => {
    expect(await entente('prove', file('shop.yaml'), '--period', '2026-03')).toMatchObject({ code: 1, complained: expect.stringContaining('There is nothing to prove: no shared metric, and no level of an SLA') });
    expect(await entente('prove', file('shop.yaml'), '--period', '2026-03', '--only', 'shop-sla')).toMatchObject({ code: 1, complained: expect.stringContaining('nothing to prove for "shop-sla"') });
    expect(await entente('prove', file('shop.yaml'), '--period', '2026-03', '--only', 'mail')).toMatchObject({ code: 2, complained: 'There is no agreement or shared metric "mail"; there are shop-sla.\n' });
  });
});

describe('entente statement', () => {
  test('is made and signed from terms and facts in files, verifies against its evidence, and is never written over', async () => {
    const out = `${file('shop.yaml')}.statement`;
    await entente('key', `${out}.maker`);
    const words = ['statement', file('shop.yaml'), '--facts', file('shop.csv'), '--period', '2026-03', '--agreement', 'shop-sla', '--sign', `${out}.maker.key.json`, '--out', out];

    expect(await entente(...words)).toMatchObject({ code: 0, said: expect.stringContaining('states 1 level on 3 facts') });
    expect(await entente('verify', `${out}.json`, '--facts', `${out}.evidence.ndjson.gz`, '--key', `${out}.maker.pub.json`)).toMatchObject({ code: 0, said: expect.stringContaining('Verified') });
    expect(await entente(...words)).toMatchObject({ code: 4, complained: expect.stringContaining('there already') });
  });

  test('is of one period, of an agreement that is there, and of facts that can all be read', async () => {
    await entente('key', file('shop.csv'));
    const words = (facts: string, period: string, agreement: string) => ['statement', file('shop.yaml'), '--facts', facts, '--period', period, '--agreement', agreement, '--sign', `${file('shop.csv')}.key.json`, '--out', `${file('shop.csv')}.never`];

    expect(await entente(...words(file('shop.csv'), '2026-01/2026-03', 'shop-sla'))).toMatchObject({ code: 2, complained: expect.stringContaining('holds 3') });
    expect(await entente(...words(file('shop.csv'), '2025-03', 'shop-sla'))).toMatchObject({ code: 1, complained: 'shop-sla has no level in 2025-03.\n' });
    expect(await entente(...words(file('shop.csv'), '2026-03', 'mail'))).toMatchObject({ code: 2, complained: expect.stringContaining('there are shop-sla') });
    expect(await entente(...words(file('bad.csv'), '2026-03', 'shop-sla'))).toMatchObject({ code: 1, complained: expect.stringContaining('Nothing was written') });
  });
});
