import type { level as english } from '../en/level.ts';
import type { Same } from '../messages.ts';

export const level: Same<typeof english> = {
  promise: '{provider} verspricht {customer} {expected} {hours}.', promiseMinimum: '{provider} verspricht {customer} {expected} {hours}, und nie weniger als {minimum}.',
  measured: 'Gemessen von {sources}.', measuredEvery: 'Gemessen von {sources} alle {cadence}.', always: 'rund um die Uhr', within: 'in {calendar}',
  figure: { toDate: 'Bis heute', best: 'Bestmöglich', budget: 'Budget übrig', coverage: 'Abdeckung', bad: 'Bisher schlecht', left: 'Ausgelassen', counted: 'Gezählt' },
  hint: { against: 'erwartet {expected}', misses: 'dürfen noch verfehlen', tooMany: 'zu viele verfehlt', missed: '{n} verfehlt', holds: '≥ {expected} bisher', below: 'unter {expected}', noneToMeasure: 'nichts zu messen', best: 'wenn nichts mehr ausfällt', ended: 'die Periode ist zu Ende', budget: 'von {allowed}', coverage: 'mindestens {least} nötig', outages: 'kein Ausfall | ein Ausfall | {n} Ausfälle', left: '{excluded} ausgenommen, {unknown} unbekannt' },
  timeline: 'Zeitlinie', burn: 'Schlechte Zeit gegen das Budget', budgetLine: 'Budget {allowed}: mehr, und es ist verfehlt',
  happened: 'Was geschah', nothing: 'Nichts geschah.', nothingSays: 'Kein Ausfall, keine Ausnahme und keine unbekannte Zeit in dieser Periode.', overall: 'und {n} mehr',
  state: { BAD: 'Schlecht', EXCLUDED: 'Ausgenommen', UNKNOWN: 'Unbekannt' },
  kind: { BAD: 'Ausfall', EXCLUDED: 'Nach Vereinbarung ausgelassen', UNKNOWN: 'Niemand konnte es sagen', OVERRUN: 'Die Arbeit ging über ihr Fenster hinaus' }, overrun: { amount: '{excluded} + {over}', cause: 'Überziehung zählt' },
  summary: '{name}, {period}: {toDate} bis heute. {words}',
  stale: 'Die Quelle schweigt seit {time}. Die Zeit danach ist noch nicht bekannt.',
  versions: 'Fassungen', version: 'Fassung {n}', inForceFrom: 'ab {time}', inForceUntil: 'bis {time}', terms: 'Bedingungen', statements: 'Nachweise', exclude: 'Ausnahme erklären', amend: 'Änderung vorschlagen',
  term: { expected: 'Erwartet', minimum: 'Minimum', hours: 'Zeiten', obligor: 'Wer es schuldet', component: 'Komponente', period: 'Periode', combine: 'Mehrere Quellen', unknown: 'Unbekannte Zeit', none: 'keines' },
  combine: { ANY_BAD: 'schlecht, wenn eine es sagt', MAJORITY: 'was die meisten sagen; Gleichstand ist schlecht', ALL_BAD: 'schlecht, wenn alle es sagen' }, unknownIgnored: 'zählt nicht, solange {least} bekannt sind',
  every: { P1M: 'ein Monat', P1D: 'ein Tag', PT1H: 'eine Stunde', P1W: 'eine Woche', P3M: 'ein Quartal', P1Y: 'ein Jahr' },
  explain: {
    title: 'Warum {value}?', titleNone: 'Warum gibt es keine Zahl?', lead: 'Verfügbarkeit bis heute, {from} bis {to}, {zone}', leadValue: '{from} bis {to}, {zone}', toNow: 'jetzt', good: 'gut', goodBad: 'gut + schlecht', elapsed: 'Vergangen', outOfHours: '− Außerhalb der Zeiten', excluded: '− Ausgenommen', unknown: '− Unbekannt, zählt nicht', counted: 'Gezählt', bad: 'davon schlecht',
    rules: 'Regeln', facts: 'Fakten, {shown} von {total} Zeilen', language: 'Die Rechnung wird auf Englisch geführt, der Sprache des Rechenwerks.', pins: 'Vereinbarung v{version} · Log {position}', noAccount: 'Zu dieser Zahl gibt es noch keine Rechnung.', changes: 'Was sie ändern würde', without: 'Ohne den längsten Ausfall, {amount}', unknownBad: 'Unbekannt als schlecht, {amount}', unknownGood: 'Unbekannt als gut, {amount}',
  },
  hours: { exceptions: 'kein Ausnahmetag | ein Ausnahmetag | {n} Ausnahmetage', and: 'und', stated: 'Genannte Zeiten' },
  clocks: {
    title: 'Uhren', lead: '{counted} gezählt, {missed} verfehlt, {open} offen', none: 'Keine Uhr lief.', noneSays: 'Eine Uhr beginnt mit dem ersten Start, den eine Quelle für sie sendet. Was offen ist, steht hier zuerst, das nächste Fällige oben.',
    clock: 'Uhr', priority: 'Priorität', start: 'Begonnen', due: 'Fällig', ended: 'Beendet', margin: 'Zur Fälligkeit', cycle: 'Durchgang {n}', partOf: 'von {parent}', dueAt: 'fällig {time}', neverDue: 'nie fällig', ifResumed: 'liefe sie jetzt weiter',
    late: '{amount} zu spät', lateStill: '{amount} zu spät, noch offen', left: 'noch {amount}', before: '{amount} davor', state: { RUNNING: 'Läuft', PAUSED: 'Angehalten', PENDING: 'Nicht begonnen', MET: 'Erfüllt', BREACHED: 'Überschritten', CANCELLED: 'Abgebrochen' },
  },
  scale: { title: 'Gemessen am Vereinbarten', expected: 'erwartet {value}', minimum: 'Minimum {value}', toDate: '{value} bis heute', ended: '{value} am Ende', best: 'bestmöglich {value}' },
  rule: { S1a: 'Was ein Fakt über Zeit sagt', S2: 'Perioden', S3: 'Öffnungszeiten', S4: 'Einheiten eines Ziels', S6: 'Das Log einer Uhr', S7: 'Verstrichen und fällig', S8: 'Erfüllt', S8a: 'Die Periode einer Uhr', S9: 'Wieder geöffnet', S10: 'Andere Priorität unterwegs', S11: 'Ketten von Uhren', S12: 'Der Zustand eines Augenblicks', S13: 'Was eine Ausnahme bewirkt', S14: 'Wann eine Ausnahme gilt', S16: 'Grundlage und Ausfälle', S17: 'Nichts zu teilen', S18: 'Angebrochene Perioden', S19: 'Laufende Perioden', S20: 'Kein Mittel von Prozenten', S21: 'Exakte Zahlen', S22: 'Perzentile', S22a: 'Arten von Levels', S25: 'Das Urteil', S31: 'Wie eine gemeinsame Metrik gelesen wird', S32: 'Zurechnung', S33: 'Shapley in einer Reihe' },
  exclusion: { title: 'Ausnahme erklären', lead: 'Eine genehmigte Ausnahme nimmt ihre Zeit aus der Zählung, für jedes Level, das {component} misst.', from: 'Von', to: 'Bis', reason: 'Grund', approved: 'Die andere Partei hat zugestimmt', act: 'Erklären', refused: 'Die Ausnahme wurde nicht erklärt.', utc: 'Zeiten in {zone}' },
};
