import type { agreement as english } from '../en/agreement.ts';
import type { Same } from '../messages.ts';

export const agreement: Same<typeof english> = {
  count: 'Keine Vereinbarung. | Eine Vereinbarung. | {n} Vereinbarungen.', provider: 'Anbieter', customer: 'Kunde', levels: 'Levels, bis heute und erwartet',
  template: {
    title: 'Neue Vereinbarung', lead: 'Aus der Vorlage für Verfügbarkeit: ein Service, eine Komponente, ein Level. Quelle und Schlüssel kommen danach, dann Fakten.',
    parties: 'Zwischen wem', kind: 'Art', provider: 'Anbieter', customer: 'Kunde', other: 'Eine andere Partei …', partyName: 'Name der Partei', name: 'Name der Vereinbarung', key: 'Schlüssel', service: 'Service', component: 'Komponente',
    promise: 'Was versprochen ist', expected: 'Erwartet, Prozent', minimum: 'Minimum, Prozent', every: 'Je', hours: 'Zeiten', always: 'Rund um die Uhr', weekly: 'Werktage', opens: 'Öffnet', closes: 'Schließt',
    when: 'Seit wann', from: 'In Kraft ab', zone: 'Zeitzone', cadence: 'Ein Fakt mindestens alle, Sekunden', coverage: 'Abdeckung mindestens, Prozent', act: 'Vereinbarung anlegen', refused: 'Die Vereinbarung wurde nicht angelegt.',
    sentence: '{provider} verspricht {customer}, dass {component} {every} zu {expected} verfügbar ist, {hours}, ab {from}.', someone: 'jemand', something: 'etwas', each: { P1M: 'jeden Monat', P1W: 'jede Woche', P1D: 'jeden Tag', PT1H: 'jede Stunde' },
    denied: 'Eine Vereinbarung anzulegen braucht eine Rolle, die Sie nicht haben.',
  },
  kind: { SLA: 'SLA, Anbieter an Kunde', OLA: 'OLA, zwischen Einheiten', UC: 'Unterstützungsvertrag, externer Lieferant' },
};
