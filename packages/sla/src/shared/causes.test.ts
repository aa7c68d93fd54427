import { HOUR, MINUTE } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aSharedMetric, at, caused, log, maintenance, parallel, series, theDay, upBut, work } from '../../testing/story.ts';
import type { UnloggedFact } from '../../testing/story.ts';
import type { Fraction, SharedMetricTerms, Structure } from '../model.ts';
import { compareAttribution } from './compare-attribution.ts';
import { evaluateSharedMetric } from './evaluate-shared-metric.ts';
import { creditedShares } from './shares.ts';

const later = at('2026-03-10T00:00Z');
const minutesOf = ({ numerator, denominator }: Fraction) => Number(numerator) / Number(denominator) / MINUTE;

function judge(structure: Structure, facts: readonly UnloggedFact[], changes: Partial<SharedMetricTerms> = {}) {
  const result = evaluateSharedMetric(aSharedMetric(structure, changes), log(...facts), theDay, later);
  const minutes = (shares: typeof result.shares) => Object.fromEntries(shares.filter(({ share }) => share.numerator !== '0').map(({ party, share }) => [party, minutesOf(share)]));
  return { ...result, minutes: minutes(result.shares), uncoveredMinutes: minutes(result.uncovered), accountMinutes: Object.fromEntries(Object.entries(result.account).map(([name, time]) => [name, minutesOf(time)])) };
}

const hour = ['10:00', '11:00'] as const;
const aDown = [...upBut('a', hour), ...upBut('b'), ...upBut('end', hour)];

describe('S34 attribution uses accepted causes first', () => {
  it('the causer bears what the relieved party was down', () => {
    expect(judge(series('a', 'b'), [...aDown, caused('party-a', 'party-b', '10:00', '10:45')]).minutes).toEqual({ 'party-a': 15, 'party-b': 45 });
  });

  it('a claim that is not accepted moves nothing', () => {
    const { minutes, moves } = judge(series('a', 'b'), [...aDown, caused('party-a', 'party-b', '10:00', '11:00', { accepted: false })]);

    expect(minutes).toEqual({ 'party-a': 60 });
    expect(moves).toEqual([]);
  });

  it('a later word of the same source accepts it, or takes it back', () => {
    const [claim, accepted] = [caused('party-a', 'party-b', '10:00', '11:00', { accepted: false }), caused('party-a', 'party-b', '10:00', '10:30')];

    expect(judge(series('a', 'b'), [...aDown, claim, accepted]).minutes).toEqual({ 'party-a': 30, 'party-b': 30 });
    expect(judge(series('a', 'b'), [...aDown, accepted, claim]).minutes).toEqual({ 'party-a': 60 });
  });

  it('the same claim about another time is another cause', () => {
    expect(judge(series('a', 'b'), [...aDown, caused('party-a', 'party-b', '10:00', '10:10'), caused('party-a', 'party-b', '10:40', '11:00')]).minutes).toEqual({ 'party-a': 30, 'party-b': 30 });
  });

  it('what is down stays down: a broken structure is not mended by saying who broke it', () => {
    const facts = [...upBut('a', hour), ...upBut('b', hour), ...upBut('c'), ...upBut('end', hour), caused('party-a', 'party-b', ...hour)];

    expect(judge(parallel('a', 'b'), facts).minutes).toEqual({ 'party-b': 60 });
    expect(judge({ series: [{ component: 'a' }, parallel('b', 'c')] }, facts.filter((fact) => !('component' in fact) || fact.component !== 'b')).minutes).toEqual({ 'party-b': 60 });
  });

  it('follows a chain to its root', () => {
    const facts = [...aDown, ...upBut('c'), caused('party-a', 'party-b', ...hour), caused('party-b', 'party-c', '10:30', '11:00')];

    expect(judge(series('a', 'b', 'c'), facts).minutes).toEqual({ 'party-b': 30, 'party-c': 30 });
  });

  it('several causers of one instant split it by the declared rule', () => {
    const facts = [...aDown, ...upBut('c'), caused('party-a', 'party-b', ...hour), caused('party-a', 'party-c', '10:20', '11:00')];
    const weights = { 'party-b': '25', 'party-c': '75' };

    expect(judge(series('a', 'b', 'c'), facts).minutes).toEqual({ 'party-b': 40, 'party-c': 20 });
    expect(judge(series('a', 'b', 'c'), facts, { rule: 'weighted', weights }).minutes).toEqual({ 'party-b': 30, 'party-c': 30 });
    expect(judge(series('a', 'b', 'c'), facts, { rule: 'weighted', weights }).moves.map(({ to, taken }) => [to, minutesOf(taken)])).toEqual([['party-b', 30], ['party-c', 30]]);
    expect(judge(series('a', 'b', 'c'), facts, { rule: 'first-failed' }).minutes).toEqual({ 'party-b': 60 });
    expect(judge(series('a', 'b', 'c'), facts, { rule: 'all-pay' }).moves.map(({ to, taken }) => [to, minutesOf(taken)])).toEqual([['party-b', 40], ['party-c', 20]]);
  });

  it('a causer has been down since its cause began, or since the component went down if that was later', () => {
    const facts = [...upBut('a', ['09:00', '11:00']), ...upBut('b', ['09:30', '11:00']), ...upBut('c'), ...upBut('end', hour)];
    const firstFailed = (from: string) => judge(series('a', 'b', 'c'), [...facts, caused('party-a', 'party-c', from, '11:00')], { rule: 'first-failed' }).minutes;

    expect(firstFailed('08:00')).toEqual({ 'party-c': 60 });
    expect(firstFailed('09:45')).toEqual({ 'party-b': 60 });
    expect(firstFailed('09:30')).toEqual({ 'party-b': 30, 'party-c': 30 });
  });

  it('causes in a circle move nothing, and are named', () => {
    const { minutes, trace } = judge(series('a', 'b'), [...aDown, caused('party-a', 'party-b', ...hour), caused('party-b', 'party-a', ...hour)]);

    expect(minutes).toEqual({ 'party-a': 60 });
    expect(trace.filter(({ rule, workings }) => rule === 'S34' && workings === undefined).map(({ says: words, facts }) => [words, facts])).toEqual([
      ['A cause of incident incident moves nothing: The causes of incident incident go in a circle.', ['fact-8']],
      ['A cause of incident incident moves nothing: The causes of incident incident go in a circle.', ['fact-9']],
    ]);
  });

  it('cuts a segment where a cause begins or ends', () => {
    const { segments } = judge(series('a', 'b'), [...aDown, caused('party-a', 'party-b', '10:15', '10:30')]);

    expect(segments.map(({ start, end, down, split }) => [start, end, down, split.map(({ party }) => party)])).toEqual([
      [at('10:00'), at('10:15'), ['a'], ['party-a']], [at('10:15'), at('10:30'), ['a'], ['party-b']], [at('10:30'), at('11:00'), ['a'], ['party-a']],
    ]);
  });

  it('only cuts what is shared', () => {
    const { segments } = judge(parallel('a', 'b'), [...upBut('a', hour), ...upBut('b'), ...upBut('end'), caused('party-a', 'party-b', '10:15', '10:30')]);

    expect(segments.map(({ start, end, reading }) => [start, end, reading])).toEqual([[at('10:00'), at('11:00'), 'no-business-impact']]);
  });
});

describe('S34 uncovered time', () => {
  it('is what falls where the causer is excluded', () => {
    const { minutes, uncoveredMinutes, uncovered, segments, accountMinutes, trace } = judge(series('a', 'b'), [...aDown, maintenance('10:30', '12:00', { component: 'b' }), caused('party-a', 'party-b', ...hour)]);

    expect(minutes).toEqual({ 'party-b': 30 });
    expect(uncoveredMinutes).toEqual({ 'party-b': 30 });
    expect(uncovered.map(({ inContract }) => inContract)).toEqual([undefined]);
    expect(segments.map(({ start, split, uncovered: beyond }) => [start, split.length, beyond?.length])).toEqual([[at('10:00'), 1, undefined], [at('10:30'), 0, 1]]);
    expect(accountMinutes).toEqual({ raw: 60, attributed: 30, unattributed: 0, excluded: 0, uncovered: 30, residual: 0 });
    expect(trace.map(({ says: words }) => words)).toEqual(expect.arrayContaining([
      'party-a is relieved of what party-b caused: 30 min in its hours, and 30 min more outside its hours: uncovered.', 'party-b caused 30 min outside its hours: uncovered.',
    ]));
  });

  it('one of two causers may be covered and the other not', () => {
    const { minutes, uncoveredMinutes } = judge(series('a', 'b'), [...aDown, caused('party-a', 'party-b', ...hour), caused('party-a', 'power', ...hour)]);

    expect([minutes, uncoveredMinutes]).toEqual([{ 'party-b': 30 }, { power: 30 }]);
  });
});

describe('S34 the account end to end', () => {
  it('tells excluded and unattributed time from what is attributed', () => {
    const facts = [...upBut('a', ['10:00', '10:30']), ...upBut('b'), ...upBut('end', ['10:00', '11:00']), maintenance('10:15', '10:40', { component: 'end' })];

    expect(judge(series('a', 'b'), facts).accountMinutes).toEqual({ raw: 60, attributed: 15, unattributed: 20, excluded: 25, uncovered: 0, residual: 0 });
  });

  it('time that counts as good by an exclusion is excluded too, and closed time is in neither', () => {
    const calendar = { kind: 'business', zone: 'UTC', weekly: [{ days: ['mon'], shifts: [{ opens: '10:10', closes: '24:00' }] }] } as const;
    const facts = [...aDown, maintenance('10:15', '10:40', { component: 'end' })];

    expect(judge(series('a', 'b'), facts, { calendar, exclusions: { effect: 'count-as-good' } }).accountMinutes).toMatchObject({ raw: 50, attributed: 25, excluded: 25 });
    expect(judge(series('a', 'b'), facts, { exclusions: { effect: 'count-as-bad-but-excused' } }).accountMinutes).toMatchObject({ raw: 60, attributed: 60, excluded: 0 });
  });

  it('has a residual under a rule that does not add up, and says so', () => {
    const facts = [...upBut('a', hour), ...upBut('b', hour), ...upBut('end', hour)];
    const last = (rule: SharedMetricTerms['rule']) => judge(series('a', 'b'), facts, { rule }).trace.at(-1);

    expect(judge(series('a', 'b'), facts, { rule: 'but-for' }).accountMinutes).toMatchObject({ attributed: 0, residual: 60 });
    expect(judge(series('a', 'b'), facts, { rule: 'all-pay' }).accountMinutes).toMatchObject({ attributed: 120, residual: -60 });
    expect([last('but-for'), last('all-pay')].map((step) => step?.says)).toEqual([
      'The shares are less than the bad time end to end; nobody bears the rest.', 'The shares are more than the bad time end to end; the rule lets several bear the whole.',
    ]);
    expect(last('all-pay')?.amount).toBe('3600000 + 3600000 + 0 + -3600000 = 3600000 ms');
  });

  it('a running period is accounted for up to what is known', () => {
    const result = evaluateSharedMetric(aSharedMetric(series('a', 'b')), log(...aDown), theDay, at('10:20'));

    expect(minutesOf(result.account.raw)).toBe(10);
    expect(result.suppliers.map(({ raw }) => raw.bad)).toEqual([String(10 * MINUTE), '0']);
  });
});

describe('S34 each supplier raw and relieved', () => {
  const levels = (facts: readonly UnloggedFact[], changes: Partial<SharedMetricTerms> = {}) => judge(series('a', 'b'), facts, changes).suppliers.map(({ party, raw, relieved }) => [party, Number(raw.bad) / MINUTE, Number(relieved.bad) / MINUTE, Number(relieved.good) / HOUR]);

  it('the relieved level is without what others caused, and with what it caused', () => {
    expect(levels([...aDown, caused('party-a', 'party-b', '10:00', '10:45')])).toEqual([['party-a', 60, 15, 23], ['party-b', 0, 45, 23.25]]);
  });

  it('without causes both are the same', () => {
    expect(levels(aDown)).toEqual([['party-a', 60, 60, 23], ['party-b', 0, 0, 24]]);
  });

  it('what it caused is bad where its own sources say nothing, and the rest of that is not counted', () => {
    const facts = [...upBut('a', hour), { kind: 'status', source: 'probe', component: 'b', at: at('10:30'), state: 'up' } as const, ...upBut('end', hour), caused('party-a', 'party-b', ...hour)];

    expect(levels(facts)).toEqual([['party-a', 60, 0, 23], ['party-b', 0, 60, 13]]);
  });

  it('several components of one party are one level: bad where any is, known where any is', () => {
    const terms = aSharedMetric(series('a', 'b'));
    const components = terms.components.map((component) => ({ ...component, party: 'one' }));

    expect(levels([...upBut('a', hour), ...upBut('b', ['10:30', '11:30']), ...upBut('end')], { components })).toEqual([['one', 90, 90, 22.5]]);
  });

  it('has no number where nothing is known', () => {
    expect(judge(series('a'), upBut('end')).suppliers).toEqual([{ party: 'party-a', raw: { good: '0', bad: '0' }, relieved: { good: '0', bad: '0' } }]);
  });

  it('shows the percentage rounded toward the worse', () => {
    expect(judge(series('a', 'b'), [...aDown, caused('party-a', 'party-b', ...hour)]).suppliers[1]?.relieved).toMatchObject({ shown: '95.833', ratio: { numerator: '23', denominator: '24' } });
  });
});

describe('S35 outside a contract', () => {
  it('a stranger\'s impact is recorded, shown, and in no level', () => {
    const { uncovered, segments, minutes, trace } = judge(series('a', 'b'), [...aDown, caused('party-a', 'power', ...hour)]);

    expect(minutes).toEqual({});
    expect(uncovered).toEqual([{ party: 'power', share: { numerator: '3600000', denominator: '1' }, inContract: false }]);
    expect(segments[0]?.uncovered).toEqual(uncovered);
    expect(trace.map(({ rule, says: words }) => `${rule} ${words}`)).toContain('S35 power brought about 1 h outside its contract: recorded, and in no level.');
  });

  it('a party whose contract does not cover the metric bears its share, marked', () => {
    const { shares, segments, trace } = judge(series('a', 'b'), aDown, { outsideContract: ['party-a'] });

    expect(shares.map(({ party, inContract }) => [party, inContract])).toEqual([['party-a', false], ['party-b', undefined], ['unattributed', undefined]]);
    expect(segments[0]?.split[0]).toMatchObject({ party: 'party-a', inContract: false });
    expect(trace.map(({ says: words }) => words)).toContain('party-a bears 1 h (Shapley), outside its contract.');
  });

  it('is kept out of credits, unless a collaboration agreement says otherwise', () => {
    const facts = [...aDown, caused('party-a', 'power', '10:30', '11:00')];
    const credited = (changes: Partial<SharedMetricTerms>) => {
      const terms = aSharedMetric(series('a', 'b'), changes);
      return creditedShares(terms, evaluateSharedMetric(terms, log(...facts), theDay, later)).map(({ party, share }) => [party, minutesOf(share)]);
    };

    expect(credited({})).toEqual([['party-a', 30], ['party-b', 0]]);
    expect(credited({ outsideContract: ['party-a'] })).toEqual([['party-b', 0]]);
    expect(credited({ outsideContract: ['party-a'], collaboration: ['party-a', 'power'] })).toEqual([['party-a', 30], ['party-b', 0], ['power', 30]]);
  });

  it('uncovered time of a party within its contract is in no credit', () => {
    const terms = aSharedMetric(series('a', 'b'), { collaboration: ['party-b'] });
    const result = evaluateSharedMetric(terms, log(...aDown, maintenance('10:00', '12:00', { component: 'b' }), caused('party-a', 'party-b', ...hour)), theDay, later);

    expect(creditedShares(terms, result).map(({ party, share }) => [party, minutesOf(share)])).toEqual([['party-a', 0], ['party-b', 0]]);
  });
});

describe('S32 rules that ask more than the structure', () => {
  const bothDown = [...upBut('a', hour), ...upBut('b', hour), ...upBut('c'), ...upBut('end', hour)];

  it('root-cause lays everything on the party that an accepted cause names', () => {
    const facts = [...bothDown, caused('party-a', 'party-c', ...hour)];

    expect(judge(series('a', 'b', 'c'), facts).minutes).toEqual({ 'party-b': 30, 'party-c': 30 });
    expect(judge(series('a', 'b', 'c'), facts, { rule: 'root-cause' }).minutes).toEqual({ 'party-c': 60 });
  });

  it('time-in-hand goes by who held the running work in the stretch, two clocks in one hand once', () => {
    const held = [work('start', '09:00', 'party-a'), work('reassign', '10:15', 'party-b'), work('start', '10:30', 'party-b', { clock: 'other', component: 'a' }), work('stop', '12:00', 'party-b')];

    expect(judge(series('a', 'b', 'c'), [...bothDown, ...held], { rule: 'time-in-hand' }).minutes).toEqual({ 'party-a': 15, 'party-b': 45 });
    expect(judge(series('a', 'b', 'c'), bothDown, { rule: 'time-in-hand' }).minutes).toEqual({ 'party-a': 30, 'party-b': 30 });
  });

  it('time-in-hand goes by who held the work in what moves, too', () => {
    const facts = [...aDown, ...upBut('c'), caused('party-a', 'party-b', ...hour), caused('party-a', 'party-c', ...hour), work('start', '10:00', 'party-b'), work('reassign', '10:15', 'party-c'), work('stop', '11:00', 'party-c')];

    expect(judge(series('a', 'b', 'c'), facts, { rule: 'time-in-hand' }).moves.map(({ to, taken }) => [to, minutesOf(taken)])).toEqual([['party-b', 15], ['party-c', 45]]);
  });

  it('time-in-hand counts work about a component alone too', () => {
    const held = [work('start', '10:00', 'party-a', { component: 'b' }), work('reassign', '10:15', 'party-b', { component: 'b' }), work('stop', '12:00', 'party-b', { component: 'b' })];

    expect(judge(series('a', 'b', 'c'), [...bothDown, ...held], { rule: 'time-in-hand' }).minutes).toEqual({ 'party-a': 15, 'party-b': 45 });
  });

  it('work that began anew was in no hand before', () => {
    const held = [work('start', '09:00', 'party-a'), work('reset', '10:45', 'party-a'), work('start', '10:00', 'party-b', { clock: 'other' }), work('stop', '10:30', 'party-b', { clock: 'other' })];

    expect(judge(series('a', 'b', 'c'), [...bothDown, ...held], { rule: 'time-in-hand' }).minutes).toEqual({ 'party-a': 20, 'party-b': 40 });
  });

  it('work about other things, and what comes after the moment of looking, is nobody\'s time in hand', () => {
    const elsewhere = [work('start', '09:00', 'party-a', { component: 'mail' })];
    const terms = aSharedMetric(series('a', 'b'), { rule: 'time-in-hand' });
    const facts = log(...upBut('a', hour), ...upBut('b', hour), ...upBut('end', hour), work('start', '10:05', 'party-b'));

    expect(judge(series('a', 'b', 'c'), [...bothDown, ...elsewhere], { rule: 'time-in-hand' }).minutes).toEqual({ 'party-a': 30, 'party-b': 30 });
    expect(evaluateSharedMetric(terms, facts, theDay, at('10:04')).shares.map(({ share }) => minutesOf(share))).toEqual([2, 2, 0]);
  });

  it('S34 every rule is compared after accepted causes', () => {
    const rules = compareAttribution(aSharedMetric(series('a', 'b')), log(...aDown, caused('party-a', 'party-b', '10:00', '10:30'), caused('party-a', 'power', '10:45', '11:00')), theDay, later);

    expect(rules.map(({ shares, uncovered, residual }) => [...shares, ...uncovered].map(({ share }) => minutesOf(share)).concat(minutesOf(residual)))).toEqual(rules.map(() => [15, 30, 0, 15, 0]));
  });
});

describe('S15 a day\'s outage counted once', () => {
  it('what it caused to two others at once is bad once', () => {
    const facts = [...upBut('a', hour), ...upBut('b', hour), ...upBut('c'), ...upBut('end', hour), caused('party-a', 'party-c', ...hour), caused('party-b', 'party-c', ...hour)];
    const { suppliers } = judge(series('a', 'b', 'c'), facts);

    expect(suppliers.map(({ relieved }) => relieved.bad)).toEqual(['0', '0', String(HOUR)]);
  });
});
