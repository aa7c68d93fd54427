import { sql } from 'kysely';
import type { Connection, PageArgs } from '../../../graphql-kit/connection.ts';
import { readPage } from '../../../graphql-kit/connection.ts';
import type { Session } from '../../../store/session/session.ts';
import { shownPercentage } from '../levels/percent.ts';
import { shownValue, valueOfTime } from '../levels/shown-level-result.ts';
import type { ListOfMany } from '../paged.ts';
import { listOfMany } from '../paged.ts';
import { measureOf, shownPeriod } from '../shown-result.ts';
import type { StatedLine } from './make-statements.ts';
import type { StatementLineType, StatementType } from './statement.types.ts';

const COLUMNS = [
  's.id', 's.agreement_id', 's.party_id', 's.period_start', 's.period_end', 's.label', 's.version', 's.agreement_version', 's.log_position',
  's.fact_count', 's.kid', 's.hash', 's.signed_at', 's.lines', 'p.version as statements',
] as const;

export type StatementRow = Awaited<ReturnType<typeof readById>>[number];

const statements = ({ db, tenantId }: Session) => db
  .selectFrom('statement as s')
  .leftJoin('period_state as p', (join) => join
    .onRef('p.tenant_id', '=', 's.tenant_id')
    .onRef('p.agreement_id', '=', 's.agreement_id')
    .onRef('p.period_start', '=', 's.period_start')
    .onRef('p.period_end', '=', 's.period_end'))
  .where('s.tenant_id', '=', tenantId);

/** Lists hold what was made for the reader: a party's own, or the tenant's; the other audiences' copies are found by id. */
function ofReader(session: Session) {
  const { actor } = session;
  const party = actor.kind === 'worker' ? null : actor.partyId;
  return statements(session).where('s.party_id', party === null ? 'is' : '=', party);
}

function readById(session: Session, ids: readonly string[]) {
  return statements(session).select(COLUMNS).where('s.id', 'in', [...ids]).execute();
}

export async function statementsById(session: Session, ids: readonly string[]): Promise<ReadonlyMap<string, StatementRow>> {
  return new Map((await readById(session, ids)).map((row) => [row.id, row]));
}

/** The statements of one agreement, or of all, the latest period first. */
export function statementsPage(session: Session, page: PageArgs, agreementId: string | undefined, shown: (row: StatementRow) => StatementType): Promise<Connection<StatementType>> {
  const wanted = () => ofReader(session).$if(agreementId !== undefined, (query) => query.where('s.agreement_id', '=', agreementId ?? ''));
  return readPage(page, {
    rows: async (after, limit) => {
      const rows = await wanted().select(COLUMNS)
        .$if(after !== undefined, (query) => query.where(({ eb, refTuple, tuple }) => eb(refTuple('s.period_start', 's.id'), '<', tuple(new Date(Number(after?.[0])), String(after?.[1])))))
        .orderBy('s.period_start', 'desc').orderBy('s.id', 'desc').limit(limit).execute();
      return rows.map(shown);
    },
    cursorOf: ({ period, id }) => [period.start, id],
    count: async () => (await wanted().select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count,
  });
}

/** The statements of each agreement, the latest period first. */
export const statementsOfAgreements: ListOfMany<StatementRow> = listOfMany(
  async (session, agreements, after, limit) => {
    const page = ofReader(session).select(COLUMNS)
      .select(sql<number>`row_number() over (partition by s.agreement_id order by s.period_start desc, s.id desc)`.as('place'))
      .where('s.agreement_id', 'in', [...agreements])
      .$if(after !== undefined, (query) => query.where(({ eb, refTuple, tuple }) => eb(refTuple('s.period_start', 's.id'), '<', tuple(new Date(Number(after?.[0])), String(after?.[1])))));
    const rows = await session.db.selectFrom(page.as('page')).selectAll().where('place', '<=', limit).orderBy('place').execute();
    return agreements.map((id) => rows.filter((row) => row.agreement_id === id));
  },
  async (session, agreements) => {
    const rows = await ofReader(session).select(({ fn }) => ['s.agreement_id', fn.countAll<number>().as('count')])
      .where('s.agreement_id', 'in', [...agreements]).groupBy('s.agreement_id').execute();
    return new Map(rows.map((row) => [row.agreement_id, row.count]));
  },
  ({ period_start, id }) => [period_start.getTime(), id],
);

function shownLine({ level, expected, minimum, state, shown, good, bad, coverage, value }: StatedLine): StatementLineType {
  const said = { level, expected, minimum, state };
  if (value !== undefined) return { ...said, value: shownValue(value), result: null, coverage: value.coverage === undefined ? null : shownPercentage(value.coverage) };
  const result = measureOf(good ?? 0, bad ?? 0, shown);
  return { ...said, value: valueOfTime({ toDate: result, bestAchievable: null, judged: null }), result, coverage: coverage === undefined ? null : shownPercentage(coverage) };
}

/** A statement as the API shows it. */
export function shownStatement(row: StatementRow, now: number): StatementType {
  // Written by make-statements.ts.
  const lines: readonly StatedLine[] = JSON.parse(row.lines);
  return {
    id: row.id,
    agreementId: row.agreement_id,
    partyId: row.party_id,
    period: shownPeriod(row, now),
    version: row.version,
    signedAt: row.signed_at,
    keyId: row.kid,
    hash: row.hash,
    agreementVersion: row.agreement_version,
    logPosition: row.log_position,
    factCount: row.fact_count,
    lines: lines.map(shownLine),
    documentUrl: `/files/statements/${row.id}/statement.json`,
    evidenceUrl: `/files/statements/${row.id}/evidence.ndjson.gz`,
  };
}

/** The bytes of a statement as they were signed, and of its evidence. */
export async function statementFiles({ db, tenantId }: Session, id: string): Promise<{ readonly document: Buffer; readonly evidence: Buffer } | null> {
  const row = await db.selectFrom('statement').select(['document', 'evidence']).where('tenant_id', '=', tenantId).where('id', '=', id).executeTakeFirst();
  return row ?? null;
}
