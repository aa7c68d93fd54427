import { createHash } from 'node:crypto';
import { newId } from '../../../store/ids.ts';
import type { Session } from '../../../store/session/session.ts';
import type { NamedStretch } from './named-stretches.ts';
import { measureColumns, resultColumns, valueColumns } from './result-columns.ts';
import type { Computed, ComputedValue } from './result-columns.ts';

/** Stores the result of a level and period over the one before and announces it; its id stays. */
export async function saveLevelResult(session: Session, agreementId: string, levelId: string, computed: Computed | ComputedValue, stretches: readonly NamedStretch[]): Promise<string> {
  const hash = contentHash(stretches);
  const columns = { ...('terms' in computed ? valueColumns(computed) : availabilityColumns(computed)), stretches_hash: hash };
  const before = await session.db.selectFrom('level_result')
    .select(['id', 'stretches_hash'])
    .where('tenant_id', '=', session.tenantId)
    .where('level_id', '=', levelId)
    .where('period_start', '=', columns.period_start)
    .executeTakeFirst();
  const id = before?.id ?? newId();
  if (before === undefined) {
    await session.db.insertInto('level_result').values({ id, agreement_id: agreementId, level_id: levelId, ...columns }).execute();
  } else {
    await session.db.updateTable('level_result').set(columns).where('tenant_id', '=', session.tenantId).where('id', '=', id).execute();
  }
  if (before?.stretches_hash !== hash) await rewriteStretches(session, agreementId, id, stretches);
  await session.announce('level-result', id);
  return id;
}

function availabilityColumns(computed: Computed) {
  const judged = measureColumns(computed.result.judged);
  return { ...resultColumns(computed), judged_good: judged.good, judged_bad: judged.bad, judged_shown: judged.shown };
}

async function rewriteStretches(session: Session, agreementId: string, resultId: string, stretches: readonly NamedStretch[]): Promise<void> {
  await session.sql('delete from entente.stretch where tenant_id = $1 and result_id = $2', [session.tenantId, resultId]);
  if (stretches.length === 0) return;
  await session.sql(
    `insert into entente.stretch (tenant_id, id, agreement_id, result_id, starts_at, ends_at, state, reason, source)
     select $1, id, $2, $3, starts_at, ends_at, state, reason, source
     from unnest($4::uuid[], $5::timestamptz[], $6::timestamptz[], $7::text[], $8::text[], $9::text[])
       as new (id, starts_at, ends_at, state, reason, source)
     on conflict do nothing`,
    [
      session.tenantId, agreementId, resultId,
      stretches.map(() => newId()),
      stretches.map(({ start }) => new Date(start)),
      stretches.map(({ end }) => new Date(end)),
      stretches.map(({ state }) => state),
      stretches.map(({ reason }) => reason ?? null),
      stretches.map(({ source }) => source ?? null),
    ],
  );
}

/** Tells whether two lists of parts are the same without reading the stored one back. */
export function contentHash(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
