import type { statement as english } from '../en/statement.ts';
import type { Same } from '../messages.ts';

export const statement: Same<typeof english> = {
  count: 'Noch kein Nachweis. | Ein signierter Nachweis. | {n} signierte Nachweise.', empty: 'Noch keine Periode ist geschlossen.', emptySays: 'Am Ende einer Periode und ihrer Nachfrist werden die Zahlen festgeschrieben, signiert und hier verwahrt, jede mit ihren Fakten.',
  agreement: 'Vereinbarung', kept: 'Gehaltene Zusagen', keptOf: '{kept} von {total}', for: 'Gemacht für', everybody: 'alle Parteien', signed: 'Signiert',
  head: 'Nachweis {id} · Fassung {version}', title: 'Service-Levels, {period}', parties: '{provider} an {customer}, unter {agreement}, Fassung {version}.',
  finding: { SIGNATURE_VALID: 'Signiert mit Schlüssel {key} von {tenant}.', EVIDENCE_COMPLETE: 'Der Beleg ist der eine Fakt, auf dem der Nachweis ruht. | Die Belege sind die {facts} Fakten, auf denen der Nachweis ruht.', NUMBERS_RECOMPUTED: 'Alle Zahlen wurden aus einem Fakt neu berechnet: dieselben Bytes. | Alle Zahlen wurden aus {facts} Fakten neu berechnet: dieselben Bytes.' },
  answer: { all: 'Die eine Zusage wurde gehalten. | Alle {total} Zusagen wurden gehalten.', some: 'Eine von {total} Zusagen wurde gehalten. | {kept} von {total} Zusagen wurden gehalten.', none: 'Die Zusage wurde nicht gehalten. | Keine von {total} Zusagen wurde gehalten.' },
  line: { FAILED: '„{level}“ hat das Minimum verfehlt.', BELOW_EXPECTED: '„{level}“ lag unter der Erwartung, doch über dem Minimum.', INDETERMINATE: '„{level}“ ist unbestimmt: Zu wenig Zeit ist bekannt.' },
  length: 'Die Periode hatte {minutes} Minuten.', level: 'Level', expected: 'Erwartet / min.', result: 'Ergebnis', counted: 'Gezählt', outcome: 'Urteil', coverage: 'Abdeckung', badOf: '{bad} von {total} min',
  rests: 'Worauf das ruht', restsOn: 'Ein angenommener Fakt, bis Position {position} des Logs. | {n} angenommene Fakten, bis Position {position} des Logs.', evidence: 'Belege ansehen',
  proof: 'Beweis', signedBy: 'Signiert von {name}', key: 'Schlüssel {key}, Ed25519, {time}', pinned: 'Eingaben festgeschrieben', pins: 'Vereinbarung v{version} · Log {position}', hash: 'Hash des Dokuments', document: 'Nachweis', evidenceFile: 'Belege', verify: 'Noch einmal prüfen',
  verifying: 'Wird in Ihrem Browser geprüft', verified: 'In Ihrem Browser geprüft', verifiedSays: 'Wir haben einen Fakt hier auf Ihrem Gerät nachgerechnet: dieselben {bytes} Bytes. Sie müssen dem Server nicht trauen. | Wir haben {n} Fakten hier auf Ihrem Gerät nachgerechnet: dieselben {bytes} Bytes. Sie müssen dem Server nicht trauen.',
  consistent: 'In Ihrem Browser stimmig', failed: 'Nicht bestätigt', failedSays: 'Mindestens ein Befund sagt etwas anderes. Dokument und Belege bleiben Ihre, zum Verwahren und Prüfen.', notReached: 'Die Dateien wurden nicht geladen.',
  yourself: 'Ohne uns prüfen', yourselfSays: 'Sichern Sie beide Dateien und führen Sie dies aus. Es braucht kein Konto und keinen Server von uns.',
};
