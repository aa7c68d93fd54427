import { describe, expect, test } from 'vitest';
import { inputOf, type Draft } from './template.ts';

const draft: Draft = {
  kind: 'SLA', provider: 'p', customer: 'c', name: 'Hosting', key: 'hosting', service: 'Shop', component: 'Checkout', expected: '99,9', minimum: '', every: 'P1M',
  hours: 'always', opens: '08:00', closes: '18:00', from: '2026-07-01', zone: 'Europe/Berlin', cadence: '60', coverage: '95',
};

describe('an agreement from the template', () => {
  test('is in force from local midnight of its first day', () => {
    expect(inputOf(draft).effectiveFrom).toBe('2026-06-30T22:00:00.000Z');
  });

  test('takes a decimal comma and knows that a minimum may be missing', () => {
    expect(inputOf(draft)).toMatchObject({ expected: '99.9', minimum: null });
    expect(inputOf({ ...draft, minimum: ' 99,5 ' }).minimum).toBe('99.5');
  });

  test('names the component by a key that a source can send', () => {
    expect(inputOf({ ...draft, component: 'Checkout Page' }).component).toBe('checkout-page');
  });

  test('is open around the clock, or on five weekdays', () => {
    expect(inputOf(draft).calendar).toEqual({ aroundTheClock: true });
    expect(inputOf({ ...draft, hours: 'weekly' }).calendar.weekly?.map((shift) => shift.day)).toEqual(['MON', 'TUE', 'WED', 'THU', 'FRI']);
  });
});
