import type { Catalogue, Column, Grant, Policy, Relation } from './catalogue.ts';

/**
 * The migrated database as text, for people to review: the same bytes on PostgreSQL 15 and 18. Made to be read; what
 * makes a database are the migrations.
 */
export function schemaText(catalogue: Catalogue): string {
  const { schemas, relations, functions } = catalogue;
  const standing = relations.filter(({ parent }) => parent === null);
  return [
    '-- Generated from the migrated database: `vitest run test/schema -u` in server/ writes it anew.',
    ...schemas.filter(({ name }) => name !== 'public').map(({ name }) =>
      [`create schema ${name};`, ...grantsOn(catalogue, 'schema', name)].join('\n')),
    ...functions.map(({ definition, name }) =>
      [`${definition.trimEnd()};`, ...grantsOn(catalogue, 'function', name.replace(/\(.*$/s, ''))].join('\n')),
    ...standing.map((relation) => relationText(catalogue, relation)),
    '',
  ].join('\n\n');
}

function relationText(catalogue: Catalogue, relation: Relation): string {
  const { name, kind, partitionKey, rowSecurity, forced } = relation;
  if (kind !== 'table' && kind !== 'partitioned table') return [`-- ${kind} ${name}`, ...grantsOn(catalogue, 'relation', name)].join('\n');

  const its = <T extends { readonly relation: string }>(things: readonly T[]): readonly T[] => things.filter((thing) => thing.relation === name);
  const constraints = its(catalogue.constraints);
  const body = [
    ...its(catalogue.columns).map(columnText),
    ...constraints.filter((constraint) => constraint.kind !== 'foreign key').map((constraint) => `constraint ${constraint.name} ${constraint.definition}`),
  ];
  const storages = its(catalogue.columns).filter(({ storage }) => storage !== null);
  return [
    `create table ${name} (\n  ${body.join(',\n  ')}\n)${partitionKey === null ? '' : ` partition by ${partitionKey}`};`,
    ...storages.map((column) => `alter table ${name} alter column ${column.name} set storage ${column.storage};`),
    ...constraints.filter((constraint) => constraint.kind === 'foreign key').map((constraint) =>
      `alter table ${name} add constraint ${constraint.name} ${constraint.definition};`),
    ...its(catalogue.indexes).filter(({ ofConstraint }) => !ofConstraint).map(({ definition }) => `${definition};`),
    ...(rowSecurity ? [`alter table ${name} enable row level security;`] : []),
    ...(forced ? [`alter table ${name} force row level security;`] : []),
    ...its(catalogue.policies).map(policyText),
    ...grantsOn(catalogue, 'relation', name),
    ...catalogue.relations.filter(({ parent }) => parent === name).map((part) => `create table ${part.name} partition of ${name} ${part.bounds};`),
  ].join('\n');
}

const columnText = ({ name, type, nullable, default: given, identity }: Column): string =>
  `${name} ${type}${nullable ? '' : ' not null'}${given === null ? '' : ` default ${given}`}${identity ? ' generated as identity' : ''}`;

const policyText = ({ relation, name, permissive, command, roles, using, check }: Policy): string =>
  [
    `create policy ${name} on ${relation}${permissive ? '' : ' as restrictive'} for ${command} to ${roles.join(', ')}`,
    ...(using === null ? [] : [`  using ${using}`]),
    ...(check === null ? [] : [`  with check ${check}`]),
  ].join('\n') + ';';

function grantsOn({ grants }: Catalogue, on: Grant['on'], name: string): string[] {
  const given = grants.filter((grant) => grant.on === on && grant.name === name);
  const kind = on === 'relation' ? '' : `${on} `;
  return [...Map.groupBy(given, ({ to }) => to)].map(([to, rights]) =>
    `grant ${[...new Set(rights.map(({ right }) => right))].join(', ')} on ${kind}${name} to ${to};`);
}
