import type { Instant } from '@entente/worktime';
import type { AccountLine } from './levels/account.ts';
import { floorOf, shownPercentage } from './levels/percent.ts';
import type { CellRow } from './levels/result-columns.ts';
import { periodStateAt } from './periods/period-state.ts';
import type { BudgetType, CellType, ExplanationType, MeasureType, PeriodType, TimeByStateType } from './result.types.ts';

/** The columns that results of levels and of shared metrics have in common, as they are read. */
export interface ResultRow {
  readonly period_start: Date;
  readonly period_end: Date;
  readonly label: string;
  readonly statements: number | null;
  readonly good: number;
  readonly bad: number;
  readonly shown: string | null;
  readonly best_good: number | null;
  readonly best_bad: number | null;
  readonly best_shown: string | null;
  readonly time_good: number;
  readonly time_bad: number;
  readonly time_excluded: number;
  readonly time_unknown: number;
  readonly time_out_of_hours: number;
  readonly time_not_yet_known: number;
  readonly coverage_known: string;
  readonly coverage_whole: string;
  readonly budget_allowed_numerator: string;
  readonly budget_allowed_denominator: string;
  readonly budget_left_numerator: string;
  readonly budget_left_denominator: string;
  readonly cells: string;
}

/** Whether a row has the columns of an availability; every other number is JSON. */
export function isOfTime<R extends object>(row: R): row is R & ResultRow {
  return 'good' in row && row.good !== null;
}

/** A row as the API shows it: the stored numbers in their places. */
export function shownResult(row: ResultRow, now: Instant) {
  return {
    period: shownPeriod(row, now),
    toDate: measureOf(row.good, row.bad, row.shown),
    bestAchievable: row.best_good === null || row.best_bad === null ? null : measureOf(row.best_good, row.best_bad, row.best_shown),
    time: timeOf(row),
    coverage: shownPercentage({ numerator: row.coverage_known, denominator: row.coverage_whole }),
    budget: budgetOf(row),
    cells: cellsOf(row.cells),
  };
}

export function shownPeriod({ period_start, period_end, label, statements }: Pick<ResultRow, 'period_start' | 'period_end' | 'label' | 'statements'>, now: Instant): PeriodType {
  const period = { start: period_start.getTime(), end: period_end.getTime() };
  return { ...period, label, state: periodStateAt({ period, statements: statements ?? 0 }, now) };
}

export function measureOf(good: number, bad: number, shown: string | null): MeasureType {
  const ratio = good + bad === 0 ? null : { numerator: String(good), denominator: String(good + bad) };
  return { good, bad, ratio, shown };
}

function timeOf(row: ResultRow): TimeByStateType {
  return {
    good: row.time_good, bad: row.time_bad, excluded: row.time_excluded, unknown: row.time_unknown,
    outOfHours: row.time_out_of_hours, notYetKnown: row.time_not_yet_known,
  };
}

function budgetOf(row: ResultRow): BudgetType {
  return {
    allowed: floorOf({ numerator: row.budget_allowed_numerator, denominator: row.budget_allowed_denominator }),
    used: row.bad,
    left: floorOf({ numerator: row.budget_left_numerator, denominator: row.budget_left_denominator }),
  };
}

function cellsOf(text: string): readonly CellType[] {
  // Written by result-columns.ts.
  const rows: readonly CellRow[] = JSON.parse(text);
  return rows.map(([start, end, good, bad, excluded, unknown, outOfHours, notYetKnown]) => ({ start, end, time: { good, bad, excluded, unknown, outOfHours, notYetKnown } }));
}

/** The stored account of a result, line by line. */
export function shownAccount(text: string): readonly ExplanationType[] {
  // Written by result-columns.ts.
  const lines: readonly AccountLine[] = JSON.parse(text);
  return lines.map(({ kind, says, rule = null, amount = null, at = null, source = null, fact = null }) => ({ kind, says, rule, amount, at, source, fact }));
}
