import { z } from 'zod';
import { duration, measured, name } from '../scalars/written-values.ts';
import { documentShape } from './metadata-shape.ts';

const sources = z.array(name).describe('The sources that may speak for it; an empty list: none yet, so that nothing is known of it.');
const several = {
  combine: z.exactOptional(z.enum(['any-bad', 'majority', 'all-bad'])).describe('How several sources combine at an instant; default any-bad, a tie of a majority is bad (S1a).'),
};

const statusShape = z.strictObject({
  measures: z.literal('status'),
  sources,
  ...several,
  maxAge: z.exactOptional(duration).describe('How long a status holds without a successor; left out, without limit (S1a).'),
  cadence: z.exactOptional(duration).describe('How often word is expected (S12).'),
  degradedIsBad: z.exactOptional(z.boolean()).describe('Whether "degraded" counts as bad; default false.'),
}).meta({ title: 'status', description: 'Status changes: up, down, degraded, unknown.' });

const samplesShape = z.strictObject({
  measures: z.literal('samples'),
  sources,
  ...several,
  cadence: z.exactOptional(duration).describe('The expected distance of two samples, and how long one speaks (S1a).'),
  maxAge: z.exactOptional(duration).describe('How long a statement of served users or devices holds; samples of other things have none (S16).'),
  threshold: z.exactOptional(z.strictObject({
    good: z.enum(['at-most', 'at-least']).describe('Which side of the value is good.'),
    value: measured.describe('The value; equal to it is good.'),
  })).describe('When a sample with a value is good.'),
}).meta({ title: 'samples', description: 'Samples of good and total, or of a value.' });

const clocksShape = z.strictObject({ measures: z.literal('clocks'), sources }).meta({ title: 'clocks', description: 'What happens to tickets and other work: start, pause, resume, stop.' });

/** What a Metric says beside how it is measured. */
const belonging = {
  component: z.exactOptional(name).describe('The component whose metric it is, so that no other can be measured by it; left out, of any.'),
  key: z.exactOptional(name).describe('The name by which facts speak of it; default the name of the document.'),
  unit: z.exactOptional(z.string()).describe('What its values are in, as in "ms".'),
};

export const metricShape = documentShape('Metric', z.discriminatedUnion('measures', [
  statusShape.extend(belonging).meta({ title: 'status', description: 'Status changes: up, down, degraded, unknown.' }),
  samplesShape.extend(belonging).meta({ title: 'samples', description: 'Samples of good and total, or of a value.' }),
  clocksShape.extend(belonging).meta({ title: 'clocks', description: 'What happens to tickets and other work: start, pause, resume, stop.' }),
]).meta({ id: 'metric', description: 'What is measured and who says it.' }));

export type MetricContent = z.output<typeof metricShape>['spec'];

/** How something is measured (S1a). A method on the spot may name a metric, so that only facts of that metric count; a metric document names itself. */
const metric = z.exactOptional(z.string()).describe('Facts that name a metric count only if it is this one.');
export const methodShape = z.discriminatedUnion('measures', [
  statusShape.extend({ metric }).meta({ title: 'status', description: 'Status changes.' }),
  samplesShape.extend({ metric }).meta({ title: 'samples', description: 'Samples of good and total, or of a value.' }),
  clocksShape.extend({ metric }).meta({ title: 'clocks', description: 'What happens to tickets and other work.' }),
]).meta({ id: 'method', description: 'How it is measured, described here instead of in a Metric.' });

export type MethodContent = z.output<typeof methodShape>;
