import type { overview as english } from '../en/overview.ts';
import type { Same } from '../messages.ts';

export const overview: Same<typeof english> = {
  question: { customer: 'Bekommen Sie, was Ihnen versprochen wurde?', provider: 'Halten Sie, was Sie versprochen haben?' },
  answer: {
    none: 'Noch ist nichts versprochen.',
    all: 'Ja. Die eine Zusage ist auf Kurs für {period}. | Ja. Alle {total} Zusagen sind auf Kurs für {period}.',
    mostly: 'Meistens. Eine von {total} Zusagen ist auf Kurs für {period}; {rest}. | Meistens. {fine} von {total} Zusagen sind auf Kurs für {period}; {rest}.',
    only: 'Nicht wie versprochen. Die eine Zusage ist für {period} nicht auf Kurs.',
    partly: 'Nicht wie versprochen. {fine} von {total} Zusagen sind auf Kurs für {period}; {rest}. | Nicht wie versprochen. {fine} von {total} Zusagen ist auf Kurs für {period}; {rest}. | Nicht wie versprochen. {fine} von {total} Zusagen sind auf Kurs für {period}; {rest}.',
  },
  clause: {
    ON_COURSE: '{n} ist auf Kurs | {n} sind auf Kurs', MET: '{n} ist erfüllt | {n} sind erfüllt', FAILED: '{n} ist verfehlt | {n} sind verfehlt', BELOW_EXPECTED: '{n} liegt unter der Erwartung | {n} liegen unter der Erwartung',
    AT_RISK: '{n} ist gefährdet | {n} sind gefährdet', INDETERMINATE: '{n} hat zu wenig Daten | {n} haben zu wenig Daten', NOT_APPLICABLE: '{n} hatte nichts zu messen | {n} hatten nichts zu messen',
    WAIVED: '{n} wird nicht beurteilt | {n} werden nicht beurteilt', PENDING: '{n} hat nicht begonnen | {n} haben nicht begonnen',
  },
  operator: { calm: 'Nichts braucht Sie. Alle {total} Zusagen sind auf Kurs.', open: 'Eine von {total} Zusagen braucht Sie. {rest}. | {n} von {total} Zusagen brauchen Sie. {rest}.' },
  reason: {
    FAILED: '{name} war {bad} schlecht. Mehr als {best} kann {period} nicht erreichen, das Minimum ist {minimum}.',
    FAILED_ENDED: '{name} war {bad} schlecht. {period} endete bei {best}, das Minimum ist {minimum}.',
    BELOW_EXPECTED: '{name} war {bad} schlecht. Mehr als {best} kann {period} nicht erreichen, erwartet sind {expected}.',
    AT_RISK: '{name} steht bei {toDate}, erwartet sind {expected}. Ein Ausfall von {left} oder mehr würde es verfehlen.',
    INDETERMINATE: '{name}: {coverage} der Zeit sind bekannt, weniger als vereinbart. Das wird nie als 100 % gezeigt.',
    STALE: '{name}: Die Quelle schweigt seit {since}.',
  },
  valueReason: {
    FAILED: '{name} steht bei {toDate}. Bestenfalls erreicht {period} {best}; das Minimum ist {minimum}.',
    FAILED_ENDED: '{name}: {period} endete bei {best}; das Minimum war {minimum}.',
    BELOW_EXPECTED: '{name} steht bei {toDate}. Bestenfalls erreicht {period} {best}; erwartet sind {expected}.',
    AT_RISK: '{name} steht bei {toDate}; erwartet sind {expected}.',
  },
  work: 'Was Sie braucht', workSort: 'das Schlimmste zuerst', see: 'Level ansehen',
  portfolio: 'Portfolio', portfolioLead: '{period} bis heute. Der Balken ist das verbleibende Budget.', promises: 'Jede Zusage, {period} bis heute', promisesPlain: 'Jede Zusage, bis heute',
  column: { promise: 'Zusage', client: 'Kunde', supplier: 'Lieferant', agreement: 'Vereinbarung', level: 'Level', toDate: 'Bis heute', best: 'Bestmöglich', budget: 'Budget übrig', days: 'Tage mit etwas', state: 'Zustand', month: 'Periode' },
  fact: { measured: 'Gemessen', measuredBy: 'der offenen Zeit sind bekannt', bad: 'Schlechte Zeit', badOf: 'an {n} Tagen', left: 'Ausgenommen', leftOf: 'genehmigte Ausnahmen' },
  side: { shared: 'Gemeinsame Metriken', statements: 'Letzte Nachweise', moving: 'Bewegt sich gerade', still: 'Seit dem Öffnen hat sich nichts bewegt. Zahlen ändern sich hier, wenn Fakten ankommen.', noStatement: 'Ein Nachweis wird gemacht und signiert, wenn eine Periode schließt.' },
  counted: '{n} gezählt', missedOf: '{missed} von {n} verfehlt', missesLeft: '{n} dürfen noch verfehlen', missesOver: '{n} zu viele verfehlt',
  badFor: '{amount} schlecht', noBad: 'nichts schlecht', leftOf: '{left} von {allowed}', allSpent: '{allowed} verbraucht', yourDuty: 'Ihre eigene Pflicht',
  empty: { title: 'Noch keine Vereinbarung.', says: 'Eine Vereinbarung sagt, wer wem was verspricht und seit wann. Ihre Zahlen beginnen mit dem ersten Fakt einer Quelle.', act: 'Neue Vereinbarung', source: 'Quelle anlegen' },
  strip: { none: 'Alle offenen Tage sind gut.', bad: '{day} {amount} schlecht', excluded: '{day} {amount} ausgenommen', unknown: '{day} {amount} unbekannt', more: 'und {n} mehr' },
  statementOf: '{agreement}, {period}',
};
