/** The single values of the language, each with its form in documents and its value in terms. */
import type { Duration, Shift, Target, Weekday } from '@entente/worktime';
import { z } from 'zod';
import { durationOf, durationText } from './duration-text.ts';
import { numberScalar, textScalar } from './scalar.ts';
import { targetOf, targetText } from './target-text.ts';

const NAME = /^[a-z0-9]([a-z0-9._-]{0,98}[a-z0-9])?$/;
const matching = (form: RegExp) => (text: string) => (form.test(text) ? text : undefined);
const asWritten = <T>(value: T): T => value;

export const name = textScalar<string>({
  value: z.string(),
  code: 'NAME_INVALID', what: 'a name', fix: 'Write up to 100 small letters, digits, dots, dashes or underscores, such as web-shop.',
  pattern: NAME.source, examples: ['web-shop'], read: matching(NAME), write: asWritten,
});

export const decimal = numberScalar<string>({
  value: z.string(),
  code: 'NUMBER_INVALID', what: 'a decimal number', fix: 'Write digits with a point, such as 99.95.',
  pattern: '^-?\\d+(\\.\\d+)?$', examples: ['4.5'], read: matching(/^-?\d+(\.\d+)?$/), write: asWritten,
});

export const percent = numberScalar<string>({
  value: z.string(),
  code: 'PERCENT_INVALID', what: 'a percentage', fix: 'Write a decimal of zero or more, such as 99.95.',
  pattern: '^\\d+(\\.\\d+)? ?%?$', examples: ['99.95', '99.95%'],
  read: (text) => /^(\d+(?:\.\d+)?) ?%?$/.exec(text)?.[1], write: asWritten,
});

/** An amount of money in major units, "1250.00"; the currency decides how fine it may be. */
export const amount = numberScalar<string>({
  value: z.string(),
  code: 'AMOUNT_INVALID', what: 'an amount of money', fix: 'Write an amount without its currency, such as 1250.00.',
  pattern: '^\\d+(\\.\\d+)?$', examples: ['1250.00'], read: matching(/^\d+(\.\d+)?$/), write: asWritten,
});

export const whole = numberScalar<number>({
  value: z.number(),
  code: 'NUMBER_INVALID', what: 'a whole number', fix: 'Write a whole number, zero or more.', pattern: '^\\d+$',
  read: (text) => (/^\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined), write: String,
});

/** The same, below zero too. */
export const integer = numberScalar<number>({
  value: z.number(),
  code: 'NUMBER_INVALID', what: 'a whole number', fix: 'Write a whole number, such as 2 or -1.', pattern: '^-?\\d+$', examples: ['2', '-1'],
  read: (text) => (/^-?\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) + 0 : undefined), write: String,
});

/** A number of the machine, for thresholds that samples are compared with. */
export const measured = numberScalar<number>({
  value: z.number(),
  code: 'NUMBER_INVALID', what: 'a number', fix: 'Write a number, such as 800 or 0.25.',
  read: (text) => (/^-?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(text) && Number.isFinite(Number(text)) ? Number(text) : undefined), write: String,
});

export const duration = textScalar<Duration>({
  value: z.number(),
  code: 'DURATION_INVALID', what: 'a duration', fix: 'Write ISO 8601 such as PT4H or P2D, or short such as 15m, 4h, 1h30m; months and years have no fixed length.',
  examples: ['PT4H', '15m'], read: durationOf, write: durationText,
});

export const target = textScalar<Duration | Target>({
  value: z.custom<Duration | Target>(),
  code: 'TARGET_INVALID', what: 'a time that something may take', fix: 'Write open hours such as PT4H or 4h, or 2 business-days, 3 24h-days, 1 calendar-month, end-of-business-day.',
  examples: ['PT4H', '2 business-days', 'end-of-business-day'], read: targetOf, write: targetText,
});

export const currency = textScalar<string>({
  value: z.string(),
  code: 'CURRENCY_INVALID', what: 'a currency', fix: 'Write its three letters, such as EUR.', pattern: '^[A-Z]{3}$', examples: ['EUR'], read: matching(/^[A-Z]{3}$/), write: asWritten,
});

export const letters = textScalar<string>({
  value: z.string(),
  code: 'LETTERS_INVALID', what: 'one to three letters', fix: 'Write one to three capital letters, such as AC.', examples: ['AC'],
  read: (text) => (/^\S{1,3}$/u.test(text) && text === text.toUpperCase() ? text : undefined), write: asWritten,
});

/** A date in the agreement's zone (its first instant), or an instant with its offset; read where the zone is known. */
export const moment = textScalar<string>({
  value: z.string(),
  code: 'MOMENT_INVALID', what: 'a date or an instant', fix: 'Write a date such as 2026-01-01, or an instant with its offset such as 2026-01-01T08:00Z.',
  examples: ['2026-01-01', '2026-01-01T08:00Z'], read: matching(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[-+]\d{2}:\d{2}))?$/), write: asWritten,
});

export const shift = textScalar<Shift>({
  value: z.custom<Shift>(),
  code: 'SHIFT_INVALID', what: 'a shift', fix: 'Write when it opens and closes, such as 08:00-18:00; 00:00-24:00 is the whole day, 22:00-06:00 ends on the next.',
  pattern: '^\\S+-\\S+$', examples: ['08:00-18:00'],
  read: (text) => {
    const [, opens, closes] = /^([\d:]+) ?- ?([\d:]+)$/.exec(text) ?? [];
    return opens === undefined || closes === undefined ? undefined : { opens, closes };
  },
  write: ({ opens, closes }) => `${opens}-${closes}`,
});

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const satisfies readonly Weekday[];

/** Days of the week one by one, or as ranges: `[mon-fri]`, `[sat, sun]`. */
export const days = z.codec(z.array(z.string().meta({ pattern: '^(mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?$', examples: ['mon-fri', 'sat'] })), z.custom<readonly Weekday[]>(), {
  decode: (written, context) => written.flatMap((text, place) => {
    const range = daysOf(text);
    if (range.length === 0) {
      context.issues.push({ code: 'custom', path: [place], message: `"${text}" is not a day of the week.`, params: { code: 'DAY_INVALID', fix: 'Write mon, tue, wed, thu, fri, sat, sun, or a range such as mon-fri.' }, input: text });
    }
    return range;
  }),
  encode: (given) => runsOf(given).map((run) => (run.length < 3 ? run : [`${run[0]}-${run.at(-1)}`])).flat(),
});

/** A range goes on over the week's end: `sat-mon` is three days. */
function daysOf(text: string): readonly Weekday[] {
  const [first = '', last = first, ...more] = text.split('-');
  const from = WEEK.findIndex((day) => day === first);
  const to = WEEK.findIndex((day) => day === last);
  if (from < 0 || to < 0 || more.length > 0) return [];
  return from <= to ? WEEK.slice(from, to + 1) : [...WEEK.slice(from), ...WEEK.slice(0, to + 1)];
}

/** The days in runs of neighbours, in their order. */
function runsOf(given: readonly Weekday[]): readonly (readonly Weekday[])[] {
  const runs: Weekday[][] = [];
  for (const day of given) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && WEEK.indexOf(day) === WEEK.indexOf(last) + 1) run.push(day);
    else runs.push([day]);
  }
  return runs;
}
