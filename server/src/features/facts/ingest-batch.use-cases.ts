import { newId } from '../../store/ids.ts';
import type { Session } from '../../store/session/session.ts';
import type { Instant } from '@entente/worktime';

/** How long an answer is repeated for its idempotency key. */
export const ANSWER_KEPT = 72 * 3_600_000;

export interface BatchAnswer {
  readonly status: number;
  /** The bytes of the answer. */
  readonly answer: string;
}

export interface Batch extends BatchAnswer {
  readonly id: string;
  readonly sourceId: string;
  readonly idempotencyKey: string;
  readonly kind: 'samples' | 'status' | 'clock-events' | 'exclusions';
  readonly bodyHash: string;
  readonly accepted: number;
  readonly recordedAt: Instant;
}

/** What was answered to this key before: the same content gets the same bytes, another content none. */
export async function answeredBefore({ sql, tenantId }: Session, { sourceId, idempotencyKey, bodyHash }: Pick<Batch, 'sourceId' | 'idempotencyKey' | 'bodyHash'>): Promise<BatchAnswer | 'other-content' | undefined> {
  const [before] = await sql<{ body_hash: string; status: number; answer: string }>(
    'select body_hash, status, answer from entente.ingest_batch where tenant_id = $1 and source_id = $2 and idempotency_key = $3', [tenantId, sourceId, idempotencyKey]);
  if (before === undefined) return undefined;
  return before.body_hash === bodyHash ? { status: before.status, answer: before.answer } : 'other-content';
}

/** Keeps the batch's answer under its key; false when somebody else's with the same key was first. */
export async function keepAnswer({ sql }: Session, batch: Batch): Promise<boolean> {
  const kept = await sql(
    `insert into entente.ingest_batch (id, source_id, idempotency_key, kind, body_hash, status, answer, accepted, recorded_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (tenant_id, source_id, idempotency_key) do nothing
     returning id`,
    [batch.id, batch.sourceId, batch.idempotencyKey, batch.kind, batch.bodyHash, batch.status, batch.answer, batch.accepted, new Date(batch.recordedAt), new Date(batch.recordedAt + ANSWER_KEPT)],
  );
  return kept.length === 1;
}

export const newBatchId = newId;
