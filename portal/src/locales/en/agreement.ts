export const agreement = {
  count: 'No agreement. | One agreement. | {n} agreements.', provider: 'Provider', customer: 'Customer', levels: 'Levels, to date and expected',
  template: {
    title: 'New agreement', lead: 'From the template for availability: one service, one component, one level. Source and key come next, then facts.',
    parties: 'Between whom', kind: 'Kind', provider: 'Provider', customer: 'Customer', other: 'Another party …', partyName: 'Name of the party', name: 'Name of the agreement', key: 'Key', service: 'Service', component: 'Component',
    promise: 'What is promised', expected: 'Expected, percent', minimum: 'Minimum, percent', every: 'Each', hours: 'Hours', always: 'Around the clock', weekly: 'Weekdays', opens: 'Opens', closes: 'Closes',
    when: 'Since when', from: 'In force from', zone: 'Time zone', cadence: 'A fact at least each, seconds', coverage: 'Coverage at least, percent', act: 'Create agreement', refused: 'The agreement was not created.',
    sentence: '{provider} promises {customer} that {component} is up {expected} of {every}, {hours}, from {from} on.', someone: 'somebody', something: 'something', each: { P1M: 'each month', P1W: 'each week', P1D: 'each day', PT1H: 'each hour' },
    denied: 'Creating an agreement needs a role that you do not have.',
  },
  terms: {
    title: 'Terms as documents', lead: 'Everything that is agreed here, as text. An import makes what is missing; it changes nothing and deletes nothing.',
    download: 'Download all terms', file: 'From a file', text: 'Documents, YAML or JSON', act: 'Import', refused: 'Nothing was imported.', language: 'What is found in a text is told in English, the language of its keys.', made: 'Imported.', nothing: 'All of it was here already.',
    kinds: {
      parties: 'One party | {n} parties', services: 'One service | {n} services', components: 'One component | {n} components', sources: 'One source | {n} sources', calendars: 'One version of a calendar | {n} versions of calendars',
      metrics: 'One metric | {n} metrics', sharedMetrics: 'One shared metric | {n} shared metrics', agreements: 'One agreement | {n} agreements', amendments: 'One amendment | {n} amendments',
    },
  },
  kind: { SLA: 'SLA, provider to customer', OLA: 'OLA, between units', UC: 'Underpinning contract, external supplier' },
};
