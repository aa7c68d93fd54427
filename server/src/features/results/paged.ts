import type { Connection, Cursor, PageArgs } from '../../graphql-kit/connection.ts';
import { readPage } from '../../graphql-kit/connection.ts';
import type { Batch, Loaders } from '../../graphql-kit/loaders.ts';
import type { Session } from '../../store/session/session.ts';

/** Reads one page for each of many lists in one statement: as many arrays as lists, in their order. */
export type ReadPages<T> = (session: Session, lists: readonly string[], after: Cursor | undefined, limit: number) => Promise<readonly (readonly T[])[]>;

/** A list that many things of one answer have: its pages are read together, one statement for all of them. */
export interface ListOfMany<T> {
  readonly pages: Batch<string, readonly T[]>;
  /** How long each list is. */
  readonly counts: Batch<string, number>;
  cursorOf(row: T): Cursor;
}

export function listOfMany<T>(read: ReadPages<T>, counts: Batch<string, number>, cursorOf: (row: T) => Cursor): ListOfMany<T> {
  const pages: Batch<string, readonly T[]> = async (session, keys) => {
    const found = new Map<string, readonly T[]>();
    const wanted = keys.map((key) => ({ key, ...readKey(key) }));
    for (const same of Map.groupBy(wanted, ({ after, limit }) => JSON.stringify([after ?? null, limit])).values()) {
      const [{ after, limit } = { after: undefined, limit: 0 }] = same;
      const rows = await read(session, same.map(({ list }) => list), after, limit);
      same.forEach(({ key }, place) => found.set(key, rows[place] ?? []));
    }
    return found;
  };
  return { pages, counts, cursorOf };
}

/** The page of one of the lists. */
export function pageOf<T, R>(loaders: Loaders, { pages, counts, cursorOf }: ListOfMany<T>, list: string, page: PageArgs, shown: (row: T) => R): Promise<Connection<R>> {
  const cursors = new Map<R, Cursor>();
  return readPage<R>(page, {
    rows: async (after, limit) => {
      const rows = (await loaders.load(pages, writeKey({ list, after, limit }))) ?? [];
      return rows.map((row) => {
        const its = shown(row);
        cursors.set(its, cursorOf(row));
        return its;
      });
    },
    cursorOf: (row) => cursors.get(row) ?? [],
    count: async () => (await loaders.load(counts, list)) ?? 0,
  });
}

interface Wanted {
  readonly list: string;
  readonly after: Cursor | undefined;
  readonly limit: number;
}

const writeKey = ({ list, after, limit }: Wanted): string => JSON.stringify([list, after ?? null, limit]);

function readKey(key: string): Wanted {
  // Written by writeKey.
  const [list, after, limit]: [string, Cursor | null, number] = JSON.parse(key);
  return { list, after: after ?? undefined, limit };
}
