import { z } from 'zod';
import { moment, name } from '../scalars/written-values.ts';
import { documentShape } from './metadata-shape.ts';

/** The legal parent that bundles agreements as service lines. */
export const contractShape = documentShape('Contract', z.strictObject({
  provider: name.describe('The party that provides.'),
  customer: name.describe('The party that receives.'),
  signed: z.exactOptional(moment).describe('When it was signed.'),
  serviceLines: z.array(z.strictObject({
    name: name.describe('Its name in the contract.'),
    displayName: z.exactOptional(z.string()).describe('What people call it.'),
    agreements: z.array(name).min(1).describe('The agreements that make it up.'),
  })).min(1).describe('What is provided, line by line.'),
}).describe('The legal parent of agreements: a master service agreement, a statement of work.'));

export type ContractTerms = z.output<typeof contractShape>['spec'];
