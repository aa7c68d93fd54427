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
  z.strictObject({ series: parts }).describe('Fails when one of its parts fails.'),
  z.strictObject({ parallel: parts }).describe('Fails when all of its parts fail.'),
  z.strictObject({ atLeast: whole, of: parts }).describe('Fails when fewer than so many of its parts work.'),
])).meta({ id: 'structure', description: 'How the components make up the whole.' });

const parts = z.array(structureShape);
