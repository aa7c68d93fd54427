import type { agreement as english } from '../en/agreement.ts';
import type { Same } from '../messages.ts';

export const agreement: Same<typeof english> = {
  count: 'Keine Vereinbarung. | Eine Vereinbarung. | {n} Vereinbarungen.', provider: 'Anbieter', customer: 'Kunde', levels: 'Levels, bis heute und erwartet',
  template: {
    title: 'Neue Vereinbarung', lead: 'Aus der Vorlage für Verfügbarkeit: ein Service, eine Komponente, ein Level. Quelle und Schlüssel kommen danach, dann Fakten.',
    parties: 'Zwischen wem', kind: 'Art', provider: 'Anbieter', customer: 'Kunde', other: 'Eine andere Partei …', partyName: 'Name der Partei', name: 'Name der Vereinbarung', key: 'Kürzel', service: 'Service', component: 'Komponente',
    promise: 'Was versprochen ist', expected: 'Erwartet, Prozent', minimum: 'Minimum, Prozent', every: 'Je', hours: 'Zeiten', always: 'Rund um die Uhr', weekly: 'Werktage', opens: 'Öffnet', closes: 'Schließt',
    when: 'Seit wann', from: 'In Kraft ab', zone: 'Zeitzone', cadence: 'Ein Fakt mindestens alle, Sekunden', coverage: 'Abdeckung mindestens, Prozent', act: 'Vereinbarung anlegen', refused: 'Die Vereinbarung wurde nicht angelegt.',
    sentence: '{provider} verspricht {customer}, dass {component} {every} zu {expected} verfügbar ist, {hours}, ab {from}.', someone: 'jemand', something: 'etwas', each: { P1M: 'jeden Monat', P1W: 'jede Woche', P1D: 'jeden Tag', PT1H: 'jede Stunde' },
    denied: 'Eine Vereinbarung anzulegen braucht eine Rolle, die Sie nicht haben.',
  },
  terms: {
    title: 'Bedingungen als Dokumente', lead: 'Alles, was hier vereinbart ist, als Text. Ein Import legt an, was fehlt; er ändert nichts und löscht nichts.',
    download: 'Alle Bedingungen herunterladen', file: 'Aus einer Datei', text: 'Dokumente, YAML oder JSON', act: 'Importieren', refused: 'Nichts wurde importiert.', language: 'Was im Text gefunden wird, steht hier auf Englisch, der Sprache seiner Schlüsselwörter.', made: 'Importiert.', nothing: 'Alles war schon hier.',
    kinds: {
      parties: 'Eine Partei | {n} Parteien', services: 'Ein Service | {n} Services', components: 'Eine Komponente | {n} Komponenten', sources: 'Eine Quelle | {n} Quellen', calendars: 'Eine Version eines Kalenders | {n} Versionen von Kalendern',
      metrics: 'Eine Metrik | {n} Metriken', sharedMetrics: 'Eine gemeinsame Metrik | {n} gemeinsame Metriken', agreements: 'Eine Vereinbarung | {n} Vereinbarungen', amendments: 'Eine Änderung | {n} Änderungen',
    },
  },
  kind: { SLA: 'SLA, Anbieter an Kunde', OLA: 'OLA, zwischen Einheiten', UC: 'Unterstützungsvertrag, externer Lieferant' },
};
