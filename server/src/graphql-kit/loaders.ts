import DataLoader from 'dataloader';
import type { Session } from '../store/session/session.ts';

/** A way to read many at once: what a DataLoader is made of, once a request. */
export interface Batch<K, V> {
  (session: Session, keys: readonly K[]): Promise<ReadonlyMap<K, V>>;
}

/** The loaders of one operation, made on first use and gone with it. */
export interface Loaders {
  /** The value of a key, read together with those that are asked for at the same time; null when there is none. */
  load<K, V>(batch: Batch<K, V>, key: K): Promise<V | null>;
}

export function makeLoaders(session: () => Session): Loaders {
  const made = new Map<unknown, unknown>();
  return {
    load<K, V>(batch: Batch<K, V>, key: K): Promise<V | null> {
      // One loader for each batch function; its types are those of the function that is its key.
      let loader = made.get(batch) as DataLoader<K, V | null> | undefined;
      if (loader === undefined) {
        loader = new DataLoader<K, V | null>(async (keys) => {
          const found = await batch(session(), keys);
          return keys.map((each) => found.get(each) ?? null);
        });
        made.set(batch, loader);
      }
      return loader.load(key);
    },
  };
}
