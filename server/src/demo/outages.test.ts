import { DAY, HOUR, measure, MINUTE } from '@entente/worktime';
import { describe, expect, test } from 'vitest';
import { companyHistory, providerHistory } from './history.ts';
import { changesOf, checkoutDown, someOutages } from './outages.ts';

const now = Date.parse('2026-11-23T12:00:00Z');
const from = now - 115 * DAY;

describe('the demo’s history', () => {
  test('is the same for the same day, and lies before now', () => {
    expect(companyHistory(from, now)).toEqual(companyHistory(from, now));
    for (const { down } of companyHistory(from, now).components.values()) expect(down.every(({ start, end }) => start >= from && end <= now)).toBe(true);
  });

  test('has a contradiction, minutes that nobody admits, and a stretch that nobody saw', () => {
    const { components } = companyHistory(from, now);
    const down = (component: string) => components.get(component)?.down ?? [];
    const structure = checkoutDown({
      network: down('polarnet-network'), east: down('corvid-hosting'), west: down('sterna-hosting'), payment: down('quillpay-payment'), shop: down('shop-application'),
    });

    const overlap = (some: typeof structure, others: typeof structure) => some.some(({ start, end }) => others.some((other) => other.start <= start && end <= other.end));
    expect(structure.some((interval) => !overlap([interval], down('checkout')))).toBe(true);
    expect(down('checkout').some((interval) => !overlap([interval], structure))).toBe(true);
    expect(components.get('checkout')?.unknown.length).toBeGreaterThan(0);
  });

  test('has maintenance that overran its window', () => {
    const { components, exclusions } = providerHistory(from, now);
    const down = components.get('castellan-portal')?.down ?? [];

    expect(exclusions.length).toBeGreaterThan(2);
    expect(exclusions.every(({ window }) => down.some(({ start, end }) => start <= window.start && end > window.end))).toBe(true);
  });
});

test('status changes tell one thing after the other, and end up where they began', () => {
  const at = (hour: number) => from + hour * HOUR;
  const changes = changesOf({ down: [{ start: at(2), end: at(3) }], unknown: [{ start: at(2.5), end: at(4) }] }, from, now);

  expect(changes.map(({ at: time, state }) => [(time - from) / HOUR, state])).toEqual([[0, 'up'], [2, 'down'], [3, 'up'], [3, 'unknown'], [4, 'up'], [115 * 24, 'up']]);
});

test('what happened up to now is said once, and nothing after it', () => {
  const changes = changesOf({ down: [{ start: now - HOUR, end: now }], unknown: [] }, from, now);

  expect(changes.slice(1)).toEqual([{ at: now - HOUR, state: 'down' }, { at: now, state: 'up' }]);
});

test('outages come about as often as asked for', () => {
  const outages = someOutages(7, { start: from, end: now }, 5 * DAY);

  expect(outages.length).toBeGreaterThan(12);
  expect(outages.length).toBeLessThan(40);
  expect(measure(outages)).toBeLessThan(outages.length * 41 * MINUTE);
});
