import { describe, expect, it } from 'vitest';
import { tableTypes } from '../src/store/catalogue/table-types.ts';
import { testWorld } from './world.ts';

describe('what is generated from the migrated database is fresh (vitest run test/schema -u writes it anew)', () => {
  const world = testWorld();

  it('src/store/tables.ts', async () => {
    await expect(await tableTypes(world.admin)).toMatchFileSnapshot('../src/store/tables.ts');
  });
});
