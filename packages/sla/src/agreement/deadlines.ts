import { targetDueAt } from '@entente/worktime';
import type { Instant, Interval, ZoneName } from '@entente/worktime';
import type { Deadline } from '../money/money-model.ts';
import type { Decision } from './agreement-model.ts';

/**
 * The first instant that is too late (S27): so many days of the zone after the period's end, or after its first
 * statement was issued. Undefined while there is no statement.
 */
export function deadlineOf({ days, after }: Deadline, zone: ZoneName, period: Interval, decisions: readonly Decision[]): Instant | undefined {
  const from = after === 'period-end' ? period.end : statementAt(period, decisions);
  return from === undefined ? undefined : targetDueAt({ kind: 'always' }, zone, from, { unit: 'business-day', count: days });
}

function statementAt({ start }: Interval, decisions: readonly Decision[]): Instant | undefined {
  return decisions.find(({ kind, period }) => kind === 'statement' && period === start)?.at;
}

/** What was decided by then, in order of time, equal ones by id. */
export function decidedBy(decisions: readonly Decision[], asOf: Instant): readonly Decision[] {
  return decisions.filter(({ at }) => at <= asOf).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}
