import type { SelectQueryBuilder } from 'kysely';
import type { Connection, PageArgs } from '../../graphql-kit/connection.ts';
import { readPage } from '../../graphql-kit/connection.ts';
import type { Session } from '../../store/session/session.ts';
import type { Tables } from '../../store/tables.ts';
import type { AgreementType, AgreementVersionType } from './agreement.types.ts';

const COLUMNS = ['id', 'key', 'name', 'kind', 'zone as timeZone', 'provider_party_id as providerId', 'customer_party_id as customerId'] as const;

/** The agreements this reader may see, by name. */
export function agreementsPage({ db }: Session, page: PageArgs, kind: string | null): Promise<Connection<AgreementType>> {
  const ofKind = <O>(query: SelectQueryBuilder<Tables, 'agreement', O>) => (kind === null ? query : query.where('kind', '=', kind));
  return readPage(page, {
    rows: (after, limit) =>
      ofKind(db.selectFrom('agreement').select(COLUMNS))
        .$if(after !== undefined, (query) => query.where(({ eb, refTuple, tuple }) => eb(refTuple('name', 'id'), '>', tuple(String(after?.[0]), String(after?.[1])))))
        .orderBy('name')
        .orderBy('id')
        .limit(limit)
        .execute(),
    cursorOf: ({ name, id }) => [name, id],
    count: async () => {
      const { count } = await ofKind(db.selectFrom('agreement').select(({ fn }) => fn.countAll<number>().as('count'))).executeTakeFirstOrThrow();
      return Number(count);
    },
  });
}

/** For `context.loaders.load(agreementsById, id)`. */
export async function agreementsById({ db }: Session, ids: readonly string[]): Promise<ReadonlyMap<string, AgreementType>> {
  const rows = await db.selectFrom('agreement').select(COLUMNS).where('id', 'in', [...ids]).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Every version of each agreement, the earliest first. */
export async function versionsOf({ db }: Session, agreements: readonly string[]): Promise<ReadonlyMap<string, readonly AgreementVersionType[]>> {
  const rows = await db
    .selectFrom('agreement_version as v')
    .innerJoin('agreement as a', (join) => join.onRef('a.tenant_id', '=', 'v.tenant_id').onRef('a.id', '=', 'v.agreement_id'))
    .select(['v.id', 'v.agreement_id', 'v.number', 'v.effective_from', 'a.ends_at'])
    .where('v.agreement_id', 'in', [...agreements])
    .orderBy('v.number')
    .execute();
  const grouped = Map.groupBy(rows, ({ agreement_id }) => agreement_id);
  return new Map([...grouped].map(([id, its]) => [id, its.map((row, place) => ({
    id: row.id, number: row.number, effectiveFrom: row.effective_from, effectiveTo: its[place + 1]?.effective_from ?? row.ends_at,
  }))]));
}

export async function versionsById(session: Session, ids: readonly string[]): Promise<ReadonlyMap<string, AgreementVersionType>> {
  const rows = await session.db.selectFrom('agreement_version').select('agreement_id').distinct().where('id', 'in', [...ids]).execute();
  if (rows.length === 0) return new Map();
  const versions = await versionsOf(session, rows.map(({ agreement_id }) => agreement_id));
  return new Map([...versions.values()].flat().map((version) => [version.id, version]));
}

/** The version in force at the instant; before the first one, the first. */
export function versionAt(versions: readonly AgreementVersionType[], instant: number): AgreementVersionType | undefined {
  return versions.findLast(({ effectiveFrom }) => effectiveFrom.getTime() <= instant) ?? versions[0];
}
