import type { Catalogue, Column, Constraint, Grant, Index, Policy, Relation, RoleFlags, Routine } from './catalogue.ts';
import type { Ask } from './table-types.ts';

/**
 * Reads our schemas from pg_catalog; any role may. The search path is emptied for the length of it, so that every name
 * in a definition is written out, the same for everybody. `ask` must be one connection.
 */
export async function readCatalogue(ask: Ask): Promise<Catalogue> {
  const [before] = await ask<{ path: string }>("select current_setting('search_path') as path");
  await ask("select set_config('search_path', '', false)");
  try {
    const [defaultGrants] = await ask<{ count: number }>('select count(*)::int as count from pg_default_acl');
    return {
      relations: await ask<Relation>(RELATIONS),
      columns: await ask<Column>(COLUMNS),
      constraints: await ask<Constraint>(CONSTRAINTS),
      indexes: await ask<Index>(INDEXES),
      policies: await ask<Policy>(POLICIES),
      functions: await ask<Routine>(FUNCTIONS),
      grants: await ask<Grant>(GRANTS),
      triggers: await ask(TRIGGERS),
      schemas: await ask(SCHEMAS),
      types: await ask(TYPES),
      defaultGrants: defaultGrants?.count ?? 0,
      roles: await ask<RoleFlags>(ROLES),
    };
  } finally {
    await ask("select set_config('search_path', $1, false)", [before?.path ?? 'public']).catch(() => undefined);
  }
}

/** Ours: all that PostgreSQL did not bring and that is not a session's own. */
const OURS = "n.nspname !~ '^(pg_|information_schema$)'";

const SCHEMAS = `
  select n.nspname as name, pg_get_userbyid(n.nspowner) as owner
  from pg_namespace n
  where ${OURS}
  order by n.nspname`;

const RELATIONS = `
  select n.nspname || '.' || c.relname as name, n.nspname as schema,
    case c.relkind when 'r' then 'table' when 'p' then 'partitioned table' when 'v' then 'view'
      when 'm' then 'materialised view' when 'S' then 'sequence' when 'f' then 'foreign table' else 'other' end as kind,
    pg_get_userbyid(c.relowner) as owner, c.relrowsecurity as "rowSecurity", c.relforcerowsecurity as forced,
    coalesce(c.reloptions, '{}') as options,
    pn.nspname || '.' || p.relname as parent,
    pg_get_expr(c.relpartbound, c.oid) as bounds, pg_get_partkeydef(c.oid) as "partitionKey"
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  left join pg_inherits i on i.inhrelid = c.oid
  left join pg_class p on p.oid = i.inhparent
  left join pg_namespace pn on pn.oid = p.relnamespace
  where ${OURS} and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
  order by n.nspname, c.relname`;

const COLUMNS = `
  select n.nspname || '.' || c.relname as relation, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
    not a.attnotnull as nullable, pg_get_expr(d.adbin, d.adrelid) as default, a.attidentity <> '' as identity,
    case when a.attstorage <> t.typstorage then
      case a.attstorage when 'e' then 'external' when 'x' then 'extended' when 'm' then 'main' else 'plain' end
    end as storage
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid
  join pg_namespace n on n.oid = c.relnamespace
  join pg_type t on t.oid = a.atttypid
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where ${OURS} and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
  order by n.nspname, c.relname, a.attnum`;

// Not-null constraints are told with their columns: they are rows of pg_constraint from PostgreSQL 18 on only.
const CONSTRAINTS = `
  select n.nspname || '.' || c.relname as relation, k.conname as name,
    case k.contype when 'p' then 'primary key' when 'u' then 'unique' when 'f' then 'foreign key' when 'x' then 'exclusion'
      else 'check' end as kind,
    (select coalesce(array_agg(a.attname::text order by u.ord), '{}') from unnest(k.conkey) with ordinality u(num, ord)
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.num) as columns,
    pg_get_constraintdef(k.oid) as definition,
    fn.nspname || '.' || f.relname as references,
    (select coalesce(array_agg(a.attname::text order by u.ord), '{}') from unnest(k.confkey) with ordinality u(num, ord)
      join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.num) as referenced,
    case k.confdeltype when 'a' then 'no action' when 'r' then 'restrict' when 'c' then 'cascade' when 'n' then 'set null'
      when 'd' then 'set default' end as "onDelete"
  from pg_constraint k
  join pg_class c on c.oid = k.conrelid
  join pg_namespace n on n.oid = c.relnamespace
  left join pg_class f on f.oid = k.confrelid
  left join pg_namespace fn on fn.oid = f.relnamespace
  where ${OURS} and k.contype in ('p', 'u', 'f', 'c', 'x')
  order by n.nspname, c.relname, k.contype <> 'p', k.conname`;

const INDEXES = `
  select n.nspname || '.' || c.relname as relation, x.relname as name,
    (select array_agg(a.attname::text order by u.ord) from unnest(i.indkey::int2[]) with ordinality u(num, ord)
      left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = u.num where u.ord <= i.indnkeyatts) as columns,
    (select array_agg(format_type(a.atttypid, null) order by a.attnum) from pg_attribute a
      where a.attrelid = i.indexrelid and a.attnum <= i.indnkeyatts) as types,
    i.indisunique as unique, i.indpred is not null as partial,
    exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')) as "ofConstraint",
    pg_get_indexdef(i.indexrelid) as definition
  from pg_index i
  join pg_class c on c.oid = i.indrelid
  join pg_class x on x.oid = i.indexrelid
  join pg_namespace n on n.oid = c.relnamespace
  where ${OURS}
  order by n.nspname, c.relname, x.relname`;

const POLICIES = `
  select n.nspname || '.' || c.relname as relation, p.polname as name, p.polpermissive as permissive,
    case p.polcmd when '*' then 'all' when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' else 'delete' end as command,
    (select array_agg(coalesce(r.rolname::text, 'public') order by r.rolname) from unnest(p.polroles) u(id)
      left join pg_roles r on r.oid = u.id) as roles,
    pg_get_expr(p.polqual, p.polrelid) as using, pg_get_expr(p.polwithcheck, p.polrelid) as check
  from pg_policy p
  join pg_class c on c.oid = p.polrelid
  join pg_namespace n on n.oid = c.relnamespace
  order by n.nspname, c.relname, p.polname`;

const FUNCTIONS = `
  select n.nspname || '.' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' as name,
    n.nspname as schema, pg_get_userbyid(p.proowner) as owner, p.prosecdef as "securityDefiner",
    case p.provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end as volatility,
    p.proparallel = 's' as "parallelSafe", p.procost::float8 as cost, l.lanname as language,
    pg_get_functiondef(p.oid) as definition
  from pg_proc p
  join pg_namespace n on n.oid = p.pronamespace
  join pg_language l on l.oid = p.prolang
  where ${OURS} and p.prokind in ('f', 'p')
  order by n.nspname, p.proname, 1`;

const GRANTS = `
  select 'relation' as on, n.nspname || '.' || c.relname as name, n.nspname as schema,
    coalesce(g.rolname, 'public') as to, lower(a.privilege_type) as right
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  cross join lateral aclexplode(c.relacl) a
  left join pg_roles g on g.oid = a.grantee
  where ${OURS} and a.grantee <> c.relowner
  union all
  select 'column', n.nspname || '.' || c.relname || '.' || t.attname, n.nspname, coalesce(g.rolname, 'public'), lower(a.privilege_type)
  from pg_attribute t
  join pg_class c on c.oid = t.attrelid
  join pg_namespace n on n.oid = c.relnamespace
  cross join lateral aclexplode(t.attacl) a
  left join pg_roles g on g.oid = a.grantee
  where ${OURS} and a.grantee <> c.relowner
  union all
  select 'schema', n.nspname, n.nspname, coalesce(g.rolname, 'public'), lower(a.privilege_type)
  from pg_namespace n
  cross join lateral aclexplode(n.nspacl) a
  left join pg_roles g on g.oid = a.grantee
  where ${OURS} and a.grantee <> n.nspowner
  union all
  select 'function', n.nspname || '.' || p.proname, n.nspname, coalesce(g.rolname, 'public'), lower(a.privilege_type)
  from pg_proc p
  join pg_namespace n on n.oid = p.pronamespace
  cross join lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
  left join pg_roles g on g.oid = a.grantee
  where ${OURS} and a.grantee <> p.proowner
  order by 1, 2, 4, 5`;

const TRIGGERS = `
  select n.nspname || '.' || c.relname as relation, t.tgname as name, pg_get_triggerdef(t.oid) as definition
  from pg_trigger t
  join pg_class c on c.oid = t.tgrelid
  join pg_namespace n on n.oid = c.relnamespace
  where ${OURS} and not t.tgisinternal
  order by 1, 2`;

const TYPES = `
  select n.nspname || '.' || t.typname as name, t.typtype as kind
  from pg_type t
  join pg_namespace n on n.oid = t.typnamespace
  where ${OURS} and t.typtype in ('e', 'd', 'r')
  order by 1`;

const ROLES = `
  select r.rolname as name, r.rolsuper as superuser, r.rolbypassrls as "bypassesRowSecurity", r.rolcreaterole as "createsRoles",
    r.rolcreatedb as "createsDatabases", r.rolreplication as replicates,
    (select coalesce(array_agg(g.rolname::text order by g.rolname), '{}') from pg_auth_members m join pg_roles g on g.oid = m.roleid
      where m.member = r.oid) as "memberOf",
    ((select count(*) from pg_class c where c.relowner = r.oid) + (select count(*) from pg_proc p where p.proowner = r.oid)
      + (select count(*) from pg_namespace n where n.nspowner = r.oid))::int as owns
  from pg_roles r
  where r.rolname in ('entente_app', 'entente_portal', 'entente_worker', 'entente_auth', 'entente_routing')
  order by r.rolname`;
