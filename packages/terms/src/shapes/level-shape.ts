/** A level of any kind (S22a), as an agreement says it. */
import { z } from 'zod';
import { currency, decimal, duration, name, percent, target, whole } from '../scalars/written-values.ts';
import { calendarRefShape } from './calendar-shape.ts';
import { allowanceShape, betterShape, exclusionsShape, percentTargets, periodShape, roundingShape, unknownShape } from './level-parts.ts';
import { methodShape } from './metric-shape.ts';

/** What every level says, whatever its kind. */
const common = <const K extends string>(kind: K) => ({
  name: name.describe('Its name, the same through all versions of the agreement.'),
  displayName: z.exactOptional(z.string()).describe('What people call it.'),
  kind: z.literal(kind),
  component: name.describe('What is measured: a component of a service.'),
  obligor: z.exactOptional(name).describe('The party that owes it; default the agreement\'s provider. A duty of the customer names the customer.'),
  metric: z.exactOptional(name).describe('The Metric by which it is measured; or say how in method.'),
  method: z.exactOptional(methodShape),
  calendar: z.exactOptional(calendarRefShape).describe('The hours that count; default the agreement\'s.'),
  period: z.exactOptional(periodShape).describe('The periods in which it is judged; default the agreement\'s.'),
  exclusions: z.exactOptional(exclusionsShape),
  rounding: z.exactOptional(roundingShape),
  partialPeriod: z.exactOptional(z.enum(['prorate', 'full', 'waive'])).describe('A period that is covered in part; default prorate (S18).'),
  amended: z.exactOptional(z.enum(['judge-each', 'combine'])).describe('What becomes of a period in which this version amends the level: each part judged by itself, or all as one; default judge-each. Goals and sums of money are not combined (S18).'),
});
const allowance = z.exactOptional(allowanceShape);
const expectedVolume = z.exactOptional(whole).describe('How many are expected in a whole period; without it nothing is said of the best that can still be reached (S19).');

const availabilityShape = z.strictObject({
  ...common('availability'),
  basis: z.exactOptional(z.enum(['time', 'timeslices', 'occurrences', 'user-minutes', 'device-minutes'])).describe('What is counted: time, slices of time, events of samples, minutes of served users or devices; default time (S16).'),
  slice: z.exactOptional(z.strictObject({
    length: duration.describe('How long a slice is.'),
    target: percent.describe('How much of it must be good, in percent, to make it a good one.'),
  })).describe('For timeslices, and no other basis.'),
  ...percentTargets,
  unknown: z.exactOptional(unknownShape),
  outages: z.exactOptional(z.strictObject({
    minimumLength: z.exactOptional(duration).describe('Shorter outages count good.'),
    rounding: z.exactOptional(z.enum(['none', 'minute-up', 'minute-down', 'minute-nearest'])).describe('How part minutes of an outage are rounded; default none.'),
  })).describe('Which outages count, and how long (S16).'),
  expectedVolume,
}).meta({ title: 'availability', description: 'Good time in hours of service (S12, S16).' });

const ratioShape = z.strictObject({ ...common('ratio'), ...percentTargets, allowance, expectedVolume })
  .meta({ title: 'ratio', description: 'Good events of all events, in percent.' });

const thresholdShape = z.strictObject({ ...common('threshold'), ...percentTargets, allowance, expectedVolume, unknown: z.exactOptional(unknownShape) })
  .meta({ title: 'threshold', description: 'Values on the good side of the metric\'s threshold, in percent.' });

const percentileShape = z.strictObject({
  ...common('percentile'),
  percentile: z.strictObject({
    percent: percent.describe('Which one: 95 for the 95th.'),
    method: z.enum(['nearest-rank', 'linear']).describe('How it is found between values (S22).'),
  }).describe('Which percentile of all values.'),
  better: betterShape,
  unit: z.string().describe('What the values are counted in: ms, MB/s.'),
  expected: decimal.describe('What is expected, in that unit.'),
  minimum: z.exactOptional(decimal).describe('Past this it is failed.'),
  expectedVolume,
  unknown: z.exactOptional(unknownShape),
}).meta({ title: 'percentile', description: 'A percentile of all values of the period (S22).' });

const clockShape = z.strictObject({
  ...common('clock'),
  targets: z.array(z.strictObject({
    priority: z.exactOptional(z.string()).describe('The priority it is for; left out, every other one.'),
    within: target.describe('How long it may take, in open time (S4, S7).'),
    calendar: z.exactOptional(calendarRefShape).describe('The hours that count for this priority; default the level\'s.'),
  })).describe('How long work may take, by its priority.'),
  reopening: z.exactOptional(z.enum(['continue', 'continue-counted', 'new-cycle', 'last-cycle', 'longest-cycle', 'first-only'])).describe('What reopening means; default continue (S9).'),
  priorityChange: z.exactOptional(z.enum(['retroactive', 'fresh', 'proportional'])).describe('What a change of priority does; default retroactive (S10).'),
  reaches: z.exactOptional(z.enum(['new-clocks', 'running-clocks'])).describe('Which clocks an amendment by this version holds for: those that begin under it, or also those that run when it comes into force, as a change of priority does; default new-clocks (S10).'),
  repeats: z.exactOptional(z.boolean()).describe('Each stop begins the next cycle, as of updates every four hours.'),
  countsBy: z.exactOptional(z.enum(['stop-or-due', 'start', 'stop'])).describe('Which period a clock counts in; default stop-or-due (S8a).'),
  chain: z.exactOptional(z.strictObject({
    parent: z.string().meta({ description: 'The level above: its name in this agreement, or agreement/level.', examples: ['desk-sla/resolution'] }),
    reserve: duration.describe('What is kept back of the time that remains above.'),
  })).describe('No more time than remains of the level above, less a reserve (S11).'),
  ...percentTargets,
  allowance,
}).meta({ title: 'clock', description: 'Work done in time, in percent: response, resolution, updates (S6 to S11).' });

const goalShape = z.strictObject({
  ...common('goal'),
  counts: z.enum(['events', 'values']).describe('Whether events are counted or values are added.'),
  unit: z.string().describe('What is delivered: leads, builds, reports.'),
  promised: decimal.describe('What is promised for a whole period.'),
  better: z.exactOptional(betterShape).describe('Whether more is better; default higher.'),
  expected: z.exactOptional(percent).describe('Percent of what is promised that is expected; default 100.'),
  minimum: z.exactOptional(percent).describe('Percent of what is promised below which it is failed.'),
}).meta({ title: 'goal', description: 'Delivered against promised.' });

const scoreShape = z.strictObject({
  ...common('score'),
  scale: z.strictObject({ least: decimal.describe('The lowest answer.'), most: decimal.describe('The highest answer.') }).describe('The ends of the scale of answers.'),
  better: z.exactOptional(betterShape).describe('Which end is the good one; default higher.'),
  expected: decimal.describe('The mean that is expected.'),
  minimum: z.exactOptional(decimal).describe('The mean past which it is failed.'),
  minimumAnswers: z.exactOptional(whole).describe('With fewer answers it is not applicable; default 1 (S17).'),
  expectedVolume,
}).meta({ title: 'score', description: 'The mean of answers to a survey.' });

const moneyShape = z.strictObject({
  ...common('money'),
  currency: currency.describe('The currency of the sums, in three letters.'),
  better: betterShape,
  expected: decimal.describe('The sum that is expected, in major units: 12500.00.'),
  minimum: z.exactOptional(decimal).describe('The sum past which it is failed.'),
}).meta({ title: 'money', description: 'A sum of money against what was agreed.' });

export const levelShape = z.discriminatedUnion('kind', [
  availabilityShape, ratioShape, thresholdShape, percentileShape, clockShape, goalShape, scoreShape, moneyShape,
]).meta({ id: 'level', description: 'A level: what is measured, expected and owed.' });

export type LevelContent = z.output<typeof levelShape>;
