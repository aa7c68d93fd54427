import { describe, expect, test } from 'vitest';
import { seal, unseal } from './seal.ts';

const secret = 'a secret of at least thirty-two characters';
const plain = Buffer.from('the private half of a key');
const shut = 'unable to authenticate data';

describe('a sealed key', () => {
  test('opens with the same secret and context', () => {
    expect(unseal(secret, 'tenant 1', seal(secret, 'tenant 1', plain))).toEqual(plain);
  });

  test('shows nothing of itself and is never the same twice', () => {
    const sealed = seal(secret, 'tenant 1', plain);

    expect(sealed.includes(plain)).toBe(false);
    expect(sealed.equals(seal(secret, 'tenant 1', plain))).toBe(false);
  });

  test('stays shut for another secret, another tenant and after a changed byte', () => {
    const sealed = seal(secret, 'tenant 1', plain);
    const bent = Buffer.from(sealed);
    bent[sealed.length - 1] = (bent.at(-1) ?? 0) ^ 1;

    expect(() => unseal(`${secret}!`, 'tenant 1', sealed)).toThrow(shut);
    expect(() => unseal(secret, 'tenant 2', sealed)).toThrow(shut);
    expect(() => unseal(secret, 'tenant 1', bent)).toThrow(shut);
  });
});
