import { z } from 'zod';
import { duration, name } from '../scalars/written-values.ts';
import { documentShape } from './metadata-shape.ts';

/** Who or what sends facts. */
export const sourceShape = documentShape('Source', z.strictObject({
  party: z.exactOptional(name).describe('The party whose source it is.'),
  speaksFor: z.exactOptional(z.array(name)).describe('The components for which it may speak; left out, for all.'),
  cadence: z.exactOptional(duration).describe('How often it sends something.'),
}).describe('Who or what sends facts, and for which components it may speak.'));

export type SourceTerms = z.output<typeof sourceShape>['spec'];
