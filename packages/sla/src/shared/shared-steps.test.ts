import { describe, expect, it } from 'vitest';
import { aSharedMetric, at, caused, log, maintenance, parallel, says, series, theDay, up, upBut } from '../../testing/story.ts';
import type { UnloggedFact } from '../../testing/story.ts';
import type { SharedMetricTerms, TraceStep } from '../model.ts';
import { evaluateSharedMetric } from './evaluate-shared-metric.ts';

const later = at('2026-03-10T00:00Z');
const hour = ['10:00', '11:00'] as const;
const aDown = [...upBut('a', hour), ...upBut('b'), ...upBut('end', hour)];

function traceOf(terms: SharedMetricTerms, facts: readonly UnloggedFact[]): readonly TraceStep[] {
  return evaluateSharedMetric(terms, log(...facts), theDay, later).trace;
}

const told = ({ rule, says: words, amount }: TraceStep) => [rule, words, ...(amount === undefined ? [] : [amount])].join(' | ');

describe('S31 the account of a shared metric', () => {
  it('says what the measure is', () => {
    const { endToEnd: _, ...derived } = aSharedMetric(series('a'));

    expect(traceOf(derived, upBut('a')).map(told)).toEqual([
      'S31 | There is no end-to-end measurement: the structure of the components is the measure (derived).',
      'S34 | party-a, all its components together: raw 100.000 %, relieved 100.000 %.',
      'S32 | party-a bears 0 s (Shapley). | 0 ms',
      'S32 | unattributed bears 0 s (Shapley). | 0 ms',
      'S33 | The shares add up to the bad time end to end, 0 s. | 0 + 0 = 0 ms',
    ]);
  });

  it('of a supplier of whom nothing is known tells no percentage', () => {
    expect(traceOf(aSharedMetric(series('a')), upBut('end')).map(told)).toContain('S34 | party-a, all its components together: raw no percentage, relieved no percentage.');
  });

  it('tells how long each reading was, and what was bad inside exclusions of its own', () => {
    const facts = [
      ...upBut('a', ['01:00', '02:00'], ['05:00', '06:00']), ...upBut('b', ['01:30', '02:30'], ['05:00', '06:00']), ...upBut('end', ['01:00', '02:00'], ['03:00', '04:00']),
      says('unknown', '07:00', { component: 'end' }), up('08:00', { component: 'end' }), maintenance('05:45', '07:00', { component: 'b' }),
    ];

    expect(traceOf(aSharedMetric(parallel('a', 'b')), facts).slice(1, 7).map(told)).toEqual([
      'S31 | 30 min bad end to end while the structure was down: shared among the down parties. | 1800000 ms',
      'S31 | 1 h 30 min bad end to end while the structure stood: unattributed. | 5400000 ms',
      'S31 | 45 min good end to end while the structure was down: a contradiction, listed and shared by nobody. | 2700000 ms',
      'S31 | 45 min good end to end with a component down that the structure could spare: no business impact. | 2700000 ms',
      'S31 | 1 h unknown end to end: no share. | 3600000 ms',
      'S31 | B was bad for 15 min inside its own exclusions: not down. | 900000 ms',
    ]);
  });

  it('a share that no number of milliseconds is, is told to the millisecond below and in its exact amount', () => {
    const facts = ['a', 'b', 'c', 'end'].flatMap((name) => upBut(name, ['10:00', '10:00:01']));

    expect(traceOf(aSharedMetric(series('a', 'b', 'c')), facts).map(told)).toContain('S32 | party-a bears about 0.333 s (Shapley). | 1000/3 ms');
  });

  it('S32 names the rule, and what it leaves to nobody or charges twice', () => {
    const facts = ['a', 'b', 'end'].flatMap((name) => upBut(name, hour));
    const by = (rule: SharedMetricTerms['rule']) => traceOf(aSharedMetric(series('a', 'b'), { rule }), facts).map(told);
    const named = (rule: SharedMetricTerms['rule']) => by(rule).find((step) => step.startsWith('S32 | party-a'));

    expect(named('equal-among-down')).toBe('S32 | party-a bears 30 min (in equal parts among those down). | 1800000 ms');
    expect(named('first-failed')).toBe('S32 | party-a bears 30 min (first failed). | 1800000 ms');
    expect(named('root-cause')).toBe('S32 | party-a bears 30 min (root cause). | 1800000 ms');
    expect(named('weighted')).toBe('S32 | party-a bears 30 min (fixed percentages). | 1800000 ms');
    expect(named('time-in-hand')).toBe('S32 | party-a bears 30 min (time in hand). | 1800000 ms');
    expect(by('but-for').filter((step) => step.startsWith('S32'))).toEqual([
      'S32 | party-a bears 0 s (but for it, it had stood). | 0 ms',
      'S32 | party-b bears 0 s (but for it, it had stood). | 0 ms',
      'S32 | unattributed bears 0 s (but for it, it had stood). | 0 ms',
      'S32 | The shares are less than the bad time end to end; nobody bears the rest. | 0 + 0 + 0 + 3600000 = 3600000 ms',
    ]);
    expect(by('all-pay').filter((step) => step.startsWith('S32'))).toEqual([
      'S32 | party-a bears 1 h (all pay). | 3600000 ms',
      'S32 | party-b bears 1 h (all pay). | 3600000 ms',
      'S32 | unattributed bears 0 s (all pay). | 0 ms',
      'S32 | The shares are more than the bad time end to end; the rule lets several bear the whole. | 3600000 + 3600000 + 0 + -3600000 = 3600000 ms',
    ]);
  });
});

describe('S34 the account of what causes moved', () => {
  it('tells who was relieved of what by which causes, and what fell outside the hours', () => {
    const facts = [...aDown, maintenance('10:45', '12:00', { component: 'b' }), caused('party-a', 'party-b', '10:30', '11:00', { id: 'storm' }), caused('party-a', 'party-b', '12:00', '13:00', { id: 'flood' })];
    const steps = traceOf(aSharedMetric(series('a', 'b')), facts);

    expect(steps.slice(2).map(told)).toEqual([
      'S34 | party-a is relieved of what party-b caused: 15 min in its hours, and 15 min more outside its hours: uncovered. | 900000 + 900000 ms',
      'S34 | party-a, all its components together: raw 95.833 %, relieved 97.872 %.',
      'S34 | party-b, all its components together: raw 100.000 %, relieved 98.901 %.',
      'S32 | party-a bears 30 min (Shapley). | 1800000 ms',
      'S32 | party-b bears 15 min (Shapley). | 900000 ms',
      'S32 | unattributed bears 0 s (Shapley). | 0 ms',
      'S34 | party-b caused 15 min outside its hours: uncovered. | 900000 ms',
      'S33 | The shares add up to the bad time end to end, 1 h. | 1800000 + 900000 + 0 + 900000 = 3600000 ms',
    ]);
    expect(steps.find(({ rule }) => rule === 'S34')?.facts).toEqual(['storm']);
  });

  it('says nothing of uncovered time where there is none', () => {
    expect(traceOf(aSharedMetric(series('a', 'b')), [...aDown, caused('party-a', 'party-b', ...hour)]).map(told))
      .toContain('S34 | party-a is relieved of what party-b caused: 1 h in its hours. | 3600000 + 0 ms');
  });

  it('S35 tells what strangers brought about', () => {
    expect(traceOf(aSharedMetric(series('a', 'b')), [...aDown, caused('party-a', 'power', ...hour)]).map(told))
      .toContain('S35 | power brought about 1 h outside its contract: recorded, and in no level. | 3600000 ms');
  });

  it('says why an accepted cause moves nothing', () => {
    const steps = traceOf(aSharedMetric(series('a', 'b')), [...aDown, caused('party-a', 'party-a', ...hour, { id: 'excuse' })]).filter(({ rule }) => rule === 'S34');

    expect(steps.map(({ facts }) => facts)).toEqual([['excuse'], undefined, undefined]);
    expect(steps.map(told)[0]).toMatch(/^S34 \| A cause of incident incident moves nothing: /);
  });
});

describe('S24 the workings of the account', () => {
  it('take from the bad time what is attributed, unattributed and uncovered, and come to the raw time with what is excluded', () => {
    const facts = [...upBut('a', ['10:00', '10:30']), ...upBut('b'), ...upBut('end', hour), maintenance('10:15', '10:40', { component: 'end' }), caused('party-a', 'power', '10:00', '10:05')];

    expect(traceOf(aSharedMetric(series('a', 'b')), facts).at(-1)?.workings).toEqual([
      { name: 'attributed', operation: 'sum', value: '600000', of: [{ name: 'share of party-a', value: '600000' }, { name: 'share of party-b', value: '0' }] },
      { name: 'uncovered', operation: 'sum', value: '300000', of: [{ name: 'uncovered share of power', value: '300000' }] },
      {
        name: 'residual', operation: 'difference', value: '0',
        of: [{ name: 'bad time end to end', value: '2100000' }, { name: 'attributed', value: '600000' }, { name: 'share of unattributed', value: '1200000' }, { name: 'uncovered', value: '300000' }],
      },
      {
        name: 'raw', operation: 'sum', value: '3600000',
        of: [{ name: 'attributed', value: '600000' }, { name: 'share of unattributed', value: '1200000' }, { name: 'excluded', value: '1500000' }, { name: 'uncovered', value: '300000' }, { name: 'residual', value: '0' }],
      },
    ]);
  });
});
