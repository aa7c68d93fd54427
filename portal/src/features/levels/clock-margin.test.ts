import { describe, expect, test } from 'vitest';
import { marginOf, type DueClock } from './clock-margin.ts';

const HOUR = 3_600_000;
const noon = Date.parse('2026-11-25T12:00:00Z');
const clock = (state: DueClock['state'], ended: string | null = null, due: string | null = '2026-11-25T12:00:00Z'): DueClock => ({ state, due, ended });

describe('how a clock stands to its due', () => {
  test('missed: late by what it ended after it, or still', () => {
    expect(marginOf(clock('BREACHED', '2026-11-25T13:00:00Z'), noon + 5 * HOUR)).toEqual({ key: 'late', amount: HOUR });
    expect(marginOf(clock('BREACHED'), noon + 5 * HOUR)).toEqual({ key: 'lateStill', amount: 5 * HOUR });
    expect(marginOf(clock('BREACHED'), noon - 1)).toEqual({ key: 'lateStill', amount: 0 });
  });

  test('running: what is left, until the reader’s time passes it', () => {
    expect(marginOf(clock('RUNNING'), noon - HOUR)).toEqual({ key: 'left', amount: HOUR });
    expect(marginOf(clock('RUNNING'), noon)).toEqual({ key: 'left', amount: 0 });
    expect(marginOf(clock('RUNNING'), noon + 1)).toEqual({ key: 'lateStill', amount: 1 });
  });

  test('met: how long before it', () => {
    expect(marginOf(clock('MET', '2026-11-25T11:00:00Z'), noon + HOUR)).toEqual({ key: 'before', amount: HOUR });
  });

  test.each([clock('PAUSED'), clock('PENDING'), clock('CANCELLED', '2026-11-25T11:00:00Z'), clock('RUNNING', null, null), clock('MET')])('$state with due $due is not told', (each) => {
    expect(marginOf(each, noon)).toBeUndefined();
  });
});
