import { describe, expect, it } from 'vitest';
import { newId } from '../store/ids.ts';
import { globalId, idOf } from './ids.ts';

describe('a global id', () => {
  const uuid = newId();

  it('gives its uuid to whoever asks for its type', () => {
    expect(idOf('Party', globalId('Party', uuid))).toBe(uuid);
  });

  it.each([
    ['of another type', globalId('Level', uuid)],
    ['of no uuid', globalId('Party', 'x')],
    ['with something after it', `${globalId('Party', uuid)}=`],
    ['a bare uuid', uuid],
    ['nothing', ''],
  ])('%s is nothing', (_, id) => {
    expect(idOf('Party', id)).toBeNull();
  });
});
