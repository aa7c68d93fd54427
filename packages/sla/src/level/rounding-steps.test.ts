import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lawRuns } from '../../oracle/runs.ts';
import { rational } from '../exact/rational.ts';
import { rounded, roundingOf } from '../exact/rounding.ts';
import type { RoundingTerms } from '../model.ts';
import { replayTrace } from '../trace/replay-trace.ts';
import { amount, NO_NUMBER } from '../trace/working.ts';
import { roundedWorkings, roundingInWords, roundingStep, unrounded } from './rounding-steps.ts';

const WAYS = ['down', 'up', 'half-up', 'half-even', 'worse'] as const;

function roundingFor(terms: RoundingTerms) {
  const rounding = roundingOf(terms, false);
  if (rounding === undefined) throw new Error('no rounding');
  return rounding;
}

const linesOf = (way: RoundingTerms['way'], exact: ReturnType<typeof amount>) =>
  roundedWorkings('to date', exact, roundingFor({ digits: 1, way })).workings.map(({ name, operation, of, value }) => `${name} = ${operation} ${of.map((one) => `${one.name} ${one.value}`).join(', ')} = ${value}`);

describe('S21 S24 the working of a rounding', () => {
  const exact = amount(unrounded('to date'), rational(5, 4));

  it('counts in steps, makes them whole, and counts in ones again', () => {
    expect(linesOf('half-up', exact)).toEqual([
      'to date: in steps = product to date: unrounded 5/4, rounding: steps in one 10 = 25/2',
      'to date: in whole steps = whole to date: in steps 25/2, one half 1/2 = 13',
      'to date = quotient to date: in whole steps 13, rounding: steps in one 10 = 13/10',
    ]);
    expect(linesOf('down', exact)[1]).toBe('to date: in whole steps = whole to date: in steps 25/2 = 12');
    expect(linesOf('up', exact).slice(1, 4)).toEqual([
      'to date: in whole steps: negative = difference nothing 0, to date: in steps 25/2 = -25/2',
      'to date: in whole steps: negative, whole = whole to date: in whole steps: negative -25/2 = -13',
      'to date: in whole steps = difference nothing 0, to date: in whole steps: negative, whole -13 = 13',
    ]);
  });

  it('asks for the nearer step, and halfway for the even one', () => {
    expect(linesOf('half-even', exact).slice(1, -1)).toEqual([
      'to date: in whole steps: the one below = whole to date: in steps 25/2 = 12',
      'to date: in whole steps: the one above = sum to date: in whole steps: the one below 12, one 1 = 13',
      'to date: in whole steps: beyond the one below = difference to date: in steps 25/2, to date: in whole steps: the one below 12 = 1/2',
      'to date: in whole steps: the one below is nearer = misses to date: in whole steps: beyond the one below 1/2, one half 1/2 = no',
      'to date: in whole steps: the one above is nearer = misses one half 1/2, to date: in whole steps: beyond the one below 1/2 = no',
      'to date: in whole steps: half of the one below = quotient to date: in whole steps: the one below 12, two 2 = 6',
      'to date: in whole steps: half of the one below, whole = whole to date: in whole steps: half of the one below 6 = 6',
      'to date: in whole steps: the one below is even = reaches to date: in whole steps: half of the one below, whole 6, to date: in whole steps: half of the one below 6 = yes',
      'to date: in whole steps = choice to date: in whole steps: the one below is nearer no, to date: in whole steps: the one above is nearer no, to date: in whole steps: the one below is even yes, otherwise yes = 12',
    ]);
  });

  it('law: comes to what the number is rounded to, and adds up when it is done again', () => {
    fc.assert(fc.property(fc.constantFrom(...WAYS), fc.integer({ min: -2, max: 2 }), fc.integer({ min: -500, max: 500 }), fc.constantFrom(1, 2, 3, 20, 40), (way, digits, top, bottom) => {
      const rounding = roundingFor({ digits, way });
      const number = rational(top, bottom);
      const told = roundedWorkings('to date', amount(unrounded('to date'), number), rounding);

      expect(told.number.value).toBe(amount('', rounded(rounding, number)).value);
      expect(told.workings.at(-1)).toBe(told.number);
      expect(replayTrace([{ rule: 'S21', says: '', workings: told.workings }]).disagreements).toEqual([]);
    }), lawRuns(2110, 300));
  });

  it.each(WAYS)('S17 makes no number of none, %s', (way) => {
    expect(roundedWorkings('to date', { ...NO_NUMBER, name: unrounded('to date') }, roundingFor({ digits: 1, way })).number.value).toBe('none');
  });

  it('is said in words', () => {
    expect(WAYS.map((way) => roundingInWords(roundingFor({ digits: 2, way }), '%'))).toEqual([
      'down to steps of 0.01 %', 'up to steps of 0.01 %', 'half up to steps of 0.01 %', 'half to even to steps of 0.01 %', 'toward the worse to steps of 0.01 %',
    ]);
    expect(roundingStep('To date', roundingFor({ digits: 0, way: 'up' }), 'ms', '801.000', [])).toEqual({ rule: 'S21', says: 'To date: the terms round it up to steps of 1 ms: 801.000 ms.', workings: [] });
    expect(roundingStep('To date', roundingFor({ digits: 0, way: 'up' }), 'ms', undefined, []).says).toBe('To date: there is nothing to round.');
  });
});
