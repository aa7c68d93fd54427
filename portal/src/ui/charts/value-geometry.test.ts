import { describe, expect, test } from 'vitest';
import { valuePicture, type ValueLines } from './value-geometry.ts';

const lines = (more: Partial<ValueLines> = {}): ValueLines => ({ toDate: 91, best: 93, expected: 95, minimum: 85, lowerIsBetter: false, ...more });
const kinds = (given: ValueLines) => valuePicture(given, 600).zones.map(({ kind }) => kind);

describe('a number against its lines', () => {
  test('is on a bar of three zones, from the worse to the better, with room on both sides', () => {
    const { zones } = valuePicture(lines(), 600);

    expect(zones).toEqual([{ kind: 'beyond', x: 0, width: 100 }, { kind: 'between', x: 100, width: 400 }, { kind: 'expected', x: 500, width: 100 }]);
  });

  test('where less is better has them the other way round', () => {
    expect(kinds(lines({ expected: 85, minimum: 95, lowerIsBetter: true }))).toEqual(['expected', 'between', 'beyond']);
  });

  test('without a minimum is as expected or beyond', () => {
    expect(kinds(lines({ minimum: undefined }))).toEqual(['beyond', 'expected']);
    expect(kinds(lines({ minimum: undefined, lowerIsBetter: true }))).toEqual(['expected', 'beyond']);
  });

  test('whose minimum is what is expected has nothing between', () => {
    expect(kinds(lines({ minimum: 95 }))).toEqual(['beyond', 'expected']);
  });

  test('never shows what no number of its unit can be', () => {
    const { zones, values } = valuePicture(lines({ toDate: 100, best: 100, least: 0, most: 100 }), 600);

    expect(Math.max(...zones.map(({ x, width }) => x + width))).toBe(600);
    expect(values.map(({ x, anchor }) => [x, anchor])).toEqual([[600, 'end'], [600, 'end']]);
  });

  test('has a bar also when all its numbers are the same, and when they are nothing', () => {
    for (const one of [4.2, 0]) {
      const { zones, values } = valuePicture(lines({ toDate: one, best: undefined, expected: one, minimum: undefined }), 600);
      expect(zones.map(({ width }) => width)).toEqual([300, 300]);
      expect(values).toEqual([{ key: 'toDate', x: 300, row: 0, anchor: 'middle' }]);
    }
  });

  test('turns words that would meet away from each other', () => {
    expect(valuePicture(lines(), 600).values.map(({ key, row, anchor }) => [key, row, anchor])).toEqual([['toDate', 0, 'end'], ['best', 0, 'start']]);
    expect(valuePicture(lines({ toDate: 93, best: 91 }), 600).values.map(({ key, row, anchor }) => [key, row, anchor])).toEqual([['toDate', 0, 'start'], ['best', 0, 'end']]);
    expect(valuePicture(lines({ toDate: 91, best: 91 }), 600).values.map(({ key, row, anchor }) => [key, row, anchor])).toEqual([['toDate', 0, 'end'], ['best', 0, 'start']]);
  });

  test('sets words that would meet one row apart where there is no room for that', () => {
    expect(valuePicture(lines(), 150).values.map(({ key, row }) => [key, row])).toEqual([['toDate', 0], ['best', 1]]);
    expect(valuePicture(lines(), 600).lines.map(({ key, row }) => [key, row])).toEqual([['expected', 0], ['minimum', 0]]);
    expect(valuePicture(lines(), 150).lines.map(({ key, row }) => [key, row])).toEqual([['expected', 0], ['minimum', 1]]);
  });

  test('that is not known yet leaves its lines', () => {
    const { values, lines: marks } = valuePicture(lines({ toDate: undefined, best: undefined }), 600);

    expect(values).toEqual([]);
    expect(marks.map(({ key }) => key)).toEqual(['expected', 'minimum']);
  });
});
