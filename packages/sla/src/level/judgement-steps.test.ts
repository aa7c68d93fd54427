/** S24: the arithmetic in the account of a level, line by line, as somebody would do it with a pencil. */
import { HOUR } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aLevel, at, counts, down, log, maintenance, samplesEvery, theDay, up } from '../../testing/story.ts';
import type { UnloggedFact } from '../../testing/story.ts';
import { workingsOf } from '../../testing/workings.ts';
import type { AvailabilityTerms } from '../model.ts';
import { evaluateAvailability } from './evaluate-availability.ts';

const traceOf = (terms: Partial<AvailabilityTerms>, facts: readonly UnloggedFact[], asOf = at('2026-03-10T00:00Z')) => evaluateAvailability(aLevel(terms), log(...facts), theDay, asOf).trace;
const stepsOf = (...args: Parameters<typeof traceOf>) => traceOf(...args).map(({ rule, says: words, amount = '' }) => `${rule} ${words} ${amount}`.trim());

describe('S24 the account of an ended period', () => {
  const excusing: Partial<AvailabilityTerms> = { expected: '99', minimum: '95', exclusions: { effect: 'count-as-bad-but-excused' }, unknown: { policy: 'ignore', minimumCoverage: '90' } };
  const facts = [up('01:00'), down('10:00'), up('12:00'), maintenance('10:00', '11:00')];

  it('S12 takes away from the elapsed time what is not known, and from that what was bad', () => {
    expect(workingsOf(traceOf(excusing, facts), 'S12')).toEqual([
      'known time = difference elapsed 86400000, out of hours 0, excluded 0, unknown 3600000, not yet known 0 = 82800000',
      'good time = difference known time 82800000, bad time 7200000 = 75600000',
      'nothing can be known = reaches nothing 0, knowable 86400000 = no',
      'known ÷ knowable = quotient known 82800000, knowable 86400000 = 23/24',
      'coverage = choice nothing can be known no, otherwise yes = 23/24',
      'to date: counted = sum to date: good 75600000, to date: bad 7200000 = 82800000',
      'to date = quotient to date: good 75600000, to date: counted 82800000 = 21/23',
    ]);
  });

  it('S13 S25 judges the number without excused time, by the first case that holds', () => {
    expect(workingsOf(traceOf(excusing, facts), 'S13')).toEqual([
      'judged: counted = sum judged: good 75600000, judged: bad 3600000 = 79200000',
      'judged = quotient judged: good 75600000, judged: counted 79200000 = 21/22',
    ]);
    expect(workingsOf(traceOf(excusing, facts), 'S25')).toEqual([
      'too little is known = misses coverage 23/24, minimum coverage 9/10 = no',
      'nothing is counted = reaches nothing 0, judged: counted 79200000 = no',
      'expected is reached = reaches judged 21/22, expected 99/100 = no',
      'minimum is reached = reaches judged 21/22, minimum 19/20 = yes',
      'state = choice too little is known no, nothing is counted no, expected is reached no, minimum is reached yes, otherwise yes = below-expected',
    ]);
  });

  it('says the same in words', () => {
    expect(stepsOf(excusing, facts)).toEqual([
      'S2 The period is 2026-03-02T00:00Z to 2026-03-03T00:00Z (UTC). 86400000 ms',
      'S3 In hours: 1 d (around the clock). 86400000 of 86400000 ms',
      'S13 Exclusion 2026-03-02T10:00Z to 2026-03-02T11:00Z (maintenance): 1 h excused: left out of the number that is judged. 3600000 ms',
      'S1a 3 status changes from one source. Last word 2026-03-02T12:00Z.',
      'S12 Bad 2026-03-02T10:00Z to 2026-03-02T12:00Z: 2 h. 7200000 ms',
      'S12 Elapsed 1 d − unknown 1 h = known 23 h, of which bad 2 h. 86400000 − 0 − 0 − 3600000 − 0 = 82800000 ms; bad 7200000 ms',
      'S12 Coverage 95.833 %. At the period\'s end at least 90 % must be known. 82800000 ÷ 86400000 ms',
      'S12 1 h unknown: counts neither good nor bad. 3600000 ms',
      'S12 To date: 21 h good of 23 h counted, 2 h bad: 91.304 %, rounded toward the worse. 75600000 ÷ (75600000 + 7200000)',
      'S13 Without excused time: 21 h good of 22 h counted, 1 h bad: 95.454 %, rounded toward the worse. 75600000 ÷ (75600000 + 3600000)',
      'S37 Of all that counts or may still count 13 min 12 s may be bad, and −46 min 48 s is left, rounded down. 792000; -2808000',
      'S25 95.454 % against expected 99 %, minimum 95 %: below expected.',
    ]);
  });

  it('S37 tells the budget and what is left of it, by the number that is judged', () => {
    expect(workingsOf(traceOf(excusing, facts), 'S37')).toEqual([
      'all that counts or may count = sum judged: good 75600000, judged: bad 3600000, still to come 0 = 79200000',
      'part that may be bad = difference one 1, expected 99/100 = 1/100',
      'budget = product part that may be bad 1/100, all that counts or may count 79200000 = 792000',
      'left of the budget = difference budget 792000, judged: bad 3600000 = -2808000',
    ]);
  });

  it('S18 S12 asks first whether only a part was measured, then whether too little is known', () => {
    expect(workingsOf(traceOf({ partialPeriod: 'waive', inForce: { start: at('06:00') } }, [up('00:00')]), 'S25')).toEqual([
      'only a part is measured = misses elapsed 64800000, period 86400000 = yes',
      'too little is known = misses coverage 1, minimum coverage 19/20 = no',
      'nothing is counted = reaches nothing 0, to date: counted 64800000 = no',
      'expected is reached = reaches to date 1, expected 99/100 = yes',
      'state = choice only a part is measured yes, too little is known no, nothing is counted no, expected is reached yes, otherwise yes = waived',
    ]);
  });

  it('S12 does not ask for coverage where unknown time counts one way or the other', () => {
    const asked = (policy: 'good' | 'bad' | 'fail-period') => workingsOf(traceOf({ unknown: { policy } }, facts), 'S25')[0];

    expect([asked('good'), asked('bad'), asked('fail-period')].map((line) => line?.split(' = ')[0])).toEqual(['nothing is counted', 'nothing is counted', 'too little is known']);
  });

  it('S12 says what unknown time counts as', () => {
    const policyOf = (unknown: AvailabilityTerms['unknown']) => stepsOf({ unknown }, facts).filter((line) => / unknown: |^S12 Coverage/.test(line)).map((line) => line.replace(/ [0-9÷ ]+ ms$/, ''));

    expect(policyOf({ policy: 'ignore' })).toEqual(['S12 Coverage 95.652 %. At the period\'s end at least 95 % must be known.', 'S12 1 h unknown: counts neither good nor bad.']);
    expect(policyOf({ policy: 'fail-period' })[1]).toBe('S12 1 h unknown: counts neither good nor bad, but too much of it fails the period.');
    expect(policyOf({ policy: 'good' })).toEqual(['S12 Coverage 95.652 %. No minimum is asked for.', 'S12 1 h unknown: counts good.']);
    expect(policyOf({ policy: 'bad' })).toEqual(['S12 Coverage 95.652 %. No minimum is asked for.', 'S12 1 h unknown: counts bad.']);
    expect(policyOf({ policy: 'hold-last' })[1]).toBe('S12 1 h unknown: counts as the last known state.');
  });
});

describe('S17 S24 the account of nothing', () => {
  const closed: Partial<AvailabilityTerms> = { calendar: { kind: 'stated', zone: 'UTC', open: [] } };

  it('has no percentage where there is nothing to divide by', () => {
    expect(stepsOf(closed, [up('00:00')]).slice(-3)).toEqual(['S17 To date: nothing to divide by, so there is no percentage. 0 ÷ 0', 'S37 Of all that counts or may still count 0 s may be bad, and 0 s is left, rounded down. 0; 0', 'S25 No number against expected 99 %: not applicable.']);
    expect(workingsOf(traceOf(closed, [up('00:00')]), 'S17')).toEqual(['to date: counted = sum to date: good 0, to date: bad 0 = 0', 'to date = quotient to date: good 0, to date: counted 0 = none']);
  });

  it('of events says nothing about unknown time, which counts no event', () => {
    const events: Partial<AvailabilityTerms> = { basis: 'occurrences', method: samplesEvery(HOUR) };
    const steps = stepsOf(events, [counts([['10:00', 9, 10]])]);

    expect(steps.filter((line) => line.includes('unknown:'))).toEqual([]);
    expect(steps.filter((line) => line.startsWith('S12 Coverage'))).toEqual(['S12 Coverage 4.166 %. At the period\'s end at least 95 % must be known. 1 ÷ 24 slots']);
    expect(steps.at(-3)).toBe('S12 To date: 9 events good of 10 events counted, 1 event bad: 90.000 %, rounded toward the worse. 9 ÷ (9 + 1)');
  });
});

describe('S24 the account of a running period', () => {
  const facts = [up('00:00'), down('10:00'), up('12:00'), maintenance('10:00', '11:00')];

  it('S19 asks first what can still be reached, then what is reached to date', () => {
    expect(workingsOf(traceOf({ expected: '99', minimum: '95' }, facts, at('18:00')), 'S19')).toEqual([
      'best achievable: counted = sum best achievable: good 79200000, best achievable: bad 3600000 = 82800000',
      'best achievable = quotient best achievable: good 79200000, best achievable: counted 82800000 = 22/23',
      'nothing can be counted = reaches nothing 0, best achievable: counted 82800000 = no',
      'minimum is out of reach = misses best achievable 22/23, minimum at best 19/20 = no',
      'expected is out of reach = misses best achievable 22/23, expected at best 99/100 = yes',
      'nothing is counted yet = reaches nothing 0, to date: counted 40200000 = no',
      'expected is reached = reaches to date 61/67, expected 99/100 = no',
      'state = choice nothing can be counted no, minimum is out of reach no, expected is out of reach yes, nothing is counted yet no, expected is reached no, otherwise yes = below-expected',
    ]);
  });

  it('S37 counts what is still to come to the budget, and to the best that can be', () => {
    expect(workingsOf(traceOf({ expected: '99', minimum: '95' }, facts, at('18:00')), 'S37')).toEqual([
      'best achievable: good = sum to date: good 36600000, still to come 42600000 = 79200000',
      'best achievable: bad = sum to date: bad 3600000 = 3600000',
      'all that counts or may count = sum to date: good 36600000, to date: bad 3600000, still to come 42600000 = 82800000',
      'part that may be bad = difference one 1, expected at best 99/100 = 1/100',
      'budget = product part that may be bad 1/100, all that counts or may count 82800000 = 828000',
      'left of the budget = difference budget 828000, to date: bad 3600000 = -2772000',
    ]);
  });

  it('says the same in words, and since when nothing was heard', () => {
    expect(stepsOf({ expected: '99', minimum: '95' }, facts, at('18:00')).slice(-7)).toEqual([
      'S12 Elapsed 1 d − excluded 1 h − not yet known 11 h 50 min = known 11 h 10 min, of which bad 1 h. 86400000 − 0 − 3600000 − 0 − 42600000 = 40200000 ms; bad 3600000 ms',
      'S12 Coverage 100.000 %. At the period\'s end at least 95 % must be known. 40200000 ÷ 40200000 ms',
      'S12 To date: 10 h 10 min good of 11 h 10 min counted, 1 h bad: 91.044 %, rounded toward the worse. 36600000 ÷ (36600000 + 3600000)',
      'S19 Best achievable, if the rest is good: 22 h good of 23 h counted, 1 h bad: 95.652 %, rounded toward the worse. 79200000 ÷ (79200000 + 3600000)',
      'S37 Of all that counts or may still count 13 min 48 s may be bad, and −46 min 12 s is left, rounded down. 828000; -2772000',
      'S12 Nothing was heard since 2026-03-02T12:00Z; what came after is not yet known.',
      'S19 91.044 % against expected 99 %, minimum 95 %: below expected.',
    ]);
  });
});
