import type { AvailabilityResult, Measure, ValueLevelTerms, ValueResult } from '@entente/sla';
import type { Instant } from '@entente/worktime';
import type { AccountLine } from './account.ts';
import type { Cell } from './cells.ts';
import { storedClocks } from './judged-clocks.ts';
import { STATE_RANK } from './state-rank.ts';
import { storedValue } from './stored-value.ts';

/** A result with what the portal shows beside it, as it is stored. */
export interface Computed {
  readonly result: AvailabilityResult;
  /** What the period is called. */
  readonly label: string;
  readonly cells: readonly Cell[];
  readonly account: readonly AccountLine[];
  /** Facts up to here are in it, and no others. */
  readonly logPosition: number;
  readonly computedAt: Instant;
}

/** A number of any kind but availability. */
export interface ComputedValue extends Pick<Computed, 'label' | 'account' | 'logPosition' | 'computedAt'> {
  readonly result: ValueResult;
  readonly terms: ValueLevelTerms;
}

/** The columns of a number of any kind but availability; what it comes to is JSON. */
export function valueColumns({ result, terms, label, account, logPosition, computedAt }: ComputedValue) {
  return {
    ...periodColumns(result, label),
    shown: result.toDate.shown ?? null,
    value: JSON.stringify(storedValue(terms, result)),
    cells: '[]',
    clocks: JSON.stringify(storedClocks(result.clocks)),
    account: JSON.stringify(account),
    log_position: logPosition,
    computed_at: new Date(computedAt),
  };
}

/** What results of every kind say of their period. */
function periodColumns(result: AvailabilityResult | ValueResult, label: string) {
  return {
    period_start: new Date(result.period.start),
    period_end: new Date(result.period.end),
    label,
    measured_start: new Date(result.measured.start),
    measured_end: new Date(result.measured.end),
    running: result.running,
    state: result.state,
    state_rank: STATE_RANK[result.state],
    stale_since: result.staleSince === undefined ? null : new Date(result.staleSince),
  };
}

/** The columns that level_result and shared_result have in common. */
export function resultColumns({ result, label, cells, account, logPosition, computedAt }: Computed) {
  const best = measureColumns(result.bestAchievable);
  return {
    ...periodColumns(result, label),
    good: Number(result.toDate.good),
    bad: Number(result.toDate.bad),
    shown: result.toDate.shown ?? null,
    best_good: best.good,
    best_bad: best.bad,
    best_shown: best.shown,
    time_good: result.time.good,
    time_bad: result.time.bad,
    time_excluded: result.time.excluded,
    time_unknown: result.time.unknown,
    time_out_of_hours: result.time['out-of-hours'],
    time_not_yet_known: result.time['not-yet-known'],
    coverage_known: result.coverage.numerator,
    coverage_whole: result.coverage.denominator,
    budget_allowed_numerator: result.budget.allowed.numerator,
    budget_allowed_denominator: result.budget.allowed.denominator,
    budget_left_numerator: result.budget.left.numerator,
    budget_left_denominator: result.budget.left.denominator,
    cells: JSON.stringify(cells.map(cellRow)),
    account: JSON.stringify(account),
    log_position: logPosition,
    computed_at: new Date(computedAt),
  };
}

export function measureColumns(measure: Measure | undefined) {
  if (measure === undefined) return { good: null, bad: null, shown: null };
  return { good: Number(measure.good), bad: Number(measure.bad), shown: measure.shown ?? null };
}

/** A cell as it is stored: start, end, then milliseconds good, bad, excluded, unknown, out of hours, not yet known. */
export type CellRow = readonly [number, number, number, number, number, number, number, number];

function cellRow({ start, end, time }: Cell): CellRow {
  return [start, end, time.good, time.bad, time.excluded, time.unknown, time['out-of-hours'], time['not-yet-known']];
}
