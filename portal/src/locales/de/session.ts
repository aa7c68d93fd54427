import type { session as english } from '../en/session.ts';
import type { Same } from '../messages.ts';

export const session: Same<typeof english> = {
  email: 'E-Mail', password: 'Passwort', name: 'Ihr Name', newPassword: 'Neues Passwort', passwordHint: 'Zwölf Zeichen oder mehr. Die Länge zählt, Regeln nicht.',
  signIn: { title: 'Anmelden', lead: 'Service-Levels, denen alle Parteien trauen.', act: 'Anmelden', elsewhere: 'Zur Anmeldung', demo: 'Eine Demo zeigt ihre Zugänge dort, wo sie gestartet wurde.' },
  refused: { title: 'Sie sind nicht angemeldet.', account: 'Das Konto wurde nicht angelegt.' },
  owner: { title: 'Nehmen Sie diesen Ort in Besitz', lead: 'Der Link gilt einmal. Er macht Sie zum Eigentümer eines neuen Mandanten.', tenant: 'Name Ihrer Organisation', slug: 'Kurzname in Adressen', zone: 'Zeitzone', act: 'Beginnen' },
  invitation: { title: 'Sie sind eingeladen', lead: 'Annehmen als {email}.', unknown: 'Melden Sie sich an oder legen Sie ein Konto an. Dann gehört die Einladung Ihnen.', accept: 'Einladung annehmen', have: 'Ich habe ein Konto', make: 'Konto anlegen', refused: 'Die Einladung wurde nicht angenommen.', other: 'Anderes Konto benutzen' },
  reset: { title: 'Neues Passwort setzen', lead: 'Ein Administrator hat diesen Link für Sie gemacht. Er gilt einmal.', act: 'Passwort setzen', done: 'Das neue Passwort gilt. Melden Sie sich damit an.', refused: 'Das Passwort wurde nicht geändert.' },
  tenants: { title: 'Wohin?', lead: 'Sie gehören zu mehr als einer Organisation.', none: 'Sie gehören noch zu keiner Organisation.', noneLead: 'Eine Einladung bringt Sie in einen Mandanten. Sie können auch einen eigenen beginnen.', make: 'Neuen Mandanten beginnen', demo: 'Demo' },
  newTenant: { title: 'Ein neuer Mandant', lead: 'Eine Organisation, ihre Vereinbarungen und die Menschen, die sie sehen dürfen. Nichts davon wird mit anderen geteilt.', act: 'Mandant anlegen', refused: 'Der Mandant wurde nicht angelegt.', denied: 'Einen Mandanten anzulegen ist Ihnen nicht erlaubt.' },
};
