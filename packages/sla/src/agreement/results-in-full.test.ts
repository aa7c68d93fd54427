/** What results of agreements are made of, to the last key: plain JSON, of the range that was asked for, and what replaying says of it. */
import { describe, expect, it } from 'vitest';
import { anAgreedLevel, anAgreement, anAgreementWith, aVersion, decided, someMoney, theIncident, theYear, upButOn } from '../../testing/agreement-story.ts';
import { aClockLevel, ticket } from '../../testing/kinds.ts';
import { at, during, log, says } from '../../testing/story.ts';
import type { AgreementTerms, Decision } from './agreement-model.ts';
import { evaluateAgreement } from './evaluate-agreement.ts';
import { replayAgreement } from './replay-agreement.ts';
import { asIfAlways, simulate } from './simulate.ts';
import { lastVersionIn, segmentsOf, versionAtEnd } from './versions.ts';

const asOf = at('2026-04-15T00:00Z');
const facts = log(...upButOn('2026-01-10', '2026-02-10'), theIncident('storm', 'shop', '2026-01-10'));
const { money: _money, ...freeVersion } = aVersion();
const free = anAgreement({ versions: [freeVersion] });
const unheard = anAgreement({ versions: [aVersion({ levels: [anAgreedLevel({ component: 'unheard' })] })] });
const { fee: _fee, ...unpaid } = someMoney();
const feeIsUnknown = anAgreement({ versions: [aVersion({ money: unpaid })] });
const resultOf = (terms: AgreementTerms, decisions: readonly Decision[] = []) => evaluateAgreement(terms, facts, theYear, asOf, decisions);

describe('the result of an agreement', () => {
  it.each([['with money', anAgreement()], ['without money', free], ['without a fee yet', feeIsUnknown], ['of which nothing is heard', unheard]])('is plain JSON: %s', (_name, terms) => {
    const one = resultOf(terms);

    expect(JSON.parse(JSON.stringify(one))).toStrictEqual(one);
  });

  it('has the periods that share an instant with the range', () => {
    const periodsIn = (start: string, end: string) => evaluateAgreement(anAgreement(), facts, during(`${start}T00:00Z`, `${end}T00:00Z`), asOf).periods.map(({ period }) => new Date(period.start).toISOString().slice(5, 10));

    expect(periodsIn('2026-02-01', '2026-03-01')).toEqual(['02-01']);
    expect(periodsIn('2026-01-31', '2026-03-02')).toEqual(['01-01', '02-01', '03-01']);
  });

  it('S18 lists the parts of periods in the order of their time, also where an amendment made them longer', () => {
    const longer = anAgreement({ versions: [aVersion(), aVersion({ number: 2, effectiveFrom: at('2026-03-16T00:00Z'), levels: [anAgreedLevel({ period: { zone: 'UTC', anchor: '2026-01-01', every: 'P3M' } })] })] });
    const monthAndDay = (instant: number) => new Date(instant).toISOString().slice(5, 10);

    expect(resultOf(longer).periods[2]?.levels.map(({ result: { period, measured } }) => `${monthAndDay(period.start)}, measured from ${monthAndDay(measured.start)}`)).toEqual(['03-01, measured from 03-01', '01-01, measured from 03-16']);
  });

  it('S27 puts a failure down to the incident that was named, whatever was decided of the level after that', () => {
    const [named, claimed] = [decided.incident('2026-01-01', 'level', 'flood', '2026-02-02T00:00Z'), decided.claim('2026-01-01', '2026-02-03T00:00Z', 'level')];
    const incidentIn = (decisions: readonly Decision[]) => resultOf(anAgreement(), decisions).periods[0]?.levels[0]?.incident;

    expect([incidentIn([named]), incidentIn([named, claimed]), incidentIn([claimed])]).toEqual(['flood', 'flood', 'storm']);
  });

  it('S34 relieves nobody of time of which nothing was known', () => {
    const unknown = log(...upButOn(), says('unknown', '2026-01-10T12:00Z'), says('up', '2026-01-10T22:00Z'), theIncident('storm', 'shop', '2026-01-10', { relieved: 'provider', causer: 'power' }));
    const [judged] = evaluateAgreement(anAgreement(), unknown, theYear, asOf).periods[0]?.levels ?? [];

    expect(judged).not.toHaveProperty('raw');
    expect(judged?.result).toMatchObject({ coverage: { numerator: '367', denominator: '372' } });
  });
});

describe('S24 what replaying says of a ledger', () => {
  it('names the level, what the ledger has and what the settlement comes to', () => {
    const one = resultOf(anAgreementWith({ periodCap: 60_000 }));
    const more = (kind: string) => replayAgreement({ ...one, ledger: one.ledger.map((line) => (line.kind === kind && line.period === theYear.start ? { ...line, amount: line.amount + 1 } : line)) });

    expect(replayAgreement(one)).toEqual([]);
    expect(more('capped')).toContainEqual({ rule: 'S26', name: '2026-01-01T00:00Z: ledger, capped of level', stated: '40001', recomputed: '40000' });
    expect(more('credit')).toContainEqual({ rule: 'S26', name: '2026-01-01T00:00Z: ledger, credit of level', stated: '100001', recomputed: '100000' });
  });
});

describe('what if, with money on one side only', () => {
  it.each([['without money before', free, anAgreement()], ['without money after', anAgreement(), free], ['without money', free, free], ['of which nothing is heard', unheard, anAgreement()], ['of other periods', anAgreement(), anAgreement({ settlement: { anchor: '2026-01-01', every: 'P3M' } })]])('is plain JSON: %s', (_name, before, after) => {
    const one = simulate(before, after, facts, theYear, asOf);

    expect(JSON.parse(JSON.stringify(one))).toStrictEqual(one);
  });

  it('adds up what the side with money has', () => {
    expect(simulate(free, anAgreement(), facts, theYear, asOf)).toMatchObject({ credited: { before: 0, after: 200_000 }, payable: { before: 0, after: 200_000 } });
    expect(simulate(anAgreement(), free, facts, theYear, asOf)).toMatchObject({ credited: { before: 200_000, after: 0 }, payable: { before: 200_000, after: 0 } });
    expect(simulate(free, free, facts, theYear, asOf).credited).toEqual({ before: 0, after: 0, difference: 0 });
  });

  it('reckons in the currency of the last version that has one', () => {
    const freeFromApril = anAgreement({ versions: [aVersion(), { ...freeVersion, number: 2, effectiveFrom: at('2026-04-01T00:00Z') }] });

    expect(simulate(freeFromApril, anAgreement(), facts, theYear, asOf).credited).toEqual({ before: 200_000, after: 200_000, difference: 0 });
    expect(simulate(freeFromApril, asIfAlways(freeFromApril, 1), facts, theYear, asOf).credited).toEqual({ before: 200_000, after: 200_000, difference: 0 });
  });

  it('heeds decisions only where there are some', () => {
    const withDecisions = simulate(feeIsUnknown, feeIsUnknown, facts, theYear, asOf, [decided.fee('2026-01-01', 500_000, '2026-02-01T00:00Z')]);

    expect([simulate(feeIsUnknown, feeIsUnknown, facts, theYear, asOf).credited.before, withDecisions.credited.before]).toEqual([0, 50_000]);
  });
});

describe('S18 the version of an instant at which another one ends', () => {
  const ended = anAgreement({ endsAt: at('2026-02-01T00:00Z') });
  const [january, february] = [during('2026-01-01T00:00Z', '2026-02-01T00:00Z'), during('2026-02-01T00:00Z', '2026-03-01T00:00Z')];

  it('is none where the agreement ended there', () => {
    expect([versionAtEnd(ended, january)?.number, versionAtEnd(ended, february)?.number]).toEqual([1, undefined]);
    expect(segmentsOf(ended, 'level').map((segment) => [january, february].map((period) => lastVersionIn(segment, period).map(({ number }) => number)))).toEqual([[[1], []]]);
  });

  it('of a level of clocks, too', () => {
    const { inForce: _force, ...clocks } = aClockLevel({ id: 'tickets', period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' } });
    const one = evaluateAgreement(anAgreement({ endsAt: at('2026-02-01T00:00Z'), versions: [{ ...freeVersion, levels: [clocks] }] }), log(...ticket('A', ['start', '2026-01-10T09:00Z'], ['stop', '2026-01-10T10:00Z'])), theYear, asOf);

    expect(one.periods.map(({ levels }) => levels.map(({ result: { state } }) => state))).toEqual([['met']]);
    expect(JSON.parse(JSON.stringify(one))).toStrictEqual(one);
  });
});
