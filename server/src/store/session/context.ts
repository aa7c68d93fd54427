import type { Actor } from '../../access/actor.ts';
import { isUuid } from '../ids.ts';
import type { RunningRole } from '../migrations/roles.ts';
import { literal } from './literals.ts';

/** Which role a session of this actor runs under; what a party scope may see is decided by the role it has in the database. */
export function roleOf(actor: Actor): RunningRole {
  if (actor.kind === 'worker') return 'worker';
  return actor.kind === 'member' && actor.partyId !== null ? 'portal' : 'app';
}

export interface Limits {
  readonly statement: number;
  readonly lock: number;
  readonly idle: number;
}

/** In milliseconds: a person waits for one, a worker does not. */
export const LIMITS: Readonly<Record<'person' | 'worker', Limits>> = {
  person: { statement: 15_000, lock: 5_000, idle: 30_000 },
  worker: { statement: 300_000, lock: 30_000, idle: 300_000 },
};

/**
 * The statements that open a session. The context is set by `set local` with checked literals: it ends with the
 * transaction, whatever happens, and (unlike set_config) it reaches the nodes of a distributed database. For a party
 * the last of them asks for its reach.
 */
export function opening(actor: Actor, readOnly: boolean, limits: Partial<Limits>): string {
  const settings = {
    'entente.tenant_id': uuid(actor.tenantId),
    ...(actor.kind !== 'worker' && actor.partyId !== null ? { 'entente.party_id': uuid(actor.partyId) } : {}),
    ...timeouts(limits),
  };
  const reach = roleOf(actor) === 'portal' ? [REACH] : [];
  return [`begin${readOnly ? ' read only' : ''}`, ...setLocal(settings), ...reach].join('; ');
}

/** The settings behind the limits; those of a pool's connections hold where a session states none. */
export const timeouts = ({ statement, lock, idle }: Partial<Limits>): Record<string, string> => ({
  ...(statement === undefined ? {} : { statement_timeout: String(statement) }),
  ...(lock === undefined ? {} : { lock_timeout: String(lock) }),
  ...(idle === undefined ? {} : { idle_in_transaction_session_timeout: String(idle) }),
});

export interface ReachRow {
  readonly target_kind: string;
  readonly aspect: string;
  readonly targets: readonly string[];
}

const REACH = `
  select target_kind, aspect, array_agg(target_id::text) as targets
  from entente.party_reach
  where tenant_id = entente.app_tenant() and party_id = entente.app_party()
  group by target_kind, aspect`;

/** What a party may see, by aspect: 'levels' for agreements, 'shared_metric_levels' for the rest. */
export function reachSettings(rows: readonly ReachRow[]): string {
  const settings: Record<string, string> = {};
  for (const { target_kind, aspect, targets } of rows) {
    const name = target_kind === 'agreement' ? aspect : `${target_kind}_${aspect}`;
    if (!/^[a-z_]+$/.test(name)) throw new Error(`not the name of a reach: ${name}`);
    settings[`entente.reach_${name}`] = targets.map(uuid).join(',');
  }
  return setLocal(settings).join('; ');
}

const setLocal = (settings: Readonly<Record<string, string>>): string[] =>
  Object.entries(settings).map(([name, value]) => `set local ${name} = ${literal(value).quoted}`);

function uuid(text: string): string {
  if (!isUuid(text)) throw new Error('the context of a session takes ids only');
  return text;
}
