import type { facts as englishFacts, people as english } from '../en/people.ts';
import type { Same } from '../messages.ts';

export const people: Same<typeof english> = {
  members: {
    title: 'Kein Mitglied. | Eine Person darf diesen Mandanten sehen. | {n} Personen dürfen diesen Mandanten sehen.', person: 'Person', role: 'Rolle', sees: 'Sieht', all: 'alles im Mandanten', only: 'nur, was {party} betrifft', remove: 'Entfernen', resetLink: 'Reset-Link', you: 'Sie',
    removeAsk: '{name} entfernen?', removeSays: 'Offene Seiten dieser Person schließen sofort. Das lässt sich nicht zurücknehmen; Sie können sie neu einladen.', removed: '{name} wurde entfernt.',
    resetTitle: 'Ein Reset-Link für {name}', resetSays: 'Er setzt einmal ein neues Passwort, bis {time}. Geben Sie ihn selbst weiter; nichts wurde versandt.',
  },
  invite: { title: 'Jemanden einladen', email: 'E-Mail', role: 'Rolle', party: 'Beschränkt auf', whole: 'niemanden: sieht alles', act: 'Link machen', refused: 'Die Einladung wurde nicht gemacht.', link: 'Geben Sie diesen Link selbst weiter; nichts wurde versandt. Er gilt einmal, bis {time}.', open: 'Offene Einladungen', until: 'bis {time}', denied: 'Einladen braucht die Rolle Administrator.' },
  refused: 'Das ist nicht geschehen.',
};

export const facts: Same<typeof englishFacts> = {
  title: 'Keine Quelle sendet Fakten. | Eine Quelle sendet Fakten. | {n} Quellen senden Fakten.', empty: 'Noch keine Quelle.', emptySays: 'Eine Quelle ist, wer oder was Fakten sendet, und für welche Komponenten sie sprechen darf. Ihr Schlüssel öffnet die Annahme von Fakten und sonst nichts.',
  source: 'Quelle', speaksFor: 'Spricht für', last: 'Letzter Fakt', never: 'noch nichts', keys: 'Schlüssel', cadence: 'alle {cadence}', madeAt: 'gemacht {time}', usedAt: 'benutzt {time}', unused: 'noch nicht benutzt', revoked: 'widerrufen', revoke: 'Widerrufen', makeKey: 'Schlüssel machen',
  make: { title: 'Quelle anlegen', name: 'Name', scope: 'Komponenten, für die sie sprechen darf', cadence: 'Ein Fakt mindestens alle, Sekunden', act: 'Quelle anlegen', refused: 'Die Quelle wurde nicht angelegt.', noScope: 'Noch gibt es keine Komponente. Eine Vereinbarung aus der Vorlage legt eine an.', denied: 'Eine Quelle anzulegen braucht die Rolle Manager.' },
  secret: { title: 'Der neue Schlüssel, einmal gezeigt', says: 'Verwahren Sie ihn jetzt: Hier liegt nur sein Hash. Er darf Fakten für {source} senden und nichts lesen.', curl: 'Einen ersten Fakt senden' },
};
