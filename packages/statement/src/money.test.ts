import type { AgreementTerms, Decision, MoneyTerms } from '@entente/sla';
import { beforeAll, describe, expect, test } from 'vitest';
import { aKey, at, change, facts, input, march, terms } from '../testing/statements.ts';
import { buildStatement, compareStatements, isSame, type SigningKey, signStatement, type Statement, type TrustedKeys, verifyStatement } from './index.ts';

const money = (given: Partial<MoneyTerms> = {}): MoneyTerms => ({
  currency: 'EUR', fee: 1_000_000, feeBasis: 'monthly fee', atRisk: '10', pools: [{ pool: 'all', percent: '100' }], credits: [{ level: 'level-1', pool: 'all', allocation: '50', tiers: [{ from: '0', to: '100' }] }], ...given,
});

/** Forty minutes of March are bad: the expected 99.95 % is missed, and it is the only line. */
const agreement = (given: Partial<MoneyTerms> = {}): AgreementTerms => {
  const { inForce: _force, minimum: _minimum, ...level } = terms({ expected: '99.95' });
  return {
    id: 'a', key: 'mail', name: 'Mail', kind: 'sla', provider: 'p', customer: 'c', zone: 'UTC', settlement: { anchor: '2026-01-01', every: 'P1M' }, startsAt: at('01T00:00:00'), grace: 86_400_000,
    versions: [{ number: 1, effectiveFrom: at('01T00:00:00'), levels: [level], money: money(given) }],
  };
};
const asOf = march.end + 7 * 86_400_000;
const built = (given: { agreement?: AgreementTerms; decisions?: readonly Decision[]; facts?: typeof facts } = {}) =>
  buildStatement(input({ asOf, money: { agreement: given.agreement ?? agreement(), decisions: given.decisions ?? [] }, ...(given.facts === undefined ? {} : { facts: given.facts }) }));

let key: SigningKey;
let trust: TrustedKeys;
beforeAll(async () => {
  ({ key, trust } = await aKey('k1'));
});

const signed = async (given: Parameters<typeof built>[0] = {}): Promise<Statement> => (await signStatement((await built(given)).statement, key)).statement;

/** Changed after it was made, and signed anew by its maker: what is left to tell is what was changed. */
async function findingsOf(forge: (statement: Statement) => Statement) {
  const { statement, lines } = await built();
  const { signature: _, ...forged } = forge({ ...statement, signature: { kid: '', alg: 'Ed25519', value: '' } });
  const { text } = await signStatement(forged, key);
  return (await verifyStatement(text, { evidence: lines.join('\n'), trust })).findings.map(({ code, path }) => (path === undefined ? code : `${code} ${path}`));
}

describe('a statement with money (S25 to S28)', () => {
  test('states what the period costs, with the agreement and the decisions behind it', async () => {
    const { money: stated } = await signed();

    expect(stated).toMatchObject({ standing: 'closed', judgements: [{ level: 'level-1', state: 'failed', consecutive: 1, finding: 'minimum-failed' }], settlement: { payable: 50_000 } });
    expect(stated?.ledger.map(({ kind, amount }) => [kind, amount])).toContainEqual(['credit', 50_000]);
  });

  test('is recomputed to the last cent from its evidence', async () => {
    const { findings } = await verifyStatement((await signStatement((await built()).statement, key)).text, { evidence: (await built()).lines.join('\n'), trust });

    expect(findings.map(({ code }) => code)).toEqual(['SIGNATURE_VALID', 'EVIDENCE_COMPLETE', 'NUMBERS_RECOMPUTED']);
    expect(findings.at(-1)?.says).toBe('All numbers of 1 level, and all money, were recomputed from 3 facts: the same bytes.');
  });

  test('tells a changed amount from changed terms and changed decisions', async () => {
    const withMoney = (change: (money: NonNullable<Statement['money']>) => object) => findingsOf((statement) => (statement.money === undefined ? statement : { ...statement, money: { ...statement.money, ...change(statement.money) } }));

    expect(await withMoney(({ settlement }) => ({ settlement: { ...settlement, payable: 1 } }))).toContain('NUMBER_DIFFERS money.settlement.payable');
    expect(await withMoney(() => ({ agreement: agreement({ atRisk: '1' }) }))).toContain('TERMS_CHANGED pins.terms');
    expect(await withMoney(() => ({ agreement: agreement({ credits: [{ level: 'level-1', pool: 'all', allocation: '50', tiers: [{ from: '0', to: '100' }], multiplier: ['1', '2'], countsBelowExpected: true }] }) }))).toContain('TERMS_CHANGED pins.terms');
    expect(await withMoney(() => ({ decisions: [{ id: '1', kind: 'fee', at: at('02T00:00:00'), period: march.start, amount: 5 }] }))).toContain('TERMS_CHANGED pins.terms');
  });

  test('without facts of a dropped kind the ledger differs too: a fact that was left out is told', async () => {
    const { statement } = await built();
    const { text } = await signStatement(statement, key);
    const { lines } = await built({ facts: facts.slice(0, 1) });

    const codes = (await verifyStatement(text, { evidence: lines.join('\n'), trust })).findings.map(({ code, path }) => `${code} ${path}`);
    expect(codes).toContain('FACT_DROPPED evidence.facts');
    expect(codes).toContain('NUMBER_DIFFERS money.settlement.payable');
  });

  test('of levels that have no period there has none', async () => {
    expect((await built({ agreement: { ...agreement(), endsAt: at('01T00:00:00') - 1, startsAt: at('01T00:00:00') - 2 } })).statement.money).toBeUndefined();
  });

  test('says under other time zones that money was not recomputed, for it rests on earlier hours', async () => {
    const { statement, lines } = await built();
    const moved = { ...statement, pins: { ...statement.pins, tzdb: '1999a' }, levels: statement.levels.map((level) => ({ ...level, terms: { ...level.terms, calendar: { kind: 'business', zone: 'UTC', weekly: [{ days: ['mon'], shifts: [{ opens: '00:00', closes: '24:00' }] }] } as const } })) };
    const { text } = await signStatement(moved, key);

    expect((await verifyStatement(text, { evidence: lines.join('\n'), trust })).findings.map(({ code, path }) => `${code} ${path}`)).toContain('NOT_RECOMPUTED money');
  });

  test('beside another says which amounts changed, apart from terms and levels', async () => {
    const [before, capped] = [await signed(), await signed({ agreement: agreement({ periodCap: 30_000 }) })];
    const compared = compareStatements(before, capped);

    expect(compared.terms.map(({ path }) => path)).toEqual(['agreement.versions.0.money.periodCap']);
    expect(compared.numbers).toEqual([]);
    expect(compared.money).toContainEqual({ path: 'settlement.payable', before: '50000', after: '30000' });
    expect(isSame(compareStatements(before, await signed()))).toBe(true);
    expect(compareStatements(before, await signed({ facts: [...facts, change(4, '06T00:00:00', 'up')] })).money).toEqual([]);
  });
});
