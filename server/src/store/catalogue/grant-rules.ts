import { isPartyPolicy, NEVER_FOR_PARTIES, partyColumn, RUNNING, TENANT_SCHEMAS, tenantTables, type WallRule } from './wall-rules.ts';

const RIGHTS = ['select', 'insert', 'update', 'delete'];

/** Which role may come into which schema at all. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  entente: ['entente_app', 'entente_worker', 'entente_portal'],
  routing: ['entente_app', 'entente_worker', 'entente_routing'],
  auth: ['entente_auth'],
  jobs: ['entente_worker'],
};

/** Who may do what. */
export const GRANT_RULES: readonly WallRule[] = [
  {
    name: 'roles-are-powerless',
    says: 'No running role is a superuser, bypasses row security, makes roles or databases, replicates, owns anything or is a member of anything.',
    broken: ({ roles }) => [
      ...roles.filter((role) => role.superuser || role.bypassesRowSecurity || role.createsRoles || role.createsDatabases
        || role.replicates || role.memberOf.length > 0 || role.owns > 0).map(({ name }) => name),
      ...RUNNING.filter((name) => !roles.some((role) => role.name === name)),
    ],
  },
  {
    name: 'one-owner',
    says: 'Every schema, relation and function belongs to entente_owner.',
    broken: ({ schemas, relations, functions }) =>
      [...schemas, ...relations, ...functions]
        .filter(({ name, owner }) => owner !== 'entente_owner' && !isPublic(name))
        .map(({ name, owner }) => `${name} belongs to ${owner}`),
  },
  {
    name: 'grants-by-room',
    says: 'Only the roles of a schema are granted anything in it; PUBLIC nothing but the context functions; nobody makes things.',
    broken: ({ grants }) => grants
      .filter(({ on, schema, to, right }) => !isPublic(schema)
        && !(on === 'function' && schema === 'entente' && to === 'public' && right === 'execute')
        && (right === 'create' || !(ROOMS[schema] ?? []).includes(to)))
      .map(({ name, to, right }) => `${right} on ${name} to ${to}`),
  },
  {
    name: 'plain-rights',
    says: 'Tables are granted select, insert, update, delete and nothing else: no truncate, references or trigger; no column rights.',
    broken: ({ grants }) => grants
      .filter(({ on, schema, right }) => TENANT_SCHEMAS.includes(schema) && (on === 'column' || (on === 'relation' && !RIGHTS.includes(right))))
      .map(({ name, to, right }) => `${right} on ${name} to ${to}`),
  },
  {
    name: 'no-default-grants',
    says: 'Nothing is granted on things to come.',
    broken: ({ defaultGrants }) => (defaultGrants === 0 ? [] : [`${defaultGrants} default privileges`]),
  },
  {
    name: 'no-grants-on-partitions',
    says: 'A partition is reached through its parent only.',
    broken: ({ grants, relations }) => grants
      .filter(({ on, name }) => on === 'relation' && relations.some((relation) => relation.name === name && relation.parent !== null))
      .map(({ name, to }) => `${name} to ${to}`),
  },
  {
    name: 'views-ask-as-their-caller',
    says: 'Views have security_invoker; there are no materialised views, foreign tables or rules.',
    broken: ({ relations }) => relations
      .filter(({ kind, options, schema }) => !isPublic(schema) && ((kind === 'view' && !options.includes('security_invoker=true'))
        || kind === 'materialised view' || kind === 'foreign table'))
      .map(({ name }) => name),
  },
  {
    name: 'no-security-definer',
    says: 'A function acts as its caller.',
    broken: ({ functions }) => functions.filter(({ securityDefiner, schema }) => securityDefiner && !isPublic(schema)).map(({ name }) => name),
  },
  {
    name: 'context-functions',
    says: 'app_tenant and app_party are stable and inlined; app_reach is stable, parallel safe and costs 100000, so that it is an index condition.',
    broken: ({ functions }) => [
      ...['app_tenant()', 'app_party()'].filter((name) => !functions.some((its) =>
        its.name === `entente.${name}` && its.language === 'sql' && its.volatility === 'stable' && its.parallelSafe)),
      ...['app_reach(what text)'].filter((name) => !functions.some((its) =>
        its.name === `entente.${name}` && its.language === 'plpgsql' && its.volatility === 'stable' && its.parallelSafe && its.cost === 100_000)),
    ],
  },
  {
    name: 'workers-read-all',
    says: 'entente_worker may read every tenant table: an archive is written by it.',
    broken: (catalogue) => tenantTables(catalogue)
      .filter(({ name: table }) => !catalogue.grants.some(({ on, name, to, right }) => on === 'relation' && name === table && to === 'entente_worker' && right === 'select'))
      .map(({ name }) => name),
  },
  {
    name: 'routing-reads',
    says: 'entente_routing reads, and writes nothing.',
    broken: ({ grants }) => grants
      .filter(({ on, to, right }) => to === 'entente_routing' && on === 'relation' && right !== 'select')
      .map(({ name, right }) => `${right} on ${name}`),
  },
  {
    name: 'party-policy',
    says: 'A policy to entente_portal is of one of three forms: reach, own party, or (reading the tenant itself) the tenant alone.',
    broken: ({ policies }) => policies
      .filter((policy) => {
        if (!isPartyPolicy(policy)) return false;
        const column = partyColumn(policy.command === 'insert' ? policy.check : policy.using);
        return policy.roles.join() !== 'entente_portal' || column === undefined || (column === '' && policy.relation !== 'entente.tenant')
          || policy.command === 'all' || (policy.check !== null && policy.using !== null && policy.check !== policy.using);
      })
      .map(({ relation, name }) => `${relation} ${name}`),
  },
  {
    name: 'party-policy-grant-and-index',
    says: 'For entente_portal a policy, a grant and an index (tenant_id, column) come together or not at all.',
    broken: ({ policies, grants, indexes }) => {
      const parties = policies.filter(isPartyPolicy);
      const granted = grants.filter(({ on, to }) => on === 'relation' && to === 'entente_portal');
      return [
        ...parties.filter(({ relation, command }) => !granted.some(({ name, right }) => name === relation && right === command))
          .map(({ relation, command }) => `${relation}: a policy without the grant to ${command}`),
        ...granted.filter(({ name, right }) => !parties.some(({ relation, command }) => relation === name && command === right))
          .map(({ name, right }) => `${name}: a grant to ${right} without a policy`),
        ...parties.filter(({ relation, using, check }) => {
          const column = partyColumn(using ?? check);
          return column !== '' && !indexes.some((index) =>
            index.relation === relation && !index.partial && index.columns[0] === 'tenant_id' && index.columns[1] === column);
        }).map(({ relation, name }) => `${relation} ${name}: no index`),
      ];
    },
  },
  {
    name: 'facts-are-not-for-parties',
    says: 'Journal, chunks, rollups, facts and the log are never granted to entente_portal.',
    broken: ({ grants }) => grants.filter(({ name, to }) => to === 'entente_portal' && NEVER_FOR_PARTIES.includes(name)).map(({ name }) => name),
  },
  {
    name: 'what-parties-write-stays-in-the-agreement',
    says: 'A table that entente_portal may write refers by (tenant_id, agreement_id, …), except to its agreement and its party.',
    broken: ({ grants, constraints }) => {
      const written = new Set(grants.filter(({ on, to, right }) => on === 'relation' && to === 'entente_portal' && right !== 'select').map(({ name }) => name));
      return constraints
        .filter(({ kind, relation, references, columns }) => kind === 'foreign key' && written.has(relation)
          && !['entente.agreement', 'entente.party', 'entente.tenant'].includes(references ?? '') && columns[1] !== 'agreement_id')
        .map(({ relation, name }) => `${relation} ${name}`);
    },
  },
];

const isPublic = (name: string): boolean => name === 'public' || name.startsWith('public.');
