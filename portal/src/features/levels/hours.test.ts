import { expect, test } from 'vitest';
import { hoursInWords } from './hours.ts';

test.each([['en', 'Mon–Fri 08:00–18:00 (Europe/London)'], ['de', 'Mo–Fr 08:00–18:00 (Europe/London)']])('opening hours name their days in %s', (language, told) => {
  expect(hoursInWords('Mon–Fri 08:00–18:00 (Europe/London)', language)).toBe(told);
});
