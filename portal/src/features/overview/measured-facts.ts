import type { PromiseFragment } from '../../api/graphql/graphql.ts';

/**
 * Three facts about the measurement of all promises together. Percentages are never averaged (S20): coverage adds
 * the known and the unknown time of all levels, and is rounded down (S21).
 */
export function measuredFacts(levels: readonly PromiseFragment[]) {
  const results = levels.filter((level) => level.basis === 'TIME').flatMap(({ current }) => (current?.time == null ? [] : [{ time: current.time, cells: current.cells }]));
  if (results.length === 0) return undefined;
  const sum = (state: 'good' | 'bad' | 'excluded' | 'unknown') => results.reduce((total, result) => total + BigInt(result.time[state]), 0n);
  const known = sum('good') + sum('bad');
  const included = known + sum('unknown');
  const thousandths = included === 0n ? 0n : known * 100_000n / included;
  const badDays = new Set(results.flatMap((result) => result.cells.filter((cell) => cell.time.bad !== '0').map((cell) => cell.start)));
  return { coverage: `${thousandths / 1_000n}.${String(thousandths % 1_000n).padStart(3, '0').slice(0, 1)}`, bad: String(sum('bad')), excluded: String(sum('excluded')), badDays: badDays.size };
}
