import { z } from 'zod';
import { name } from '../scalars/written-values.ts';
import { documentShape } from './metadata-shape.ts';

const componentShape = z.strictObject({
  name: name.describe('The name that facts and levels use; unique among all services.'),
  displayName: z.exactOptional(z.string()).describe('What people call it.'),
  supplier: z.exactOptional(name).describe('The party that runs it, where that is not the provider.'),
});

/** A service and the components that facts speak of. */
export const serviceShape = documentShape('Service', z.strictObject({
  provider: z.exactOptional(name).describe('The party that provides it.'),
  components: z.array(componentShape).min(1).describe('What facts speak of and levels measure.'),
}).describe('A service and its components.'));

export type ServiceTerms = z.output<typeof serviceShape>['spec'];
