import { ATTRIBUTION_RULES } from '@entente/sla';
import { z } from 'zod';
import { decimal, moment, name, percent } from '../scalars/written-values.ts';
import { calendarRefShape } from './calendar-shape.ts';
import { exclusionsShape, percentTargets, periodShape, unknownShape } from './level-parts.ts';
import { documentShape } from './metadata-shape.ts';
import { methodShape } from './metric-shape.ts';
import { structureShape } from './structure-shape.ts';

const measuredBy = {
  metric: z.exactOptional(name).describe('The Metric by which it is measured; or say how in method.'),
  method: z.exactOptional(methodShape),
};

/** What is said of everything that several suppliers share. */
export const sharedTerms = {
  zone: z.string().meta({ description: 'The IANA zone of its dates and periods (S5).', examples: ['Europe/Amsterdam'] }),
  starts: moment.describe('When its terms come into force.'),
  ends: z.exactOptional(moment).describe('When they end, itself not included.'),
  endToEnd: z.exactOptional(z.strictObject({ component: name.describe('What the customer sees.'), ...measuredBy })).describe('The measurement end to end; left out, the components make up the measure (S31).'),
  rule: z.exactOptional(z.enum(ATTRIBUTION_RULES)).describe('How a joint failure is shared among those who were down; default shapley (S32).'),
  weights: z.exactOptional(z.record(z.string(), percent)).describe('Fixed percentages by party, for the rule weighted (S32).'),
  outsideContract: z.exactOptional(z.array(name)).describe('Parties whose contract does not cover what is measured here (S35).'),
  collaboration: z.exactOptional(z.array(name)).describe('Parties with a collaboration agreement: what they brought about outside their contract counts in credits too (S35).'),
  ...percentTargets,
  calendar: calendarRefShape,
  period: z.exactOptional(periodShape),
  unknown: z.exactOptional(unknownShape),
  exclusions: z.exactOptional(exclusionsShape),
};

/** A component of what is shared: who answers for it, and how it is measured by itself. */
export const sharedComponent = {
  component: name.describe('A component of a service.'),
  displayName: z.exactOptional(z.string()).describe('What people call it.'),
  party: name.describe('The party that answers for it.'),
  ...measuredBy,
};

const componentsWords = 'The components, each with its party and its own measurement.';

/** A metric that several suppliers share (S31 to S33). */
export const sharedMetricShape = documentShape('SharedMetric', z.strictObject({
  ...sharedTerms,
  structure: structureShape,
  components: z.array(z.strictObject(sharedComponent)).describe(componentsWords),
}).describe('A metric that several suppliers share, and how a joint failure is divided.'));

/** A metric that is the sum of what its components take, such as an end-to-end latency (S31). */
export const sharedSumShape = documentShape('SharedSum', z.strictObject({
  ...sharedTerms,
  limit: decimal.describe('The most that the whole may take.'),
  unit: z.string().describe('What it is counted in: ms.'),
  components: z.array(z.strictObject({
    ...sharedComponent,
    ownLimit: decimal.describe('The most that the component may take of the limit; one that takes more is down.'),
  })).describe(componentsWords),
}).describe('A sum of what several suppliers take, such as a latency, and how what is beyond its limit is divided.'));

export type SharedSumSpec = z.output<typeof sharedSumShape>['spec'];

export type SharedMetricSpec = z.output<typeof sharedMetricShape>['spec'];
