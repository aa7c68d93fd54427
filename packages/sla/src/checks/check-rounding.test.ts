import { describe, expect, it } from 'vitest';
import { aClockLevel, aGoal, aMoneyLevel, aPercentile, aRatio, aScore, aThreshold } from '../../testing/kinds.ts';
import { aLevel } from '../../testing/story.ts';
import type { LevelTerms } from '../kinds/kind-model.ts';
import { checkLevelTerms } from './check-level-terms.ts';

const percentages: readonly LevelTerms[] = [aLevel(), aRatio(), aThreshold(), aClockLevel()];
const amounts: readonly LevelTerms[] = [aPercentile(), aGoal(), aScore(), aMoneyLevel()];
const told = (terms: LevelTerms, digits: number) => checkLevelTerms({ ...terms, rounding: { digits, way: 'half-up' } }, 'levels.2');

describe('S21 what is wrong with a rounding', () => {
  it.each(percentages.map((terms) => [terms.kind, terms] as const))('of a %s', (kind, terms) => {
    expect([0, 2, 12].flatMap((digits) => told(terms, digits))).toEqual([]);
    expect(told(terms, -1)).toEqual([{ code: 'DIGITS_INVALID', path: 'levels.2.rounding.digits', message: `The number of a ${kind} is not rounded to -1 digits.`, fix: 'Keep a whole number of digits from 0 to 12.' }]);
    expect([13, 0.5, Number.NaN].flatMap((digits) => told(terms, digits).map(({ code }) => code))).toEqual(['DIGITS_INVALID', 'DIGITS_INVALID', 'DIGITS_INVALID']);
  });

  it.each(amounts.map((terms) => [terms.kind, terms] as const))('of a %s, which may be rounded to tens and hundreds', (_, terms) => {
    expect([-12, -2, 0, 12].flatMap((digits) => told(terms, digits))).toEqual([]);
    expect(told(terms, -13)).toMatchObject([{ code: 'DIGITS_INVALID', fix: 'Keep a whole number of digits from -12 to 12.' }]);
    expect([13, 1.5].flatMap((digits) => told(terms, digits).map(({ code }) => code))).toEqual(['DIGITS_INVALID', 'DIGITS_INVALID']);
  });

  it('is told by its place alone where the terms stand by themselves', () => {
    expect(checkLevelTerms(aLevel({ rounding: { digits: -1, way: 'up' } })).map(({ path }) => path)).toEqual(['rounding.digits']);
  });
});
