// Generated from the migrated database: `vitest run test/schema -u` in server/ writes it anew.
import type { ColumnType, Generated } from 'kysely';

type Json = ColumnType<unknown, string, string>;

export interface Tables {
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
  log_position: {
    tenant_id: Generated<string>;
    position: number;
    kind: string;
    id: string;
    numbered_at: Generated<Date>;
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
