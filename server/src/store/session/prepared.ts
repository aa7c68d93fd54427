import type { PoolClient } from 'pg';

const SEEN_BEFORE = 3;
const MOST = 400;

const seen = new Map<string, number>();
const names = new Map<string, string>();

/**
 * The client's `query`, by which a statement with parameters that comes again and again is prepared once a connection:
 * parsing and planning cost more than most of our reads. Statements with their values inside are never the same twice.
 */
export function prepared(client: PoolClient): PoolClient['query'] {
  const query = (text: unknown, values?: unknown): unknown => {
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
    return name === undefined ? Reflect.apply(client.query, client, [text, values]) : client.query({ name, text: String(text), values: [...(Array.isArray(values) ? values : [])] });
  };
  // pg overloads `query` for texts, configurations and cursors; all of them go through unchanged.
  return query as PoolClient['query'];
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST) return known;
  const times = (seen.get(text) ?? 0) + 1;
  if (seen.size > 10 * MOST) seen.clear();
  seen.set(text, times);
  if (times < SEEN_BEFORE) return undefined;
  seen.delete(text);
  const name = `entente_${names.size}`;
  names.set(text, name);
  return name;
}
