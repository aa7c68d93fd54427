-- A source of which documents do not say for which components it may speak may speak for all: a row without a component.
alter table entente.source_component alter column component_id drop not null;
alter table entente.source_component drop constraint source_component_tenant_id_source_id_component_id_key;
alter table entente.source_component add constraint source_component_tenant_id_source_id_component_id_key unique nulls not distinct (tenant_id, source_id, component_id);
