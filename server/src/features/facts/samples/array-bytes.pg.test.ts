import { describe, expect, it } from 'vitest';
import { testWorld } from '../../../../test/world.ts';
import { floats, integers, longs, truths, uuids } from './array-bytes.ts';

const world = testWorld();

/** What the server reads out of the bytes, as text. */
async function read(type: string, bytes: Buffer): Promise<unknown> {
  const [row] = await world.admin<{ read: string }>(`select $1::${type}[]::text as read`, [bytes]);
  return row?.read;
}

describe('an array as PostgreSQL writes it', () => {
  it.each([
    ['uuid', uuids(['0198c0de-0000-7000-8000-000000000001', 'ffffffff-ffff-4fff-bfff-ffffffffffff']), '{0198c0de-0000-7000-8000-000000000001,ffffffff-ffff-4fff-bfff-ffffffffffff}'],
    ['float8', floats([1.5, null, -0.1, 1_772_400_000_000, 5e-324]), '{1.5,NULL,-0.1,1772400000000,5e-324}'],
    ['int4', integers([0, 1, -1, 2 ** 31 - 1, -(2 ** 31)]), '{0,1,-1,2147483647,-2147483648}'],
    ['int8', longs([0, 1, -1, 2 ** 32, 2 ** 32 - 1, -(2 ** 32), -(2 ** 32) - 1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]),
      '{0,1,-1,4294967296,4294967295,-4294967296,-4294967297,9007199254740991,-9007199254740991}'],
    ['bool', truths([true, false, null]), '{t,f,NULL}'],
    ['uuid', uuids([]), '{}'],
  ])('is read as %s', async (type, bytes, text) => {
    expect(await read(type, bytes)).toBe(text);
  });

  it('is not made of what is no UUID', () => {
    expect(() => uuids(['0198c0de'])).toThrow('no list of UUIDs');
  });
});
