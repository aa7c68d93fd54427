import { describe, expect, test } from 'vitest';
import { BOX, stands, structurePicture, type StructureNode } from './structure-layout.ts';

/** network → (hosting A ∥ hosting B) → payment */
const checkout: StructureNode[] = [
  { index: 0, parent: null, kind: 'SERIES', atLeast: null, component: null },
  { index: 1, parent: 0, kind: 'COMPONENT', atLeast: null, component: { key: 'network' } },
  { index: 2, parent: 0, kind: 'PARALLEL', atLeast: null, component: null },
  { index: 3, parent: 2, kind: 'COMPONENT', atLeast: null, component: { key: 'hosting-a' } },
  { index: 4, parent: 2, kind: 'COMPONENT', atLeast: null, component: { key: 'hosting-b' } },
  { index: 5, parent: 0, kind: 'COMPONENT', atLeast: null, component: { key: 'payment' } },
];

const box = (key: string) => structurePicture(checkout).boxes.find((each) => each.key === key) ?? { x: 0, y: 0 };

describe('a structure as a picture', () => {
  test('series stands from left to right on one line', () => {
    expect(box('network').x).toBeLessThan(box('hosting-a').x);
    expect(box('hosting-a').x).toBeLessThan(box('payment').x);
    expect(box('network').y).toBe(box('payment').y);
  });

  test('branches stand above each other, with what is enough between them', () => {
    const { notes } = structurePicture(checkout);

    expect(box('hosting-a').x).toBe(box('hosting-b').x);
    expect(box('hosting-b').y - box('hosting-a').y).toBeGreaterThan(BOX.height);
    expect(notes).toEqual([expect.objectContaining({ enough: 1, of: 2 })]);
  });

  test('on a narrow screen series stands one below the other, and branches fit beside each other', () => {
    const { boxes, width } = structurePicture(checkout, true);
    const of = (key: string) => boxes.find((each) => each.key === key) ?? { x: 0, y: 0 };

    expect(of('network').y).toBeLessThan(of('hosting-a').y);
    expect(of('hosting-a').y).toBe(of('hosting-b').y);
    expect(width).toBeLessThanOrEqual(360);
  });

  test.each([false, true])('every box lies inside the picture and none over another, downwards: %s', (down) => {
    const { boxes, width, height } = structurePicture(checkout, down);

    for (const each of boxes) {
      expect(each.x + BOX.width).toBeLessThanOrEqual(width);
      expect(each.y + BOX.height).toBeLessThanOrEqual(height);
      expect(boxes.filter((other) => other !== each && Math.abs(other.x - each.x) < BOX.width && Math.abs(other.y - each.y) < BOX.height)).toEqual([]);
    }
  });

  test('nothing to show is an empty picture', () => {
    expect(structurePicture([]).boxes).toEqual([]);
  });
});

describe('whether a structure stands', () => {
  test.each([
    [[], true], [['hosting-a'], true], [['hosting-a', 'hosting-b'], false], [['payment'], false],
  ] as const)('with %j down: %s', (down, standing) => {
    expect(stands(checkout, new Set(down))).toBe(standing);
  });

  test('k of n needs k', () => {
    const twoOfThree: StructureNode[] = [
      { index: 0, parent: null, kind: 'AT_LEAST', atLeast: 2, component: null },
      ...['a', 'b', 'c'].map((key, index): StructureNode => ({ index: index + 1, parent: 0, kind: 'COMPONENT', atLeast: null, component: { key } })),
    ];

    expect(stands(twoOfThree, new Set(['a']))).toBe(true);
    expect(stands(twoOfThree, new Set(['a', 'c']))).toBe(false);
  });
});
