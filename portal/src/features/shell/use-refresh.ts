import { useDebounceFn } from '@vueuse/core';
import { watch } from 'vue';
import { useTenantSession } from './tenant-session.ts';

/** Asks again, at most once a second, when the state of a promise changed: counts are the server's to make. */
export function useRefreshOnState(again: () => void): void {
  const { states } = useTenantSession();
  const soon = useDebounceFn(again, 1_000, { maxWait: 3_000 });
  watch(states, () => void soon());
}

/** Asks again when a number of the thing moved: what the live line does not carry (its stretches, its account). */
export function useRefreshOnMove(subject: () => string | undefined, again: () => void): void {
  const { moves } = useTenantSession();
  const soon = useDebounceFn(again, 1_000, { maxWait: 3_000 });
  watch(moves, ({ subjects }) => {
    const id = subject();
    if (id !== undefined && subjects.has(id)) void soon();
  });
}
