/** What comparing with the books that were kept from the text alone has brought to light. */
import { HOUR } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aCredit, anAgreedLevel, anAgreement, anAgreementWith, aVersion, decided, someMoney, theYear, upButOn } from '../../testing/agreement-story.ts';
import { aClockLevel, aRatio, aThreshold } from '../../testing/kinds.ts';
import { at, counts, down, log, maintenance, says, up } from '../../testing/story.ts';
import type { ClockLevelTerms } from '../kinds/kind-model.ts';
import type { AgreedLevel, AgreementTerms } from './agreement-model.ts';
import { checkAgreementTerms } from './check-agreement.ts';
import { evaluateAgreement } from './evaluate-agreement.ts';
import { replayAgreement } from './replay-agreement.ts';

const agreedAs = ({ inForce: _force, ...level }: ClockLevelTerms): AgreedLevel => level;
const evaluate = (terms: AgreementTerms, facts = log(...upButOn()), asOf = at('2026-06-15T00:00Z'), decisions: Parameters<typeof evaluateAgreement>[4] = []) => evaluateAgreement(terms, facts, theYear, asOf, decisions);
const amendedOn = (date: string, levels: readonly AgreedLevel[], first = [anAgreedLevel()]) => anAgreement({ versions: [aVersion({ levels: first }), aVersion({ number: 2, effectiveFrom: at(`${date}T00:00Z`), levels })] });
const january = (terms: AgreementTerms, facts = log(...upButOn()), asOf?: number) => evaluate(terms, facts, asOf).periods[0];

describe('S30 S25 what is counted are periods, however often an amendment splits one', () => {
  const bad = log(...upButOn('2026-01-05', '2026-01-20', '2026-02-10'));

  it('a month that failed in both its parts is one failure, and the next month the second', () => {
    const { periods } = evaluate(amendedOn('2026-01-11', [anAgreedLevel({ expected: '98.6' })]), bad);

    expect(periods.slice(0, 2).map(({ levels }) => levels.map(({ result, consecutive }) => [result.state, consecutive]))).toEqual([[['failed', 1], ['failed', 1]], [['failed', 2]]]);
  });

  it('a part that was met does not make its month a met one', () => {
    const { periods } = evaluate(amendedOn('2026-01-11', [anAgreedLevel({ expected: '98.6' })]), log(...upButOn('2026-01-05', '2026-02-10')));

    expect(periods.slice(0, 2).map(({ levels }) => levels.map(({ result, consecutive }) => [result.state, consecutive]))).toEqual([[['failed', 1], ['met', 0]], [['failed', 2]]]);
  });

  it('two parts below expected are one of k results in m periods', () => {
    const levels = (minimum: string) => [anAgreedLevel({ minimum })];
    const rule = { expectedFailures: 2, inPeriods: 2 };
    const versions = [aVersion({ levels: levels('90'), defaultRule: rule }), aVersion({ number: 2, effectiveFrom: at('2026-01-11T00:00Z'), levels: levels('89'), defaultRule: rule })];
    const { periods } = evaluate(anAgreement({ versions }), bad);

    expect(periods.slice(0, 2).map((period) => period.levels.map(({ finding }) => finding))).toEqual([['none', 'none'], ['expected-failed-repeatedly']]);
  });
});

describe('S28 S30 periods of other lengths from an amendment on', () => {
  const by = (every: 'P1M' | 'P3M') => [anAgreedLevel({ period: { zone: 'UTC', anchor: '2026-01-01', every } })];
  const becoming = (first: 'P1M' | 'P3M', date: string, then: 'P1M' | 'P3M', money = someMoney({ credits: [aCredit({ multiplier: ['1', '1.5'] })] })) => anAgreement({
    startsAt: at('2025-10-01T00:00Z'), settlement: { anchor: '2025-10-01', every: 'P1M' },
    versions: [aVersion({ effectiveFrom: at('2025-10-01T00:00Z'), levels: by(first), money }), aVersion({ number: 2, effectiveFrom: at(`${date}T00:00Z`), levels: by(then), money })],
  });
  const badOn = (...dates: readonly string[]) => log(up('2025-10-01T00:00Z'), ...dates.flatMap((date) => [down(`${date}T00:00Z`), up(`${date}T23:00Z`)]));
  const creditsOf = (terms: AgreementTerms, facts: ReturnType<typeof log>, asOf: string) => evaluate(terms, facts, at(asOf)).ledger.filter(({ kind }) => kind === 'credit').map(({ amount, period }) => [new Date(period).toISOString().slice(0, 7), amount]);

  it('follow each other as they are settled: the last month is counted before the quarter that has begun before it', () => {
    const { periods } = evaluate(becoming('P1M', '2026-02-11', 'P3M'), badOn('2026-02-05', '2026-03-10'));

    expect(periods.slice(1, 3).map(({ levels }) => levels.map(({ version, consecutive }) => [version, consecutive]))).toEqual([[[1, 1]], [[2, 2]]]);
  });

  it('so what one has settled stays, whatever a longer one comes to that ends later', () => {
    const terms = becoming('P3M', '2026-02-11', 'P1M');
    const facts = badOn('2026-01-05', '2026-02-20');

    expect(creditsOf(terms, facts, '2026-03-10T00:00Z')).toEqual([['2026-02', Math.round(100_000 * 18 / 28)]]);
    expect(creditsOf(terms, facts, '2026-06-15T00:00Z').slice(0, 1)).toEqual(creditsOf(terms, facts, '2026-03-10T00:00Z'));
  });

  const returning = (periods: number) => someMoney({ earnBack: { test: { kind: 'met', periods }, window: periods } });
  const fate = (terms: AgreementTerms, facts: ReturnType<typeof log>, asOf: string) => evaluate(terms, facts, at(asOf)).ledger.filter(({ kind }) => kind === 'returned' || kind === 'paid').map(({ kind, at: when }) => `${kind} ${new Date(when).toISOString().slice(0, 10)}`);

  it('are read by an earn-back in that order, each when it has closed', () => {
    const terms = becoming('P3M', '2026-02-11', 'P1M', returning(1));
    const facts = badOn('2025-12-10', '2025-12-20', '2026-01-05', '2026-01-15', '2026-01-25');

    expect(fate(terms, facts, '2026-03-10T00:00Z')).toEqual(['returned 2026-03-06']);
    expect(fate(terms, facts, '2026-04-05T00:00Z')).toEqual(['returned 2026-03-06']);
    expect(fate(terms, facts, '2026-04-10T00:00Z').slice(0, 1)).toEqual(['returned 2026-03-06']);
  });

  it('are two where a month and the quarter after it begin at once', () => {
    expect(fate(becoming('P1M', '2026-01-20', 'P3M', returning(2)), badOn('2025-12-10'), '2026-06-15T00:00Z')).toEqual(['returned 2026-04-06']);
  });
});

describe('S18 ends of a period that no version covers', () => {
  it('measured in full, a level that came with an amendment is credited in full', () => {
    const full = anAgreedLevel({ id: 'new', partialPeriod: 'full' });

    expect(january(amendedOn('2026-01-11', [anAgreedLevel(), full]))?.levels.find(({ level }) => level === 'new')).toMatchObject({ weight: { numerator: '1', denominator: '1' } });
  });

  const builds = (expected: string, partialPeriod: 'full' | 'waive'): AgreedLevel => {
    const { inForce: _force, ...level } = aRatio({ expected, partialPeriod, period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' } });
    return level;
  };
  const passed = log(counts([['2026-01-05T10:00Z', 9, 10], ['2026-01-20T10:00Z', 4, 4]]));

  it('of a level of any kind an amendment alone leaves none: no part counts what another has counted, and none is waived', () => {
    const parts = (partialPeriod: 'full' | 'waive') => january(amendedOn('2026-01-11', [builds('80', partialPeriod)], [builds('95', partialPeriod)]), passed)?.levels.map(({ result }) => [result.state, result.toDate]);

    for (const partialPeriod of ['full', 'waive'] as const) expect(parts(partialPeriod)).toMatchObject([['failed', { counted: '10' }], ['met', { counted: '4' }]]);
  });

  it('and the cap of exclusions is one for all parts, each judged by itself: what earlier ones used is gone', () => {
    const capped = (cap: number | undefined, expected: string): AgreedLevel => ({ ...builds(expected, 'full'), exclusions: { effect: 'remove', ...(cap === undefined ? {} : { cap }) } });
    const outages = [maintenance('2026-01-05T08:00Z', '2026-01-05T11:00Z'), maintenance('2026-01-20T08:00Z', '2026-01-20T11:00Z')];
    const facts = log(counts([['2026-01-05T10:00Z', 9, 10], ['2026-01-20T09:59Z', 4, 5], ['2026-01-20T10:59Z', 4, 5]]), ...outages);
    const counted = (...[first, second]: readonly (number | undefined)[]) => january(amendedOn('2026-01-11', [capped(second, '80')], [capped(first, '95')]), facts)?.levels.map(({ result }) => 'kind' in result ? result.toDate.counted : '');

    expect([counted(undefined, undefined), counted(5 * HOUR, 5 * HOUR), counted(6 * HOUR, 6 * HOUR), counted(5 * HOUR, 2 * HOUR), counted(undefined, 5 * HOUR)]).toEqual([['0', '0'], ['0', '5'], ['0', '0'], ['0', '10'], ['0', '5']]);
  });

  it('also of parts of different kinds, and clocks use none of it', () => {
    const availability = (): AgreedLevel => ({ ...anAgreedLevel(), exclusions: { effect: 'remove', cap: 5 * HOUR } });
    const desk: AgreedLevel = { ...agreedAs(aClockLevel({ component: 'shop', period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' } })), exclusions: { effect: 'remove', cap: 5 * HOUR } };
    const ratio: AgreedLevel = { ...builds('80', 'full'), exclusions: { effect: 'remove', cap: 5 * HOUR } };
    const facts = log(...upButOn(), counts([['2026-01-20T09:59Z', 4, 5], ['2026-01-20T10:59Z', 4, 5]]), maintenance('2026-01-05T08:00Z', '2026-01-05T11:00Z'), maintenance('2026-01-20T08:00Z', '2026-01-20T11:00Z'));
    const second = (first: AgreedLevel) => january(amendedOn('2026-01-11', [ratio], [first]), facts)?.levels.at(-1)?.result.toDate;

    expect([second(availability()), second(desk)]).toMatchObject([{ counted: '5' }, { counted: '0' }]);
  });

  it('an end that a part takes in full is covered, so that no other part is waived for it', () => {
    const ended = (first: 'full' | 'waive', last: 'full' | 'waive', changes = {}) => {
      const terms = { ...amendedOn('2026-01-11', [{ ...builds('80', last), ...changes }], [builds('95', first)]), endsAt: at('2026-01-25T00:00Z') };
      return january(terms, passed)?.levels.map(({ result }) => result.state);
    };
    const begun = (first: 'full' | 'waive', last: 'full' | 'waive') => january({ ...amendedOn('2026-01-11', [builds('80', last)], [builds('95', first)]), startsAt: at('2026-01-03T00:00Z') }, passed)?.levels.map(({ result }) => result.state);

    expect([ended('waive', 'full'), ended('full', 'waive')]).toEqual([['failed', 'met'], ['failed', 'waived']]);
    expect([begun('full', 'waive'), begun('waive', 'full')]).toEqual([['failed', 'met'], ['waived', 'met']]);
    expect([ended('waive', 'full', { amended: 'combine' }), ended('full', 'waive', { amended: 'combine' })]).toEqual([['met'], ['waived']]);
  });

  it('but the end of the agreement does', () => {
    const terms = { ...amendedOn('2026-01-11', [builds('80', 'waive')], [builds('95', 'waive')]), endsAt: at('2026-01-25T00:00Z') };

    expect(january(terms, passed)?.levels.map(({ result }) => result.state)).toEqual(['waived', 'waived']);
    const inFull = { ...amendedOn('2026-01-11', [builds('80', 'full')], [builds('95', 'full')]), endsAt: at('2026-01-15T00:00Z') };
    expect(january(inFull, passed)?.levels.map(({ result, weight }) => [result.toDate, weight])).toMatchObject([[{ counted: '10' }, { numerator: '10', denominator: '31' }], [{ counted: '4' }, { numerator: '21', denominator: '31' }]]);
  });
});

describe('S18 a month of three versions, the last of which counts the same months from another date', () => {
  const from = (number: number, date: string, changes: Parameters<typeof anAgreedLevel>[0]) => aVersion({ number, effectiveFrom: at(`${date}T00:00Z`), levels: [anAgreedLevel(changes)] });
  const another = { period: { zone: 'UTC', anchor: '2025-01-01', every: 'P1M' } } as const;
  const month = january(anAgreement({ versions: [from(1, '2026-01-01', {}), from(2, '2026-01-11', { expected: '98' }), from(3, '2026-01-21', another)] }), log(...upButOn('2026-01-25')));

  it('is judged in three parts', () => {
    expect(month?.levels.map(({ version, result, weight }) => [version, result.state, weight.numerator])).toEqual([[1, 'met', '10'], [2, 'met', '10'], [3, 'failed', '11']]);
  });
});

describe('S18 a month of any kind that is combined', () => {
  const monthly = { period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' } } as const;
  const agreed = ({ inForce: _force, ...level }: ReturnType<typeof aRatio>): AgreedLevel => level;
  const passed = log(counts([['2026-01-05T10:00Z', 19, 20], ['2026-01-20T10:00Z', 57, 60], ['2026-02-05T10:00Z', 96, 100]]));
  const [before, after] = [agreed(aRatio({ expected: '90', ...monthly })), agreed(aRatio({ expected: '98', amended: 'combine', ...monthly }))];
  const combined = amendedOn('2026-01-11', [after], [before]);

  it('is one judgement with one credit for all its days, under the last version', () => {
    const { periods } = evaluate(combined, passed);

    expect(periods[0]?.levels).toMatchObject([{ version: 2, weight: { numerator: '1', denominator: '1' }, lines: { expected: { numerator: '24', denominator: '25' } }, result: { state: 'failed', toDate: { counted: '80', shown: '95.000' } }, consecutive: 1 }]);
    expect(periods[0]?.settlement?.total).toBe(100_000);
    expect(periods[1]?.levels).toMatchObject([{ weight: { numerator: '1', denominator: '1' }, result: { state: 'failed', toDate: { counted: '100' } }, consecutive: 2 }]);
    expect(replayAgreement(evaluate(combined, passed))).toEqual([]);
  });

  it('and each by itself where the last version does not say so', () => {
    const each = january(amendedOn('2026-01-11', [{ ...after, amended: 'judge-each' }], [before]), passed);

    expect(each?.levels.map(({ result, lines }) => [result.state, lines])).toEqual([['met', undefined], ['failed', undefined]]);
  });

  it('earn-back by the mean reads the one target', () => {
    const money = someMoney({ earnBack: { test: { kind: 'mean' }, window: 1 } });
    const over = (expected: string) => {
      const versions = [aVersion({ levels: [agreed(aRatio({ expected: '96', ...monthly }))], money }), aVersion({ number: 2, effectiveFrom: at('2026-02-11T00:00Z'), money, levels: [{ ...after, expected }] })];
      const facts = log(counts([['2026-01-05T10:00Z', 19, 20], ['2026-02-05T10:00Z', 48, 50], ['2026-02-20T10:00Z', 49, 50]]));
      return evaluate(anAgreement({ versions }), facts).ledger.some(({ kind }) => kind === 'returned');
    };

    expect([over('98'), over('98.1')]).toEqual([true, false]);
  });

  it('of an amendment that makes it another kind each is judged', () => {
    const { inForce: _force, ...other } = aThreshold({ ...monthly, amended: 'combine' });

    expect(january(amendedOn('2026-01-11', [other], [before]), passed)?.levels.map(({ result }) => ('kind' in result ? result.kind : 'availability'))).toEqual(['ratio', 'threshold']);
    expect(checkAgreementTerms(amendedOn('2026-01-11', [other], [before])).map(({ code }) => code)).toEqual(['COMBINED_KINDS_DIFFER']);
    expect(checkAgreementTerms(combined)).toEqual([]);
  });
});

describe('S23 a period that the end of the agreement cuts', () => {
  it('is over with it: within its grace the level is judged, and not on course any more', () => {
    const terms = anAgreement({ endsAt: at('2026-01-21T00:00Z') });

    expect(january(terms, log(...upButOn('2026-01-10')), at('2026-01-22T00:00Z'))).toMatchObject({ standing: 'provisional', levels: [{ result: { state: 'failed', running: false } }], settlement: { total: 64_516 } });
    expect(january(terms, log(...upButOn()), at('2026-01-22T00:00Z'))).toMatchObject({ levels: [{ result: { state: 'met' } }] });
    expect(january(terms, log(...upButOn()), at('2026-01-20T00:00Z'))).toMatchObject({ standing: 'running', levels: [{ result: { state: 'on-course' } }] });
  });
});

describe('S18 a running period whose parts will be combined', () => {
  it('is shown under the version that is to come, and parts to come have no number of their own', () => {
    const combined = amendedOn('2026-01-11', [anAgreedLevel({ expected: '95', amended: 'combine' })]);
    const each = amendedOn('2026-01-11', [anAgreedLevel({ expected: '95' })]);

    expect(january(combined, log(...upButOn()), at('2026-01-11T00:00Z'))?.levels.map(({ version, weight }) => [version, weight.numerator])).toEqual([[2, '1']]);
    expect(january(each, log(...upButOn()), at('2026-01-11T00:00Z'))?.levels.map(({ version }) => version)).toEqual([1]);
    expect(january(each, log(...upButOn()), at('2026-01-11T00:00:01Z'))?.levels.map(({ version }) => version)).toEqual([1, 2]);
  });

  it('is not shown before any of them is in force', () => {
    const from = (date: string, expected: string) => aVersion({ effectiveFrom: at(`${date}T00:00Z`), levels: [anAgreedLevel({ id: 'new', expected, amended: 'combine', partialPeriod: 'full' })], money: someMoney({ credits: [] }) });
    const terms = anAgreement({ versions: [aVersion(), { ...from('2026-01-11', '95'), number: 2 }, { ...from('2026-01-21', '96'), number: 3 }] });
    const shown = (when: string) => january(terms, log(...upButOn()), at(when))?.levels.filter(({ level }) => level === 'new').map(({ version }) => version);

    expect([shown('2026-01-11T00:00Z'), shown('2026-01-11T00:00:01Z')]).toEqual([[], [3]]);
  });
});

describe('S26 the fee of the terms', () => {
  it('is known when the period closes: what is stated later changes nothing', () => {
    const { ledger } = evaluate(anAgreement(), log(...upButOn('2026-01-10')), at('2026-02-20T00:00Z'), [decided.fee('2026-01-01', 500_000, '2026-02-10T00:00Z')]);

    expect(ledger.map(({ kind, amount, at: when }) => [kind, amount, when])).toEqual([['credit', 100_000, at('2026-02-06T00:00Z')], ['paid', 100_000, at('2026-02-06T00:00Z')]]);
  });
});

describe('S28 what an earn-back reads of the past', () => {
  it('ends with the periods that the credit was settled with, wherever the next one has begun', () => {
    const money = someMoney({ earnBack: { test: { kind: 'met', periods: 1 }, window: 2, notAfter: { failures: 1, inPeriods: 1 } } });
    const terms = anAgreementWith(money, { settlement: { anchor: '2025-12-15', every: 'P1M' } });

    expect(evaluate(terms, log(...upButOn('2026-01-10')), at('2026-02-20T00:00Z')).ledger.map(({ kind }) => kind)).toEqual(['credit', 'paid']);
  });

  it('adds up what was judged: a part of a period that is indeterminate counts for nothing', () => {
    const money = someMoney({ earnBack: { test: { kind: 'mean' }, window: 1 } });
    const versions = [aVersion({ money }), aVersion({ number: 2, effectiveFrom: at('2026-02-15T00:00Z'), money, levels: [anAgreedLevel({ expected: '99.5' })] })];
    const silent = [says('unknown', '2026-02-16T00:00Z'), down('2026-02-25T00:00Z'), up('2026-02-27T00:00Z')];
    const { periods, ledger } = evaluate(anAgreement({ versions }), log(...upButOn('2026-01-10'), ...silent));

    expect(periods[1]?.levels.map(({ result }) => result.state)).toEqual(['met', 'indeterminate']);
    expect(ledger.at(-1)?.kind).toBe('returned');
  });

  const returning = someMoney({ earnBack: { test: { kind: 'met', periods: 1 }, window: 2 } });
  const without = (...dates: readonly [string, boolean][]) => anAgreement({ versions: dates.map(([date, has], place) => aVersion({ number: place + 1, effectiveFrom: at(`${date}T00:00Z`), levels: has ? [anAgreedLevel()] : [], money: has ? returning : someMoney({ credits: [] }) })) });
  const fate = (terms: AgreementTerms) => evaluate(terms, log(...upButOn('2026-01-10'))).ledger.map(({ kind, at: when }) => `${kind} ${new Date(when).toISOString().slice(0, 10)}`);

  it('goes on without a level that an amendment leaves out: its window passes', () => {
    expect(fate(without(['2026-01-01', true], ['2026-02-01', false]))).toEqual(['credit 2026-02-06', 'escrowed 2026-02-06', 'paid 2026-04-06']);
    expect(fate(without(['2026-01-01', true], ['2026-02-01', false], ['2026-03-01', true]))).toEqual(['credit 2026-02-06', 'escrowed 2026-02-06', 'returned 2026-04-06']);
    expect(fate(without(['2026-01-01', true], ['2026-02-01', false], ['2026-04-15', true]))).toEqual(['credit 2026-02-06', 'escrowed 2026-02-06', 'paid 2026-04-06']);
  });
});

describe('S27 the pick of the customer', () => {
  const names = (...levels: readonly string[]) => levels.map((level) => decided.incident('2026-01-01', level, 'storm', '2026-01-20T00:00Z'));
  const levels = [anAgreedLevel({ id: 'a' }), anAgreedLevel({ id: 'b' }), anAgreedLevel({ id: 'c' }), anAgreedLevel({ id: 'duty', obligor: 'customer' })];
  const credits = [aCredit({ level: 'a', allocation: '40' }), aCredit({ level: 'b', allocation: '60' })];
  const terms = anAgreement({ versions: [aVersion({ levels, money: someMoney({ credits, singleIncident: 'customer-picks', pickBy: { days: 20, after: 'period-end' } }) })] });
  const settled = (...decisions: NonNullable<Parameters<typeof evaluateAgreement>[4]>) => {
    const { periods: [first] } = evaluate(terms, log(...upButOn('2026-01-10')), at('2026-06-15T00:00Z'), decisions);
    return [first?.settledAt, first?.settlement?.total];
  };

  it('is waited for where an incident failed several levels that earn a credit, and for no others', () => {
    expect(settled(...names('a', 'c', 'duty'))).toEqual([at('2026-02-06T00:00Z'), 100_000]);
    expect(settled(...names('a', 'b'))).toEqual([at('2026-02-21T00:00Z'), 60_000]);
  });

  it('is one of the levels that the incident failed: another one is no pick', () => {
    expect(settled(...names('a', 'b'), decided.pick('2026-01-01', 'storm', 'c', '2026-02-08T00:00Z'))).toEqual([at('2026-02-21T00:00Z'), 60_000]);
    expect(settled(...names('a', 'b'), decided.pick('2026-01-01', 'storm', 'c', '2026-02-08T00:00Z'), decided.pick('2026-01-01', 'storm', 'a', '2026-02-10T00:00Z'))).toEqual([at('2026-02-10T00:00Z'), 40_000]);
  });
});
