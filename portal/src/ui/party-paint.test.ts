import { expect, test } from 'vitest';
import { partyPaint } from './party-paint.ts';

test('the tenant itself, which is first in its book, has the colour of its brand', () => {
  expect(partyPaint(1)).toMatchObject({ fill: 'var(--accent)', ink: 'var(--on-accent)', pattern: undefined });
  expect(partyPaint(0)).toEqual(partyPaint(1));
});

test('no two of the fifteen parties after it look alike: five colours, then the same with dots, then with lines', () => {
  const looks = Array.from({ length: 15 }, (_, index) => partyPaint(index + 2)).map(({ fill, pattern }) => `${fill} ${pattern}`);

  expect(new Set(looks).size).toBe(15);
  expect(looks[0]).toBe('var(--p1) undefined');
  expect(looks[4]).toBe('var(--p5) undefined');
  expect(looks[5]).toBe('var(--p1) dots');
  expect(looks[14]).toBe('var(--p5) lines');
});

test('a party of colour alone has no pattern in its background', () => {
  expect(partyPaint(3).background).toBe('var(--p2)');
  expect(partyPaint(8).background).toContain('var(--p2)');
  expect(partyPaint(8).background).toContain('radial-gradient');
  expect(partyPaint(8).background).toMatch(/^linear-gradient\(90deg, transparent 7px, var\(--p2\) 7px\)/);
});
