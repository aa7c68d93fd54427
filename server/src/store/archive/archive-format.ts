/**
 * An archive is gzip over lines, for people and programs alike:
 *
 *     {"format":"entente-archive/1","migrations":[["0001_foundation.sql","<sha256>"],…]}
 *     {"table":"entente.party","columns":["tenant_id","id",…]}
 *     <rows as COPY writes them in its text format, one a line, in the order of the primary key>
 *     \.
 *     {"table":…}
 *     …
 *     {"end":{"entente.party":{"rows":17,"sha256":"<over the lines of its rows>"},…}}
 *
 * A table of tenants has one section a tenant. The schema is not in it: the migrations make it, and an archive goes
 * back only where the same ones ran. Keys stay sealed: what is sealed with ENTENTE_SECRET needs it again. Left out are
 * `migrations` and `jobs`; passwords of database roles are no rows.
 */
export const FORMAT = 'entente-archive/1';

/** Ends the rows of a section, as in COPY. */
export const END_OF_ROWS = '\\.';

export interface ArchiveHead {
  readonly format: string;
  readonly migrations: readonly (readonly [name: string, hash: string])[];
}

/** Row count and content hash of each table: equal after a restore, or nothing is kept. */
export type Contents = Readonly<Record<string, { readonly rows: number; readonly sha256: string }>>;

/** Schemas whose tables are in an archive. */
export const ARCHIVED = ['auth', 'entente', 'routing'];
