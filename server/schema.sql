-- Generated from the migrated database: `vitest run test/schema -u` in server/ writes it anew.

create schema auth;
grant usage on schema auth to entente_auth;

create schema entente;
grant usage on schema entente to entente_app;
grant usage on schema entente to entente_portal;
grant usage on schema entente to entente_worker;

create schema migrations;

create schema routing;
grant usage on schema routing to entente_app;
grant usage on schema routing to entente_routing;
grant usage on schema routing to entente_worker;

create schema wall;

CREATE OR REPLACE FUNCTION entente.app_party()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('entente.party_id'::text, true), ''::text))::uuid;
grant execute on function entente.app_party to public;

CREATE OR REPLACE FUNCTION entente.app_reach(what text)
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE COST 100000
AS $function$
begin
  return string_to_array(nullif(current_setting('entente.reach_' || what, true), ''), ',')::uuid[];
end
$function$;
grant execute on function entente.app_reach to public;

CREATE OR REPLACE FUNCTION entente.app_tenant()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('entente.tenant_id'::text, true), ''::text))::uuid;
grant execute on function entente.app_tenant to public;

CREATE OR REPLACE FUNCTION wall.party_index(table_name text, column_name text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION wall.party_owns(table_name text, column_name text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform wall.party_index(table_name, column_name);
  execute format(
    'create policy party_rows on entente.%I for select to entente_portal '
    'using (tenant_id = entente.app_tenant() and %I = entente.app_party())', table_name, column_name);
  execute format('grant select on entente.%I to entente_portal', table_name);
end
$function$;

CREATE OR REPLACE FUNCTION wall.party_reads(table_name text, column_name text, reach text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform wall.party_index(table_name, column_name);
  execute format(
    'create policy party_rows on entente.%I for select to entente_portal '
    'using (tenant_id = entente.app_tenant() and %I = any (entente.app_reach(%L)))', table_name, column_name, reach);
  execute format('grant select on entente.%I to entente_portal', table_name);
end
$function$;

CREATE OR REPLACE FUNCTION wall.tenant_table(table_name text, app text DEFAULT 'select, insert, update, delete'::text, worker text DEFAULT 'select, insert, update, delete'::text, in_schema text DEFAULT 'entente'::text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
$function$;

create table auth.account (
  id text not null,
  accountId text not null,
  providerId text not null,
  userId text not null,
  accessToken text,
  refreshToken text,
  idToken text,
  accessTokenExpiresAt timestamp with time zone,
  refreshTokenExpiresAt timestamp with time zone,
  scope text,
  password text,
  createdAt timestamp with time zone not null default now(),
  updatedAt timestamp with time zone not null default now(),
  constraint account_pkey PRIMARY KEY (id)
);
alter table auth.account add constraint account_userId_fkey FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE;
CREATE INDEX account_of_user ON auth.account USING btree ("userId");
grant delete, insert, select, update on auth.account to entente_auth;

create table auth.session (
  id text not null,
  expiresAt timestamp with time zone not null,
  token text not null,
  createdAt timestamp with time zone not null default now(),
  updatedAt timestamp with time zone not null default now(),
  ipAddress text,
  userAgent text,
  userId text not null,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_token_key UNIQUE (token)
);
alter table auth.session add constraint session_userId_fkey FOREIGN KEY ("userId") REFERENCES auth."user"(id) ON DELETE CASCADE;
CREATE INDEX session_of_user ON auth.session USING btree ("userId");
grant delete, insert, select, update on auth.session to entente_auth;

create table auth.user (
  id text not null,
  name text not null,
  email text not null,
  emailVerified boolean not null default false,
  image text,
  createdAt timestamp with time zone not null default now(),
  updatedAt timestamp with time zone not null default now(),
  constraint user_pkey PRIMARY KEY (id),
  constraint user_email_key UNIQUE (email)
);
grant delete, insert, select, update on auth.user to entente_auth;

create table auth.verification (
  id text not null,
  identifier text not null,
  value text not null,
  expiresAt timestamp with time zone not null,
  createdAt timestamp with time zone not null default now(),
  updatedAt timestamp with time zone not null default now(),
  constraint verification_pkey PRIMARY KEY (id)
);
CREATE INDEX verification_identifier ON auth.verification USING btree (identifier);
grant delete, insert, select, update on auth.verification to entente_auth;

create table entente.about (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  kind text not null,
  name text not null,
  words text not null,
  constraint about_pkey PRIMARY KEY (tenant_id, id),
  constraint about_kind_check CHECK ((kind = ANY (ARRAY['Party'::text, 'Service'::text, 'Source'::text, 'Calendar'::text, 'Metric'::text, 'SharedMetric'::text, 'SharedSum'::text, 'Contract'::text, 'Agreement'::text]))),
  constraint about_name_check CHECK (((length(name) >= 1) AND (length(name) <= 500))),
  constraint about_tenant_id_kind_name_key UNIQUE (tenant_id, kind, name)
);
alter table entente.about enable row level security;
alter table entente.about force row level security;
create policy tenant_rows on entente.about for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant delete, insert, select, update on entente.about to entente_app;
grant delete, insert, select, update on entente.about to entente_worker;

create table entente.agreement (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  key text not null,
  name text not null,
  kind text not null,
  provider_party_id uuid not null,
  customer_party_id uuid not null,
  zone text not null,
  grace bigint not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone,
  closed_until timestamp with time zone,
  terms text not null default '{}'::text,
  constraint agreement_pkey PRIMARY KEY (tenant_id, id),
  constraint agreement_check CHECK ((provider_party_id <> customer_party_id)),
  constraint agreement_check1 CHECK (((ends_at IS NULL) OR (starts_at < ends_at))),
  constraint agreement_grace_check CHECK ((grace >= 0)),
  constraint agreement_key_check CHECK ((key ~ '^[a-z0-9]([a-z0-9._-]{0,98}[a-z0-9])?$'::text)),
  constraint agreement_kind_check CHECK ((kind = ANY (ARRAY['sla'::text, 'ola'::text, 'uc'::text]))),
  constraint agreement_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint agreement_tenant_id_key_key UNIQUE (tenant_id, key)
);
alter table entente.agreement add constraint agreement_tenant_id_customer_party_id_fkey FOREIGN KEY (tenant_id, customer_party_id) REFERENCES entente.party(tenant_id, id);
alter table entente.agreement add constraint agreement_tenant_id_provider_party_id_fkey FOREIGN KEY (tenant_id, provider_party_id) REFERENCES entente.party(tenant_id, id);
CREATE INDEX agreement_customer ON entente.agreement USING btree (tenant_id, customer_party_id);
CREATE INDEX agreement_provider ON entente.agreement USING btree (tenant_id, provider_party_id);
alter table entente.agreement enable row level security;
alter table entente.agreement force row level security;
create policy party_rows on entente.agreement for select to entente_portal
  using ((tenant_id = entente.app_tenant()) AND (id = ANY (entente.app_reach('terms'::text))));
create policy tenant_rows on entente.agreement for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant delete, insert, select, update on entente.agreement to entente_app;
grant select on entente.agreement to entente_portal;
grant delete, insert, select, update on entente.agreement to entente_worker;

create table entente.agreement_version (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  agreement_id uuid not null,
  number integer not null,
  effective_from timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  terms text not null default '{}'::text,
  constraint agreement_version_pkey PRIMARY KEY (tenant_id, id),
  constraint agreement_version_number_check CHECK ((number >= 0)),
  constraint agreement_version_tenant_id_agreement_id_effective_from_key UNIQUE (tenant_id, agreement_id, effective_from),
  constraint agreement_version_tenant_id_agreement_id_id_key UNIQUE (tenant_id, agreement_id, id),
  constraint agreement_version_tenant_id_agreement_id_number_key UNIQUE (tenant_id, agreement_id, number)
);
alter table entente.agreement_version add constraint agreement_version_tenant_id_agreement_id_fkey FOREIGN KEY (tenant_id, agreement_id) REFERENCES entente.agreement(tenant_id, id);
alter table entente.agreement_version enable row level security;
alter table entente.agreement_version force row level security;
create policy party_rows on entente.agreement_version for select to entente_portal
  using ((tenant_id = entente.app_tenant()) AND (agreement_id = ANY (entente.app_reach('terms'::text))));
create policy tenant_rows on entente.agreement_version for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant insert, select on entente.agreement_version to entente_app;
grant select on entente.agreement_version to entente_portal;
grant insert, select on entente.agreement_version to entente_worker;

create table entente.api_key (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  source_id uuid not null,
  prefix text not null,
  secret_hash text not null,
  created_at timestamp with time zone not null default now(),
  revoked_at timestamp with time zone,
  last_used_at timestamp with time zone,
  constraint api_key_pkey PRIMARY KEY (tenant_id, id),
  constraint api_key_prefix_check CHECK ((prefix ~ '^[a-z0-9]{12}$'::text)),
  constraint api_key_secret_hash_check CHECK ((secret_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint api_key_tenant_id_prefix_key UNIQUE (tenant_id, prefix)
);
alter table entente.api_key add constraint api_key_tenant_id_source_id_fkey FOREIGN KEY (tenant_id, source_id) REFERENCES entente.source(tenant_id, id);
CREATE INDEX api_key_source ON entente.api_key USING btree (tenant_id, source_id);
alter table entente.api_key enable row level security;
alter table entente.api_key force row level security;
create policy tenant_rows on entente.api_key for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant insert, select, update on entente.api_key to entente_app;
grant delete, insert, select, update on entente.api_key to entente_worker;

create table entente.audit_entry (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  at timestamp with time zone not null default now(),
  actor_kind text not null,
  actor_id text not null,
  party_id uuid,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  detail jsonb not null default '{}'::jsonb,
  constraint audit_entry_pkey PRIMARY KEY (tenant_id, id),
  constraint audit_entry_action_check CHECK (((length(action) >= 1) AND (length(action) <= 100))),
  constraint audit_entry_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['member'::text, 'source'::text, 'worker'::text]))),
  constraint audit_entry_subject_id_check CHECK (((length(subject_id) >= 1) AND (length(subject_id) <= 200))),
  constraint audit_entry_subject_kind_check CHECK (((length(subject_kind) >= 1) AND (length(subject_kind) <= 100)))
);
CREATE INDEX audit_entry_at ON entente.audit_entry USING btree (tenant_id, at);
CREATE INDEX audit_entry_party ON entente.audit_entry USING btree (tenant_id, party_id);
CREATE INDEX audit_entry_subject ON entente.audit_entry USING btree (tenant_id, subject_kind, subject_id);
alter table entente.audit_entry enable row level security;
alter table entente.audit_entry force row level security;
create policy party_rows on entente.audit_entry for insert to entente_portal
  with check ((tenant_id = entente.app_tenant()) AND (party_id = entente.app_party()));
create policy tenant_rows on entente.audit_entry for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant insert, select on entente.audit_entry to entente_app;
grant insert on entente.audit_entry to entente_portal;
grant insert, select on entente.audit_entry to entente_worker;

create table entente.calendar (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  name text not null,
  constraint calendar_pkey PRIMARY KEY (tenant_id, id),
  constraint calendar_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint calendar_tenant_id_name_key UNIQUE (tenant_id, name)
);
alter table entente.calendar enable row level security;
alter table entente.calendar force row level security;
create policy party_rows on entente.calendar for select to entente_portal
  using ((tenant_id = entente.app_tenant()) AND (id = ANY (entente.app_reach('calendar_terms'::text))));
create policy tenant_rows on entente.calendar for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant delete, insert, select, update on entente.calendar to entente_app;
grant select on entente.calendar to entente_portal;
grant delete, insert, select, update on entente.calendar to entente_worker;

create table entente.calendar_version (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  calendar_id uuid not null,
  number integer not null,
  terms text not null,
  name text,
  constraint calendar_version_pkey PRIMARY KEY (tenant_id, id),
  constraint calendar_version_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint calendar_version_number_check CHECK ((number > 0)),
  constraint calendar_version_tenant_id_calendar_id_number_key UNIQUE (tenant_id, calendar_id, number)
);
alter table entente.calendar_version add constraint calendar_version_tenant_id_calendar_id_fkey FOREIGN KEY (tenant_id, calendar_id) REFERENCES entente.calendar(tenant_id, id);
alter table entente.calendar_version enable row level security;
alter table entente.calendar_version force row level security;
create policy party_rows on entente.calendar_version for select to entente_portal
  using ((tenant_id = entente.app_tenant()) AND (calendar_id = ANY (entente.app_reach('calendar_terms'::text))));
create policy tenant_rows on entente.calendar_version for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant insert, select on entente.calendar_version to entente_app;
grant select on entente.calendar_version to entente_portal;
grant insert, select on entente.calendar_version to entente_worker;

create table entente.clock_event (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  source_id uuid not null,
  metric_id uuid not null,
  clock text not null,
  event text not null,
  at timestamp with time zone not null,
  reason text,
  party text,
  sequence bigint,
  recorded_at timestamp with time zone not null,
  priority text,
  parent text,
  constraint clock_event_pkey PRIMARY KEY (tenant_id, id),
  constraint clock_event_clock_check CHECK (((length(clock) >= 1) AND (length(clock) <= 200))),
  constraint clock_event_event_check CHECK ((event = ANY (ARRAY['attach'::text, 'start'::text, 'reset'::text, 'reassign'::text, 'resume'::text, 'pause'::text, 'cancel'::text, 'stop'::text]))),
  constraint clock_event_parent_check CHECK (((length(parent) >= 1) AND (length(parent) <= 200))),
  constraint clock_event_priority_check CHECK (((length(priority) >= 1) AND (length(priority) <= 200)))
);
alter table entente.clock_event add constraint clock_event_tenant_id_metric_id_fkey FOREIGN KEY (tenant_id, metric_id) REFERENCES entente.metric(tenant_id, id);
alter table entente.clock_event add constraint clock_event_tenant_id_source_id_fkey FOREIGN KEY (tenant_id, source_id) REFERENCES entente.source(tenant_id, id);
CREATE INDEX clock_event_at ON entente.clock_event USING btree (tenant_id, metric_id, at);
CREATE INDEX clock_event_metric ON entente.clock_event USING btree (tenant_id, metric_id, clock, at);
alter table entente.clock_event enable row level security;
alter table entente.clock_event force row level security;
create policy tenant_rows on entente.clock_event for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant insert, select on entente.clock_event to entente_app;
grant insert, select on entente.clock_event to entente_worker;

create table entente.component (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  service_id uuid not null,
  party_id uuid,
  key text not null,
  name text not null,
  constraint component_pkey PRIMARY KEY (tenant_id, id),
  constraint component_key_check CHECK ((key ~ '^[a-z0-9]([a-z0-9._-]{0,98}[a-z0-9])?$'::text)),
  constraint component_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint component_tenant_id_key_key UNIQUE (tenant_id, key)
);
alter table entente.component add constraint component_tenant_id_party_id_fkey FOREIGN KEY (tenant_id, party_id) REFERENCES entente.party(tenant_id, id);
alter table entente.component add constraint component_tenant_id_service_id_fkey FOREIGN KEY (tenant_id, service_id) REFERENCES entente.service(tenant_id, id);
CREATE INDEX component_service ON entente.component USING btree (tenant_id, service_id);
alter table entente.component enable row level security;
alter table entente.component force row level security;
create policy party_rows on entente.component for select to entente_portal
  using ((tenant_id = entente.app_tenant()) AND (id = ANY (entente.app_reach('component_terms'::text))));
create policy tenant_rows on entente.component for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant insert, select on entente.component to entente_app;
grant select on entente.component to entente_portal;
grant insert, select on entente.component to entente_worker;

create table entente.contract (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  key text not null,
  name text not null,
  provider_party_id uuid not null,
  customer_party_id uuid not null,
  signed text,
  lines text not null,
  constraint contract_pkey PRIMARY KEY (tenant_id, id),
  constraint contract_key_check CHECK ((key ~ '^[a-z0-9]([a-z0-9._-]{0,98}[a-z0-9])?$'::text)),
  constraint contract_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint contract_tenant_id_key_key UNIQUE (tenant_id, key)
);
alter table entente.contract add constraint contract_tenant_id_customer_party_id_fkey FOREIGN KEY (tenant_id, customer_party_id) REFERENCES entente.party(tenant_id, id);
alter table entente.contract add constraint contract_tenant_id_provider_party_id_fkey FOREIGN KEY (tenant_id, provider_party_id) REFERENCES entente.party(tenant_id, id);
alter table entente.contract enable row level security;
alter table entente.contract force row level security;
create policy tenant_rows on entente.contract for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant delete, insert, select, update on entente.contract to entente_app;
grant delete, insert, select, update on entente.contract to entente_worker;

create table entente.disclosure (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  party_id uuid not null,
  aspect text not null,
  target_kind text not null,
  target_id uuid not null,
  created_at timestamp with time zone not null default now(),
  constraint disclosure_pkey PRIMARY KEY (tenant_id, id),
  constraint disclosure_aspect_check CHECK ((aspect = ANY (ARRAY['terms'::text, 'levels'::text, 'money'::text]))),
  constraint disclosure_target_kind_check CHECK ((target_kind = ANY (ARRAY['agreement'::text, 'shared_metric'::text]))),
  constraint disclosure_tenant_id_party_id_aspect_target_kind_target_id_key UNIQUE (tenant_id, party_id, aspect, target_kind, target_id)
);
alter table entente.disclosure add constraint disclosure_tenant_id_party_id_fkey FOREIGN KEY (tenant_id, party_id) REFERENCES entente.party(tenant_id, id);
alter table entente.disclosure enable row level security;
alter table entente.disclosure force row level security;
create policy tenant_rows on entente.disclosure for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant delete, insert, select, update on entente.disclosure to entente_app;
grant delete, insert, select, update on entente.disclosure to entente_worker;

create table entente.exclusion (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  component_id uuid not null,
  source_id uuid,
  membership_id uuid,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  reason text not null,
  approved boolean not null,
  recorded_at timestamp with time zone not null,
  constraint exclusion_pkey PRIMARY KEY (tenant_id, id),
  constraint exclusion_check CHECK ((starts_at < ends_at)),
  constraint exclusion_check1 CHECK ((num_nonnulls(source_id, membership_id) = 1)),
  constraint exclusion_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500)))
);
alter table entente.exclusion add constraint exclusion_tenant_id_component_id_fkey FOREIGN KEY (tenant_id, component_id) REFERENCES entente.component(tenant_id, id);
alter table entente.exclusion add constraint exclusion_tenant_id_source_id_fkey FOREIGN KEY (tenant_id, source_id) REFERENCES entente.source(tenant_id, id);
CREATE INDEX exclusion_component ON entente.exclusion USING btree (tenant_id, component_id, starts_at);
alter table entente.exclusion enable row level security;
alter table entente.exclusion force row level security;
create policy tenant_rows on entente.exclusion for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant insert, select on entente.exclusion to entente_app;
grant insert, select on entente.exclusion to entente_worker;

create table entente.ingest_batch (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  source_id uuid not null,
  idempotency_key text not null,
  kind text not null,
  body_hash text not null,
  status smallint not null,
  answer text not null,
  accepted integer not null,
  recorded_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint ingest_batch_pkey PRIMARY KEY (tenant_id, id),
  constraint ingest_batch_accepted_check CHECK ((accepted >= 0)),
  constraint ingest_batch_body_hash_check CHECK ((body_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint ingest_batch_idempotency_key_check CHECK (((length(idempotency_key) >= 1) AND (length(idempotency_key) <= 200))),
  constraint ingest_batch_kind_check CHECK ((kind = ANY (ARRAY['samples'::text, 'status'::text, 'clock-events'::text, 'exclusions'::text]))),
  constraint ingest_batch_tenant_id_source_id_idempotency_key_key UNIQUE (tenant_id, source_id, idempotency_key)
);
alter table entente.ingest_batch add constraint ingest_batch_tenant_id_source_id_fkey FOREIGN KEY (tenant_id, source_id) REFERENCES entente.source(tenant_id, id);
CREATE INDEX ingest_batch_expiry ON entente.ingest_batch USING btree (tenant_id, expires_at);
alter table entente.ingest_batch enable row level security;
alter table entente.ingest_batch force row level security;
create policy tenant_rows on entente.ingest_batch for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant insert, select on entente.ingest_batch to entente_app;
grant delete, insert, select on entente.ingest_batch to entente_worker;

create table entente.invitation (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  email text not null,
  role text not null,
  party_id uuid,
  secret_hash text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  constraint invitation_pkey PRIMARY KEY (tenant_id, id),
  constraint invitation_email_check CHECK (((length(email) >= 3) AND (length(email) <= 320))),
  constraint invitation_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'manager'::text, 'analyst'::text, 'viewer'::text])))
);
alter table entente.invitation add constraint invitation_tenant_id_party_id_fkey FOREIGN KEY (tenant_id, party_id) REFERENCES entente.party(tenant_id, id);
CREATE INDEX invitation_created ON entente.invitation USING btree (tenant_id, created_at);
CREATE INDEX invitation_party ON entente.invitation USING btree (tenant_id, party_id);
alter table entente.invitation enable row level security;
alter table entente.invitation force row level security;
create policy tenant_rows on entente.invitation for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant delete, insert, select, update on entente.invitation to entente_app;
grant delete, insert, select, update on entente.invitation to entente_worker;

create table entente.level (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  agreement_id uuid not null,
  version_id uuid not null,
  key text not null,
  name text not null,
  place integer not null,
  metric_id uuid not null,
  calendar_version_id uuid not null,
  obligor_party_id uuid not null,
  expected text not null,
  minimum text,
  every text not null,
  anchor date not null,
  terms text not null,
  kind text not null default 'availability'::text,
  constraint level_pkey PRIMARY KEY (tenant_id, id),
  constraint level_every_check CHECK ((every = ANY (ARRAY['PT1H'::text, 'P1D'::text, 'P1W'::text, 'P1M'::text, 'P3M'::text, 'P6M'::text, 'P1Y'::text]))),
  constraint level_expected_check CHECK ((expected ~ '^-?[0-9]+([.][0-9]+)?$'::text)),
  constraint level_key_check CHECK ((key ~ '^[a-z0-9]([a-z0-9._-]{0,98}[a-z0-9])?$'::text)),
  constraint level_kind_check CHECK ((kind = ANY (ARRAY['availability'::text, 'ratio'::text, 'threshold'::text, 'percentile'::text, 'clock'::text, 'goal'::text, 'score'::text, 'money'::text]))),
  constraint level_minimum_check CHECK ((minimum ~ '^-?[0-9]+([.][0-9]+)?$'::text)),
  constraint level_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint level_tenant_id_agreement_id_id_key UNIQUE (tenant_id, agreement_id, id),
  constraint level_tenant_id_version_id_key_key UNIQUE (tenant_id, version_id, key)
);
alter table entente.level add constraint level_tenant_id_agreement_id_version_id_fkey FOREIGN KEY (tenant_id, agreement_id, version_id) REFERENCES entente.agreement_version(tenant_id, agreement_id, id);
alter table entente.level add constraint level_tenant_id_calendar_version_id_fkey FOREIGN KEY (tenant_id, calendar_version_id) REFERENCES entente.calendar_version(tenant_id, id);
alter table entente.level add constraint level_tenant_id_metric_id_fkey FOREIGN KEY (tenant_id, metric_id) REFERENCES entente.metric(tenant_id, id);
alter table entente.level add constraint level_tenant_id_obligor_party_id_fkey FOREIGN KEY (tenant_id, obligor_party_id) REFERENCES entente.party(tenant_id, id);
CREATE INDEX level_key ON entente.level USING btree (tenant_id, agreement_id, key);
CREATE INDEX level_metric ON entente.level USING btree (tenant_id, metric_id);
alter table entente.level enable row level security;
alter table entente.level force row level security;
create policy party_rows on entente.level for select to entente_portal
  using ((tenant_id = entente.app_tenant()) AND (agreement_id = ANY (entente.app_reach('terms'::text))));
create policy tenant_rows on entente.level for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant insert, select on entente.level to entente_app;
grant select on entente.level to entente_portal;
grant insert, select on entente.level to entente_worker;

create table entente.level_mark (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  level_id uuid,
  shared_metric_id uuid,
  period_start timestamp with time zone not null,
  period_end timestamp with time zone not null,
  position bigint not null,
  marked_at timestamp with time zone not null,
  failures integer not null default 0,
  due_at timestamp with time zone not null,
  constraint level_mark_pkey PRIMARY KEY (tenant_id, id),
  constraint level_mark_check CHECK ((num_nonnulls(level_id, shared_metric_id) = 1)),
  constraint level_mark_check1 CHECK ((period_start < period_end)),
  constraint level_mark_position_check CHECK (("position" >= 0)),
  constraint level_mark_tenant_id_level_id_period_start_key UNIQUE (tenant_id, level_id, period_start),
  constraint level_mark_tenant_id_shared_metric_id_period_start_key UNIQUE (tenant_id, shared_metric_id, period_start)
);
alter table entente.level_mark add constraint level_mark_tenant_id_level_id_fkey FOREIGN KEY (tenant_id, level_id) REFERENCES entente.level(tenant_id, id);
alter table entente.level_mark add constraint level_mark_tenant_id_shared_metric_id_fkey FOREIGN KEY (tenant_id, shared_metric_id) REFERENCES entente.shared_metric(tenant_id, id);
CREATE INDEX level_mark_due ON entente.level_mark USING btree (tenant_id, due_at);
alter table entente.level_mark enable row level security;
alter table entente.level_mark force row level security;
create policy tenant_rows on entente.level_mark for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant select on entente.level_mark to entente_app;
grant delete, insert, select, update on entente.level_mark to entente_worker;

create table entente.level_result (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  agreement_id uuid not null,
  level_id uuid not null,
  period_start timestamp with time zone not null,
  period_end timestamp with time zone not null,
  label text not null,
  measured_start timestamp with time zone not null,
  measured_end timestamp with time zone not null,
  running boolean not null,
  state text not null,
  state_rank smallint not null,
  good bigint,
  bad bigint,
  shown text,
  best_good bigint,
  best_bad bigint,
  best_shown text,
  judged_good bigint,
  judged_bad bigint,
  judged_shown text,
  time_good bigint,
  time_bad bigint,
  time_excluded bigint,
  time_unknown bigint,
  time_out_of_hours bigint,
  time_not_yet_known bigint,
  coverage_known text,
  coverage_whole text,
  budget_allowed_numerator text,
  budget_allowed_denominator text,
  budget_left_numerator text,
  budget_left_denominator text,
  stale_since timestamp with time zone,
  cells text not null,
  account text not null,
  stretches_hash text not null,
  log_position bigint not null,
  computed_at timestamp with time zone not null,
  value text,
  clocks text not null default '[]'::text,
  constraint level_result_pkey PRIMARY KEY (tenant_id, id),
  constraint level_result_budget_allowed_denominator_check CHECK ((budget_allowed_denominator ~ '^[0-9]+$'::text)),
  constraint level_result_budget_allowed_numerator_check CHECK ((budget_allowed_numerator ~ '^-?[0-9]+$'::text)),
  constraint level_result_budget_left_denominator_check CHECK ((budget_left_denominator ~ '^[0-9]+$'::text)),
  constraint level_result_budget_left_numerator_check CHECK ((budget_left_numerator ~ '^-?[0-9]+$'::text)),
  constraint level_result_coverage_known_check CHECK ((coverage_known ~ '^[0-9]+$'::text)),
  constraint level_result_coverage_whole_check CHECK ((coverage_whole ~ '^[0-9]+$'::text)),
  constraint level_result_log_position_check CHECK ((log_position >= 0)),
  constraint level_result_state_check CHECK ((state = ANY (ARRAY['on-course'::text, 'met'::text, 'at-risk'::text, 'below-expected'::text, 'failed'::text, 'indeterminate'::text, 'not-applicable'::text, 'waived'::text]))),
  constraint level_result_tenant_id_agreement_id_id_key UNIQUE (tenant_id, agreement_id, id),
  constraint level_result_tenant_id_level_id_period_start_key UNIQUE (tenant_id, level_id, period_start),
  constraint level_result_value_check CHECK (((value IS NOT NULL) OR (num_nulls(good, bad, time_good, time_bad, time_excluded, time_unknown, time_out_of_hours, time_not_yet_known, coverage_known, coverage_whole, budget_allowed_numerator, budget_allowed_denominator, budget_left_numerator, budget_left_denominator) = 0)))
);
alter table entente.level_result add constraint level_result_tenant_id_agreement_id_fkey FOREIGN KEY (tenant_id, agreement_id) REFERENCES entente.agreement(tenant_id, id);
alter table entente.level_result add constraint level_result_tenant_id_agreement_id_level_id_fkey FOREIGN KEY (tenant_id, agreement_id, level_id) REFERENCES entente.level(tenant_id, agreement_id, id);
CREATE INDEX level_result_agreement ON entente.level_result USING btree (tenant_id, agreement_id, period_start);
CREATE INDEX level_result_measured ON entente.level_result USING btree (tenant_id, measured_end);
CREATE INDEX level_result_running ON entente.level_result USING btree (tenant_id, running, computed_at);
alter table entente.level_result enable row level security;
alter table entente.level_result force row level security;
create policy party_rows on entente.level_result for select to entente_portal
  using ((tenant_id = entente.app_tenant()) AND (agreement_id = ANY (entente.app_reach('levels'::text))));
create policy tenant_rows on entente.level_result for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant insert, select, update on entente.level_result to entente_app;
grant select on entente.level_result to entente_portal;
grant delete, insert, select, update on entente.level_result to entente_worker;

create table entente.log_position (
  tenant_id uuid not null default entente.app_tenant(),
  position bigint not null,
  kind text not null,
  id uuid not null,
  numbered_at timestamp with time zone not null default now(),
  constraint log_position_pkey PRIMARY KEY (tenant_id, "position"),
  constraint log_position_position_check CHECK (("position" > 0))
);
CREATE INDEX log_position_subject ON entente.log_position USING btree (tenant_id, id);
alter table entente.log_position enable row level security;
alter table entente.log_position force row level security;
create policy tenant_rows on entente.log_position for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant select on entente.log_position to entente_app;
grant insert, select on entente.log_position to entente_worker;

create table entente.loose_metric (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  key text not null,
  name text not null,
  measures text not null,
  unit text not null default ''::text,
  terms text not null,
  sources text not null,
  constraint loose_metric_pkey PRIMARY KEY (tenant_id, id),
  constraint loose_metric_key_check CHECK ((key ~ '^[a-z0-9]([a-z0-9._-]{0,98}[a-z0-9])?$'::text)),
  constraint loose_metric_measures_check CHECK ((measures = ANY (ARRAY['status'::text, 'samples'::text, 'clocks'::text]))),
  constraint loose_metric_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint loose_metric_tenant_id_key_key UNIQUE (tenant_id, key),
  constraint loose_metric_unit_check CHECK ((length(unit) <= 40))
);
alter table entente.loose_metric enable row level security;
alter table entente.loose_metric force row level security;
create policy tenant_rows on entente.loose_metric for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant insert, select on entente.loose_metric to entente_app;
grant insert, select on entente.loose_metric to entente_worker;

create table entente.membership (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  user_id text not null,
  name text not null,
  email text not null,
  role text not null,
  party_id uuid,
  epoch integer not null default 1,
  state text not null default 'active'::text,
  created_at timestamp with time zone not null,
  constraint membership_pkey PRIMARY KEY (tenant_id, id),
  constraint membership_email_check CHECK (((length(email) >= 3) AND (length(email) <= 320))),
  constraint membership_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint membership_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'manager'::text, 'analyst'::text, 'viewer'::text]))),
  constraint membership_state_check CHECK ((state = ANY (ARRAY['active'::text, 'removed'::text]))),
  constraint membership_tenant_id_user_id_key UNIQUE (tenant_id, user_id)
);
alter table entente.membership add constraint membership_tenant_id_party_id_fkey FOREIGN KEY (tenant_id, party_id) REFERENCES entente.party(tenant_id, id);
CREATE INDEX membership_party ON entente.membership USING btree (tenant_id, party_id);
alter table entente.membership enable row level security;
alter table entente.membership force row level security;
create policy tenant_rows on entente.membership for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant delete, insert, select, update on entente.membership to entente_app;
grant delete, insert, select, update on entente.membership to entente_worker;

create table entente.metric (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  component_id uuid not null,
  key text not null,
  name text not null,
  measures text not null,
  unit text not null default ''::text,
  terms text not null,
  constraint metric_pkey PRIMARY KEY (tenant_id, id),
  constraint metric_key_check CHECK ((key ~ '^[a-z0-9]([a-z0-9._-]{0,98}[a-z0-9])?$'::text)),
  constraint metric_measures_check CHECK ((measures = ANY (ARRAY['status'::text, 'samples'::text, 'clocks'::text]))),
  constraint metric_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint metric_tenant_id_component_id_key_key UNIQUE (tenant_id, component_id, key),
  constraint metric_unit_check CHECK ((length(unit) <= 40))
);
alter table entente.metric add constraint metric_tenant_id_component_id_fkey FOREIGN KEY (tenant_id, component_id) REFERENCES entente.component(tenant_id, id);
alter table entente.metric enable row level security;
alter table entente.metric force row level security;
create policy party_rows on entente.metric for select to entente_portal
  using ((tenant_id = entente.app_tenant()) AND (id = ANY (entente.app_reach('metric_terms'::text))));
create policy tenant_rows on entente.metric for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant insert, select on entente.metric to entente_app;
grant select on entente.metric to entente_portal;
grant insert, select on entente.metric to entente_worker;

create table entente.metric_source (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  metric_id uuid not null,
  source_id uuid not null,
  constraint metric_source_pkey PRIMARY KEY (tenant_id, id),
  constraint metric_source_tenant_id_metric_id_source_id_key UNIQUE (tenant_id, metric_id, source_id)
);
alter table entente.metric_source add constraint metric_source_tenant_id_metric_id_fkey FOREIGN KEY (tenant_id, metric_id) REFERENCES entente.metric(tenant_id, id);
alter table entente.metric_source add constraint metric_source_tenant_id_source_id_fkey FOREIGN KEY (tenant_id, source_id) REFERENCES entente.source(tenant_id, id);
CREATE INDEX metric_source_source ON entente.metric_source USING btree (tenant_id, source_id);
alter table entente.metric_source enable row level security;
alter table entente.metric_source force row level security;
create policy party_rows on entente.metric_source for select to entente_portal
  using ((tenant_id = entente.app_tenant()) AND (metric_id = ANY (entente.app_reach('metric_terms'::text))));
create policy tenant_rows on entente.metric_source for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant insert, select on entente.metric_source to entente_app;
grant select on entente.metric_source to entente_portal;
grant insert, select on entente.metric_source to entente_worker;

create table entente.outbox_pending (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  kind text not null,
  subject_id uuid not null,
  constraint outbox_pending_pkey PRIMARY KEY (tenant_id, id),
  constraint outbox_pending_kind_check CHECK ((kind ~ '^[a-z]+(-[a-z]+)*$'::text))
);
alter table entente.outbox_pending enable row level security;
alter table entente.outbox_pending force row level security;
create policy tenant_rows on entente.outbox_pending for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant insert, select on entente.outbox_pending to entente_app;
grant delete, insert, select, update on entente.outbox_pending to entente_worker;

create table entente.party (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  kind text not null,
  name text not null,
  letters text not null,
  position integer not null default 0,
  created_at timestamp with time zone not null default now(),
  constraint party_pkey PRIMARY KEY (tenant_id, id),
  constraint party_kind_check CHECK ((kind = ANY (ARRAY['customer'::text, 'provider'::text, 'internal-unit'::text, 'integrator'::text, 'unattributed'::text]))),
  constraint party_letters_check CHECK (((length(letters) >= 1) AND (length(letters) <= 3))),
  constraint party_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint party_tenant_id_name_key UNIQUE (tenant_id, name)
);
alter table entente.party enable row level security;
alter table entente.party force row level security;
create policy party_rows on entente.party for select to entente_portal
  using ((tenant_id = entente.app_tenant()) AND (id = ANY (entente.app_reach('party_terms'::text))));
create policy tenant_rows on entente.party for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant delete, insert, select, update on entente.party to entente_app;
grant select on entente.party to entente_portal;
grant delete, insert, select, update on entente.party to entente_worker;

create table entente.party_reach (
  tenant_id uuid not null default entente.app_tenant(),
  party_id uuid not null,
  aspect text not null,
  target_kind text not null,
  target_id uuid not null,
  constraint party_reach_pkey PRIMARY KEY (tenant_id, party_id, aspect, target_kind, target_id),
  constraint party_reach_aspect_check CHECK ((aspect = ANY (ARRAY['terms'::text, 'levels'::text, 'money'::text]))),
  constraint party_reach_target_kind_check CHECK ((target_kind = ANY (ARRAY['agreement'::text, 'shared_metric'::text, 'party'::text, 'service'::text, 'component'::text, 'metric'::text, 'calendar'::text, 'source'::text])))
);
alter table entente.party_reach add constraint party_reach_tenant_id_party_id_fkey FOREIGN KEY (tenant_id, party_id) REFERENCES entente.party(tenant_id, id) ON DELETE CASCADE;
alter table entente.party_reach enable row level security;
alter table entente.party_reach force row level security;
create policy party_rows on entente.party_reach for select to entente_portal
  using ((tenant_id = entente.app_tenant()) AND (party_id = entente.app_party()));
create policy tenant_rows on entente.party_reach for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant delete, insert, select, update on entente.party_reach to entente_app;
grant select on entente.party_reach to entente_portal;
grant delete, insert, select, update on entente.party_reach to entente_worker;

create table entente.period_state (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  agreement_id uuid not null,
  period_start timestamp with time zone not null,
  period_end timestamp with time zone not null,
  version integer not null,
  closed_at timestamp with time zone not null,
  log_position bigint not null,
  late_position bigint,
  constraint period_state_pkey PRIMARY KEY (tenant_id, id),
  constraint period_state_late_position_check CHECK ((late_position > 0)),
  constraint period_state_log_position_check CHECK ((log_position >= 0)),
  constraint period_state_tenant_id_agreement_id_period_start_period_end_key UNIQUE (tenant_id, agreement_id, period_start, period_end),
  constraint period_state_version_check CHECK ((version > 0))
);
alter table entente.period_state add constraint period_state_tenant_id_agreement_id_fkey FOREIGN KEY (tenant_id, agreement_id) REFERENCES entente.agreement(tenant_id, id);
alter table entente.period_state enable row level security;
alter table entente.period_state force row level security;
create policy party_rows on entente.period_state for select to entente_portal
  using ((tenant_id = entente.app_tenant()) AND (agreement_id = ANY (entente.app_reach('levels'::text))));
create policy tenant_rows on entente.period_state for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant insert, select, update on entente.period_state to entente_app;
grant select on entente.period_state to entente_portal;
grant delete, insert, select, update on entente.period_state to entente_worker;

create table entente.rollup_day (
  tenant_id uuid not null default entente.app_tenant(),
  series_id uuid not null,
  bucket timestamp with time zone not null,
  position bigint not null,
  last_at timestamp with time zone,
  good bigint not null,
  total bigint not null,
  value_sum double precision not null,
  value_min double precision,
  value_max double precision,
  samples integer not null,
  good_time integer not null,
  bad_time integer not null,
  last_is_bad boolean,
  constraint rollup_day_pkey PRIMARY KEY (tenant_id, series_id, bucket)
);
alter table entente.rollup_day enable row level security;
alter table entente.rollup_day force row level security;
create policy tenant_rows on entente.rollup_day for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant select on entente.rollup_day to entente_app;
grant delete, insert, select, update on entente.rollup_day to entente_worker;

create table entente.rollup_hour (
  tenant_id uuid not null default entente.app_tenant(),
  series_id uuid not null,
  bucket timestamp with time zone not null,
  position bigint not null,
  last_at timestamp with time zone,
  good bigint not null,
  total bigint not null,
  value_sum double precision not null,
  value_min double precision,
  value_max double precision,
  samples integer not null,
  good_time integer not null,
  bad_time integer not null,
  last_is_bad boolean,
  constraint rollup_hour_pkey PRIMARY KEY (tenant_id, series_id, bucket)
);
alter table entente.rollup_hour enable row level security;
alter table entente.rollup_hour force row level security;
create policy tenant_rows on entente.rollup_hour for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant select on entente.rollup_hour to entente_app;
grant delete, insert, select, update on entente.rollup_hour to entente_worker;

create table entente.sample_batch (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  source_id uuid not null,
  recorded_at timestamp with time zone not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  count integer not null,
  content_hash text not null,
  series uuid[] not null,
  firsts bigint[] not null,
  lasts bigint[] not null,
  columns bytea,
  ends integer[] not null,
  constraint sample_batch_pkey PRIMARY KEY (tenant_id, id),
  constraint sample_batch_content_hash_check CHECK ((content_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint sample_batch_count_check CHECK ((count > 0))
);
alter table entente.sample_batch alter column series set storage external;
alter table entente.sample_batch alter column firsts set storage external;
alter table entente.sample_batch alter column lasts set storage external;
alter table entente.sample_batch alter column columns set storage external;
alter table entente.sample_batch alter column ends set storage external;
alter table entente.sample_batch add constraint sample_batch_tenant_id_source_id_fkey FOREIGN KEY (tenant_id, source_id) REFERENCES entente.source(tenant_id, id);
CREATE INDEX sample_batch_open ON entente.sample_batch USING btree (tenant_id, id) WHERE (columns IS NOT NULL);
CREATE INDEX sample_batch_source ON entente.sample_batch USING btree (tenant_id, source_id);
alter table entente.sample_batch enable row level security;
alter table entente.sample_batch force row level security;
create policy tenant_rows on entente.sample_batch for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant insert, select on entente.sample_batch to entente_app;
grant insert, select, update on entente.sample_batch to entente_worker;

create table entente.sample_chunk (
  tenant_id uuid not null default entente.app_tenant(),
  series_id uuid not null,
  bucket timestamp with time zone not null,
  part bigint not null,
  first_position bigint not null,
  recorded_at timestamp with time zone not null,
  hours smallint not null,
  samples bytea not null,
  constraint sample_chunk_pkey PRIMARY KEY (tenant_id, series_id, bucket, part),
  constraint sample_chunk_hours_check CHECK ((hours = ANY (ARRAY[1, 24])))
) partition by RANGE (bucket);
alter table entente.sample_chunk alter column samples set storage external;
CREATE INDEX sample_chunk_hourly ON ONLY entente.sample_chunk USING btree (tenant_id, bucket, series_id) WHERE (hours = 1);
alter table entente.sample_chunk enable row level security;
alter table entente.sample_chunk force row level security;
create policy tenant_rows on entente.sample_chunk for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant select on entente.sample_chunk to entente_app;
grant delete, insert, select on entente.sample_chunk to entente_worker;
create table entente.sample_chunk_2010 partition of entente.sample_chunk FOR VALUES FROM ('2010-01-01 00:00:00+00') TO ('2011-01-01 00:00:00+00');
create table entente.sample_chunk_2011 partition of entente.sample_chunk FOR VALUES FROM ('2011-01-01 00:00:00+00') TO ('2012-01-01 00:00:00+00');
create table entente.sample_chunk_2012 partition of entente.sample_chunk FOR VALUES FROM ('2012-01-01 00:00:00+00') TO ('2013-01-01 00:00:00+00');
create table entente.sample_chunk_2013 partition of entente.sample_chunk FOR VALUES FROM ('2013-01-01 00:00:00+00') TO ('2014-01-01 00:00:00+00');
create table entente.sample_chunk_2014 partition of entente.sample_chunk FOR VALUES FROM ('2014-01-01 00:00:00+00') TO ('2015-01-01 00:00:00+00');
create table entente.sample_chunk_2015 partition of entente.sample_chunk FOR VALUES FROM ('2015-01-01 00:00:00+00') TO ('2016-01-01 00:00:00+00');
create table entente.sample_chunk_2016 partition of entente.sample_chunk FOR VALUES FROM ('2016-01-01 00:00:00+00') TO ('2017-01-01 00:00:00+00');
create table entente.sample_chunk_2017 partition of entente.sample_chunk FOR VALUES FROM ('2017-01-01 00:00:00+00') TO ('2018-01-01 00:00:00+00');
create table entente.sample_chunk_2018 partition of entente.sample_chunk FOR VALUES FROM ('2018-01-01 00:00:00+00') TO ('2019-01-01 00:00:00+00');
create table entente.sample_chunk_2019 partition of entente.sample_chunk FOR VALUES FROM ('2019-01-01 00:00:00+00') TO ('2020-01-01 00:00:00+00');
create table entente.sample_chunk_2020 partition of entente.sample_chunk FOR VALUES FROM ('2020-01-01 00:00:00+00') TO ('2021-01-01 00:00:00+00');
create table entente.sample_chunk_2021 partition of entente.sample_chunk FOR VALUES FROM ('2021-01-01 00:00:00+00') TO ('2022-01-01 00:00:00+00');
create table entente.sample_chunk_2022 partition of entente.sample_chunk FOR VALUES FROM ('2022-01-01 00:00:00+00') TO ('2023-01-01 00:00:00+00');
create table entente.sample_chunk_2023 partition of entente.sample_chunk FOR VALUES FROM ('2023-01-01 00:00:00+00') TO ('2024-01-01 00:00:00+00');
create table entente.sample_chunk_2024 partition of entente.sample_chunk FOR VALUES FROM ('2024-01-01 00:00:00+00') TO ('2025-01-01 00:00:00+00');
create table entente.sample_chunk_2025 partition of entente.sample_chunk FOR VALUES FROM ('2025-01-01 00:00:00+00') TO ('2026-01-01 00:00:00+00');
create table entente.sample_chunk_2026 partition of entente.sample_chunk FOR VALUES FROM ('2026-01-01 00:00:00+00') TO ('2027-01-01 00:00:00+00');
create table entente.sample_chunk_2027 partition of entente.sample_chunk FOR VALUES FROM ('2027-01-01 00:00:00+00') TO ('2028-01-01 00:00:00+00');
create table entente.sample_chunk_2028 partition of entente.sample_chunk FOR VALUES FROM ('2028-01-01 00:00:00+00') TO ('2029-01-01 00:00:00+00');
create table entente.sample_chunk_2029 partition of entente.sample_chunk FOR VALUES FROM ('2029-01-01 00:00:00+00') TO ('2030-01-01 00:00:00+00');
create table entente.sample_chunk_2030 partition of entente.sample_chunk FOR VALUES FROM ('2030-01-01 00:00:00+00') TO ('2031-01-01 00:00:00+00');
create table entente.sample_chunk_2031 partition of entente.sample_chunk FOR VALUES FROM ('2031-01-01 00:00:00+00') TO ('2032-01-01 00:00:00+00');
create table entente.sample_chunk_2032 partition of entente.sample_chunk FOR VALUES FROM ('2032-01-01 00:00:00+00') TO ('2033-01-01 00:00:00+00');
create table entente.sample_chunk_2033 partition of entente.sample_chunk FOR VALUES FROM ('2033-01-01 00:00:00+00') TO ('2034-01-01 00:00:00+00');
create table entente.sample_chunk_2034 partition of entente.sample_chunk FOR VALUES FROM ('2034-01-01 00:00:00+00') TO ('2035-01-01 00:00:00+00');
create table entente.sample_chunk_2035 partition of entente.sample_chunk FOR VALUES FROM ('2035-01-01 00:00:00+00') TO ('2036-01-01 00:00:00+00');
create table entente.sample_chunk_2036 partition of entente.sample_chunk FOR VALUES FROM ('2036-01-01 00:00:00+00') TO ('2037-01-01 00:00:00+00');
create table entente.sample_chunk_2037 partition of entente.sample_chunk FOR VALUES FROM ('2037-01-01 00:00:00+00') TO ('2038-01-01 00:00:00+00');
create table entente.sample_chunk_2038 partition of entente.sample_chunk FOR VALUES FROM ('2038-01-01 00:00:00+00') TO ('2039-01-01 00:00:00+00');
create table entente.sample_chunk_2039 partition of entente.sample_chunk FOR VALUES FROM ('2039-01-01 00:00:00+00') TO ('2040-01-01 00:00:00+00');
create table entente.sample_chunk_2040 partition of entente.sample_chunk FOR VALUES FROM ('2040-01-01 00:00:00+00') TO ('2041-01-01 00:00:00+00');
create table entente.sample_chunk_other partition of entente.sample_chunk DEFAULT;

create table entente.series (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  metric_id uuid not null,
  source_id uuid not null,
  rule text not null,
  constraint series_pkey PRIMARY KEY (tenant_id, id),
  constraint series_tenant_id_metric_id_source_id_key UNIQUE (tenant_id, metric_id, source_id)
);
alter table entente.series add constraint series_tenant_id_metric_id_fkey FOREIGN KEY (tenant_id, metric_id) REFERENCES entente.metric(tenant_id, id);
alter table entente.series add constraint series_tenant_id_source_id_fkey FOREIGN KEY (tenant_id, source_id) REFERENCES entente.source(tenant_id, id);
CREATE INDEX series_source ON entente.series USING btree (tenant_id, source_id);
alter table entente.series enable row level security;
alter table entente.series force row level security;
create policy tenant_rows on entente.series for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant insert, select on entente.series to entente_app;
grant insert, select on entente.series to entente_worker;

create table entente.service (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  name text not null,
  constraint service_pkey PRIMARY KEY (tenant_id, id),
  constraint service_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint service_tenant_id_name_key UNIQUE (tenant_id, name)
);
alter table entente.service enable row level security;
alter table entente.service force row level security;
create policy party_rows on entente.service for select to entente_portal
  using ((tenant_id = entente.app_tenant()) AND (id = ANY (entente.app_reach('service_terms'::text))));
create policy tenant_rows on entente.service for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant delete, insert, select, update on entente.service to entente_app;
grant select on entente.service to entente_portal;
grant delete, insert, select, update on entente.service to entente_worker;

create table entente.service_provider (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  service_id uuid not null,
  party_id uuid not null,
  constraint service_provider_pkey PRIMARY KEY (tenant_id, id),
  constraint service_provider_tenant_id_service_id_key UNIQUE (tenant_id, service_id)
);
alter table entente.service_provider add constraint service_provider_tenant_id_party_id_fkey FOREIGN KEY (tenant_id, party_id) REFERENCES entente.party(tenant_id, id);
alter table entente.service_provider add constraint service_provider_tenant_id_service_id_fkey FOREIGN KEY (tenant_id, service_id) REFERENCES entente.service(tenant_id, id);
CREATE INDEX service_provider_party ON entente.service_provider USING btree (tenant_id, party_id);
alter table entente.service_provider enable row level security;
alter table entente.service_provider force row level security;
create policy tenant_rows on entente.service_provider for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant insert, select on entente.service_provider to entente_app;
grant insert, select on entente.service_provider to entente_worker;

create table entente.share (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  shared_metric_id uuid not null,
  result_id uuid not null,
  party_id uuid,
  place integer not null,
  numerator text not null,
  denominator text not null,
  constraint share_pkey PRIMARY KEY (tenant_id, id),
  constraint share_denominator_check CHECK ((denominator ~ '^[0-9]+$'::text)),
  constraint share_numerator_check CHECK ((numerator ~ '^[0-9]+$'::text))
);
alter table entente.share add constraint share_tenant_id_party_id_fkey FOREIGN KEY (tenant_id, party_id) REFERENCES entente.party(tenant_id, id);
alter table entente.share add constraint share_tenant_id_shared_metric_id_result_id_fkey FOREIGN KEY (tenant_id, shared_metric_id, result_id) REFERENCES entente.shared_result(tenant_id, shared_metric_id, id) ON DELETE CASCADE;
CREATE INDEX share_metric ON entente.share USING btree (tenant_id, shared_metric_id, result_id);
alter table entente.share enable row level security;
alter table entente.share force row level security;
create policy party_rows on entente.share for select to entente_portal
  using ((tenant_id = entente.app_tenant()) AND (shared_metric_id = ANY (entente.app_reach('shared_metric_levels'::text))));
create policy tenant_rows on entente.share for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant select on entente.share to entente_app;
grant select on entente.share to entente_portal;
grant delete, insert, select, update on entente.share to entente_worker;

create table entente.shared_component (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  shared_metric_id uuid not null,
  party_id uuid not null,
  metric_id uuid not null,
  name text not null,
  place integer not null,
  constraint shared_component_pkey PRIMARY KEY (tenant_id, id),
  constraint shared_component_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint shared_component_tenant_id_shared_metric_id_metric_id_key UNIQUE (tenant_id, shared_metric_id, metric_id)
);
alter table entente.shared_component add constraint shared_component_tenant_id_metric_id_fkey FOREIGN KEY (tenant_id, metric_id) REFERENCES entente.metric(tenant_id, id);
alter table entente.shared_component add constraint shared_component_tenant_id_party_id_fkey FOREIGN KEY (tenant_id, party_id) REFERENCES entente.party(tenant_id, id);
alter table entente.shared_component add constraint shared_component_tenant_id_shared_metric_id_fkey FOREIGN KEY (tenant_id, shared_metric_id) REFERENCES entente.shared_metric(tenant_id, id);
CREATE INDEX shared_component_metric ON entente.shared_component USING btree (tenant_id, metric_id);
alter table entente.shared_component enable row level security;
alter table entente.shared_component force row level security;
create policy party_rows on entente.shared_component for select to entente_portal
  using ((tenant_id = entente.app_tenant()) AND (shared_metric_id = ANY (entente.app_reach('shared_metric_terms'::text))));
create policy tenant_rows on entente.shared_component for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant delete, insert, select, update on entente.shared_component to entente_app;
grant select on entente.shared_component to entente_portal;
grant delete, insert, select, update on entente.shared_component to entente_worker;

create table entente.shared_metric (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  key text not null,
  name text not null,
  end_to_end_metric_id uuid,
  structure text not null,
  rule text not null,
  calendar_version_id uuid not null,
  zone text not null,
  every text not null,
  anchor date not null,
  expected text not null,
  minimum text,
  terms text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone,
  constraint shared_metric_pkey PRIMARY KEY (tenant_id, id),
  constraint shared_metric_check CHECK (((ends_at IS NULL) OR (starts_at < ends_at))),
  constraint shared_metric_every_check CHECK ((every = ANY (ARRAY['PT1H'::text, 'P1D'::text, 'P1W'::text, 'P1M'::text, 'P3M'::text, 'P6M'::text, 'P1Y'::text]))),
  constraint shared_metric_expected_check CHECK ((expected ~ '^[0-9]+([.][0-9]+)?$'::text)),
  constraint shared_metric_key_check CHECK ((key ~ '^[a-z0-9]([a-z0-9._-]{0,98}[a-z0-9])?$'::text)),
  constraint shared_metric_minimum_check CHECK ((minimum ~ '^[0-9]+([.][0-9]+)?$'::text)),
  constraint shared_metric_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint shared_metric_rule_check CHECK ((rule = ANY (ARRAY['shapley'::text, 'equal-among-down'::text, 'but-for'::text, 'first-failed'::text, 'root-cause'::text, 'weighted'::text, 'time-in-hand'::text, 'all-pay'::text]))),
  constraint shared_metric_tenant_id_key_key UNIQUE (tenant_id, key)
);
alter table entente.shared_metric add constraint shared_metric_tenant_id_calendar_version_id_fkey FOREIGN KEY (tenant_id, calendar_version_id) REFERENCES entente.calendar_version(tenant_id, id);
alter table entente.shared_metric add constraint shared_metric_tenant_id_end_to_end_metric_id_fkey FOREIGN KEY (tenant_id, end_to_end_metric_id) REFERENCES entente.metric(tenant_id, id);
CREATE INDEX shared_metric_end_to_end ON entente.shared_metric USING btree (tenant_id, end_to_end_metric_id);
alter table entente.shared_metric enable row level security;
alter table entente.shared_metric force row level security;
create policy party_rows on entente.shared_metric for select to entente_portal
  using ((tenant_id = entente.app_tenant()) AND (id = ANY (entente.app_reach('shared_metric_terms'::text))));
create policy tenant_rows on entente.shared_metric for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant delete, insert, select, update on entente.shared_metric to entente_app;
grant select on entente.shared_metric to entente_portal;
grant delete, insert, select, update on entente.shared_metric to entente_worker;

create table entente.shared_result (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  shared_metric_id uuid not null,
  period_start timestamp with time zone not null,
  period_end timestamp with time zone not null,
  label text not null,
  measured_start timestamp with time zone not null,
  measured_end timestamp with time zone not null,
  running boolean not null,
  derived boolean not null,
  state text not null,
  state_rank smallint not null,
  good bigint not null,
  bad bigint not null,
  shown text,
  best_good bigint,
  best_bad bigint,
  best_shown text,
  time_good bigint not null,
  time_bad bigint not null,
  time_excluded bigint not null,
  time_unknown bigint not null,
  time_out_of_hours bigint not null,
  time_not_yet_known bigint not null,
  coverage_known text not null,
  coverage_whole text not null,
  budget_allowed_numerator text not null,
  budget_allowed_denominator text not null,
  budget_left_numerator text not null,
  budget_left_denominator text not null,
  stale_since timestamp with time zone,
  cells text not null,
  account text not null,
  segments_hash text not null,
  log_position bigint not null,
  computed_at timestamp with time zone not null,
  rules text not null default '[]'::text,
  constraint shared_result_pkey PRIMARY KEY (tenant_id, id),
  constraint shared_result_budget_allowed_denominator_check CHECK ((budget_allowed_denominator ~ '^[0-9]+$'::text)),
  constraint shared_result_budget_allowed_numerator_check CHECK ((budget_allowed_numerator ~ '^-?[0-9]+$'::text)),
  constraint shared_result_budget_left_denominator_check CHECK ((budget_left_denominator ~ '^[0-9]+$'::text)),
  constraint shared_result_budget_left_numerator_check CHECK ((budget_left_numerator ~ '^-?[0-9]+$'::text)),
  constraint shared_result_coverage_known_check CHECK ((coverage_known ~ '^[0-9]+$'::text)),
  constraint shared_result_coverage_whole_check CHECK ((coverage_whole ~ '^[0-9]+$'::text)),
  constraint shared_result_log_position_check CHECK ((log_position >= 0)),
  constraint shared_result_state_check CHECK ((state = ANY (ARRAY['on-course'::text, 'met'::text, 'at-risk'::text, 'below-expected'::text, 'failed'::text, 'indeterminate'::text, 'not-applicable'::text, 'waived'::text]))),
  constraint shared_result_tenant_id_shared_metric_id_id_key UNIQUE (tenant_id, shared_metric_id, id),
  constraint shared_result_tenant_id_shared_metric_id_period_start_key UNIQUE (tenant_id, shared_metric_id, period_start)
);
alter table entente.shared_result add constraint shared_result_tenant_id_shared_metric_id_fkey FOREIGN KEY (tenant_id, shared_metric_id) REFERENCES entente.shared_metric(tenant_id, id);
CREATE INDEX shared_result_running ON entente.shared_result USING btree (tenant_id, running, computed_at);
alter table entente.shared_result enable row level security;
alter table entente.shared_result force row level security;
create policy party_rows on entente.shared_result for select to entente_portal
  using ((tenant_id = entente.app_tenant()) AND (shared_metric_id = ANY (entente.app_reach('shared_metric_levels'::text))));
create policy tenant_rows on entente.shared_result for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant select on entente.shared_result to entente_app;
grant select on entente.shared_result to entente_portal;
grant delete, insert, select, update on entente.shared_result to entente_worker;

create table entente.shared_segment (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  shared_metric_id uuid not null,
  result_id uuid not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  reading text not null,
  down text not null,
  split text not null,
  constraint shared_segment_pkey PRIMARY KEY (tenant_id, id),
  constraint shared_segment_check CHECK ((starts_at < ends_at)),
  constraint shared_segment_reading_check CHECK ((reading = ANY (ARRAY['shared'::text, 'unattributed'::text, 'contradiction'::text, 'no-business-impact'::text, 'end-to-end-unknown'::text])))
);
alter table entente.shared_segment add constraint shared_segment_tenant_id_shared_metric_id_result_id_fkey FOREIGN KEY (tenant_id, shared_metric_id, result_id) REFERENCES entente.shared_result(tenant_id, shared_metric_id, id) ON DELETE CASCADE;
CREATE INDEX shared_segment_metric ON entente.shared_segment USING btree (tenant_id, shared_metric_id, result_id);
CREATE INDEX shared_segment_result ON entente.shared_segment USING btree (tenant_id, result_id, starts_at);
alter table entente.shared_segment enable row level security;
alter table entente.shared_segment force row level security;
create policy party_rows on entente.shared_segment for select to entente_portal
  using ((tenant_id = entente.app_tenant()) AND (shared_metric_id = ANY (entente.app_reach('shared_metric_levels'::text))));
create policy tenant_rows on entente.shared_segment for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant select on entente.shared_segment to entente_app;
grant select on entente.shared_segment to entente_portal;
grant delete, insert, select, update on entente.shared_segment to entente_worker;

create table entente.shared_sum (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  key text not null,
  name text not null,
  calendar_version_id uuid not null,
  terms text not null,
  constraint shared_sum_pkey PRIMARY KEY (tenant_id, id),
  constraint shared_sum_key_check CHECK ((key ~ '^[a-z0-9]([a-z0-9._-]{0,98}[a-z0-9])?$'::text)),
  constraint shared_sum_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint shared_sum_tenant_id_key_key UNIQUE (tenant_id, key)
);
alter table entente.shared_sum add constraint shared_sum_tenant_id_calendar_version_id_fkey FOREIGN KEY (tenant_id, calendar_version_id) REFERENCES entente.calendar_version(tenant_id, id);
alter table entente.shared_sum enable row level security;
alter table entente.shared_sum force row level security;
create policy tenant_rows on entente.shared_sum for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant delete, insert, select, update on entente.shared_sum to entente_app;
grant delete, insert, select, update on entente.shared_sum to entente_worker;

create table entente.signing_key (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  kid text not null,
  public_key text not null,
  sealed bytea not null,
  made_at timestamp with time zone not null,
  retired_at timestamp with time zone,
  constraint signing_key_pkey PRIMARY KEY (tenant_id, id),
  constraint signing_key_kid_check CHECK (((length(kid) >= 8) AND (length(kid) <= 100))),
  constraint signing_key_public_key_check CHECK ((public_key ~ '^[A-Za-z0-9_-]{43}$'::text)),
  constraint signing_key_tenant_id_kid_key UNIQUE (tenant_id, kid)
);
CREATE UNIQUE INDEX signing_key_current ON entente.signing_key USING btree (tenant_id) WHERE (retired_at IS NULL);
alter table entente.signing_key enable row level security;
alter table entente.signing_key force row level security;
create policy tenant_rows on entente.signing_key for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant insert, select on entente.signing_key to entente_app;
grant insert, select, update on entente.signing_key to entente_worker;

create table entente.source (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  party_id uuid,
  name text not null,
  cadence bigint,
  created_at timestamp with time zone not null default now(),
  constraint source_pkey PRIMARY KEY (tenant_id, id),
  constraint source_cadence_check CHECK ((cadence > 0)),
  constraint source_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint source_tenant_id_name_key UNIQUE (tenant_id, name)
);
alter table entente.source add constraint source_tenant_id_party_id_fkey FOREIGN KEY (tenant_id, party_id) REFERENCES entente.party(tenant_id, id);
CREATE INDEX source_party ON entente.source USING btree (tenant_id, party_id);
alter table entente.source enable row level security;
alter table entente.source force row level security;
create policy party_rows on entente.source for select to entente_portal
  using ((tenant_id = entente.app_tenant()) AND (id = ANY (entente.app_reach('source_terms'::text))));
create policy tenant_rows on entente.source for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant delete, insert, select, update on entente.source to entente_app;
grant select on entente.source to entente_portal;
grant delete, insert, select, update on entente.source to entente_worker;

create table entente.source_component (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  source_id uuid not null,
  component_id uuid,
  constraint source_component_pkey PRIMARY KEY (tenant_id, id),
  constraint source_component_tenant_id_source_id_component_id_key UNIQUE NULLS NOT DISTINCT (tenant_id, source_id, component_id)
);
alter table entente.source_component add constraint source_component_tenant_id_component_id_fkey FOREIGN KEY (tenant_id, component_id) REFERENCES entente.component(tenant_id, id);
alter table entente.source_component add constraint source_component_tenant_id_source_id_fkey FOREIGN KEY (tenant_id, source_id) REFERENCES entente.source(tenant_id, id);
CREATE INDEX source_component_component ON entente.source_component USING btree (tenant_id, component_id);
alter table entente.source_component enable row level security;
alter table entente.source_component force row level security;
create policy tenant_rows on entente.source_component for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant insert, select on entente.source_component to entente_app;
grant insert, select on entente.source_component to entente_worker;

create table entente.statement (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  agreement_id uuid not null,
  party_id uuid,
  period_start timestamp with time zone not null,
  period_end timestamp with time zone not null,
  label text not null,
  version integer not null,
  agreement_version integer not null,
  log_position bigint not null,
  fact_count integer not null,
  kid text not null,
  hash text not null,
  signed_at timestamp with time zone not null,
  lines text not null,
  document bytea not null,
  evidence bytea not null,
  constraint statement_pkey PRIMARY KEY (tenant_id, id),
  constraint statement_agreement_version_check CHECK ((agreement_version >= 0)),
  constraint statement_fact_count_check CHECK ((fact_count >= 0)),
  constraint statement_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint statement_log_position_check CHECK ((log_position >= 0)),
  constraint statement_version_check CHECK ((version > 0))
);
alter table entente.statement add constraint statement_tenant_id_agreement_id_fkey FOREIGN KEY (tenant_id, agreement_id) REFERENCES entente.agreement(tenant_id, id);
alter table entente.statement add constraint statement_tenant_id_kid_fkey FOREIGN KEY (tenant_id, kid) REFERENCES entente.signing_key(tenant_id, kid);
alter table entente.statement add constraint statement_tenant_id_party_id_fkey FOREIGN KEY (tenant_id, party_id) REFERENCES entente.party(tenant_id, id);
CREATE UNIQUE INDEX statement_audience ON entente.statement USING btree (tenant_id, agreement_id, period_start, period_end, version, COALESCE(party_id, '00000000-0000-0000-0000-000000000000'::uuid));
CREATE INDEX statement_party ON entente.statement USING btree (tenant_id, party_id, period_start);
alter table entente.statement enable row level security;
alter table entente.statement force row level security;
create policy party_rows on entente.statement for select to entente_portal
  using ((tenant_id = entente.app_tenant()) AND (party_id = entente.app_party()));
create policy tenant_rows on entente.statement for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant insert, select on entente.statement to entente_app;
grant select on entente.statement to entente_portal;
grant insert, select on entente.statement to entente_worker;

create table entente.status_change (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  source_id uuid not null,
  metric_id uuid not null,
  at timestamp with time zone not null,
  state text not null,
  recorded_at timestamp with time zone not null,
  constraint status_change_pkey PRIMARY KEY (tenant_id, id),
  constraint status_change_state_check CHECK ((state = ANY (ARRAY['up'::text, 'down'::text, 'degraded'::text, 'unknown'::text])))
);
alter table entente.status_change add constraint status_change_tenant_id_metric_id_fkey FOREIGN KEY (tenant_id, metric_id) REFERENCES entente.metric(tenant_id, id);
alter table entente.status_change add constraint status_change_tenant_id_source_id_fkey FOREIGN KEY (tenant_id, source_id) REFERENCES entente.source(tenant_id, id);
CREATE INDEX status_change_metric ON entente.status_change USING btree (tenant_id, metric_id, source_id, at);
alter table entente.status_change enable row level security;
alter table entente.status_change force row level security;
create policy tenant_rows on entente.status_change for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant insert, select on entente.status_change to entente_app;
grant insert, select on entente.status_change to entente_worker;

create table entente.stretch (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  agreement_id uuid not null,
  result_id uuid not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  state text not null,
  reason text,
  source text,
  constraint stretch_pkey PRIMARY KEY (tenant_id, id),
  constraint stretch_check CHECK ((starts_at < ends_at)),
  constraint stretch_state_check CHECK ((state = ANY (ARRAY['bad'::text, 'excluded'::text, 'unknown'::text])))
);
alter table entente.stretch add constraint stretch_tenant_id_agreement_id_result_id_fkey FOREIGN KEY (tenant_id, agreement_id, result_id) REFERENCES entente.level_result(tenant_id, agreement_id, id) ON DELETE CASCADE;
CREATE INDEX stretch_agreement ON entente.stretch USING btree (tenant_id, agreement_id, result_id);
CREATE INDEX stretch_result ON entente.stretch USING btree (tenant_id, result_id, starts_at);
alter table entente.stretch enable row level security;
alter table entente.stretch force row level security;
create policy party_rows on entente.stretch for select to entente_portal
  using ((tenant_id = entente.app_tenant()) AND (agreement_id = ANY (entente.app_reach('levels'::text))));
create policy tenant_rows on entente.stretch for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant delete, insert, select on entente.stretch to entente_app;
grant select on entente.stretch to entente_portal;
grant delete, insert, select, update on entente.stretch to entente_worker;

create table entente.supplier_level (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  shared_metric_id uuid not null,
  result_id uuid not null,
  party_id uuid not null,
  component text not null,
  name text not null,
  place integer not null,
  good bigint not null,
  bad bigint not null,
  shown text,
  component_state text not null,
  component_since timestamp with time zone,
  constraint supplier_level_pkey PRIMARY KEY (tenant_id, id),
  constraint supplier_level_component_state_check CHECK ((component_state = ANY (ARRAY['up'::text, 'down'::text, 'degraded'::text, 'unknown'::text]))),
  constraint supplier_level_tenant_id_result_id_component_key UNIQUE (tenant_id, result_id, component)
);
alter table entente.supplier_level add constraint supplier_level_tenant_id_party_id_fkey FOREIGN KEY (tenant_id, party_id) REFERENCES entente.party(tenant_id, id);
alter table entente.supplier_level add constraint supplier_level_tenant_id_shared_metric_id_result_id_fkey FOREIGN KEY (tenant_id, shared_metric_id, result_id) REFERENCES entente.shared_result(tenant_id, shared_metric_id, id) ON DELETE CASCADE;
CREATE INDEX supplier_level_metric ON entente.supplier_level USING btree (tenant_id, shared_metric_id, result_id);
alter table entente.supplier_level enable row level security;
alter table entente.supplier_level force row level security;
create policy party_rows on entente.supplier_level for select to entente_portal
  using ((tenant_id = entente.app_tenant()) AND (shared_metric_id = ANY (entente.app_reach('shared_metric_levels'::text))));
create policy tenant_rows on entente.supplier_level for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant select on entente.supplier_level to entente_app;
grant select on entente.supplier_level to entente_portal;
grant delete, insert, select, update on entente.supplier_level to entente_worker;

create table entente.tenant (
  tenant_id uuid not null default entente.app_tenant(),
  slug text not null,
  name text not null,
  demo boolean not null default false,
  created_at timestamp with time zone not null default now(),
  time_zone text not null default 'UTC'::text,
  constraint tenant_pkey PRIMARY KEY (tenant_id),
  constraint tenant_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint tenant_slug_check CHECK ((slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'::text)),
  constraint tenant_time_zone_check CHECK (((length(time_zone) >= 1) AND (length(time_zone) <= 100)))
);
alter table entente.tenant enable row level security;
alter table entente.tenant force row level security;
create policy party_rows on entente.tenant for select to entente_portal
  using (tenant_id = entente.app_tenant());
create policy tenant_rows on entente.tenant for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant insert, select, update on entente.tenant to entente_app;
grant select on entente.tenant to entente_portal;
grant delete, insert, select, update on entente.tenant to entente_worker;

create table entente.version_money (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  agreement_id uuid not null,
  version_id uuid not null,
  terms text not null,
  constraint version_money_pkey PRIMARY KEY (tenant_id, id),
  constraint version_money_tenant_id_version_id_key UNIQUE (tenant_id, version_id)
);
alter table entente.version_money add constraint version_money_tenant_id_agreement_id_version_id_fkey FOREIGN KEY (tenant_id, agreement_id, version_id) REFERENCES entente.agreement_version(tenant_id, agreement_id, id);
alter table entente.version_money enable row level security;
alter table entente.version_money force row level security;
create policy tenant_rows on entente.version_money for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant insert, select on entente.version_money to entente_app;
grant insert, select on entente.version_money to entente_worker;

create table migrations.applied (
  name text not null,
  content_hash text not null,
  applied_at timestamp with time zone not null default now(),
  constraint applied_pkey PRIMARY KEY (name)
);

create table routing.api_key (
  tenant_id uuid not null default entente.app_tenant(),
  key_id uuid not null,
  prefix text not null,
  constraint api_key_pkey PRIMARY KEY (tenant_id, key_id),
  constraint api_key_prefix_key UNIQUE (prefix)
);
alter table routing.api_key enable row level security;
alter table routing.api_key force row level security;
create policy every_row on routing.api_key for select to entente_routing
  using true;
create policy tenant_rows on routing.api_key for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant delete, insert, select, update on routing.api_key to entente_app;
grant select on routing.api_key to entente_routing;
grant delete, insert, select, update on routing.api_key to entente_worker;

create table routing.log_head (
  tenant_id uuid not null default entente.app_tenant(),
  position bigint not null,
  constraint log_head_pkey PRIMARY KEY (tenant_id)
);
alter table routing.log_head enable row level security;
alter table routing.log_head force row level security;
create policy every_row on routing.log_head for select to entente_routing
  using true;
create policy tenant_rows on routing.log_head for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant select on routing.log_head to entente_app;
grant select on routing.log_head to entente_routing;
grant delete, insert, select, update on routing.log_head to entente_worker;

create table routing.membership (
  tenant_id uuid not null default entente.app_tenant(),
  membership_id uuid not null,
  user_id text not null,
  role text not null default 'viewer'::text,
  party_id uuid,
  epoch integer not null default 1,
  constraint membership_pkey PRIMARY KEY (tenant_id, membership_id),
  constraint membership_user_id_tenant_id_key UNIQUE (user_id, tenant_id)
);
alter table routing.membership enable row level security;
alter table routing.membership force row level security;
create policy every_row on routing.membership for select to entente_routing
  using true;
create policy tenant_rows on routing.membership for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant delete, insert, select, update on routing.membership to entente_app;
grant select on routing.membership to entente_routing;
grant delete, insert, select, update on routing.membership to entente_worker;

create table routing.tenant (
  tenant_id uuid not null default entente.app_tenant(),
  slug text not null,
  constraint tenant_pkey PRIMARY KEY (tenant_id),
  constraint tenant_slug_key UNIQUE (slug)
);
alter table routing.tenant enable row level security;
alter table routing.tenant force row level security;
create policy every_row on routing.tenant for select to entente_routing
  using true;
create policy tenant_rows on routing.tenant for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant delete, insert, select, update on routing.tenant to entente_app;
grant select on routing.tenant to entente_routing;
grant delete, insert, select, update on routing.tenant to entente_worker;

create table routing.work_waiting (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  constraint work_waiting_pkey PRIMARY KEY (tenant_id, id)
);
alter table routing.work_waiting enable row level security;
alter table routing.work_waiting force row level security;
create policy every_row on routing.work_waiting for select to entente_routing
  using true;
create policy tenant_rows on routing.work_waiting for all to entente_app, entente_worker
  using (tenant_id = entente.app_tenant())
  with check (tenant_id = entente.app_tenant());
grant delete, insert, select, update on routing.work_waiting to entente_app;
grant select on routing.work_waiting to entente_routing;
grant delete, insert, select, update on routing.work_waiting to entente_worker;

