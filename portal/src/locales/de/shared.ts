import type { shared as english } from '../en/shared.ts';
import type { Same } from '../messages.ts';

export const shared: Same<typeof english> = {
  user: 'Nutzer', served: 'Bedient', notServed: 'Nicht bedient', enough: '{k} von {n} genügt', carries: 'Trägt alles',
  count: 'Keine gemeinsame Metrik. | Eine gemeinsame Metrik. | {n} gemeinsame Metriken.', empty: 'Noch wird nichts geteilt.', emptySays: 'Eine gemeinsame Metrik sagt, wie die Komponenten mehrerer Lieferanten zusammenhängen und welchen Anteil an ihrer schlechten Zeit jeder hat.',
  answer: {
    none: '{name} war im {period} nie schlecht; {allowed} sind erlaubt.',
    some: '{name} war im {period} {bad} schlecht; {allowed} sind erlaubt. Lieferanten erklären {explained}.',
    unowned: '{name} war im {period} {bad} schlecht; {allowed} sind erlaubt. Lieferanten erklären {explained}; {unowned} hat noch niemand.',
  },
  derived: 'Abgeleitet: Niemand misst Ende zu Ende, die Struktur ist das Maß (S31).',
  hangs: 'Wie es zusammenhängt', now: 'Jetzt', atTime: 'Um {time}', downServed: '{names} ist ausgefallen. Kein Nutzer merkt es: Die anderen tragen es. | {names} sind ausgefallen. Kein Nutzer merkt es: Die anderen tragen es.', downNot: '{names} ist ausgefallen. Nutzer werden nicht bedient. | {names} sind ausgefallen. Nutzer werden nicht bedient.', allUp: 'Jede Komponente ist verfügbar.',
  table: 'Ende zu Ende, und jeder Lieferant', minutes: 'Minuten', raw: 'Schlecht', level: 'Level %', share: 'Anteil', endToEnd: 'Ende zu Ende', ownSources: 'eigene Quelle', yours: 'noch niemand',
  responsible: 'Wer für jede schlechte Minute verantwortlich war', responsibleLead: 'Die Periode; darunter nur ihre schlechten Minuten, geteilt nach der vereinbarten Regel, {rule}', rule: { SHAPLEY: 'Shapley', FIRST_FAILED: 'Zuerst ausgefallen', EQUAL_AMONG_DOWN: 'Gleich unter Ausgefallenen', BUT_FOR: 'Ohne den nicht', ALL_PAY: 'Alle zahlen', ROOT_CAUSE: 'Nach Ursache', WEIGHTED: 'Gewichtet', TIME_IN_HAND: 'Zeit in der Hand' }, key: { left: 'Pfeil links', right: 'Pfeil rechts' }, byMinute: 'Minute für Minute', noBad: 'Keine schlechte Minute in dieser Periode.', noBadSays: 'Gibt es eine, steht sie hier mit den ausgefallenen Parteien und ihren Anteilen.',
  minute: '{names} ausgefallen. {split}', minuteAlone: '{names} ausgefallen, allein.', minuteNobody: 'Jeder Lieferant meldete gut. Diese Minute gehört noch niemandem.', splitOf: '{fraction} für {name}', splitHalf: 'Geteilt: {parts}.',
  rules: {
    title: 'Was jede Regel anrechnen würde', lead: 'in Minuten; die gestrichelte Linie sind die {bad}, die es gab', name: 'Regel', charged: 'Angerechnet', inForce: 'in Kraft', addsUp: 'geht auf', other: '{total} statt {bad}', parts: '{name}: {parts}',
    says: { SHAPLEY: 'Nach dem, was jeder hätte verhindern können', FIRST_FAILED: 'Das Ganze dem, der am längsten ausgefallen war', EQUAL_AMONG_DOWN: 'Allen Ausgefallenen gleich viel', BUT_FOR: 'Dem, der allein es hätte retten können', ALL_PAY: 'Jedem Ausgefallenen ganz' },
  },
  leftOut: 'Was die Anteile auslassen', noImpact: 'Ohne Wirkung, {amount}.', noImpactSays: '{names} ausgefallen, während die Struktur hielt.', unattributed: 'Nicht zugeordnet, {amount}.', unattributedSays: 'Schlecht Ende zu Ende, während jeder Lieferant gut meldete: {times}.',
  contradiction: 'Widerspruch, {amount}.', contradictionSays: 'Gut Ende zu Ende, während die Struktur ausgefallen war: {times}.', unknown: 'Ende zu Ende unbekannt, {amount}.', unknownSays: 'Von Zeit, die niemand maß, wird nichts geteilt.', nothingLeft: 'Nichts. Jede Minute ist verbucht.',
  summary: '{name}: {words}', twin: { from: 'Von', length: 'Minuten', down: 'Ausgefallen', shares: 'Anteile' },
};
