-- What was agreed: services and their components, calendars, metrics and who may measure them, agreements with
-- their effective-dated versions and levels, metrics shared by several suppliers, and who may see what of it.

create table entente.service (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  primary key (tenant_id, id),
  unique (tenant_id, name)
);
select wall.tenant_table('service');
select wall.party_reads('service', 'id', 'service_terms');

-- A part of a service that can be up or down by itself. Facts name it by its key. `party_id`: who runs it.
create table entente.component (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  service_id uuid not null,
  party_id uuid,
  key text not null check (key ~ '^[a-z0-9]([a-z0-9._-]{0,98}[a-z0-9])?$'),
  name text not null check (length(name) between 1 and 200),
  primary key (tenant_id, id),
  unique (tenant_id, key)
);
alter table entente.component add foreign key (tenant_id, service_id) references entente.service (tenant_id, id);
alter table entente.component add foreign key (tenant_id, party_id) references entente.party (tenant_id, id);
create index component_service on entente.component (tenant_id, service_id);
select wall.tenant_table('component');
select wall.party_reads('component', 'id', 'component_terms');

-- Opening hours. A version is immutable; the one in force is that with the latest `effective_from` not after the day.
create table entente.calendar (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  primary key (tenant_id, id),
  unique (tenant_id, name)
);
select wall.tenant_table('calendar');
select wall.party_reads('calendar', 'id', 'calendar_terms');

create table entente.calendar_version (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  calendar_id uuid not null,
  number integer not null check (number > 0),
  -- JSON text of the calendar's terms (S3).
  terms text not null,
  primary key (tenant_id, id),
  unique (tenant_id, calendar_id, number)
);
alter table entente.calendar_version add foreign key (tenant_id, calendar_id) references entente.calendar (tenant_id, id);
select wall.tenant_table('calendar_version', app => 'select, insert', worker => 'select, insert');
select wall.party_reads('calendar_version', 'calendar_id', 'calendar_terms');

-- Who or what sends facts; its API keys and what it may speak for are kept with the facts.
create table entente.source (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  party_id uuid,
  name text not null check (length(name) between 1 and 200),
  -- Milliseconds.
  cadence bigint check (cadence > 0),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, name)
);
alter table entente.source add foreign key (tenant_id, party_id) references entente.party (tenant_id, id);
create index source_party on entente.source (tenant_id, party_id);
select wall.tenant_table('source');
select wall.party_reads('source', 'id', 'source_terms');

-- What is measured, and how (S1a). `terms`: JSON text of the measurement method without its sources.
create table entente.metric (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  component_id uuid not null,
  key text not null check (key ~ '^[a-z0-9]([a-z0-9._-]{0,98}[a-z0-9])?$'),
  name text not null check (length(name) between 1 and 200),
  measures text not null check (measures in ('status', 'samples')),
  unit text not null default '' check (length(unit) <= 40),
  terms text not null,
  primary key (tenant_id, id),
  unique (tenant_id, component_id, key)
);
alter table entente.metric add foreign key (tenant_id, component_id) references entente.component (tenant_id, id);
select wall.tenant_table('metric');
select wall.party_reads('metric', 'id', 'metric_terms');

-- The sources of a metric: who may speak for it, and whose word counts.
create table entente.metric_source (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  metric_id uuid not null,
  source_id uuid not null,
  primary key (tenant_id, id),
  unique (tenant_id, metric_id, source_id)
);
alter table entente.metric_source add foreign key (tenant_id, metric_id) references entente.metric (tenant_id, id);
alter table entente.metric_source add foreign key (tenant_id, source_id) references entente.source (tenant_id, id);
create index metric_source_source on entente.metric_source (tenant_id, source_id);
select wall.tenant_table('metric_source');
select wall.party_reads('metric_source', 'metric_id', 'metric_terms');

create table entente.agreement (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  key text not null check (key ~ '^[a-z0-9]([a-z0-9._-]{0,98}[a-z0-9])?$'),
  name text not null check (length(name) between 1 and 200),
  kind text not null check (kind in ('sla', 'ola', 'uc')),
  provider_party_id uuid not null,
  customer_party_id uuid not null,
  zone text not null,
  -- How long after a period's end facts are still taken in before it closes (S23), in milliseconds.
  grace bigint not null check (grace >= 0),
  starts_at timestamptz not null,
  ends_at timestamptz,
  -- Periods up to here are closed and their statements signed: no amendment reaches behind it (S23).
  closed_until timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, key),
  check (provider_party_id <> customer_party_id),
  check (ends_at is null or starts_at < ends_at)
);
alter table entente.agreement add foreign key (tenant_id, provider_party_id) references entente.party (tenant_id, id);
alter table entente.agreement add foreign key (tenant_id, customer_party_id) references entente.party (tenant_id, id);
create index agreement_provider on entente.agreement (tenant_id, provider_party_id);
create index agreement_customer on entente.agreement (tenant_id, customer_party_id);
select wall.tenant_table('agreement');
select wall.party_reads('agreement', 'id', 'terms');

-- The terms from an instant on, until the next version's instant or the agreement's end: versions cannot overlap.
create table entente.agreement_version (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  agreement_id uuid not null,
  number integer not null check (number > 0),
  effective_from timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, agreement_id, number),
  unique (tenant_id, agreement_id, effective_from),
  unique (tenant_id, agreement_id, id)
);
alter table entente.agreement_version add foreign key (tenant_id, agreement_id) references entente.agreement (tenant_id, id);
select wall.tenant_table('agreement_version', app => 'select, insert', worker => 'select, insert');
select wall.party_reads('agreement_version', 'agreement_id', 'terms');

-- A level of one version; the levels of one key are one promise through its versions. `terms`: JSON text of the rest
-- of its terms (basis, unknown, exclusions, outages, partial periods).
create table entente.level (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  agreement_id uuid not null,
  version_id uuid not null,
  key text not null check (key ~ '^[a-z0-9]([a-z0-9._-]{0,98}[a-z0-9])?$'),
  name text not null check (length(name) between 1 and 200),
  place integer not null,
  metric_id uuid not null,
  calendar_version_id uuid not null,
  obligor_party_id uuid not null,
  expected text not null check (expected ~ '^[0-9]+([.][0-9]+)?$'),
  minimum text check (minimum ~ '^[0-9]+([.][0-9]+)?$'),
  every text not null check (every in ('PT1H', 'P1D', 'P1W', 'P1M', 'P3M', 'P6M', 'P1Y')),
  anchor date not null,
  terms text not null,
  primary key (tenant_id, id),
  unique (tenant_id, version_id, key),
  unique (tenant_id, agreement_id, id)
);
alter table entente.level add foreign key (tenant_id, agreement_id, version_id) references entente.agreement_version (tenant_id, agreement_id, id);
alter table entente.level add foreign key (tenant_id, metric_id) references entente.metric (tenant_id, id);
alter table entente.level add foreign key (tenant_id, calendar_version_id) references entente.calendar_version (tenant_id, id);
alter table entente.level add foreign key (tenant_id, obligor_party_id) references entente.party (tenant_id, id);
create index level_key on entente.level (tenant_id, agreement_id, key);
create index level_metric on entente.level (tenant_id, metric_id);
select wall.tenant_table('level', app => 'select, insert', worker => 'select, insert');
select wall.party_reads('level', 'agreement_id', 'terms');

-- A metric that several suppliers carry together (S31). `structure`: JSON text of the tree over component keys.
create table entente.shared_metric (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  key text not null check (key ~ '^[a-z0-9]([a-z0-9._-]{0,98}[a-z0-9])?$'),
  name text not null check (length(name) between 1 and 200),
  end_to_end_metric_id uuid,
  structure text not null,
  rule text not null check (rule in ('shapley')),
  calendar_version_id uuid not null,
  zone text not null,
  every text not null check (every in ('PT1H', 'P1D', 'P1W', 'P1M', 'P3M', 'P6M', 'P1Y')),
  anchor date not null,
  expected text not null check (expected ~ '^[0-9]+([.][0-9]+)?$'),
  minimum text check (minimum ~ '^[0-9]+([.][0-9]+)?$'),
  terms text not null,
  starts_at timestamptz not null,
  ends_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, key),
  check (ends_at is null or starts_at < ends_at)
);
alter table entente.shared_metric add foreign key (tenant_id, end_to_end_metric_id) references entente.metric (tenant_id, id);
alter table entente.shared_metric add foreign key (tenant_id, calendar_version_id) references entente.calendar_version (tenant_id, id);
create index shared_metric_end_to_end on entente.shared_metric (tenant_id, end_to_end_metric_id);
select wall.tenant_table('shared_metric');
select wall.party_reads('shared_metric', 'id', 'shared_metric_terms');

create table entente.shared_component (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  shared_metric_id uuid not null,
  party_id uuid not null,
  metric_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  place integer not null,
  primary key (tenant_id, id),
  unique (tenant_id, shared_metric_id, metric_id)
);
alter table entente.shared_component add foreign key (tenant_id, shared_metric_id) references entente.shared_metric (tenant_id, id);
alter table entente.shared_component add foreign key (tenant_id, party_id) references entente.party (tenant_id, id);
alter table entente.shared_component add foreign key (tenant_id, metric_id) references entente.metric (tenant_id, id);
create index shared_component_metric on entente.shared_component (tenant_id, metric_id);
select wall.tenant_table('shared_component');
select wall.party_reads('shared_component', 'shared_metric_id', 'shared_metric_terms');

-- A decision to show a party more than its own role gives it.
create table entente.disclosure (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  party_id uuid not null,
  aspect text not null check (aspect in ('terms', 'levels', 'money')),
  target_kind text not null check (target_kind in ('agreement', 'shared_metric')),
  target_id uuid not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, party_id, aspect, target_kind, target_id)
);
alter table entente.disclosure add foreign key (tenant_id, party_id) references entente.party (tenant_id, id);
select wall.tenant_table('disclosure');
