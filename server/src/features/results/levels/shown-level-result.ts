import type { ValueMeasure } from '@entente/sla';
import type { Instant } from '@entente/worktime';
import type { LevelValueType, MeasureType, ShownValueType } from '../result.types.ts';
import { isOfTime, measureOf, shownPeriod, shownResult } from '../shown-result.ts';
import type { LevelResultRow } from './level-result.queries.ts';
import type { LevelResultType } from './level-result.types.ts';
import { floorOf, shownPercentage } from './percent.ts';
import type { StoredValue } from './stored-value.ts';
import { valueFrom } from './stored-value.ts';

/** A stored result as the API shows it. */
export function shownLevelResult(row: LevelResultRow, now: Instant): LevelResultType {
  const common = {
    id: row.id,
    levelId: row.level_id,
    agreementId: row.agreement_id,
    state: row.state,
    running: row.running,
    staleSince: row.stale_since,
    logPosition: row.log_position,
    computedAt: row.computed_at,
  };
  if (!isOfTime(row)) {
    const stored = valueFrom(row.value ?? '');
    const coverage = stored.coverage === undefined ? null : shownPercentage(stored.coverage);
    return { ...common, period: shownPeriod(row, now), value: shownValue(stored), toDate: null, bestAchievable: null, judged: null, time: null, coverage, budget: null, cells: [] };
  }
  const judged = row.judged_good === null || row.judged_bad === null ? null : measureOf(row.judged_good, row.judged_bad, row.judged_shown);
  const shown = shownResult(row, now);
  return { ...common, ...shown, judged, value: valueOfTime({ ...shown, judged }) };
}

/** A number of any kind but availability. */
export function shownValue({ kind, unit, better, lines, toDate, bestAchievable, judged, left }: StoredValue): LevelValueType {
  return {
    kind, unit, lowerIsBetter: better === 'lower', toDate: shownMeasure(toDate),
    bestAchievable: bestAchievable === undefined ? null : shownMeasure(bestAchievable), judged: judged === undefined ? null : shownMeasure(judged),
    expected: lines.expected, minimum: lines.minimum ?? null, left: left === undefined ? null : floorOf(left),
  };
}

function shownMeasure({ value, exact = value, shown, counted, missed }: ValueMeasure): ShownValueType {
  return { exact: exact ?? null, shown: shown ?? null, counted, missed: missed ?? null };
}

/** An availability as a number like any other: a part of the time, of which nothing single is counted. */
export function valueOfTime({ toDate, bestAchievable, judged }: Pick<LevelResultType, 'bestAchievable' | 'judged'> & { readonly toDate: MeasureType }): LevelValueType {
  const part = ({ ratio, shown }: MeasureType): ShownValueType => ({ exact: ratio, shown, counted: null, missed: null });
  return {
    kind: 'availability', unit: '%', lowerIsBetter: false, toDate: part(toDate), bestAchievable: bestAchievable && part(bestAchievable), judged: judged && part(judged),
    expected: null, minimum: null, left: null,
  };
}
