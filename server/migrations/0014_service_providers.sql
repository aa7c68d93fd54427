-- Who provides a service, where that is said: it may run none of the service's components. No party reads it: whom a
-- service is bought from may be nobody else's business.
create table entente.service_provider (
  tenant_id uuid not null default entente.app_tenant(),
  id uuid not null,
  service_id uuid not null,
  party_id uuid not null,
  primary key (tenant_id, id),
  unique (tenant_id, service_id)
);
alter table entente.service_provider add foreign key (tenant_id, service_id) references entente.service (tenant_id, id);
alter table entente.service_provider add foreign key (tenant_id, party_id) references entente.party (tenant_id, id);
create index service_provider_party on entente.service_provider (tenant_id, party_id);
select wall.tenant_table('service_provider', app => 'select, insert', worker => 'select, insert');
