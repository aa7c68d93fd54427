import { Kysely, PostgresDialect } from 'kysely';
import type { PoolClient, QueryResultRow } from 'pg';
import type { Tables } from '../tables.ts';
import { prepared } from './prepared.ts';

/**
 * One connection for the length of one transaction, spoken to by turns. Kysely and the ORM see it as a pool of one;
 * when the session is over, its door throws.
 */
export class SessionConnection {
  readonly #query: PoolClient['query'];
  #turn: Promise<void> = Promise.resolve();
  #over = false;
  #db: Kysely<Tables> | undefined;

  constructor(client: PoolClient) {
    this.#query = prepared(client);
  }

  get db(): Kysely<Tables> {
    return (this.#db ??= new Kysely<Tables>({ dialect: new PostgresDialect({ pool: { connect: () => this.#takeTurn(), end: async () => undefined, options: {} } }) }));
  }

  /** Takes no turn: the client sends statements in the order in which they are given, each before the one before it is answered. */
  async sql<T>(text: string, parameters: readonly unknown[] = []): Promise<T[]> {
    if (this.#over) throw new Error(OVER);
    // The caller states the row's shape, as with every query written by hand.
    const { rows } = await this.#query<T & QueryResultRow>(text, [...parameters]);
    return rows;
  }

  /** Waits for what is under way and lets nothing in after it. */
  async close(): Promise<void> {
    const { release } = await this.#takeTurn();
    this.#over = true;
    release();
  }

  async #takeTurn(): Promise<{ query: PoolClient['query']; release: () => void }> {
    const before = this.#turn;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#turn = promise;
    await before;
    if (this.#over) {
      resolve();
      throw new Error(OVER);
    }
    return { query: this.#query, release: resolve };
  }
}

const OVER = 'the session is over: nothing of a tenant can be read or written outside it';
