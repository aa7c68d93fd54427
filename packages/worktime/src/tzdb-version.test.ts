import { describe, expect, it, vi } from 'vitest';
import { tzdbVersion } from './tzdb-version.ts';

describe('S2 the version of the zone data', () => {
  it('is what the machine computes with', () => {
    expect(tzdbVersion()).toBe(process.versions['tz']);
    expect(tzdbVersion()).toMatch(/^\d{4}[a-z]/);
  });

  it.each([
    ['a browser', undefined],
    ['a process that is nothing', null],
    ['a process without versions', {}],
    ['a process of which the versions are nothing', { versions: null }],
    ['a process that does not tell', { versions: {} }],
    ['a process that tells something else', { versions: { tz: 7 } }],
  ])('is unknown in %s', (_, process) => {
    vi.stubGlobal('process', process);

    expect(tzdbVersion()).toBe('unknown');

    vi.unstubAllGlobals();
  });
});
