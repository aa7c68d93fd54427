import { HOUR, MINUTE } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aSharedMetric, at, atLeast, down, during, log, maintenance, parallel, says, series, theDay, up, upBut } from '../../testing/story.ts';
import { ofFraction, rational, sumOf } from '../exact/rational.ts';
import type { Fact, SharedMetricTerms } from '../model.ts';
import type { SharedMetricResult } from './shared-model.ts';
import { evaluateSharedMetric } from './evaluate-shared-metric.ts';

const later = at('2026-03-10T00:00Z');
const judge = (terms: SharedMetricTerms, facts: readonly Fact[]) => evaluateSharedMetric(terms, facts, theDay, later);

/** Minutes by party, those without a share left out. */
function minutes({ shares }: SharedMetricResult): Readonly<Record<string, number>> {
  const known = shares.map(({ party, share }) => [party, Number(share.numerator) / Number(share.denominator) / MINUTE] as const);
  return Object.fromEntries(known.filter(([, share]) => share !== 0));
}

describe('S33 Shapley', () => {
  const overlapping = log(
    ...upBut('a', ['10:00', '11:00']), ...upBut('b', ['10:30', '12:00']), ...upBut('end', ['10:00', '12:00']),
  );

  it('A 10:00 to 11:00 and B 10:30 to 12:00 in series: 120 minutes end to end are 45 and 75', () => {
    const result = judge(aSharedMetric(series('a', 'b')), overlapping);

    expect(result.endToEnd.toDate.bad).toBe(String(2 * HOUR));
    expect(minutes(result)).toEqual({ 'party-a': 45, 'party-b': 75 });
    expect(result.components.map(({ result: { toDate } }) => Number(toDate.bad) / MINUTE)).toEqual([60, 90]);
  });

  it('in parallel they share the half hour in which both were down, the rest is unattributed', () => {
    expect(minutes(judge(aSharedMetric(parallel('a', 'b')), overlapping))).toEqual({ 'party-a': 15, 'party-b': 15, unattributed: 90 });
  });

  it('in a mix the component that fails alone bears more than one that needs another', () => {
    const structure = { series: [{ component: 'a' }, parallel('b', 'c')] };
    const facts = log(...['a', 'b', 'c', 'end'].flatMap((name) => upBut(name, ['10:00', '11:00'])));

    expect(minutes(judge(aSharedMetric(structure), facts))).toEqual({ 'party-a': 40, 'party-b': 10, 'party-c': 10 });
  });

  it('one of three is spared in two of three, so each of two down bears half', () => {
    const facts = log(...upBut('a', ['10:00', '11:00']), ...upBut('b', ['10:00', '11:00']), ...upBut('c'), ...upBut('end', ['10:00', '11:00']));

    expect(minutes(judge(aSharedMetric(atLeast(2, 'a', 'b', 'c')), facts))).toEqual({ 'party-a': 30, 'party-b': 30 });
  });

  it('the components of one party move together', () => {
    const terms = aSharedMetric(series('a', 'b', 'c'));
    const joined = { ...terms, components: terms.components.map((component) => ({ ...component, party: component.component === 'c' ? 'other' : 'one' })) };
    const facts = log(...['a', 'b', 'c', 'end'].flatMap((name) => upBut(name, ['10:00', '11:00'])));

    expect(minutes(judge(joined, facts))).toEqual({ one: 30, other: 30 });
  });

  it('shares are exact where milliseconds cannot be halved', () => {
    const facts = log(...['a', 'b', 'c', 'end'].flatMap((name) => upBut(name, ['10:00', '10:00:00.001'])));

    const result = judge(aSharedMetric(series('a', 'b', 'c')), facts);

    expect(result.shares.map(({ share }) => share)).toEqual([{ numerator: '1', denominator: '3' }, { numerator: '1', denominator: '3' }, { numerator: '1', denominator: '3' }, { numerator: '0', denominator: '1' }]);
    expect(sumOf(result.shares.map(({ share }) => ofFraction(share)))).toEqual(rational(1));
  });

  it('says a party that did nothing has nothing', () => {
    expect(judge(aSharedMetric(series('a', 'b')), log(...upBut('a', ['10:00', '11:00']), ...upBut('b'), ...upBut('end', ['10:00', '11:00']))).shares)
      .toContainEqual({ party: 'party-b', share: { numerator: '0', denominator: '1' } });
  });
});

describe('S31 readings', () => {
  const readings = ({ segments }: SharedMetricResult) => segments.map(({ start, end, reading, down: names }) => [new Date(start).toISOString().slice(11, 16), new Date(end).toISOString().slice(11, 16), reading, names.join(' ')].join(' ').trim());

  it('reads bad, good and unknown end to end against the structure', () => {
    const facts = log(
      ...upBut('a', ['01:00', '02:00'], ['05:00', '06:00']), ...upBut('b', ['01:30', '02:30'], ['05:00', '06:00']), ...upBut('end', ['01:00', '02:00'], ['03:00', '04:00']),
      says('unknown', '07:00', { component: 'end' }), up('08:00', { component: 'end' }),
    );

    expect(readings(judge(aSharedMetric(parallel('a', 'b')), facts))).toEqual([
      '01:00 01:30 unattributed a', '01:30 02:00 shared a b', '02:00 02:30 no-business-impact b', '03:00 04:00 unattributed',
      '05:00 06:00 contradiction a b', '07:00 08:00 end-to-end-unknown',
    ]);
  });

  it('bad with the structure up belongs whole to the unattributed party', () => {
    const result = judge(aSharedMetric(series('a')), log(...upBut('a'), ...upBut('end', ['10:00', '10:10'])));

    expect(minutes(result)).toEqual({ unattributed: 10 });
    expect(result.segments[0]?.split).toEqual([{ party: 'unattributed', share: { numerator: '600000', denominator: '1' } }]);
  });

  it('a contradiction is listed and shared by nobody', () => {
    const result = judge(aSharedMetric(series('a')), log(...upBut('a', ['10:00', '10:10']), ...upBut('end')));

    expect(minutes(result)).toEqual({});
    expect(readings(result)).toEqual(['10:00 10:10 contradiction a']);
  });

  it('unknown and excluded components are not down, the latter listed', () => {
    const facts = log(
      ...upBut('a', ['10:00', '11:00']), ...upBut('b'), says('unknown', '10:00', { component: 'b' }), up('11:00', { component: 'b' }),
      ...upBut('end', ['10:00', '11:00']), maintenance('10:00', '10:30', { component: 'a' }),
    );

    const result = judge(aSharedMetric(series('a', 'b')), facts);

    expect(minutes(result)).toEqual({ 'party-a': 30, unattributed: 30 });
    expect(result.trace.some(({ says: words }) => words === 'A was bad for 30 min inside its own exclusions: not down.')).toBe(true);
  });

  it('a component is down outside its contract\'s hours too: the shared metric\'s hours count', () => {
    const calendar = { kind: 'business', zone: 'UTC', weekly: [{ days: ['mon'], shifts: [{ opens: '10:30', closes: '24:00' }] }] } as const;
    const facts = log(...upBut('a', ['10:00', '11:00']), ...upBut('end', ['10:00', '11:00']));

    expect(minutes(judge(aSharedMetric(series('a'), { calendar }), facts))).toEqual({ 'party-a': 30 });
  });

  it('components whose names read alike one after the other are told apart', () => {
    const structure = { series: [parallel('a', 'bc'), parallel('ab', 'd'), parallel('c', 'd')] };
    const facts = log(...upBut('a', ['10:00', '11:00']), ...upBut('bc', ['10:00', '11:00']), ...upBut('ab', ['12:00', '13:00']), ...upBut('c', ['12:00', '13:00']), ...upBut('d'), ...upBut('end', ['10:00', '11:00'], ['12:00', '13:00']));

    expect(readings(judge(aSharedMetric(structure), facts))).toEqual(['10:00 11:00 shared a bc', '12:00 13:00 unattributed ab c']);
  });

  it('an exclusion of the shared metric takes the time from everybody', () => {
    const facts = log(...upBut('a', ['10:00', '11:00']), ...upBut('end', ['10:00', '11:00']), maintenance('10:00', '10:45', { component: 'end' }));

    expect(minutes(judge(aSharedMetric(series('a')), facts))).toEqual({ 'party-a': 15 });
  });

  it('a running period is read up to what is known', () => {
    const facts = log(...upBut('a', ['10:00', '11:00']), ...upBut('end', ['10:00', '11:00']));

    const result = evaluateSharedMetric(aSharedMetric(series('a')), facts, theDay, at('10:20'));

    expect(minutes(result)).toEqual({ 'party-a': 10 });
    expect(result.endToEnd).toMatchObject({ running: true, staleSince: at('10:00') });
  });
});

describe('S31 the lines of a shared metric', () => {
  const facts = log(...upBut('a', ['10:00', '11:00']), ...upBut('b'), ...upBut('end', ['10:00', '11:00']));
  const stateWith = (changes: Partial<SharedMetricTerms>) => judge(aSharedMetric(series('a', 'b'), changes), facts).endToEnd.state;

  it('S25 between expected and minimum it is below expected; without a minimum it has failed', () => {
    expect(stateWith({ expected: '99', minimum: '95' })).toBe('below-expected');
    expect(stateWith({ expected: '99', minimum: '96' })).toBe('failed');
    expect(stateWith({ expected: '99' })).toBe('failed');
  });
});

describe('S31 derived', () => {
  const derived = (terms: SharedMetricTerms): SharedMetricTerms => {
    const { endToEnd: _, ...rest } = terms;
    return rest;
  };

  it('without an end-to-end source the structure is the measure', () => {
    const result = judge(derived(aSharedMetric({ series: [{ component: 'a' }, parallel('b', 'c')] })), log(
      ...upBut('a', ['01:00', '02:00']), ...upBut('b', ['03:00', '05:00']), ...upBut('c', ['04:00', '06:00']),
    ));

    expect(result.derived).toBe(true);
    expect(judge(aSharedMetric(series('a')), log()).derived).toBe(false);
    expect(result.endToEnd.stretches).toEqual([{ ...during('01:00', '02:00'), state: 'bad' }, { ...during('04:00', '05:00'), state: 'bad' }]);
    expect(minutes(result)).toEqual({ 'party-a': 60, 'party-b': 30, 'party-c': 30 });
  });

  it('S12 in a running period a component whose source has fallen silent stays as that last said, as far as the whole is known', () => {
    const facts = log(up('00:00', { component: 'a' }), up('00:00', { component: 'b' }), down('10:00', { component: 'a' }), up('11:00', { component: 'b' }));
    const result = evaluateSharedMetric(derived(aSharedMetric(series('a', 'b'))), facts, theDay, at('11:05'));

    expect(minutes(result)).toEqual({ 'party-a': 65 });
    expect(result.components.map(({ result: { time } }) => time.bad / MINUTE)).toEqual([10, 0]);
  });

  it('S12 has fallen silent when nothing was heard for two cadences of its components', () => {
    const cadence = { measures: 'status', sources: ['probe'], combine: 'any-bad', cadence: MINUTE } as const;
    const terms = derived(aSharedMetric(series('a')));
    const often = { ...terms, components: terms.components.map((component) => ({ ...component, method: cadence })) };
    const silentAt = (moment: string) => evaluateSharedMetric(often, log(up('10:00', { component: 'a' })), theDay, at(moment)).endToEnd.staleSince;

    expect([silentAt('10:02'), silentAt('10:03')]).toEqual([undefined, at('10:00')]);
  });

  it('is unknown where an unknown component decides', () => {
    const facts = log(...upBut('a'), down('10:00', { component: 'b' }), up('12:00', { component: 'b' }), says('unknown', '11:00', { component: 'a' }), up('12:00', { component: 'a' }));

    const result = judge(derived(aSharedMetric(parallel('a', 'b'))), facts);

    expect(result.endToEnd.stretches).toEqual([{ ...during('11:00', '12:00'), state: 'unknown' }]);
    expect(result.endToEnd.time.bad).toBe(0);
  });

  it('an exclusion of the shared metric itself is declared under its own id', () => {
    expect(minutes(judge(derived(aSharedMetric(series('a'))), log(...upBut('a', ['10:00', '11:00']), maintenance('10:00', '10:20', { component: 'checkout' }))))).toEqual({ 'party-a': 40 });
  });
});

describe('the states of the components', () => {
  it('are what their sources say at the end of what is known', () => {
    const facts = log(...upBut('a'), down('11:55', { component: 'b' }), ...upBut('end'), up('11:56', { component: 'end' }), says('unknown', '11:00', { component: 'c' }));

    const result = evaluateSharedMetric(aSharedMetric(series('a', 'b', 'c')), facts, theDay, at('12:00'));

    expect(result.components.map(({ state }) => state)).toEqual(['up', 'down', 'unknown']);
  });

  it('are those of the period\'s last instant, whatever comes after it', () => {
    const facts = log(...upBut('a'), says('unknown', '24:00', { component: 'a' }), ...upBut('b'), down('24:00', { component: 'b' }), down('10:00', { component: 'c' }), up('24:00', { component: 'c' }));

    expect(judge(aSharedMetric(series('a', 'b', 'c')), facts).components.map(({ state }) => state)).toEqual(['up', 'up', 'down']);
  });

  it('stand beside a level of its own each, under the metric\'s name and its own', () => {
    expect(judge(aSharedMetric(series('a', 'b')), log()).components.map(({ component, result: { level } }) => [component, level])).toEqual([['a', 'checkout/a'], ['b', 'checkout/b']]);
  });
});

describe('the account of shares', () => {
  it('says how instants were read and that nothing was lost', () => {
    const result = judge(aSharedMetric(series('a', 'b')), log(...upBut('a', ['10:00', '11:00']), ...upBut('b', ['10:30', '12:00']), ...upBut('end', ['10:00', '12:00'])));

    expect(result.trace.map(({ rule, says: words }) => `${rule} ${words}`)).toEqual([
      'S31 Measured end to end at end, and at each component.',
      'S31 2 h bad end to end while the structure was down: shared among the down parties.',
      'S34 party-a, all its components together: raw 95.833 %, relieved 95.833 %.',
      'S34 party-b, all its components together: raw 93.750 %, relieved 93.750 %.',
      'S32 party-a bears 45 min (Shapley).',
      'S32 party-b bears 1 h 15 min (Shapley).',
      'S32 unattributed bears 0 s (Shapley).',
      'S33 The shares add up to the bad time end to end, 2 h.',
    ]);
    expect(result.trace.at(-1)?.amount).toBe('2700000 + 4500000 + 0 = 7200000 ms');
  });
});
