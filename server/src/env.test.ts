import { describe, expect, it } from 'vitest';
import { readEnv } from './env.ts';

describe('the environment', () => {
  it('asks for nothing', () => {
    expect(readEnv({})).toMatchObject({ HOST: '127.0.0.1', PORT: 4000, ENTENTE_POOL: 10, ENTENTE_LOG_LEVEL: 'info', ENTENTE_ALLOW_OLD_POSTGRES: false });
  });

  it.each([
    ['PORT', '0', { PORT: 0 }],
    ['PORT', '65535', { PORT: 65_535 }],
    ['ENTENTE_ALLOW_OLD_POSTGRES', '1', { ENTENTE_ALLOW_OLD_POSTGRES: true }],
  ])('says %s=%s', (name, value, read) => {
    expect(readEnv({ [name]: value })).toMatchObject(read);
  });

  it.each([
    ['PORT', 'abc', 'it needs a whole number from 0 to 65535'],
    ['PORT', '-1', 'it needs a whole number from 0 to 65535'],
    ['PORT', '65536', 'it needs a whole number from 0 to 65535'],
    ['PORT', '80.5', 'it needs a whole number from 0 to 65535'],
    ['ENTENTE_POOL', '0', 'it needs a whole number from 1 to 200'],
    ['ENTENTE_SECRET', 'short', 'it needs at least 32 characters'],
    ['ENTENTE_ALLOW_OLD_POSTGRES', 'yes', 'it is 0 or 1'],
    ['ENTENTE_LOG_LEVEL', 'loud', 'it is one of fatal, error, warn, info, debug, trace, silent'],
  ])('that is wrong is named with what it needs: %s=%s', (name, value, needs) => {
    expect(() => readEnv({ [name]: value })).toThrow(`The environment variable ${name} is not right: ${needs}.`);
  });
});
