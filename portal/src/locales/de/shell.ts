import type { shell as english } from '../en/shell.ts';
import type { Same } from '../messages.ts';

export const shell: Same<typeof english> = {
  home: 'Start', agreements: 'Vereinbarungen', sharedMetrics: 'Gemeinsame Metriken', statements: 'Nachweise', sources: 'Quellen und Schlüssel', members: 'Mitglieder', words: 'Zustände und Wörter', sharedMetricsShort: 'Gemeinsam', wordsShort: 'Wörter',
  more: 'Mehr', tenantGroup: 'Mandant', referenceGroup: 'Nachschlagen', skip: 'Zum Inhalt', navigation: 'Seiten', find: 'Suchen', findHint: 'Vereinbarungen, Levels und Seiten finden', findNone: 'Nichts hier heißt so.', findLevels: 'Levels', findPages: 'Seiten',
  keptWith: 'geführt mit Entente', switchTenant: 'Mandant wechseln', newTenant: 'Neuer Mandant', signOut: 'Abmelden', theme: 'Darstellung', light: 'Hell', dark: 'Dunkel', system: 'Wie das System', language: 'Sprache',
  demo: 'Demo', demoNote: 'Demo-Mandant. Menschen und Lieferanten sind erfunden; die Zahlen sind aus den Fakten eines Simulators berechnet.',
  live: 'Live', connecting: 'Verbindet', notLive: 'Nicht live', you: 'Sie und Ihre Einstellungen',
  lost: 'Verbindung verloren. Sie sehen, was um {time} bekannt war.', retrying: 'neuer Versuch',
  resumedQuietly: 'Wieder verbunden, nichts verpasst.',
  resumed: 'Wieder verbunden, nichts verpasst. Keine Fakten kamen an. | Wieder verbunden, nichts verpasst. Ein Fakt kam an. | Wieder verbunden, nichts verpasst. {n} Fakten kamen an.', dismiss: 'Schließen',
  notMember: 'Sie gehören nicht zu diesem Mandanten.', notMemberLead: 'Entweder gibt es keinen dieses Namens, oder Sie sind kein Mitglied. Die Antwort ist für beides gleich.',
  removed: 'Ihre Mitgliedschaft in diesem Mandanten ist beendet.', removedLead: 'Hier wird nichts mehr gezeigt. Ein Administrator kann Sie wieder einladen.', elsewhere: 'Ihre anderen Mandanten',
  notFound: 'Hier ist nichts.', notFoundLead: 'Entweder gibt es das nicht, oder es wird Ihnen nicht gezeigt. Die Antwort ist für beides gleich.', back: 'Zum Start',
};
