import type { EntitySchema } from '@mikro-orm/core';
import { Client } from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { entities as everyEntity } from '../src/features/entities.ts';
import { randomSecret } from '../src/random.ts';
import { derivedUrls } from '../src/store/open-database.ts';
import { openStore, type Store } from '../src/store/open-store.ts';
import { identifier, statement } from '../src/store/session/literals.ts';
import type { RoleUrls } from '../src/store/session/pools.ts';
import { aTenant, type TenantSeed } from './seeds.ts';

/** A migrated database of this test file alone, with a store on it. */
export interface World {
  readonly store: Store;
  readonly urls: RoleUrls;
  /** The store's own pools, to look at a connection between two sessions. */
  readonly pools: Store['pools'];
  /** The cluster's superuser in this database: sees through every wall. For looking, not for the code under test. */
  readonly adminUrl: string;
  admin<T>(text: string, parameters?: readonly unknown[]): Promise<T[]>;
  aTenant(name?: string): Promise<TenantSeed>;
  /** Another database of the same make, with a hole in it. */
  drilled(statements: string): Promise<TestDatabase>;
}

export interface WorldOptions {
  readonly entities?: readonly EntitySchema[];
  readonly poolSize?: number;
}

/** Call it at the top of a file or a `describe`; use what it gives inside tests only. */
export function testWorld({ entities = everyEntity, poolSize = 4 }: WorldOptions = {}): World {
  let database: TestDatabase | undefined;
  let store: Store | undefined;
  const open = <T>(thing: T | undefined): T => {
    if (!thing) throw new Error('the world is made before the first test, not while the file is read');
    return thing;
  };
  beforeAll(async () => {
    database = await testDatabase();
    store = await openStore({ urls: database.urls, entities, poolSize });
  });
  afterAll(async () => {
    await store?.close();
    await database?.drop();
  });
  return {
    get store() {
      return open(store);
    },
    get urls() {
      return open(database).urls;
    },
    get pools() {
      return open(store).pools;
    },
    get adminUrl() {
      return open(database).adminUrl;
    },
    admin: (text, parameters) => open(database).admin(text, parameters),
    aTenant: (name) => aTenant(open(store), name),
    drilled: async (statements) => {
      const other = await testDatabase();
      await other.admin(statements);
      return other;
    },
  };
}

export interface TestDatabase {
  readonly urls: RoleUrls;
  readonly adminUrl: string;
  admin<T>(text: string, parameters?: readonly unknown[]): Promise<T[]>;
  drop(): Promise<void>;
}

/** `create database … template …` copies files and takes some 20 ms. `empty`: one without our schemas. */
export async function testDatabase({ empty = false } = {}): Promise<TestDatabase> {
  const { adminUrl, secret, template } = inject('cluster');
  const name = `test_${randomSecret(6).replaceAll(/\W/g, '_').toLowerCase()}`;
  const server = new Client({ connectionString: adminUrl });
  await server.connect();
  await server.query(statement`create database ${identifier(name)} template ${identifier(empty ? 'template0' : template)} strategy file_copy`);

  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const admin = new Client({ connectionString: url.href });
  await admin.connect();
  return {
    urls: derivedUrls(url.href, secret),
    adminUrl: url.href,
    admin: async <T>(text: string, parameters: readonly unknown[] = []) => {
      const { rows } = await (parameters.length > 0 ? admin.query(text, [...parameters]) : admin.query(text));
      return rows as T[]; // the test states the row's shape
    },
    drop: async () => {
      await admin.end();
      await server.query(statement`drop database ${identifier(name)} with (force)`);
      await server.end();
    },
  };
}
