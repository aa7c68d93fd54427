-- What happened, as its sources told it. Facts are appended and never changed: a correction is a new fact that comes
-- later in the log. A party's people have no grant on any of it: a batch mixes several parties' facts.

-- A key belongs to a source. The secret itself is shown once and kept nowhere.
create table entente.api_key (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  source_id uuid not null,
  prefix text not null check (prefix ~ '^[a-z0-9]{12}$'),
  secret_hash text not null check (secret_hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null default now(),
  revoked_at timestamptz,
  last_used_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, prefix)
);
alter table entente.api_key add foreign key (tenant_id, source_id) references entente.source (tenant_id, id);
create index api_key_source on entente.api_key (tenant_id, source_id);
select wall.tenant_table('api_key', app => 'select, insert, update');

-- One row a batch that was taken in: its answer is repeated byte for byte while it is kept.
create table entente.ingest_batch (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  source_id uuid not null,
  idempotency_key text not null check (length(idempotency_key) between 1 and 200),
  kind text not null check (kind in ('samples', 'status', 'clock-events', 'exclusions')),
  -- Of the body as it came, the question of atomic included.
  body_hash text not null check (body_hash ~ '^[0-9a-f]{64}$'),
  status smallint not null,
  answer text not null,
  accepted integer not null check (accepted >= 0),
  recorded_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, source_id, idempotency_key)
);
alter table entente.ingest_batch add foreign key (tenant_id, source_id) references entente.source (tenant_id, id);
create index ingest_batch_expiry on entente.ingest_batch (tenant_id, expires_at);
select wall.tenant_table('ingest_batch', app => 'select, insert', worker => 'select, insert, delete');

-- What a source says of a component, until it says something else (S1a).
create table entente.status_change (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  source_id uuid not null,
  metric_id uuid not null,
  at timestamptz not null,
  state text not null check (state in ('up', 'down', 'degraded', 'unknown')),
  recorded_at timestamptz not null,
  primary key (tenant_id, id)
);
alter table entente.status_change add foreign key (tenant_id, source_id) references entente.source (tenant_id, id);
alter table entente.status_change add foreign key (tenant_id, metric_id) references entente.metric (tenant_id, id);
create index status_change_metric on entente.status_change (tenant_id, metric_id, source_id, at);
select wall.tenant_table('status_change', app => 'select, insert', worker => 'select, insert');

-- Time that is left out of the levels on a component, and why (S13, S14). From a source, or from a person.
create table entente.exclusion (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  component_id uuid not null,
  source_id uuid,
  membership_id uuid,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  reason text not null check (length(reason) between 1 and 500),
  approved boolean not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  check (starts_at < ends_at),
  check (num_nonnulls(source_id, membership_id) = 1)
);
alter table entente.exclusion add foreign key (tenant_id, component_id) references entente.component (tenant_id, id);
alter table entente.exclusion add foreign key (tenant_id, source_id) references entente.source (tenant_id, id);
create index exclusion_component on entente.exclusion (tenant_id, component_id, starts_at);
select wall.tenant_table('exclusion', app => 'select, insert', worker => 'select, insert');

-- What happened to a clock (S6): a ticket's start, pauses, stop. Kept for the clocks to come.
create table entente.clock_event (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  source_id uuid not null,
  metric_id uuid not null,
  clock text not null check (length(clock) between 1 and 200),
  event text not null check (event in ('attach', 'start', 'reset', 'reassign', 'resume', 'pause', 'cancel', 'stop')),
  at timestamptz not null,
  reason text,
  party text,
  sequence bigint,
  recorded_at timestamptz not null,
  primary key (tenant_id, id)
);
alter table entente.clock_event add foreign key (tenant_id, source_id) references entente.source (tenant_id, id);
alter table entente.clock_event add foreign key (tenant_id, metric_id) references entente.metric (tenant_id, id);
create index clock_event_metric on entente.clock_event (tenant_id, metric_id, clock, at);
select wall.tenant_table('clock_event', app => 'select, insert', worker => 'select, insert');
