import { pageOfList, type PageArgs } from '@entente/server/dist/graphql-kit/connection.js';
import type { Store } from '@entente/server/dist/store/open-store.js';
import type { Session } from '@entente/server/dist/store/session/session.js';
import { type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';

const uuid = (kind: number, place: number): string => `0190a0b0-0000-7000-8${String(kind).padStart(3, '0')}-${String(place).padStart(12, '0')}`;

const party = (place: number) => ({ id: uuid(1, place), name: `Party ${place}`, kind: 'provider', letters: 'PA', ordinal: place });
const parties = Array.from({ length: 24 }, (_, place) => party(place));

const agreements = Array.from({ length: 50 }, (_, place) => ({
  id: uuid(2, place), key: `agreement-${place}`, name: `Agreement ${place}`, kind: 'sla', timeZone: 'UTC',
  provider: parties[place % 12], customer: parties[12 + (place % 12)],
  version: { id: uuid(3, place), number: 1, effectiveFrom: new Date(Date.UTC(2026, 0, 1)), effectiveTo: null },
  levels: [{
    id: uuid(4, place), key: 'availability', name: 'Availability', expected: '99.9', minimum: '99.5', every: 'P1M', basis: 'time',
    component: { id: uuid(5, place), key: `component-${place}`, name: `Component ${place}` },
    calendar: { id: uuid(6, place), name: 'Hours', aroundTheClock: true, summary: 'Around the clock', timeZone: null },
  }],
}));

/** Where the API's resolvers would read the database, they return objects from memory; all other fields stay as they are. */
export function fedFromMemory(schema: GraphQLSchema): GraphQLSchema {
  resolveBy(schema, 'Query', 'agreements', (_, page: PageArgs) => pageOfList(page, agreements));
  for (const field of ['provider', 'customer', 'version']) resolveBy(schema, 'Agreement', field, (agreement: Record<string, unknown>) => agreement[field]);
  resolveBy(schema, 'Agreement', 'levels', ({ levels }: (typeof agreements)[number], page: PageArgs) => pageOfList(page, levels));
  return schema;
}

function resolveBy<S, A>(schema: GraphQLSchema, typeName: string, fieldName: string, resolve: GraphQLFieldResolver<S, unknown, A>): void {
  const type = schema.getType(typeName);
  const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
  if (field === undefined) throw new Error(`there is no ${typeName}.${fieldName}`);
  field.resolve = resolve;
}

/** A transaction of nothing. */
export function memoryStore(): Store {
  const session = {} as Session; // nothing is read in it
  return { inTenant: (_actor, work) => work(session) } as Store; // of a store no more than this is asked
}
