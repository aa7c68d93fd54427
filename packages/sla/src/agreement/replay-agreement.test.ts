/** S24 of agreements: levels, settlements and the ledger add up, and what was changed is found by name. */
import { describe, expect, it } from 'vitest';
import { aCredit, anAgreedLevel, anAgreement, aVersion, decided, someMoney, theIncident, theYear, upButOn } from '../../testing/agreement-story.ts';
import { aClockLevel, aGoal, aRatio } from '../../testing/kinds.ts';
import { at, counts, log } from '../../testing/story.ts';
import type { AgreementResult } from './agreement-model.ts';
import { evaluateAgreement } from './evaluate-agreement.ts';
import { replayAgreement } from './replay-agreement.ts';

const later = at('2026-09-01T00:00Z');
const { inForce: _, ...clocks } = aClockLevel({ id: 'tickets', period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' } });
const levels = [anAgreedLevel(), anAgreedLevel({ id: 'second', expected: '99.5' }), clocks];
const money = someMoney({ credits: [aCredit(), aCredit({ level: 'second', allocation: '50' })], periodCap: 60_000, singleIncident: 'highest', minimumPayable: { amount: 10, below: 'carry' }, claimBy: { days: 30, after: 'period-end' } });
const facts = log(...upButOn('2026-01-10', '2026-03-10', '2026-05-05'), theIncident('storm', 'shop', '2026-03-10'));
const evaluated = () => evaluateAgreement(anAgreement({ versions: [aVersion({ levels, money })] }), facts, theYear, later, [decided.claim('2026-01-01', '2026-02-10T00:00Z')]);

/** The result with every object that a change knows replaced. */
function changed(change: (value: Readonly<Record<string, unknown>>) => unknown): AgreementResult {
  return JSON.parse(JSON.stringify(evaluated(), (_key, value) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? change(value) : value)));
}

describe('S24 the replay of an agreement', () => {
  it('adds up, with credits that were capped, covered, claimed and expired', () => {
    expect(new Set(evaluated().ledger.map(({ kind }) => kind))).toEqual(new Set(['credit', 'capped', 'covered', 'claimed', 'paid', 'expired']));
    expect(replayAgreement(evaluated())).toEqual([]);
  });

  it('finds a level of another state', () => {
    const [first] = replayAgreement(changed((value) => (value['level'] === 'second' && value['state'] === 'failed' ? { ...value, state: 'met' } : value)));

    expect(first).toEqual({ rule: 'S24', name: '2026-01-01T00:00Z: second of 2026-01-01T00:00Z: state', stated: 'met', recomputed: 'failed' });
  });

  it('finds a settlement of another amount', () => {
    const found = replayAgreement(changed((value) => (value['payable'] === 60_000 ? { ...value, payable: 1 } : value)));

    expect(found).toContainEqual({ rule: 'S24', name: '2026-01-01T00:00Z: payable', stated: '1', recomputed: '60000' });
  });

  it('finds a settlement that starts from another number than its level came to', () => {
    const forged = changed((value) => (value['level'] === 'level' && value['consecutive'] === 1 ? { ...value, consecutive: 2, weight: { numerator: '1', denominator: '2' } } : value));

    expect(replayAgreement(forged).slice(0, 2)).toEqual([
      { rule: 'S24', name: '2026-01-01T00:00Z: level: failure 1: failures in a row', stated: '1', recomputed: '2' },
      { rule: 'S24', name: '2026-01-01T00:00Z: level: failure 1: part of the period', stated: '1', recomputed: '1/2' },
    ]);
    const otherValue = changed((value) => (value['name'] === 'level: failure 1: value' ? { ...value, value: '1/2' } : value));
    expect(replayAgreement(otherValue).map(({ name }) => name)).toContain('2026-01-01T00:00Z: level: failure 1: value');
  });

  it('finds it of each level, and of a level of another kind', () => {
    const second = changed((value) => (value['level'] === 'second' && value['consecutive'] === 1 ? { ...value, consecutive: 2 } : value));
    const { inForce: __, ...ratio } = aRatio({ id: 'orders', period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' } });
    const orders = evaluateAgreement(anAgreement({ versions: [aVersion({ levels: [ratio], money: someMoney({ credits: [aCredit({ level: 'orders' })] }) })] }), log(counts([['2026-01-10T12:00Z', 1, 10]])), theYear, later);
    const otherNumber: AgreementResult = JSON.parse(JSON.stringify(orders, (_key, value) => (typeof value === 'object' && value !== null && value.name === 'orders: failure 1: value' ? { ...value, value: '1/2' } : value)));

    expect(replayAgreement(second).map(({ name }) => name)).toContain('2026-01-01T00:00Z: second: failure 1: failures in a row');
    expect(replayAgreement(orders)).toEqual([]);
    expect(replayAgreement(otherNumber)).toContainEqual({ rule: 'S24', name: '2026-01-01T00:00Z: orders: failure 1: value', stated: '1/2', recomputed: '1/10' });
  });

  it('counts the failures of a level, not its periods', () => {
    const weekly = anAgreedLevel({ period: { zone: 'UTC', anchor: '2026-01-05', every: 'P1W' }, partialPeriod: 'waive' });
    const weeks = evaluateAgreement(anAgreement({ versions: [aVersion({ levels: [weekly] })] }), log(...upButOn('2026-01-15', '2026-01-22')), theYear, later);

    expect(weeks.periods[0]?.levels.map(({ result: { state } }) => state)).toEqual(['waived', 'met', 'failed', 'failed']);
    expect(replayAgreement(weeks)).toEqual([]);
  });

  it('knows that a failure under a version without money is in no account, and looks at those that are', () => {
    const { money: _none, ...free } = aVersion();
    const parts = ['2026-01-11', '2026-01-21'].map((date, place) => aVersion({ number: place + 2, effectiveFrom: at(`${date}T00:00Z`), levels: [anAgreedLevel({ expected: `98.${place + 1}` })] }));
    const amended = evaluateAgreement(anAgreement({ versions: [free, ...parts] }), log(...upButOn('2026-01-05', '2026-01-15', '2026-01-25')), theYear, later);
    const forgedAt = (name: string): AgreementResult => JSON.parse(JSON.stringify(amended, (_key, value) => (typeof value === 'object' && value !== null && value.name === name ? { ...value, value: '1/2' } : value)));
    const found = (name: string) => replayAgreement(forgedAt(name)).filter((one) => one.name === `2026-01-01T00:00Z: ${name}`).map(({ stated }) => stated);

    expect(amended.periods[0]?.levels.map(({ result: { state } }) => state)).toEqual(['failed', 'failed', 'failed']);
    expect(replayAgreement(amended)).toEqual([]);
    expect(found('level: failure 1: part of the period')).toEqual(['1/2']);
    expect(found('level: failure 2: part of the period')).toEqual(['1/2']);
  });

  it('works a goal\'s part of its promise out again, and knows a failure without a number', () => {
    const { inForce: __, ...goal } = aGoal({ id: 'leads', period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' } });
    const ofGoal = evaluateAgreement(anAgreement({ versions: [aVersion({ levels: [goal], money: someMoney({ credits: [aCredit({ level: 'leads' })] }) })] }), log(counts([['2026-01-10T00:00Z', 40, 40]])), theYear, later);
    const blind = anAgreedLevel({ unknown: { policy: 'fail-period' } });
    const ofNothing = evaluateAgreement(anAgreement({ versions: [aVersion({ levels: [blind] })] }), [], theYear, later);

    const half = evaluateAgreement(anAgreement({ versions: [aVersion({ levels: [goal], money: someMoney({ credits: [aCredit({ level: 'leads' })] }) })] }), log(counts([['2026-01-10T12:00Z', 50, 50]])), theYear, later);

    for (const one of [ofGoal, half, ofNothing]) {
      expect(one.periods[0]?.levels[0]?.result.state).toBe('failed');
      expect(replayAgreement(one)).toEqual([]);
    }
    const forged = (one: AgreementResult, level: string): AgreementResult => JSON.parse(JSON.stringify(one, (_, part) => (part?.name === `${level}: failure 1: value` ? { ...part, value: '1' } : part)));
    const found = (one: AgreementResult, level: string) => replayAgreement(forged(one, level)).filter(({ name }) => name === `2026-01-01T00:00Z: ${level}: failure 1: value`);
    expect(found(ofNothing, 'level')).toMatchObject([{ stated: '1', recomputed: 'none' }]);
    expect(found(ofGoal, 'leads')).toMatchObject([{ stated: '1', recomputed: '2/5' }]);
    expect(replayAgreement(JSON.parse(JSON.stringify(ofGoal, (key, part) => (key === 'workings' && JSON.stringify(part).includes('"part of the promise"') ? [] : part)))).map(({ name, recomputed }) => `${name} ${recomputed}`)).toContain('2026-01-01T00:00Z: leads: failure 1: value none');
  });

  it.each([['credit', '2026-01-01'], ['capped', '2026-01-01'], ['covered', '2026-03-01']])('finds a ledger line of another amount: %s', (kind, month) => {
    const found = replayAgreement(changed((value) => (value['kind'] === kind && value['period'] === at(`${month}T00:00Z`) && typeof value['amount'] === 'number' ? { ...value, amount: value['amount'] + 1 } : value)));

    expect(found.map(({ name }) => name)).toContainEqual(expect.stringMatching(new RegExp(`^${month}T00:00Z: ledger, ${kind} of `)));
  });

  it('finds an account that gave more than it got', () => {
    const found = replayAgreement(changed((value) => (value['kind'] === 'paid' ? { ...value, amount: 1_000_000 } : value)));

    expect(found).toEqual([expect.objectContaining({ rule: 'S26', name: 'ledger, balance of claimed', recomputed: '0' })]);
  });

  it('of an agreement without money looks at its levels', () => {
    const { money: _money, ...version } = aVersion();
    const free = evaluateAgreement(anAgreement({ versions: [version] }), facts, theYear, later);
    const [first, ...others] = free.periods;

    expect(first?.settlement).toBeUndefined();
    expect(replayAgreement(free)).toEqual([]);
    expect(replayAgreement({ ...free, periods: first === undefined ? [] : [{ ...first, levels: first.levels.map((one) => ({ ...one, result: { ...one.result, state: 'waived' as const } })) }, ...others] }).map(({ name }) => name)).toEqual(['2026-01-01T00:00Z: level of 2026-01-01T00:00Z: state']);
  });

  it('looks at raw levels, too, and at settlements that do not stand yet', () => {
    const { periods, ...rest } = evaluated();
    const relieved = { ...rest, periods: periods.map((period) => ({ ...period, levels: period.levels.map((one) => ({ ...one, raw: { ...one.result, trace: [] } })) })) };

    expect(replayAgreement(relieved)[0]?.name).toBe('2026-01-01T00:00Z: level, raw: to date');
    expect(replayAgreement(evaluateAgreement(anAgreement(), facts, theYear, at('2026-02-01T00:00Z')))).toEqual([]);
  });
});
