import { describe, expect, it } from 'vitest';
import { readOptions } from './start-options.ts';

describe('the options of start', () => {
  it.each([
    [[], { demo: false, empty: false }],
    [['--demo'], { demo: true, empty: false }],
    [['--empty'], { demo: false, empty: true }],
    [['--', '--empty'].slice(1), { demo: false, empty: true }],
  ])('are read from %j', (args, options) => {
    expect(readOptions(args)).toEqual(options);
  });

  it.each([['--nonsense'], ['-d'], ['demo'], ['--empty=yes']])('are none like %s', (arg) => {
    expect(() => readOptions(['--demo', arg])).toThrow(`"${arg}" is no option of start; there are --demo and --empty.`);
  });

  it('do not ask for a demo and for none', () => {
    expect(() => readOptions(['--demo', '--empty'])).toThrow('exclude each other');
  });
});
