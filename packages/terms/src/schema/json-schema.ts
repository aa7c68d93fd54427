import { z } from 'zod';
import { ententeShape } from '../shapes/entente-shape.ts';

/** A JSON Schema: what editors and other programs need to know of the documents. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The schema of every document of the language, made from the shapes by which documents are read. */
export function jsonSchema(): JsonSchema {
  return {
    $id: 'urn:entente:schema:v1',
    title: 'Entente agreements, version 1',
    description: 'Parties, services, sources, calendars, metrics, shared metrics and sums, contracts and agreements.',
    ...z.toJSONSchema(ententeShape, { io: 'input' }),
  };
}
