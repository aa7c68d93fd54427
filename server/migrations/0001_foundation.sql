-- The floor everything stands on: schemas, the context of a session, the one helper that writes a tenant table's
-- wall, tenants and their parties, what a party may see, the audit, and the log that gives order after commit.

create schema entente;
create schema wall;
create schema routing;
create schema auth;

grant usage on schema entente to entente_app, entente_worker, entente_portal;
grant usage on schema routing to entente_app, entente_worker, entente_routing;
grant usage on schema auth to entente_auth;

-- The context of a session. After a transaction a setting is '', not null; both mean "nobody".

create function entente.app_tenant() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('entente.tenant_id', true), '')::uuid;

create function entente.app_party() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('entente.party_id', true), '')::uuid;

-- What the party of this session may see, read from party_reach when the session was opened. The cost keeps the
-- planner from calling it once a row: it becomes an index condition or the plan is wrong (a test looks).
create function entente.app_reach(what text) returns uuid[]
  language plpgsql stable parallel safe cost 100000
  as $$
begin
  return string_to_array(nullif(current_setting('entente.reach_' || what, true), ''), ',')::uuid[];
end
$$;

-- The wall of a tenant table: row security enabled and forced, one policy for the tenant's own people and the
-- workers, and the grants. Everything about it is the same for every table, so it is written here once.
create function wall.tenant_table(
  table_name text,
  app text default 'select, insert, update, delete',
  worker text default 'select, insert, update, delete',
  in_schema text default 'entente')
  returns void
  language plpgsql
  as $$
declare
  part regclass;
begin
  execute format('alter table %I.%I enable row level security', in_schema, table_name);
  execute format('alter table %I.%I force row level security', in_schema, table_name);
  execute format(
    'create policy tenant_rows on %I.%I to entente_app, entente_worker '
    'using (tenant_id = entente.app_tenant()) with check (tenant_id = entente.app_tenant())', in_schema, table_name);
  execute format('grant %s on %I.%I to entente_app', app, in_schema, table_name);
  execute format('grant %s on %I.%I to entente_worker', worker, in_schema, table_name);
  for part in
    select inhrelid::regclass from pg_inherits where inhparent = format('%I.%I', in_schema, table_name)::regclass
  loop
    execute format('alter table %s enable row level security', part);
    execute format('alter table %s force row level security', part);
  end loop;
end
$$;

-- A party reads the rows whose column is in its reach: 'terms', 'levels', 'money' of agreements, or
-- '<target kind>_<aspect>' for everything else, 'shared_metric_levels' for one.
create function wall.party_reads(table_name text, column_name text, reach text) returns void
  language plpgsql
  as $$
begin
  perform wall.party_index(table_name, column_name);
  execute format(
    'create policy party_rows on entente.%I for select to entente_portal '
    'using (tenant_id = entente.app_tenant() and %I = any (entente.app_reach(%L)))', table_name, column_name, reach);
  execute format('grant select on entente.%I to entente_portal', table_name);
end
$$;

-- A party reads the rows that are its own.
create function wall.party_owns(table_name text, column_name text) returns void
  language plpgsql
  as $$
begin
  perform wall.party_index(table_name, column_name);
  execute format(
    'create policy party_rows on entente.%I for select to entente_portal '
    'using (tenant_id = entente.app_tenant() and %I = entente.app_party())', table_name, column_name);
  execute format('grant select on entente.%I to entente_portal', table_name);
end
$$;

-- Row security is fast only as an index condition: there is an index on (tenant_id, column) before there is a policy.
create function wall.party_index(table_name text, column_name text) returns void
  language plpgsql
  as $$
begin
  perform 1
    from pg_index i
    join pg_attribute first on first.attrelid = i.indrelid and first.attnum = i.indkey[0]
    join pg_attribute second on second.attrelid = i.indrelid and second.attnum = i.indkey[1]
    where i.indrelid = format('entente.%I', table_name)::regclass
      and first.attname = 'tenant_id'
      and second.attname = column_name
      and i.indpred is null;
  if not found then
    execute format('create index %I on entente.%I (tenant_id, %I)',
      table_name || '_' || column_name || '_party', table_name, column_name);
  end if;
end
$$;

revoke all on all functions in schema wall from public;

-- Tenants.

create table entente.tenant (
  tenant_id uuid not null default entente.app_tenant(),
  slug text not null check (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  name text not null check (length(name) between 1 and 200),
  demo boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (tenant_id)
);
select wall.tenant_table('tenant', app => 'select, insert, update');
-- Everybody in a tenant may read its name.
create policy party_rows on entente.tenant for select to entente_portal using (tenant_id = entente.app_tenant());
grant select on entente.tenant to entente_portal;

-- Parties. `letters` are the two or three that stand for it where room is short; `position` is its place in lists
-- and fixes its colour.
create table entente.party (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  kind text not null check (kind in ('customer', 'provider', 'internal-unit', 'integrator', 'unattributed')),
  name text not null check (length(name) between 1 and 200),
  letters text not null check (length(letters) between 1 and 3),
  position integer not null default 0,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, name)
);
select wall.tenant_table('party');
-- A party knows itself and the parties of its agreements: its reach of them is written with the agreements'.
select wall.party_reads('party', 'id', 'party_terms');

-- What a party may see, one row a thing and aspect. Rewritten in the transaction that changes a role or a disclosure.
create table entente.party_reach (
  tenant_id uuid not null default entente.app_tenant(),
  party_id uuid not null,
  aspect text not null check (aspect in ('terms', 'levels', 'money')),
  target_kind text not null check (target_kind in ('agreement', 'shared_metric', 'party', 'service', 'component', 'metric', 'calendar', 'source')),
  target_id uuid not null,
  primary key (tenant_id, party_id, aspect, target_kind, target_id)
);
alter table entente.party_reach add foreign key (tenant_id, party_id) references entente.party (tenant_id, id) on delete cascade;
select wall.tenant_table('party_reach');
select wall.party_owns('party_reach', 'party_id');

-- Who did what. Nobody who is served by this program changes or removes a row.
create table entente.audit_entry (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  at timestamptz not null default now(),
  actor_kind text not null check (actor_kind in ('member', 'source', 'worker')),
  actor_id text not null,
  party_id uuid,
  action text not null check (length(action) between 1 and 100),
  subject_kind text not null check (length(subject_kind) between 1 and 100),
  subject_id text not null check (length(subject_id) between 1 and 200),
  detail jsonb not null default '{}',
  primary key (tenant_id, id)
);
create index audit_entry_subject on entente.audit_entry (tenant_id, subject_kind, subject_id);
create index audit_entry_at on entente.audit_entry (tenant_id, at);
select wall.tenant_table('audit_entry', app => 'select, insert', worker => 'select, insert');
-- A portal user's deeds are written down too, and read by the tenant's own people alone.
create index audit_entry_party on entente.audit_entry (tenant_id, party_id);
create policy party_rows on entente.audit_entry for insert to entente_portal
  with check (tenant_id = entente.app_tenant() and party_id = entente.app_party());
grant insert on entente.audit_entry to entente_portal;

-- The log. What happened waits here without a number until the sequencer, after commit, gives it its position.
create table entente.outbox_pending (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  subject_id uuid not null,
  primary key (tenant_id, id)
);
select wall.tenant_table('outbox_pending', app => 'select, insert');

create table entente.log_position (
  tenant_id uuid not null default entente.app_tenant(),
  position bigint not null check (position > 0),
  kind text not null,
  id uuid not null,
  numbered_at timestamptz not null default now(),
  primary key (tenant_id, position)
);
create index log_position_subject on entente.log_position (tenant_id, id);
select wall.tenant_table('log_position', app => 'select', worker => 'select, insert');

-- Routing: bare ids, for what must be known before a tenant is. Written inside a tenant's own session, read whole by
-- entente_routing, which sees nothing else.

create table routing.tenant (
  tenant_id uuid not null default entente.app_tenant(),
  slug text not null,
  primary key (tenant_id),
  unique (slug)
);
create table routing.membership (
  tenant_id uuid not null default entente.app_tenant(),
  membership_id uuid not null,
  user_id text not null,
  primary key (tenant_id, membership_id),
  unique (user_id, tenant_id)
);
create table routing.api_key (
  tenant_id uuid not null default entente.app_tenant(),
  key_id uuid not null,
  prefix text not null,
  primary key (tenant_id, key_id),
  unique (prefix)
);
-- One row a transaction that announced something; the sequencer takes them away.
create table routing.work_waiting (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  primary key (tenant_id, id)
);
-- How far each tenant's log has come: what a node compares to know whose log to read. Written by the sequencer alone.
create table routing.log_head (
  tenant_id uuid not null default entente.app_tenant(),
  position bigint not null,
  primary key (tenant_id)
);
select wall.tenant_table('tenant', in_schema => 'routing');
select wall.tenant_table('membership', in_schema => 'routing');
select wall.tenant_table('api_key', in_schema => 'routing');
select wall.tenant_table('work_waiting', in_schema => 'routing');
select wall.tenant_table('log_head', app => 'select', in_schema => 'routing');
create policy every_row on routing.tenant for select to entente_routing using (true);
create policy every_row on routing.membership for select to entente_routing using (true);
create policy every_row on routing.api_key for select to entente_routing using (true);
create policy every_row on routing.work_waiting for select to entente_routing using (true);
create policy every_row on routing.log_head for select to entente_routing using (true);
grant select on routing.tenant, routing.membership, routing.api_key, routing.work_waiting, routing.log_head to entente_routing;
