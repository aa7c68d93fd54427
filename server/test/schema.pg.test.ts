import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../src/store/catalogue/read-catalogue.ts';
import { schemaText } from '../src/store/catalogue/schema-text.ts';
import { tableTypes } from '../src/store/catalogue/table-types.ts';
import { testWorld } from './world.ts';

describe('what is generated from the migrated database is fresh (vitest run test/schema -u writes it anew)', () => {
  const world = testWorld();

  it('src/store/tables.ts', async () => {
    await expect(await tableTypes(world.admin)).toMatchFileSnapshot('../src/store/tables.ts');
  });

  it('schema.sql, the same on every supported PostgreSQL', async () => {
    await expect(schemaText(await readCatalogue(world.admin))).toMatchFileSnapshot('../schema.sql');
  });
});
