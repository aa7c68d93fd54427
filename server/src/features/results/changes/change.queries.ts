import type { Instant } from '@entente/worktime';
import { idOf } from '../../../graphql-kit/ids.ts';
import type { Session } from '../../../store/session/session.ts';
import { levelResultsById } from '../levels/level-result.queries.ts';
import { shownLevelResult } from '../levels/shown-level-result.ts';
import { sharedResultsById } from '../shared/shared-result.queries.ts';
import { shownSharedResult } from '../shared/shown-shared-result.ts';
import { shownStatement, statementsById } from '../statements/statement.queries.ts';
import type { ChangesArgs, ChangeType } from './change.types.ts';

/** What the log says was derived or made between two positions: bare ids, which each reader reads again as itself. */
export interface Derived {
  /** How much of the range it covers: all of it, or its first part when there is too much for one message. */
  readonly upTo: number;
  readonly facts: number;
  readonly levels: readonly string[];
  readonly sharedMetrics: readonly string[];
  readonly statements: readonly string[];
}

const MOST_AT_ONCE = 200;

interface Entry {
  readonly kind: string;
  readonly id: string;
  readonly position: number;
}

/** Read by a worker: the log itself is in no party's reach. What moved several times is named once, by its last move. */
export async function derivedBetween({ sql, tenantId }: Session, after: number, until: number): Promise<Derived> {
  const entries = await sql<Entry>(
    `select kind, id, max(position) as position from entente.log_position
     where tenant_id = $1 and position > $2 and position <= $3 and kind in ('level-result', 'shared-result', 'statement')
     group by kind, id
     order by max(position)
     limit $4`,
    [tenantId, after, until, MOST_AT_ONCE],
  );
  const upTo = entries.length < MOST_AT_ONCE ? until : (entries.at(-1)?.position ?? until);
  const [counted] = await sql<{ facts: number }>(
    `select count(*) as facts from entente.log_position
     where tenant_id = $1 and position > $2 and position <= $3 and kind in ('status-change', 'sample-batch', 'exclusion', 'clock-event')`,
    [tenantId, after, upTo],
  );
  const ids = (kind: string) => entries.filter((entry) => entry.kind === kind).map(({ id }) => id);
  return { upTo, facts: counted?.facts ?? 0, levels: ids('level-result'), sharedMetrics: ids('shared-result'), statements: ids('statement') };
}

/** The same as one reader may see it and asked for it; undefined when nothing of it is. */
export async function changeFor(session: Session, derived: Derived, { agreement, sharedMetric }: ChangesArgs, now: Instant): Promise<ChangeType | undefined> {
  const { actor } = session;
  const isParty = actor.kind !== 'worker' && actor.partyId !== null;
  const everything = agreement == null && sharedMetric == null;
  const ofAgreement = idOf('Agreement', agreement);
  const ofMetric = idOf('SharedMetric', sharedMetric);

  const levels = [...(await found(session, levelResultsById, derived.levels))].filter((row) => everything || row.agreement_id === ofAgreement);
  const shared = [...(await found(session, sharedResultsById, derived.sharedMetrics))].filter((row) => everything || row.shared_metric_id === ofMetric);
  const statements = [...(await found(session, statementsById, derived.statements))]
    .filter((row) => (everything || row.agreement_id === ofAgreement) && (isParty || row.party_id === null));
  const facts = isParty ? null : derived.facts;
  const isNothing = levels.length + shared.length + statements.length === 0 && (facts === null || facts === 0 || !everything);
  if (isNothing) return undefined;
  return {
    position: derived.upTo,
    facts,
    levels: levels.map((row) => shownLevelResult(row, now)),
    sharedMetrics: shared.map((row) => shownSharedResult(row, now)),
    statements: statements.map((row) => shownStatement(row, now)),
  };
}

/** Where a reader stands before anything has changed. */
export function nothingYet(position: number, isParty: boolean): ChangeType {
  return { position, facts: isParty ? null : 0, levels: [], sharedMetrics: [], statements: [] };
}

async function found<T>(session: Session, byId: (session: Session, ids: readonly string[]) => Promise<ReadonlyMap<string, T>>, ids: readonly string[]): Promise<Iterable<T>> {
  return ids.length === 0 ? [] : (await byId(session, ids)).values();
}
