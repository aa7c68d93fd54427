import { effectScope, shallowRef } from 'vue';
import { describe, expect, test, vi } from 'vitest';
import { fromValue, makeSubject } from 'wonka';
import { useEveryNode, type Page } from './every-node.ts';

/** Numbers in pages of two; the cursor is the last number of a page. */
const pageAfter = (all: readonly number[], after: number): Page<number> => {
  const from = all.indexOf(after) + 1;
  const nodes = all.slice(from, from + 2);
  return { nodes, pageInfo: { hasNextPage: from + 2 < all.length, endCursor: String(nodes.at(-1)) } };
};

function follow(things: Readonly<Record<string, readonly number[]>>) {
  const subject = shallowRef('one');
  const all = () => things[subject.value] ?? [];
  const asked: string[] = [];
  const scope = effectScope();
  const every = scope.run(() => useEveryNode(() => pageAfter(all(), -1), {
    subject: () => subject.value,
    ask: (after, policy) => {
      asked.push(`${after} ${policy}`);
      return fromValue({ data: pageAfter(all(), Number(after)) });
    },
    page: (data: Page<number>) => data,
  }));
  if (every === undefined) throw new Error('the scope ran');
  return { every, asked, subject, scope };
}

describe('every node of a list', () => {
  test('is there however many pages it takes', () => {
    const { every, asked } = follow({ one: [1, 2, 3, 4, 5] });

    expect(every.nodes.value).toEqual([1, 2, 3, 4, 5]);
    expect(asked).toEqual(['2 cache-first', '4 cache-first']);
  });

  test('of one page asks for no other', () => {
    const { every, asked } = follow({ one: [1, 2] });

    expect(every.nodes.value).toEqual([1, 2]);
    expect(asked).toEqual([]);
  });

  test('is asked for again past the cache', () => {
    const { every, asked } = follow({ one: [1, 2, 3] });

    every.again();

    expect(asked).toEqual(['2 cache-first', '2 network-only']);
    expect(every.nodes.value).toEqual([1, 2, 3]);
  });

  test('of another thing holds nothing of the first', async () => {
    const { every, subject } = follow({ one: [1, 2, 3], two: [7, 8, 9, 10] });

    subject.value = 'two';
    await vi.waitFor(() => expect(every.nodes.value).toEqual([7, 8, 9, 10]));
  });

  test('is followed until the view is gone', () => {
    const line = makeSubject<{ data: Page<number> }>();
    const scope = effectScope();
    const every = scope.run(() => useEveryNode<number, Page<number>>(() => pageAfter([1, 2, 3], -1), { subject: () => 'one', ask: () => line.source, page: (data) => data }));
    line.next({ data: pageAfter([1, 2, 3], 2) });
    expect(every?.nodes.value).toEqual([1, 2, 3]);

    scope.stop();
    line.next({ data: pageAfter([1, 2, 4], 2) });

    expect(every?.nodes.value).toEqual([1, 2, 3]);
  });
});
