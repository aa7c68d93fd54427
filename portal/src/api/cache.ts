import { cacheExchange, type CacheExchangeOpts, type UpdateResolver } from '@urql/exchange-graphcache';

/** Types without an id: parts of the thing that holds them, never shared between two. */
export const PARTS = [
  'AgreementPermissions', 'Budget', 'Cell', 'Change', 'Explanation', 'Fraction', 'ImportedTerms', 'InvitationLink', 'JudgedClock', 'LevelValue', 'Measure', 'MeasurementMethod',
  'MembershipPermissions', 'NewApiKey', 'Overview', 'PageInfo', 'Period', 'Permission', 'Problem', 'Problems', 'ResetLink', 'RuleShares', 'Share',
  'SharedComponent', 'SharedSegment', 'ShownValue', 'SourcePermissions', 'SourceScope', 'StateCount', 'StatementLine', 'Stretch', 'StructureNode',
  'SupplierLevel', 'TenantPermissions', 'TimeByState', 'ViewerPermissions',
] as const;

const CONNECTIONS = [
  'Agreement', 'AgreementVersion', 'AuditEntry', 'Calendar', 'Component', 'Explanation', 'Invitation', 'JudgedClock', 'Level', 'LevelResult', 'Membership', 'Party',
  'SharedMetric', 'SharedMetricResult', 'SharedSegment', 'Source', 'Statement', 'Stretch',
] as const;

const embedded = () => null;

export const keys: NonNullable<CacheExchangeOpts['keys']> = Object.fromEntries(
  [...PARTS, ...CONNECTIONS.flatMap((name) => [`${name}Connection`, `${name}Edge`])].map((name) => [name, embedded]),
);

/** After a mutation these lists are asked for again. */
const stale = (...fields: string[]): UpdateResolver => (_result, _args, cache) => {
  for (const field of cache.inspectFields('Query')) {
    if (fields.includes(field.fieldName)) cache.invalidate('Query', field.fieldName, field.arguments ?? undefined);
  }
};

interface ChangedResult {
  readonly __typename: string;
  readonly id: string;
  readonly running?: boolean;
  readonly level?: { readonly id: string };
  readonly metric?: { readonly id: string };
}

/** A running result is the current one of its level: a new period replaces the last one wherever it is shown. */
const linkCurrent: UpdateResolver = (result, _args, cache) => {
  const change = result['changes'] as { levels?: ChangedResult[]; sharedMetrics?: ChangedResult[]; statements?: unknown[] } | null;
  for (const moved of change?.levels ?? []) {
    if (moved.running && moved.level) cache.link({ __typename: 'Level', id: moved.level.id }, 'current', { __typename: 'LevelResult', id: moved.id });
  }
  for (const moved of change?.sharedMetrics ?? []) {
    if (moved.running && moved.metric) cache.link({ __typename: 'SharedMetric', id: moved.metric.id }, 'current', { __typename: 'SharedMetricResult', id: moved.id });
  }
  if ((change?.statements ?? []).length > 0) stale('statements')(result, _args, cache, { variables: {} } as never);
};

export const cache = () => cacheExchange({
  keys,
  updates: {
    Mutation: {
      invite: stale('invitations'),
      acceptInvitation: stale('me', 'members'),
      changeRole: stale('members'),
      removeMembership: stale('members'),
      createParty: stale('parties'),
      createSource: stale('sources'),
      createApiKey: stale('sources'),
      revokeApiKey: stale('sources'),
      createAgreement: stale('agreements', 'overview', 'parties', 'calendars'),
      amendAgreement: stale('agreement', 'agreements', 'overview'),
      importTerms: stale('agreements', 'overview', 'parties', 'sources', 'calendars', 'components', 'sharedMetrics'),
      closePeriod: stale('statements'),
      createTenant: stale('me'),
    },
    Subscription: { changes: linkCurrent },
  },
});
