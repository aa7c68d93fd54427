import { describe, expect, it } from 'vitest';
import { unreachable } from './unreachable.ts';

describe('a case that nobody wrote', () => {
  it('is refused by name when it comes from outside all the same', () => {
    const [unheard]: readonly [never] = JSON.parse('[{"kind":"mood"}]');

    expect(() => unreachable(unheard)).toThrow('unexpected case {"kind":"mood"}');
  });
});
