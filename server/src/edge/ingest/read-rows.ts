import type { StatusState } from '@entente/sla';
import type { Instant } from '@entente/worktime';
import type { ClockRow, ExclusionRow, Scope, StatusRow } from '../../features/facts/index.ts';
import { boolean, type Fields, fieldsOf, instant, optionalInteger, optionalText, text } from './fields.ts';
import { RowProblem, type RowRefusal } from './refusals.ts';
import type { RawRow } from './rows.ts';
import { spokenBy } from './scope.ts';

/** The rows that can be used, and each of the others with what is wrong with it. */
export interface ReadRows<T> {
  readonly good: readonly T[];
  readonly rejected: readonly RowRefusal[];
}

export interface Reading {
  readonly scope: Scope;
  readonly now: Instant;
}

type ReadRow<T> = (fields: Fields, reading: Reading) => T;

export function readRows<T>(rows: readonly RawRow[], read: ReadRow<T>, reading: Reading): ReadRows<T> {
  const good: T[] = [];
  const rejected: RowRefusal[] = [];
  rows.forEach((row, index) => {
    try {
      good.push(read(fieldsOf(row), reading));
    } catch (problem) {
      rejected.push(rejection(index, problem));
    }
  });
  return { good, rejected };
}

/** What was thrown for a row, with its place; anything but a row's problem is thrown on. */
export function rejection(index: number, problem: unknown): RowRefusal {
  if (!(problem instanceof RowProblem)) throw problem;
  const { field, reason, message, fix } = problem;
  return { index, field, reason, message, fix };
}

const STATES: readonly StatusState[] = ['up', 'down', 'degraded', 'unknown'];

export const statusRow: ReadRow<StatusRow> = (fields, { scope, now }) => {
  const { metricId } = spokenBy(scope, fields, 'status');
  const at = instant(fields, 'at', { now, future: 'refused' });
  const said = text(fields, 'state').toLowerCase();
  const state = STATES.find((each) => each === said);
  if (state === undefined) throw new RowProblem('state', 'UNKNOWN_STATE', `"${said}" is no state.`, `Say one of ${STATES.join(', ')}.`);
  return { metricId, at, state };
};

const EVENTS = ['attach', 'start', 'reset', 'reassign', 'resume', 'pause', 'cancel', 'stop'];

export const clockRow: ReadRow<ClockRow> = (fields, { scope, now }) => {
  const { metricId } = spokenBy(scope, fields, 'clocks');
  const event = text(fields, 'event').toLowerCase();
  if (!EVENTS.includes(event)) throw new RowProblem('event', 'UNKNOWN_EVENT', `"${event}" is no event of a clock.`, `Say one of ${EVENTS.join(', ')}.`);
  return {
    metricId, event, clock: text(fields, 'clock'), at: instant(fields, 'at', { now, future: 'refused' }), reason: optionalText(fields, 'reason'), party: optionalText(fields, 'party'),
    sequence: optionalInteger(fields, 'sequence'), priority: optionalText(fields, 'priority'), parent: optionalText(fields, 'parent'),
  };
};

/** An exclusion may lie ahead: maintenance is declared before it happens. */
export const exclusionRow: ReadRow<ExclusionRow> = (fields, { scope, now }) => {
  const { componentId } = spokenBy(scope, fields);
  const start = instant(fields, 'from', { now, future: 'allowed' });
  const end = instant(fields, 'to', { now, future: 'allowed' });
  if (end <= start) throw new RowProblem('to', 'ENDS_BEFORE_START', 'The exclusion ends before it begins.', 'Give it an end after its start.');
  return { componentId, start, end, reason: text(fields, 'reason', 500), approved: boolean(fields, 'approved', false) };
};
