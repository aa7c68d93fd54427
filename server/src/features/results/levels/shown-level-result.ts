import type { Instant } from '@entente/worktime';
import { measureOf, shownResult } from '../shown-result.ts';
import type { LevelResultRow } from './level-result.queries.ts';
import type { LevelResultType } from './level-result.types.ts';

/** A stored result as the API shows it. */
export function shownLevelResult(row: LevelResultRow, now: Instant): LevelResultType {
  return {
    ...shownResult(row, now),
    id: row.id,
    levelId: row.level_id,
    agreementId: row.agreement_id,
    state: row.state,
    running: row.running,
    judged: row.judged_good === null || row.judged_bad === null ? null : measureOf(row.judged_good, row.judged_bad, row.judged_shown),
    staleSince: row.stale_since,
    logPosition: row.log_position,
    computedAt: row.computed_at,
  };
}
