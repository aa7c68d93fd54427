import type { Structure } from '@entente/sla';
import { z } from 'zod';
import type { Content } from '../source/source-document.ts';
import { name, whole } from '../scalars/written-values.ts';


const leaf = z.codec(name, z.strictObject({ component: z.string() }), {
  decode: (component) => ({ component }),
  encode: ({ component }) => component,
});

/** How components make up the whole (S31): `series` needs all, `parallel` needs one, `atLeast` needs so many `of` its parts. */
export const structureShape: z.ZodType<Structure, Content> = z.lazy(() => z.union([
  leaf,
  z.strictObject({ series: parts.describe('All of them are needed.') }).describe('Fails when one of its parts fails.'),
  z.strictObject({ parallel: parts.describe('One of them is enough.') }).describe('Fails when all of its parts fail.'),
  z.strictObject({ atLeast: whole.describe('So many are needed'), of: parts.describe('of these.') }).describe('Fails when fewer than so many of its parts work.'),
])).meta({ id: 'structure', description: 'How the components make up the whole.' });

const parts = z.array(structureShape);
