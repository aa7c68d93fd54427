export const people = {
  members: {
    title: 'No member. | One person may see this tenant. | {n} people may see this tenant.', person: 'Person', role: 'Role', sees: 'Sees', all: 'everything of the tenant', only: 'only what concerns {party}', remove: 'Remove', resetLink: 'Reset link', you: 'you',
    removeAsk: 'Remove {name}?', removeSays: 'Live pages of this person close at once. The membership cannot be taken back; you can invite them again.', removed: '{name} was removed.',
    resetTitle: 'A reset link for {name}', resetSays: 'It sets a new password once, until {time}. Hand it over yourself; nothing was sent.',
  },
  invite: { title: 'Invite somebody', email: 'E-mail', role: 'Role', party: 'Limited to', whole: 'nobody: sees the whole tenant', act: 'Make the link', refused: 'The invitation was not made.', link: 'Hand this link over yourself; nothing was sent. It works once, until {time}.', open: 'Open invitations', until: 'until {time}', denied: 'Inviting needs the role administrator.' },
  refused: 'That was not done.',
};

export const facts = {
  title: 'No source sends facts. | One source sends facts. | {n} sources send facts.', empty: 'No source yet.', emptySays: 'A source is who or what sends facts, and for which components it may speak. Its key opens the ingest endpoint and nothing else.',
  source: 'Source', speaksFor: 'Speaks for', last: 'Last fact', never: 'nothing yet', keys: 'Keys', cadence: 'every {cadence}', madeAt: 'made {time}', usedAt: 'used {time}', unused: 'not used yet', revoked: 'revoked', revoke: 'Revoke', makeKey: 'Make a key',
  make: { title: 'Make a source', name: 'Name', scope: 'Components it may speak for', cadence: 'A fact at least each, seconds', act: 'Make source', refused: 'The source was not made.', noScope: 'There is no component yet. An agreement from the template makes one.', denied: 'Making a source needs the role manager.' },
  secret: { title: 'The new key, shown once', says: 'Keep it now: only its hash is stored here. It may send facts for {source}, and read nothing.', curl: 'Send a first fact' },
};
