import { describe, expect, it } from 'vitest';
import { tallyOf } from './changes.ts';
import type { ChangeReport, Equivalent } from './changes.ts';

const source = ['export function least(a: number, b: number): number {', '  return a <= b ? a : b;', '}'].join('\n');

/** The change of `<=` to `<` and what became of it. */
function report(status: string): ChangeReport {
  return { files: { 'src/least.ts': { source, mutants: [{ status, replacement: 'a < b', location: { start: { line: 2, column: 10 }, end: { line: 2, column: 16 } } }] } } };
}

const equivalent: Equivalent = { file: 'packages/x/src/least.ts', line: 'return a <= b ? a : b;', from: 'a <= b', to: 'a < b', why: 'of two that are equal either is the least' };
const tally = (status: string, ...equivalents: readonly Equivalent[]) => tallyOf(report(status), 'packages/x', equivalents);

describe('what became of the changes', () => {
  it('is counted, and what survived is told with its place', () => {
    expect(tally('Killed')).toEqual({ killed: 1, timeout: 0, equivalent: 0, survived: [], uncovered: [], stale: [] });
    expect(tally('Timeout')).toMatchObject({ killed: 0, timeout: 1 });
    expect(tally('Survived').survived).toEqual([{ file: 'packages/x/src/least.ts', number: 2, line: 'return a <= b ? a : b;', from: 'a <= b', to: 'a < b', status: 'Survived' }]);
    expect(tally('NoCoverage').uncovered).toHaveLength(1);
  });

  it('an equivalent one is set apart', () => {
    expect(tally('Survived', equivalent)).toMatchObject({ equivalent: 1, survived: [], stale: [] });
    expect(tally('NoCoverage', equivalent)).toMatchObject({ equivalent: 1, uncovered: [], stale: [] });
  });

  it('is equivalent only in its own line, from its own text to its own text', () => {
    for (const other of [{ line: 'return a;' }, { from: 'a' }, { to: 'a >= b' }]) expect(tally('Survived', { ...equivalent, ...other })).toMatchObject({ equivalent: 0, survived: [{}], stale: [{}] });
  });

  it('an equivalent one that a test notices is stale, one that was not tried is not', () => {
    expect(tally('Killed', equivalent).stale).toEqual([equivalent]);
    expect(tally('Ignored', equivalent).stale).toEqual([]);
  });

  it('those of files that were not tried are left alone', () => {
    expect(tally('Survived', { ...equivalent, file: 'packages/x/src/most.ts' })).toMatchObject({ equivalent: 0, stale: [] });
  });

  it('a change of several lines is written in one', () => {
    const block = { status: 'Survived', replacement: '{}', location: { start: { line: 1, column: 53 }, end: { line: 3, column: 2 } } };

    expect(tallyOf({ files: { 'src/least.ts': { source, mutants: [block] } } }, 'packages/x', []).survived).toMatchObject([{ number: 1, from: '{ return a <= b ? a : b; }', to: '{}' }]);
  });
});
