import { expect, test } from 'vitest';
import { hoursInWords } from './hours.ts';

const words = {
  en: { exceptions: (count: number) => `${count} exceptions`, and: 'and', stated: 'Stated hours' },
  de: { exceptions: (count: number) => `${count} Ausnahmetage`, and: 'und', stated: 'Genannte Zeiten' },
} as const;

test.each([
  ['en', 'Mon–Fri 08:00–18:00 (Europe/London)', 'Mon–Fri 08:00–18:00 (Europe/London)'],
  ['de', 'Mon–Fri 08:00–18:00 (Europe/London)', 'Mo–Fr 08:00–18:00 (Europe/London)'],
  ['en', 'Mon, Sat 08:00–12:00 and 13:00–18:00, 1 exception (Europe/London)', 'Mon, Sat 08:00–12:00 and 13:00–18:00, 1 exceptions (Europe/London)'],
  ['de', 'Mon, Sat 08:00–12:00 and 13:00–18:00, 3 exceptions (Europe/London)', 'Mo, Sa 08:00–12:00 und 13:00–18:00, 3 Ausnahmetage (Europe/London)'],
  ['de', 'Stated hours (Europe/London)', 'Genannte Zeiten (Europe/London)'],
] as const)('opening hours are told in %s: %s', (language, summary, told) => {
  expect(hoursInWords(summary, language, words[language])).toBe(told);
});
