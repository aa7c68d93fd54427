import type { EntityManager } from '@mikro-orm/postgresql';
import type { Kysely } from 'kysely';
import type { Actor } from '../../access/actor.ts';
import { newId } from '../ids.ts';
import type { OutboxKind } from '../log/outbox-kind.ts';
import type { Tables } from '../tables.ts';
import type { SessionConnection } from './connection.ts';

/** An opened unit of work for one actor in one tenant: one transaction on one connection. */
export interface Session {
  readonly actor: Actor;
  readonly tenantId: string;
  /** Writes go through entities. */
  readonly em: EntityManager;
  /** Lists are read through this. */
  readonly db: Kysely<Tables>;
  /** Same connection, same transaction; parameters as $1, $2. */
  sql<T>(text: string, parameters?: readonly unknown[]): Promise<T[]>;
  /** Puts a fact or an event into the log; it is numbered after the commit. */
  announce(kind: OutboxKind, id: string): Promise<void>;
  /** The same for many at once; they are numbered in the order of the list. */
  announceAll(kind: OutboxKind, ids: readonly string[]): Promise<void>;
  audit(action: string, subjectKind: string, subjectId: string, detail?: object): Promise<void>;
  /** Runs once the transaction is committed, and only then. */
  afterCommit(deed: () => void): void;
}

/** A session with what its opener needs to know at the end. */
export interface OpenSession {
  readonly session: Session;
  readonly deeds: readonly (() => void)[];
  announced(): boolean;
  /** Writes what was changed on entities, where anybody has opened them. */
  flush(): Promise<void>;
}

/**
 * Made of closures, so that a use case may take it apart: `async ({ em, audit }) => …`. Entities and the builder of
 * queries are opened when they are first asked for: a session that writes a batch needs neither.
 */
export function openSession(actor: Actor, openEntities: () => EntityManager, connection: SessionConnection): OpenSession {
  const deeds: (() => void)[] = [];
  let entities: EntityManager | undefined;
  const sql: Session['sql'] = (text, parameters) => connection.sql(text, parameters);
  let announced = false;

  const announce: Session['announce'] = (kind, id) => announceAll(kind, [id]);
  const announceAll: Session['announceAll'] = async (kind, ids) => {
    if (ids.length === 0) return;
    const pending = sql(
      `insert into entente.outbox_pending (id, kind, subject_id)
       select id, $2, subject_id from unnest($1::uuid[], $3::uuid[]) as t (id, subject_id)
       on conflict do nothing`,
      [ids.map(() => newId()), kind, [...ids]],
    );
    const waiting = announced ? undefined : sql('insert into routing.work_waiting (id) values ($1)', [newId()]);
    announced = true;
    await Promise.all([pending, waiting]);
  };
  const audit: Session['audit'] = async (action, subjectKind, subjectId, detail = {}) => {
    await sql(
      `insert into entente.audit_entry (id, actor_kind, actor_id, party_id, action, subject_kind, subject_id, detail)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [newId(), actor.kind, actorId(actor), partyOf(actor), action, subjectKind, subjectId, JSON.stringify(detail)],
    );
  };
  const afterCommit: Session['afterCommit'] = (deed) => void deeds.push(deed);
  return {
    session: {
      actor, tenantId: actor.tenantId, sql, announce, announceAll, audit, afterCommit,
      get em() {
        return (entities ??= openEntities());
      },
      get db() {
        return connection.db;
      },
    },
    deeds,
    announced: () => announced,
    flush: async () => entities?.flush(),
  };
}

function actorId(actor: Actor): string {
  switch (actor.kind) {
    case 'member':
      return actor.membershipId;
    case 'source':
      return actor.keyId;
    case 'worker':
      return actor.reason;
  }
}

const partyOf = (actor: Actor): string | null => (actor.kind === 'worker' ? null : actor.partyId);
