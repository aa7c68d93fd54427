import { expect, test } from 'vitest';
import { partyPaint } from './party-paint.ts';

test('no two of fifteen parties look alike: five colours, then the same with dots, then with lines', () => {
  const looks = Array.from({ length: 15 }, (_, index) => partyPaint(index + 1)).map(({ fill, pattern }) => `${fill} ${pattern}`);

  expect(new Set(looks).size).toBe(15);
  expect(looks[0]).toBe('var(--p1) undefined');
  expect(looks[5]).toBe('var(--p1) dots');
  expect(looks[14]).toBe('var(--p5) lines');
});

test('a party of colour alone has no pattern in its background', () => {
  expect(partyPaint(2).background).toBe('var(--p2)');
  expect(partyPaint(7).background).toContain('var(--p2)');
  expect(partyPaint(7).background).toContain('radial-gradient');
  expect(partyPaint(7).background).toMatch(/^linear-gradient\(90deg, transparent 7px, var\(--p2\) 7px\)/);
});
