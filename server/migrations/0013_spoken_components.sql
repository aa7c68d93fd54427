-- The components that a source may speak for, before any metric of theirs names it. What it says of them counts for
-- nothing until one does: what is taken in goes by the sources of metrics.
create table entente.source_component (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  source_id uuid not null,
  component_id uuid not null,
  primary key (tenant_id, id),
  unique (tenant_id, source_id, component_id)
);
alter table entente.source_component add foreign key (tenant_id, source_id) references entente.source (tenant_id, id);
alter table entente.source_component add foreign key (tenant_id, component_id) references entente.component (tenant_id, id);
create index source_component_component on entente.source_component (tenant_id, component_id);
select wall.tenant_table('source_component', app => 'select, insert', worker => 'select, insert');
