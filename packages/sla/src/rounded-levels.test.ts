/** S21: levels whose terms round their number before it is compared, and everything that reads that number. */
import { DAY, HOUR, MINUTE } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aCredit, anAgreedLevel, anAgreement, aVersion, componentUpButOn, someMoney, theIncident, theYear, upButOn } from '../testing/agreement-story.ts';
import { forgeriesOf } from '../testing/forgeries.ts';
import { aClockLevel, aGoal, aMoneyLevel, aPercentile, aRatio, aScore, aThreshold, ticket, values } from '../testing/kinds.ts';
import { aLevel, aSharedMetric, at, counts, down, log, maintenance, month, series, theDay, up } from '../testing/story.ts';
import type { UnloggedFact } from '../testing/story.ts';
import type { AgreementTerms } from './agreement/agreement-model.ts';
import { evaluateAgreement } from './agreement/evaluate-agreement.ts';
import { passThrough } from './agreement/pass-through.ts';
import { replayAgreement } from './agreement/replay-agreement.ts';
import { burnOver } from './burn/burn-alert.ts';
import { evaluateLevel } from './evaluate-level.ts';
import { rational } from './exact/rational.ts';
import { forecastBreach } from './forecast/forecast-breach.ts';
import type { LevelTerms, ValueLevelTerms, ValueResult } from './kinds/kind-model.ts';
import type { AvailabilityResult, AvailabilityTerms, RoundingTerms } from './model.ts';
import { proveBackToBack } from './proof/prove-back-to-back.ts';
import { replayLevel } from './replay-level.ts';
import { evaluateSegments } from './segments/evaluate-segments.ts';

const later = at('2026-03-10T00:00Z');
const whole = (way: RoundingTerms['way']): RoundingTerms => ({ digits: 0, way });
const tenth = (way: RoundingTerms['way']): RoundingTerms => ({ digits: 1, way });

function ofTime(terms: Partial<AvailabilityTerms>, facts: readonly UnloggedFact[], asOf = later): AvailabilityResult {
  const result = evaluateLevel(aLevel(terms), log(...facts), theDay, asOf);
  if ('kind' in result) throw new Error('an availability has no kind');
  return result;
}

function ofValues(terms: ValueLevelTerms, facts: readonly UnloggedFact[], asOf = later): ValueResult {
  const result = evaluateLevel(terms, log(...facts), theDay, asOf);
  if (!('kind' in result)) throw new Error('a value has a kind');
  return result;
}

/** 98.5 % of the day. */
const bad = [up('00:00'), down('10:00'), up('10:21:36')];

describe('S21 an availability whose number is rounded', () => {
  it('is judged by what it is rounded to', () => {
    const states = (expected: string) => (['down', 'worse', 'half-even', 'half-up', 'up'] as const).map((way) => ofTime({ expected, rounding: whole(way) }, bad).state);

    expect(states('99')).toEqual(['failed', 'failed', 'failed', 'met', 'met']);
    expect(states('98')).toEqual(['met', 'met', 'met', 'met', 'met']);
    expect(ofTime({ expected: '98.5' }, bad).state).toBe('met');
    expect(ofTime({ expected: '98.5', minimum: '98', rounding: whole('down') }, bad).state).toBe('below-expected');
    expect(ofTime({ expected: '98.5', minimum: '98.1', rounding: whole('down') }, bad).state).toBe('failed');
  });

  it('says both numbers, and shows the one that is judged', () => {
    expect(ofTime({ rounding: whole('half-up') }, bad).toDate).toEqual({ good: String(DAY - 21.6 * MINUTE), bad: String(21.6 * MINUTE), ratio: { numerator: '99', denominator: '100' }, exact: { numerator: '197', denominator: '200' }, shown: '99.000' });
    expect(ofTime({}, bad).toDate).not.toHaveProperty('exact');
    expect(ofTime({ rounding: whole('up') }, []).toDate).toEqual({ good: '0', bad: '0' });
  });

  it('is rounded in a running period too, at its best and without what is excused', () => {
    const running = ofTime({ expected: '97', rounding: whole('half-even'), exclusions: { effect: 'count-as-bad-but-excused' } }, [up('00:00'), down('02:00'), up('03:00'), up('10:00'), maintenance('02:30', '03:00')], at('10:00'));

    expect(running).toMatchObject({
      state: 'at-risk', toDate: { ratio: { numerator: '9', denominator: '10' }, exact: { numerator: '9', denominator: '10' } },
      judged: { ratio: { numerator: '19', denominator: '20' }, exact: { numerator: '18', denominator: '19' } }, bestAchievable: { ratio: { numerator: '49', denominator: '50' }, exact: { numerator: '46', denominator: '47' } },
    });
    const lost = (expected: string, minimum?: string) => ofTime({ expected, ...(minimum === undefined ? {} : { minimum }), rounding: whole('down') }, [up('00:00'), down('02:00'), up('03:00')], at('10:00')).state;
    expect([lost('95'), lost('96'), lost('96', '95'), lost('97', '96')]).toEqual(['at-risk', 'failed', 'below-expected', 'failed']);
  });

  it('keeps coverage and budget exact', () => {
    const [rounded, exact] = [ofTime({ rounding: whole('half-up') }, bad), ofTime({}, bad)];

    expect(rounded.budget).toEqual(exact.budget);
    expect(rounded.coverage).toEqual(exact.coverage);
    expect([rounded.state, rounded.budget.left]).toEqual(['met', { numerator: String(-432_000), denominator: '1' }]);
  });

  it('S24 says so in its account, step by step', () => {
    const { trace } = ofTime({ rounding: whole('half-up') }, bad);

    expect(trace.filter(({ rule }) => rule === 'S21').map(({ says }) => says)).toEqual(['To date: the terms round it half up to steps of 1 %: 99.000 %.']);
    expect(trace.find(({ says }) => says.startsWith('To date:'))?.says).toBe('To date: 23 h 38 min 24 s good of 1 d counted, 21 min 36 s bad: 98.500 %, rounded toward the worse.');
    expect(ofTime({}, bad).trace.filter(({ rule }) => rule === 'S21')).toEqual([]);
    expect(ofTime({ rounding: whole('up') }, []).trace.filter(({ rule }) => rule === 'S21').map(({ says }) => says)).toEqual(['To date: there is nothing to round.']);
  });

  it('S24 adds up when it is worked through again, and not when a number of it is another', () => {
    const running = ofTime({ expected: '97', rounding: tenth('half-even'), exclusions: { effect: 'count-as-bad-but-excused' } }, [up('00:00'), down('02:00'), up('03:00'), maintenance('02:30', '03:00')], at('10:00'));

    expect(replayLevel(running)).toEqual([]);
    for (const { path, forged } of forgeriesOf(running, ['toDate', 'judged', 'bestAchievable'])) expect(replayLevel(forged), path).not.toEqual([]);
    const { exact } = running.toDate;
    const without = ofTime({}, bad);
    expect(replayLevel({ ...without, toDate: { ...without.toDate, ...(exact === undefined ? {} : { exact }) } })).toMatchObject([{ rule: 'S24', name: 'to date: unrounded', recomputed: 'not in the account' }]);
  });

  it('S18 combined segments are rounded as the last one says', () => {
    const combined = (first: AvailabilityTerms['rounding'], last: AvailabilityTerms['rounding']) => {
      const versions = [aLevel({ inForce: { start: 0, end: at('12:00') }, ...(first === undefined ? {} : { rounding: first }) }), aLevel({ inForce: { start: at('12:00') }, amended: 'combine', ...(last === undefined ? {} : { rounding: last }) })];
      return evaluateSegments(versions, log(...bad), theDay, later).combined?.result.state;
    };

    expect([combined(undefined, whole('up')), combined(whole('up'), undefined), combined(whole('up'), whole('down'))]).toEqual(['met', 'failed', 'failed']);
  });
});

describe('S21 a number of another kind that is rounded', () => {
  const thirds = [counts([['10:00', 2, 3]])];
  const told = ({ state, toDate: { value, exact, shown } }: ValueResult) => [state, value, exact, shown];

  it('of a percentage, by the digits of its percents', () => {
    expect(told(ofValues(aRatio({ expected: '66.7', rounding: tenth('half-up') }), thirds))).toEqual(['met', { numerator: '667', denominator: '1000' }, { numerator: '2', denominator: '3' }, '66.700']);
    expect(ofValues(aRatio({ expected: '66.7', rounding: tenth('worse') }), thirds).state).toBe('failed');
    expect(told(ofValues(aThreshold({ expected: '67', rounding: whole('up') }), [values([['10:00', 1], ['11:00', 1], ['12:00', 900]])]))).toEqual(['met', { numerator: '67', denominator: '100' }, { numerator: '2', denominator: '3' }, '67.000']);
    const tickets = [...ticket('A', ['start', '08:00'], ['stop', '09:00']), ...ticket('B', ['start', '08:00'], ['stop', '09:00']), ...ticket('C', ['start', '08:00'], ['stop', '13:00'])];
    expect(told(ofValues(aClockLevel({ expected: '67', rounding: whole('half-even') }), tickets))).toEqual(['met', { numerator: '67', denominator: '100' }, { numerator: '2', denominator: '3' }, '67.000']);
  });

  it('of a value, by those of its own unit, toward the worse where lower is better', () => {
    const latency = [values([['10:00', 800.4]])];

    expect(told(ofValues(aPercentile({ rounding: whole('half-up') }), latency))).toEqual(['met', { numerator: '800', denominator: '1' }, { numerator: '4002', denominator: '5' }, '800.000']);
    expect(told(ofValues(aPercentile({ rounding: whole('worse') }), latency))).toEqual(['failed', { numerator: '801', denominator: '1' }, { numerator: '4002', denominator: '5' }, '801.000']);
    expect(ofValues(aPercentile({ rounding: { digits: -2, way: 'up' } }), latency).toDate.value).toEqual({ numerator: '900', denominator: '1' });
    expect(told(ofValues(aScore({ rounding: tenth('half-even') }), [values([['10:00', 4], ['11:00', 3.9]])]))).toEqual(['met', { numerator: '4', denominator: '1' }, { numerator: '79', denominator: '20' }, '4.000']);
    expect(ofValues(aScore({ better: 'lower', rounding: tenth('worse') }), [values([['10:00', 4], ['11:00', 3.9]])]).toDate.value).toEqual({ numerator: '4', denominator: '1' });
    expect(told(ofValues(aMoneyLevel({ rounding: { digits: -2, way: 'down' } }), [values([['10:00', 100_099]])]))).toEqual(['met', { numerator: '100000', denominator: '1' }, { numerator: '100099', denominator: '1' }, '100000.000']);
  });

  it('S17 of none is none', () => {
    const result = ofValues(aRatio({ rounding: whole('up') }), []);

    expect([result.state, result.toDate]).toEqual(['not-applicable', { counted: '0', missed: '0' }]);
    expect(result.trace.filter(({ rule }) => rule === 'S21').map(({ says }) => says)).toEqual(['To date: there is nothing to round.']);
  });

  it('S26 of a goal is what the part of its promise is told by', () => {
    const goal = ofValues(aGoal({ counts: 'values', promised: '12', rounding: whole('half-up') }), [values([['10:00', 8.5]])]);

    expect(told(goal)).toEqual(['failed', { numerator: '9', denominator: '1' }, { numerator: '17', denominator: '2' }, '9.000']);
    expect(goal.trace.flatMap(({ workings = [] }) => workings).filter(({ name }) => name === 'part of the promise').map(({ value }) => value)).toEqual(['3/4']);
    expect(replayLevel(goal)).toEqual([]);
  });

  it('keeps what is left to miss exact, and the allowance for small numbers as it is', () => {
    const [rounded, exact] = [ofValues(aRatio({ expected: '67', rounding: whole('up'), allowance: { misses: 1, below: 2 } }), thirds), ofValues(aRatio({ expected: '67', allowance: { misses: 1, below: 2 } }), thirds)];

    expect([rounded.state, exact.state]).toEqual(['met', 'failed']);
    expect(rounded.left).toEqual(exact.left);
    expect(ofValues(aRatio({ expected: '67', rounding: whole('down'), allowance: { misses: 1, below: 4 } }), thirds)).toMatchObject({ state: 'met', byAllowance: true });
  });

  it('S24 adds up when its account is worked through again, and not when a number of it is another', () => {
    const facts = [counts([['08:00', 9, 10], ['10:30', 1, 2], ['11:30', 10, 10]]), values([['08:01', 3], ['10:31', 5], ['11:31', 4]]), maintenance('10:00', '11:00')];
    const excused = { exclusions: { effect: 'count-as-bad-but-excused' } } as const;
    const kinds: readonly ValueLevelTerms[] = [
      aRatio({ ...excused, expectedVolume: 40 }), aThreshold({ ...excused, expectedVolume: 40 }), aPercentile({ ...excused, percentile: { percent: '40', method: 'linear' }, expectedVolume: 4, better: 'higher' }),
      aGoal({ ...excused, better: 'lower', promised: '24' }), aScore({ ...excused, expectedVolume: 9 }), aMoneyLevel(excused),
    ];

    for (const terms of kinds) {
      const result = ofValues({ ...terms, rounding: tenth('half-even') }, facts, at('14:00'));
      const numbers = forgeriesOf(result, ['toDate', 'judged', 'bestAchievable']).filter(({ path }) => path.includes('value') || path.includes('exact') || path.endsWith('shown'));

      expect(replayLevel(result), terms.kind).toEqual([]);
      expect(numbers.length, terms.kind).toBeGreaterThan(5);
      for (const { path, forged } of numbers) expect(replayLevel(forged), `${terms.kind} ${path}`).not.toEqual([]);
    }
  });

  it('S19 at its best is rounded once, from what it can become', () => {
    expect(ofValues(aGoal({ better: 'lower', promised: '30', rounding: { digits: -1, way: 'up' } }), [counts([['10:00', 1, 11]])], at('14:00')).bestAchievable).toMatchObject({ value: { numerator: '20', denominator: '1' }, exact: { numerator: '11', denominator: '1' } });
    expect(ofValues(aRatio({ expectedVolume: 6, rounding: whole('down') }), thirds, at('14:00')).bestAchievable).toMatchObject({ value: { numerator: '83', denominator: '100' }, exact: { numerator: '5', denominator: '6' } });
  });
});

/** January has 744 hours, of which ten were bad: 98.656 %. */
describe('S21 in an agreement', () => {
  const agreed = (rounding: RoundingTerms | undefined, more: Partial<AvailabilityTerms> = {}): AgreementTerms => {
    const tiers = [{ from: '0', to: '98.5', factor: '50' }, { from: '98.5', to: '98.7' }, { from: '98.7', to: '100', factor: '25' }];
    return anAgreement({ versions: [aVersion({ levels: [anAgreedLevel({ ...more, ...(rounding === undefined ? {} : { rounding }) })], money: someMoney({ credits: [aCredit({ tiers })] }) })] });
  };
  const january = (terms: AgreementTerms, ...more: readonly UnloggedFact[]) => evaluateAgreement(terms, log(...upButOn('2026-01-10'), ...more), theYear, at('2026-02-06T00:00Z'));

  it('S26 tiers are read by the rounded number', () => {
    const totals = [undefined, tenth('down'), tenth('half-up'), whole('down'), whole('half-up')].map((rounding) => january(agreed(rounding)).periods[0]?.settlement?.total);

    expect(totals).toEqual([100_000, 100_000, 25_000, 50_000, 0]);
    expect(replayAgreement(january(agreed(tenth('half-up'))))).toEqual([]);
  });

  it('S20 S29 what is added up over periods is exact', () => {
    const ratchets = [{ level: 'level', from: '2026-04-06', every: 'P3M', formula: { kind: 'midpoint' } }] as const;
    const terms = (rounding: object) => anAgreement({ versions: [aVersion({ levels: [anAgreedLevel({ expected: '97', ...rounding })], ratchets })] });
    const proposed = (rounding: object) => evaluateAgreement(terms(rounding), log(...upButOn('2026-01-10', '2026-02-10')), theYear, at('2026-04-06T00:00Z')).proposals.map(({ exact }) => exact);

    expect(proposed({})).toHaveLength(1);
    expect(proposed({ rounding: whole('up') })).toEqual(proposed({}));
  });

  it('S27 the incident that failed a level is told by the rounded number', () => {
    const facts = [theIncident('storm', 'shop', '2026-01-10'), down('2026-01-20T00:00Z', { component: 'shop' }), up('2026-01-20T08:00Z', { component: 'shop' })];
    const incident = (rounding: RoundingTerms | undefined) => january(agreed(rounding), ...facts).periods[0]?.levels.map((level) => [level.result.state, level.incident])[0];

    expect(incident(undefined)).toEqual(['failed', undefined]);
    expect(incident(whole('half-up'))).toEqual(['failed', 'storm']);
  });

  it('S36 how a supplier rounds is a difference of targets', () => {
    const supplier = (rounding: RoundingTerms | undefined) => ({
      terms: anAgreement({ id: 'uc', versions: [aVersion({ levels: [anAgreedLevel({ id: 'network', component: 'network', ...(rounding === undefined ? {} : { rounding }) })], money: someMoney({ credits: [aCredit({ level: 'network' })] }) })] }),
      facts: log(...componentUpButOn('network', '2026-01-10')),
    });
    const customer = (rounding: RoundingTerms | undefined) => ({ terms: agreed(rounding), facts: log(...upButOn('2026-01-10')) });
    const underpinnings = [{ customer: { agreement: 'shop-sla', level: 'level' }, supplier: { agreement: 'uc', level: 'network' } }];
    const reasons = (above: RoundingTerms | undefined, below: RoundingTerms | undefined) => passThrough({ customers: [customer(above)], suppliers: [supplier(below)], underpinnings, range: theYear, asOf: at('2026-02-06T00:00Z') }).flatMap((row) => row.reasons.map(({ reason, amount }) => [reason, amount]));

    expect(reasons(undefined, undefined)).toEqual([]);
    expect(reasons(undefined, whole('up'))).toEqual([['targets', 100_000]]);
    expect(reasons(whole('up'), undefined)).toEqual([['targets', -100_000]]);
  });
});

describe('S21 S36a S37 S37a what looks at time', () => {
  const below = (rounding: RoundingTerms | undefined, more: Partial<AvailabilityTerms> = {}): AvailabilityTerms => aLevel({ component: 'a', expected: '75', unknown: { policy: 'bad' }, exclusions: { effect: 'remove', cap: 0 }, ...(rounding === undefined ? {} : { rounding }), ...more });
  const proof = (rounding: RoundingTerms | undefined, promised = '75', more: Partial<AvailabilityTerms> = {}) => proveBackToBack(aSharedMetric(series('a'), { expected: promised }), [below(rounding, more)], theDay);

  it('S36a a proof counts what rounding lets be down, to the millisecond, and says so', () => {
    const hour = (rounding: RoundingTerms | undefined) => { const { worst: { least, most }, isExact } = proof(rounding); return [least, most, isExact]; };

    expect(hour(undefined)).toEqual([6 * HOUR, 6 * HOUR, true]);
    expect(hour(whole('down'))).toEqual([6 * HOUR, 6 * HOUR, true]);
    expect(hour(whole('half-up'))).toEqual([6.12 * HOUR, 6.12 * HOUR, true]);
    expect(hour(whole('half-even'))).toEqual([6.12 * HOUR - 1, 6.12 * HOUR - 1, true]);
    expect(hour(whole('up'))).toEqual([6.24 * HOUR - 1, 6.24 * HOUR - 1, true]);
    expect([proof(whole('down')), proof(whole('half-up')), proof(whole('half-up'), '74')].map(({ outcome }) => outcome)).toEqual(['proved', 'refuted', 'proved']);
    expect([proof(undefined), proof(whole('down')), proof(whole('worse')), proof(whole('half-up')), proof(whole('half-even')), proof(whole('up'))].map(({ gaps }) => gaps.map(({ code }) => code))).toEqual([[], [], [], ['NUMBER_ROUNDED'], ['NUMBER_ROUNDED'], ['NUMBER_ROUNDED']]);
    expect(proof(tenth('half-up')).gaps).toEqual([{ component: 'a', code: 'NUMBER_ROUNDED', message: 'Its number is rounded half up to steps of 0.1 % before it is compared below, and not above.' }]);
  });

  it('S36a a target between two steps is harder by rounding down, and no gap', () => {
    expect(proof(whole('down'), '75', { expected: '74.5' })).toMatchObject({ outcome: 'proved', worst: { most: 6 * HOUR }, gaps: [] });
    expect(proof(whole('half-up'), '75', { expected: '74.5' })).toMatchObject({ worst: { most: 6.12 * HOUR }, gaps: [] });
  });

  it('S36a its counterexample is one by the rounded number', () => {
    const { counterexample = [] } = proof(whole('up'));

    expect(evaluateLevel(below(whole('up')), counterexample, theDay, later)).toMatchObject({ state: 'met', toDate: { bad: String(6.24 * HOUR - 1), ratio: { numerator: '3', denominator: '4' } } });
  });

  it('S37 burn is of the budget, which is exact', () => {
    const burn = (rounding: object) => burnOver(aLevel({ expected: '99', ...rounding }), log(...bad), { start: at('10:00'), end: at('11:00') }).burn;

    expect(burn({ rounding: whole('up') })).toEqual(burn({}));
    expect(burn({})).toEqual(rational(36));
  });

  it('S37a a forecast asks whether the rounded number will reach the target', () => {
    const facts = log(up('2025-12-01T00:00Z'), ...['01', '02', '03'].flatMap((day) => [down(`2026-03-${day}T09:00Z`), up(`2026-03-${day}T11:00Z`)]), up('2026-03-31T20:00Z'));
    const expectedIn = (rounding: RoundingTerms | undefined, expected = '99.5') => {
      const forecast = forecastBreach(aLevel({ expected, period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' }, ...(rounding === undefined ? {} : { rounding }) }), facts, month, at('2026-03-31T20:00Z'));
      return forecast.state === 'forecast' ? forecast.expected : forecast.state;
    };

    expect(expectedIn(undefined)).toEqual({ state: 'used-up', at: at('2026-03-02T10:43:12Z') });
    expect(expectedIn(tenth('down'))).toEqual({ state: 'used-up', at: at('2026-03-02T10:43:12Z') });
    expect(expectedIn(tenth('half-up'))).toEqual({ state: 'used-up', at: at('2026-03-03T09:05:31.2Z') });
    expect(expectedIn(whole('down'))).toEqual({ state: 'used-up', at: at('2026-03-01T09:00Z') });
    expect(expectedIn(whole('up'))).toMatchObject({ state: 'open' });
    expect(expectedIn(whole('up'), '99')).toEqual({ state: 'safe' });
  });
});

describe('S21 without a rounding', () => {
  it.each<LevelTerms>([aLevel(), aRatio(), aScore(), aGoal()])('nothing of a result is another: $kind', (terms) => {
    const result = evaluateLevel(terms, log(up('00:00'), counts([['10:00', 1, 3]]), values([['11:00', 4]])), theDay, later);

    expect(JSON.stringify(result)).not.toMatch(/unrounded|exact/);
  });
});
