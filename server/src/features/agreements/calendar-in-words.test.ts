import { expect, test } from 'vitest';
import { calendarInWords } from './calendar-in-words.ts';

test.each([
  ['always open', { kind: 'always' }, 'Around the clock'],
  ['a working week', { kind: 'business', zone: 'Europe/Berlin', weekly: [{ days: ['fri', 'mon', 'tue', 'wed', 'thu'], shifts: [{ opens: '09:00', closes: '17:00' }] }] }, 'Mon–Fri 09:00–17:00 (Europe/Berlin)'],
  ['split days and an exception', {
    kind: 'business', zone: 'UTC', weekly: [{ days: ['mon', 'tue', 'sat'], shifts: [{ opens: '08:00', closes: '12:00' }, { opens: '13:00', closes: '17:00' }] }],
    exceptions: [{ date: '2026-12-25', effect: 'closed' }],
  }, 'Mon, Tue, Sat 08:00–12:00 and 13:00–17:00, 1 exception (UTC)'],
] as const)('%s reads as one line', (_what, calendar, words) => {
  expect(calendarInWords(calendar)).toBe(words);
});
