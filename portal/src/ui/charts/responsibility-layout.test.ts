import { describe, expect, test } from 'vitest';
import { badMinute, badMinutes, responsibilityGroups, type Segment } from './responsibility-layout.ts';

const start = Date.UTC(2026, 10, 5, 10);
const MINUTE = 60_000;

function bad(after: number, minutes: number, ...parties: (string | null)[]): Segment<string> {
  const length = minutes * MINUTE;
  return {
    start: new Date(start + after * MINUTE).toISOString(), end: new Date(start + after * MINUTE + length).toISOString(), down: parties.filter((party) => party !== null),
    split: parties.map((party) => ({ party, milliseconds: { numerator: String(length), denominator: String(parties.length) } })),
  };
}

describe('who was responsible, minute by minute', () => {
  test('the bad time stands end to end at one scale', () => {
    const groups = responsibilityGroups([bad(0, 30, 'A'), bad(2_000, 90, 'B')], 491, 100);

    expect(groups.map((group) => group.width)).toEqual([120, 360]);
    expect(groups[1]?.x).toBe(131);
  });

  test('what followed closely is one group', () => {
    expect(responsibilityGroups([bad(0, 30, 'A'), bad(40, 20, 'B'), bad(3_000, 5, 'C')], 500, 100).map((group) => group.pieces.length)).toEqual([2, 1]);
  });

  test('S33: the height of a minute is split by the shares, and all of it is given', () => {
    const [group] = responsibilityGroups([bad(0, 30, 'A', 'B', 'C')], 300, 90);

    expect(group?.pieces[0]?.parts.map((part) => [part.party, part.y, part.height, part.fraction])).toEqual([['A', 0, 30, '⅓'], ['B', 30, 30, '⅓'], ['C', 60, 30, '⅓']]);
  });

  test('a minute of one party alone needs no fraction', () => {
    const [group] = responsibilityGroups([bad(0, 9, null)], 300, 90);

    expect(group?.pieces[0]?.parts).toEqual([{ party: null, y: 0, height: 90, fraction: '' }]);
  });

  test('the shortest outage stays wide enough to be read and the whole width is used', () => {
    const groups = responsibilityGroups([bad(0, 1, 'A'), bad(2_000, 1_000, 'B')], 600, 90);

    expect(groups[0]?.width).toBe(44);
    expect((groups[1]?.x ?? 0) + (groups[1]?.width ?? 0)).toBeCloseTo(600, 9);
  });

  test('stepping minute by minute crosses from one outage into the next', () => {
    const groups = responsibilityGroups([bad(0, 2, 'A'), bad(2_000, 3, 'B')], 500, 90);

    expect(badMinutes(groups)).toBe(5);
    expect([0, 1, 2, 4].map((minute) => badMinute(groups, minute)?.piece.segment.down[0])).toEqual(['A', 'A', 'B', 'B']);
    expect(badMinute(groups, 3)?.at).toBe(start + 2_001 * MINUTE);
    expect(badMinute(groups, 5)).toBeUndefined();
  });
});
