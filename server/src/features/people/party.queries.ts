import type { Connection, PageArgs } from '../../graphql-kit/connection.ts';
import { readPage } from '../../graphql-kit/connection.ts';
import type { Session } from '../../store/session/session.ts';
import type { PartyType } from './party.types.ts';

const COLUMNS = ['id', 'name', 'kind', 'letters', 'position as ordinal'] as const;

/** The parties this reader may see, in the order of their places. */
export function partiesPage({ db }: Session, page: PageArgs): Promise<Connection<PartyType>> {
  return readPage(page, {
    rows: (after, limit) =>
      db
        .selectFrom('party')
        .select(COLUMNS)
        .$if(after !== undefined, (query) => query.where(({ eb, refTuple, tuple }) => eb(refTuple('position', 'id'), '>', tuple(Number(after?.[0]), String(after?.[1])))))
        .orderBy('position')
        .orderBy('id')
        .limit(limit)
        .execute(),
    cursorOf: ({ ordinal, id }) => [ordinal, id],
    count: async () => {
      const { count } = await db.selectFrom('party').select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
      return Number(count);
    },
  });
}

/** For `context.loaders.load(partiesById, id)`. */
export async function partiesById({ db }: Session, ids: readonly string[]): Promise<ReadonlyMap<string, PartyType>> {
  const rows = await db.selectFrom('party').select(COLUMNS).where('id', 'in', [...ids]).execute();
  return new Map(rows.map((row) => [row.id, row]));
}
