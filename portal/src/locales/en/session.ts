export const session = {
  email: 'E-mail', password: 'Password', name: 'Your name', newPassword: 'New password', passwordHint: 'Twelve characters or more. Length counts, rules do not.',
  signIn: { title: 'Sign in', lead: 'Service levels that every party can trust.', act: 'Sign in', elsewhere: 'To sign-in', demo: 'A demo prints its logins where it was started.' },
  refused: { title: 'You are not signed in.', account: 'The account was not made.' },
  owner: { title: 'Make this place yours', lead: 'The link that brought you here works once. It makes you the owner of a new tenant.', tenant: 'Name of your organisation', slug: 'Short name in addresses', zone: 'Time zone', act: 'Begin' },
  invitation: { title: 'You are invited', lead: 'Accept as {email}.', unknown: 'Sign in with the account you have, or make one. Then the invitation is yours.', accept: 'Accept the invitation', have: 'I have an account', make: 'Make an account', refused: 'The invitation was not accepted.', other: 'Use another account' },
  reset: { title: 'Set a new password', lead: 'An administrator made this link for you. It works once.', act: 'Set password', done: 'The new password holds. Sign in with it.', refused: 'The password was not changed.' },
  tenants: { title: 'Where to?', lead: 'You belong to more than one organisation.', none: 'You belong to no organisation yet.', noneLead: 'An invitation of a tenant brings you in. You can also begin one of your own.', make: 'Begin a new tenant', demo: 'Demo' },
  newTenant: { title: 'A new tenant', lead: 'One organisation, its agreements and the people who may see them. Nothing of it is shared with other tenants.', act: 'Create tenant', refused: 'The tenant was not created.', denied: 'Creating a tenant needs leave that you do not have.' },
};
