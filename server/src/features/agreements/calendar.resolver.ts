import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { Allow } from '../../access/allow.ts';
import { type Connection, PageArgs, readPage } from '../../graphql-kit/connection.ts';
import type { Context } from '../../graphql-kit/context.ts';
import { CalendarConnection, type CalendarType, ComponentConnection, type ComponentType } from './agreement.types.ts';
import { componentsOf } from './component.queries.ts';
import { calendarsOf } from './calendar.queries.ts';
import { calendarOf } from './level.queries.ts';

@Resolver()
export class PartsResolver {
  @Allow('read')
  @Query(() => CalendarConnection, { description: 'Calendars by name, each with its newest version.' })
  calendars(@Args(() => PageArgs) page: PageArgs, @Ctx() { session: { db } }: Context): Promise<Connection<CalendarType>> {
    return readPage(page, {
      rows: async (after, limit) => {
        const rows = await calendarsOf({ db })
          .$if(after !== undefined, (query) => query.where(({ eb, refTuple, tuple }) => eb(refTuple('k.name', 'k.id'), '>', tuple(String(after?.[0]), String(after?.[1])))))
          .limit(limit)
          .execute();
        return rows.map(calendarOf);
      },
      cursorOf: ({ name, id }) => [name, id],
      count: async () => Number((await db.selectFrom('calendar').select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count),
    });
  }

  @Allow('read')
  @Query(() => ComponentConnection, { description: 'Components by key: what sources may speak for.' })
  components(@Args(() => PageArgs) page: PageArgs, @Ctx() { session: { db } }: Context): Promise<Connection<ComponentType>> {
    return readPage(page, {
      rows: (after, limit) =>
        componentsOf({ db })
          .$if(after !== undefined, (query) => query.where('c.key', '>', String(after?.[0])))
          .orderBy('c.key')
          .limit(limit)
          .execute(),
      cursorOf: ({ key }) => [key],
      count: async () => Number((await db.selectFrom('component').select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count),
    });
  }
}
