import { z } from 'zod';
import { documentShape } from './metadata-shape.ts';

/** An organisation or a department in the book. */
export const partyShape = documentShape('Party', z.strictObject({
  role: z.enum(['customer', 'provider', 'internal', 'integrator']).describe('Customer, provider (supplier), internal unit, or the integrator of several suppliers\' services.'),
}).describe('An organisation or department that agreements name.'));

export type PartyTerms = z.output<typeof partyShape>['spec'];
