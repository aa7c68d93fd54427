import { describe, expect, test } from 'vitest';
import { CELL_HEIGHT, stripPicture, type StripCell } from './strip-geometry.ts';

const DAY = 86_400_000;
const FIRST = Date.UTC(2026, 10, 1);

/** A day of November whose time is what the test says, in minutes; the rest is good. */
function aDay(day: number, spent: Partial<Record<'bad' | 'excluded' | 'unknown' | 'outOfHours' | 'notYetKnown', number>> = {}): StripCell {
  const amount = (name: keyof typeof spent) => (spent[name] ?? 0) * 60_000;
  const others = amount('bad') + amount('excluded') + amount('unknown') + amount('outOfHours') + amount('notYetKnown');
  return {
    start: new Date(FIRST + (day - 1) * DAY).toISOString(),
    end: new Date(FIRST + day * DAY).toISOString(),
    time: { good: String(DAY - others), bad: String(amount('bad')), excluded: String(amount('excluded')), unknown: String(amount('unknown')), outOfHours: String(amount('outOfHours')), notYetKnown: String(amount('notYetKnown')) },
  };
}

const later = FIRST + 40 * DAY;

describe('a strip of days', () => {
  test('a good day is one plain block and nothing else', () => {
    const { blocks, marks } = stripPicture([aDay(1)], later);

    expect(blocks.map((block) => [block.fill, block.y, block.height])).toEqual([['good', 0, CELL_HEIGHT]]);
    expect(marks).toEqual([]);
  });

  test('the shortest outage is 5 px high and has its mark', () => {
    const { blocks, marks } = stripPicture([aDay(1, { bad: 0.1 })], later);

    expect(blocks[0]).toMatchObject({ fill: 'bad', y: 0, height: 5 });
    expect(marks).toHaveLength(1);
  });

  test('bad time is as high as the root of its part of the day', () => {
    const { blocks } = stripPicture([aDay(1, { bad: 360 })], later);

    expect(blocks[0]?.height).toBeCloseTo(CELL_HEIGHT / 2, 9);
  });

  test('excluded stands under bad, unknown under excluded, good fills the rest', () => {
    const { blocks } = stripPicture([aDay(1, { bad: 4, excluded: 5, unknown: 5 })], later);

    expect(blocks.map((block) => block.fill)).toEqual(['bad', 'excluded', 'unknown', 'good']);
    expect(blocks.map((block) => block.y)).toEqual([0, 5, 11, 17]);
    expect(blocks.reduce((sum, block) => sum + block.height, 0)).toBe(CELL_HEIGHT);
  });

  test('a day that is all bad leaves no room for good, and never grows over its cell', () => {
    const { blocks } = stripPicture([aDay(1, { bad: 1_400, unknown: 40 })], later);

    expect(blocks.reduce((sum, block) => sum + block.height, 0)).toBeLessThanOrEqual(CELL_HEIGHT);
    expect(blocks.some((block) => block.fill === 'good')).toBe(false);
  });

  test('a closed day is a base line', () => {
    expect(stripPicture([aDay(1, { outOfHours: 1_440 })], later).blocks.map((block) => block.fill)).toEqual(['closed']);
  });

  test('today is filled up to now and cut by its line, tomorrow is an outline', () => {
    const noon = FIRST + DAY + DAY / 2;

    const { blocks, now } = stripPicture([aDay(1), aDay(2, { notYetKnown: 720 }), aDay(3, { notYetKnown: 1_440 })], noon, 300);

    expect(blocks.map((block) => block.fill)).toEqual(['good', 'good', 'future', 'future']);
    expect(now).toBeCloseTo(150, 9);
    expect(blocks[1]?.width).toBeCloseTo(49, 9);
  });

  test('sixty minutes of an hour fit into the same width', () => {
    const { blocks, width } = stripPicture(Array.from({ length: 60 }, (_, index) => aDay(index + 1)), later + 30 * DAY);

    expect(Math.max(...blocks.map((block) => block.x + block.width))).toBeLessThanOrEqual(width);
  });
});
