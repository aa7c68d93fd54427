/** What crosses the door of agreements is plain JSON, and nothing on the way in is changed. */
import { describe, expect, it } from 'vitest';
import { anAgreedLevel, anAgreement, aVersion, decided, someMoney, theIncident, theYear, upButOn } from '../../testing/agreement-story.ts';
import { at, log } from '../../testing/story.ts';
import { evaluateAgreement, passThrough, simulate } from '../index.ts';

const money = someMoney({ earnBack: { test: { kind: 'met', periods: 2 }, window: 3 }, claimBy: { days: 60, after: 'statement' }, yearCap: 150_000 });
const ratchets = [{ level: 'level', from: '2026-04-06', every: 'P3M', formula: { kind: 'midpoint' } }] as const;
const terms = anAgreement({
  endsAt: at('2026-12-01T00:00Z'),
  versions: [aVersion({ money, ratchets }), aVersion({ number: 2, effectiveFrom: at('2026-03-11T00:00Z'), levels: [anAgreedLevel({ expected: '98' })], money })],
});
const facts = log(...upButOn('2026-01-10', '2026-03-05', '2026-03-20'), theIncident('storm', 'shop', '2026-01-10'));
const decisions = [decided.statement('2026-01-01', '2026-02-07T00:00Z'), decided.claim('2026-01-01', '2026-02-20T00:00Z')];
const asOf = at('2026-05-10T00:00Z');

function throughJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}

describe('an agreement', () => {
  it('comes out as plain JSON, as do a simulation and a pass-through', () => {
    const result = evaluateAgreement(terms, facts, theYear, asOf, decisions);
    const simulation = simulate(terms, anAgreement(), facts, theYear, asOf, decisions);
    const rows = passThrough({ customers: [{ terms, facts, decisions }], suppliers: [], underpinnings: [], range: theYear, asOf });

    expect(result.ledger.length).toBeGreaterThan(3);
    expect(throughJson(result)).toStrictEqual(result);
    expect(throughJson(simulation)).toStrictEqual(simulation);
    expect(throughJson(rows)).toStrictEqual(rows);
  });

  it('leaves terms, facts and decisions as they were, and says the same each time', () => {
    const [ownTerms, ownFacts, ownDecisions] = [frozen(throughJson(terms)), frozen(throughJson(facts)), frozen(throughJson(decisions))];

    expect(evaluateAgreement(ownTerms, ownFacts, frozen({ ...theYear }), asOf, ownDecisions)).toStrictEqual(evaluateAgreement(terms, facts, theYear, asOf, decisions));
  });
});
