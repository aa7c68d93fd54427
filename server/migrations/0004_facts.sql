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


-- Samples. They come in batches into a journal, one insert a batch; what is a closed hour is sealed into chunks, one
-- a series and hour, with rollups beside them; what is a closed day is compacted into one chunk a series and day.

-- What one source measures of one metric. `rule`: JSON text of what its rollups take for the cadence and for bad.
create table entente.series (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  metric_id uuid not null,
  source_id uuid not null,
  rule text not null,
  primary key (tenant_id, id),
  unique (tenant_id, metric_id, source_id)
);
alter table entente.series add foreign key (tenant_id, metric_id) references entente.metric (tenant_id, id);
alter table entente.series add foreign key (tenant_id, source_id) references entente.source (tenant_id, id);
create index series_source on entente.series (tenant_id, source_id);
select wall.tenant_table('series', app => 'select, insert', worker => 'select, insert');

-- The journal. The header stays for good; the columns go once they are sealed and their chunks verified.
create table entente.sample_batch (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  source_id uuid not null,
  recorded_at timestamptz not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  count integer not null check (count > 0),
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  -- The series in it, with the first and the last instant of each in milliseconds.
  series uuid[] not null,
  firsts bigint[] not null,
  lasts bigint[] not null,
  columns bytea,
  primary key (tenant_id, id)
);
alter table entente.sample_batch add foreign key (tenant_id, source_id) references entente.source (tenant_id, id);
alter table entente.sample_batch alter column columns set storage external;
create index sample_batch_open on entente.sample_batch (tenant_id, id) where columns is not null;
create index sample_batch_source on entente.sample_batch (tenant_id, source_id);
select wall.tenant_table('sample_batch', app => 'select, insert', worker => 'select, insert, update');

-- A part is immutable. It holds what the log says of its hours from `first_position` to `part`; of several parts of a
-- bucket the later one counts at an instant (S1a). Merged are only parts between two positions that statements pin.
-- No foreign key to the series, here and in the rollups: they are derived, and to look a series up costs more than the row.
create table entente.sample_chunk (
  tenant_id uuid not null default entente.app_tenant(),
  series_id uuid not null,
  bucket timestamptz not null,
  part bigint not null,
  first_position bigint not null,
  recorded_at timestamptz not null,
  hours smallint not null check (hours in (1, 24)),
  samples bytea not null,
  primary key (tenant_id, series_id, bucket, part)
) partition by range (bucket);
alter table entente.sample_chunk alter column samples set storage external;
do $$
begin
  for year in 2010 .. 2040 loop
    execute format(
      'create table entente.sample_chunk_%s partition of entente.sample_chunk for values from (%L) to (%L)',
      year, make_timestamptz(year, 1, 1, 0, 0, 0, 'UTC'), make_timestamptz(year + 1, 1, 1, 0, 0, 0, 'UTC'));
  end loop;
  create table entente.sample_chunk_other partition of entente.sample_chunk default;
end
$$;
select wall.tenant_table('sample_chunk', app => 'select', worker => 'select, insert, delete');

-- Sums over an hour or a day of a series: its samples, and the milliseconds that they, and the last sample before
-- them, speak for within it (S1a). They add up: an hour stands in the one table or, once its day is compacted, in the other.
-- No sample of its own: what the last one before it still speaks for. `position`: the last part that is in it.
create table entente.rollup_hour (
  tenant_id uuid not null default entente.app_tenant(),
  series_id uuid not null,
  bucket timestamptz not null,
  position bigint not null,
  last_at timestamptz,
  good bigint not null,
  total bigint not null,
  value_sum double precision not null,
  value_min double precision,
  value_max double precision,
  samples integer not null,
  good_time integer not null,
  bad_time integer not null,
  last_is_bad boolean,
  primary key (tenant_id, series_id, bucket)
);
select wall.tenant_table('rollup_hour', app => 'select');

create table entente.rollup_day (
  tenant_id uuid not null default entente.app_tenant(),
  series_id uuid not null,
  bucket timestamptz not null,
  position bigint not null,
  last_at timestamptz,
  good bigint not null,
  total bigint not null,
  value_sum double precision not null,
  value_min double precision,
  value_max double precision,
  samples integer not null,
  good_time integer not null,
  bad_time integer not null,
  last_is_bad boolean,
  primary key (tenant_id, series_id, bucket)
);
select wall.tenant_table('rollup_day', app => 'select');
