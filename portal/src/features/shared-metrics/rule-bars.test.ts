import { describe, expect, test } from 'vitest';
import { ruleBars } from './rule-bars.ts';

const minutes = (amount: number) => ({ numerator: String(amount * 60_000), denominator: '1' });
const aRule = (rule: 'SHAPLEY' | 'BUT_FOR' | 'ALL_PAY', residual: number, one: number, other: number, nobody: number) =>
  ({ rule, residual: minutes(residual), shares: [{ party: 'one', milliseconds: minutes(one) }, { party: 'other', milliseconds: minutes(other) }, { party: null, milliseconds: minutes(nobody) }] });

describe('what each rule would charge', () => {
  test('has one scale, which the widest bar fills; a line stands at the time that was bad', () => {
    const { bars, happened } = ruleBars([aRule('SHAPLEY', 0, 60, 30, 10), aRule('ALL_PAY', -100, 100, 90, 10)], 100 * 60_000);

    expect(happened).toBe(50);
    expect(bars.map(({ parts }) => parts.map(({ width }) => width))).toEqual([[30, 15, 5], [50, 45, 5]]);
  });

  test('a rule that charges less leaves the line to its right', () => {
    const { bars, happened } = ruleBars([aRule('BUT_FOR', 60, 40, 0, 0)], 100 * 60_000);

    expect([happened, bars[0]?.total, bars[0]?.addsUp]).toEqual([100, 40 * 60_000, false]);
  });

  test('adds up when nothing is left, and names nobody who bears nothing', () => {
    const { bars } = ruleBars([aRule('SHAPLEY', 0, 0, 100, 0)], 100 * 60_000);

    expect(bars).toEqual([{ rule: 'SHAPLEY', total: 6_000_000, addsUp: true, parts: [{ party: 'other', amount: 6_000_000, width: 100 }] }]);
  });

  test('of no bad time at all there is nothing to draw', () => {
    expect(ruleBars([aRule('SHAPLEY', 0, 0, 0, 0)], 0)).toEqual({ bars: [{ rule: 'SHAPLEY', total: 0, addsUp: true, parts: [] }], happened: 0 });
  });
});
