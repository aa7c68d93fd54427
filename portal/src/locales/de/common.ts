import type { common as english } from '../en/common.ts';
import type { Same } from '../messages.ts';

export const common: Same<typeof english> = {
  loading: 'Lädt', retry: 'Noch einmal', cancel: 'Abbrechen', close: 'Schließen', copy: 'Kopieren', copied: 'Kopiert', show: 'Zeigen', save: 'Speichern', back: 'Zurück', more: 'Mehr zeigen', none: 'keine', nothing: 'nichts', optional: 'optional',
  picture: 'Bild', table: 'Tabelle', now: 'jetzt', was: 'war {value}, {time}', of: 'von {total}', minimum: 'min. {value}', aroundTheClock: '24×7', unattributed: 'Nicht zugeordnet', period: 'Periode',
  from: 'Von', to: 'Bis', state: 'Zustand', length: 'Dauer', reason: 'Grund', source: 'Quelle', action: 'Aktion',
  denied: 'Diese Seite ist nicht für Sie.', denialRoles: 'Ihre Rolle erlaubt das nicht; {roles} darf es.', denial: 'Das dürfen Sie hier nicht. Wer den Mandanten verwaltet, kann es tun oder erlauben.',
  notLoaded: 'Das wurde nicht geladen.', notLoadedSafe: 'Nichts wurde geändert. {message}', line: 'Zeile {line}', notDone: 'Das ist nicht geschehen.',
  number: { 0: 'keine', 1: 'eine', 2: 'zwei', 3: 'drei', 4: 'vier', 5: 'fünf', 6: 'sechs', 7: 'sieben', 8: 'acht', 9: 'neun', 10: 'zehn', 11: 'elf', 12: 'zwölf' },
};
