import { z } from 'zod';
import { letters } from '../scalars/written-values.ts';
import { documentShape } from './metadata-shape.ts';

/** An organisation or a department in the book. */
export const partyShape = documentShape('Party', z.strictObject({
  role: z.enum(['customer', 'provider', 'internal', 'integrator']).describe('Customer, provider (supplier), internal unit, or the integrator of several suppliers\' services.'),
  letters: z.exactOptional(letters).describe('The one to three letters that stand for it where room is short.'),
}).describe('An organisation or department that agreements name.'));

export type PartyTerms = z.output<typeof partyShape>['spec'];
