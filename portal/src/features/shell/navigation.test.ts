import { describe, expect, test } from 'vitest';
import { navigation } from './navigation.ts';

const counts = { agreements: 31, sharedMetrics: 0, statements: 4 };
const pages = (...args: Parameters<typeof navigation>) => navigation(...args).flatMap((group) => group.pages);

describe('the pages of a tenant', () => {
  test('home is here only on home itself', () => {
    const here = (path: string) => pages('tarnbrook', path, counts, true).filter((page) => page.here).map((page) => page.label);

    expect(here('/t/tarnbrook')).toEqual(['shell.home']);
    expect(here('/t/tarnbrook/agreements/x1')).toEqual(['shell.agreements']);
  });

  test('a reader limited to one party sees no keys and no members', () => {
    const labels = pages('tarnbrook', '/t/tarnbrook', counts, false).map((page) => page.label);

    expect(labels).toEqual(['shell.home', 'shell.agreements', 'shell.statements', 'shell.words']);
  });

  test('counts stand at the end of the pages that have any', () => {
    const withCount = pages('tarnbrook', '/t/tarnbrook', counts, true).filter((page) => page.count !== undefined);

    expect(withCount.map((page) => [page.label, page.count])).toEqual([['shell.agreements', 31], ['shell.statements', 4]]);
  });
});
