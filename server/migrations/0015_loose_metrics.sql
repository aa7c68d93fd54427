-- A metric of no component: how things are measured, written down before anything is measured by it. No fact can name
-- it. `terms`: JSON text of the measurement method; `sources`: JSON text of the ids of those who may speak.
create table entente.loose_metric (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  key text not null check (key ~ '^[a-z0-9]([a-z0-9._-]{0,98}[a-z0-9])?$'),
  name text not null check (length(name) between 1 and 200),
  measures text not null check (measures in ('status', 'samples', 'clocks')),
  unit text not null default '' check (length(unit) <= 40),
  terms text not null,
  sources text not null,
  primary key (tenant_id, id),
  unique (tenant_id, key)
);
select wall.tenant_table('loose_metric', app => 'select, insert', worker => 'select, insert');
