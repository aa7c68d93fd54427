import { describe, expect, it } from 'vitest';
import { fieldTables } from '../../testing/field-tables.ts';
import { jsonSchema } from './json-schema.ts';

describe('the JSON Schema', () => {
  it('as it is published is the one of the shapes; vitest -u writes it anew', async () => {
    await expect(`${JSON.stringify(jsonSchema(), null, 2)}\n`).toMatchFileSnapshot('../../schema/entente.v1.schema.json');
  });

  it('is told in tables too; vitest -u writes them anew', async () => {
    await expect(fieldTables()).toMatchFileSnapshot('../../FIELDS.md');
  });

  it('describes every field for editors', () => {
    expect(undescribed(jsonSchema(), '')).toEqual([]);
  });
});

/** Fields that say nothing of themselves. */
function undescribed(schema: unknown, path: string): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, part]) => {
    const below = `${path}/${key}`;
    if (key !== 'properties' || typeof part !== 'object' || part === null) return undescribed(part, below);
    const silent = Object.entries<object>({ ...part }).filter(([, field]) => !['const', 'description', '$ref'].some((word) => Object.hasOwn(field, word))).map(([name]) => `${below}/${name}`);
    return [...silent, ...undescribed(part, below)];
  });
}
