import { createHash, type Hash } from 'node:crypto';
import type { Contents } from './archive-format.ts';

/** Counts and hashes the rows of each table as they pass by. */
export class TableHashes {
  readonly #tables = new Map<string, { rows: number; hash: Hash }>();

  begin(table: string): (line: Buffer) => void {
    const its = this.#tables.get(table) ?? { rows: 0, hash: createHash('sha256') };
    this.#tables.set(table, its);
    return (line) => {
      its.rows += 1;
      its.hash.update(line).update('\n');
    };
  }

  /** Ends the counting. */
  contents(): Contents {
    return Object.fromEntries([...this.#tables].map(([table, { rows, hash }]) => [table, { rows, sha256: hash.digest('hex') }]));
  }
}
