import { UNATTRIBUTED } from '@entente/sla';
import type { PartyShare } from '@entente/sla';
import type { Instant } from '@entente/worktime';
import { measureOf, shownResult } from '../shown-result.ts';
import { comparedRulesOf } from './compared-rules.ts';
import { minutesOf } from './share-in-words.ts';
import { downOf, splitOf } from './shared-result.queries.ts';
import type { SegmentRow, ShareRow, SharedResultRow, SupplierRow } from './shared-result.queries.ts';
import type { RuleSharesType, SharedMetricResultType, SharedSegmentType, ShareType, SupplierLevelType } from './shared-result.types.ts';

/** A stored result of a shared metric as the API shows it. Its periods are never closed: they have no statements. */
export function shownSharedResult(row: SharedResultRow, now: Instant): SharedMetricResultType {
  return {
    ...shownResult({ ...row, statements: null }, now),
    id: row.id,
    sharedMetricId: row.shared_metric_id,
    state: row.state,
    running: row.running,
    derived: row.derived,
    staleSince: row.stale_since,
    logPosition: row.log_position,
    computedAt: row.computed_at,
  };
}

export function shownSupplier({ party_id, component, name, good, bad, shown }: SupplierRow): SupplierLevelType {
  return { partyId: party_id, component, name, toDate: measureOf(good, bad, shown), bad };
}

export function shownShare({ party_id, numerator, denominator }: ShareRow): ShareType {
  const milliseconds = { numerator, denominator };
  return { partyId: party_id, milliseconds, shown: minutesOf(milliseconds) };
}

export function shownSegment({ starts_at, ends_at, reading, down, split }: SegmentRow): SharedSegmentType {
  return {
    start: starts_at,
    end: ends_at,
    reading,
    down: downOf(down),
    split: splitOf(split).map(shownPart),
  };
}

export function shownRules(text: string): readonly RuleSharesType[] {
  return comparedRulesOf(text).map(({ rule, shares, residual }) => ({ rule, residual, shares: shares.map(shownPart) }));
}

function shownPart({ party, share }: PartyShare): ShareType {
  return { partyId: party === UNATTRIBUTED ? null : party, milliseconds: share, shown: minutesOf(share) };
}
