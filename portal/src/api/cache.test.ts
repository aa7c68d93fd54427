import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { keys } from './cache.ts';

const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../../server/schema.graphql'), 'utf8'));
const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];

describe('the cache', () => {
  test('knows every type without an id as a part of what holds it', () => {
    const parts = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !roots.includes(type) && !type.name.startsWith('__') && type.getFields()['id'] === undefined);

    expect(parts.map(({ name }) => name).filter((name) => !(name in keys))).toEqual([]);
  });
});
