import { describe, expect, test } from 'vitest';
import { gridOf } from './portfolio.ts';
import { shortName, type PromiseRow } from './promises.ts';

type Current = NonNullable<PromiseRow['level']['current']>;
const NONE = { good: '0', bad: '0', excluded: '0', unknown: '0', outOfHours: '0', notYetKnown: '0' };
const PERIOD = { start: '2026-11-01T00:00:00Z', end: '2026-12-01T00:00:00Z', label: '2026-11', state: 'OPEN' } as const;

function current(state: Current['state']): Current {
  return {
    id: 'result', state, running: true, logPosition: '1', computedAt: PERIOD.start, coverage: '100', staleSince: null, period: PERIOD, toDate: { good: '0', bad: '0', shown: null, ratio: null },
    value: { kind: 'AVAILABILITY', unit: '%', lowerIsBetter: false, left: null, toDate: { shown: null, counted: null, missed: null }, bestAchievable: null, judged: null },
    bestAchievable: null, time: NONE, budget: { allowed: '10', used: '5', left: '5' }, cells: [],
  };
}

function row(name: string, level: string, { expected = '99.9', state = 'ON_COURSE', id = `${name} ${level}` }: { expected?: string; state?: Current['state']; id?: string } = {}): PromiseRow {
  const us = { id: 'us', name: 'Us', letters: 'US', ordinal: 1 };
  return {
    level: {
      id, key: level, name: level, kind: 'AVAILABILITY', unit: '%', expected, minimum: null, every: 'P1M', basis: 'TIME', obligor: us, component: { id: 'component', key: 'mail', name: 'Mail' },
      calendar: { id: 'calendar', name: 'Always', aroundTheClock: true, summary: 'Around the clock', timeZone: null }, current: current(state),
    },
    agreement: { id: name, name: 'Hosting', kind: 'SLA', state: 'ON_COURSE', timeZone: 'UTC', provider: us, customer: { ...us, id: name, name }, levels: { nodes: [] } },
    to: id,
  };
}

const TWO = [row('Beta', 'Mail is up'), row('Alpha', 'Mail is up'), row('Alpha', 'Shop is up'), row('Beta', 'Shop is up'), row('Beta', 'Chat is up')];

describe('a portfolio of clients that are promised the same', () => {
  test('is a line a client by name, and a column a promise, the most common first', () => {
    const grid = gridOf(TWO, 'en');

    expect(grid?.columns.map(({ name }) => name)).toEqual(['Mail is up', 'Shop is up', 'Chat is up']);
    expect(grid?.lines.map(({ party, cells }) => [party.name, ...cells.map((cell) => cell?.level.id)])).toEqual([
      ['Alpha', 'Alpha Mail is up', 'Alpha Shop is up', undefined],
      ['Beta', 'Beta Mail is up', 'Beta Shop is up', 'Beta Chat is up'],
    ]);
  });

  test('shows the weakest where one client has several of a column', () => {
    const grid = gridOf([row('Alpha', 'Mail is up', { id: 'fine' }), row('Alpha', 'Mail is up', { id: 'weak', state: 'AT_RISK' })], 'en');

    expect(grid?.lines[0]?.cells.map((cell) => cell?.level.id)).toEqual(['weak']);
  });

  test('names what a column expects where all of it expect the same', () => {
    const grid = gridOf([row('Alpha', 'Mail is up'), row('Beta', 'Mail is up'), row('Alpha', 'Shop is up'), row('Beta', 'Shop is up', { expected: '99' })], 'en');

    expect(grid?.columns.map(({ expected }) => expected)).toEqual(['99.9', undefined]);
  });
});

describe('a portfolio is no grid', () => {
  test('where more than half of it would be empty', () => {
    expect(gridOf([row('Alpha', 'Mail is up'), row('Beta', 'Shop is up')], 'en')).toBeDefined();
    expect(gridOf([row('Alpha', 'Mail is up'), row('Beta', 'Shop is up'), row('Gamma', 'Chat is up')], 'en')).toBeUndefined();
  });

  test('of more than six columns', () => {
    const names = Array.from({ length: 7 }, (_, index) => `${index} is up`);

    expect(gridOf(names.map((name) => row('Alpha', name)), 'en')).toBeUndefined();
    expect(gridOf(names.slice(1).map((name) => row('Alpha', name)), 'en')).toBeDefined();
  });
});

test.each([['Managed hosting, Glenholm Housing', 'Managed hosting'], ['Glenholm Housing', 'Glenholm Housing'], ['Managed hosting, another', 'Managed hosting, another']])('beside its party, the agreement %s is %s', (name, short) => {
  expect(shortName(name, { name: 'Glenholm Housing' })).toBe(short);
});
