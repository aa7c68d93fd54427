import type { RequestPolicy } from '@urql/core';
import { computed, onScopeDispose, shallowRef, watch, type ComputedRef } from 'vue';
import { pipe, subscribe, type Source } from 'wonka';

/** One page of a connection, as a query brings it. */
export interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export interface EveryNode<Node> {
  readonly nodes: ComputedRef<readonly Node[]>;
  /** Asks for the pages after the first anew, past the cache. */
  readonly again: () => void;
}

export interface FurtherPages<Node, Data> {
  /** The thing whose nodes these are: those of another are never shown as its own. */
  readonly subject: () => string | undefined;
  readonly ask: (after: string, requestPolicy: RequestPolicy) => Source<{ readonly data?: Data }>;
  /** Where in an answer the page is. */
  readonly page: (data: Data) => Page<Node> | undefined;
}

/**
 * All nodes of a connection. Its first page comes with the query of the view; each page after it is asked for, and
 * followed while the view is open.
 */
export function useEveryNode<Node, Data>(first: () => Page<Node> | undefined, { subject, ask, page }: FurtherPages<Node, Data>): EveryNode<Node> {
  const further = shallowRef<readonly Page<Node>[]>([]);
  const ends: (() => void)[] = [];

  function endFrom(index: number): void {
    for (const end of ends.splice(index)) end();
  }

  function follow(index: number, after: string | undefined, policy: RequestPolicy): void {
    endFrom(index);
    if (after === undefined) {
      further.value = further.value.slice(0, index);
      return;
    }
    let next: string | undefined;
    let isFirst = true;
    const { unsubscribe } = pipe(ask(after, policy), subscribe(({ data }) => {
      const brought = data === undefined ? undefined : page(data);
      if (brought === undefined) return;
      further.value = [...further.value.slice(0, index), brought, ...further.value.slice(index + 1)];
      if (!isFirst && next === cursorAfter(brought)) return;
      [next, isFirst] = [cursorAfter(brought), false];
      follow(index + 1, next, policy);
    }));
    ends[index] = unsubscribe;
  }

  watch(subject, () => { further.value = []; }, { flush: 'sync' });
  watch(() => [subject(), cursorAfter(first())] as const, ([, after]) => follow(0, after, 'cache-first'), { immediate: true });
  onScopeDispose(() => endFrom(0));
  return { nodes: computed(() => [first(), ...further.value].flatMap((each) => each?.nodes ?? [])), again: () => follow(0, cursorAfter(first()), 'network-only') };
}

function cursorAfter(page: Page<unknown> | undefined): string | undefined {
  return page?.pageInfo.hasNextPage ? page.pageInfo.endCursor ?? undefined : undefined;
}
