import 'reflect-metadata';
import { printSchema } from 'graphql';
import { expect, it } from 'vitest';
import { buildApi } from '../src/graphql/schema.ts';

it('schema.graphql is what the API is (vitest run test/api-schema -u writes it anew)', async () => {
  await expect(`${printSchema(buildApi())}\n`).toMatchFileSnapshot('../schema.graphql');
});
