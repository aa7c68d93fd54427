export const shell = {
  home: 'Home', agreements: 'Agreements', sharedMetrics: 'Shared metrics', statements: 'Statements', sources: 'Sources and keys', members: 'Members', words: 'States and words', sharedMetricsShort: 'Shared', wordsShort: 'Words',
  more: 'More', tenantGroup: 'Tenant', referenceGroup: 'Reference', skip: 'Skip to the page', navigation: 'Pages', find: 'Find anything', findHint: 'Find agreements, levels and pages', findNone: 'Nothing here is called that.', findLevels: 'Levels', findPages: 'Pages',
  keptWith: 'kept with Entente', switchTenant: 'Switch tenant', newTenant: 'New tenant', signOut: 'Sign out', theme: 'Appearance', light: 'Light', dark: 'Dark', system: 'As the system', language: 'Language',
  demo: 'Demo', demoNote: 'Demo tenant. Its people and suppliers are invented; its numbers are computed from the facts of a simulator.',
  live: 'Live', connecting: 'Connecting', notLive: 'Not live', you: 'You and your settings',
  lost: 'Connection lost. You see what was known at {time}.', retrying: 'retrying',
  resumedQuietly: 'Reconnected, nothing missed.',
  resumed: 'Reconnected, nothing missed. No facts came in. | Reconnected, nothing missed. One fact came in. | Reconnected, nothing missed. {n} facts came in.', dismiss: 'Dismiss',
  notMember: 'You are not a member of this tenant.', notMemberLead: 'Either there is none of this name, or you do not belong to it. The answer is the same for both.',
  removed: 'Your membership of this tenant ended.', removedLead: 'Nothing more is shown here. An administrator of the tenant can invite you again.', elsewhere: 'Your other tenants',
  notFound: 'There is nothing here.', notFoundLead: 'Either it does not exist, or it is not shown to you. The answer is the same for both.', back: 'Back to home',
};
