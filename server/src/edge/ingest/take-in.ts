import { createHash } from 'node:crypto';
import type { Actor } from '../../access/actor.ts';
import type { Clock } from '../../clock.ts';
import {
  answeredBefore, type BatchAnswer, keepAnswer, newBatchId, recordClockEvents, recordExclusions, recordSamples, recordStatusChanges, scopesOf,
} from '../../features/facts/index.ts';
import type { Batch } from '../../features/facts/index.ts';
import type { Store } from '../../store/open-store.ts';
import type { Session } from '../../store/session/session.ts';
import { clockRow, exclusionRow, type Reading, type ReadRows, readRows, statusRow } from './read-rows.ts';
import { BodyProblem, type RowRefusal } from './refusals.ts';
import { contentsOf, rowsOf } from './rows.ts';
import { readSamples } from './sample-rows.ts';

export type Kind = 'samples' | 'status' | 'clock-events' | 'exclusions';

export interface Delivery {
  readonly actor: Extract<Actor, { kind: 'source' }>;
  readonly kind: Kind;
  readonly idempotencyKey: string;
  readonly mediaType: string;
  /** Unpacked. */
  readonly body: Buffer;
  /** All rows or none. */
  readonly atomic: boolean;
}

interface Door {
  readonly store: Store;
  readonly clock: Clock;
}

/**
 * Takes one batch in, in one transaction: its good rows with the answer under its key, or nothing. The answer to a
 * repetition is the bytes of the first one; the same key with another content is refused.
 */
export async function takeIn({ store, clock }: Door, delivery: Delivery): Promise<BatchAnswer> {
  const { actor, kind, idempotencyKey, atomic } = delivery;
  const bodyHash = createHash('sha256').update(`${kind} ${atomic} `).update(delivery.body).digest('hex');
  const known = { sourceId: actor.sourceId, idempotencyKey, bodyHash };
  const repeated = async (session: Session): Promise<BatchAnswer | undefined> => {
    const before = await answeredBefore(session, known);
    if (before === 'other-content') {
      throw new BodyProblem(409, 'IDEMPOTENCY_KEY_REUSED', 'This idempotency key came before with another content.', 'Use a key of its own for every batch; send the same bytes again to repeat one.');
    }
    return before;
  };

  const scopes = scopesOf(store);

  const answer = await store.inTenant(actor, async (session) => {
    const [before, scope] = await Promise.all([repeated(session), scopes.of(session, actor.sourceId)]);
    if (before !== undefined) return before;

    const now = clock();
    const { accepted, rejected, makesSeries, record } = read(delivery, { scope, now });
    if (atomic && rejected.length > 0) return refusedWhole(rejected);

    const id = newBatchId();
    const batch: Batch = { ...known, id, kind, status: 200, accepted, recordedAt: now, answer: JSON.stringify({ batch: id, accepted, rejected }) };
    const [kept] = await Promise.all([keepAnswer(session, batch), record(session, batch)]);
    if (!kept) throw new Outrun();
    if (makesSeries) session.afterCommit(() => scopes.forget(session, actor.sourceId));
    return batch;
  }).catch((error: unknown) => {
    if (error instanceof Outrun) return undefined;
    throw error;
  });
  return answer ?? (await store.inTenant(actor, repeated, { readOnly: true })) ?? { status: 503, answer: '{}' };
}

/** Another request with this key was quicker by a moment: what this one wrote is rolled back, and the other's answer is there now. */
class Outrun extends Error {}

const FORMATS: Readonly<Record<Kind, { readonly csvColumns: readonly string[] | undefined }>> = {
  samples: { csvColumns: ['component', 'at'] },
  status: { csvColumns: ['component', 'at', 'state'] },
  'clock-events': { csvColumns: undefined },
  exclusions: { csvColumns: undefined },
};

interface Taken {
  readonly accepted: number;
  readonly rejected: readonly RowRefusal[];
  /** Of some of it there was nothing before. */
  readonly makesSeries: boolean;
  readonly record: (session: Session, batch: Batch) => Promise<unknown>;
}

function read({ kind, body, mediaType }: Delivery, reading: Reading): Taken {
  const rows = () => rowsOf(body, mediaType, FORMATS[kind]);
  switch (kind) {
    case 'samples': {
      const { accepted, rejected, lines } = readSamples(contentsOf(body, mediaType, FORMATS.samples), reading);
      return { accepted, rejected, makesSeries: lines.some(({ metric }) => metric.seriesId === null), record: (session, batch) => recordSamples(session, batch, lines) };
    }
    case 'status':
      return taken(readRows(rows(), statusRow, reading), recordStatusChanges);
    case 'clock-events':
      return taken(readRows(rows(), clockRow, reading), recordClockEvents);
    case 'exclusions':
      return taken(readRows(rows(), exclusionRow, reading), (session, sourceId, now, good) => recordExclusions(session, { sourceId }, now, good));
  }
}

function taken<T>({ good, rejected }: ReadRows<T>, record: (session: Session, sourceId: string, now: number, rows: readonly T[]) => Promise<unknown>): Taken {
  return { accepted: good.length, rejected, makesSeries: false, record: (session, { sourceId, recordedAt }) => record(session, sourceId, recordedAt, good) };
}

function refusedWhole(rejected: readonly RowRefusal[]): BatchAnswer {
  const answer = {
    code: 'ROWS_REJECTED', message: `${rejected.length} rows cannot be used, and the batch asked for all or none. Nothing was taken in.`,
    fix: 'Correct the rows, or send the batch without atomic=true to take the good ones in.', accepted: 0, rejected,
  };
  return { status: 422, answer: JSON.stringify(answer) };
}
