import type { states as english } from '../en/states.ts';
import type { Same } from '../messages.ts';

export const states: Same<typeof english> = {
  level: {
    ON_COURSE: 'Auf Kurs', MET: 'Erfüllt', AT_RISK: 'Gefährdet', BELOW_EXPECTED: 'Unter Erwartung', FAILED: 'Verfehlt',
    INDETERMINATE: 'Unbestimmt', NOT_APPLICABLE: 'Nicht anwendbar', WAIVED: 'Erlassen', PENDING: 'Nicht begonnen',
  },
  counted: {
    ON_COURSE: '{n} auf Kurs', MET: '{n} erfüllt', AT_RISK: '{n} gefährdet', BELOW_EXPECTED: '{n} unter Erwartung', FAILED: '{n} verfehlt',
    INDETERMINATE: '{n} unbestimmt', NOT_APPLICABLE: '{n} nicht anwendbar', WAIVED: '{n} erlassen', PENDING: '{n} nicht begonnen',
  },
  levelMeans: {
    ON_COURSE: 'Das Erwartete ist noch erreichbar', MET: 'Beendet, Erwartetes erreicht', AT_RISK: 'Prognose oder Verbrauch lassen es verfehlen',
    BELOW_EXPECTED: 'Erwartetes außer Reichweite, Minimum nicht', FAILED: 'Minimum außer Reichweite', INDETERMINATE: 'Weniger Abdeckung als vereinbart',
    NOT_APPLICABLE: 'Nichts zu messen, nie 0 oder 100', WAIVED: 'Eine Zahl ohne Urteil', PENDING: 'Die erste Periode hat nicht begonnen',
  },
  period: { OPEN: 'Offen', PROVISIONAL: 'Vorläufig', CLOSED: 'Geschlossen', RESTATED: 'Neu gefasst' },
  periodMeans: { OPEN: 'Läuft, Fakten kommen an', PROVISIONAL: 'Beendet, noch in der Nachfrist', CLOSED: 'Festgeschrieben und signiert', RESTATED: 'Eine spätere Fassung ersetzt sie; beide sind lesbar' },
  time: { good: 'Gut', bad: 'Schlecht', triangle: 'ein Dreieck', badHint: 'Schlecht ({mark} am Tag)', excluded: 'Ausgenommen', unknown: 'Unbekannt', outOfHours: 'Außerhalb der Zeiten', notYetKnown: 'Noch nicht bekannt', toCome: 'Kommt noch', unattributed: 'Nicht zugeordnet' },
  timeForm: { good: 'glatte Fläche', bad: 'voll, Dreieck darunter', excluded: 'Schrägstriche', unknown: 'Punkte', outOfHours: 'nur Grundlinie', toCome: 'gestrichelter Rand', unattributed: 'Kreuzschraffur' },
  component: { UP: 'Verfügbar', DOWN: 'Ausfall seit {time}', DEGRADED: 'Beeinträchtigt', UNKNOWN: 'Unbekannt' },
  kind: { SLA: 'SLA', OLA: 'OLA', UC: 'Unterstützungsvertrag' },
  role: { OWNER: 'Eigentümer', ADMIN: 'Administrator', MANAGER: 'Servicemanager', ANALYST: 'Analyst', VIEWER: 'Leser' },
};
