// Generated from the migrated database: `vitest run test/schema -u` in server/ writes it anew.
import type { ColumnType, Generated } from 'kysely';

type Json = ColumnType<unknown, string, string>;

export interface Tables {
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
  };
  agreement_version: {
    tenant_id: Generated<string>;
    id: string;
    agreement_id: string;
    number: number;
    effective_from: Date;
    created_at: Generated<Date>;
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
  };
  component: {
    tenant_id: Generated<string>;
    id: string;
    service_id: string;
    party_id: string | null;
    key: string;
    name: string;
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
  };
  log_position: {
    tenant_id: Generated<string>;
    position: number;
    kind: string;
    id: string;
    numbered_at: Generated<Date>;
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
  service: {
    tenant_id: Generated<string>;
    id: string;
    name: string;
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
  source: {
    tenant_id: Generated<string>;
    id: string;
    party_id: string | null;
    name: string;
    cadence: number | null;
    created_at: Generated<Date>;
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
  tenant: {
    tenant_id: Generated<string>;
    slug: string;
    name: string;
    demo: Generated<boolean>;
    created_at: Generated<Date>;
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
