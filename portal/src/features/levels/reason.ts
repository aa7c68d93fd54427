import type { PromiseFragment } from '../../api/graphql/graphql.ts';

export type Reason = 'FAILED' | 'FAILED_ENDED' | 'BELOW_EXPECTED' | 'AT_RISK' | 'INDETERMINATE' | 'STALE';

/** Why a promise wants to be looked at; undefined when it does not. */
export function reasonOf(level: PromiseFragment): Reason | undefined {
  const { current } = level;
  if (current === null) return undefined;
  switch (current.state) {
    case 'FAILED': return current.running ? 'FAILED' : 'FAILED_ENDED';
    case 'BELOW_EXPECTED': return 'BELOW_EXPECTED';
    case 'AT_RISK': return 'AT_RISK';
    case 'INDETERMINATE': return 'INDETERMINATE';
    case 'ON_COURSE': case 'MET': case 'NOT_APPLICABLE': case 'WAIVED': case 'PENDING': return current.staleSince === null ? undefined : 'STALE';
  }
}
