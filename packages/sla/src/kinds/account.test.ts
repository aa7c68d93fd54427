/** S24: the arithmetic by which levels of other kinds than availability come to their numbers and are judged, line by line. */
import { HOUR } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aClockLevel, aGoal, aPercentile, aRatio, aScore, aThreshold, ticket, values } from '../../testing/kinds.ts';
import { at, counts, log, maintenance, theDay } from '../../testing/story.ts';
import type { UnloggedFact } from '../../testing/story.ts';
import { workingsOf } from '../../testing/workings.ts';
import { evaluateLevel } from '../evaluate-level.ts';
import { rational } from '../exact/rational.ts';
import { measureValueLevel } from './evaluate-value-level.ts';
import { hitAccount } from './hits.ts';
import type { ValueLevelTerms } from './kind-model.ts';
import { EVENTS } from './ratio-level.ts';

const ended = '2026-03-10T00:00Z';
const accountOf = (terms: ValueLevelTerms, now: string, ...facts: readonly UnloggedFact[]) => evaluateLevel(terms, log(...facts), theDay, at(now)).trace;
const sevenOfTen = counts([['10:00', 7, 10]]);
const few = { minimum: '90', allowance: { misses: 3, below: 20 } } as const;

describe('the account of a level', () => {
  it('of events that an allowance forgives', () => {
    const trace = accountOf(aRatio(few), ended, sevenOfTen);

    expect(workingsOf(trace, 'S22a')).toEqual([
      'to date: missed = difference to date: counted 10, to date: hit 7 = 3',
      'to date = quotient to date: hit 7, to date: counted 10 = 7/10',
    ]);
    expect(workingsOf(trace, 'S25')).toEqual([
      'to date: missed = difference to date: counted 10, to date: hit 7 = 3',
      'all that counts or may count = sum to date: counted 10, to come 0 = 10',
      'part that may miss = difference one 1, expected 19/20 = 1/20',
      'so many may miss = product part that may miss 1/20, all that counts or may count 10 = 1/2',
      'left by the percentage = difference so many may miss 1/2, to date: missed 3 = -5/2',
      'left by the allowance = difference allowance: misses 3, to date: missed 3 = 0',
      'too many may count for the allowance = reaches all that counts or may count 10, allowance: below 20 = no',
      'the percentage leaves no less = reaches left by the percentage -5/2, left by the allowance 0 = no',
      'left = choice too many may count for the allowance no, the percentage leaves no less no, otherwise yes = 0',
      'there is no number = lacks to date 7/10 = no',
      'expected is reached = reaches to date 7/10, expected 19/20 = no',
      'to date: nothing is counted = reaches nothing 0, to date: counted 10 = no',
      'to date: too many are counted for the allowance = reaches to date: counted 10, allowance: below 20 = no',
      'to date: more are missed than allowed = misses allowance: misses 3, to date: missed 3 = no',
      'to date: the allowance holds = choice to date: nothing is counted no, to date: too many are counted for the allowance no, to date: more are missed than allowed no, otherwise yes = yes',
      'minimum is reached = reaches to date 7/10, minimum 9/10 = no',
      'state = choice there is no number no, expected is reached no, to date: the allowance holds yes, minimum is reached no, otherwise yes = met',
    ]);
  });

  it('of events that are still to come', () => {
    const trace = accountOf(aRatio({ ...few, expectedVolume: 15 }), '12:00', sevenOfTen);

    expect(workingsOf(trace, 'S19')).toEqual([
      'best achievable: hit = sum to date: hit 7, to come 5 = 12',
      'best achievable: counted = sum to date: counted 10, to come 5 = 15',
      'best achievable: missed = difference best achievable: counted 15, best achievable: hit 12 = 3',
      'best achievable = quotient best achievable: hit 12, best achievable: counted 15 = 4/5',
      'to date: missed = difference to date: counted 10, to date: hit 7 = 3',
      'all that counts or may count = sum to date: counted 10, to come 5 = 15',
      'part that may miss = difference one 1, expected 19/20 = 1/20',
      'so many may miss = product part that may miss 1/20, all that counts or may count 15 = 3/4',
      'left by the percentage = difference so many may miss 3/4, to date: missed 3 = -9/4',
      'left by the allowance = difference allowance: misses 3, to date: missed 3 = 0',
      'too many may count for the allowance = reaches all that counts or may count 15, allowance: below 20 = no',
      'the percentage leaves no less = reaches left by the percentage -9/4, left by the allowance 0 = no',
      'left = choice too many may count for the allowance no, the percentage leaves no less no, otherwise yes = 0',
      'best achievable: nothing is counted = reaches nothing 0, best achievable: counted 15 = no',
      'best achievable: too many are counted for the allowance = reaches best achievable: counted 15, allowance: below 20 = no',
      'best achievable: more are missed than allowed = misses allowance: misses 3, best achievable: missed 3 = no',
      'best achievable: the allowance holds = choice best achievable: nothing is counted no, best achievable: too many are counted for the allowance no, best achievable: more are missed than allowed no, otherwise yes = yes',
      'to date: nothing is counted = reaches nothing 0, to date: counted 10 = no',
      'to date: too many are counted for the allowance = reaches to date: counted 10, allowance: below 20 = no',
      'to date: more are missed than allowed = misses allowance: misses 3, to date: missed 3 = no',
      'to date: the allowance holds = choice to date: nothing is counted no, to date: too many are counted for the allowance no, to date: more are missed than allowed no, otherwise yes = yes',
      'no number can be reached = lacks best achievable 4/5 = no',
      'minimum is out of reach by its number = misses best achievable 4/5, minimum 9/10 = yes',
      'minimum is out of reach = choice best achievable: the allowance holds yes, to date: the allowance holds yes, minimum is out of reach by its number yes, otherwise yes = no',
      'expected is out of reach by its number = misses best achievable 4/5, expected 19/20 = yes',
      'expected is out of reach = choice best achievable: the allowance holds yes, to date: the allowance holds yes, expected is out of reach by its number yes, otherwise yes = no',
      'there is no number yet = lacks to date 7/10 = no',
      'expected is reached = reaches to date 7/10, expected 19/20 = no',
      'state = choice no number can be reached no, minimum is out of reach no, expected is out of reach no, there is no number yet no, expected is reached no, to date: the allowance holds yes, otherwise yes = on-course',
    ]);
  });

  it('of values of which enough are known', () => {
    const trace = accountOf(aThreshold({ unknown: { policy: 'ignore', minimumCoverage: '5' }, method: { ...aThreshold().method, cadence: HOUR } }), ended, values([['10:00', 1], ['11:00', 900]]));

    expect(workingsOf(trace, 'S12')).toEqual([
      'nothing can be known = reaches nothing 0, knowable 24 = no',
      'known ÷ knowable = quotient known 2, knowable 24 = 1/12',
      'coverage = choice nothing can be known no, otherwise yes = 1/12',
    ]);
    expect(workingsOf(trace, 'S25')).toEqual([
      'to date: missed = difference to date: counted 2, to date: hit 1 = 1',
      'all that counts or may count = sum to date: counted 2, to come 0 = 2',
      'part that may miss = difference one 1, expected 19/20 = 1/20',
      'so many may miss = product part that may miss 1/20, all that counts or may count 2 = 1/10',
      'left = difference so many may miss 1/10, to date: missed 1 = -9/10',
      'too little is known = misses coverage 1/12, minimum coverage 1/20 = no',
      'there is no number = lacks to date 1/2 = no',
      'expected is reached = reaches to date 1/2, expected 19/20 = no',
      'state = choice too little is known no, there is no number no, expected is reached no, otherwise yes = failed',
    ]);
  });

  it('of a percentile at its best', () => {
    const trace = accountOf(aPercentile({ expectedVolume: 3, minimum: '900' }), '12:00', values([['10:00', 850]]));

    expect(workingsOf(trace, 'S22a')).toEqual([
      'to date: at or below it are asked = product percentile 19/20, to date: counted 1 = 19/20',
      'to date: it has enough = reaches to date: at or below it 1, to date: at or below it are asked 19/20 = yes',
      'to date = choice to date: it has enough yes, otherwise yes = 850',
    ]);
    expect(workingsOf(trace, 'S19')).toEqual([
      'best achievable: at or below it are asked = product percentile 19/20, best achievable: counted 3 = 57/20',
      'best achievable: those below it are enough = reaches best achievable: below it 2, best achievable: at or below it are asked 57/20 = no',
      'best achievable: it has enough = reaches best achievable: at or below it 3, best achievable: at or below it are asked 57/20 = yes',
      'best achievable = choice best achievable: those below it are enough no, best achievable: it has enough yes, otherwise yes = 850',
      'no number can be reached = lacks best achievable 850 = no',
      'minimum is out of reach = misses minimum 900, best achievable 850 = no',
      'expected is out of reach = misses expected 800, best achievable 850 = yes',
      'there is no number yet = lacks to date 850 = no',
      'expected is reached = reaches expected 800, to date 850 = no',
      'state = choice no number can be reached no, minimum is out of reach no, expected is out of reach yes, there is no number yet no, expected is reached no, otherwise yes = below-expected',
    ]);
  });

  it('of a goal whose promise an exclusion makes smaller', () => {
    const trace = accountOf(aGoal({ minimum: '90' }), ended, counts([['10:00', 70, 70], ['13:00', 70, 70]]), maintenance('06:00', '12:00'));

    expect(workingsOf(trace, 'S22a')).toEqual([
      'to date: share = product days share 1, to date: share of the open time 3/4 = 3/4',
      'to date: there is no time for it = reaches nothing 0, to date: share 3/4 = no',
      'to date = choice to date: there is no time for it no, otherwise yes = 70',
    ]);
    expect(workingsOf(trace, 'S25')).toEqual([
      'to date: share = product days share 1, to date: share of the open time 3/4 = 3/4',
      'expected = product expected for a whole period 100, to date: share 3/4 = 75',
      'minimum = product minimum for a whole period 90, to date: share 3/4 = 135/2',
      'promised = product promised for a whole period 100, to date: share 3/4 = 75',
      'part of the promise = quotient to date 70, promised 75 = 14/15',
      'there is no number = lacks to date 70 = no',
      'expected is reached = reaches to date 70, expected 75 = no',
      'minimum is reached = reaches to date 70, minimum 135/2 = yes',
      'state = choice there is no number no, expected is reached no, minimum is reached yes, otherwise yes = below-expected',
    ]);
  });

  it('of a running goal of which less is better, without excused time', () => {
    const trace = accountOf(aGoal({ better: 'lower', exclusions: { effect: 'count-as-bad-but-excused' } }), '12:00', counts([['10:00', 70, 70]]), maintenance('06:00', '07:00'));

    expect(workingsOf(trace, 'S13')).toEqual([
      'judged: share = product days share 1, judged: share of the open time 23/24 = 23/24',
      'judged: there is no time for it = reaches nothing 0, judged: share 23/24 = no',
      'judged = choice judged: there is no time for it no, otherwise yes = 70',
    ]);
    expect(workingsOf(trace, 'S19')).toEqual([
      'best achievable = sum judged 70 = 70',
      'judged: share = product days share 1, judged: share of the open time 23/24 = 23/24',
      'expected = product expected for a whole period 100, judged: share 23/24 = 575/6',
      'promised = product promised for a whole period 100, judged: share 23/24 = 575/6',
      'part of the promise = quotient judged 70, promised 575/6 = 84/115',
      'no number can be reached = lacks best achievable 70 = no',
      'expected is out of reach = misses expected 575/6, best achievable 70 = no',
      'there is no number yet = lacks judged 70 = no',
      'due by now = product expected for a whole period 100, share that is past 11/24 = 275/6',
      'what is due by now is reached = reaches due by now 275/6, judged 70 = no',
      'state = choice no number can be reached no, expected is out of reach no, there is no number yet no, what is due by now is reached no, otherwise yes = at-risk',
    ]);
  });

  it('of a survey with too few answers yet', () => {
    const trace = accountOf(aScore({ expectedVolume: 4, minimumAnswers: 2 }), '12:00', values([['10:00', 3], ['10:01', 9]]));

    expect(workingsOf(trace, 'S17')).toEqual([
      'to date: mean = quotient to date: points 3, to date: answers 1 = 3',
      'to date: too few answers = misses to date: answers 1, answers asked for 2 = yes',
      'to date = choice to date: too few answers yes, otherwise yes = none',
    ]);
    expect(workingsOf(trace, 'S19')).toEqual([
      'points to come = product the best answer 5, to come 3 = 15',
      'best achievable: points = sum to date: points 3, points to come 15 = 18',
      'best achievable: answers = sum to date: answers 1, to come 3 = 4',
      'best achievable: mean = quotient best achievable: points 18, best achievable: answers 4 = 9/2',
      'best achievable: too few answers = misses best achievable: answers 4, answers asked for 2 = no',
      'best achievable = choice best achievable: too few answers no, otherwise yes = 9/2',
      'no number can be reached = lacks best achievable 9/2 = no',
      'expected is out of reach = misses best achievable 9/2, expected 4 = no',
      'there is no number yet = lacks to date none = yes',
      'expected is reached = reaches to date none, expected 4 = no',
      'state = choice no number can be reached no, expected is out of reach no, there is no number yet yes, expected is reached no, otherwise yes = on-course',
    ]);
  });

  it('of clocks', () => {
    const trace = accountOf(aClockLevel({ minimum: '50' }), ended, ...ticket('t1', ['start', '08:00'], ['stop', '10:00']), ...ticket('t2', ['start', '08:00'], ['pause', '09:00'], ['resume', '10:00'], ['stop', '14:00']));

    expect(workingsOf(trace, 'S22a')).toEqual([
      'to date: missed = difference to date: counted 2, to date: hit 1 = 1',
      'to date = quotient to date: hit 1, to date: counted 2 = 1/2',
    ]);
    expect(workingsOf(trace, 'S25')).toEqual([
      'to date: missed = difference to date: counted 2, to date: hit 1 = 1',
      'all that counts or may count = sum to date: counted 2, to come 0 = 2',
      'part that may miss = difference one 1, expected 9/10 = 1/10',
      'so many may miss = product part that may miss 1/10, all that counts or may count 2 = 1/5',
      'left = difference so many may miss 1/5, to date: missed 1 = -4/5',
      'there is no number = lacks to date 1/2 = no',
      'expected is reached = reaches to date 1/2, expected 9/10 = no',
      'minimum is reached = reaches to date 1/2, minimum 1/2 = yes',
      'state = choice there is no number no, expected is reached no, minimum is reached yes, otherwise yes = below-expected',
    ]);
  });

  it('of a percentile between two values', () => {
    const trace = accountOf(aPercentile({ percentile: { percent: '50', method: 'linear' } }), ended, values([['10:00', 1], ['11:00', 2], ['12:00', 4], ['13:00', 9]]));

    expect(workingsOf(trace, 'S22a')).toEqual(expect.arrayContaining(['to date: last place = difference to date: counted 4, one 1 = 3', 'to date: next position = sum to date: position 3/2, one 1 = 5/2']));
  });

  it('of a goal says what a part of the period is due, and nothing of it where all is measured', () => {
    const rules = (...facts: readonly UnloggedFact[]) => accountOf(aGoal(), ended, counts([['13:00', 70, 70]]), ...facts).map(({ rule }) => rule);

    expect([rules(), rules(maintenance('06:00', '12:00'))]).toEqual([['S2', 'S3', 'S1a', 'S22a', 'S25'], ['S2', 'S3', 'S13', 'S1a', 'S18', 'S22a', 'S25']]);
  });

  it('of clocks names exclusions in the order of the log', () => {
    const later = { ...maintenance('06:00', '07:00'), id: 'later', position: 9 };
    const earlier = { ...maintenance('06:00', '12:00'), id: 'earlier', position: 8 };

    expect(accountOf(aClockLevel(), ended, later, earlier).find(({ rule }) => rule === 'S14')?.facts).toEqual(['earlier', 'later']);
  });

  it.each([
    aRatio({ expectedVolume: 12 }), aThreshold({ expectedVolume: 3 }), aPercentile({ expectedVolume: 3 }), aPercentile(), aGoal(), aScore({ expectedVolume: 3 }), aScore(), aClockLevel(),
  ])('and its result are plain JSON: %#', (terms) => {
    const told = [sevenOfTen, values([['10:01', 3]]), ...ticket('t1', ['start', '08:00'], ['stop', '10:00']), ...ticket('t2', ['start', '11:00']), { ...counts([['09:00', 1, 1]]), source: 'desk' }];

    for (const now of ['12:00', ended]) {
      const result = evaluateLevel(terms, log(...told), theDay, at(now));
      expect(JSON.parse(JSON.stringify(result))).toStrictEqual(result);
      if (terms.kind === 'clock') expect(result.clocks?.map(({ clock }) => clock)).toEqual(['t1', 't2']);
    }
  });

  it('of events by what is left and by the allowance, without excused time', () => {
    const trace = accountOf(aRatio({ minimum: '90', allowance: { misses: 3, below: 5 }, exclusions: { effect: 'count-as-bad-but-excused' } }), ended, counts([['10:00', 7, 10], ['11:00', 7, 10]]), maintenance('10:00', '10:30'));

    expect(workingsOf(trace, 'S25')).toEqual(expect.arrayContaining([
      'judged: missed = difference judged: counted 10, judged: hit 7 = 3',
      'left = choice too many may count for the allowance yes, the percentage leaves no less no, otherwise yes = -5/2',
      'judged: the allowance holds = choice judged: nothing is counted no, judged: too many are counted for the allowance yes, judged: more are missed than allowed no, otherwise yes = no',
      'state = choice there is no number no, expected is reached no, judged: the allowance holds no, minimum is reached no, otherwise yes = failed',
    ]));
  });

  it.each([
    ['nothing is counted', [], 'yes', 'no', 'no', 'not-applicable'], ['more are missed than it allows', [counts([['10:00', 1, 4]])], 'no', 'no', 'yes', 'failed'],
  ] as const)('of an allowance that does not hold because %s', (_, facts, nothing, many, missed, state) => {
    const trace = accountOf(aRatio({ allowance: { misses: 1, below: 5 } }), ended, ...facts);

    expect(workingsOf(trace, 'S25').at(-2)).toBe(`to date: the allowance holds = choice to date: nothing is counted ${nothing}, to date: too many are counted for the allowance ${many}, to date: more are missed than allowed ${missed}, otherwise yes = no`);
    expect(workingsOf(trace, 'S25').at(-1)).toContain(`= ${state}`);
  });

  it('of what is out of reach while the period runs, and of what is not', () => {
    const few4 = { allowance: { misses: 0, below: 5 }, expectedVolume: 10 } as const;
    const beyond = accountOf(aRatio({ ...few4, minimum: '90' }), '12:00', counts([['10:00', 1, 4]]));
    const within = accountOf(aRatio({ ...few4, minimum: '50', expected: '60' }), '12:00', counts([['10:00', 1, 4]]));

    expect(workingsOf(beyond, 'S19').at(-1)).toMatch(/= failed$/);
    expect(workingsOf(beyond, 'S19')).toContain('minimum is out of reach = choice best achievable: the allowance holds no, to date: the allowance holds no, minimum is out of reach by its number yes, otherwise yes = yes');
    expect(workingsOf(within, 'S19')).toContain('minimum is out of reach = choice best achievable: the allowance holds no, to date: the allowance holds no, minimum is out of reach by its number no, otherwise yes = no');
    expect(workingsOf(within, 'S19')).toContain('left = choice too many may count for the allowance yes, the percentage leaves no less yes, otherwise yes = 1');
  });

  it('of a survey says how many answers count, and how many do not', () => {
    const trace = accountOf(aScore({ exclusions: { effect: 'count-as-bad-but-excused' }, expectedVolume: 4 }), '12:00', values([['10:00', 5], ['11:00', 4], ['11:10', 4], ['11:20', 9]]), maintenance('10:00', '10:30'));

    expect(trace.slice(-5).map(({ rule, says }) => `${rule} ${says}`)).toEqual([
      'S22a Answers outside the scale from 1 to 5 do not count: 1.', 'S22a To date: the mean of 3 answers: 4.333 points, rounded toward the worse.',
      'S13 Without excused time: the mean of 2 answers: 4.000 points, rounded toward the worse.', 'S19 Best achievable: the mean of 4 answers: 4.500 points, rounded toward the worse.',
      'S19 4.000 points against expected 4.000 points (higher is better): on course.',
    ]);
    expect(workingsOf(trace, 'S19')[1]).toBe('best achievable: points = sum judged: points 8, points to come 10 = 18');
  });

  it('S21 of a running goal that is rounded names what its best comes of before it is rounded', () => {
    const trace = accountOf(aGoal({ better: 'lower', rounding: { digits: 0, way: 'half-up' } }), '12:00', counts([['10:00', 70, 70]]));

    expect(workingsOf(trace, 'S19')[0]).toBe('best achievable: unrounded = sum to date: unrounded 70 = 70');
  });

  it('S18 of segments together names what may be missed at best', () => {
    const stated = { lines: { expected: rational(9, 10) }, bestLines: { expected: rational(19, 20) } };
    const names = (lines: Parameters<typeof hitAccount>[5]) => hitAccount({ expected: '90' }, EVENTS, { hit: 7, counted: 10 }, undefined, 10, lines).further?.flatMap(({ of }) => of.map(({ name, value }) => `${name} ${value}`)) ?? [];

    expect(names(stated)).toContain('expected at best 19/20');
    expect(names({ lines: stated.lines })).toContain('expected 9/10');
  });

  it.each([aRatio(), aPercentile(), aScore()])('S19 tells how many are to come where somebody can tell: $kind', (terms) => {
    const aheadOf = (one: ValueLevelTerms) => measureValueLevel(one, log(sevenOfTen, values([['10:01', 3]])), theDay, at('12:00')).account;

    expect(aheadOf({ ...terms, expectedVolume: 12 }).ahead).toBe(terms.kind === 'ratio' ? 2 : 11);
    expect(aheadOf(terms)).not.toHaveProperty('ahead');
  });

  it('of clocks says which are still open, and all terms that one had', () => {
    const targets = [{ priority: 'P1', within: HOUR }, { priority: 'P2', within: 2 * HOUR }, { within: 3 * HOUR }];
    const changed = ticket('B', ['start', '09:00'], ['reassign', '09:30', { party: 'b', priority: 'P2' }], ['reassign', '10:30', { party: 'c', priority: 'P1' }]);

    expect(accountOf(aClockLevel({ expected: '50', targets, priorityChange: 'fresh' }), '11:00', ...ticket('A', ['start', '08:00'], ['stop', '09:00']), ...changed).slice(1, 4).map(({ says }) => says)).toEqual([
      '5 events of 2 clocks. A clock counts by the earlier of its stop and its due: 1 here, and 1 still open.',
      'B (P1) had other terms before: running, due 2026-03-02T12:00Z; running, due 2026-03-02T11:30Z. Now it is due 2026-03-02T11:30Z.',
      'To date: 1 of 1 clock met, 0 missed: 100.000 %, rounded toward the worse.',
    ]);
  });
});
