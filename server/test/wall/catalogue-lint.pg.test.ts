import { describe, expect, it } from 'vitest';
import { lintCatalogue, WALL_RULES } from '../../src/store/catalogue/lint.ts';
import { readCatalogue } from '../../src/store/catalogue/read-catalogue.ts';
import { testWorld } from '../world.ts';

/** Each rule, broken on purpose in a transaction that is rolled back. */
const MUTATIONS: readonly (readonly [rule: string, ...statements: string[]])[] = [
  ['tenant-column', 'alter table entente.party alter column tenant_id drop default'],
  ['tenant-column', 'create table entente.stray (id uuid primary key)'],
  ['tenant-first-in-key', 'alter table entente.log_position drop constraint log_position_pkey, add primary key (position, tenant_id)'],
  ['row-security', 'alter table entente.party disable row level security'],
  ['row-security', 'alter table routing.membership no force row level security'],
  ['tenant-policy', 'drop policy tenant_rows on entente.party'],
  ['tenant-policy', 'alter policy tenant_rows on entente.party using (true)'],
  ['tenant-policy', 'alter policy tenant_rows on entente.party with check (true)'],
  ['tenant-policy', 'alter policy tenant_rows on entente.party to entente_app'],
  ['tenant-policy', 'create policy second on entente.party to entente_app using (true)'],
  ['tenant-policy', 'create policy everybody on entente.party for select to public using (true)'],
  ['tenant-policy', 'create policy narrower on entente.party as restrictive to entente_portal using (true)'],
  ['no-subselect-in-policy', 'create policy p on entente.log_position for select to entente_portal using (exists (select from entente.party))'],
  ['tenant-first-in-index', 'create index i on entente.party (name)'],
  ['tenant-first-in-index', 'alter table entente.party add unique (letters)'],
  ['filterable-index-columns', 'create index i on entente.audit_entry (tenant_id, detail)'],
  ['foreign-keys-stay-in-the-tenant', 'alter table entente.party add unique (tenant_id, position)',
    'create unique index party_bare on entente.party (id)',
    'alter table entente.party_reach add foreign key (target_id) references entente.party (id)'],
  ['no-set-null', 'alter table entente.audit_entry add foreign key (tenant_id, party_id) references entente.party on delete set null'],
  ['ids-by-the-application', 'alter table entente.party alter column id set default gen_random_uuid()'],
  ['ids-by-the-application', 'create sequence entente.numbers'],
  ['no-enum-types', "create type entente.colour as enum ('red')"],
  ['no-triggers', "create function pg_temp.f() returns trigger language plpgsql as 'begin return new; end'",
    'create trigger t before insert on entente.party for each row execute function pg_temp.f()'],
  ['range-partitions-only', 'create table entente.h (tenant_id uuid not null, id uuid) partition by hash (tenant_id)'],
  ['range-partitions-only', 'create table entente.child () inherits (entente.party)'],
  ['roles-are-powerless', 'alter role entente_app bypassrls'],
  ['roles-are-powerless', 'alter role entente_worker createrole'],
  ['roles-are-powerless', 'grant entente_owner to entente_portal'],
  ['roles-are-powerless', 'alter table entente.party owner to entente_worker'],
  ['one-owner', 'alter table entente.party owner to postgres'],
  ['grants-by-room', 'grant select on entente.party to entente_routing'],
  ['grants-by-room', 'grant select on entente.party to public'],
  ['grants-by-room', 'grant usage on schema migrations to entente_app'],
  ['grants-by-room', 'grant create on schema entente to entente_app'],
  ['grants-by-room', 'grant execute on function wall.tenant_table to public'],
  ['plain-rights', 'grant truncate on entente.party to entente_worker'],
  ['plain-rights', 'grant select (name) on entente.party to entente_portal'],
  ['no-default-grants', 'alter default privileges for role entente_owner in schema entente grant select on tables to entente_portal'],
  ['no-grants-on-partitions', 'create table entente.parted (tenant_id uuid not null, at date) partition by range (at)',
    'create table entente.part partition of entente.parted default', 'grant select on entente.part to entente_app'],
  ['views-ask-as-their-caller', 'create view entente.v as select * from entente.party'],
  ['views-ask-as-their-caller', 'create materialized view entente.m as select * from entente.party'],
  ['no-security-definer', 'alter function entente.app_tenant() security definer'],
  ['context-functions', 'alter function entente.app_reach(text) cost 1'],
  ['context-functions', 'alter function entente.app_tenant() volatile'],
  ['workers-read-all', 'revoke select on entente.party from entente_worker'],
  ['routing-reads', 'grant delete on routing.membership to entente_routing'],
  ['party-policy', 'alter policy party_rows on entente.party using (tenant_id = entente.app_tenant())'],
  ['party-policy', 'alter policy party_rows on entente.party_reach using (party_id = entente.app_party())'],
  ['party-policy', 'alter policy party_rows on entente.party to entente_portal, entente_routing'],
  ['party-policy-grant-and-index', 'revoke select on entente.party from entente_portal'],
  ['party-policy-grant-and-index', 'grant update on entente.party to entente_portal'],
  ['party-policy-grant-and-index', 'drop policy party_rows on entente.party'],
  ['party-policy-grant-and-index', 'drop index entente.audit_entry_party'],
  ['facts-are-not-for-parties', 'grant select on entente.log_position to entente_portal'],
  ['what-parties-write-stays-in-the-agreement',
    'alter table entente.audit_entry add foreign key (tenant_id, id) references entente.outbox_pending'],
];

describe('the catalogue lint', () => {
  const world = testWorld();
  const findings = async () => lintCatalogue(await readCatalogue(world.admin));

  it('finds nothing in the migrated database', async () => {
    expect(await findings()).toEqual([]);
  });

  it.each(MUTATIONS)('turns red for %s: %s', async (rule, ...statements) => {
    await world.admin('begin');
    for (const statement of statements) await world.admin(statement);
    const broken = (await findings()).map((finding) => finding.rule);
    await world.admin('rollback');

    expect(broken).toContain(rule);
  });

  it('has a mutation for every rule', () => {
    expect([...new Set(MUTATIONS.map(([rule]) => rule))].sort()).toEqual(WALL_RULES.map(({ name }) => name).sort());
  });
});
