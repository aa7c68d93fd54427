/** S16: how many users or devices there are, and how many are affected, as sources state it. */
import type { Instant } from '@entente/worktime';
import type { AvailabilityTerms } from '../../src/model.ts';
import type { Row } from './what-was-said.ts';

export interface Served {
  readonly served: number;
  readonly affected: number;
}

export const isServed = ({ basis }: AvailabilityTerms): boolean => basis === 'user-minutes' || basis === 'device-minutes';

export const statementsOf = (rows: readonly Row[]) => rows.filter(({ good, total }) => good !== undefined && total !== undefined);

/** The users of all sources that know theirs, added. */
export function servedAt(t: Instant, statements: readonly Row[], { method }: AvailabilityTerms): Served | undefined {
  let sum: Served | undefined;
  for (const source of new Set(method.sources)) {
    const row = statements.findLast((one) => one.source === source && one.at <= t);
    if (row === undefined || (method.maxAge !== undefined && t >= row.at + method.maxAge)) continue;
    const [served, affected] = [row.total ?? 0, (row.total ?? 0) - (row.good ?? row.total ?? 0)];
    sum = { served: (sum?.served ?? 0) + served, affected: (sum?.affected ?? 0) + affected };
  }
  return sum;
}
