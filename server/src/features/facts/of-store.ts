import type { Store } from '../../store/open-store.ts';

/** One of a kind for each open store: what is remembered of one database says nothing of another. */
export function ofStore<T>(make: () => T): (store: Store) => T {
  const made = new WeakMap<Store, T>();
  return (store) => {
    const known = made.get(store) ?? make();
    made.set(store, known);
    return known;
  };
}
