-- Levels of every kind, and what else documents say: settlements, money, words about things, contracts, shared sums.

alter table entente.metric drop constraint metric_measures_check;
alter table entente.metric add constraint metric_measures_check check (measures in ('status', 'samples', 'clocks'));

-- A level of any kind (S22a). What is expected is a decimal in the level's own unit: a percentage, milliseconds, a sum.
alter table entente.level add column kind text not null default 'availability'
  constraint level_kind_check check (kind in ('availability', 'ratio', 'threshold', 'percentile', 'clock', 'goal', 'score', 'money'));
alter table entente.level drop constraint level_expected_check;
alter table entente.level drop constraint level_minimum_check;
alter table entente.level add constraint level_expected_check check (expected ~ '^-?[0-9]+([.][0-9]+)?$');
alter table entente.level add constraint level_minimum_check check (minimum ~ '^-?[0-9]+([.][0-9]+)?$');

-- JSON text of what else is agreed for good: the periods of settlement, the shape, the tier above, the clauses.
alter table entente.agreement add column terms text not null default '{}';
-- JSON text of what a version says beside its levels: critical levels, the default rule, ratchets. Its money: version_money.
alter table entente.agreement_version add column terms text not null default '{}';

-- What failures of a version's levels cost (S26 to S28), as JSON text; amounts in minor units.
-- No party reads it yet: what it shows of money will have a policy of its own.
create table entente.version_money (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  agreement_id uuid not null,
  version_id uuid not null,
  terms text not null,
  primary key (tenant_id, id),
  unique (tenant_id, version_id)
);
alter table entente.version_money add foreign key (tenant_id, agreement_id, version_id) references entente.agreement_version (tenant_id, agreement_id, id);
select wall.tenant_table('version_money', app => 'select, insert', worker => 'select, insert');

-- What documents say of themselves beside their names, as JSON text: a description, labels, notes for other tools.
-- It is the tenant's own: no party reads it. `name` is what the thing is kept under.
create table entente.about (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  kind text not null check (kind in ('Party', 'Service', 'Source', 'Calendar', 'Metric', 'SharedMetric', 'SharedSum', 'Contract', 'Agreement')),
  name text not null check (length(name) between 1 and 500),
  words text not null,
  primary key (tenant_id, id),
  unique (tenant_id, kind, name)
);
select wall.tenant_table('about');

-- The legal parent of agreements. `lines`: JSON text of its service lines, which name agreements by their keys.
create table entente.contract (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  key text not null check (key ~ '^[a-z0-9]([a-z0-9._-]{0,98}[a-z0-9])?$'),
  name text not null check (length(name) between 1 and 200),
  provider_party_id uuid not null,
  customer_party_id uuid not null,
  -- A date, or an instant with its offset, as it was written.
  signed text,
  lines text not null,
  primary key (tenant_id, id),
  unique (tenant_id, key)
);
alter table entente.contract add foreign key (tenant_id, provider_party_id) references entente.party (tenant_id, id);
alter table entente.contract add foreign key (tenant_id, customer_party_id) references entente.party (tenant_id, id);
select wall.tenant_table('contract');

alter table entente.shared_metric drop constraint shared_metric_rule_check;
alter table entente.shared_metric add constraint shared_metric_rule_check
  check (rule in ('shapley', 'equal-among-down', 'but-for', 'first-failed', 'root-cause', 'weighted', 'time-in-hand', 'all-pay'));

-- A sum of what several suppliers take against a limit (S31): kept, and not judged here yet. `terms`: JSON text of
-- all of it, parties and metrics by their ids.
create table entente.shared_sum (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  key text not null check (key ~ '^[a-z0-9]([a-z0-9._-]{0,98}[a-z0-9])?$'),
  name text not null check (length(name) between 1 and 200),
  calendar_version_id uuid not null,
  terms text not null,
  primary key (tenant_id, id),
  unique (tenant_id, key)
);
alter table entente.shared_sum add foreign key (tenant_id, calendar_version_id) references entente.calendar_version (tenant_id, id);
select wall.tenant_table('shared_sum');

-- What a clock's event says besides: its priority from then on, and the work that it is a part of.
alter table entente.clock_event add column priority text check (length(priority) between 1 and 200);
alter table entente.clock_event add column parent text check (length(parent) between 1 and 200);
create index clock_event_at on entente.clock_event (tenant_id, metric_id, at);

-- JSON text of a number of any kind but availability, which has the columns beside it instead.
alter table entente.level_result add column value text;
alter table entente.level_result alter column good drop not null;
alter table entente.level_result alter column bad drop not null;
alter table entente.level_result alter column time_good drop not null;
alter table entente.level_result alter column time_bad drop not null;
alter table entente.level_result alter column time_excluded drop not null;
alter table entente.level_result alter column time_unknown drop not null;
alter table entente.level_result alter column time_out_of_hours drop not null;
alter table entente.level_result alter column time_not_yet_known drop not null;
alter table entente.level_result alter column coverage_known drop not null;
alter table entente.level_result alter column coverage_whole drop not null;
alter table entente.level_result alter column budget_allowed_numerator drop not null;
alter table entente.level_result alter column budget_allowed_denominator drop not null;
alter table entente.level_result alter column budget_left_numerator drop not null;
alter table entente.level_result alter column budget_left_denominator drop not null;
alter table entente.level_result add constraint level_result_value_check check (value is not null or num_nulls(
  good, bad, time_good, time_bad, time_excluded, time_unknown, time_out_of_hours, time_not_yet_known, coverage_known, coverage_whole,
  budget_allowed_numerator, budget_allowed_denominator, budget_left_numerator, budget_left_denominator) = 0);
