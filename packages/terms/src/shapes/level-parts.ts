/** What levels of several kinds are made of. */
import { z } from 'zod';
import { duration, integer, percent, whole } from '../scalars/written-values.ts';
import { calendarRefShape } from './calendar-shape.ts';

export const periodShape = z.strictObject({
  every: z.enum(['PT1H', 'P1D', 'P1W', 'P1M', 'P3M', 'P6M', 'P1Y']).describe('The step from one period to the next.'),
  anchor: z.exactOptional(z.string()).meta({ description: 'The date from which periods are counted; default the date on which the terms start.', examples: ['2026-01-01'] }),
  zone: z.exactOptional(z.string()).describe('The IANA zone of its boundaries; default the agreement\'s.'),
}).meta({ id: 'period', description: 'The periods in which it is judged (S2).' });

export const unknownShape = z.strictObject({
  policy: z.enum(['ignore', 'hold-last', 'good', 'bad', 'fail-period']).describe('What unknown time counts as (S12).'),
  minimumCoverage: z.exactOptional(percent).describe('Percent of the time that must be known at the period\'s end; default 95.'),
  maxAge: z.exactOptional(duration).describe('For hold-last: how long the last known state is held.'),
}).meta({ id: 'unknown', description: 'What happens with time of which nothing is known (S12); default ignore.' });

const effect = z.enum(['remove', 'count-as-good', 'count-as-bad-but-excused']);

export const exclusionsShape = z.strictObject({
  effect: z.exactOptional(effect).describe('What an exclusion does; default remove (S13).'),
  effectByReason: z.exactOptional(z.record(z.string(), effect)).describe('Another effect for the exclusions of one reason.'),
  notice: z.exactOptional(duration).describe('How long before its window it must be declared; left out, none is asked for (S14).'),
  allowedIn: z.exactOptional(calendarRefShape).describe('The windows in which exclusions are allowed; left out, at any time.'),
  cap: z.exactOptional(duration).describe('The most that may be excluded in one period, used in order of time.'),
}).meta({ id: 'exclusions', description: 'Time left out of the level, such as announced maintenance (S13, S14).' });

export const allowanceShape = z.strictObject({
  misses: whole.describe('How many misses are allowed.'),
  below: whole.describe('Only while there are fewer than this many in all.'),
}).meta({ id: 'allowance', description: 'Small numbers: met if no more than so many missed (S17).' });

export const betterShape = z.enum(['higher', 'lower']).describe('Which way is better.');

export const roundingShape = z.strictObject({
  digits: integer.describe('Digits after the point that are kept, of a percentage those of its percents; below zero tens and hundreds, of numbers that are no percentage.'),
  way: z.enum(['down', 'up', 'half-up', 'half-even', 'worse']).describe('Down or up the line of numbers, to the nearest with the half up or to the even one, or to the worse side of the level.'),
}).meta({ id: 'rounding', description: 'The number itself is rounded before it is compared with its lines (S21); default never.' });

/** Targets of a level in percent. */
export const percentTargets = {
  expected: percent.describe('What is expected, in percent; equal to it is met (S21).'),
  minimum: z.exactOptional(percent).describe('Below this it is failed; left out, below the expected (S25).'),
};
