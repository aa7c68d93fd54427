import type { Constraint } from '../../src/store/catalogue/catalogue.ts';
import { literal } from '../../src/store/session/literals.ts';
import type { Row } from './generated-rows.ts';

/** One thing a principal may try on a relation. */
export interface Attempt {
  readonly text: string;
  readonly parameters?: readonly unknown[];
  /** Runs before, in the same savepoint. */
  readonly first?: string;
  /** To get through at all is the breach, though the row itself is not touched. */
  readonly mustFail?: boolean;
}

export interface Target {
  /** Quoted schema and name. */
  readonly table: string;
  readonly key: readonly string[];
  readonly columns: readonly string[];
  /** The row that is to be reached, and one that is the principal's own. */
  readonly victim: Row;
  readonly mine: Row;
  readonly textColumn: string | undefined;
  readonly foreignKeys: readonly Constraint[];
  /** The victim's row in the table a foreign key leads to. */
  readonly victimOf: (foreignKey: Constraint) => Row;
  readonly partition: string | undefined;
}

type Operation = (target: Target) => Attempt | undefined;

const SPOILED = 'spoiled';

/** What is tried on every relation by everybody who should get nowhere with it. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  'select by key': (t) => on(t, 'select *', `where ${same(t)}`),
  'select everything': ({ table }) => ({ text: `select * from ${table}` }),
  'count': (t) => on(t, 'select count(*)::int as seen', `where ${same(t)}`),
  'exists': (t) => ({ text: `select 1 as seen where exists (select from ${t.table} where ${same(t)})`, parameters: keyOf(t) }),
  'aggregate': ({ table }) => ({ text: `select string_agg(t::text, ' ') as rows from ${table} t` }),
  'lock for update': (t) => on(t, 'select *', `where ${same(t)} for update`),
  'lock for share': (t) => on(t, 'select *', `where ${same(t)} for key share nowait`),
  'insert in the name of the other': (t) => insert(t, { ...t.victim, ...fresh(t) }),
  'insert the same key': (t) => insert(t, t.victim),
  'insert from what is seen': ({ table, columns }) => ({ text: `insert into ${table} (${names(columns)}) select ${names(columns)} from ${table}` }),
  'foreign key to the other row': (t) => {
    const [foreignKey] = t.foreignKeys;
    if (!foreignKey) return undefined;
    const parent = t.victimOf(foreignKey);
    const led = Object.fromEntries(foreignKey.columns.flatMap((column, index) =>
      column === 'tenant_id' ? [] : [[column, parent[foreignKey.referenced[index] ?? '']]]));
    return { ...insert(t, { ...t.mine, ...fresh(t), ...led }), mustFail: true };
  },
  'update by key': (t) => changed(t, `where ${same(t, 1)}`, keyOf(t)),
  'update everything': (t) => changed(t, '', []),
  'update returning': (t) => changed(t, `where ${same(t, 1)} returning *`, keyOf(t)),
  'move own row there': (t) => ({
    text: `update ${t.table} set tenant_id = $1 where ${same(t, 1)}`,
    parameters: [t.victim['tenant_id'], ...t.key.map((column) => t.mine[column])],
  }),
  'move the row here': (t) => ({
    text: `update ${t.table} set tenant_id = $1 where ${same(t, 1)}`,
    parameters: [t.mine['tenant_id'], ...keyOf(t)],
  }),
  'delete by key': (t) => on(t, 'delete', `where ${same(t)}`),
  'delete returning': (t) => on(t, 'delete', `where ${same(t)} returning *`),
  'upsert': (t) => {
    const { text, parameters = [] } = insert(t, t.victim);
    const [column = ''] = t.columns.filter((name) => !t.key.includes(name));
    const update = column ? `do update set ${quote(column)} = excluded.${quote(column)}` : 'do nothing';
    return { text: `${text} on conflict (${names(t.key)}) ${update} returning *`, parameters };
  },
  'upsert that does nothing': (t) => {
    const { text, parameters = [] } = insert(t, { ...t.victim, ...fresh(t) });
    return { text: `${text} on conflict do nothing returning *`, parameters };
  },
  'common table expression': (t) => ({ text: `with gone as (delete from ${t.table} where ${same(t)} returning *) select * from gone`, parameters: keyOf(t) }),
  'merge': (t) => ({
    text: `merge into ${t.table} t using (select 1) s on ${same(t, 0, 't.')} when matched then delete`,
    parameters: keyOf(t),
  }),
  'copy out': (t) => ({ text: `copy (select * from ${t.table} where ${t.key.map((column) => `${quote(column)} = ${literal(String(t.victim[column])).quoted}`).join(' and ')}) to stdout` }),
  'copy in': ({ table }) => ({ text: `copy ${table} from stdin` }),
  'truncate': ({ table }) => ({ text: `truncate ${table} cascade` }),
  'through a view': ({ table }) => ({ first: `create temporary view seen as select * from ${table}`, text: 'select * from pg_temp.seen' }),
  'through a function': ({ table }) => ({
    first: `create function pg_temp.seen() returns setof ${table} language sql as 'select * from ${table}'`,
    text: 'select * from pg_temp.seen()',
  }),
  'through a partition': ({ partition }) => (partition ? { text: `select * from ${partition}` } : undefined),
  'a leaky function': ({ table }) => ({
    first: `create function pg_temp.leak(t text) returns boolean language plpgsql cost 0.0000001 as 'begin raise notice ''%'', t; return false; end'`,
    text: `select 1 as seen from ${table} t where pg_temp.leak(t::text)`,
  }),
  'an error that tells': ({ table, textColumn }) => (textColumn ? { text: `select 1 as seen from ${table} where ${quote(textColumn)}::int = 0` } : undefined),
  'the owner': ({ table }) => ({ text: `alter table ${table} no force row level security` }),
};

const quote = (name: string): string => `"${name}"`;
const names = (columns: readonly string[]): string => columns.map(quote).join(', ');
const keyOf = ({ key, victim }: Target): unknown[] => key.map((column) => victim[column]);

/** `a = $1 and b = $2` for the key; parameters already used come first. */
const same = ({ key }: Target, used = 0, prefix = ''): string =>
  key.map((column, index) => `${prefix}${quote(column)} = $${used + index + 1}`).join(' and ');

const on = (target: Target, verb: string, rest: string): Attempt => ({ text: `${verb} from ${target.table} ${rest}`, parameters: keyOf(target) });

function insert({ table, columns }: Target, row: Row): Attempt {
  const values = columns.map((_, index) => `$${index + 1}`).join(', ');
  return { text: `insert into ${table} (${names(columns)}) values (${values})`, parameters: columns.map((column) => row[column]) };
}

/** Some column that is not the key takes another value, or its own when there is no text to spoil. */
function changed(target: Target, rest: string, key: readonly unknown[]): Attempt {
  const column = target.textColumn ?? target.columns.find((name) => !target.key.includes(name)) ?? target.columns[0] ?? '';
  const value = target.textColumn ? SPOILED : target.mine[column];
  return { text: `update ${target.table} set ${quote(column)} = $1 ${rest}`, parameters: [value, ...key] };
}

/** A key nobody has yet: its last column with the bits of another row. */
function fresh({ key, victim, mine }: Target): Row {
  const last = key.at(-1) ?? '';
  const value = mine[last];
  if (last === 'tenant_id') return {};
  if (typeof value === 'number') return { [last]: value + 1_000_000 };
  if (typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value)) return { [last]: value.replace(/^.{8}/, '0badcafe') };
  return { [last]: typeof value === 'string' && value.startsWith('canary') ? `${value}-fresh` : victim[last] };
}
