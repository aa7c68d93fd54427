import type { Fact } from '@entente/sla';
import { describe, expect, test } from 'vitest';
import { factsThatMatter } from './facts-that-matter.ts';

let position = 0;
const base = () => ({ position: ++position, source: 's', component: 'c', recordedAt: 0 });
const status = (id: string, at: number, given: Partial<Fact> = {}): Fact => ({ kind: 'status', id, ...base(), at, state: 'up', ...given } as Fact);
const exclusion = (id: string, start: number, end: number): Fact =>
  ({ kind: 'exclusion', id, ...base(), window: { start, end }, reason: 'works', approved: true });
const samples = (id: string, ...at: number[]): Fact => ({ kind: 'samples', id, ...base(), at, good: at, total: at });

const window = { start: 100, end: 200 };
const ids = (...facts: Fact[]): string[] => factsThatMatter(facts, window).map(({ id }) => id);

describe('facts that matter to a window', () => {
  test('are those inside it and the last one before it, of each source', () => {
    expect(ids(status('early', 10), status('before', 90), status('in', 150), status('after', 200), status('other', 50, { source: 't' })))
      .toEqual(['before', 'in', 'other']);
  });

  test('are all words on the instant of the last one before, for the later supersedes the earlier', () => {
    expect(ids(status('first', 90), status('corrected', 90))).toEqual(['first', 'corrected']);
  });

  test('are runs of samples that reach into it, and the run before', () => {
    expect(ids(samples('early', 10, 20), samples('before', 30, 99), samples('over', 95, 105), samples('after', 200, 210))).toEqual(['before', 'over']);
  });

  test('are exclusions that reach into it, with the later word that cut one short', () => {
    expect(ids(exclusion('long', 10, 150), exclusion('cut short', 10, 50), exclusion('elsewhere', 20, 60))).toEqual(['long', 'cut short']);
  });
});
