import { z } from 'zod';
import { agreementShape } from './agreement-shape.ts';
import { calendarShape } from './calendar-shape.ts';
import { contractShape } from './contract-shape.ts';
import { metricShape } from './metric-shape.ts';
import { partyShape } from './party-shape.ts';
import { serviceShape } from './service-shape.ts';
import { sharedMetricShape, sharedSumShape } from './shared-metric-shape.ts';
import { sourceShape } from './source-shape.ts';

/** Every kind of document, in the order in which they are written out. */
export const ententeShape = z.discriminatedUnion('kind', [
  partyShape, serviceShape, sourceShape, calendarShape, metricShape, sharedMetricShape, sharedSumShape, contractShape, agreementShape,
]);

export type EntenteDocument = z.output<typeof ententeShape>;
