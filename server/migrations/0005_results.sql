-- What follows from the facts: marks, level results with their stretches, shared results with their shares,
-- where periods stand, statements and the keys that sign them. All of it but statements and keys can be rebuilt.

-- A (level, period) pair, or one of a shared metric, whose stored result is behind the log or the clock.
create table entente.level_mark (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  level_id uuid,
  shared_metric_id uuid,
  period_start timestamptz not null,
  period_end timestamptz not null,
  -- The highest log position of what touched it; 0 when only the clock did.
  position bigint not null check (position >= 0),
  marked_at timestamptz not null,
  -- Recomputations of it that failed one after the other; each makes the next one wait longer.
  failures integer not null default 0,
  due_at timestamptz not null,
  primary key (tenant_id, id),
  check (num_nonnulls(level_id, shared_metric_id) = 1),
  check (period_start < period_end),
  unique (tenant_id, level_id, period_start),
  unique (tenant_id, shared_metric_id, period_start)
);
alter table entente.level_mark add foreign key (tenant_id, level_id) references entente.level (tenant_id, id);
alter table entente.level_mark add foreign key (tenant_id, shared_metric_id) references entente.shared_metric (tenant_id, id);
create index level_mark_due on entente.level_mark (tenant_id, due_at);
select wall.tenant_table('level_mark', app => 'select');

-- One row a level and period, rewritten as facts come in and time goes by; its id stays.
create table entente.level_result (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  agreement_id uuid not null,
  level_id uuid not null,
  period_start timestamptz not null,
  period_end timestamptz not null,
  label text not null,
  measured_start timestamptz not null,
  measured_end timestamptz not null,
  running boolean not null,
  state text not null check (state in ('on-course', 'met', 'at-risk', 'below-expected', 'failed', 'indeterminate', 'not-applicable', 'waived')),
  -- The worse the greater; the state of an agreement is that of its worst level.
  state_rank smallint not null,
  good bigint not null,
  bad bigint not null,
  shown text,
  best_good bigint,
  best_bad bigint,
  best_shown text,
  judged_good bigint,
  judged_bad bigint,
  judged_shown text,
  time_good bigint not null,
  time_bad bigint not null,
  time_excluded bigint not null,
  time_unknown bigint not null,
  time_out_of_hours bigint not null,
  time_not_yet_known bigint not null,
  coverage_known text not null check (coverage_known ~ '^[0-9]+$'),
  coverage_whole text not null check (coverage_whole ~ '^[0-9]+$'),
  budget_allowed_numerator text not null check (budget_allowed_numerator ~ '^-?[0-9]+$'),
  budget_allowed_denominator text not null check (budget_allowed_denominator ~ '^[0-9]+$'),
  budget_left_numerator text not null check (budget_left_numerator ~ '^-?[0-9]+$'),
  budget_left_denominator text not null check (budget_left_denominator ~ '^[0-9]+$'),
  stale_since timestamptz,
  -- JSON text: the cells of the strip, and the account of the number in lines.
  cells text not null,
  account text not null,
  -- Tells whether the stretches have to be written again.
  stretches_hash text not null,
  -- Facts up to here are in the number, and no others.
  log_position bigint not null check (log_position >= 0),
  computed_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, level_id, period_start),
  unique (tenant_id, agreement_id, id)
);
alter table entente.level_result add foreign key (tenant_id, agreement_id) references entente.agreement (tenant_id, id);
alter table entente.level_result add foreign key (tenant_id, agreement_id, level_id) references entente.level (tenant_id, agreement_id, id);
create index level_result_running on entente.level_result (tenant_id, running, computed_at);
create index level_result_measured on entente.level_result (tenant_id, measured_end);
create index level_result_agreement on entente.level_result (tenant_id, agreement_id, period_start);
-- The tenant's own people write it too: when they close a period.
select wall.tenant_table('level_result', app => 'select, insert, update');
select wall.party_reads('level_result', 'agreement_id', 'levels');

-- What was not good in a result: bad, excluded or unknown time, in order.
create table entente.stretch (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  agreement_id uuid not null,
  result_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  state text not null check (state in ('bad', 'excluded', 'unknown')),
  -- Why it is excluded; what the source that said bad is called.
  reason text,
  source text,
  primary key (tenant_id, id),
  check (starts_at < ends_at)
);
alter table entente.stretch add foreign key (tenant_id, agreement_id, result_id) references entente.level_result (tenant_id, agreement_id, id) on delete cascade;
create index stretch_result on entente.stretch (tenant_id, result_id, starts_at);
create index stretch_agreement on entente.stretch (tenant_id, agreement_id, result_id);
select wall.tenant_table('stretch', app => 'select, insert, delete');
select wall.party_reads('stretch', 'agreement_id', 'levels');

-- The end-to-end result of a shared metric and period.
create table entente.shared_result (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  shared_metric_id uuid not null,
  period_start timestamptz not null,
  period_end timestamptz not null,
  label text not null,
  measured_start timestamptz not null,
  measured_end timestamptz not null,
  running boolean not null,
  derived boolean not null,
  state text not null check (state in ('on-course', 'met', 'at-risk', 'below-expected', 'failed', 'indeterminate', 'not-applicable', 'waived')),
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
  coverage_known text not null check (coverage_known ~ '^[0-9]+$'),
  coverage_whole text not null check (coverage_whole ~ '^[0-9]+$'),
  budget_allowed_numerator text not null check (budget_allowed_numerator ~ '^-?[0-9]+$'),
  budget_allowed_denominator text not null check (budget_allowed_denominator ~ '^[0-9]+$'),
  budget_left_numerator text not null check (budget_left_numerator ~ '^-?[0-9]+$'),
  budget_left_denominator text not null check (budget_left_denominator ~ '^[0-9]+$'),
  stale_since timestamptz,
  cells text not null,
  account text not null,
  segments_hash text not null,
  log_position bigint not null check (log_position >= 0),
  computed_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, shared_metric_id, period_start),
  unique (tenant_id, shared_metric_id, id)
);
alter table entente.shared_result add foreign key (tenant_id, shared_metric_id) references entente.shared_metric (tenant_id, id);
create index shared_result_running on entente.shared_result (tenant_id, running, computed_at);
select wall.tenant_table('shared_result', app => 'select');
select wall.party_reads('shared_result', 'shared_metric_id', 'shared_metric_levels');

-- Each supplier's own number over its own component, beside the end-to-end one, and what its source said last.
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
  component_state text not null check (component_state in ('up', 'down', 'degraded', 'unknown')),
  component_since timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, result_id, component)
);
alter table entente.supplier_level add foreign key (tenant_id, shared_metric_id, result_id) references entente.shared_result (tenant_id, shared_metric_id, id) on delete cascade;
alter table entente.supplier_level add foreign key (tenant_id, party_id) references entente.party (tenant_id, id);
create index supplier_level_metric on entente.supplier_level (tenant_id, shared_metric_id, result_id);
select wall.tenant_table('supplier_level', app => 'select');
select wall.party_reads('supplier_level', 'shared_metric_id', 'shared_metric_levels');

-- A party's share of the end-to-end bad time, exact; party null: nobody's, "unattributed".
create table entente.share (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  shared_metric_id uuid not null,
  result_id uuid not null,
  party_id uuid,
  place integer not null,
  numerator text not null check (numerator ~ '^[0-9]+$'),
  denominator text not null check (denominator ~ '^[0-9]+$'),
  primary key (tenant_id, id)
);
alter table entente.share add foreign key (tenant_id, shared_metric_id, result_id) references entente.shared_result (tenant_id, shared_metric_id, id) on delete cascade;
alter table entente.share add foreign key (tenant_id, party_id) references entente.party (tenant_id, id);
create index share_metric on entente.share (tenant_id, shared_metric_id, result_id);
select wall.tenant_table('share', app => 'select');
select wall.party_reads('share', 'shared_metric_id', 'shared_metric_levels');

-- The stretches of time that the shares are made of (S31), in order.
create table entente.shared_segment (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  shared_metric_id uuid not null,
  result_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  reading text not null check (reading in ('shared', 'unattributed', 'contradiction', 'no-business-impact', 'end-to-end-unknown')),
  -- JSON text: the components that were down, and who has how much of it.
  down text not null,
  split text not null,
  primary key (tenant_id, id),
  check (starts_at < ends_at)
);
alter table entente.shared_segment add foreign key (tenant_id, shared_metric_id, result_id) references entente.shared_result (tenant_id, shared_metric_id, id) on delete cascade;
create index shared_segment_result on entente.shared_segment (tenant_id, result_id, starts_at);
create index shared_segment_metric on entente.shared_segment (tenant_id, shared_metric_id, result_id);
select wall.tenant_table('shared_segment', app => 'select');
select wall.party_reads('shared_segment', 'shared_metric_id', 'shared_metric_levels');

-- A period of an agreement that has ended (S23). Absent: open, or provisional.
create table entente.period_state (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  agreement_id uuid not null,
  period_start timestamptz not null,
  period_end timestamptz not null,
  -- How many statements it has: 1 closed, more restated.
  version integer not null check (version > 0),
  closed_at timestamptz not null,
  log_position bigint not null check (log_position >= 0),
  -- The first fact that came after the closing and would move a number: somebody decides on a restatement.
  late_position bigint check (late_position > 0),
  primary key (tenant_id, id),
  unique (tenant_id, agreement_id, period_start, period_end)
);
alter table entente.period_state add foreign key (tenant_id, agreement_id) references entente.agreement (tenant_id, id);
select wall.tenant_table('period_state', app => 'select, insert, update');
select wall.party_reads('period_state', 'agreement_id', 'levels');

-- One Ed25519 key a tenant and time; the private half sealed with the program's secret.
create table entente.signing_key (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  kid text not null check (length(kid) between 8 and 100),
  public_key text not null check (public_key ~ '^[A-Za-z0-9_-]{43}$'),
  sealed bytea not null,
  made_at timestamptz not null,
  retired_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, kid)
);
create unique index signing_key_current on entente.signing_key (tenant_id) where retired_at is null;
select wall.tenant_table('signing_key', app => 'select, insert', worker => 'select, insert, update');

-- A signed account of one agreement and period, one row an audience: a party of the agreement, or (null) the tenant.
-- Never changed; a restatement is a row of its own.
create table entente.statement (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  agreement_id uuid not null,
  party_id uuid,
  period_start timestamptz not null,
  period_end timestamptz not null,
  label text not null,
  version integer not null check (version > 0),
  agreement_version integer not null check (agreement_version > 0),
  log_position bigint not null check (log_position >= 0),
  fact_count integer not null check (fact_count >= 0),
  kid text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  signed_at timestamptz not null,
  -- JSON text: one line a level, as the document has it.
  lines text not null,
  document bytea not null,
  evidence bytea not null,
  primary key (tenant_id, id)
);
create unique index statement_audience on entente.statement
  (tenant_id, agreement_id, period_start, period_end, version, (coalesce(party_id, '00000000-0000-0000-0000-000000000000')));
alter table entente.statement add foreign key (tenant_id, agreement_id) references entente.agreement (tenant_id, id);
alter table entente.statement add foreign key (tenant_id, party_id) references entente.party (tenant_id, id);
alter table entente.statement add foreign key (tenant_id, kid) references entente.signing_key (tenant_id, kid);
create index statement_party on entente.statement (tenant_id, party_id, period_start);
select wall.tenant_table('statement', app => 'select, insert', worker => 'select, insert');
select wall.party_owns('statement', 'party_id');
