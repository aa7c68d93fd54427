import type { AgreedLevel, LevelResult, LevelState } from '@entente/sla';
import { durationOf, percentOf } from './show-numbers.ts';

/** The states in the words of the portal. */
const STATE: Readonly<Record<LevelState, string>> = {
  'on-course': 'on course', met: 'met', 'at-risk': 'at risk', 'below-expected': 'below expected', failed: 'failed',
  indeterminate: 'indeterminate', 'not-applicable': 'not applicable', waived: 'waived',
};

export const LEVEL_COLUMNS = [
  { head: 'Level' }, { head: 'Expected', side: 'right' }, { head: 'Result', side: 'right' }, { head: 'Best', side: 'right' }, { head: 'Missed', side: 'right' }, { head: 'Known', side: 'right' }, { head: 'State' },
] as const;

/** What a row says beside the result. */
export interface LevelHead {
  readonly name: string;
  readonly expected: string;
  /** What stands behind its numbers. */
  readonly unit: string;
  /** What an availability's misses are counted in; absent: milliseconds. */
  readonly missesIn?: 'events';
}

/** One level in one period, as a row under {@link LEVEL_COLUMNS}. */
export function levelRow({ name, expected, unit, missesIn }: LevelHead, result: LevelResult): readonly string[] {
  const shown = (number: string | undefined): string => (number === undefined ? '–' : `${number} ${unit}`.trimEnd());
  // Where excused time was left out, that number is the one that is judged (S13).
  const { toDate, judged = toDate, bestAchievable, coverage, state } = result;
  return [name, expected, shown(judged.shown), shown(bestAchievable?.shown), missedOf(result, missesIn), percentOf(coverage), STATE[state]];
}

export function headOf(level: AgreedLevel): LevelHead {
  const { name } = level;
  switch (level.kind) {
    case 'availability':
      return { name, unit: '%', expected: `${level.expected} %`, ...(level.basis === 'occurrences' ? { missesIn: 'events' } : {}) };
    case 'ratio':
    case 'threshold':
    case 'clock':
      return { name, unit: '%', expected: `${level.expected} %` };
    case 'percentile':
      return { name, unit: level.unit, expected: `${level.expected} ${level.unit}` };
    case 'goal':
      return { name, unit: level.unit, expected: `${level.promised} ${level.unit}${level.expected === undefined ? '' : ` × ${level.expected} %`}` };
    case 'score':
      return { name, unit: '', expected: `${level.expected} of ${level.scale.most}` };
    case 'money':
      return { name, unit: `${level.currency} minor`, expected: `${level.expected} ${level.currency} minor` };
  }
}

function missedOf(result: LevelResult, missesIn: LevelHead['missesIn']): string {
  if (!('kind' in result)) return missesIn === 'events' ? `${result.toDate.bad} of ${Number(result.toDate.good) + Number(result.toDate.bad)}` : durationOf(Number(result.toDate.bad));
  return result.toDate.missed === undefined ? '–' : `${result.toDate.missed} of ${result.toDate.counted}`;
}
