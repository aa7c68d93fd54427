import type { TermsProblem } from '@entente/worktime';
import type { ClockLevelTerms, LevelTerms } from '../kinds/kind-model.ts';

/**
 * What is wrong between a version that reaches running clocks and those before it (S10). Targets and hours, and what a change
 * of them does, are its to change; by everything else a clock has been told until then, and that cannot become something else on the way.
 */
export function checkReachedClocks(version: LevelTerms, earlier: readonly LevelTerms[], path: string): readonly TermsProblem[] {
  if (version.kind !== 'clock' || version.reaches !== 'running-clocks') return [];
  const before = earlier.filter((one) => one.kind === 'clock');
  return PARTS.filter(({ of }) => before.some((one) => textOf(of(one)) !== textOf(of(version)))).map(({ name, is }) => ({
    code: 'REACHED_CLOCKS_DIFFER', path: `${path}.${name}`, message: `Clocks that run when this version comes into force ${is}.`, fix: 'Keep it as it was, or let the amendment reach new clocks only (new-clocks).',
  }));
}

interface Part {
  readonly name: string;
  readonly of: (terms: ClockLevelTerms) => unknown;
  readonly is: string;
}

const PARTS: readonly Part[] = [
  { name: 'component', of: ({ component }) => component, is: 'are kept for another component' },
  { name: 'method', of: ({ method: { sources, metric } }) => [sources.toSorted(), metric], is: 'are told of by other sources' },
  { name: 'reopening', of: ({ reopening }) => reopening, is: 'are reopened in another way' },
  { name: 'repeats', of: ({ repeats = false }) => repeats, is: 'have other cycles' },
  { name: 'countsBy', of: ({ countsBy = 'stop-or-due' }) => countsBy, is: 'count by another instant' },
  { name: 'chain', of: ({ chain }) => (chain === undefined ? undefined : heldTo(chain)), is: 'hang on other clocks' },
];

/** What the clocks of a parent are held to, all the way up; what their percentage is asked to be is nothing to those below. */
function heldTo({ parent, reserve }: NonNullable<ClockLevelTerms['chain']>): unknown {
  const { component, method, targets, calendar, period: { zone }, reopening, priorityChange, repeats, chain } = parent;
  return { reserve, component, method, targets, calendar, zone, reopening, priorityChange, repeats, above: chain === undefined ? undefined : heldTo(chain) };
}

/** In one order of keys, whoever wrote them. */
function textOf(part: unknown): string | undefined {
  return JSON.stringify(part, (_key, value: unknown) => (typeof value !== 'object' || value === null || Array.isArray(value) ? value : Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))));
}
