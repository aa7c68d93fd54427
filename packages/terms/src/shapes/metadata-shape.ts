import { z } from 'zod';
import { name } from '../scalars/written-values.ts';

export const API_VERSION = 'entente/v1' as const;

const words = z.record(z.string(), z.string());

/** What every document says of itself. */
const metadataShape = z.strictObject({
  name: name.describe('The name by which other documents refer to it; unique among those of its kind.'),
  displayName: z.exactOptional(z.string()).describe('What people call it.'),
  description: z.exactOptional(z.string()).describe('What it is, in a sentence or more.'),
  labels: z.exactOptional(words).describe('Words to find and group it by.'),
  annotations: z.exactOptional(words).describe('Notes for other tools; kept and handed on.'),
}).meta({ id: 'metadata', description: 'What the document says of itself.' });

export type Metadata = z.output<typeof metadataShape>;

/** The frame of every document: whose language it is, its kind, its name, and what it says. */
export function documentShape<const K extends string, S extends z.ZodType>(kind: K, spec: S) {
  return z.strictObject({
    apiVersion: z.literal(API_VERSION).describe('The language and its version.'),
    kind: z.literal(kind).describe('The kind of the document.'),
    metadata: metadataShape,
    spec,
  });
}
