/** What can stand in a tenant's log: facts first, then what was derived from them or changed by a person. */
export type OutboxKind =
  | 'sample-batch'
  | 'status-change'
  | 'clock-event'
  | 'exclusion'
  | 'agreement-version'
  | 'shared-metric'
  | 'level-result'
  | 'shared-result'
  | 'period-state'
  | 'statement'
  | 'membership'
  | 'source'
  | 'party';
