// Generated from the migrated database: `vitest run test/schema -u` in server/ writes it anew.
/* oxlint-disable max-lines -- it grows with the schema and nobody reads it from the top */
import type { ColumnType, Generated } from 'kysely';

type Json = ColumnType<unknown, string, string>;

export interface Tables {
  about: {
    tenant_id: Generated<string>;
    id: string;
    kind: string;
    name: string;
    words: string;
  };
  agreement: {
    tenant_id: Generated<string>;
    id: string;
    key: string;
    name: string;
    kind: string;
    provider_party_id: string;
    customer_party_id: string;
    zone: string;
    grace: number;
    starts_at: Date;
    ends_at: Date | null;
    closed_until: Date | null;
    terms: Generated<string>;
  };
  agreement_version: {
    tenant_id: Generated<string>;
    id: string;
    agreement_id: string;
    number: number;
    effective_from: Date;
    created_at: Generated<Date>;
    terms: Generated<string>;
  };
  api_key: {
    tenant_id: Generated<string>;
    id: string;
    source_id: string;
    prefix: string;
    secret_hash: string;
    created_at: Generated<Date>;
    revoked_at: Date | null;
    last_used_at: Date | null;
  };
  audit_entry: {
    tenant_id: Generated<string>;
    id: string;
    at: Generated<Date>;
    actor_kind: string;
    actor_id: string;
    party_id: string | null;
    action: string;
    subject_kind: string;
    subject_id: string;
    detail: Generated<Json>;
  };
  calendar: {
    tenant_id: Generated<string>;
    id: string;
    name: string;
  };
  calendar_version: {
    tenant_id: Generated<string>;
    id: string;
    calendar_id: string;
    number: number;
    terms: string;
    name: string | null;
  };
  clock_event: {
    tenant_id: Generated<string>;
    id: string;
    source_id: string;
    metric_id: string;
    clock: string;
    event: string;
    at: Date;
    reason: string | null;
    party: string | null;
    sequence: number | null;
    recorded_at: Date;
    priority: string | null;
    parent: string | null;
  };
  component: {
    tenant_id: Generated<string>;
    id: string;
    service_id: string;
    party_id: string | null;
    key: string;
    name: string;
  };
  contract: {
    tenant_id: Generated<string>;
    id: string;
    key: string;
    name: string;
    provider_party_id: string;
    customer_party_id: string;
    signed: string | null;
    lines: string;
  };
  disclosure: {
    tenant_id: Generated<string>;
    id: string;
    party_id: string;
    aspect: string;
    target_kind: string;
    target_id: string;
    created_at: Generated<Date>;
  };
  exclusion: {
    tenant_id: Generated<string>;
    id: string;
    component_id: string;
    source_id: string | null;
    membership_id: string | null;
    starts_at: Date;
    ends_at: Date;
    reason: string;
    approved: boolean;
    recorded_at: Date;
  };
  ingest_batch: {
    tenant_id: Generated<string>;
    id: string;
    source_id: string;
    idempotency_key: string;
    kind: string;
    body_hash: string;
    status: number;
    answer: string;
    accepted: number;
    recorded_at: Date;
    expires_at: Date;
  };
  invitation: {
    tenant_id: Generated<string>;
    id: string;
    email: string;
    role: string;
    party_id: string | null;
    secret_hash: string;
    created_at: Date;
    expires_at: Date;
    accepted_at: Date | null;
  };
  level: {
    tenant_id: Generated<string>;
    id: string;
    agreement_id: string;
    version_id: string;
    key: string;
    name: string;
    place: number;
    metric_id: string;
    calendar_version_id: string;
    obligor_party_id: string;
    expected: string;
    minimum: string | null;
    every: string;
    anchor: string;
    terms: string;
    kind: Generated<string>;
  };
  level_mark: {
    tenant_id: Generated<string>;
    id: string;
    level_id: string | null;
    shared_metric_id: string | null;
    period_start: Date;
    period_end: Date;
    position: number;
    marked_at: Date;
    failures: Generated<number>;
    due_at: Date;
  };
  level_result: {
    tenant_id: Generated<string>;
    id: string;
    agreement_id: string;
    level_id: string;
    period_start: Date;
    period_end: Date;
    label: string;
    measured_start: Date;
    measured_end: Date;
    running: boolean;
    state: string;
    state_rank: number;
    good: number | null;
    bad: number | null;
    shown: string | null;
    best_good: number | null;
    best_bad: number | null;
    best_shown: string | null;
    judged_good: number | null;
    judged_bad: number | null;
    judged_shown: string | null;
    time_good: number | null;
    time_bad: number | null;
    time_excluded: number | null;
    time_unknown: number | null;
    time_out_of_hours: number | null;
    time_not_yet_known: number | null;
    coverage_known: string | null;
    coverage_whole: string | null;
    budget_allowed_numerator: string | null;
    budget_allowed_denominator: string | null;
    budget_left_numerator: string | null;
    budget_left_denominator: string | null;
    stale_since: Date | null;
    cells: string;
    account: string;
    stretches_hash: string;
    log_position: number;
    computed_at: Date;
    value: string | null;
    clocks: Generated<string>;
  };
  log_position: {
    tenant_id: Generated<string>;
    position: number;
    kind: string;
    id: string;
    numbered_at: Generated<Date>;
  };
  loose_metric: {
    tenant_id: Generated<string>;
    id: string;
    key: string;
    name: string;
    measures: string;
    unit: Generated<string>;
    terms: string;
    sources: string;
  };
  membership: {
    tenant_id: Generated<string>;
    id: string;
    user_id: string;
    name: string;
    email: string;
    role: string;
    party_id: string | null;
    epoch: Generated<number>;
    state: Generated<string>;
    created_at: Date;
  };
  metric: {
    tenant_id: Generated<string>;
    id: string;
    component_id: string;
    key: string;
    name: string;
    measures: string;
    unit: Generated<string>;
    terms: string;
  };
  metric_source: {
    tenant_id: Generated<string>;
    id: string;
    metric_id: string;
    source_id: string;
  };
  outbox_pending: {
    tenant_id: Generated<string>;
    id: string;
    kind: string;
    subject_id: string;
  };
  party: {
    tenant_id: Generated<string>;
    id: string;
    kind: string;
    name: string;
    letters: string;
    position: Generated<number>;
    created_at: Generated<Date>;
  };
  party_reach: {
    tenant_id: Generated<string>;
    party_id: string;
    aspect: string;
    target_kind: string;
    target_id: string;
  };
  period_state: {
    tenant_id: Generated<string>;
    id: string;
    agreement_id: string;
    period_start: Date;
    period_end: Date;
    version: number;
    closed_at: Date;
    log_position: number;
    late_position: number | null;
  };
  rollup_day: {
    tenant_id: Generated<string>;
    series_id: string;
    bucket: Date;
    position: number;
    last_at: Date | null;
    good: number;
    total: number;
    value_sum: number;
    value_min: number | null;
    value_max: number | null;
    samples: number;
    good_time: number;
    bad_time: number;
    last_is_bad: boolean | null;
  };
  rollup_hour: {
    tenant_id: Generated<string>;
    series_id: string;
    bucket: Date;
    position: number;
    last_at: Date | null;
    good: number;
    total: number;
    value_sum: number;
    value_min: number | null;
    value_max: number | null;
    samples: number;
    good_time: number;
    bad_time: number;
    last_is_bad: boolean | null;
  };
  sample_batch: {
    tenant_id: Generated<string>;
    id: string;
    source_id: string;
    recorded_at: Date;
    first_at: Date;
    last_at: Date;
    count: number;
    content_hash: string;
    series: string[];
    firsts: number[];
    lasts: number[];
    columns: Buffer | null;
    ends: number[];
  };
  sample_chunk: {
    tenant_id: Generated<string>;
    series_id: string;
    bucket: Date;
    part: number;
    first_position: number;
    recorded_at: Date;
    hours: number;
    samples: Buffer;
  };
  series: {
    tenant_id: Generated<string>;
    id: string;
    metric_id: string;
    source_id: string;
    rule: string;
  };
  service: {
    tenant_id: Generated<string>;
    id: string;
    name: string;
  };
  service_provider: {
    tenant_id: Generated<string>;
    id: string;
    service_id: string;
    party_id: string;
  };
  share: {
    tenant_id: Generated<string>;
    id: string;
    shared_metric_id: string;
    result_id: string;
    party_id: string | null;
    place: number;
    numerator: string;
    denominator: string;
  };
  shared_component: {
    tenant_id: Generated<string>;
    id: string;
    shared_metric_id: string;
    party_id: string;
    metric_id: string;
    name: string;
    place: number;
  };
  shared_metric: {
    tenant_id: Generated<string>;
    id: string;
    key: string;
    name: string;
    end_to_end_metric_id: string | null;
    structure: string;
    rule: string;
    calendar_version_id: string;
    zone: string;
    every: string;
    anchor: string;
    expected: string;
    minimum: string | null;
    terms: string;
    starts_at: Date;
    ends_at: Date | null;
  };
  shared_result: {
    tenant_id: Generated<string>;
    id: string;
    shared_metric_id: string;
    period_start: Date;
    period_end: Date;
    label: string;
    measured_start: Date;
    measured_end: Date;
    running: boolean;
    derived: boolean;
    state: string;
    state_rank: number;
    good: number;
    bad: number;
    shown: string | null;
    best_good: number | null;
    best_bad: number | null;
    best_shown: string | null;
    time_good: number;
    time_bad: number;
    time_excluded: number;
    time_unknown: number;
    time_out_of_hours: number;
    time_not_yet_known: number;
    coverage_known: string;
    coverage_whole: string;
    budget_allowed_numerator: string;
    budget_allowed_denominator: string;
    budget_left_numerator: string;
    budget_left_denominator: string;
    stale_since: Date | null;
    cells: string;
    account: string;
    segments_hash: string;
    log_position: number;
    computed_at: Date;
    rules: Generated<string>;
  };
  shared_segment: {
    tenant_id: Generated<string>;
    id: string;
    shared_metric_id: string;
    result_id: string;
    starts_at: Date;
    ends_at: Date;
    reading: string;
    down: string;
    split: string;
  };
  shared_sum: {
    tenant_id: Generated<string>;
    id: string;
    key: string;
    name: string;
    calendar_version_id: string;
    terms: string;
  };
  signing_key: {
    tenant_id: Generated<string>;
    id: string;
    kid: string;
    public_key: string;
    sealed: Buffer;
    made_at: Date;
    retired_at: Date | null;
  };
  source: {
    tenant_id: Generated<string>;
    id: string;
    party_id: string | null;
    name: string;
    cadence: number | null;
    created_at: Generated<Date>;
  };
  source_component: {
    tenant_id: Generated<string>;
    id: string;
    source_id: string;
    component_id: string | null;
  };
  statement: {
    tenant_id: Generated<string>;
    id: string;
    agreement_id: string;
    party_id: string | null;
    period_start: Date;
    period_end: Date;
    label: string;
    version: number;
    agreement_version: number;
    log_position: number;
    fact_count: number;
    kid: string;
    hash: string;
    signed_at: Date;
    lines: string;
    document: Buffer;
    evidence: Buffer;
  };
  status_change: {
    tenant_id: Generated<string>;
    id: string;
    source_id: string;
    metric_id: string;
    at: Date;
    state: string;
    recorded_at: Date;
  };
  stretch: {
    tenant_id: Generated<string>;
    id: string;
    agreement_id: string;
    result_id: string;
    starts_at: Date;
    ends_at: Date;
    state: string;
    reason: string | null;
    source: string | null;
  };
  supplier_level: {
    tenant_id: Generated<string>;
    id: string;
    shared_metric_id: string;
    result_id: string;
    party_id: string;
    component: string;
    name: string;
    place: number;
    good: number;
    bad: number;
    shown: string | null;
    component_state: string;
    component_since: Date | null;
  };
  tenant: {
    tenant_id: Generated<string>;
    slug: string;
    name: string;
    demo: Generated<boolean>;
    created_at: Generated<Date>;
    time_zone: Generated<string>;
  };
  version_money: {
    tenant_id: Generated<string>;
    id: string;
    agreement_id: string;
    version_id: string;
    terms: string;
  };
  'routing.api_key': {
    tenant_id: Generated<string>;
    key_id: string;
    prefix: string;
  };
  'routing.log_head': {
    tenant_id: Generated<string>;
    position: number;
  };
  'routing.membership': {
    tenant_id: Generated<string>;
    membership_id: string;
    user_id: string;
    role: Generated<string>;
    party_id: string | null;
    epoch: Generated<number>;
  };
  'routing.tenant': {
    tenant_id: Generated<string>;
    slug: string;
  };
  'routing.work_waiting': {
    tenant_id: Generated<string>;
    id: string;
  };
}
